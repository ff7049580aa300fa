"""Facts and comparisons as pandas DataFrames: the only place of the project that knows pandas.

Codes are strings (``0201`` stays ``0201``) and amounts are Decimals in object columns; nothing becomes a float.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from model.comparison.change import Change
from model.comparison.compare import Comparison
from model.disclosure import Fact, UnitBudget

TEXTS = ("unit", "statement", "side", "code", "name", "measure", "kind", "state", "file", "note")
WHOLE = ("year", "page", "page_new", "page_old")

FACT_COLUMNS = ("unit", "year", "statement", "side", "code", "name", "measure", "amount", "state", "page", "file")
CHANGE_COLUMNS = (
    "statement", "side", "code", "name", "measure", "kind", "new", "old", "change", "change_percent",
    "share_new", "share_old", "contribution_percent", "page_new", "page_old", "note",
)  # fmt: skip


def facts_frame(budgets: Iterable[UnitBudget]) -> pd.DataFrame:
    """One row per fact; ``amount`` is Decimal yuan (a plain number for counts)."""
    rows = [_fact_row(budget, fact) for budget in budgets for fact in budget.facts]
    return _frame(rows, FACT_COLUMNS)


def changes_frame(comparison: Comparison) -> pd.DataFrame:
    """One row per aligned figure, the columns of ``diff``; what is not known is None."""
    return _frame([_change_row(change) for change in comparison.changes], CHANGE_COLUMNS)


def _fact_row(budget: UnitBudget, fact: Fact) -> tuple[Any, ...]:
    amount = fact.amount.yuan if fact.amount else None
    head = (budget.unit, budget.year, fact.statement, fact.side, fact.code, fact.name, fact.measure)
    return (*head, amount, fact.state, fact.source.page, fact.source.file)


def _change_row(change: Change) -> tuple[Any, ...]:
    head = (change.statement, change.side, change.code, change.name, change.measure, change.kind)
    amounts = tuple(fact.amount.yuan if fact and fact.amount else None for fact in (change.new, change.old))
    pages = tuple(fact.source.page if fact else None for fact in (change.new, change.old))
    shares = (change.share_new, change.share_old, change.contribution_percent)
    return (*head, *amounts, change.change, change.change_percent, *shares, *pages, change.note)


def _frame(rows: Sequence[tuple[Any, ...]], columns: tuple[str, ...]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=list(columns), dtype=object)
    kinds = {name: "string" for name in columns if name in TEXTS} | {name: "Int64" for name in columns if name in WHOLE}
    return frame.astype(kinds)
