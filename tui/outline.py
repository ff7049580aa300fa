"""An account tree as the screen needs it: every line with what became of it, what was found, and whether it matters.

No widget is needed to make or to test it; ``tui.walk`` goes through it. A path is the position of an account among
its siblings, from the root down; 合计 has the empty path.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from model.comparison.change import PRIOR
from model.comparison.compare import Change, ChangeKind
from model.comparison.materiality import PRESETS, Preset, is_material
from model.comparison.tree import Account, AccountTree, grow
from model.finding import Finding
from model.vocabulary import SIDES, TWO_SIDED
from tui.desk import Desk

Path = tuple[int, ...]
Opened = frozenset[Path]
ONLY = {"budget": "total", f"{PRIOR}budget": f"{PRIOR}total"}
SAME: tuple[ChangeKind, ...] = ("same", "template")


@dataclass(frozen=True)
class Node:
    """One account with what the screen needs to know of it.

    ``blank``, ``differs`` and ``material`` speak for the whole branch; ``material`` are the presets by which something
    in it is material, ``matters`` those by which the line itself is.
    """

    account: Account
    path: Path
    kind: ChangeKind
    differs: bool
    blank: bool
    findings: tuple[Finding, ...]
    children: tuple[Node, ...]
    heading: bool = False
    matters: frozenset[Preset] = frozenset()
    material: frozenset[Preset] = frozenset()

    def walk(self) -> Iterator[Node]:
        """The node and everything under it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Item:
    """One visible line; ``opened`` is None where there is nothing to open.

    ``name`` is what is drawn of a path of names, the whole of it where that is blank.
    """

    node: Node
    depth: int
    opened: bool | None
    name: str = ""


@dataclass(frozen=True)
class Outline:
    """A statement grown for both years, ready to be shown."""

    statement: str
    measures: tuple[str, ...] = ()
    total: Node | None = None
    roots: tuple[Node, ...] = ()
    tree: AccountTree | None = None

    def walk(self) -> Iterator[Node]:
        """Every node, 合计 first."""
        if self.total:
            yield self.total
        for root in self.roots:
            yield from root.walk()

    @cached_property
    def depth(self) -> int:
        """How many levels there are."""
        return max((len(node.path) for node in self.walk()), default=0)


def outline_of(desk: Desk, statement: str) -> Outline:
    """The outline of one statement; the lanes of a two-sided one stand under each other, each under its heading."""
    tree = _in_one_column(grow(statement, desk.new, desk.old))
    maker = _Maker(desk, statement)
    sides = [(side, tuple(accounts)) for side, accounts in groupby(tree.roots, key=lambda account: account.side)]
    if len(sides) < 2:
        roots = tuple(maker.node(account, (at,)) for at, account in enumerate(tree.roots))
    else:
        roots = tuple(maker.lane(side, accounts, at) for at, (side, accounts) in enumerate(sides))
    total = maker.node(tree.total, ()) if tree.total else None
    return Outline(statement, tree.measures, total, roots, tree)


def _in_one_column(tree: AccountTree) -> AccountTree:
    """收入 of 财政拨款收支总表 has one column, 支出 one for each fund: both sides are seen at once under 合计."""
    if tree.statement not in TWO_SIDED or "total" not in tree.measures:
        return tree
    roots = tuple(map(_under_total, tree.roots))
    used = {measure for account in roots for measure in (*account.new, *account.old)}
    return tree.model_copy(update={"roots": roots, "measures": tuple(m for m in tree.measures if m in used)})


def _under_total(account: Account) -> Account:
    """A line without a figure under 合计 with its only one there; the figure itself keeps its own column."""
    if "total" in account.new or "total" in account.old:
        return account
    new, old = (
        {ONLY.get(measure, measure): fact for measure, fact in figures.items()}
        for figures in (account.new, account.old)
    )
    return account.model_copy(update={"new": new, "old": old})


@dataclass(frozen=True)
class _Maker:
    desk: Desk
    statement: str

    def node(self, account: Account, path: Path) -> Node:
        children = tuple(self.node(child, (*path, at)) for at, child in enumerate(account.children))
        kind = kind_of(self.desk, account)
        matters = self.matters(account)
        return Node(
            account=account,
            path=path,
            kind=kind,
            differs=kind not in SAME or any(child.differs for child in children),
            blank=not has_money(account) and all(child.blank for child in children),
            findings=self.desk.findings_by_row.get((self.statement, account.side, account.code or account.name), ()),
            children=children,
            matters=matters,
            material=matters.union(*(child.material for child in children)),
        )

    def matters(self, account: Account) -> frozenset[Preset]:
        """The presets by which a change of the line is material."""
        changes = tuple(changes_of(self.desk, account))
        return frozenset(p for p, limits in PRESETS.items() if any(is_material(change, limits) for change in changes))

    def lane(self, side: str, accounts: tuple[Account, ...], at: int) -> Node:
        children = tuple(self.node(account, (at, below)) for below, account in enumerate(accounts))
        return Node(
            account=Account(side=side, name=SIDES.get(side, side) or "其他", level=0),
            path=(at,),
            kind="same",
            differs=any(child.differs for child in children),
            blank=False,
            findings=(),
            children=children,
            heading=True,
            material=frozenset().union(*(child.material for child in children)),
        )


def has_money(account: Account) -> bool:
    """Whether either year prints anything but nought on this line, or should and cannot be read."""
    facts = (*account.new.values(), *account.old.values())
    return any(fact.amount is None or bool(fact.amount.yuan) for fact in facts)


def kind_of(desk: Desk, account: Account) -> ChangeKind:
    """What became of a line from one year to the next, in one word for the gutter."""
    if not desk.compares:
        return "same"
    kinds = {change.kind for change in changes_of(desk, account)}
    if "unreadable" in kinds:
        return "unreadable"
    if not has_money(account):
        return "template"
    if account.in_new != account.in_old:
        return "added" if account.in_new else "removed"
    if account.old_name:
        return "renamed"
    if account.old_code:
        return "recoded"
    return "changed" if kinds - set(SAME) else "same"


def changes_of(desk: Desk, account: Account) -> Iterator[Change]:
    """The changes of one line, one a measure."""
    for measure in dict.fromkeys((*account.new, *account.old)):
        change = change_of(desk, account, measure)
        if change:
            yield change


def change_of(desk: Desk, account: Account, measure: str) -> Change | None:
    """The change of one figure of a line."""
    return desk.change_between(account.new.get(measure), account.old.get(measure))
