"""Shaded rows or columns of a table without rules are grids of their own, and what is on white between is in none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from model.disclosure import Box
from parsers.amounts import read_amount
from parsers.around.header import is_head_word
from parsers.letters import Letter, lines_of, pieces_of, words_of
from parsers.lexicon import is_total
from parsers.page import RawGrid
from parsers.ruled.ajar import open_rooms

FEWEST = 3
"""Rows of one width that stand apart from each other, from which on they are shading."""

HOLES = 2
"""Places of a row in no cell, from which on it is one on white."""

SAME = 2.0
NEAR = 1.2
"""Heights of a shaded row in which the rows on white above and below it stand."""


MOST = 0.6
"""Share of the rows of shaded columns beside which words stand, at least."""

ALONE = 2
"""Edges of a grid of one column."""

Line = list[list[Letter]]


class _Row(NamedTuple):
    """Where a line of a name and figures begins and ends; the name of a total may be set in the middle."""

    start: float
    end: float
    is_total: bool


def is_shaded(grid: RawGrid, grids: Sequence[RawGrid], letters: Sequence[Letter]) -> bool:
    """Whether a grid is no table, but what is shaded of one."""
    return _is_row_of_several(grid, grids, letters) or _is_column(grid, grids, letters)


def _is_row_of_several(grid: RawGrid, grids: Sequence[RawGrid], letters: Sequence[Letter]) -> bool:
    """Whether a grid is one shaded row of several, or a part of one, with rows on white between: no rules part them.

    The last page of a table may have but one of them: rows beside it then begin and end where it does, or the head is
    said again right above it.
    """
    if len(grid.rows) > 1:
        return False
    lone = [other for other in grids if len(other.rows) == 1]
    whole = [grid, *(other for other in lone if _holds_sides(other, grid))]
    return any(sum(_stand_alike(one, other) for other in lone) >= FEWEST for one in whole) or _goes_on(grid, letters)


def _is_column(grid: RawGrid, grids: Sequence[RawGrid], letters: Sequence[Letter]) -> bool:
    """Whether a grid is shaded columns of a table: words on white stand beside its cells in most of its rows.

    It is a single column, one of several of one height, or a head joins some with gaps between.
    """
    if grid.box is None or len(grid.rows) < 2:
        return False
    level = [other for other in grids if other.box and _is_as_high(other.box, grid.box)]
    if len(grid.edges) > ALONE and len(level) == 1 and not _has_gaps(grid):
        return False
    beside = 0
    for row in grid.rows:
        boxes = [cell.box for cell in row if cell is not None and cell.box is not None]
        cells = [box for other in level for box in _at_height(other, boxes[0])] if boxes else []
        beside += any(_stands_beside(letter, cells) for letter in letters) if cells else 0
    return beside >= MOST * len(grid.rows)


def _is_as_high(one: Box, two: Box) -> bool:
    return abs(one.top - two.top) < SAME and abs(one.bottom - two.bottom) < SAME


def _has_gaps(grid: RawGrid) -> bool:
    """Whether most rows of a grid have places without a cell between others."""
    held = [[at for at, cell in enumerate(row) if cell is not None] for row in grid.rows]
    return 2 * sum(bool(at) and len(at) <= at[-1] - at[0] for at in held) > len(grid.rows)


def _at_height(grid: RawGrid, height: Box) -> list[Box]:
    """The cells of a grid that stand beside another one."""
    boxes = (cell.box for row in grid.rows for cell in row if cell is not None and cell.box is not None)
    return [box for box in boxes if box.top < height.bottom - SAME and height.top + SAME < box.bottom]


def _stands_beside(letter: Letter, cells: Sequence[Box]) -> bool:
    """Whether a letter stands at the height of some cells, and in none of them."""
    x, y = (letter.x0 + letter.x1) / 2, (letter.top + letter.bottom) / 2
    at_height = any(box.top <= y < box.bottom for box in cells) and not letter.text.isspace()
    return at_height and not any(box.x0 <= x < box.x1 and box.top <= y < box.bottom for box in cells)


def is_holed(grid: RawGrid, letters: Sequence[Letter]) -> bool:
    """Whether a row on white stands between shaded ones that a merged cell beside them joins: in no cell of the grid.

    Of a sheet that was cut at the edge of the paper but one cell of a row lacks a side; a merged cell that goes on over
    the page lacks its end, and is open beside several rows.
    """
    bare = [row for row in grid.rows if sum(cell is None for cell in row) >= HOLES]
    if not bare or all(cell is None for row in bare for cell in row):
        return False
    rooms = _across(open_rooms(grid))
    single = [room for room in rooms if not any(_touch(room, other) for other in rooms)]
    return any(_is_row(line) for room in single for line in _lines(letters, room))


def _touch(one: Box, two: Box) -> bool:
    """Whether places stand right below each other."""
    return (one.bottom == two.top or two.bottom == one.top) and one.x0 < two.x1 and two.x0 < one.x1


def _across(rooms: Sequence[Box]) -> list[Box]:
    """The places of one row beside each other in one."""
    joined: list[Box] = []
    for room in rooms:
        if joined and joined[-1].top == room.top and joined[-1].x1 == room.x0:
            joined[-1] = joined[-1]._replace(x1=room.x1)
        else:
            joined.append(room)
    return joined


def _holds_sides(row: RawGrid, part: RawGrid) -> bool:
    """Whether the columns of one row stand where a row has its own."""
    return all(any(abs(edge - other) < SAME for other in row.edges) for edge in part.edges)


def _stand_alike(one: RawGrid, two: RawGrid) -> bool:
    return abs(one.edges[0] - two.edges[0]) < SAME and abs(one.edges[-1] - two.edges[-1]) < SAME


def _goes_on(grid: RawGrid, letters: Sequence[Letter]) -> bool:
    """Whether a row right above or below a grid of one line begins and ends where that does, or a head is above it."""
    box = grid.box
    if box is None:
        return False
    reach = NEAR * (box.bottom - box.top)
    inside = _rows(_lines(letters, box))
    if len(inside) != 1:
        return False
    above = _lines(letters, Box(box.x0, box.top - reach, box.x1, box.top))
    below = _lines(letters, Box(box.x0, box.bottom, box.x1, box.bottom + reach))
    return any(_is_alike(inside[0], row) for row in _rows([*above, *below])) or any(map(_is_head, above))


def _is_alike(one: _Row, two: _Row) -> bool:
    return abs(one.end - two.end) < SAME and (abs(one.start - two.start) < SAME or one.is_total or two.is_total)


def _lines(letters: Sequence[Letter], box: Box) -> list[Line]:
    """The lines in a box, in pieces."""
    held = [a for a in letters if box.x0 <= a.x0 and a.x1 <= box.x1 and box.top <= (a.top + a.bottom) / 2 < box.bottom]
    return [pieces_of(line) for line in lines_of(held)]


def _rows(lines: Sequence[Line]) -> list[_Row]:
    """The lines that are a name and figures."""
    rows = (line for line in lines if _is_row(line))
    return [_Row(line[0][0].x0, line[-1][-1].x1, is_total(words_of(line[0]))) for line in rows]


def _is_row(pieces: Line) -> bool:
    figures = [read_amount(words_of(piece)).has_number for piece in pieces]
    return figures[-1:] == [True] and not all(figures)


def _is_head(pieces: Line) -> bool:
    return len(pieces) > 1 and 2 * sum(is_head_word(words_of(piece)) for piece in pieces) > len(pieces)
