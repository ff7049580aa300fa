"""Figures wider than their cell: digits over the rule, and digits that were left out where the cell beside has words.

A figure kept as text begins further left than its cell where the column is too narrow. Over a blank cell it is printed
whole, and is put together; beside words only what fits is, and of the digits before that nothing is left. Whether any
stood there cannot be seen, and sums do not tell, since they are cut alike: such a figure is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from parsers.amounts import read_amount
from parsers.page import Cell, RawGrid, Slots

OVER = -0.2
"""Points that a figure begins before its cell; a complete one keeps off the rule."""

SHORTEST = 4
"""Characters of a figure that can be wider than its cell."""

UNKNOWN = "?"
"""Stands for the digits that may be lost."""

BEGINNING = r"\d{1,3},?"
WHOLE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"


def with_lost_digits(grid: RawGrid) -> RawGrid:
    """A grid with its figures over a rule in one piece; those that may lack digits are no figures any more."""
    made = {id(cell): replace(cell, text=text) for row in grid.rows for cell, text in _mended_in(row)}
    if not made:
        return grid
    rows = (tuple(made.get(id(cell), cell) if cell is not None else None for cell in row) for row in grid.rows)
    return replace(grid, rows=tuple(rows))


def _mended_in(row: Slots) -> Iterator[tuple[Cell, str]]:
    """The cells of a row that begin with a digit on their left rule, and those beside them, with what they say."""
    for beside, cell in pairwise(row):
        if beside is None or cell is None or beside is cell:
            continue
        if not (_is_over(cell) and beside.words) and not _lacks_start(cell):
            continue
        whole = beside.words + cell.words
        if re.fullmatch(BEGINNING, beside.words) and re.fullmatch(WHOLE, whole):
            yield beside, ""
            yield cell, whole
        else:
            yield cell, UNKNOWN + cell.text


def _lacks_start(cell: Cell) -> bool:
    """Whether a figure begins with the comma between its thousands."""
    return cell.words[:1] in (",", "，") and cell.words[1:2].isdigit()


def _is_over(cell: Cell) -> bool:
    return cell.indent < OVER and cell.words[:1].isdigit() and len(cell.words) >= SHORTEST and _is_figure(cell)


def _is_figure(cell: Cell) -> bool:
    return read_amount(cell.text).has_number
