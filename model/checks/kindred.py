"""X14, X17, X18: what must agree between accounts of two classifications, and between the accounts of two tables."""

from __future__ import annotations

from collections.abc import Iterator

from model.checks import scope
from model.checks.arithmetic import agrees, contained, left_open, same
from model.checks.case import Case
from model.checks.figures import figure, figures
from model.checks.rule import Outcome, Rule
from model.checks.sheet import Sheet, ancestors
from model.disclosure import Fact
from model.finding import Status
from model.vocabulary import statement_label

TWINS = (
    ("2080505", "30108"),  # 基本养老保险缴费
    ("2080506", "30109"),  # 职业年金缴费
    ("2210201", "30113"),  # 住房公积金
)
"""Functional accounts whose basic expenditure is one economic account of 工资福利支出."""


def contributions_in_both(case: Case) -> Iterator[Outcome]:
    """养老保险、职业年金、公积金的功能科目（基本支出）等于同名的经济科目；至少一对相等，才说明两表口径相同。"""
    pairs = [(_basic(case, code), case.cell("basic_economic", account, "total")) for code, account in TWINS]
    outcomes = [same(figure(one), figure(other)) for one, other in pairs if one is not None and other is not None]
    proven = sum(agrees(outcome) for outcome in outcomes)
    for outcome in outcomes:
        yield outcome if proven * 2 > len(outcomes) else left_open(outcome, "两表口径不明")


def accounts_in_both(case: Case) -> Iterator[Outcome]:
    """全部资金都是一般公共预算时，支出总表与一般公共预算支出表的科目相同：一张表有数的科目，另一张也有。"""
    if not scope.only_general_public(case):
        return
    one, other = case.sheet("expenditure"), case.sheet("general_public")
    if not one.coded or not other.coded:
        return
    for sheet, sister in ((one, other), (other, one)):
        for key in sheet.keys:
            fact = sheet.get(key, "total")
            if fact is not None and fact.amount and fact.amount.yuan and _as_fine(sister, key):
                there = any(row.startswith(key) for row in sister.keys)
                yield _present(case, fact, sister.statement, there)


def carried_within_all(case: Case) -> Iterator[Outcome]:
    """财政拨款的上年结转不大于全部上年结转。"""
    part = _carried(case, "appropriation_balance")
    whole = _carried(case, "balance")
    if len(part) == 1 and len(whole) == 1:
        yield contained(figure(part[0]), figure(whole[0]))


def _basic(case: Case, code: str) -> Fact | None:
    return case.cell("general_public", code, "basic")


def _as_fine(sheet: Sheet, key: str) -> bool:
    """Whether a sheet goes as deep as an account: where it prints the 类 alone, its 款 and 项 are not missing."""
    above = next((row for row in ancestors(key) if row in sheet.rows), "")
    return key in sheet.rows or not above or bool(sheet.children(above))


def _present(case: Case, fact: Fact, statement: str, there: bool) -> Outcome:
    label = figures((fact,))[0].label
    if there:
        return Outcome.about(fact, Status.PASS, f"{label}：{statement_label(statement)}也有这个科目。")
    words = f"{label}：{statement_label(statement)}没有这个科目"
    unread = case.unread(statement)
    if unread:
        return Outcome.about(fact, Status.INSUFFICIENT, f"{words}，但{'、'.join(unread)}，无法核对。")
    return Outcome.about(fact, Status.FAIL, f"{words}。")


def _carried(case: Case, statement: str) -> list[Fact]:
    """The row of money carried over, where there is just one such row on the revenue side."""
    lane = case.lane(statement, "revenue")
    cells = (lane.cell(row, "budget") for row in lane.carried if "使用" not in row and "弥补" not in row)
    return [cell for cell in cells if cell is not None]


RULES = (
    Rule("X14", "社保、公积金两处一致", "2080505 = 30108，2210201 = 30113 …", "warning", "T2", contributions_in_both),
    Rule("X17", "科目相同", "支出总表与一般公共预算支出表科目相同", "warning", "T0", accounts_in_both),
    Rule("X18", "结转不超过", "财政拨款上年结转 ≤ 上年结转", "error", "T5", carried_within_all),
)
