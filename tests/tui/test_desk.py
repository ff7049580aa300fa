"""The desk: which documents lie beside each other, and what of them is compared."""

from __future__ import annotations

import pytest

from model.amount import Unit
from tests.builders import a_budget, a_consistent_2022, a_consistent_2023, a_pair
from tui.desk import couples_of, desk_of
from tui.headlines import headlines
from tui.outline import outline_of
from tui.pairing import paired
from tui.screens.frame import beside
from tui.walk import differences_in, hits_in, open_to


class TestCouples:
    """Units with their years."""

    def test_the_years_decide(self) -> None:
        """Whatever the order on the command line."""
        new, old = a_pair()
        assert couples_of((old, new)) == ((new, old),)

    def test_a_name_with_and_without_its_level_is_one_unit(self) -> None:
        """某办公室 and 某办公室本级."""
        new = a_budget("某办公室本级", 2023, code="").build()
        old = a_budget("某办公室", 2022, code="").build()
        assert couples_of((new, old)) == ((new, old),)

    def test_two_lone_units_lie_side_by_side(self) -> None:
        """They are shown, with a warning."""
        one, other = a_budget("甲局", 2023, code="1").build(), a_budget("乙局", 2022, code="2").build()
        desk = desk_of((one, other))
        assert desk.old is other
        assert desk.comparison is None
        assert "单位不同" in desk.warnings[0]

    @pytest.mark.parametrize(("units", "couples"), [(("某局", "某学校"), 2), (("某局", "某局"), 1)])
    def test_two_budgets_of_one_file(self, units: tuple[str, str], couples: int) -> None:
        """A department and its school are two to choose from, a budget and its final accounts a pair."""
        one, other = (a_budget(unit, 2023, code="").build() for unit in units)
        other = other.model_copy(update={"files": one.files, "phase": "final"})
        assert len(couples_of((one, other))) == couples

    def test_three_years_give_two_couples(self) -> None:
        """2023 with 2022, 2022 with 2021."""
        budgets = [a_budget(year=year).build() for year in (2021, 2023, 2022)]
        assert [(new.year, old and old.year) for new, old in couples_of(budgets)] == [(2023, 2022), (2022, 2021)]

    def test_nothing_read(self) -> None:
        """An empty disclosure is an error with a sentence."""
        with pytest.raises(ValueError, match="没有预算公开"):
            desk_of(())


class TestDesk:
    """What the panes ask."""

    def test_the_unit_most_tables_are_printed_in(self) -> None:
        """元, where the document is in 元."""
        budget = a_budget().with_fact("expenditure", "201", "一般公共服务支出", unit=Unit.YUAN, total="100").build()
        assert desk_of((budget,)).usual_unit is Unit.YUAN

    @pytest.mark.parametrize(
        ("phases", "label"),
        [
            (("budget", "budget"), "预算数"),
            (("final", "final"), "决算数"),
            (("adjusted",), "调整预算数"),
            (("budget", "final"), "金额"),
        ],
    )
    def test_the_only_column_is_called_what_it_is(self, phases: tuple[str, ...], label: str) -> None:
        """No 预算数 over figures of final accounts; last year's column beside it is called alike."""
        years = zip((2023, 2022), phases, strict=False)
        desk = desk_of(a_budget(year=year).with_fields(phase=phase).build() for year, phase in years)
        assert desk.column_label("budget") == label
        assert desk.column_label("prior_budget") == f"上年{label}"
        assert desk.column_label("total") == "合计"

    @pytest.mark.parametrize(
        ("years", "phases", "names", "words"),
        [
            ((2023, 2022), ("budget", "budget"), ("2023 年", "2022 年"), "对 2022 年"),
            ((2023, 2022), ("budget", "final"), ("2023 年", "2022 年"), "对 2022 年单位决算"),
            ((2023, 2023), ("final", "budget"), ("决算", "预算"), "对 2023 年单位预算"),
            ((2023, 2023), ("budget", "budget"), ("甲", "乙"), "对 2023 年单位预算"),
        ],
    )
    def test_what_the_documents_are_called(
        self, years: tuple[int, int], phases: tuple[str, str], names: tuple[str, str], words: str
    ) -> None:
        """By their years, or what else tells them apart; the title says no more than is needed."""
        pairs = zip(years, phases, strict=True)
        desk = desk_of(a_budget(year=year).with_fields(phase=phase).build() for year, phase in pairs)
        assert desk.names == names
        assert beside(desk.new, desk.old) == words

    def test_accepting_compares(self) -> None:
        """The warnings stay."""
        other = a_consistent_2022().with_fields(kind="department").build()
        desk = desk_of((a_consistent_2023().build(), other))
        assert not desk.compares
        assert desk.accepted().compares
        assert desk.accepted().warnings

    def test_headlines_know_where_they_are_printed(self) -> None:
        """基本支出 comes from 支出总表."""
        found = {headline.label: headline for headline in headlines(desk_of(a_pair()))}
        assert found["基本支出"].place.statement == "expenditure"
        assert found["三公经费"].change is not None


class TestOutline:
    """Trees as lines."""

    def test_lanes_stand_under_each_other(self) -> None:
        """收入 and 支出 are headings of their own."""
        outline = outline_of(desk_of(a_pair()), "balance")
        assert [root.account.name for root in outline.roots] == ["收入", "支出"]

    def test_differences_are_the_deepest_lines_that_differ(self) -> None:
        """Their parents differ because of them."""
        outline = outline_of(desk_of(a_pair()), "general_public")
        by_path = {node.path: node.account.code for node in outline.walk()}
        assert {by_path[path] for path in differences_in(outline)} == {
            "2010301", "2010302", "2010303", "2080501", "2210201",
        }  # fmt: skip

    def test_amounts_are_found_with_and_without_separators(self) -> None:
        """12.00 万元 is 120,000 元."""
        outline = outline_of(desk_of(a_pair()), "expenditure")
        assert hits_in(outline, "12.00") == hits_in(outline, "120,000") != ()

    def test_depth(self) -> None:
        """One level: nothing is open."""
        outline = outline_of(desk_of(a_pair()), "expenditure")
        assert open_to(outline, 1) == frozenset()
        assert outline.depth == 3


class TestPairing:
    """Records of two years by their names."""

    def test_the_same_name_twice(self) -> None:
        """The first meets the first; what is gone comes last."""
        assert paired(["甲", "甲", "乙"], ["甲", "丙"], str) == (("甲", "甲"), ("甲", None), ("乙", None), (None, "丙"))
