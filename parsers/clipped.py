"""Figures wider than their cell: digits that a spreadsheet left out where the cell beside it has words.

A figure kept as text begins further left than its cell where the column is too narrow. Over a blank cell it is printed
whole; beside words only what fits is, and of the digits before that nothing is left. Whether any stood there cannot be
seen, and sums do not tell, since they are cut alike: such a figure is not read.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from parsers.cells import read_amount
from parsers.page import Cell, RawGrid, Slots

OVER = -0.2
"""Points that a figure begins before its cell; a complete one keeps off the rule."""

SHORTEST = 4
"""Characters of a figure that can be wider than its cell."""

UNKNOWN = "?"
"""Stands for the digits that may be lost."""


def with_lost_digits(grid: RawGrid) -> RawGrid:
    """A grid whose cut figures are no figures any more: what may be lost stands before them."""
    made = {id(cell): replace(cell, text=UNKNOWN + cell.text) for row in grid.rows for cell in _cut_in(row)}
    if not made:
        return grid
    rows = (tuple(made.get(id(cell), cell) if cell is not None else None for cell in row) for row in grid.rows)
    return replace(grid, rows=tuple(rows))


def _cut_in(row: Slots) -> list[Cell]:
    """The cells of a row that begin with a digit on their left rule, beside words."""
    return [cell for beside, cell in pairwise(row) if cell is not None and cell is not beside and _is_cut(cell, beside)]


def _is_cut(cell: Cell, beside: Cell | None) -> bool:
    if cell.indent >= OVER or len(cell.words) < SHORTEST or not cell.words[0].isdigit():
        return False
    return beside is not None and bool(beside.words) and read_amount(cell.text).has_number
