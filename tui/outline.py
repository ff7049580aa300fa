"""An account tree as the lines of a screen: what is open, what is filtered away, in which order, and what was found.

Everything here is a pure function of a tree, a ``View`` and the set of open paths; no widget is needed to test it.
A path is the position of an account among its siblings, from the root down; 合计 has the empty path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from model.compare import Change, ChangeKind
from model.disclosure import Fact
from model.finding import Finding
from model.materiality import PRESETS, Preset, is_material
from model.names import plain_name
from model.review import Mark, Review, figure_subject
from model.tree import Account, AccountTree, grow
from model.vocabulary import SIDES, STATEMENTS
from tui.desk import Desk
from tui.view import View

Path = tuple[int, ...]
Opened = frozenset[Path]
SAME: tuple[ChangeKind, ...] = ("same", "template")
MANY_ROWS = 48


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
    """One visible line; ``opened`` is None where there is nothing to open."""

    node: Node
    depth: int
    opened: bool | None


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
    def blanks(self) -> int:
        """How many lines have no money and are hidden unless a person asks for them."""
        return sum(1 for root in self.roots for node in root.walk() if not is_kept(node, View()))

    @cached_property
    def depth(self) -> int:
        """How many levels there are."""
        return max((len(node.path) for node in self.walk()), default=0)


def outline_of(desk: Desk, statement: str) -> Outline:
    """The outline of one statement; the lanes of a two-sided one stand under each other, each under its heading."""
    tree = grow(statement, desk.new, desk.old)
    maker = _Maker(desk, statement)
    sides = [(side, tuple(accounts)) for side, accounts in groupby(tree.roots, key=lambda account: account.side)]
    if len(sides) < 2:
        roots = tuple(maker.node(account, (at,)) for at, account in enumerate(tree.roots))
    else:
        roots = tuple(maker.lane(side, accounts, at) for at, (side, accounts) in enumerate(sides))
    total = maker.node(tree.total, ()) if tree.total else None
    return Outline(statement, tree.measures, total, roots, tree)


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


def lines_of(outline: Outline, view: View, opened: Opened, changes: dict[Path, Decimal]) -> tuple[Item, ...]:
    """The visible lines under 合计. ``changes`` are the sizes to sort by when ``view.by_change``."""
    if view.flat:
        return tuple(Item(node, 0, None) for node in _leaves(outline, view, changes))
    return tuple(_open_lines(outline.roots, view, opened, changes, 0))


def _open_lines(
    nodes: Iterable[Node], view: View, opened: Opened, changes: dict[Path, Decimal], depth: int
) -> Iterator[Item]:
    for node in _kept(nodes, view, changes):
        is_open = node.path in opened
        yield Item(node, depth, is_open if node.children else None)
        if is_open:
            yield from _open_lines(node.children, view, opened, changes, depth + 1)


def _leaves(outline: Outline, view: View, changes: dict[Path, Decimal]) -> list[Node]:
    leaves = (node for root in outline.roots for node in root.walk() if not node.children and not node.heading)
    return _kept(leaves, view, changes)


def _kept(nodes: Iterable[Node], view: View, changes: dict[Path, Decimal]) -> list[Node]:
    kept = [node for node in nodes if is_kept(node, view)]
    if view.by_change:
        kept.sort(key=lambda node: (not node.heading, changes.get(node.path, Decimal(0))), reverse=True)
    return kept


def is_kept(node: Node, view: View) -> bool:
    """Whether the filters leave a line on the screen."""
    if view.shown == "differences" and not node.differs:
        return False
    if view.shown == "material" and view.materiality not in node.material:
        return False
    if view.unreviewed and all(is_reviewed(line, view.review) for line in node.walk() if not line.heading):
        return False
    return view.zeros or node.heading or not node.blank or node.differs


def is_reviewed(node: Node, review: Review) -> bool:
    """Whether a person has looked at some figure of the line, and it is still the same."""
    return any(mark.reviewed for mark in marks_on(node, review))


def marks_on(node: Node, review: Review) -> Iterator[Mark]:
    """The marks on the present figures of a line."""
    if review.marks:
        new, old = node.account.new, node.account.old
        for measure in dict.fromkeys((*new, *old)):
            subject = figure_subject(new.get(measure), old.get(measure))
            mark = review.mark(subject) if subject else None
            if mark is not None:
                yield mark


def sizes(outline: Outline, desk: Desk, measure: str) -> dict[Path, Decimal]:
    """How much each line changed, without sign; with one document, how much it is."""
    return {node.path: _size(desk, node.account, measure) for node in outline.walk()}


def _size(desk: Desk, account: Account, measure: str) -> Decimal:
    if desk.compares:
        change = change_of(desk, account, measure)
        return abs(change.change) if change and change.change is not None else Decimal(0)
    fact: Fact | None = account.new.get(measure)
    return fact.amount.yuan if fact and fact.amount else Decimal(0)


def open_to(outline: Outline, depth: int) -> Opened:
    """Everything open down to ``depth`` levels."""
    return frozenset(node.path for node in outline.walk() if node.children and len(node.path) < depth)


def first_depth(outline: Outline) -> int:
    """How many levels to show at first: all of a short tree, two of a long one."""
    long = sum(1 for node in outline.walk() if not node.blank) > MANY_ROWS
    return min(2, outline.depth) if long else outline.depth


def ancestors(path: Path) -> Opened:
    """The lines that must be open for a path to be seen."""
    return frozenset(path[:length] for length in range(1, len(path)))


def only_chain(node: Node, view: View) -> Opened:
    """A node and its only children below, as long as there is but one: all to be opened at once."""
    chain = []
    while node.children:
        chain.append(node.path)
        kept = [child for child in node.children if is_kept(child, view)]
        if len(kept) != 1:
            break
        node = kept[0]
    return frozenset(chain)


def differences_in(outline: Outline) -> tuple[Path, ...]:
    """The lines that differ and have no differing line below: what a person wants to jump between."""
    return tuple(
        node.path
        for root in outline.roots
        for node in root.walk()
        if node.differs and not any(child.differs for child in node.children)
    )


def material_in(outline: Outline, preset: Preset) -> tuple[Path, ...]:
    """The lines that changed materially and have no such line below."""
    return tuple(
        node.path
        for root in outline.roots
        for node in root.walk()
        if preset in node.matters and not any(preset in child.material for child in node.children)
    )


def hidden_differences(node: Node) -> int:
    """How many lines below differ and have no differing line below them."""
    leaves = (line for child in node.children for line in child.walk())
    return sum(1 for line in leaves if line.differs and not any(child.differs for child in line.children))


def problems_in(outline: Outline) -> tuple[Path, ...]:
    """The lines with findings."""
    return tuple(node.path for node in outline.walk() if node.findings)


def hits_in(outline: Outline, text: str) -> tuple[Path, ...]:
    """The lines found by code, name or amount, in document order."""
    if outline.tree is None or not text.strip():
        return ()
    found = {id(account) for account in outline.tree.find(text.strip())}
    return tuple(node.path for node in outline.walk() if id(node.account) in found)


class Address(NamedTuple):
    """Where a line stands: statement, side, and code or name."""

    statement: str
    side: str
    row: str


def counterpart(desk: Desk, statement: str, account: Account) -> Address | None:
    """The same account in the next statement that prints it, in the order of the statements, around the end."""
    names = list(STATEMENTS)
    at = names.index(statement) if statement in names else -1
    for name in (*names[at + 1 :], *names[: max(at, 0)]):
        tree = grow(name, desk.new, desk.old)
        lines = (*((tree.total,) if tree.total else ()), *tree.walk())
        if (found := next((line for line in lines if _is_same(line, account)), None)) is not None:
            return Address(name, found.side, found.code or found.name)
    return None


def _is_same(one: Account, other: Account) -> bool:
    """Whether two lines are one account: by code where both print one, else by name."""
    if one.code and other.code:
        return one.code == other.code
    same_side = one.side == other.side or not (one.side and other.side)
    return same_side and plain_name(one.name) == plain_name(other.name)


def path_of(outline: Outline, side: str, row: str) -> Path | None:
    """The path of the line with this code or name; one that only stands below the same name is no match."""
    for node in outline.walk():
        account = node.account
        if account.side == side and not node.heading and row in (account.code, account.name, account.old_code):
            return node.path
    return None
