"""Which line of one year is which line of the other (compare.md §2): code, else name under the same parent, else moved.

The steps go from certain to likely; what an earlier step has paired, a later one leaves alone. Nothing is paired by
amount: two lines of equal money are not one line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from model.accounts import CatalogueTable, changes
from model.lines import Branch
from model.names import bare_name, plain_name

TOP = -1
WHOLES = ("总计", "合计")
WHOLE = WHOLES[0]


class Node(NamedTuple):
    """A branch in a flat list; ``above`` is the position of its parent, -1 at the top."""

    branch: Branch
    above: int

    @property
    def code(self) -> str:
        """The code, blank where none is printed."""
        return self.branch.line.code

    @property
    def side(self) -> str:
        """The lane of a two-sided statement."""
        return self.branch.line.side

    @property
    def name(self) -> str:
        """The name in one spelling."""
        return plain_name(self.branch.name)


Nodes = Sequence[Node]
Pairs = dict[int, int]
"""Positions in the old list by positions in the new list."""

Step = Callable[[Nodes, Nodes, Pairs, CatalogueTable | None], Pairs]


def flat(branches: Sequence[Branch], above: int = TOP, start: int = 0) -> list[Node]:
    """All branches, each parent before its children."""
    nodes: list[Node] = []
    for branch in branches:
        position = start + len(nodes)
        nodes.append(Node(branch, above))
        nodes += flat(branch.children, position, position + 1)
    return nodes


def align(new: Nodes, old: Nodes, table: CatalogueTable | None) -> Pairs:
    """Pairs of lines that are one account in both years."""
    pairs: Pairs = {}
    for step in STEPS:
        pairs = pairs | step(new, old, pairs, table)
    return pairs


def _by_code(new: Nodes, old: Nodes, pairs: Pairs, table: CatalogueTable | None) -> Pairs:
    """Equal codes, unless the old name has moved elsewhere and its code now means another thing (30311)."""
    gone = _moves(table)
    positions = {(node.side, node.code): at for at, node in enumerate(new) if node.code}
    found: Pairs = {}
    for at, node in enumerate(old):
        here = positions.get((node.side, node.code))
        if here is None or here in pairs:
            continue
        same_name = new[here].name == node.name
        if same_name or (node.code, node.name) not in gone:
            found.setdefault(here, at)
    return found


def _by_name(new: Nodes, old: Nodes, pairs: Pairs, _: CatalogueTable | None) -> Pairs:
    """Equal names under the same parent."""
    return _under_parents(new, old, pairs, plain_name)


def _by_rename(new: Nodes, old: Nodes, pairs: Pairs, table: CatalogueTable | None) -> Pairs:
    """Names that the catalogue has renamed, under the same parent: for forms that print no codes."""
    renames = _renames(table or "functional")
    return _under_parents(new, old, pairs, lambda name: renames.get(plain_name(name), plain_name(name)))


def _by_move(new: Nodes, old: Nodes, pairs: Pairs, table: CatalogueTable | None) -> Pairs:
    """Accounts that the catalogue has moved to another code, wherever that stands."""
    moves = _moves(table)
    positions = {(node.side, node.code): at for at, node in enumerate(new) if node.code and at not in pairs}
    taken = set(pairs.values())
    found: Pairs = {}
    for at, node in enumerate(old):
        here = positions.get((node.side, moves.get((node.code, node.name), "")))
        if here is not None and at not in taken:
            found.setdefault(here, at)
    return found


def _by_likeness(new: Nodes, old: Nodes, pairs: Pairs, _: CatalogueTable | None) -> Pairs:
    """Names that differ only in words that drift, under the same parent; two printed codes that differ are no drift."""
    found = _under_parents(new, old, pairs, bare_name)
    return {here: there for here, there in found.items() if not (new[here].code and old[there].code)}


def _by_whole(new: Nodes, old: Nodes, pairs: Pairs, _: CatalogueTable | None) -> Pairs:
    """The row of all the money of a side: 收入总计 of a budget is 合计 of final accounts."""
    return _under_parents(new, old, pairs, lambda name: WHOLE if bare_name(name) in WHOLES else plain_name(name))


STEPS: tuple[Step, ...] = (_by_code, _by_name, _by_rename, _by_move, _by_name, _by_likeness, _by_name, _by_whole)
"""From certain to likely; names again after a parent was found by another way."""


def _under_parents(new: Nodes, old: Nodes, pairs: Pairs, spelling: Callable[[str], str]) -> Pairs:
    """Lines of equal spelling whose parents are paired; parents come first in the lists, so one pass is enough."""
    open_new: dict[tuple[str, int, str], list[int]] = {}
    for at, node in enumerate(new):
        if at not in pairs:
            open_new.setdefault((node.side, node.above, spelling(node.branch.name)), []).append(at)
    new_of = {there: here for here, there in pairs.items()} | {TOP: TOP}
    found: Pairs = {}
    for at, node in enumerate(old):
        if at in new_of or node.above not in new_of:
            continue
        same = open_new.get((node.side, new_of[node.above], spelling(node.branch.name)))
        if same:
            new_of[at] = same.pop(0)
            found[new_of[at]] = at
    return found


@cache
def _moves(table: CatalogueTable | None) -> dict[tuple[str, str], str]:
    """New codes by old code and old name."""
    moved = [change for change in changes(table) if change.kind == "moved"] if table else []
    return {(change.old_code, plain_name(change.old_name)): change.new_code for change in moved}


@cache
def _renames(table: CatalogueTable) -> dict[str, str]:
    """The latest name by every earlier name."""
    latest: dict[str, str] = {}
    for change in sorted(changes(table), key=lambda change: -change.year):
        if change.kind == "renamed":
            new = plain_name(change.new_name)
            latest.setdefault(plain_name(change.old_name), latest.get(new, new))
    return latest
