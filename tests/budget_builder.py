"""The builder of budgets for tests: say what a page prints, get the frozen model.

``a_budget()`` starts an empty unit-year, every ``with_…`` returns a new builder, ``build()`` gives the ``UnitBudget``.
Tables and their rows come into being with the first figure of a statement; pages count up from 4 with the tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from model.amount import Amount, Unit
from model.disclosure import (
    Basis,
    Claim,
    Disclosure,
    Fact,
    Indicator,
    Kind,
    Notice,
    Paragraph,
    Phase,
    Relation,
    Row,
    Section,
    Source,
    State,
    Table,
    TargetProject,
    UnitBudget,
)
from model.vocabulary import measure_label, statement_label

DASHES = ("-", "—", "--")
FIRST_PAGE = 4


def amount(printed: str, unit: Unit = Unit.TEN_THOUSAND) -> Amount:
    """The amount of a printed figure; a dash is zero."""
    return Amount.printed("0" if printed in DASHES else printed.replace(",", ""), unit)


def state_of(printed: str) -> State:
    """How the cell was printed."""
    if printed in DASHES:
        return "dash"
    return "zero" if Decimal(printed.replace(",", "")) == 0 else "printed"


def reprinted(fact: Fact, printed: str) -> Fact:
    """The same cell with another figure in it."""
    source = fact.source._replace(raw=printed)
    fields = {"amount": amount(printed, fact.value.unit), "state": state_of(printed), "source": source}
    return fact.model_copy(update=fields)


@dataclass(frozen=True)
class BudgetBuilder:
    """A unit-year in the making; ``budget`` holds everything but the tables, which ``build`` completes."""

    budget: UnitBudget
    tables: tuple[Table, ...] = ()

    def with_fact(
        self,
        statement: str,
        code: str,
        name: str,
        *,
        side: str = "",
        unit: Unit = Unit.TEN_THOUSAND,
        state: State | None = None,
        **printed: str | None,
    ) -> BudgetBuilder:
        """One row of a table: measures by keyword; None is a blank cell, which is no fact."""
        row = self._row(statement, side, code, name)
        facts = tuple(
            self._fact(statement, row, measure, figure, unit, state) for measure, figure in printed.items() if figure
        )
        return self._having(statement, row, unit, tuple(printed)).with_facts(*facts)

    def with_side(self, statement: str, side: str, name: str, **printed: Any) -> BudgetBuilder:
        """One row of one lane of a two-sided statement."""
        return self.with_fact(statement, "", name, side=side, **printed)

    def with_item(self, statement: str, name: str, **printed: Any) -> BudgetBuilder:
        """One row without a code: 三公, procurement, assets, or 合计."""
        return self.with_fact(statement, "", name, **printed)

    def with_row(self, statement: str, name: str, *, side: str = "", code: str = "") -> BudgetBuilder:
        """A template row that prints no amount."""
        return self._having(statement, self._row(statement, side, code, name), Unit.TEN_THOUSAND, ())

    def with_gap(
        self,
        statement: str,
        code: str,
        name: str,
        measure: str,
        *,
        side: str = "",
        raw: str = "",
        state: State = "blank",
    ) -> BudgetBuilder:
        """A required cell that could not be read."""
        row = self._row(statement, side, code, name)
        source = row.source._replace(raw=raw)
        gap = Fact(statement=statement, side=side, code=code, name=name, measure=measure, state=state, source=source)
        grown = self._having(statement, row, Unit.TEN_THOUSAND, (measure,))
        return grown._with(gaps=(*grown.budget.gaps, gap))

    def with_facts(self, *facts: Fact) -> BudgetBuilder:
        """Facts made elsewhere."""
        return self._with(facts=(*self.budget.facts, *facts))

    def with_other(self, title: str, name: str, measure: str, printed: str) -> BudgetBuilder:
        """A figure of a table beyond the vocabulary, for ``export --all``."""
        fact = self._fact(title, self._row(title, "", "", name), measure, printed, Unit.TEN_THOUSAND, None)
        return self._with(others=(*self.budget.others, fact))

    def with_table(self, statement: str, **fields: Any) -> BudgetBuilder:
        """A table with fields of its own (``empty=True, note=…, unit=…``); figures added later join it."""
        fresh = self._table(statement, Unit.TEN_THOUSAND)
        table = fresh.model_copy(update=fields)
        return replace(self, tables=(*(t for t in self.tables if t.statement != statement), table))

    def with_claim(
        self, subject: str, relation: Relation, printed: str | None = None, *, basis: Basis | None = None, **fields: Any
    ) -> BudgetBuilder:
        """A sentence that states an amount or a change, in 万元."""
        source = Source(file=self._file, page=2)
        claim = Claim(
            subject=subject,
            relation=relation,
            amount=amount(printed) if printed else None,
            basis=basis,
            **{"sentence": f"{subject}{printed or ''}。", "source": source, **fields},
        )
        return self._with(claims=(*self.budget.claims, claim))

    def with_target(
        self, name: str, goal: str = "", printed: str | None = None, indicators: Iterable[Indicator] = ()
    ) -> BudgetBuilder:
        """A project with its indicators, its amount in 万元."""
        target = TargetProject(
            name=name,
            goal=goal,
            amount=amount(printed) if printed else None,
            indicators=tuple(indicators),
            source=Source(file=self._file, page=16),
        )
        return self._with(targets=(*self.budget.targets, target))

    def with_section(self, title: str, *paragraphs: str, kind: str = "other") -> BudgetBuilder:
        """A headed part of the text."""
        source = Source(file=self._file, page=2)
        texts = tuple(Paragraph(text=text, source=source) for text in paragraphs)
        section = Section(title=title, kind=kind, paragraphs=texts, source=source)
        return self._with(sections=(*self.budget.sections, section))

    def with_notice(self, kind: str, message: str, *, rule: str = "", raw: str = "", page: int = 4) -> BudgetBuilder:
        """A remark about the reading."""
        notice = Notice(kind=kind, message=message, rule=rule, source=Source(file=self._file, page=page, raw=raw))
        return self._with(notices=(*self.budget.notices, notice))

    def with_fields(self, **fields: Any) -> BudgetBuilder:
        """Any other field of the unit-year."""
        return self._with(**fields)

    def without(self, statement: str) -> BudgetBuilder:
        """The same document with one statement left out."""
        facts = tuple(fact for fact in self.budget.facts if fact.statement != statement)
        kept = tuple(table for table in self.tables if table.statement != statement)
        return replace(self._with(facts=facts), tables=kept)

    def changing(self, statement: str, row: str, measure: str, printed: str, side: str = "") -> BudgetBuilder:
        """The same document with one figure printed differently."""
        hit = False
        facts = []
        for fact in self.budget.facts:
            if fact.key == (statement, side, row, measure):
                hit = True
                fact = reprinted(fact, printed)
            facts.append(fact)
        assert hit, f"nothing is printed at {statement}/{side}/{row}/{measure}"
        return self._with(facts=tuple(facts))

    def build(self) -> UnitBudget:
        """The frozen unit-year."""
        return self.budget.model_copy(update={"tables": self.tables})

    @property
    def _file(self) -> str:
        return self.budget.files[0]

    def _with(self, **fields: Any) -> BudgetBuilder:
        return replace(self, budget=self.budget.model_copy(update=fields))

    def _table(self, statement: str, unit: Unit) -> Table:
        found = next((table for table in self.tables if table.statement == statement), None)
        if found:
            return found
        page = FIRST_PAGE + len(self.tables)
        title = statement_label(statement)
        source = Source(file=self._file, page=page, table=title)
        return Table(
            statement=statement, title=title, pages=(page,), unit=unit, unit_name=self.budget.unit,
            year=self.budget.year, source=source,
        )  # fmt: skip

    def _row(self, statement: str, side: str, code: str, name: str) -> Row:
        table = self._table(statement, Unit.TEN_THOUSAND)
        same = (row for row in table.rows if (row.side, row.code, row.name) == (side, code, name))
        lane = sum(row.side == side for row in table.rows)
        source = table.source._replace(row=lane + 1, row_words=f"{code} {name}".strip())
        return next(same, Row(side=side, code=code, name=name, label=name, source=source))

    def _fact(self, statement: str, row: Row, measure: str, printed: str, unit: Unit, state: State | None) -> Fact:
        words = {"raw": printed, "column_words": measure_label(measure)}
        return Fact(
            statement=statement,
            side=row.side,
            code=row.code,
            name=row.name,
            measure=measure,
            amount=amount(printed, unit),
            state=state or state_of(printed),
            source=row.source._replace(**words),
        )

    def _having(self, statement: str, row: Row, unit: Unit, measures: tuple[str, ...]) -> BudgetBuilder:
        table = self._table(statement, unit)
        known = dict(table.columns)
        columns = (*table.columns, *((m, measure_label(m)) for m in measures if m not in known))
        rows = table.rows if row in table.rows else (*table.rows, row)
        grown = table.model_copy(update={"columns": columns, "rows": rows, "empty": False})
        others = tuple(t for t in self.tables if t.statement != statement)
        if len(others) == len(self.tables):
            return replace(self, tables=(*self.tables, grown))
        return replace(self, tables=tuple(grown if t.statement == statement else t for t in self.tables))


def a_budget(
    unit: str = "示例单位",
    year: int | None = 2023,
    *,
    code: str = "999001",
    kind: Kind = "unit",
    phase: Phase = "budget",
    file: str | None = None,
) -> BudgetBuilder:
    """An empty unit-year to add to."""
    name = file or f"unit{year or ''}.pdf"
    return BudgetBuilder(UnitBudget(unit=unit, year=year, code=code, kind=kind, phase=phase, files=(name,), pages=18))


def a_disclosure(*budgets: UnitBudget) -> Disclosure:
    """Several unit-years of one publication."""
    return Disclosure(units=budgets)
