"""A comparison as a workbook (.xlsx): one sheet, the columns of the CSV."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from typing import Any

from model.comparison.compare import Comparison
from model.export.changes import CHANGE_COLUMNS, change_record

NUMBERS = CHANGE_COLUMNS[6:15]
"""Columns that are numbers in a workbook; every other one is text, whatever it begins with."""

FORMULA_SIGNS = "=+-@"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def changes_xlsx(comparison: Comparison) -> bytes:
    """The workbook; amounts are numbers, and a name such as ``=1+1`` stays a name."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "diff"
    sheet.append(list(CHANGE_COLUMNS))
    for row, change in enumerate(comparison.changes, 2):
        for column, (field, value) in enumerate(change_record(change).items(), 1):
            written(sheet.cell(row, column), Decimal(value) if field in NUMBERS and value else value)
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def written(cell: Any, value: Any) -> None:
    """Put a value into a cell: numbers as numbers, text as text, whatever it begins with."""
    if value is None or value == "":
        return
    if isinstance(value, (Decimal, int)):
        cell.value = value
        return
    cell.value = CONTROL.sub("", value)
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = value[0] in FORMULA_SIGNS
