"""Figures of a scan that the identities deny: what was misread with confidence is a gap, not a figure.

An identity that does not close has a wrong figure in it. Which one, the other identities tell: a figure is denied where
more of them fail with it than close. A document that is wrong in print loses the figure, too; it says so, and where.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from model.checks.figures import label_of
from model.disclosure import Fact, FactKey, Notice, UnitBudget
from model.finding import Status
from model.repair.scanned import is_scanned
from model.repair.witnesses import Instance, address, instances

FAINT = 0.9
"""Certainty of the least certain digit below which a figure needs an equality that closes to the last digit."""


def without_refuted(budget: UnitBudget) -> UnitBudget:
    """The budget with every recognised figure that the identities deny as a gap, a Notice for each."""
    if not any(map(is_scanned, budget.facts)):
        return budget
    found = tuple(instances(budget))
    denied = _denied(budget, found)
    if not denied:
        return budget
    gaps = (fact.model_copy(update={"amount": None, "state": "garbled"}) for fact in denied.values())
    return budget.model_copy(
        update={
            "facts": tuple(fact for fact in budget.facts if fact.key not in denied),
            "gaps": (*budget.gaps, *gaps),
            "notices": (*budget.notices, *(_notice(fact, found) for fact in denied.values())),
        }
    )


def _denied(budget: UnitBudget, found: Sequence[Instance]) -> dict[FactKey, Fact]:
    failing = Counter(cell for each in found if each.outcome.status is Status.FAIL for cell in each.cells)
    closing = Counter(cell for each in found if _closes(each) for cell in each.cells)
    facts = {
        address(fact.key): fact
        for fact in budget.facts
        if is_scanned(fact) and fact.amount is not None and fact.amount.yuan
    }
    denied = {cell for cell in facts if failing[cell] > closing[cell]} | _only_nearly(facts, found)
    return {fact.key: fact for cell, fact in facts.items() if cell in denied}


def _only_nearly(facts: Mapping[str, Fact], found: Sequence[Instance]) -> set[str]:
    """The cells hardly recognised whose equalities close by rounding only: a last digit may be misread."""
    exact = frozenset().union(*(each.cells for each in found if _closes(each) and not each.by_rounding))
    nearly = frozenset().union(*(each.cells for each in found if each.by_rounding))
    faint = {cell for cell, fact in facts.items() if (fact.source.confidence or 0) < FAINT}
    return faint & (nearly - exact)


def _closes(instance: Instance) -> bool:
    """Whether an equality closes; that a figure is no larger than another proves nothing of it."""
    return instance.outcome.status in (Status.PASS, Status.ROUNDING) and not instance.outcome.at_most


def _notice(fact: Fact, found: Sequence[Instance]) -> Notice:
    cell = address(fact.key)
    about = [each for each in found if cell in each.cells]
    against = next((each for each in about if each.outcome.status is Status.FAIL), None)
    why = "与勾稽关系不合" if against else "识别得没有把握，合计只是大致相符"
    words = (against or next(each for each in about if each.by_rounding)).words(cell)
    message = f"{label_of(fact)}识别为 {fact.value.words}，{why}，没有采用：{words}"
    return Notice(kind="refuted", rule="O04", message=message, source=fact.source)
