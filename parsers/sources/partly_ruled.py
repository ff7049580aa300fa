"""Tables that are ruled in part: a closed or shaded head over rows without rules, columns without rules between rows.

Word processors and web pages set such tables. Left a grid of its own, the head would be an empty table, and the rows
below it would have lost the words for their columns; rows that nothing parts would be one. They are read as tables
without rules.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from parsers.around.header import is_head_word
from parsers.bands import Word
from parsers.letters import Letter, words_of
from parsers.page import RawGrid
from parsers.sources.unparted import is_unparted
from parsers.unruled.lines import is_prose
from parsers.unruled.words import split_words

MOST_ROWS = 4
MOST_LEAD = 5
"""Rows above a head, and the cells of one."""

MOST_LEAD_CELLS = 2
MOST_EDGES = 3
SAME = 2.0
NEAR = 3.0
"""Heights of a line below a head in which its first row stands."""

CLOSE = 0.8
"""The same for rows that are set right below each other."""

WRAPPED = 2.0
"""The same where names of rows stand on two lines."""

_FIGURE = re.compile(r"\d[\d,]*\.\d+|\d{1,3}(?:,\d{3})+")
_COLUMNS = 2
_LINES = 3
_FIGURES = 2
"""Of so many lines right below a head, so many state figures."""


def without_partly_ruled(grids: list[RawGrid], outside: Sequence[list[Letter]]) -> list[RawGrid]:
    """The grids that are whole tables: no heads right below which rows stand outside of any grid, nor the shaded ones
    of these rows, none whose uppermost heads stand outside, none in which many rows are one, and no shaded row right
    beside one on white.
    """
    small = [grid for grid in grids if _is_small(grid)]
    heads = [grid for grid in small if _has_rows(grid, grids, outside) or _has_heads(grid, outside)]
    rest = (grid for grid in grids if not any(grid is head for head in heads))
    whole = [grid for grid in rest if not (is_unparted(grid) or any(_is_row_below(grid, head) for head in heads))]
    return [grid for grid in whole if not (_is_single_row(grid) and _is_beside_row(grid, outside))]


def _is_single_row(grid: RawGrid) -> bool:
    return len(grid.rows) == 1 and len(grid.edges) > _COLUMNS


def _is_beside_row(grid: RawGrid, outside: Sequence[list[Letter]]) -> bool:
    """Whether a line right above or right below a grid stands in its columns, as another row or the numbers of them
    does.
    """
    beside = (words for above in (True, False) for words in _beside(grid, outside, WRAPPED, above=above))
    return any(_is_in_columns(words, grid) for words in beside)


def _has_heads(grid: RawGrid, outside: Sequence[list[Letter]]) -> bool:
    """Whether the line right above a grid heads blocks of its columns: 上年预算数 and 本年预算数 over shaded heads."""
    lines = _beside(grid, outside, CLOSE, above=True)
    return any(len(words) >= _COLUMNS and all(is_head_word(word.text) for word in words) for words in lines)


def _beside(grid: RawGrid, outside: Sequence[list[Letter]], most: float, *, above: bool) -> list[tuple[Word, ...]]:
    """The words of the lines above or below a grid, no further than some heights of a line."""
    if grid.box is None:
        return []
    lines = ((line[0].top, line[0].bottom, line) for line in outside)
    gaps = ((grid.box.top - low if above else top - grid.box.bottom, low - top, line) for top, low, line in lines)
    return [tuple(split_words(line)) for gap, height, line in gaps if -SAME < gap < most * height]


def _is_in_columns(words: tuple[Word, ...], grid: RawGrid) -> bool:
    """Whether each word of a line is in one column of a grid, and it has a number or is of a head: no unit line, no
    prose; the last line of two blocks of heads says the same twice.
    """
    texts = [word.text for word in words]
    numbers = [word for word in words if word.is_figure or word.text.isdecimal()]
    if not (numbers or len(set(texts)) < len(texts) or all(map(is_head_word, texts))):
        return False
    inner = grid.edges[1:-1]
    at = [(bisect_right(inner, word.x0 + 1), bisect_right(inner, word.x1 - 1)) for word in words]
    columns = {first for first, _ in at}
    return len(columns) >= _COLUMNS and all(first == last for first, last in at)


def _is_row_below(grid: RawGrid, head: RawGrid) -> bool:
    """Whether a grid is one row as wide as a head above it."""
    if grid.box is None or head.box is None or len(grid.rows) > 1 or grid.box.top < head.box.bottom - 1:
        return False
    return abs(grid.box.x0 - head.box.x0) < SAME and abs(grid.box.x1 - head.box.x1) < SAME


def _is_small(grid: RawGrid) -> bool:
    """Whether a grid is a few rows in at least three columns: a head, and the row of totals at most.

    Above the head the title and the unit of money may stand, in cells of their own.
    """
    rows = sum(len({id(cell) for cell in row}) > MOST_LEAD_CELLS for row in grid.rows[:MOST_LEAD])
    return rows + len(grid.rows[MOST_LEAD:]) <= MOST_ROWS and len(grid.edges) > MOST_EDGES


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
    return sum(bool(_FIGURE.search(text)) and not is_prose(text) for text in texts) >= min(_FIGURES, len(texts))
