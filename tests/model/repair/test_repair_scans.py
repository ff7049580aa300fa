"""Figures of a scan read in two ways: an identity chooses, or there is no figure."""

from __future__ import annotations

from decimal import Decimal

from model.disclosure import Fact, FactKey, Reading, Source, UnitBudget
from model.repair.readings import MOST_UNSURE
from model.repair.repair import repair
from tests.builders import a_consistent_2023, amount

GROWTH = Decimal("1.03")
LEAF = FactKey("general_public", "", "2080501", "total")


def scanned(budget: UnitBudget, key: FactKey, *printed: str) -> UnitBudget:
    """The budget as if it came from a scan, one cell read in several ways, the first taken."""
    readings = tuple(Reading(raw=text, amount=amount(text) if text != "?" else None) for text in printed)
    facts = tuple(_recognised(fact, readings if fact.key == key else ()) for fact in budget.facts)
    return budget.model_copy(update={"facts": facts, "pages": 9})


def _recognised(fact: Fact, readings: tuple[Reading, ...]) -> Fact:
    source = fact.source._replace(page=3, line=None, confidence=0.8)
    fields = {"source": source, "readings": readings}
    return fact.model_copy(update={**fields, "amount": readings[0].amount} if readings else fields)


def grown(budget: UnitBudget) -> UnitBudget:
    """The budget with all figures larger by a few hundredths, so that none ends with a zero that can be left off."""
    facts = tuple(
        fact.model_copy(update={"amount": fact.value._replace(yuan=fact.value.yuan * GROWTH, decimals=4)})
        for fact in budget.facts
    )
    return budget.model_copy(update={"facts": facts})


def printed(budget: UnitBudget, key: FactKey) -> Decimal | None:
    """The figure a cell states; None where it states none."""
    return next((fact.value.figure for fact in budget.facts if fact.key == key), None)


def truth() -> str:
    """What the cell says in the consistent budget."""
    return format(next(fact for fact in a_consistent_2023().build().facts if fact.key == LEAF).value.figure, "f")


class TestTwoReadings:
    """Never one of both in silence."""

    def test_the_reading_that_closes_is_taken(self) -> None:
        """Whichever came first, and with a Notice."""
        for readings in ((truth(), "7.77"), ("7.77", truth())):
            budget = repair(scanned(a_consistent_2023().build(), LEAF, *readings))
            assert printed(budget, LEAF) == Decimal(truth())
            assert "reading-chosen" in [notice.kind for notice in budget.notices]
            assert not budget.gaps

    def test_no_reading_that_closes_leaves_a_gap(self) -> None:
        """Both are named; the witnesses may still propose the value."""
        budget = repair(scanned(a_consistent_2023().build(), LEAF, "7.77", "8.88"))
        assert printed(budget, LEAF) is None
        assert LEAF in [gap.key for gap in budget.gaps]
        (said,) = [notice for notice in budget.notices if notice.kind == "ambiguous"]
        assert "7.77" in said.message
        assert "8.88" in said.message

    def test_a_single_readable_reading_needs_a_witness_too(self) -> None:
        """The other was no figure at all."""
        assert printed(repair(scanned(a_consistent_2023().build(), LEAF, truth(), "?")), LEAF) == Decimal(truth())
        assert printed(repair(scanned(a_consistent_2023().build(), LEAF, "7.77", "?")), LEAF) is None

    def test_a_lost_last_digit_is_not_proven_by_rounding(self) -> None:
        """8.2 for 8.24 closes with every sum, as near as it is printed."""
        budget = grown(a_consistent_2023().build())
        whole = format(Decimal(truth()) * GROWTH, "f").rstrip("0")
        assert printed(repair(scanned(budget, LEAF, whole, "?")), LEAF) == Decimal(whole)
        assert printed(repair(scanned(budget, LEAF, whole[:-1], "?")), LEAF) is None

    def test_doubtful_figures_do_not_prove_each_other(self) -> None:
        """All cells of a row read wrong in the same way close with one another, and with nothing else."""
        row = FactKey("general_public", "", "2080501", "basic")
        budget = scanned(scanned(a_consistent_2023().build(), LEAF, "7.77", "8.88"), row, "7.77", "8.88")
        kept = {fact.key: fact.readings for fact in scanned(a_consistent_2023().build(), LEAF, "7.77", "8.88").facts}
        facts = tuple(
            fact.model_copy(update={"readings": kept[fact.key], "amount": amount("7.77")}) if fact.key == LEAF else fact
            for fact in budget.facts
        )
        repaired = repair(budget.model_copy(update={"facts": facts}))
        assert (printed(repaired, LEAF), printed(repaired, row)) == (None, None)

    def test_sums_of_nothing_but_doubt_prove_nothing(self) -> None:
        """With every comma of thousands read as a point all sums close, at a thousandth of what is printed."""
        budget = scanned(a_consistent_2023().build(), LEAF, truth())
        thousandth = {fact.key: fact.value._replace(yuan=fact.value.yuan / 1000) for fact in budget.facts}
        facts = tuple(
            fact.model_copy(
                update={
                    "amount": thousandth[fact.key],
                    "readings": (Reading(raw="a", amount=thousandth[fact.key]), Reading(raw="b", amount=fact.value)),
                }
            )
            for fact in budget.facts
        )
        repaired = repair(budget.model_copy(update={"facts": facts}))
        assert len(facts) > MOST_UNSURE
        assert not [fact for fact in repaired.facts if fact.amount == thousandth[fact.key] and fact.value.yuan]

    def test_figures_outside_the_vocabulary_have_no_identity(self) -> None:
        """They are gaps at once."""
        other = Fact(
            statement="某表",
            name="某项",
            measure="某栏",
            amount=amount("60.00"),
            source=Source(page=3, confidence=0.7),
            readings=(Reading(raw="60.00", amount=amount("60.00")), Reading(raw="80.00", amount=amount("80.00"))),
        )
        budget = repair(a_consistent_2023().build().model_copy(update={"others": (other,)}))
        assert not budget.others
        assert other.key in [gap.key for gap in budget.gaps]

    def test_a_sum_of_rows_of_which_one_is_doubtful_is_a_gap(self) -> None:
        """The sum would hide the doubt."""
        doubtful = scanned(a_consistent_2023().build(), LEAF, "7.77", "8.88")
        part = next(fact for fact in doubtful.facts if fact.key == LEAF)
        whole = part.model_copy(update={"readings": (), "parts": (part, part)})
        facts = tuple(whole if fact.key == LEAF else fact for fact in doubtful.facts)
        assert printed(repair(doubtful.model_copy(update={"facts": facts})), LEAF) is None
