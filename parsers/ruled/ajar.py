"""What stands in a table and is no cell of it, since no rule closes it at a side: the edge of the paper cut through it.

A spreadsheet prints a cell that goes on over the edge of the paper without its rule there, on both pages. Where such
cells fill a whole row of a page, nothing of that row is a cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from model.disclosure import Box
from parsers.letters import TOLERANCE, Letter, lines_of, pieces_of
from parsers.page import OpenRow, RawGrid
from parsers.ruled.edges import Edge

TALLEST = 60.0
"""Points between the rules of a row of heads: three lines of large type."""

MOST_ROWS = 3


def open_rows(outline: Box, upright: Sequence[Edge], level: Sequence[Edge]) -> tuple[OpenRow, ...]:
    """The open rows above a table, lowest first."""
    return tuple(_rows(outline, upright, _heights(outline, level)))


def _heights(outline: Box, level: Sequence[Edge]) -> list[float]:
    """The heights above a table at which a rule runs all along it, lowest first."""
    over = (edge for edge in level if edge.at < outline.top - TOLERANCE)
    wide = [edge.at for edge in over if edge.start <= outline.x0 + TOLERANCE and edge.end >= outline.x1 - TOLERANCE]
    return sorted(wide, reverse=True)


def _rows(outline: Box, upright: Sequence[Edge], heights: Sequence[float]) -> Iterator[OpenRow]:
    bottom = outline.top
    for top in heights[:MOST_ROWS]:
        if bottom - top > TALLEST:
            return
        walls = {edge.at for edge in upright if edge.start <= top + TOLERANCE and edge.end >= bottom - TOLERANCE}
        if {_side(wall, outline) for wall in walls} >= {-1, 1}:
            return
        yield OpenRow(top, bottom, tuple(sorted(wall for wall in walls if _side(wall, outline) == 0)))
        bottom = top


def _side(wall: float, outline: Box) -> int | None:
    """Whether an upright edge is the left side (-1) or the right side (1) of a table, in it (0), or beside it."""
    if abs(wall - outline.x0) <= TOLERANCE:
        return -1
    if abs(wall - outline.x1) <= TOLERANCE:
        return 1
    return 0 if outline.x0 < wall < outline.x1 else None


def texts_in_open(grid: RawGrid, outside: Sequence[Letter], letters: Sequence[Letter]) -> list[list[Letter]]:
    """The texts that stand in the outline of a table but in none of its cells, in part at least, whole.

    ``outside`` are the letters of the page that stand outside its tables.
    """
    rooms = open_rooms(grid)
    loose = _letters_in(rooms, letters)
    if not loose:
        return []
    top, bottom = min(letter.top for letter in loose), max(letter.bottom for letter in loose)
    level = [letter for letter in outside if top < letter.baseline < bottom + TOLERANCE]
    inside = set(map(id, loose))
    pieces = (piece for line in lines_of([*loose, *level]) for piece in pieces_of(line))
    return [piece for piece in pieces if any(id(letter) in inside for letter in piece)]


def open_rooms(grid: RawGrid) -> list[Box]:
    """The places in the outline of a table that no cell covers."""
    boxes = [cell.box for row in grid.rows for cell in row if cell is not None and cell.box is not None]
    levels = sorted({height for box in boxes for height in (box.top, box.bottom)})
    if len(levels) != len(grid.rows) + 1:
        return []
    rows = zip(grid.rows, pairwise(levels), strict=True)
    places = ((row, pairwise(grid.edges), above, below) for row, (above, below) in rows if None in row)
    return [
        Box(left, above, right, below)
        for row, columns, above, below in places
        for cell, (left, right) in zip(row, columns, strict=True)
        if cell is None
    ]


def _letters_in(rooms: Sequence[Box], letters: Sequence[Letter]) -> list[Letter]:
    """The letters whose middles stand in one of the places, each looked for in its own row only."""
    rows = {top: list(row) for top, row in groupby(sorted(rooms, key=_top), key=_top)}
    tops = list(rows)
    found = []
    for letter in letters if rows else ():
        x, y = (letter.x0 + letter.x1) / 2, (letter.top + letter.bottom) / 2
        above = bisect_right(tops, y)
        if above and any(room.x0 <= x < room.x1 and y < room.bottom for room in rows[tops[above - 1]]):
            found.append(letter)
    return found


def _top(room: Box) -> float:
    return room.top
