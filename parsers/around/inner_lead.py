"""Title, unit and unit of money printed in the first merged rows of a grid."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.around.header import distinct
from parsers.around.lead import is_cut_money, is_rest_of_money, is_table_lead, is_title, label_of, names_money
from parsers.cells import is_known
from parsers.page import Cell, RawGrid, Slots, TextLine

MOST_PIECES = 4
"""Pieces that a row of the lead has at most: unit, year, date, unit of money."""


def split_inner_lead(raw: RawGrid) -> tuple[tuple[TextLine, ...], tuple[Slots, ...]]:
    """Title and unit rows printed inside the grid, as lines; and the rows that remain."""
    lead: list[TextLine] = []
    rows = list(raw.rows)
    while len(rows) > 1 and (lines := _lead_row(rows[0])) is not None:
        lead += lines
        rows.pop(0)
    return tuple(lead), tuple(rows)


def _lead_row(row: Slots) -> list[TextLine] | None:
    """The lines of a row that only heads the table, None where a row says more; values follow their labels."""
    cells = [cell for cell in distinct(row) if cell.words]
    if _is_of_account(cells):
        return None
    lines = [line for cell in cells for line in _lines_of(cell)]
    if any(names_money(line.text) for line in lines):
        lines = _labelled(lines)
    if len(lines) > MOST_PIECES or not all(is_table_lead(line.text) for line in lines):
        return None
    if len(cells) == 1 and cells[0].words.isdecimal() and row.count(cells[0]) < len(row):
        return None  # the end of a code that a page break tore off, not the number of a table
    heads = any(is_title(line.text) or names_money(line.text) or label_of(line.text) for line in lines)
    return lines if heads or len(cells) <= 1 else None


def _is_of_account(cells: Sequence[Cell]) -> bool:
    """Whether a row begins with a code and its name, which may read like a title (223 国有资本经营预算支出)."""
    return len(cells) > 1 and cells[0].words.isdigit() and is_known(cells[0].words, cells[1].words)


def _lines_of(cell: Cell) -> list[TextLine]:
    """The lines of a cell, those in one piece that only wrapped: 预算年度： / 2024, 单位：万 / 元, a long title."""
    lines: list[TextLine] = []
    for text in filter(str.strip, cell.text.split("\n")):
        line = TextLine(text, page=cell.page, line=cell.line, box=cell.box)
        if lines and _is_rest(lines[-1].text, text):
            lines[-1] = line._replace(text=lines[-1].text + text)
        else:
            lines.append(line)
    return lines


def _is_rest(before: str, text: str) -> bool:
    if is_cut_money(before):
        return is_rest_of_money(text)
    if _is_open_label(before):
        return not is_table_lead(text)
    return not is_table_lead(before) and is_title(before + text)


def _labelled(lines: list[TextLine]) -> list[TextLine]:
    """Lines with values from cells of their own behind their labels (预算年度： | 2024)."""
    joined: list[TextLine] = []
    for line in lines:
        if joined and _is_open_label(joined[-1].text) and not is_table_lead(line.text):
            joined[-1] = joined[-1]._replace(text=joined[-1].text + line.text)
        else:
            joined.append(line)
    return joined


def _is_open_label(text: str) -> bool:
    """Whether a label has no value yet."""
    return text.rstrip().endswith((":", "：")) and label_of(text) is not None
