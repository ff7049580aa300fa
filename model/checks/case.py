"""The document under check and, where loaded, the one of the adjacent earlier year, with the views the rules share."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from model.checks.lanes import Lane, lane_of
from model.checks.sheet import Sheet, sheet_of
from model.disclosure import Fact, FactKey, Source, Table, UnitBudget
from model.unread import unread_of
from model.vocabulary import FUNCTIONAL, TOTAL

EMPTY = Sheet(statement="", rows={})


def row_of(source: Source) -> Source:
    """The row of a table that a figure stands in, the same for all of its figures."""
    return Source(file=source.file, page=source.page, line=source.line, table=source.table, row=source.row)


@dataclass(frozen=True)
class Case:
    """What every rule is given."""

    budget: UnitBudget
    other: UnitBudget | None = None

    @cached_property
    def sheets(self) -> dict[tuple[str, str], Sheet]:
        """Every statement, or every side of one, as rows by key and cells by measure."""
        cells: dict[tuple[str, str], list[Fact]] = {}
        for fact in (*self.budget.facts, *self.budget.gaps):
            cells.setdefault((fact.statement, fact.side), []).append(fact)
        return {(statement, side): sheet_of(statement, facts) for (statement, side), facts in cells.items()}

    def sheet(self, statement: str, side: str = "") -> Sheet:
        """A statement's sheet; an empty one where the document has none."""
        return self.sheets.get((statement, side), EMPTY)

    @cached_property
    def cells(self) -> dict[FactKey, Fact]:
        """Printed figures and gaps by address."""
        gaps = {gap.key: gap for gap in self.budget.gaps}
        return {**gaps, **self.budget.index}

    @cached_property
    def beside(self) -> dict[Source, list[Decimal]]:
        """Amounts of the columns that state no measure, by the row of the table that they stand in."""
        rows: dict[Source, list[Decimal]] = {}
        for fact in self.budget.others:
            if fact.amount is not None:
                rows.setdefault(row_of(fact.source), []).append(fact.amount.yuan)
        return rows

    def cell(self, statement: str, row: str, measure: str, side: str = "") -> Fact | None:
        """The figure or the gap at an address; None where nothing is printed and nothing is required."""
        return self.cells.get(FactKey(statement, side, row, measure))

    def lane(self, statement: str, side: str) -> Lane:
        """One side of a two-sided statement with the part each row plays."""
        return lane_of(self.sheet(statement, side))

    def total(self, statement: str, measure: str) -> Fact | None:
        """A figure of the 合计 row."""
        return self.cell(statement, TOTAL, measure)

    def table(self, statement: str) -> Table | None:
        """The table read as a statement."""
        return self.budget.table(statement)

    def is_empty(self, statement: str) -> bool:
        """Whether the table is there and prints no money, so that its total is zero."""
        table = self.table(statement)
        if table is None:
            return False
        amounts = [fact.amount for fact in self.budget.facts_of(statement)]
        return all(amount is not None and amount.yuan == 0 for amount in amounts)

    def unread(self, statement: str) -> tuple[str, ...]:
        """In words, whether lines or cells of a table could not be read, which a sum may then lack."""
        lost = unread_of(self.budget, statement)
        return (f"该表有 {lost} 处没有读懂",) if lost else ()

    def siblings(self, statement: str, code: str) -> frozenset[str]:
        """Codes directly below ``code`` that sister tables print: what a table may have lost (rules.md W09, W27)."""
        if statement not in FUNCTIONAL:
            return frozenset()
        sheets = (self.sheet(name) for name in FUNCTIONAL if name != statement)
        return frozenset(below for sheet in sheets for below in sheet.children(code))
