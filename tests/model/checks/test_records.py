"""P, A, D, F, K: targets, assets, notes, unit lines, codes."""

from __future__ import annotations

import pytest

from model.amount import Unit
from model.checks import RULES, check
from model.disclosure import Indicator, Notice, Phase, Source
from model.finding import Status
from tests.builders import BudgetBuilder, a_budget, a_consistent_2023, an_indicator
from tests.model.checks.asking import of_rule


def assets(total: str, vehicles: str = "2511000.00") -> BudgetBuilder:
    """A table of assets in 万元 with eleven vehicles and 270 square metres."""
    budget = a_budget().with_side("balance", "expenditure", "支出总计", budget="966.57")
    budget = budget.with_item("assets", "资产总额", value=total)
    for name, count, value in (("房屋（平方米）", "270", "4540000.00"), ("车辆（台、辆）", "11", vehicles)):
        budget = budget.with_item("assets", name, value=value).with_item("assets", name, unit=Unit.COUNT, count=count)
    return budget.with_item("assets", "其他固定资产", value="3669575.52")


def a_cost(name: str, value: str) -> Indicator:
    """A cost indicator."""
    return an_indicator(name, value, level2="成本指标")


class TestTargets:
    """Performance targets."""

    def test_an_indicator_without_value_is_an_error(self) -> None:
        """A lost cost gets the rest of 项目支出 as a candidate."""
        indicators = (a_cost("印刷成本", "10万元"), a_cost("公用成本", ""))
        budget = a_budget().with_fact("expenditure", "", "合计", total="38.00", project="38.00")
        found = of_rule(budget.with_target("项目", "", None, indicators), "P04")
        (finding,) = (finding for finding in found if finding.status is Status.FAIL)
        assert (finding.severity, finding.expected) == ("error", "280000")

    def test_indicators_in_one_piece_lack_no_cost(self) -> None:
        """The whole text of a project in one cell, values and all: the form was not understood, nothing is missing."""
        words = "数量指标：活动≥12次；经济成本指标：总成本≤50万元"
        budget = a_budget().with_fact("expenditure", "", "合计", total="90.00", project="90.00")
        for project in ("一", "二", "三"):
            budget = budget.with_target(project, "", "4.00", (an_indicator(words, "", level2=""),))
        assert [finding.status for finding in of_rule(budget, "P01")] == [Status.INSUFFICIENT]

    def test_a_cost_must_not_be_a_lower_limit(self) -> None:
        """成本 ≥ 8 万元 is turned round."""
        indicators = (a_cost("宣传成本", "≥8万元"), a_cost("会议成本", "≤8万元"))
        found = of_rule(a_budget().with_target("项目", "", None, indicators), "P05")
        assert [finding.status for finding in found] == [Status.FAIL, Status.PASS]

    def test_an_indicator_below_the_goal_is_an_error(self) -> None:
        """不少于 6 次 in the goal, ≥5 次 in the indicator (seed.md SA-P01)."""
        for value, status in (("≥5次", Status.FAIL), ("≥6次", Status.PASS), ("≥8次", Status.INSUFFICIENT)):
            indicators = (an_indicator("对外宣传次数", value),)
            (finding,) = of_rule(a_budget().with_target("宣传", "组织宣传活动不少于6次。", None, indicators), "P10")
            assert finding.status is status

    def test_targets_of_the_whole_are_no_project(self) -> None:
        """整体支出绩效目标 states all the money of a department: it is more than its projects."""
        budget = a_budget().with_fact("expenditure", "", "合计", total="90.00", project="38.00")
        indicators = (an_indicator("培训人次", "≥5人"),)
        for name, status in (("某局部门整体支出", []), ("培训", [Status.FAIL])):
            found = of_rule(budget.with_target(name, "", "90.00", indicators), "P01")
            assert [finding.status for finding in found] == status


class TestAssets:
    """Fixed assets."""

    def test_the_total_is_the_sum_of_its_items(self) -> None:
        """One digit off (seed.md SA-A09)."""
        (finding,) = of_rule(assets("10720565.52"), "A01")
        assert (finding.status, finding.difference) == (Status.FAIL, "-100000")

    def test_an_absurd_unit_needs_two_signs(self) -> None:
        """Eleven thousand times the budget, and 228 thousand 万元 for a car."""
        (finding,) = of_rule(assets("10720575.52"), "A05")
        assert finding.status is Status.FAIL
        assert "每辆" in finding.message

    def test_one_sign_alone_is_silent(self) -> None:
        """Land or a campus may be worth a thousand budgets."""
        plain = a_budget().with_side("balance", "expenditure", "支出总计", budget="966.57")
        (finding,) = of_rule(plain.with_item("assets", "资产总额", value="10720575.52"), "A05")
        assert finding.status is Status.PASS


class TestNotes:
    """Notes of empty tables and unit lines."""

    def test_a_table_of_another_unit_is_an_error(self) -> None:
        """Copied from a neighbour; 本级 and a name cut short are the same unit."""
        names = {"balance": "某市财政局本级", "expenditure": "某市财", "three_public": "某县档案馆"}
        budget = a_budget().with_fields(unit="某市财政局")
        for statement in ("balance", "revenue", "expenditure", "general_public", "three_public"):
            budget = budget.with_table(statement, unit_name=names.get(statement, "某市财政局"))
        failed = [finding.statement for finding in of_rule(budget, "F01") if finding.status is Status.FAIL]
        assert failed == ["three_public"]

    def test_names_that_all_differ_prove_nothing(self) -> None:
        """A department's file may print a unit above each table."""
        budget = a_budget().with_fields(unit="某市财政局").with_table("balance", unit_name="某县档案馆")
        (finding,) = of_rule(budget.with_table("revenue", unit_name="某区图书馆"), "F01")[1:]
        assert finding.status is Status.INSUFFICIENT

    def test_figures_above_a_note_of_emptiness_are_an_error(self) -> None:
        """seed.md R01."""
        note = "注：本部门2024年无“三公”经费和机关运行经费预算，故本表为空表。"
        budget = a_budget().with_table("three_public", note=note).with_item("three_public", "合计", total="47.91")
        (finding,) = of_rule(budget, "D06")
        assert (finding.status, finding.severity) == (Status.FAIL, "error")

    def test_a_note_about_another_table_accuses_nobody(self) -> None:
        """The note of 政府性基金 may stand on the same page."""
        budget = a_budget().with_table("three_public", note="本单位无政府性基金预算，本表为空表。")
        (finding,) = of_rule(budget.with_item("three_public", "合计", total="47.91"), "D06")
        assert finding.status is Status.INSUFFICIENT

    def test_a_note_about_the_three_says_nothing_of_training(self) -> None:
        """会议费 and 培训费 in the columns beside, and in their sum; an item of the three is still denied."""
        budget = a_budget().with_table("three_public", note="注：2024年没有安排“三公”经费支出。")
        budget = budget.with_item("three_public", "培训费", total="5.00")
        budget = budget.with_item("three_public", "合计", total="5.00")
        assert of_rule(budget, "D06") == ()
        (finding,) = of_rule(budget.with_item("three_public", "公务接待费", total="1.00"), "D06")
        assert finding.status is Status.FAIL

    def test_a_condition_is_no_statement(self) -> None:
        """若为空表，则… stands below every table of a form."""
        budget = a_budget().with_table("three_public", note="注：若为空表，则为该部门无“三公”经费支出")
        assert of_rule(budget.with_item("three_public", "合计", total="47.91"), "D06") == ()

    @pytest.mark.parametrize("note", ["本表为空表。", "本表无内容"])
    def test_an_empty_table_with_a_note(self, note: str) -> None:
        """In whatever words."""
        budget = a_budget().with_table("government_fund", empty=True, note=note)
        assert not any(finding.status is Status.FAIL for finding in of_rule(budget, "D04"))

    def test_an_empty_table_wants_a_note(self) -> None:
        """A hint where the form prints no notes anywhere, a warning otherwise."""
        bare = a_budget().with_table("government_fund", empty=True)
        noted = bare.with_table("state_capital", empty=True, note="本表为空表。")
        severities = [[f.severity for f in of_rule(b, "D04") if f.status is Status.FAIL] for b in (bare, noted)]
        assert severities == [["hint"], ["warning"]]

    def test_an_inherited_unit_is_a_warning(self) -> None:
        """A table without a unit line."""
        budget = (
            a_budget()
            .with_table("general_public", unit_printed=False)
            .with_fact("general_public", "201", "一般公共服务支出", total="1.00")
        )
        assert [f.severity for f in of_rule(budget, "F03")] == ["warning"]

    @pytest.mark.parametrize(
        ("year", "phase", "failed"), [(2022, "budget", 0), (2023, "budget", 1), (2023, "final", 0)]
    )
    def test_a_budget_is_not_compared_with_itself(self, year: int, phase: Phase, failed: int) -> None:
        """比2023年预算增加 in the budget of 2023; final accounts are compared with the budget of their year."""
        budget = a_budget(year=2023).with_claim("收入", "increase", "3.00", year=year).build()
        found = [f for f in check(budget.model_copy(update={"phase": phase})).findings if f.rule == "F04"]
        assert sum(finding.status is Status.FAIL for finding in found) == failed
        assert all("2023" in finding.message for finding in found if finding.status is Status.FAIL)

    def test_a_year_that_the_file_name_says_proves_nothing(self) -> None:
        notice = Notice(kind="year-inferred", message="", source=Source())
        budget = a_budget(year=2023).with_claim("收入", "increase", "3.00", year=2023).build()
        assert all(f.rule != "F04" for f in check(budget.model_copy(update={"notices": (notice,)})).findings)


class TestCodes:
    """Account codes."""

    def test_a_missing_prefix_is_an_error_where_all_levels_are_printed(self) -> None:
        """2060303 stands without 20603."""
        budget = a_consistent_2023().with_fact("expenditure", "2060303", "机构运行", total="1.00", basic="1.00")
        failed = [f for f in of_rule(budget, "K02") if f.status is Status.FAIL]
        assert {f.code for f in failed} == {"2060303"}

    def test_leaf_rows_alone_are_a_form_not_a_fault(self) -> None:
        """Tables that print only 项."""
        budget = a_budget()
        for code in ("2010301", "2080505", "2210201"):
            budget = budget.with_fact("expenditure", code, f"项{code}", total="1.00")
        assert of_rule(budget, "K02") == ()


class TestCatalogue:
    """The rules as data."""

    def test_ids_are_unique_and_every_rule_says_what_it_checks(self) -> None:
        """The log shows the docstring of the generator."""
        ids = [rule.id for rule in RULES]
        assert len(ids) == len(set(ids))
        assert all(rule.title and rule.formula and rule.why for rule in RULES)
