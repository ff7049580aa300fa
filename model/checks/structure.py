"""Which columns add up to a total, learned from the table's own arithmetic.

A form may print 其中 columns, funds below 财政拨款, or 人员 and 公用 below 基本支出. Where the words leave it open
whether a column is a part or a part of a part, the reading that closes on most rows is the form's.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from model.amount import Interval
from model.checks.figures import figure
from model.checks.sheet import Sheet
from model.disclosure import Fact

CARRIED_COLUMNS = ("carryover", "surplus_used", "account_balance")
SUMMARIES = ("total", "current_year")
NATURES = ("basic", "project", "personnel", "operating", "business", "to_superior", "to_subordinate", "reserve")
"""What spending is for: complete by themselves where the same spending stands by the source of its money, too."""

NESTED: dict[str, tuple[str, ...]] = {
    "appropriation": ("general_public", "government_fund", "state_capital"),
    "special_account": ("education_fee", "special_account_other"),
    "undertaking": ("education_fee",),
    "unit_funds": ("undertaking", "business", "superior_subsidy", "subordinate_remittance", "other"),
    "basic": ("personnel", "operating"),
    "general_public": ("basic", "project"),
}
"""Columns that other columns of the same table may repeat in parts."""

ENOUGH = 2
"""Rows that must close before a doubtful reading of the columns is taken as proven."""


class Layout(NamedTuple):
    """The columns that make up a total; ``certain`` when the words or the table's arithmetic leave no doubt."""

    parts: tuple[str, ...]
    certain: bool


def layout_of(sheet: Sheet, whole: str) -> Layout | None:
    """The columns that add up to ``whole``; None where the table has no such columns."""
    if whole not in sheet.measures:
        return None
    candidates = [parts for parts in _candidates(sheet, whole) if parts]
    if not candidates or (whole == "total" and candidates == [("current_year",)]):
        return None
    counts = [_closing(sheet, whole, parts) for parts in candidates]
    best = max(range(len(candidates)), key=lambda i: counts[i][0])
    closed, filled = counts[best]
    proven = closed >= ENOUGH and closed * 2 > filled
    plain = len(candidates) == 1 and filled <= ENOUGH
    return Layout(candidates[best], certain=proven or plain)


def _candidates(sheet: Sheet, whole: str) -> Iterator[tuple[str, ...]]:
    """Every way to choose, for each column printed with possible parts, the column itself or column and parts.

    In final accounts 年初结转和结余 stands beside the year's spending and is no part of it; in budgets it may be.
    Spending by nature may be followed by the same spending by source (财政拨款, 单位资金).
    A table of spending by the year of its money only (本年收入, 上年结转) is their sum.
    """
    if whole in NESTED:
        yield tuple(m for m in sheet.measures if m in NESTED[whole])
        return
    columns = [m for m in sheet.measures if m not in SUMMARIES]
    if whole == "current_year":
        columns = [m for m in columns if m not in CARRIED_COLUMNS]
    if sheet.statement != "revenue" and set(columns) <= set(CARRIED_COLUMNS):
        yield ("current_year", *columns) if "current_year" in sheet.measures else ()
        return
    owners = [m for m in columns if any(child in columns for child in NESTED.get(m, ()))]
    seen: set[tuple[str, ...]] = set()
    for choice in product((True, False), repeat=len(owners)):
        inner = {child for owner, nested in zip(owners, choice, strict=True) if nested for child in NESTED[owner]}
        parts = tuple(m for m in columns if m not in inner)
        own = tuple(m for m in parts if m not in CARRIED_COLUMNS)
        natures = tuple(m for m in own if m in NATURES)
        for chosen in (parts,) if sheet.statement == "revenue" else (parts, own, natures):
            if chosen and chosen not in seen:
                seen.add(chosen)
                yield chosen


def _closing(sheet: Sheet, whole: str, parts: tuple[str, ...]) -> tuple[int, int]:
    """Rows on which the sum closes, and rows that have a total and some part."""
    outcomes = [_closes(cells, whole, parts) for cells in sheet.rows.values()]
    return outcomes.count(True), sum(outcome is not None for outcome in outcomes)


def _closes(cells: dict[str, Fact], whole: str, parts: tuple[str, ...]) -> bool | None:
    total = cells.get(whole)
    summands = [cells[measure] for measure in parts if measure in cells]
    if total is None or not summands or total.amount is None or total.amount.yuan == 0:
        return None
    interval = Interval.sum(figure(fact).interval for fact in summands)
    exact = total.amount.yuan == sum(fact.amount.yuan for fact in summands if fact.amount)
    return exact or figure(total).interval.overlaps(interval)
