"""Shaded rows of a table without rules: each is a grid by itself, and the rows on white between them are in none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from model.disclosure import Box
from parsers.amounts import read_amount
from parsers.letters import Letter, lines_of, pieces_of, words_of
from parsers.page import RawGrid

FEWEST = 3
"""Rows of one width that stand apart from each other, from which on they are shading."""

SAME = 2.0
NEAR = 1.2
"""Heights of a shaded row in which the rows on white above and below it stand."""


class _Row(NamedTuple):
    """Where a line of a name and figures begins and ends."""

    start: float
    end: float


def is_shade(grid: RawGrid, grids: Sequence[RawGrid], letters: Sequence[Letter]) -> bool:
    """Whether a grid is one shaded row of several, or a part of one, with rows on white between: no rules part them.

    The last page of a table may have but one of them: rows beside it then begin and end where it does.
    """
    if len(grid.rows) > 1:
        return False
    lone = [other for other in grids if len(other.rows) == 1]
    whole = [grid, *(other for other in lone if _holds_sides(other, grid))]
    return any(sum(_stand_alike(one, other) for other in lone) >= FEWEST for one in whole) or _goes_on(grid, letters)


def _holds_sides(row: RawGrid, part: RawGrid) -> bool:
    """Whether the columns of one row stand where a row has its own."""
    return all(any(abs(edge - other) < SAME for other in row.edges) for edge in part.edges)


def _stand_alike(one: RawGrid, two: RawGrid) -> bool:
    return abs(one.edges[0] - two.edges[0]) < SAME and abs(one.edges[-1] - two.edges[-1]) < SAME


def _goes_on(grid: RawGrid, letters: Sequence[Letter]) -> bool:
    """Whether a row right above or below a grid of one line begins and ends where that does."""
    box = grid.box
    if box is None:
        return False
    reach = NEAR * (box.bottom - box.top)
    inside = _rows(letters, box)
    above, below = (
        box._replace(top=box.top - reach, bottom=box.top),
        box._replace(top=box.bottom, bottom=box.bottom + reach),
    )
    beside = [row for near in (above, below) for row in _rows(letters, near)]
    return len(inside) == 1 and any(_is_alike(inside[0], row) for row in beside)


def _is_alike(one: _Row, two: _Row) -> bool:
    return abs(one.start - two.start) < SAME and abs(one.end - two.end) < SAME


def _rows(letters: Sequence[Letter], box: Box) -> list[_Row]:
    """The lines of a box that are a name and figures."""
    held = [a for a in letters if box.x0 <= a.x0 and a.x1 <= box.x1 and box.top <= (a.top + a.bottom) / 2 < box.bottom]
    lines = (pieces_of(line) for line in lines_of(held))
    return [_Row(pieces[0][0].x0, pieces[-1][-1].x1) for pieces in lines if _is_row(pieces)]


def _is_row(pieces: Sequence[list[Letter]]) -> bool:
    figures = [read_amount(words_of(piece)).has_number for piece in pieces]
    return figures[-1:] == [True] and not all(figures)
