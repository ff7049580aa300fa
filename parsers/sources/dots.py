"""Rules printed as rows of dots: each dot is a filled square, or a dash hardly longer than it is wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.sources.glyphs import Rect

FEWEST = 6
"""Dots that make a rule at least; an ellipsis of squares has three or six."""

CLOSE = 4.0
"""Points from the middle of a dot to that of the next one, at most: rules are drawn anew from cell to cell."""

IN_LINE = 0.2
"""Points by which the middles of the dots of one rule differ at most, one from the next."""

Dot = tuple[float, float, int]
"""Where a dot stands across its rule and along it, and its number."""


def dotted(dots: Sequence[Rect]) -> tuple[list[Rect], list[Rect]]:
    """The rules that dots make, as edges without width, and the dots that stand in no row.

    Dots that shade an area are in rows both ways: they are no rules.
    """
    middles = [((left + right) / 2, (bottom + top) / 2) for left, bottom, right, top in dots]
    level = [row for row in _rows([(y, x, number) for number, (x, y) in enumerate(middles)]) if len(row) >= FEWEST]
    upright = [row for row in _rows([(x, y, number) for number, (x, y) in enumerate(middles)]) if len(row) >= FEWEST]
    rules = [
        *((start, at, end, at) for at, start, end in _rules(level, upright)),
        *((at, start, at, end) for at, start, end in _rules(upright, level)),
    ]
    taken = {number for row in (*level, *upright) for _, _, number in row}
    return rules, [dot for number, dot in enumerate(dots) if number not in taken]


def _rows(dots: list[Dot]) -> Iterator[list[Dot]]:
    """Dots on one line, each close to the next one."""
    for line in _lines(sorted(dots)):
        row: list[Dot] = []
        for dot in sorted(line, key=lambda dot: dot[1]):
            if row and dot[1] - row[-1][1] > CLOSE:
                yield row
                row = []
            row.append(dot)
        yield row


def _lines(dots: Sequence[Dot]) -> Iterator[list[Dot]]:
    line: list[Dot] = []
    for dot in dots:
        if line and dot[0] - line[-1][0] > IN_LINE:
            yield line
            line = []
        line.append(dot)
    if line:
        yield line


def _rules(rows: Sequence[Sequence[Dot]], across: Sequence[Sequence[Dot]]) -> Iterator[tuple[float, float, float]]:
    """Where the rules of one direction stand, begin and end; a rule of a table shares few dots with those across.

    A rule goes on for one step beyond its last dots, for its length need not be a whole number of steps.
    """
    shared = {number for row in across for _, _, number in row}
    for row in rows:
        if 2 * sum(number in shared for _, _, number in row) < len(row):
            at, start, end = row[0][0], row[0][1], row[-1][1]
            step = (end - start) / (len(row) - 1)
            yield at, start - step, end + step
