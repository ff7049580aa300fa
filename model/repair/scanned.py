"""What is asked of a scan before its figures count: a unit of money that is certain, and how much could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from model.accounts import CatalogueTable, official_names
from model.amount import Amount, Unit
from model.checks import between
from model.checks.sheet import is_account
from model.disclosure import Fact, Notice, Source, Table, UnitBudget
from model.finding import Status
from model.repair.witnesses import Instance, address, instances
from model.vocabulary import ECONOMIC, FUNCTIONAL, STATEMENTS

CENTS = 2
"""Decimals that an amount in yuan has at most."""

ACCOUNT_LENGTHS = (5, 7, 8)
"""Digits of codes that are accounts, or were before a digit too many was read."""


def is_scanned(fact: Fact) -> bool:
    """Whether a figure was recognised on the picture of a page."""
    return fact.source.page is not None and fact.source.confidence is not None


def with_possible_amounts(budget: UnitBudget) -> UnitBudget:
    """The budget of a scan without readings in yuan finer than a cent: a comma of thousands that was read as a point.

    A figure with another reading has that one; one without is a gap, with a Notice.
    """
    finer = [fact for fact in budget.facts if is_scanned(fact) and _is_too_fine(fact.amount)]
    if not finer:
        return budget
    possible = {fact.key: _possible(fact) for fact in finer}
    facts = tuple(possible.get(fact.key, fact) for fact in budget.facts)
    lost = [fact for fact in finer if possible[fact.key].amount is None]
    return _without(budget.model_copy(update={"facts": facts}), lost, list(map(_fine_notice, lost)))


def _is_too_fine(amount: Amount | None) -> bool:
    return amount is not None and amount.unit is Unit.YUAN and amount.decimals > CENTS


def _possible(fact: Fact) -> Fact:
    """The figure by the first of its readings that can be."""
    readings = tuple(reading for reading in fact.readings if not _is_too_fine(reading.amount))
    amount = next((reading.amount for reading in readings if reading.amount is not None), None)
    return fact.model_copy(update={"amount": amount, "readings": readings})


def without_unsure_units(budget: UnitBudget) -> UnitBudget:
    """The budget of a scan without the figures of tables whose unit of money is not certain; a Notice for each table.

    A misread 万 makes every figure wrong by ten thousand. A unit is certain that most tables print, or that equalities
    with other tables bear out; one that no table prints is certain nowhere.
    """
    if not any(map(is_scanned, budget.facts)):
        return budget
    unsure = _unsure_tables(budget)
    lost = [fact for fact in budget.facts if is_scanned(fact) and fact.statement in unsure]
    notices = [_unit_notice(unsure[statement]) for statement in dict.fromkeys(fact.statement for fact in lost)]
    return _without(budget, lost, notices)


def without_impossible_codes(budget: UnitBudget) -> UnitBudget:
    """The budget of a scan without the figures of accounts that cannot be: a digit misread, lost, or too many."""
    lost = [fact for fact in budget.facts if is_scanned(fact) and _is_impossible(fact)]
    return _without(budget, lost, [_code_notice(fact) for fact in {fact.code: fact for fact in lost}.values()])


def _is_impossible(fact: Fact) -> bool:
    """Whether a code is none of an account, but as long as one, or a digit longer, or beside the name of one."""
    return (
        fact.statement in (*FUNCTIONAL, *ECONOMIC)
        and bool(fact.code)
        and not is_account(fact.statement, fact.code)
        and (len(fact.code) in ACCOUNT_LENGTHS or fact.name in _official())
    )


@cache
def _official() -> frozenset[str]:
    """The names of all accounts: what bears one is no unit."""
    tables: tuple[CatalogueTable, ...] = ("functional", "economic_department", "economic_government")
    return frozenset(name for table in tables for name in official_names(table))


def _without(budget: UnitBudget, lost: Sequence[Fact], notices: Sequence[Notice]) -> UnitBudget:
    """The budget with some figures as gaps."""
    if not lost:
        return budget
    keys = {fact.key for fact in lost}
    kept = tuple(fact for fact in budget.facts if fact.key not in keys)
    gaps = (fact.model_copy(update={"amount": None, "state": "garbled", "readings": ()}) for fact in lost)
    changes = {"facts": kept, "gaps": (*budget.gaps, *gaps), "notices": (*budget.notices, *notices)}
    return budget.model_copy(update=changes)


def _unsure_tables(budget: UnitBudget) -> dict[str, Table]:
    tables = {table.statement: table for table in reversed(budget.tables) if table.statement in STATEMENTS}
    printed = Counter(table.unit for table in budget.tables if table.unit_printed)
    if not printed:
        return tables
    usual = printed.most_common(1)[0][0]
    other = {name: table for name, table in tables.items() if table.unit is not usual}
    if not other:
        return {}
    found = _between(budget)
    return {name: table for name, table in other.items() if not _is_borne_out(budget, name, found)}


def _between(budget: UnitBudget) -> tuple[Instance, ...]:
    """The equalities between tables."""
    return tuple(each for each in instances(budget) if each.rule in between.RULES)


def _is_borne_out(budget: UnitBudget, statement: str, found: Sequence[Instance]) -> bool:
    """Whether more equalities with tables of another unit close than fail."""
    own = {address(fact.key) for fact in budget.facts_of(statement)}
    about = [each for each in found if each.cells & own and each.cells - own]
    failing = sum(each.outcome.status is Status.FAIL for each in about)
    closing = sum(each.outcome.status in (Status.PASS, Status.ROUNDING) for each in about)
    return closing > failing


def _unit_notice(table: Table) -> Notice:
    read = f"读作 {table.unit}，与其他表不同" if table.unit_printed else "没有读出"
    message = f"{table.title}的金额单位{read}，没有别处能证实；差错会是一万倍，这张表的数字没有采用"
    return Notice(kind="unsure-unit", rule="O03", message=message, source=table.source)


def _fine_notice(fact: Fact) -> Notice:
    message = f"{fact.source.table}的「{fact.name}」读作 {fact.value.figure} 元，元以下不会有三位小数，没有采用"
    return Notice(kind="unsure-amount", rule="O03", message=message, source=fact.source)


def _code_notice(fact: Fact) -> Notice:
    message = f"{fact.source.table}的编码识别为 {fact.code}（{fact.name}），没有这样的科目编码，这一行没有采用"
    return Notice(kind="unsure-code", rule="O03", message=message, source=fact.source)


def with_summary(budget: UnitBudget) -> UnitBudget:
    """The budget of a scan with a Notice of how many figures were taken and how many cells could not be read."""
    taken = sum(map(is_scanned, budget.facts))
    unread = sum(gap.source.confidence is not None for gap in budget.gaps)
    if not taken and not unread:
        return budget
    message = f"扫描件：采用 {taken} 个识别出的数字，{unread} 格读不出或不能确定，没有采用"
    file = next(iter(budget.files), "")
    notice = Notice(kind="scan-summary", rule="O03", message=message, source=Source(file=file))
    return budget.model_copy(update={"notices": (*budget.notices, notice)})
