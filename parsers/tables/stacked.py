"""Several tables in one grid: a title in the middle of it, with the head of another table below, begins the next."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from model.disclosure import Box
from parsers import lexicon
from parsers.around.header import distinct, looks_like_header
from parsers.around.lead import is_table_lead, is_title
from parsers.page import RawGrid, Slots

MOST_LEAD_ROWS = 4
"""Rows that can stand between a title inside a grid and the head of its table: number, unit, unit of money."""


def apart(raw: RawGrid) -> tuple[RawGrid, ...]:
    """The tables that a grid holds one below the other, from their titles on; the grid itself where it holds one."""
    starts = [_lead_start(raw.rows, index) for index in range(1, len(raw.rows)) if _begins(raw.rows, index)]
    if not starts:
        return (raw,)
    bounds = [0, *starts, len(raw.rows)]
    return tuple(_part(raw, start, end) for start, end in pairwise(bounds))


def _begins(rows: tuple[Slots, ...], index: int) -> bool:
    """Whether a row is nothing but the title of a table, and the head of one comes after it."""
    cells = [cell for cell in distinct(rows[index]) if cell.words]
    if len(cells) != 1 or not is_title(cells[0].text) or "表" not in cells[0].words[-6:]:
        return False
    if not _lead_start(rows, index) or any(cells[0] is cell for cell in rows[index - 1]):
        return False
    if not lexicon.statement_of(cells[0].text) and not _heads_records(rows[index]):
        return False
    after = next((row for row in rows[index + 1 : index + MOST_LEAD_ROWS] if not _is_lead(row)), None)
    return after is not None and looks_like_header(after)


def _heads_records(row: Slots) -> bool:
    """Whether the title of a table beyond the statements (项目支出表) stands over all columns of its table."""
    cells = distinct(row)
    return len(cells) == 1 and cells[0].words.endswith("表")


def _lead_start(rows: tuple[Slots, ...], index: int) -> int:
    """The first row of the lead that a title stands in: its number may stand above it; 0 is the lead of the grid."""
    while index and _is_lead(rows[index - 1]):
        index -= 1
    return index


def _is_lead(row: Slots) -> bool:
    """Whether a row only heads a table."""
    return all(is_table_lead(cell.text) for cell in distinct(row) if cell.words)


def _part(raw: RawGrid, start: int, end: int) -> RawGrid:
    rows = raw.rows[start:end]
    boxes = [cell.box for row in rows for cell in row if cell is not None and cell.box is not None]
    box = raw.box
    if box is not None and boxes:
        box = Box(box.x0, min(cell.top for cell in boxes), box.x1, max(cell.bottom for cell in boxes))
    kept = _columns(rows)
    edges = (*(raw.edges[at] for at in kept), raw.edges[_width(rows)]) if raw.edges else ()
    own = tuple(tuple(row[at] for at in kept) for row in rows)
    return replace(raw, rows=own, box=box, edges=edges, lines=_lines(raw, start, end))


def _columns(rows: tuple[Slots, ...]) -> list[int]:
    """The columns in which a cell of these rows begins: the edges of the tables above and below are none of theirs."""
    width = range(len(rows[0]))
    return [at for at in width if any(row[at] is not None and (not at or row[at] is not row[at - 1]) for row in rows)]


def _width(rows: tuple[Slots, ...]) -> int:
    """How many columns the widest row covers."""
    return max((at + 1 for row in rows for at, cell in enumerate(row) if cell is not None), default=0)


def _lines(raw: RawGrid, start: int, end: int) -> tuple[int, ...]:
    """The lines of recognised text that some rows were made from."""
    first, after = _line_of(raw, start), _line_of(raw, end)
    return tuple(line for line in raw.lines if (not start or line >= first) and (not after or line < after))


def _line_of(raw: RawGrid, index: int) -> int:
    rows = raw.rows[index : index + 1]
    return next((cell.line for row in rows for cell in row if cell is not None and cell.line is not None), 0)
