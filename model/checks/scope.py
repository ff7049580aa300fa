"""What figures of different tables have in common: names of funds and classes, and whether all money is one fund's."""

from __future__ import annotations

import re
from functools import cache

from model.accounts import names_of
from model.amount import Amount
from model.checks.case import Case
from model.checks.lanes import leaf
from model.disclosure import Fact
from model.vocabulary import TWO_SIDED

FUNDS: tuple[tuple[str, str], ...] = (
    (r"^(财政|预算)拨款", "appropriation"),
    (r"^一般公共预算|^公共财政预算|^公共财政拨款", "general_public"),
    (r"^政府性?基金", "government_fund"),
    (r"^国有资本经营", "state_capital"),
    (r"^财政专户", "special_account"),
    (r"^事业收入", "undertaking"),
    (r"经营收入", "business"),
    (r"^上级补助", "superior_subsidy"),
    (r"^附属单位", "subordinate_remittance"),
    (r"^单位资金", "unit_funds"),
    (r"^其他(收入|资金)", "other"),
)
APPROPRIATED = ("general_public", "government_fund", "state_capital")


def fund_of(name: str) -> str:
    """The measure a row of income sources corresponds to; blank where its words say none."""
    own = leaf(name)
    return next((measure for words, measure in FUNDS if re.search(words, own)), "")


def class_code(name: str) -> str:
    """The code of a functional class by any name it has had; blank where the catalogue knows none."""
    return _classes().get(_bare(name), "")


def grand(case: Case, statement: str, side: str) -> Fact | None:
    """收入总计 or 支出总计 of a two-sided statement."""
    lane = case.lane(statement, side)
    return _first(case, statement, side, lane.grand)


def current(case: Case, statement: str, side: str) -> Fact | None:
    """本年收入合计 or 本年支出合计."""
    lane = case.lane(statement, side)
    return _first(case, statement, side, lane.current)


def carried(case: Case, statement: str, side: str) -> bool:
    """Whether money is carried over on this side: any non-zero, or unreadable, row of it."""
    lane = case.lane(statement, side)
    cells = [cell for row in lane.carried for cell in lane.sheet.rows[row].values()]
    return any(cell.amount is None or cell.amount.yuan for cell in cells)


def source_row(case: Case, statement: str, fund: str) -> Fact | None:
    """The row of an income source; None where it is not printed."""
    lane = case.lane(statement, "revenue")
    rows = (lane.cell(row, "budget") for row in lane.items if fund_of(row) == fund)
    return next((cell for cell in rows if cell is not None), None)


def only_general_public(case: Case) -> bool:
    """Whether it is proven that all money is this year's 一般公共预算 (X11): the source equals the grand total.

    A form that prints only 财政拨款收入 in 收支总表 proves it by the fund's row in 财政拨款收支总表.
    """
    total = grand(case, "balance", "revenue")
    sources = (source_row(case, statement, "general_public") for statement in TWO_SIDED)
    if total is None or carried(case, "balance", "revenue"):
        return False
    return any(source is not None and equal(total.amount, source.amount) for source in sources)


def equal(one: Amount | None, another: Amount | None) -> bool:
    """Whether both are printed and can be one figure."""
    return one is not None and another is not None and one.agrees(another)


def _first(case: Case, statement: str, side: str, row: str) -> Fact | None:
    cells = case.sheet(statement, side).rows.get(row, {})
    return cells.get("budget") or cells.get("total")


def _bare(name: str) -> str:
    return leaf(name).removesuffix("支出").removesuffix("等")


@cache
def _classes() -> dict[str, str]:
    codes = [str(code) for code in range(201, 240)]
    return {_bare(entry.name): code for code in codes for entry in names_of(code, "functional")}
