"""Whether a change is worth a look (compare.md §2): large enough in money, and against the old figure or the whole."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal, NamedTuple

from model.amount import ZERO, Unit
from model.comparison.change import Change

Preset = Literal["fine", "usual", "coarse"]


class Materiality(NamedTuple):
    """At least ``yuan``, and at least ``percent`` of the old figure or of the change of the total."""

    yuan: Decimal
    percent: Decimal


PRESETS: dict[Preset, Materiality] = {
    "fine": Materiality(Decimal(10_000), Decimal(5)),
    "usual": Materiality(Decimal(100_000), Decimal(10)),
    "coarse": Materiality(Decimal(100_000), Decimal(50)),
}


def is_material(change: Change, limits: Materiality) -> bool:
    """Whether a change matters: at least ``yuan``, and at least ``percent`` of the old figure or of the total change.

    What had no figure before has no percentage and matters by its amount; a number of things matters by its percentage
    alone. A cell that could not be read always matters, a column that one document lacks never does.
    """
    if change.kind == "unreadable":
        return change.is_gap
    if not change.change or (abs(change.change) < limits.yuan and not _counts(change)):
        return False
    rates = (change.change_percent, change.contribution_percent)
    return change.change_percent is None or any(abs(rate) >= limits.percent for rate in rates if rate is not None)


def explained(changes: Iterable[Change]) -> Decimal | None:
    """How many per cent of the change of their total these leaves make up.

    None where none of them is a part of it, and where they have several totals (收入 and 支出), whose parts no sum has.
    """
    leaves = [change for change in changes if change.contribution_percent is not None]
    totals = {(change.statement, change.side, change.measure) for change in leaves}
    return sum((change.contribution_percent or ZERO for change in leaves), ZERO) if len(totals) == 1 else None


def _counts(change: Change) -> bool:
    facts = (change.new, change.old)
    return any(fact is not None and fact.amount is not None and fact.amount.unit is Unit.COUNT for fact in facts)
