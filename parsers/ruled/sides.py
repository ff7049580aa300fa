"""Cells that no rule closes at the outer side of a table, while the shaded rows above and below them are closed.

They are cells all the same: a table may have rules at the right of its columns only, and every second row shaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from model.disclosure import Box
from parsers.letters import Letter, read_lines
from parsers.page import Cell, RawGrid, Slots

FEWEST = 2
"""Rows in which the cell of a column is closed, from which on others of it are cells, too."""


def with_sides(grid: RawGrid, letters: Sequence[Letter]) -> RawGrid:
    """The grid with the cells of its first and its last column that only lack their outer side."""
    if not any(row[0] is None or row[-1] is None for row in grid.rows):
        return grid
    levels = _levels(grid)
    if grid.box is None or len(levels) != len(grid.rows) + 1:
        return grid
    rows = list(grid.rows)
    for at, (top, bottom) in enumerate(pairwise(levels)):
        for start, end in _open_ends(rows[at]):
            if _is_between_closed(grid.rows, at, start if start == 0 else end - 1):
                cell = _cell(letters, Box(grid.edges[start], top, grid.edges[end], bottom), grid.page, at, start)
                rows[at] = (*rows[at][:start], *([cell] * (end - start)), *rows[at][end:])
    return replace(grid, rows=tuple(rows)) if rows != list(grid.rows) else grid


def _open_ends(row: Slots) -> list[tuple[int, int]]:
    """The places of a row from either end that are in no cell, where all others are: as half-open ranges."""
    held = [at for at, cell in enumerate(row) if cell is not None]
    if not held or len(held) <= held[-1] - held[0]:
        return []
    return [(start, end) for start, end in ((0, held[0]), (held[-1] + 1, len(row))) if start < end]


def _levels(grid: RawGrid) -> list[float]:
    boxes = {cell.box for row in grid.rows for cell in row if cell is not None and cell.box is not None}
    return sorted({height for box in boxes for height in (box.top, box.bottom)})


def _is_between_closed(rows: Sequence[Slots], at: int, column: int) -> bool:
    """Whether the rows above and below one have cells in a column, and so have others: of a cut sheet heads lack it."""
    closed = [row[column] is not None for row in rows]
    return sum(closed) >= FEWEST and at > 0 and closed[at - 1] and all(closed[at + 1 : at + 2])


def _cell(letters: Sequence[Letter], box: Box, page: int | None, row: int, column: int) -> Cell:
    level = (letter for letter in letters if box.top <= (letter.top + letter.bottom) / 2 < box.bottom)
    held = [letter for letter in level if box.x0 <= (letter.x0 + letter.x1) / 2 < box.x1]
    text, indent = read_lines(held, box.x0) if held else ("", 0.0)
    size = held[0].bottom - held[0].top if held else 0.0
    return Cell(text, page, None, box, row, column, indent=indent, size=size)
