"""Tables of text and numbers for a person: as CSV, as Markdown, or as a workbook of several sheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from model.comparison.change import Change
from model.comparison.compare import Comparison
from model.disclosure import UnitBudget
from model.export.changes import CHANGE_COLUMNS, change_record, escaped
from model.export.facts import FACT_COLUMNS, FILE, exported, fact_record, several_files
from model.export.findings import listed
from model.export.workbook import NUMBERS, written
from model.finding import SEVERITY_LABELS, STATUS_LABELS, Report

Value = str | int | Decimal | None
SHEET_NAME = 31
"""Characters that a workbook allows in the name of a sheet."""


class Sheet(NamedTuple):
    """A titled table; numbers are numbers, so that a workbook can add them up."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def sheet_csv(sheet: Sheet) -> str:
    """One table with its heads; UTF-8, LF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(sheet.heads)
    writer.writerows(["" if value is None else value for value in row] for row in sheet.rows)
    return out.getvalue()


def sheets_md(sheets: Sequence[Sheet]) -> str:
    """The tables one after the other, each under its title."""
    return "\n".join(line for sheet in sheets for line in (f"# {sheet.title}", "", *_table(sheet), ""))


def sheets_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """A workbook with a sheet a table."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(_name(sheet.title))
        page.append(list(sheet.heads))
        for row, values in enumerate(sheet.rows, 2):
            for column, value in enumerate(values, 1):
                written(page.cell(row, column), value)
        page.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def facts_sheet(budgets: Sequence[UnitBudget]) -> Sheet:
    """Every fact, as ``export`` prints them; amounts in yuan."""
    with_file = several_files(budgets)
    columns = (*FACT_COLUMNS, FILE) if with_file else FACT_COLUMNS
    records = [fact_record(fact, with_file) for budget in budgets for fact in exported(budget)]
    return Sheet("数字", columns, tuple(tuple(_typed(c, r[c], ("amount",)) for c in columns) for r in records))


def changes_sheet(comparison: Comparison) -> Sheet:
    """Every aligned figure, as ``diff`` prints them; amounts in yuan."""

    def row(change: Change) -> tuple[Value, ...]:
        record = change_record(change)
        return tuple(_typed(column, record[column], NUMBERS) for column in CHANGE_COLUMNS)

    return Sheet("比较", CHANGE_COLUMNS, tuple(map(row, comparison.changes)))


def findings_sheet(report: Report, *, passed: bool = False) -> Sheet:
    """The log: everything that is not plainly in agreement, with ``passed`` also what is."""
    heads = ("状态", "级别", "规则", "内容", "算式", "文件", "页码")
    rows = tuple(
        (
            STATUS_LABELS[finding.status],
            SEVERITY_LABELS[finding.severity],
            finding.rule,
            finding.message,
            finding.formula,
            finding.sources[0].file if finding.sources else "",
            finding.page,
        )
        for finding in listed(report, passed=passed)
    )
    return Sheet("校验", heads, rows)


def targets_sheet(budgets: Sequence[UnitBudget]) -> Sheet:
    """Every performance indicator of every year."""
    heads = ("年度", "项目", "一级指标", "二级指标", "三级指标", "指标值", "页码")
    rows = tuple(
        (budget.year, target.name, one.level1, one.level2, one.level3, one.value, one.source.page)
        for budget in budgets
        for target in budget.targets
        for one in target.indicators
    )
    return Sheet("绩效", heads, rows)


def _typed(column: str, value: object, numbers: Sequence[str]) -> Value:
    if value is None or value == "":
        return None
    if column in numbers:
        return Decimal(str(value))
    return value if isinstance(value, int) else str(value)


def _table(sheet: Sheet) -> list[str]:
    lines = [sheet.heads, tuple("---" for _ in sheet.heads), *sheet.rows]
    return ["| " + " | ".join(escaped("" if cell is None else str(cell)) for cell in line) + " |" for line in lines]


def _name(title: str) -> str:
    """A title without the characters that names of sheets may not have."""
    return "".join(" " if char in "[]:*?/\\'" else char for char in title)[:SHEET_NAME].strip() or "表"
