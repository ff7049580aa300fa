"""Going through an outline: which lines are shown and in which order, what is open, and where it is worth a jump.

Everything here is a pure function of an outline, a ``View`` and the set of open paths.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from model.comparison.materiality import Preset
from model.comparison.tree import Account, grow
from model.disclosure import Fact
from model.names import plain_name
from model.review.mark import Mark
from model.review.review import Review, figure_subject
from model.vocabulary import ECONOMIC, FUNCTIONAL, STATEMENTS
from tui.desk import Desk
from tui.inset import inset
from tui.outline import Item, Node, Opened, Outline, Path, change_of
from tui.view import View

MANY_ROWS = 48


def lines_of(outline: Outline, view: View, opened: Opened, changes: dict[Path, Decimal]) -> tuple[Item, ...]:
    """The visible lines under 合计. ``changes`` are the sizes to sort by when ``view.by_change``."""
    if view.flat:
        return tuple(Item(node, 0, None) for node in _leaves(outline, view, changes))
    items = tuple(_open_lines(outline.roots, view, opened, changes, 0))
    return items if view.by_change or outline.statement in FUNCTIONAL + ECONOMIC else tuple(inset(items))


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


def blanks_in(outline: Outline) -> int:
    """How many lines have no money and are hidden unless a person asks for them."""
    return sum(1 for root in outline.roots for node in root.walk() if not is_kept(node, View()))


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


def first_opened(outline: Outline, desk: Desk, view: View, depth: int) -> Opened:
    """What is open at first: a long tree of two years only where something material lies below."""
    material = material_in(outline, view.materiality) if desk.compares and depth < outline.depth else ()
    return frozenset().union(*map(ancestors, material)) if material else open_to(outline, depth)


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
        node.path for node in _telling(outline) if node.differs and not any(child.differs for child in node.children)
    )


def material_in(outline: Outline, preset: Preset) -> tuple[Path, ...]:
    """The lines that changed materially and have no such line below."""
    return tuple(
        node.path
        for node in _telling(outline)
        if preset in node.matters and not any(preset in child.material for child in node.children)
    )


def _telling(outline: Outline) -> Iterator[Node]:
    """The lines under 合计, which changes because of them; 合计 itself where the form prints nothing else."""
    if outline.roots:
        return (node for root in outline.roots for node in root.walk())
    return outline.walk()


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
