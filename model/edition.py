"""What one document prints of one statement, and so what a figure that is missing there means.

A table, a column or a row that one year's form does not have is not a figure of zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.disclosure import UnitBudget
from model.vocabulary import measure_label, statement_label

REGROUPED: Mapping[str, tuple[str, ...]] = {
    "unit_funds": ("undertaking", "business", "superior_subsidy", "subordinate_remittance", "other"),
    "basic": ("personnel", "operating"),
}
"""Columns that another year's form prints as several."""

REGROUPED_ROWS: Mapping[str, tuple[str, ...]] = {
    "单位资金": ("事业收入", "事业单位经营收入", "上级补助收入", "附属单位上缴收入", "其他收入"),
}
"""Rows that another year's form prints as several."""


@dataclass(frozen=True)
class Edition:
    """What one document prints of one statement: decides what a missing figure means."""

    label: str
    statement: str
    silence: str = ""
    columns: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()

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
        names = {fact.name for fact in facts} | {row.name for table in tables for row in table.rows}
        return cls(label, statement, silence, frozenset(printed), frozenset(names))

    def lacks(self, measure: str) -> str:
        """Why a column cannot be compared, or blank: an empty table lacks no column, its zero counts."""
        if self.silence:
            return self.silence
        if not self.columns or measure in self.columns:
            return ""
        parts = [measure_label(part) for part in REGROUPED.get(measure, ()) if part in self.columns]
        instead = f"，分列为{'、'.join(parts)}" if parts else ""
        return f"{self.label}表中没有“{measure_label(measure)}”一栏{instead}"

    def regroups(self, name: str) -> str:
        """How this edition prints a row that it lacks: as several, or as a part of another; blank if it has it."""
        if name in self.rows:
            return ""
        parts = [part for part in REGROUPED_ROWS.get(name, ()) if part in self.rows]
        if parts:
            return f"{self.label}分列为{'、'.join(parts)}"
        whole = next((whole for whole, rows in REGROUPED_ROWS.items() if name in rows and whole in self.rows), "")
        return f"{self.label}并入“{whole}”" if whole else ""
