"""Whether anything in a document is in doubt: what ``repair`` has to look at, told without loading the rules."""

from __future__ import annotations

from model.disclosure import Fact, UnitBudget


def is_in_doubt(budget: UnitBudget) -> bool:
    """Whether a figure was recognised, was read in more ways than one, or could not be read."""
    return not budget.pages or bool(budget.gaps) or any(map(_is_doubtful, (*budget.facts, *budget.others)))


def _is_doubtful(fact: Fact) -> bool:
    return len(fact.readings) > 1 or fact.source.confidence is not None or any(map(_is_doubtful, fact.parts))
