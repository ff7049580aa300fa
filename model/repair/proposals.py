"""Values for cells that are blank or garbled, where at least two independent witnesses give them and none denies them.

They are exported only after a person accepted them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from model.amount import Amount, Unit
from model.checks.figures import label_of
from model.disclosure import Fact, FactKey, Notice, Proposal, UnitBudget
from model.repair.blanks import is_recognised, lost_totals, suspects
from model.repair.witnesses import ENOUGH, Instance, Verdict, address, implied, instances_with, verdict

MOST_GAPS = 200
"""A document with more damaged cells than this is too damaged to reason about."""


def with_proposals(budget: UnitBudget) -> UnitBudget:
    """The budget with its gaps, found ones included, and a proposal wherever the witnesses agree."""
    found = is_recognised(budget)
    required = (*budget.gaps, *(_new(budget, lost_totals(budget)) if found else ()))
    doubted = _new(budget, suspects(budget), required) if found else ()
    proposals = _proposals(budget, (*required, *doubted)) if 0 < len(required) + len(doubted) <= MOST_GAPS else {}
    kept = (*required, *(gap for gap in doubted if gap.key in proposals))
    gaps = tuple(gap.model_copy(update={"proposal": proposals.get(gap.key)}) for gap in kept)
    known = {gap.key for gap in budget.gaps}
    notices = tuple(_gap_notice(gap) for gap in gaps if gap.proposal or gap.key not in known)
    return budget.model_copy(update={"gaps": gaps, "notices": (*budget.notices, *notices)})


def _new(budget: UnitBudget, found: Iterable[Fact], listed: Iterable[Fact] = ()) -> tuple[Fact, ...]:
    """The gaps that are not known yet, each once."""
    known = {fact.key for fact in (*budget.facts, *budget.gaps, *listed)}
    return tuple({gap.key: gap for gap in found if gap.key not in known}.values())


def _proposals(budget: UnitBudget, gaps: Sequence[Fact]) -> dict[FactKey, Proposal]:
    """The values that at least two witnesses give; dropped ones are taken out until the rest stands by itself."""
    values = _candidates(budget, gaps)
    while values:
        unproven = frozenset(address(key) for key in values)
        found = instances_with(budget, values, gaps)
        said = {key: verdict(found, address(key), unproven - {address(key)}) for key in values}
        kept = {key: value for key, value in values.items() if _holds(said[key])}
        if len(kept) == len(values):
            return {key: _proposal(key, value, said[key]) for key, value in values.items()}
        values = kept
    return {}


def _holds(said: Verdict) -> bool:
    """Whether enough witnesses give exactly this value; one that closes by rounding only asks for another."""
    return len(said.witnesses) >= ENOUGH and not said.against and not any(i.by_rounding for i in said.witnesses)


def _proposal(key: FactKey, value: Amount, said: Verdict) -> Proposal:
    words = (instance.words(address(key)) for instance in said.witnesses)
    return Proposal(amount=value, witnesses=tuple(words))


def _candidates(budget: UnitBudget, gaps: Sequence[Fact]) -> dict[FactKey, Amount]:
    """For each gap the value that most equalities ask for, those aside that hang on another gap, too."""
    found = instances_with(budget, {}, gaps)
    cells = {address(gap.key): gap for gap in gaps}
    values: dict[FactKey, Amount] = {}
    for cell, gap in cells.items():
        asked = Counter(_asked(found, cell, frozenset(cells)))
        if asked:
            values[gap.key] = _amount(budget, gap, asked.most_common(1)[0][0])
    return values


def _asked(found: Iterable[Instance], cell: str, open_cells: frozenset[str]) -> Iterator[Decimal]:
    for instance in found:
        if cell in instance.cells and not instance.outcome.at_most and not (instance.cells - {cell}) & open_cells:
            value = implied(instance, cell)
            if value:
                yield value


def _amount(budget: UnitBudget, gap: Fact, yuan: Decimal) -> Amount:
    """A value as its column would print it: in the unit and with the decimals of its neighbours."""
    beside = [fact.value for fact in budget.facts_of(gap.statement) if fact.measure == gap.measure and fact.amount]
    unit = beside[0].unit if beside else Unit.YUAN
    return Amount(yuan=yuan, decimals=max((amount.decimals for amount in beside), default=0), unit=unit)


def _gap_notice(gap: Fact) -> Notice:
    raw = f"读作 {gap.source.raw.strip()!r}" if gap.source.raw.strip() else "空白"
    if gap.proposal is None:
        message = f"{label_of(gap)}{raw}，应有金额，依据不足，没有推定"
        return Notice(kind="missing", rule="W24", message=message, source=gap.source)
    witnesses = gap.proposal.witnesses
    value = gap.proposal.amount.words
    message = f"{label_of(gap)}{raw}，{len(witnesses)} 处依据推定为 {value}：{'；'.join(witnesses)}"
    return Notice(kind="proposed", rule="O06", message=message, source=gap.source)
