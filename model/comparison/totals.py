"""Which lines of a statement are sums of other lines, and which one is the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from model.accounts import is_account
from model.comparison.tree import Account, AccountTree
from model.disclosure import Fact
from model.lines import PATH, LineKey
from model.names import plain_name
from model.vocabulary import FUNCTIONAL, TWO_SIDED

TOTAL_WORDS = ("总计", "合计", "小计")
"""Words at the end of a total row of a two-sided statement, the widest first."""

THREE_PUBLIC_GROUPS = {
    "因公出国（境）费": ("教学科研人员因公出国（境）费", "其他因公出国（境）费"),
    "公务用车购置及运行维护费": ("公务用车购置费", "公务用车运行维护费"),
}
"""Items of 三公 that are sums of other items of the same table."""

NOT_THREE_PUBLIC = ("机关运行经费",)
"""Items printed in the table of 三公 that are no part of its total."""

Totals = Mapping[tuple[str, str], tuple[Decimal | None, Decimal | None]]
"""(new, old) totals in yuan by side and measure."""


def totals_of(tree: AccountTree) -> Totals:
    """The figures of the total row of each side."""
    return {
        (total.side, measure): (_yuan(total.new, measure), _yuan(total.old, measure))
        for total in _total_rows(tree)
        for measure in tree.measures
    }


def sums_of(tree: AccountTree) -> frozenset[LineKey]:
    """Lines that are sums of other lines of the statement though these are not their children."""
    sums = {account.key for account in tree.roots if _is_sum(account) or is_unit_row(account, tree)}
    sums |= {a.key for a, after in pairwise(tree.roots) if a.side == after.side and a.level < after.level}
    sums |= _headings(tree)
    if tree.total:
        sums.add(tree.total.key)
    if tree.statement == "three_public":
        sums |= {account.key for account in tree.roots if _is_group(account, tree)}
    return frozenset(sums)


def is_unit_row(account: Account, tree: AccountTree) -> bool:
    """Whether a row of a table of accounts is the unit itself: it has a code, and the code is no account."""
    if tree.statement not in FUNCTIONAL or not account.code or is_account(account.code):
        return False
    return any(is_account(root.code) for root in tree.roots)


def outside_of(tree: AccountTree) -> frozenset[LineKey]:
    """Lines that are printed in the table and are no part of its total."""
    if tree.statement != "three_public":
        return frozenset()
    return frozenset(account.key for account in tree.roots if account.name in NOT_THREE_PUBLIC)


def _total_rows(tree: AccountTree) -> Iterator[Account]:
    if tree.total:
        yield tree.total
    if tree.statement in TWO_SIDED:
        for side in dict.fromkeys(account.side for account in tree.roots):
            rows = [account for account in tree.roots if account.side == side and _is_sum(account)]
            yield from sorted(rows, key=_width)[:1]


def _width(account: Account) -> int:
    """The place of a total row among the total words: 总计 is wider than 合计."""
    name = plain_name(account.name)
    return next(place for place, word in enumerate(TOTAL_WORDS) if name.endswith(word))


def _is_sum(account: Account) -> bool:
    return not account.code and plain_name(account.name).endswith(TOTAL_WORDS)


def _headings(tree: AccountTree) -> set[LineKey]:
    """Flat lines under whose name, as a path, other lines stand (``上年结转/一般公共预算拨款``)."""
    parts = ((account.side, account.name.split(PATH)) for account in tree.roots if not account.code)
    above = {(side, PATH.join(path[:end])) for side, path in parts for end in range(1, len(path))}
    return above & {account.key for account in tree.roots}


def _is_group(account: Account, tree: AccountTree) -> bool:
    """Whether an item of 三公 is printed together with its parts."""
    printed = {part.name for part in tree.roots if part.new or part.old}
    parts = THREE_PUBLIC_GROUPS.get(account.name, ())
    return any(part in printed for part in parts)


def _yuan(figures: Mapping[str, Fact], measure: str) -> Decimal | None:
    fact = figures.get(measure)
    return fact.amount.yuan if fact and fact.amount else None
