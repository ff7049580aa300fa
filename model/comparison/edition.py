"""What one document prints of one statement, and so what a figure that is missing there means.

A table, a column or a row that one year's form does not have is not a figure of zero.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from model.disclosure import Phase, UnitBudget
from model.names import plain_name
from model.unread import second_of, unread_of
from model.vocabulary import column_label, measure_label, statement_label

REGROUPED: Mapping[str, tuple[str, ...]] = {
    "unit_funds": ("undertaking", "business", "superior_subsidy", "subordinate_remittance", "other"),
    "basic": ("personnel", "operating"),
    "appropriation": ("general_public", "government_fund", "state_capital"),
}
"""Columns that another year's form prints as several."""

REGROUPED_ROWS = (
    (
        re.compile(r"单位(?:自有)?资金(?:收入)?"),
        re.compile(r"(?:事业|(?:事业单位)?经营|上级补助|附属单位上缴|其他)收入.*"),
    ),
    (
        re.compile(r"(?:本年)?(?:财政|预算)(?:拨款|补助)(?:收入|资金)?"),
        re.compile(r"(?!.*支出)(?:(?:一般公共|公共财政)预算|政府性?基金|国有资本).*"),
    ),
)
"""Rows that another year's form prints as several, and these."""


def _doubt(budget: UnitBudget, statement: str, label: str) -> str:
    """Why a line that is not there may only not be read; blank where all of the table is."""
    if lost := unread_of(budget, statement):
        return f"{label}该表有 {lost} 处没有读懂，可能漏读"
    return f"{label}另有一张同名的表没有计入，可能漏读" if second_of(budget, statement) else ""


@dataclass(frozen=True)
class Edition:
    """What one document prints of one statement: decides what a missing figure means."""

    label: str
    statement: str
    year: int | None = None
    phase: Phase = "budget"
    silence: str = ""
    doubt: str = ""
    prints_money: bool = False
    columns: frozenset[str] = frozenset()
    rows: tuple[str, ...] = ()

    @classmethod
    def of(cls, budget: UnitBudget, statement: str, label: str) -> Edition:
        """The edition of a statement in a document; ``label`` says which year in words."""
        tables = [table for table in budget.tables if table.statement == statement]
        facts = (*budget.facts_of(statement), *(gap for gap in budget.gaps if gap.statement == statement))
        printed = {fact.measure for fact in facts} | {measure for table in tables for measure, _ in table.columns}
        silence = ""
        if not tables and not facts:
            silence = f"{label}文件没有《{statement_label(statement)}》"
        elif not facts and not any(table.empty for table in tables):
            silence = f"{label}《{statement_label(statement)}》没有读出数字"
        elif not facts:
            printed = set()
        names = dict.fromkeys([fact.name for fact in facts] + [row.name for table in tables for row in table.rows])
        doubt = _doubt(budget, statement, label)
        money = any(fact.amount and fact.amount.yuan for fact in facts)
        return cls(label, statement, budget.year, budget.phase, silence, doubt, money, frozenset(printed), tuple(names))

    def lacks(self, measure: str) -> str:
        """Why a column cannot be compared, or blank: an empty table lacks no column, its zero counts."""
        if self.silence:
            return self.silence
        if not self.columns or measure in self.columns:
            return ""
        parts = [measure_label(part) for part in REGROUPED.get(measure, ()) if part in self.columns]
        instead = f"，分列为{'、'.join(parts)}" if parts else ""
        return f"{self.label}表中没有“{column_label(measure, (self.phase,))}”一栏{instead}"

    def is_year_before(self, other: Edition) -> bool:
        """Whether this edition is of the year before another one's."""
        return self.year is not None and self.year + 1 == other.year

    def regroups(self, name: str) -> str:
        """How this edition prints a row that it lacks: as several, or as a part of another; blank if it has it."""
        if name in self.rows:
            return ""
        for whole, part in REGROUPED_ROWS:
            parts = self._like(part)
            if parts and whole.fullmatch(plain_name(name)):
                return f"{self.label}分列为{'、'.join(parts)}"
            wholes = self._like(whole) if part.fullmatch(plain_name(name)) and not parts else []
            if wholes:
                return f"{self.label}并入“{wholes[0]}”"
        return ""

    def _like(self, words: re.Pattern[str]) -> list[str]:
        return [row for row in self.rows if words.fullmatch(plain_name(row))]
