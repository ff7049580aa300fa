"""What stands under what in a statement that is no tree of accounts: by its paths of names, its terms, its numbering.

Such lines are compared one by one, and their names say all (``上年结转/一般公共预算拨款``). Under a visible line they
belong to they are indented, and only the rest of the path is drawn.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from model.comparison.totals import THREE_PUBLIC_GROUPS
from model.comparison.tree import Account
from model.lines import PATH
from tui.outline import Item

NUMBERED = 2
"""The level of a line with a number of the first rank (一、); a line above is a total, under which nothing stands."""

SUBTOTAL = "三公经费小计"
PARTS = THREE_PUBLIC_GROUPS | {SUBTOTAL: ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")}
OWNER = {part: group for group, parts in PARTS.items() for part in parts}


def inset(items: Iterable[Item]) -> Iterator[Item]:
    """Visible lines in document order, each one level deeper than the visible line it stands under, if any."""
    depths: dict[str, int] = {}
    ranks: list[Account] = []
    for item in items:
        account = item.node.account
        if item.node.heading:
            depths, ranks = {}, []
            yield item
            continue
        if PATH not in account.name:
            ranks = [above for above in ranks if above.level < account.level]
        owner = _owner(account, depths, ranks)
        depths[account.name] = depths[owner] + 1 if owner else 0
        if _is_ranked(account):
            ranks.append(account)
        name = account.name.removeprefix(owner + PATH)
        yield replace(item, depth=item.depth + depths[account.name], name=name)


def _owner(account: Account, seen: Container[str], ranks: Sequence[Account]) -> str:
    """The line an account stands under: the longest path above its own, the group of its term, the number before."""
    parts = account.name.split(PATH)
    names = [PATH.join(parts[:end]) for end in range(len(parts) - 1, 0, -1)]
    names.append(OWNER.get(account.name, ""))
    if ranks and _is_ranked(account):
        names.append(ranks[-1].name)
    return next((name for name in names if name in seen), "")


def _is_ranked(account: Account) -> bool:
    return account.level >= NUMBERED and PATH not in account.name
