"""Two unit-years side by side: every account of every statement with its change (compare.md §2).

Lines are aligned by ``tree``, single figures compared by ``change``; the documents' years decide which is
new. Last year's columns inside this year's document (``prior_…``) are notes beside last year's own figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.accounts import is_account
from model.amount import ZERO
from model.comparison.change import PRIOR, Change, ChangeKind, Setting, change_of, template_of
from model.comparison.comparable import differences, in_order, told_apart
from model.comparison.edition import Edition
from model.comparison.totals import is_unit_row, outside_of, sums_of, totals_of
from model.comparison.tree import Account, AccountTree, grow
from model.disclosure import UnitBudget
from model.frozen import Frozen
from model.lines import LineKey
from model.vocabulary import FUNCTIONAL, STATEMENTS, column_label

__all__ = ["Change", "ChangeKind", "Comparison", "compare", "differences", "in_order"]

DRIVING = ("expenditure", "general_public", "appropriation", "basic_economic", "balance")
"""Statements that explain where the change comes from, the fullest first."""


class Comparison(Frozen):
    """Two unit-years and every figure that changed or did not; ``warnings`` say why they may not be comparable.

    ``computed`` are the changes of parents that neither document prints: they are for the screen, and no part of an
    export or of what drives the total.
    """

    new: UnitBudget
    old: UnitBudget
    warnings: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    computed: tuple[Change, ...] = ()

    @property
    def labels(self) -> tuple[str, str]:
        """The newer and the older document in words."""
        return told_apart(self.new, self.old)

    def column_label(self, measure: str) -> str:
        """The name of a column over the figures of both documents."""
        return column_label(measure, (self.new.phase, self.old.phase))

    def only_changes(self) -> Comparison:
        """The same comparison without figures that are the same and rows that print none."""
        return self.model_copy(update={"changes": tuple(change for change in self.changes if change.is_change)})

    def of(self, statement: str) -> tuple[Change, ...]:
        """The changes of one statement, in printed order."""
        return tuple(change for change in self.changes if change.statement == statement)

    def top_drivers(self, count: int = 10) -> tuple[Change, ...]:
        """The leaves that moved the total most, largest first, from the fullest statement that both years print."""
        for statement in DRIVING:
            leaves = [change for change in self.of(statement) if _drives(change)]
            if leaves:
                return tuple(sorted(leaves, key=lambda change: -abs(change.change or ZERO))[:count])
        return ()


def compare(new: UnitBudget, old: UnitBudget) -> Comparison:
    """Every statement that either document prints, account by account, measure by measure."""
    printed = {table.statement for budget in (new, old) for table in budget.tables}
    printed |= {fact.statement for budget in (new, old) for fact in (*budget.facts, *budget.gaps)}
    return compared([statement for statement in STATEMENTS if statement in printed], new, old)


def compared(statements: Iterable[str], new: UnitBudget, old: UnitBudget) -> Comparison:
    """The comparison of some statements."""
    found = [change for statement in statements for change in changes_of(statement, new, old)]
    return Comparison(
        new=new,
        old=old,
        warnings=differences(new, old),
        changes=tuple(change for change in found if not change.is_computed),
        computed=tuple(change for change in found if change.is_computed),
    )


def changes_of(statement: str, new: UnitBudget, old: UnitBudget) -> tuple[Change, ...]:
    """The changes of one statement, 合计 first, then in printed order, those of computed parents among them."""
    tree = grow(statement, new, old)
    labels = told_apart(new, old)
    editions = Edition.of(new, statement, labels[0]), Edition.of(old, statement, labels[1])
    measures = tuple(measure for measure in tree.measures if not measure.startswith(PRIOR))
    walk = _Walk(Setting(*editions, totals_of(tree), outside_of(tree)), measures, sums_of(tree))
    top = walk.changes(tree.total, "") if tree.total else []
    other_rows = _other_rows(walk.setting, tree)
    changes = list(top)
    for root in tree.roots:
        missing = other_rows or _unit_row(walk.setting, tree, root) or _other_grouping(walk.setting, root)
        changes += walk.below(tree.total, tree.roots, root, missing)
    return tuple(changes)


def _drives(change: Change) -> bool:
    return change.measure in ("total", "budget") and bool(change.change) and change.contribution_percent is not None


@dataclass(frozen=True)
class _Walk:
    """Goes through a tree; ``sums`` are the lines that are sums of others though they have no children."""

    setting: Setting
    measures: Sequence[str]
    sums: frozenset[LineKey]

    def changes(self, account: Account, missing: str) -> list[Change]:
        """The changes of an account, then those below; what its children explain is not its own contribution."""
        below = [
            change for child in account.children for change in self.below(account, account.children, child, missing)
        ]
        explained = {change.measure for change in below if change.change is not None}
        own = [
            change_of(self.setting, account, measure, missing, leaf=self._is_leaf(account, measure, explained))
            for measure in self.measures
            if measure in account.new or measure in account.old
        ]
        return [*(own or [template_of(self.setting.new.statement, account)]), *below]

    def below(self, above: Account | None, children: Sequence[Account], child: Account, missing: str) -> list[Change]:
        """The changes of one of the lines under an account; at the top that is 合计, if it is printed."""
        return self.changes(child, missing or (_no_detail(self.setting, above, children, child) if above else ""))

    def _is_leaf(self, account: Account, measure: str, explained: set[str]) -> bool:
        return measure not in explained and account.key not in self.sums and not account.computed


def _no_detail(setting: Setting, above: Account, siblings: Sequence[Account], child: Account) -> str:
    """Why a line of one year has no partner: the other year prints the money above it and no detail at all."""
    if child.in_new and child.in_old:
        return ""
    edition, figures = (setting.old, above.old) if child.in_new else (setting.new, above.new)
    detailed = any(line.in_old if child.in_new else line.in_new for line in siblings)
    money = any(fact.amount and fact.amount.yuan for fact in figures.values())
    return f"{edition.label}“{above.name}”没有列出明细" if money and not detailed else ""


def _unit_row(setting: Setting, tree: AccountTree, root: Account) -> str:
    """Why the row of the unit itself, printed above its accounts in one year only, is not new and not gone."""
    if root.in_new == root.in_old or not is_unit_row(root, tree):
        return ""
    return f"单位行只印在{(setting.new if root.in_new else setting.old).label}的表中"


def _other_grouping(setting: Setting, root: Account) -> str:
    """Why a row has no partner: the other year prints it as several, or as a part of another one."""
    if root.in_new == root.in_old:
        return ""
    return (setting.old if root.in_new else setting.new).regroups(root.name)


def _other_rows(setting: Setting, tree: AccountTree) -> str:
    """Why no line has a partner: one year's rows are accounts, the other's are units."""
    if tree.statement not in FUNCTIONAL or any(root.in_new and root.in_old for root in tree.roots):
        return ""
    shapes = [
        {is_account(r.code) for r in tree.roots if r.in_new},
        {is_account(r.code) for r in tree.roots if r.in_old},
    ]
    if not all(shapes) or shapes[0] == shapes[1]:
        return ""
    return f"{setting.new.label}与{setting.old.label}的行不同（按科目与按单位），逐行不可比"
