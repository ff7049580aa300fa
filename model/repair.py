"""Visible repair: identities choose among printed readings and propose values for damaged cells.

Nothing printed is overwritten. A reading is chosen where the rules accept it and refuse the others; it stays printed,
its other readings beside it. For a blank or garbled cell a value is proposed where at least two independent witnesses
give it and none denies it; it is exported only after a person accepted it. Everything done is a Notice.
A figure of a scan that was read in two ways stays unreadable where no identity accepts one of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

from model.amount import Amount, Unit
from model.blanks import is_recognised, lost_totals, suspects
from model.broken import with_broken_joined
from model.checks.figures import label_of
from model.disclosure import Fact, FactKey, Notice, Proposal, Source, State, UnitBudget
from model.refuted import without_refuted
from model.scanned import with_possible_amounts, with_summary, without_impossible_codes, without_unsure_units
from model.witnesses import Instance, Verdict, address, implied, instances, proven_together, tried, verdict

ENOUGH = 2
"""Independent witnesses that a proposal needs."""

MOST_READINGS = 16
"""Combinations of readings of one row that are tried."""

MOST_UNSURE = 60
"""Figures of a scan read in two ways; where there are more, none of them is chosen."""

MOST_GAPS = 200
"""A document with more damaged cells than this is too damaged to reason about."""


def repair(budget: UnitBudget) -> UnitBudget:
    """The budget with readings chosen and values proposed, a Notice for each."""
    read = _with_readings(with_possible_amounts(with_broken_joined(budget)))
    return with_summary(_with_proposals(without_refuted(_certain(read))))


def _certain(budget: UnitBudget) -> UnitBudget:
    """The budget of a scan without what a misread unit of money or code would falsify."""
    return without_impossible_codes(without_unsure_units(budget))


# ---- choosing among readings -------------------------------------------------------------------------------------


def _with_readings(budget: UnitBudget) -> UnitBudget:
    """Every row that was read twice with the readings its identities accept."""
    budget = _with_proven(budget)
    unsure = frozenset(fact.key for fact in budget.facts if _is_unsure(fact))
    budget = _with_states(budget, dict.fromkeys(unsure, "ambiguous"))
    for cells in _doubtful_rows(budget):
        if len(unsure) <= MOST_UNSURE or not any(fact.key in unsure for fact in cells):
            budget = _row_settled(budget, cells, unsure)
    return _with_unsure_as_gaps(budget)


def _with_proven(budget: UnitBudget) -> UnitBudget:
    """The budget of a scan with unclear figures that sums bear out taken; those with another reading are weighed first.

    Where too many are unclear to be weighed one by one, those with another reading are taken so, too.
    """
    unsure = {fact.key: fact for fact in budget.facts if _is_unsure(fact)}
    several = frozenset(key for key, fact in unsure.items() if len(_amounts(fact)) > 1)
    every = len(unsure) > MOST_UNSURE
    proven = proven_together(budget, frozenset(unsure if every else unsure.keys() - several), several)
    if not proven:
        return budget
    facts = (_taken(fact) if fact.key in proven else fact for fact in budget.facts)
    message = f"识别得不清楚的数字中有 {len(proven)} 个，所在的合计分毫不差，已采用"
    notice = Notice(kind="borne-out", rule="O04", message=message, source=Source(file=next(iter(budget.files), "")))
    return budget.model_copy(update={"facts": tuple(facts), "notices": (*budget.notices, notice)})


def _taken(fact: Fact) -> Fact:
    return fact.model_copy(update={"readings": (), "parts": tuple(map(_taken, fact.parts))})


def _with_states(budget: UnitBudget, states: Mapping[FactKey, State]) -> UnitBudget:
    facts = (
        fact.model_copy(update={"state": states[fact.key]}) if fact.key in states else fact for fact in budget.facts
    )
    return budget.model_copy(update={"facts": tuple(facts)}) if states else budget


def _doubtful_rows(budget: UnitBudget) -> tuple[tuple[Fact, ...], ...]:
    rows: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in budget.facts:
        if len(_amounts(fact)) > 1 or (_is_unsure(fact) and not fact.parts):
            rows.setdefault(fact.key[:3], []).append(fact)
    return tuple(map(tuple, rows.values()))


def _is_unsure(fact: Fact) -> bool:
    """Whether a figure of a scan was read in two ways, or is the sum of rows of which one was."""
    return (fact.source.confidence is not None and len(fact.readings) > 1) or any(map(_is_unsure, fact.parts))


def _amounts(fact: Fact) -> tuple[Amount, ...]:
    """The different readable readings of a cell, the present one first."""
    read = [reading.amount for reading in fact.readings if reading.amount is not None]
    present = [fact.amount] if fact.amount and fact.readings else []
    return tuple(dict.fromkeys([*present, *read]))


def _row_settled(budget: UnitBudget, cells: Sequence[Fact], unsure: frozenset[FactKey]) -> UnitBudget:
    """The budget with one row's readings chosen, or marked ambiguous where the identities accept several.

    An ``unsure`` figure of a scan is chosen only where an identity accepts it that rests on no other such figure.
    """
    choices = list(product(*map(_amounts, cells)))[:MOST_READINGS]
    scores = [_score(budget, cells, choice) for choice in choices]
    best = max(scores)
    decided = scores.count(best) == 1 and best > (0, 0)
    chosen = choices[scores.index(best)] if decided else tuple(fact.value for fact in cells)
    values = {fact.key: amount for fact, amount in zip(cells, chosen, strict=True)}
    stand = _standing(budget, values, unsure) if decided else frozenset()
    settled = {fact.key: _as_chosen(fact, values[fact.key], stands=fact.key in stand) for fact in cells}
    return budget.model_copy(
        update={
            "facts": tuple(settled.get(fact.key, fact) for fact in budget.facts),
            "notices": (*budget.notices, *(_choice_notice(budget, fact) for fact in settled.values() if _stays(fact))),
        }
    )


def _stays(fact: Fact) -> bool:
    """Whether a settled figure is one still: what stays unsure becomes a gap, and says so there."""
    return fact.state != "ambiguous" or not _is_unsure(fact)


def _standing(budget: UnitBudget, values: Mapping[FactKey, Amount], unsure: frozenset[FactKey]) -> frozenset[FactKey]:
    """Which chosen values stand: all that are not unsure, and those with an exact witness that is not unsure either.

    What closes by rounding only may lack its last digit.
    """
    found = _instances_with(budget, values, budget.gaps) if unsure & values.keys() else ()
    others = {key: frozenset(map(address, unsure - {key})) for key in unsure & values.keys()}
    exact = tuple(each for each in found if not each.by_rounding)
    proven = (key for key, open_cells in others.items() if verdict(exact, address(key), open_cells).witnesses)
    return frozenset((*(values.keys() - unsure), *proven))


def _as_chosen(fact: Fact, amount: Amount, *, stands: bool) -> Fact:
    return fact.model_copy(update={"amount": amount, "state": "printed" if stands else "ambiguous"})


def _with_unsure_as_gaps(budget: UnitBudget) -> UnitBudget:
    """The budget without figures of scans that nothing decided: they are gaps, with both readings."""
    left = [fact for fact in budget.facts if not _stays(fact)]
    left += [fact.model_copy(update={"state": "ambiguous"}) for fact in budget.others if _is_unsure(fact)]
    gaps = (fact.model_copy(update={"amount": None, "state": "garbled"}) for fact in left)
    return budget.model_copy(
        update={
            "facts": tuple(filter(_stays, budget.facts)),
            "others": tuple(fact for fact in budget.others if not _is_unsure(fact)),
            "gaps": (*budget.gaps, *gaps),
            "notices": (*budget.notices, *(_choice_notice(budget, fact) for fact in left)),
        }
    )


def _score(budget: UnitBudget, cells: Sequence[Fact], choice: Sequence[Amount]) -> tuple[int, int]:
    """How well the identities take a choice: fewest refusals first, then most acceptances."""
    values = {fact.key: amount for fact, amount in zip(cells, choice, strict=True)}
    found = _instances_with(budget, values, budget.gaps)
    said = [verdict(found, address(fact.key)) for fact in cells]
    accepted = sum(len(each.witnesses) for each in said)
    return (-sum(len(each.against) for each in said), accepted)


def _choice_notice(budget: UnitBudget, fact: Fact) -> Notice:
    others = "、".join(_shown(amount) for amount in _amounts(fact) if amount != fact.amount) or "读不出的另一种"
    if fact.state == "ambiguous":
        message = f"{label_of(fact)}有几种读数（{_shown(fact.value)}、{others}），勾稽关系不能确定取哪一个"
        return Notice(kind="ambiguous", rule="O04", message=message, source=fact.source)
    cell = address(fact.key)
    said = verdict(_instances_with(budget, {fact.key: fact.value}, budget.gaps), cell)
    reasons = "；".join(instance.words(cell) for instance in said.witnesses[:ENOUGH])
    message = f"{label_of(fact)}取读数 {_shown(fact.value)}，不取 {others}：{reasons}"
    return Notice(kind="reading-chosen", rule="O04", message=message, source=fact.source)


# ---- proposing values --------------------------------------------------------------------------------------------


def _with_proposals(budget: UnitBudget) -> UnitBudget:
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
        found = _instances_with(budget, values, gaps)
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
    found = _instances_with(budget, {}, gaps)
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
    value = _shown(gap.proposal.amount)
    message = f"{label_of(gap)}{raw}，{len(witnesses)} 处依据推定为 {value}：{'；'.join(witnesses)}"
    return Notice(kind="proposed", rule="O06", message=message, source=gap.source)


def _instances_with(budget: UnitBudget, values: Mapping[FactKey, Amount], gaps: Iterable[Fact]) -> tuple[Instance, ...]:
    return tuple(instances(tried(budget, values, gaps)))


def _shown(amount: Amount) -> str:
    return f"{amount.figure} {amount.unit}"
