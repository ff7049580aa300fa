"""Account trees: the lines of one statement, both years in one tree (facts → branches → accounts)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from model.accounts import order, table_of
from model.comparison.alignment import TOP, Nodes, Pairs, align, flat
from model.disclosure import Fact, UnitBudget
from model.frozen import Frozen
from model.lines import Line, LineKey, branches_of, lines_of
from model.names import plain_name
from model.vocabulary import TOTAL


class Account(Frozen):
    """One line of an account tree, with the figures of both years by measure.

    A gap is a figure whose ``amount`` is None; a blank cell is no figure. ``name`` is the last part of a path of names
    and ``old_name`` and ``old_code`` are set where the other year prints other ones. ``computed`` parents print no
    figure of their own: theirs are the sums of their children, state ``derived``. ``in_new`` and ``in_old`` say in
    which years the line stands at all, also as a template row without amounts.
    """

    side: str = ""
    code: str = ""
    name: str
    old_name: str = ""
    old_code: str = ""
    level: int = 1
    new: Mapping[str, Fact] = field(default_factory=dict)
    old: Mapping[str, Fact] = field(default_factory=dict)
    children: tuple[Account, ...] = ()
    computed: bool = False
    in_new: bool = True
    in_old: bool = False

    @property
    def key(self) -> LineKey:
        """Side, and the code or else the name: tells the account from others of its statement and level."""
        return self.side, self.code or self.name

    def walk(self) -> Iterator[Account]:
        """The account and everything under it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


class AccountTree(Frozen):
    """One statement as a tree; flat roots with their ``side`` where it is not keyed by accounts.

    ``measures`` are the columns that carry a figure in either year, in printed order; ``total`` is the 合计 row, which
    is none of the roots.
    """

    statement: str
    measures: tuple[str, ...] = ()
    total: Account | None = None
    roots: tuple[Account, ...] = ()

    def walk(self) -> Iterator[Account]:
        """Every account but 合计, parents first, in printed order."""
        for root in self.roots:
            yield from root.walk()

    def find(self, text: str) -> tuple[Account, ...]:
        """Accounts whose code begins with, whose name contains, or one of whose figures is ``text``; 合计 first.

        An amount is found as printed or in yuan, with or without separators.
        """
        wanted = plain_name(text)
        if not wanted:
            return ()
        number = _number(wanted)
        lines = (*((self.total,) if self.total else ()), *self.walk())
        return tuple(account for account in lines if _is_named(account, wanted) or _prints(account, number))


def grow(statement: str, new: UnitBudget, old: UnitBudget | None = None) -> AccountTree:
    """The tree of a statement; lines of ``old`` stand beside those of ``new`` that they are (``alignment``)."""
    fresh = lines_of(new, statement)
    past = lines_of(old, statement) if old else ()
    new_nodes = flat(branches_of(statement, fresh, new.year))
    old_nodes = flat(branches_of(statement, past, old.year if old else None))
    pairs = align(new_nodes, old_nodes, table_of(statement))
    new_of = {there: here for here, there in pairs.items()}
    years = _Years(new_nodes, old_nodes, pairs, new_of, _children(new_nodes), _children(old_nodes))
    return AccountTree(
        statement=statement,
        measures=_measures(statement, (new, old) if old else (new,), (*fresh, *past)),
        total=_total(fresh, past),
        roots=_level(years, TOP, TOP),
    )


class _Years(NamedTuple):
    """The nodes of both years, which are one, and the children of each by position."""

    new: Nodes
    old: Nodes
    pairs: Pairs
    new_of: dict[int, int]
    new_children: dict[int, list[int]]
    old_children: dict[int, list[int]]


def _children(nodes: Nodes) -> dict[int, list[int]]:
    children: dict[int, list[int]] = {}
    for at, node in enumerate(nodes):
        children.setdefault(node.above, []).append(at)
    return children


def _level(years: _Years, here: int | None, there: int | None) -> tuple[Account, ...]:
    """The accounts under one parent: this year's in their order, each followed by last year's that stood after it."""
    fresh = years.new_children.get(here, []) if here is not None else []
    gone = _gone(years, there, set(fresh))
    accounts = [_past(years, at) for at in gone.get(TOP, ())]
    for at in fresh:
        accounts.append(_account(years, at, years.pairs.get(at)))
        accounts += [_past(years, later) for later in gone.get(at, ())]
    return _by_lanes([account for account in accounts if account.children or not account.computed])


def _by_lanes(accounts: list[Account]) -> tuple[Account, ...]:
    """The lanes of a two-sided statement one after the other, also where lines only last year printed came between."""
    sides = tuple(dict.fromkeys(account.side for account in accounts))
    return tuple(sorted(accounts, key=lambda account: sides.index(account.side)))


def _gone(years: _Years, there: int | None, fresh: set[int]) -> dict[int, list[int]]:
    """Last year's children without a partner, by this year's sibling they follow (-1: none)."""
    siblings = years.old_children.get(there, []) if there is not None else []
    gone: dict[int, list[int]] = {}
    previous = TOP
    for at in siblings:
        here = years.new_of.get(at)
        if here is None:
            gone.setdefault(_before(years, fresh, at, previous), []).append(at)
        elif here in fresh:
            previous = here
    return gone


def _before(years: _Years, fresh: set[int], at: int, previous: int) -> int:
    """This year's sibling that a lost line follows: the one before it by code, else the one it was printed after."""
    code = years.old[at].code
    smaller = [here for here in fresh if years.new[here].code and order(years.new[here].code) < order(code)]
    return max(smaller, default=previous) if code else previous


def _past(years: _Years, at: int) -> Account:
    """A line that only last year's document has."""
    branch = years.old[at].branch
    return Account(
        side=branch.line.side,
        code=branch.line.code,
        name=branch.name,
        level=branch.level,
        old=branch.line.figures,
        children=_level(years, None, at),
        computed=branch.computed,
        in_new=False,
        in_old=True,
    )


def _account(years: _Years, here: int, there: int | None) -> Account:
    """A line of this year's document, with last year's figures where it has a partner."""
    branch = years.new[here].branch
    past = years.old[there].branch if there is not None else None
    return Account(
        side=branch.line.side,
        code=branch.line.code,
        name=branch.name or (past.name if past else ""),
        old_name=past.name if past and _is_renamed(branch.name, past.name) else "",
        old_code=past.line.code if past and past.line.code != branch.line.code else "",
        level=branch.level,
        new=branch.line.figures,
        old=past.line.figures if past else {},
        children=_level(years, here, there),
        computed=branch.computed,
        in_old=past is not None,
    )


def _is_renamed(name: str, before: str) -> bool:
    """Whether a line has another name; a code that stands without one in a table says nothing of it."""
    return bool(name and before) and plain_name(name) != plain_name(before)


def _total(fresh: Sequence[Line], past: Sequence[Line]) -> Account | None:
    new = next((line for line in fresh if line.is_total), None)
    old = next((line for line in past if line.is_total), None)
    if new is None and old is None:
        return None
    return Account(
        name=TOTAL,
        level=0,
        new=new.figures if new else {},
        old=old.figures if old else {},
        in_new=new is not None,
        in_old=old is not None,
    )


def _measures(statement: str, budgets: Sequence[UnitBudget], lines: Sequence[Line]) -> tuple[str, ...]:
    """The measures with a figure, in the order of the printed columns."""
    printed = (
        measure
        for budget in budgets
        for table in budget.tables
        if table.statement == statement
        for measure, _ in table.columns
    )
    used = dict.fromkeys(measure for line in lines for measure in line.figures)
    return tuple(measure for measure in dict.fromkeys((*printed, *used)) if measure in used)


def _is_named(account: Account, wanted: str) -> bool:
    if account.code.startswith(wanted) or account.old_code.startswith(wanted):
        return True
    return wanted in plain_name(account.name) or wanted in plain_name(account.old_name)


def _prints(account: Account, number: Decimal | None) -> bool:
    if number is None:
        return False
    amounts = (fact.amount for fact in (*account.new.values(), *account.old.values()))
    return any(amount is not None and number in (amount.yuan, amount.figure) for amount in amounts)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
