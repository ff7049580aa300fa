"""Which of the readings of a doubtful cell is taken: the one that the identities accept while they refuse the others.

It stays printed, its other readings beside it. A figure of a scan that was read in two ways stays unreadable where no
identity accepts one of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from model.amount import Amount
from model.checks.figures import label_of
from model.disclosure import Fact, FactKey, Notice, Source, State, UnitBudget
from model.repair.witnesses import ENOUGH, address, instances_with, proven_together, verdict

MOST_READINGS = 16
"""Combinations of readings of one row that are tried."""

MOST_UNSURE = 60
"""Figures of a scan read in two ways; where there are more, none of them is chosen."""


def with_readings(budget: UnitBudget) -> UnitBudget:
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
    found = instances_with(budget, values, budget.gaps) if unsure & values.keys() else ()
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
    found = instances_with(budget, values, budget.gaps)
    said = [verdict(found, address(fact.key)) for fact in cells]
    accepted = sum(len(each.witnesses) for each in said)
    return (-sum(len(each.against) for each in said), accepted)


def _choice_notice(budget: UnitBudget, fact: Fact) -> Notice:
    others = "、".join(amount.words for amount in _amounts(fact) if amount != fact.amount) or "读不出的另一种"
    if fact.state == "ambiguous":
        message = f"{label_of(fact)}有几种读数（{fact.value.words}、{others}），勾稽关系不能确定取哪一个"
        return Notice(kind="ambiguous", rule="O04", message=message, source=fact.source)
    cell = address(fact.key)
    said = verdict(instances_with(budget, {fact.key: fact.value}, budget.gaps), cell)
    reasons = "；".join(instance.words(cell) for instance in said.witnesses[:ENOUGH])
    message = f"{label_of(fact)}取读数 {fact.value.words}，不取 {others}：{reasons}"
    return Notice(kind="reading-chosen", rule="O04", message=message, source=fact.source)
