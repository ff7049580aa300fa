"""Tables that are ruled in part: a closed or shaded head over rows without rules, columns without rules between rows.

Word processors and web pages set such tables. Left a grid of its own, the head would be an empty table, and the rows
below it would have lost the words for their columns; rows that nothing parts would be one. They are read as tables
without rules.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.accounts import class_names
from parsers.around.header import counts_columns, distinct
from parsers.cells import clean_name
from parsers.letters import Letter, words_of
from parsers.lexicon import is_total
from parsers.page import RawGrid, Slots
from parsers.unruled.lines import is_prose

MOST_ROWS = 4
MOST_EDGES = 3
SAME = 2.0
NEAR = 3.0
"""Heights of a line below a head in which its first row stands."""

_FIGURE = re.compile(r"\d[\d,]*\.\d+|\d{1,3}(?:,\d{3})+")
_WHOLE = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2,6}")
_ENDS = re.compile(rf"\s{_WHOLE.pattern}$")
_DIGITS = re.compile(r"(?:^|\s)(?:\d{5,}|\d{1,3}(?:,\d{3})+)$")
_GROUPED = re.compile(r"^\s*-?\d{1,3}(?:,\d{3})+\s*$")
_ROW = re.compile(rf"^(?:{_WHOLE.pattern}\s+){{2,}}{_WHOLE.pattern}$")
_COLUMNS = 2
_LINES = 3
_FIGURES = 2
"""Of so many lines right below a head, so many state figures."""


def without_partly_ruled(grids: list[RawGrid], outside: Sequence[list[Letter]]) -> list[RawGrid]:
    """The grids that are whole tables: no heads right below which rows stand outside of any grid, nor the shaded ones
    of these rows, and none in which many rows are one.
    """
    heads = [grid for grid in grids if _is_small(grid) and _has_rows(grid, grids, outside)]
    rest = (grid for grid in grids if not any(grid is head for head in heads))
    return [grid for grid in rest if not (_is_unparted(grid) or any(_is_row_below(grid, head) for head in heads))]


def _is_unparted(grid: RawGrid) -> bool:
    """Whether a cell holds a column of figures, each on a line of its own and whole.

    Of a table without any rule between its rows a cell may hold the names before them, too, and the figures may be
    without decimals where there are several columns of them, or commas among their digits: no number has two lines of
    those.
    """
    tall = {id(cell): cell.text.split("\n") for row in grid.rows for cell in row if cell is not None}
    if any(sum(map(_is_whole, lines)) >= _LINES for lines in tall.values()):
        return True
    if len(grid.rows) > MOST_ROWS:
        return False
    if any(map(_runs_together, grid.rows[1:])) or any(_ROW.match(line) for lines in tall.values() for line in lines):
        return True
    named, plain, grouped = (
        [sum(map(bool, map(pattern.search, lines))) for lines in tall.values()]
        for pattern in (_ENDS, _DIGITS, _GROUPED)
    )
    return max((*named, *grouped), default=0) >= _LINES or sum(count >= _LINES for count in plain) >= _COLUMNS


def _runs_together(row: Slots) -> bool:
    """Whether a row below the first is several: classes, totals or figures line by line, or 合计 below 栏次."""
    cells = [cell.text.split("\n") for cell in distinct(row)]
    double = sum(sum(map(_is_whole, lines)) > 1 for lines in cells)
    if double > 1 or any(sum(map(_is_label, lines)) > 1 for lines in cells):
        return True
    return max(map(len, cells), default=0) > 1 and counts_columns([lines[0].strip() for lines in cells])


def _is_whole(line: str) -> bool:
    return bool(_WHOLE.fullmatch(line.strip()))


def _is_label(line: str) -> bool:
    return is_total(line) or clean_name(line) in class_names()


def _is_row_below(grid: RawGrid, head: RawGrid) -> bool:
    """Whether a grid is one row as wide as a head above it."""
    if grid.box is None or head.box is None or len(grid.rows) > 1 or grid.box.top < head.box.bottom - 1:
        return False
    return abs(grid.box.x0 - head.box.x0) < SAME and abs(grid.box.x1 - head.box.x1) < SAME


def _is_small(grid: RawGrid) -> bool:
    """Whether a grid is a few rows in at least three columns: a head, and the row of totals at most."""
    return len(grid.rows) <= MOST_ROWS and len(grid.edges) > MOST_EDGES


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
