"""Figures broken over the lines of a narrow cell (123456 / 78): whether the lines are one number, identities decide.

Lines are taken for one number where the first ones of a column are all full, as a cell that wraps fills them, and where
an identity closes with the number and none fails. Everything else stays unreadable; a joined figure is a Notice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from model.amount import Amount, Unit
from model.checks.figures import label_of
from model.disclosure import Fact, FactKey, Notice, UnitBudget
from model.mended import gathered
from model.repair.witnesses import address, instances_with, verdict

_BROKEN = re.compile(r"(?P<first>[1-9]\d+)\s*\n\s*(?P<rest>\d+(?:\.\d+)?)")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")

A_SUM = 3
"""Cells of a whole and its parts."""

Column = tuple[str, str, str, int | None]


def with_broken_joined(budget: UnitBudget) -> UnitBudget:
    """The budget with the figures that were broken over lines, where an identity bears them out."""
    gaps = {gap.key: gap for gap in budget.gaps if _BROKEN.fullmatch(gap.source.raw.strip())}
    values = _borne_out(budget, _joined(budget, gaps)) if gaps else {}
    if not values:
        return budget
    facts = [gaps[key].model_copy(update={"amount": value, "state": "printed"}) for key, value in values.items()]
    places = {fact.source for fact in facts}
    notices = [n for n in budget.notices if n.kind != "unreadable" or n.source not in places]
    return budget.model_copy(
        update={
            "facts": _in_order(budget.facts, facts),
            "gaps": tuple(gap for gap in budget.gaps if gap.key not in values),
            "notices": (*notices, *gathered(map(_notice, facts))),
        }
    )


def _joined(budget: UnitBudget, gaps: Mapping[FactKey, Fact]) -> dict[FactKey, Amount]:
    """What the broken figures are in one piece, those of columns only whose lines are full."""
    columns: dict[Column, list[Fact]] = defaultdict(list)
    for gap in gaps.values():
        columns[_column(gap)].append(gap)
    longest: dict[Column, int] = defaultdict(int)
    for fact in budget.facts:
        raw = fact.source.raw.strip()
        if _PLAIN.fullmatch(raw):
            longest[_column(fact)] = max(longest[_column(fact)], len(raw))
    full = [gap for column, broken in columns.items() if _fill_lines(broken, longest[column]) for gap in broken]
    units = {table.title: table.unit for table in budget.tables}
    return {gap.key: _in_one(gap, units[gap.source.table]) for gap in full if gap.source.table in units}


def _fill_lines(broken: Iterable[Fact], longest: int) -> bool:
    """Whether all first lines are as long as a line can be: as long as each other and as any figure in one line."""
    lines = [found for gap in broken if (found := _BROKEN.fullmatch(gap.source.raw.strip()))]
    lengths = {len(line["first"]) for line in lines}
    room = min(lengths)
    return len(lengths) == 1 and longest <= room and all(len(line["rest"]) < room for line in lines)


def _in_one(gap: Fact, unit: Unit) -> Amount:
    text = "".join(gap.source.raw.split())
    return Amount(yuan=Decimal(text) * unit.factor, decimals=len(text.partition(".")[2]), unit=unit)


def _column(fact: Fact) -> Column:
    return fact.statement, fact.side, fact.measure, fact.source.column


def _borne_out(budget: UnitBudget, values: dict[FactKey, Amount]) -> dict[FactKey, Amount]:
    """The values that an identity accepts and none refuses; what does not stand is taken out until the rest does.

    Equal figures prove nothing, two years in one cell are equal in an account and its only child: a statement must have
    a sum of several figures that closes.
    """
    while values:
        found = instances_with(budget, values, budget.gaps)
        said = {key: verdict(found, address(key)) for key in values}
        summed = {key.statement for key in values if any(len(one.cells) >= A_SUM for one in said[key].witnesses)}
        kept = {
            key: value
            for key, value in values.items()
            if key.statement in summed and said[key].witnesses and not said[key].against
        }
        if len(kept) == len(values):
            break
        values = kept
    return values


def _in_order(facts: Iterable[Fact], joined: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts with joined ones where their rows and columns are."""
    ordered = list(facts)
    for fact in joined:
        own = [at for at, other in enumerate(ordered) if other.statement == fact.statement]
        rows = [_place(ordered[at]) for at in own]
        before = bisect_right(rows, _place(fact))
        ordered.insert(own[before - 1] + 1 if before else (own[0] if own else len(ordered)), fact)
    return tuple(ordered)


def _place(fact: Fact) -> tuple[int, int, int]:
    return fact.source.page or 0, fact.source.row or 0, fact.source.column or 0


def _notice(fact: Fact) -> Notice:
    amount = fact.value.words
    message = f"{label_of(fact)}的数字断成两行，合并读作 {amount}，与勾稽关系相符：{fact.source.raw.strip()!r}"
    return Notice(kind="blank-in-number", rule="O02", message=message, source=fact.source)
