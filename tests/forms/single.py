"""One table on one page, for stories about a single form: `figures_of` prints it and reads it back."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from model.disclosure import UnitBudget
from parsers import read
from tests.typeset import Row, Sheet, Table

UNIT_LINE = ("编制单位：示例市统计局", "单位：元")


def document_of(
    title: str,
    header: Sequence[Row],
    rows: Sequence[Row],
    lead: Sequence[str] = UNIT_LINE,
    *,
    unit: str = "示例市统计局",
) -> UnitBudget:
    """A document of one table as read; a cover names unit and year."""
    sheet = Sheet(landscape=True)
    sheet.title(f"2026年{unit}部门预算", size=22)
    sheet.page(landscape=True)
    sheet.title(title)
    sheet.unit_line(*lead)
    sheet.table(Table(tuple(header), tuple(rows), tuple(1.0 for _ in rows[0]), size=6.5))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.pdf"
        path.write_bytes(sheet.finish())
        (budget,) = read([path]).units
    return budget


def figures_of(
    title: str, header: Sequence[Row], rows: Sequence[Row], lead: Sequence[str] = UNIT_LINE
) -> dict[tuple[str, str, str], Decimal]:
    """The facts of one table: side, code or name, measure, and the amount in yuan."""
    budget = document_of(title, header, rows, lead)
    return {(fact.side, fact.code or fact.name, fact.measure): fact.value.yuan for fact in budget.facts}
