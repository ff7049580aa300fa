"""Visible repair: identities choose readings and propose lost cells, and never do either on thin evidence."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.amount import Amount, Unit
from model.disclosure import Fact, FactKey, Reading, Source, Table, UnitBudget
from model.repair.repair import repair
from tests.builders import a_budget, a_consistent_2023, amount
from tests.corpus import SEED, needs_seed


def recognised(budget: UnitBudget) -> UnitBudget:
    """The same budget as read from recognised text: lines instead of pages."""
    return budget.model_copy(
        update={
            "pages": 0,
            "facts": tuple(fact.model_copy(update={"source": _lined(fact.source)}) for fact in budget.facts),
            "tables": tuple(_lined_table(table) for table in budget.tables),
        }
    )


def _lined(source: Source) -> Source:
    return source._replace(page=None, line=source.row or 1)


def _lined_table(table: Table) -> Table:
    rows = tuple(row.model_copy(update={"source": _lined(row.source)}) for row in table.rows)
    return table.model_copy(update={"rows": rows, "pages": (), "source": _lined(table.source)})


def without(budget: UnitBudget, *keys: FactKey) -> UnitBudget:
    """The budget with some cells blank."""
    return budget.model_copy(update={"facts": tuple(fact for fact in budget.facts if fact.key not in keys)})


def gap_of(key: FactKey, name: str, raw: str) -> Fact:
    """A cell that was read as something that is no figure."""
    return Fact(
        statement=key.statement, code=key.row, name=name, measure=key.measure, state="garbled", source=Source(raw=raw)
    )


def read_twice(budget: UnitBudget, key: FactKey, *printed: str) -> UnitBudget:
    """The budget with one cell read in several ways, the first taken."""
    readings = tuple(Reading(raw=text, amount=amount(text)) for text in printed)
    fields = {"readings": readings, "amount": readings[0].amount}
    facts = tuple(fact.model_copy(update=fields) if fact.key == key else fact for fact in budget.facts)
    return budget.model_copy(update={"facts": facts})


def gaps(budget: UnitBudget) -> dict[FactKey, Decimal | None]:
    """The gaps and what is proposed for each, in its own unit."""
    return {gap.key: gap.proposal.amount.figure if gap.proposal else None for gap in budget.gaps}


def kinds(budget: UnitBudget) -> list[str]:
    """What the notices are about."""
    return [notice.kind for notice in budget.notices]


CLASS = FactKey("balance", "expenditure", "住房保障支出", "budget")
LEAF_TOTAL = FactKey("expenditure", "", "2210201", "total")
ITEM = FactKey("general_public", "", "2080501", "total")


@pytest.fixture
def printed() -> UnitBudget:
    """A consistent year, as recognised text."""
    return recognised(a_consistent_2023().build())


class TestNothingToRepair:
    """A clean document comes back as it was."""

    def test_recognised_text(self, printed: UnitBudget) -> None:
        assert repair(printed) == printed

    def test_text_layer(self) -> None:
        budget = a_consistent_2023().build()
        assert repair(budget) == budget


class TestLostCells:
    """A cell that recognition lost is found and proposed, never filled in."""

    def test_a_class_whose_blank_breaks_the_sum(self, printed: UnitBudget) -> None:
        after = repair(without(printed, CLASS))
        assert gaps(after) == {CLASS: Decimal("10.00")}
        assert after.get("balance", "住房保障支出", "budget", side="expenditure") is None
        assert "proposed" in kinds(after)

    def test_a_row_with_parts_and_no_total(self, printed: UnitBudget) -> None:
        after = repair(without(printed, LEAF_TOTAL))
        assert gaps(after) == {LEAF_TOTAL: Decimal("10.00")}
        assert after.gaps[0].state == "missing"

    def test_a_proposal_names_at_least_two_witnesses(self, printed: UnitBudget) -> None:
        proposal = repair(without(printed, LEAF_TOTAL)).gaps[0].proposal
        assert proposal is not None
        assert len(proposal.witnesses) >= 2
        assert len(set(proposal.witnesses)) == len(proposal.witnesses)
        assert proposal.amount == Amount.printed("10.00", Unit.TEN_THOUSAND)

    def test_two_lost_cells_do_not_vouch_for_each_other(self, printed: UnitBudget) -> None:
        above = FactKey("expenditure", "", "22102", "total")
        proposals = {gap.code: gap.proposal for gap in repair(without(printed, LEAF_TOTAL, above)).gaps}
        for code, other in (("22102", "“2210201 住房公积金”的合计"), ("2210201", "“22102 住房改革支出”的合计")):
            proposal = proposals[code]
            assert proposal is not None
            assert not any("支出总表" + other in words for words in proposal.witnesses if "一般" not in words)

    def test_one_witness_is_not_enough(self, printed: UnitBudget) -> None:
        keep = ("balance",)
        alone = printed.model_copy(
            update={
                "facts": tuple(fact for fact in printed.facts if fact.statement in keep),
                "tables": tuple(table for table in printed.tables if table.statement in keep),
            }
        )
        assert gaps(repair(without(alone, CLASS))) == {}

    def test_a_text_layer_blank_is_what_was_printed(self) -> None:
        budget = without(a_consistent_2023().build(), LEAF_TOTAL)
        assert repair(budget) == budget


class TestDamagedCells:
    """A cell read as nonsense keeps its state and may get a proposal beside it."""

    def test_a_garbled_cell(self, printed: UnitBudget) -> None:
        damaged = without(printed, ITEM).model_copy(update={"gaps": (gap_of(ITEM, "行政单位离退休", "8.O0"),)})
        gap = repair(damaged).gaps[0]
        assert (gap.state, gap.amount, gap.source.raw) == ("garbled", None, "8.O0")
        assert gap.proposal is not None
        assert gap.proposal.amount.figure == Decimal("8.00")

    def test_no_part_of_a_sum_that_cannot_be_read_counts_as_nothing(self) -> None:
        """What remains of the sum and a table that is no larger are no two witnesses."""
        budget = a_budget().with_fact("expenditure", "212", "城乡社区支出", total="9.00")
        for code, name in (("", "合计"), ("201", "一般公共服务支出"), ("208", "社会保障和就业支出")):
            budget = budget.with_gap("expenditure", code, name, "total", raw="###", state="garbled")
        budget = budget.with_item("government_fund", "合计", total="9.00")
        assert not any(gaps(repair(budget.build())).values())

    def test_a_table_that_is_no_larger_is_no_witness(self) -> None:
        """X10 says that a part does not exceed the whole: that gives no value."""
        budget = a_budget().with_fact("expenditure", "212", "城乡社区支出", project="9.00")
        budget = budget.with_gap("expenditure", "", "合计", "project", raw="###", state="garbled")
        budget = budget.with_item("government_fund", "合计", project="9.00")
        assert not any(gaps(repair(budget.build())).values())

    def test_also_in_a_text_layer(self) -> None:
        budget = without(a_consistent_2023().build(), ITEM)
        damaged = budget.model_copy(update={"gaps": (gap_of(ITEM, "行政单位离退休", "8.O0"),)})
        assert gaps(repair(damaged)) == {ITEM: Decimal("8.00")}

    def test_contradicting_witnesses_leave_it_open(self, printed: UnitBudget) -> None:
        damaged = without(printed, ITEM).model_copy(update={"gaps": (gap_of(ITEM, "行政单位离退休", "8.O0"),)})
        basic = FactKey("general_public", "", "2080501", "basic")
        wrong = tuple(
            fact.model_copy(update={"amount": amount("9.00")}) if fact.key == basic else fact for fact in damaged.facts
        )
        assert gaps(repair(damaged.model_copy(update={"facts": wrong}))) == {ITEM: None}


class TestReadings:
    """Among printed readings the identities choose; the others stay beside it."""

    @pytest.mark.parametrize("order", [("8.00", "3.00"), ("3.00", "8.00")])
    def test_the_reading_the_identities_accept(self, printed: UnitBudget, order: tuple[str, str]) -> None:
        after = repair(read_twice(printed, ITEM, *order))
        fact = after.index[ITEM]
        assert (fact.value.figure, fact.state) == (Decimal("8.00"), "printed")
        assert [reading.raw for reading in fact.readings] == list(order)
        assert "reading-chosen" in kinds(after)

    def test_a_whole_row_read_wrong_first(self, printed: UnitBudget) -> None:
        basic = FactKey("general_public", "", "2080501", "basic")
        after = repair(read_twice(read_twice(printed, ITEM, "3.00", "8.00"), basic, "3.00", "8.00"))
        assert [after.index[key].value.figure for key in (ITEM, basic)] == [Decimal("8.00")] * 2

    def test_nothing_to_decide_by(self, printed: UnitBudget) -> None:
        fact = Fact(statement="assets", name="车辆", measure="value", amount=amount("3.00"), source=Source(line=9))
        alone = read_twice(printed.model_copy(update={"facts": (fact,), "tables": ()}), fact.key, "3.00", "8.00")
        after = repair(alone)
        assert after.facts[0].state == "ambiguous"
        assert "ambiguous" in kinds(after)

    def test_an_unreadable_second_reading_decides_nothing(self, printed: UnitBudget) -> None:
        fact = printed.index[ITEM]
        beside = fact.model_copy(update={"readings": (Reading(raw="8.00", amount=fact.amount), Reading(raw="EE 1E"))})
        facts = tuple(beside if each.key == ITEM else each for each in printed.facts)
        before = printed.model_copy(update={"facts": facts})
        assert repair(before) == before


@pytest.fixture(scope="module")
def budget() -> UnitBudget:
    """The reference text, read and repaired."""
    from parsers import read

    return read([SEED]).units[0]


@needs_seed
class TestReferenceDisclosure:
    """The damaged cells of the reference text: SA-A01 … SA-A06."""

    def test_lost_cells_are_proposed(self, budget: UnitBudget) -> None:
        assert gaps(budget) == {
            FactKey("balance", "expenditure", "住房保障支出", "budget"): Decimal("54.84"),
            FactKey("expenditure", "", "2019999", "total"): Decimal("210.10"),
            FactKey("expenditure", "", "202", "total"): Decimal("7.50"),
        }

    @pytest.mark.parametrize("measure", ["total", "basic"])
    def test_the_twin_row_is_573_60(self, budget: UnitBudget, measure: str) -> None:
        fact = budget.index[FactKey("general_public", "", "20131", measure)]
        assert (fact.value.figure, fact.state) == (Decimal("573.60"), "printed")
        assert [reading.raw for reading in fact.readings] == ["573.60", "373.00"]

    def test_the_wreck_beside_55_15(self, budget: UnitBudget) -> None:
        fact = budget.index[FactKey("general_public", "", "2080505", "total")]
        assert fact.value.figure == Decimal("55.15")
        assert [reading.raw for reading in fact.readings] == ["55.15", "EE 1E"]
        assert budget.get("general_public", "2060303", "total") is None

    @pytest.mark.parametrize("measure", ["current_year", "appropriation"])
    def test_a_split_number_is_joined_and_noted(self, budget: UnitBudget, measure: str) -> None:
        fact = budget.index[FactKey("revenue", "", "合计", measure)]
        assert fact.value.figure == Decimal("966.57")
        assert any(notice.rule == "O02" and notice.source.line == 64 for notice in budget.notices)

    def test_no_line_is_unread(self, budget: UnitBudget) -> None:
        assert budget.lines.unread == 0
