"""What is asked of a scan: a unit of money that is certain, and a word on how much could not be read."""

from __future__ import annotations

import pytest

from model.amount import Amount, Unit
from model.disclosure import Reading, UnitBudget
from model.repair.scanned import with_possible_amounts, with_summary, without_impossible_codes, without_unsure_units
from tests.builders import a_consistent_2023


def scanned(units: dict[str, Unit] | None = None, *, printed: bool = True) -> UnitBudget:
    """A budget as if it came from a scan, some tables with another unit of money."""
    budget = a_consistent_2023().build()
    facts = []
    for fact in budget.facts:
        source = fact.source._replace(page=3, line=None, confidence=0.99)
        facts.append(fact.model_copy(update={"source": source}))
    tables = []
    for table in budget.tables:
        unit = (units or {}).get(table.statement, table.unit)
        tables.append(table.model_copy(update={"unit": unit, "unit_printed": printed}))
    return budget.model_copy(update={"facts": tuple(facts), "tables": tuple(tables), "pages": 9})


class TestUnitOfMoney:
    """A misread 万 is a factor of ten thousand."""

    def test_what_all_tables_print_is_certain(self) -> None:
        """Nothing changes."""
        assert without_unsure_units(scanned()) == scanned()

    def test_where_none_is_printed_nothing_is_exported(self) -> None:
        """A guess is no unit."""
        budget = without_unsure_units(scanned(printed=False))
        assert not budget.facts
        assert len(budget.gaps) == len(scanned().facts)
        assert {notice.kind for notice in budget.notices} >= {"unsure-unit"}

    def test_one_table_with_another_unit_needs_the_others(self) -> None:
        """Its figures, a ten-thousandth of what the other tables say, are not taken."""
        budget = scanned({"three_public": Unit.YUAN})
        facts = tuple(
            fact.model_copy(update={"amount": fact.value._replace(yuan=fact.value.yuan / 10_000)})
            if fact.statement == "three_public"
            else fact
            for fact in budget.facts
        )
        kept = without_unsure_units(budget.model_copy(update={"facts": facts}))
        assert "three_public" in {fact.statement for fact in budget.facts}
        assert "three_public" not in {fact.statement for fact in kept.facts}


class TestCents:
    """Nothing in yuan is finer than a cent: 565.000 was 565,000."""

    @staticmethod
    def read_as(*printed: str, unit: Unit = Unit.YUAN) -> UnitBudget:
        """A scan whose first figure was read in one way or in several."""
        budget = scanned()
        readings = tuple(Reading(raw=text, amount=Amount.printed(text, unit)) for text in printed)
        several = readings if len(readings) > 1 else ()
        first = budget.facts[0].model_copy(update={"amount": readings[0].amount, "readings": several})
        return with_possible_amounts(budget.model_copy(update={"facts": (first, *budget.facts[1:])}))

    def test_the_reading_with_a_comma_stands(self) -> None:
        """The other is none."""
        fact = self.read_as("565.000", "565000").facts[0]
        assert fact.value.figure == 565000
        assert [reading.raw for reading in fact.readings] == ["565000"]

    def test_without_another_reading_it_is_a_gap(self) -> None:
        """Told in a Notice."""
        budget = self.read_as("565.000")
        assert len(budget.facts) == len(scanned().facts) - 1
        assert [gap.amount for gap in budget.gaps] == [None]
        assert "unsure-amount" in {notice.kind for notice in budget.notices}

    @pytest.mark.parametrize(("printed", "unit"), [("565.00", Unit.YUAN), ("565.123", Unit.THOUSAND)])
    def test_what_can_be_stays(self, printed: str, unit: Unit) -> None:
        """A thousand yuan has a thousand of them."""
        assert len(self.read_as(printed, unit=unit).facts) == len(scanned().facts)


class TestCodes:
    """A code that no account can have was misread."""

    @pytest.mark.parametrize(("code", "stays"), [("1010101", False), ("20805101", False), ("202001", True)])
    def test_its_figures_are_not_taken(self, code: str, stays: bool) -> None:
        """Codes of units have other lengths."""
        budget = scanned()
        fact = next(fact for fact in budget.facts if fact.statement == "general_public" and fact.code)
        misread = fact.model_copy(update={"code": code} | ({"name": "示例服务中心"} if stays else {}))
        kept = without_impossible_codes(budget.model_copy(update={"facts": (misread,)}))
        assert (kept.facts == (misread,)) is stays
        assert bool(kept.gaps) is not stays


class TestSummary:
    """One sentence for the whole document."""

    def test_it_counts_what_was_taken_and_what_was_not(self) -> None:
        """Figures and gaps."""
        budget = scanned()
        (first, *others) = budget.facts
        gap = first.model_copy(update={"amount": None, "state": "garbled"})
        said = with_summary(budget.model_copy(update={"facts": tuple(others), "gaps": (gap,)})).notices[-1]
        assert said.kind == "scan-summary"
        assert f"{len(others)} 个" in said.message
        assert "1 格" in said.message

    def test_a_text_layer_has_none(self) -> None:
        """Nothing was recognised."""
        budget = a_consistent_2023().build()
        assert with_summary(budget) == budget
