"""Figures of a scan that the identities deny are gaps, not figures."""

from __future__ import annotations

from model.disclosure import FactKey, UnitBudget
from model.repair.refuted import without_refuted
from tests.builders import a_consistent_2023, amount

LEAF = FactKey("general_public", "", "2080501", "total")


def recognised(budget: UnitBudget, key: FactKey, printed: str) -> UnitBudget:
    """The budget as a scan in which one cell was misread, surely."""
    facts = []
    for fact in budget.facts:
        source = fact.source._replace(page=3, line=None, confidence=0.99)
        changed = {"amount": amount(printed)} if fact.key == key else {}
        facts.append(fact.model_copy(update={"source": source, **changed}))
    return budget.model_copy(update={"facts": tuple(facts), "pages": 9})


class TestDenied:
    """More identities fail with it than close."""

    def test_a_misread_figure_is_a_gap(self) -> None:
        """Those it is compared with stay."""
        budget = recognised(a_consistent_2023().build(), LEAF, "7777.77")
        kept = without_refuted(budget)
        assert [gap.key for gap in kept.gaps] == [LEAF]
        assert len(kept.facts) == len(budget.facts) - 1
        (said,) = [notice for notice in kept.notices if notice.kind == "refuted"]
        assert "7777.77" in said.message

    def test_a_consistent_scan_keeps_everything(self) -> None:
        """Nothing is denied."""
        printed = format(next(f for f in a_consistent_2023().build().facts if f.key == LEAF).value.figure, "f")
        budget = recognised(a_consistent_2023().build(), LEAF, printed)
        assert without_refuted(budget) == budget

    def test_a_text_layer_says_what_it_says(self) -> None:
        """An error in print is a finding, not a gap."""
        facts = tuple(
            fact.model_copy(update={"amount": amount("7777.77")}) if fact.key == LEAF else fact
            for fact in a_consistent_2023().build().facts
        )
        budget = a_consistent_2023().build().model_copy(update={"facts": facts})
        assert without_refuted(budget) == budget

    def test_a_figure_no_larger_than_another_is_not_proven_by_it(self) -> None:
        """Its sum fails, and that it does not exceed the spending of all funds says next to nothing."""
        whole = a_consistent_2023().build()
        row = LEAF._replace(measure="basic")
        facts = tuple(fact for fact in whole.facts if fact.key.measure == "basic" and fact.code.startswith("20805"))
        kept = without_refuted(recognised(whole.model_copy(update={"facts": facts}), row, "7.00"))
        assert row in [gap.key for gap in kept.gaps]

    def test_a_faint_figure_is_not_proven_by_rounding(self) -> None:
        """A last digit misread closes nearly; a sure one may be printed so."""
        whole = a_consistent_2023().build()
        row = LEAF._replace(measure="basic")
        facts = tuple(fact for fact in whole.facts if fact.key.measure == "basic" and fact.code.startswith("20805"))
        sure = recognised(whole.model_copy(update={"facts": facts}), row, "8.01")
        faint = tuple(
            fact.model_copy(update={"source": fact.source._replace(confidence=0.75)}) if fact.key == row else fact
            for fact in sure.facts
        )
        kept = without_refuted(sure.model_copy(update={"facts": faint}))
        assert row in [fact.key for fact in without_refuted(sure).facts]
        assert [gap.key for gap in kept.gaps] == [row]
        assert "大致相符" in kept.notices[-1].message
