"""Tables without rules, or with horizontal ones only: rows of text whose figures stand in columns.

A run of lines that carry figures in common columns is the body; the lines above it, up to the title or the unit line,
are the head. Columns are the stretches that some word of the body covers; a head that covers several spans them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice, pairwise
from typing import NamedTuple

from parsers.around.lead import is_title
from parsers.bands import Band, Stroke, Word, strokes_of
from parsers.letters import Letter, said_by
from parsers.page import RawGrid
from parsers.unruled.bodies import bodies, head_at_end, head_start, is_apart
from parsers.unruled.guess import guess, head_alone
from parsers.unruled.lines import is_lead, is_row, may_be_row
from parsers.unruled.rows import bands_of
from parsers.unruled.spaced import spelt
from parsers.unruled.typed import typed_rules
from parsers.unruled.words import Line, parted, runs_of, split_words

MAX_WORDS = 6_000
"""More words outside of ruled tables than any page has; they stay lines of text."""

LEAD_LINES = 4


class Found(NamedTuple):
    """The tables, the lines that belong to none, and what to say of tables whose columns are not certain."""

    grids: list[RawGrid]
    lines: list[Line]
    unsure: Sequence[str] = ()


def find_unruled(
    lines: Sequence[Line],
    rules: Sequence[tuple[float, float, float, float]],
    page: int,
    written: Sequence[Letter] = (),
    *,
    may_go_on: bool = True,
) -> Found:
    """The unruled tables among the lines of a page, and the lines that belong to none.

    ``rules`` are those of the page: where there are horizontal ones in a table they part its rows. ``written`` are the
    letters of the lines as the document has them one after the other, where it tells. Rows at the top of the page may
    go on a table of a page before: where there is none (not ``may_go_on``), pages of prose are hardly looked at.
    """
    lines, typed = typed_rules(part for line in lines for part in parted(line))
    if not may_go_on and _has_no_row(lines):
        return Found([], lines)
    split = list(map(_words, lines))
    if not all(split):  # word processors leave blanks in empty cells
        lines = [line for line, words in zip(lines, split, strict=True) if words]
        split = list(filter(None, split))
    if sum(map(len, split)) > MAX_WORDS:
        return Found([], lines)
    runs, top = bodies(split), _top(split) if page > 1 and may_go_on else range(0)
    strokes = strokes_of((*rules, *typed)) if runs or top else []
    order = {id(letter): place for place, letter in enumerate(written)} if runs or top else {}
    grids, taken, unsure = [], set[int](), list[str]()
    for start, end in runs:
        start = head_start(split, start, end, max(taken, default=-1) + 1)
        grid = _grid(split[start:end], strokes, page, order)
        if grid is not None:
            grids.append(grid)
            taken |= set(range(start, end))
        elif title := _title_above(split, start):
            unsure.append(f"{title}没有表格线，分不清哪个数属于哪一栏，没有采用")
    if top and taken.isdisjoint(top):
        grids.append(guess(bands_of(split, top, strokes, page, order)))
    if last := head_at_end(split, max(taken, default=-1) + 1):
        strokes = strokes or strokes_of((*rules, *typed))
        grids.append(head_alone(bands_of(split, last, strokes, page, order), strokes))
    return Found(grids, [line for index, line in enumerate(lines) if index not in taken], unsure)


def begun(lines: Sequence[Line], page: int) -> list[RawGrid]:
    """A guess at the first line of a page that is no lead, where there is no table that it could go on.

    It stands for the lines below, too, and says no more than that the page is not blank.
    """
    for index, (words, below) in enumerate(pairwise(chain(map(_words, lines), [()]))):
        if not is_lead((words, below), 0):
            return [guess([Band(words, (index,), page)])] if words else []
    return []


def _has_no_row(lines: Sequence[Line]) -> bool:
    """Whether no line of a page can be the row of a table, as on pages of prose: few of their lines are asked."""
    if sum(map(len, lines)) > MAX_WORDS:
        return False
    return not any(may_be_row("".join(map(said_by, line))) and _is_row(line) for line in lines)


def _is_row(line: Line) -> bool:
    """Whether a line is the row of a table; most that state a number are prose, and one word."""
    return len(list(islice(runs_of(line), 2))) > 1 and is_row(_words(line))


def _words(line: Line) -> tuple[Word, ...]:
    return tuple(spelt(tuple(split_words(line))))


def _top(split: Sequence[tuple[Word, ...]]) -> range:
    """The lines at the top of a page, below its title, that may be rows of a table of the page before."""
    start = next((index for index in range(len(split)) if not is_lead(split, index)), len(split))
    for index in range(start, len(split)):
        if not split[index] or (index > start and is_apart(split, start, index)):
            return range(start, index)
    return range(start, len(split))


def _grid(
    lines: Sequence[tuple[Word, ...]], strokes: Sequence[Stroke], page: int, order: Mapping[int, int]
) -> RawGrid | None:
    """The grid of some lines, with its rows as they stand and the rules among them."""
    from parsers.unruled.glued import unglued  # most documents rule their tables
    from parsers.unruled.grid import grid_of

    bands = bands_of(unglued(lines), range(len(lines)), strokes, page, order)
    inner = tuple(stroke for stroke in strokes if bands[0].top < stroke.at < bands[-1].bottom)
    grid = grid_of(bands, inner)
    return None if grid is None else replace(grid, bands=tuple(bands), strokes=inner)


def _title_above(split: Sequence[tuple[Word, ...]], start: int) -> str:
    """The title close above the head of a table; blank where there is none."""
    above = (" ".join(word.text for word in words) for words in reversed(split[max(0, start - LEAD_LINES) : start]))
    return next((text for text in above if is_title(text)), "")
