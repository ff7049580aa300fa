"""Pictures as thin as a rule: some printers draw each rule of a table as one, others cut a large picture in strips."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.sources.glyphs import Rect

TOUCHING = 0.3
"""Points between two strips of one picture, at most; they may overlap as much."""

FEWEST = 3
"""Strips of one picture, at least: a double rule is two."""


def drawn_alone(strips: Sequence[Rect]) -> list[Rect]:
    """The thin pictures that are rules: those that no others lie along, as the strips of one picture do."""
    level = [box for box in strips if box[2] - box[0] >= box[3] - box[1]]
    upright = [(b, a, d, c) for a, b, c, d in strips if c - a < d - b]
    return [*_alone(level), *((b, a, d, c) for a, b, c, d in _alone(upright))]


def _alone(level: Sequence[Rect]) -> list[Rect]:
    """Those of some level strips that are in no pile."""
    piles: list[list[Rect]] = []
    for box in sorted(level, key=lambda box: (round(box[0]), round(box[2]), box[1])):
        last = piles[-1][-1] if piles else None
        if last is not None and _lies_along(last, box):
            piles[-1].append(box)
        else:
            piles.append([box])
    return [box for pile in piles if len(pile) < FEWEST for box in pile]


def _lies_along(one: Rect, two: Rect) -> bool:
    """Whether a strip begins and ends where the one below it does, and touches it."""
    beside = max(abs(one[0] - two[0]), abs(one[2] - two[2])) < 2 * TOUCHING
    return beside and abs(two[1] - one[3]) <= TOUCHING


def sides_of(rule: Rect) -> list[Rect]:
    """The two long sides of a rule, as edges without width."""
    left, bottom, right, top = rule
    if right - left >= top - bottom:
        return [(left, bottom, right, bottom), (left, top, right, top)]
    return [(left, bottom, left, top), (right, bottom, right, top)]
