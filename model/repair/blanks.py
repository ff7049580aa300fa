"""Blank cells of a recognised table that should print an amount.

In a text layer a blank is what was printed, and a matter for the checks. Recognition loses cells: a row with parts and
no total, a parent without the amount of its children, a cell whose figure another table prints for the same account.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from model.checks.case import Case
from model.checks.scope import class_code
from model.checks.sheet import Sheet, is_derived
from model.disclosure import Fact, Row, State, Table, UnitBudget
from model.vocabulary import FUNCTIONAL, TWO_SIDED

WHOLE = ("total", "budget")
SPENDING = ("total", "basic", "project")
MOSTLY = 5
"""A total is required where at most one row in this many lacks it."""


def is_recognised(budget: UnitBudget) -> bool:
    """Whether figures of the document come from recognition: text in lines without pages, or scanned pages."""
    if budget.pages == 0:
        return any(fact.source.line is not None for fact in budget.facts)
    return any(fact.source.confidence is not None for fact in budget.facts)


def lost_totals(budget: UnitBudget) -> tuple[Fact, ...]:
    """The blank totals of rows whose parts print money (W24), as gaps."""
    case = Case(budget)
    return tuple(gap for table in _tables(budget) for gap in _lost_totals(case, table))


def suspects(budget: UnitBudget) -> tuple[Fact, ...]:
    """Blank cells that children or another table give an amount for; whether one was lost is for the witnesses."""
    case = Case(budget)
    return tuple(gap for table in _tables(budget) for gap in _suspects(case, table))


def _tables(budget: UnitBudget) -> tuple[Table, ...]:
    first: dict[str, Table] = {}
    for table in budget.tables:
        if table.statement in (*FUNCTIONAL, *TWO_SIDED, "basic_economic"):
            first.setdefault(table.statement, table)
    return tuple(first.values())


def _lost_totals(case: Case, table: Table) -> Iterator[Fact]:
    sheet = case.sheet(table.statement)
    lost = [row for row in table.rows if not row.side and _is_lost(sheet, row)]
    if len(lost) * MOSTLY <= len(sheet.rows):
        yield from (_gap(table, row, "total", "missing") for row in lost)


def _is_lost(sheet: Sheet, row: Row) -> bool:
    cells = sheet.rows.get(row.code or row.name, {})
    parts = (fact for measure, fact in cells.items() if not is_derived(measure))
    return "total" in sheet.measures and "total" not in cells and _has_money(parts)


def _suspects(case: Case, table: Table) -> Iterator[Fact]:
    for row in table.rows:
        sheet = case.sheet(table.statement, row.side)
        key = row.code or row.name
        for measure in sheet.measures:
            if sheet.get(key, measure) is None and (
                _has_money(sheet.get(child, measure) for child in sheet.children(key))
                or _has_money(_elsewhere(case, table.statement, row, measure))
            ):
                yield _gap(table, row, measure, "blank")


def _elsewhere(case: Case, statement: str, row: Row, measure: str) -> Iterator[Fact | None]:
    """The same account in the other tables."""
    code = row.code or (class_code(row.name) if row.side == "expenditure" else "")
    if code and measure in (*WHOLE, *SPENDING):
        wanted = "total" if measure in WHOLE else measure
        yield from (case.cell(other, code, wanted) for other in FUNCTIONAL if other != statement)
    if statement in TWO_SIDED and row.side:
        yield from (case.cell(other, row.name, m, row.side) for other in TWO_SIDED if other != statement for m in WHOLE)


def _has_money(facts: Iterable[Fact | None]) -> bool:
    return any(fact is not None and fact.amount is not None and fact.amount.yuan for fact in facts)


def _gap(table: Table, row: Row, measure: str, state: State) -> Fact:
    source, column = row.source, dict(table.columns).get(measure, "")
    label, title = source.row_words or row.label, source.table or table.title
    return Fact(
        statement=table.statement,
        side=row.side,
        code=row.code,
        name=row.name,
        measure=measure,
        state=state,
        source=source._replace(table=title, row_words=label, column_words=column, raw=""),
    )
