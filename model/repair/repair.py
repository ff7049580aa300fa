"""Visible repair: identities choose among printed readings and propose values for damaged cells.

Nothing printed is overwritten. A reading is chosen where the rules accept it and refuse the others; it stays printed,
its other readings beside it. For a blank or garbled cell a value is proposed where at least two independent witnesses
give it and none denies it; it is exported only after a person accepted it. Everything done is a Notice.
A figure of a scan that was read in two ways stays unreadable where no identity accepts one of them.
"""

from __future__ import annotations

from model.disclosure import UnitBudget
from model.repair.broken import with_broken_joined
from model.repair.proposals import with_proposals
from model.repair.readings import with_readings
from model.repair.refuted import without_refuted
from model.repair.scanned import with_possible_amounts, with_summary, without_impossible_codes, without_unsure_units


def repair(budget: UnitBudget) -> UnitBudget:
    """The budget with readings chosen and values proposed, a Notice for each."""
    read = with_readings(with_possible_amounts(with_broken_joined(budget)))
    return with_summary(with_proposals(without_refuted(_certain(read))))


def _certain(budget: UnitBudget) -> UnitBudget:
    """The budget of a scan without what a misread unit of money or code would falsify."""
    return without_impossible_codes(without_unsure_units(budget))
