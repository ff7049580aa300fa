"""Heads that are closed or shaded while the rows below them have no rules: the whole is a table without rules.

Word processors and web pages set such tables. Left a grid of its own, the head would be an empty table, and the rows
below it would have lost the words for their columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.cells import CellKind, read_amount
from parsers.letters import Letter, words_of
from parsers.page import RawGrid

MOST_ROWS = 4
SAME = 2.0
NEAR = 3.0
"""Heights of a line below a head in which its first row stands."""

_FIGURE = re.compile(r"\d[\d,]*\.\d+|\d{1,3}(?:,\d{3})+")
_PROSE = re.compile(r"[。；，！？]|元、")
_LINES = 3
_FIGURES = 2
"""Of so many lines right below a head, so many state figures."""


def without_bare_heads(grids: list[RawGrid], outside: Sequence[list[Letter]]) -> list[RawGrid]:
    """The grids that are tables: those of heads, right below which rows stand outside of any grid, are left out.

    So are the shaded ones of these rows.
    """
    heads = [grid for grid in grids if _is_head(grid) and _has_rows(grid, grids, outside)]
    rest = (grid for grid in grids if not any(grid is head for head in heads))
    return [grid for grid in rest if not any(_is_row_below(grid, head) for head in heads)]


def _is_row_below(grid: RawGrid, head: RawGrid) -> bool:
    """Whether a grid is one row as wide as a head above it."""
    if grid.box is None or head.box is None or len(grid.rows) > 1 or grid.box.top < head.box.bottom - 1:
        return False
    return abs(grid.box.x0 - head.box.x0) < SAME and abs(grid.box.x1 - head.box.x1) < SAME


def _is_head(grid: RawGrid) -> bool:
    """Whether a grid is a few rows of words in at least two columns."""
    if len(grid.rows) > MOST_ROWS or len(grid.edges) <= 3:
        return False
    cells = {id(cell): cell for row in grid.rows for cell in row if cell is not None and cell.words}
    kinds = [read_amount(cell.text) for cell in cells.values()]
    return not any(read.kind is CellKind.ZERO or read.decimals or "," in read.raw for read in kinds)


def _has_rows(grid: RawGrid, grids: Sequence[RawGrid], outside: Sequence[list[Letter]]) -> bool:
    """Whether the lines right below a grid, in its width and above any other grid, state figures in columns."""
    box = grid.box
    if box is None:
        return False
    others = (other for other in grids if not _is_row_below(other, grid))
    tops = [other.box.top for other in others if other.box is not None and other.box.top > box.bottom - 1]
    below = (line for line in outside if box.bottom - 1 <= line[0].baseline < min(tops, default=float("inf")))
    lines = [line for line in below if line[-1].x1 > box.x0 and line[0].x0 < box.x1][:_LINES]
    if not lines or lines[0][0].top - box.bottom > NEAR * (lines[0][0].bottom - lines[0][0].top):
        return False
    texts = [words_of(line) for line in lines]
    return sum(bool(_FIGURE.search(text)) and not _PROSE.search(text) for text in texts) >= min(_FIGURES, len(texts))
