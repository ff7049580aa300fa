"""W and S: one table alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from model.finding import Status
from tests.builders import BudgetBuilder, a_budget, a_consistent_2022, a_consistent_2023
from tests.model.checks.asking import errors, of_rule, problems


class TestConsistentBudgets:
    """What adds up is said to add up, and nothing else is said."""

    @pytest.mark.parametrize("builder", [a_consistent_2022, a_consistent_2023])
    def test_no_error_is_found(self, builder: Callable[[], BudgetBuilder]) -> None:
        """Neither year of the pair has an error."""
        assert errors(builder()) == ()

    def test_passed_instances_are_reported_with_places(self) -> None:
        """A pass shows its numbers and both places, too."""
        passed = [finding for finding in of_rule(a_consistent_2023(), "W17") if finding.status is Status.PASS]
        assert passed
        assert all(finding.formula and finding.sources for finding in passed)


class TestRowsAndTrees:
    """Columns of a row, children of an account."""

    @pytest.mark.parametrize(
        ("statement", "row", "measure", "printed", "rule"),
        [
            ("expenditure", "201", "total", "71.00", "W08"),
            ("general_public", "2010301", "basic", "51.00", "W17"),
            ("general_public", "20805", "basic", "21.00", "W10"),
            ("general_public", "合计", "total", "101.00", "W11"),
            ("general_public", "221", "basic", "11.00", "W27"),
            ("basic_economic", "301", "total", "57.50", "W18"),
            ("basic_economic", "合计", "total", "81.00", "W19"),
            ("basic_economic", "合计", "total", "80.50", "W20"),
            ("basic_economic", "合计", "personnel", "65.50", "W21"),
            ("revenue", "合计", "current_year", "101.00", "W06"),
        ],
    )
    def test_a_changed_figure_is_found(self, statement: str, row: str, measure: str, printed: str, rule: str) -> None:
        """One figure printed wrong fails the identity it stands in."""
        changed = a_consistent_2023().changing(statement, row, measure, printed)
        assert any(finding.rule == rule and finding.severity == "error" for finding in problems(changed).values())

    @pytest.mark.parametrize(("carried", "status"), [("-12.50", Status.PASS), ("2.50", Status.FAIL)])
    def test_spending_by_the_year_of_its_money(self, carried: str, status: Status) -> None:
        """合计 of a table with 本年收入 and 上年结转 only is their sum, however few rows carry money over."""
        budget = a_budget().with_fact("expenditure", "201", "一般公共服务支出", total="9.00", current_year="9.00")
        budget = budget.with_fact("expenditure", "205", "教育支出", total="5.00", current_year="5.00")
        row = {"total": "7.00", "current_year": "19.50", "carryover": carried}
        budget = budget.with_fact("expenditure", "221", "住房保障支出", **row)
        found = of_rule(budget, "W08")
        assert found[-1].status is status
        assert not any(finding.rule == "O16" for finding in problems(budget).values())

    def test_a_numbered_list_with_a_name_met_twice_proves_no_sum(self) -> None:
        """Sources and their parts stand below each other; one path among them makes no tree."""
        rows = {"本年收入": "9.00", "一般公共预算": "6.00", "政府性基金预算": "3.00", "上年结转": "2.00"}
        budget = a_budget()
        for name, figure in {**rows, "上年结转/一般公共预算": "2.00", "合计": "11.00"}.items():
            budget = budget.with_fact("revenue", "", name, total=figure)
        assert not any(finding.rule == "W11" for finding in problems(budget).values())

    @pytest.mark.parametrize(("printed", "status"), [("30.00", Status.PASS), ("31.00", Status.INSUFFICIENT)])
    def test_accounts_of_every_level_without_codes(self, printed: str, status: Status) -> None:
        """Nothing tells 款 and 项 from 类 but their names: 合计 is held against what is a 类 by name."""
        rows = {"教育支出": "20.00", "普通教育": "20.00", "小学教育": "20.00", "住房保障支出": "10.00"}
        budget = a_budget().with_item("expenditure", "合计", total=printed, basic=printed, project=None)
        for name, figure in {**rows, "住房改革支出": "10.00", "住房公积金": "10.00"}.items():
            budget = budget.with_fact("expenditure", "", name, total=figure, basic=figure)
        assert {finding.status for finding in of_rule(budget, "W11")} == {status}
        assert not problems(budget)

    def test_a_row_that_only_a_sister_table_has_may_be_lost(self) -> None:
        """类 = Σ款 is left open where another table prints one more 款."""
        budget = a_budget()
        for statement, codes in (("expenditure", ("20103", "20131", "20199")), ("general_public", ("20103", "20131"))):
            budget = budget.with_fact(statement, "201", "一般公共服务支出", total="60.00")
            for code in codes:
                budget = budget.with_fact(statement, code, f"款{code}", total="20.00")
        assert [finding.status for finding in of_rule(budget, "W09")] == [Status.PASS, Status.INSUFFICIENT]

    def test_money_carried_over_may_stand_beside_the_years_own(self) -> None:
        """年初结转和结余 of final accounts is no part of the year's spending."""
        budget = a_budget()
        for code in ("201", "208", "221"):
            columns = {"carryover": "3.00", "total": "9.00", "basic": "5.00", "project": "4.00"}
            budget = budget.with_fact("general_public", code, f"类{code}", **columns)
        assert {finding.status for finding in of_rule(budget, "W17")} == {Status.PASS}

    def test_spending_by_nature_and_again_by_source(self) -> None:
        """合计 基本 项目, and beside them 财政拨款 and 单位资金: each pair makes up the whole."""
        budget = a_budget()
        for code in ("201", "208", "221"):
            natures: dict[str, Any] = {"basic": "6.00", "project": "4.00"}
            sources: dict[str, Any] = {"appropriation": "7.00", "unit_funds": "3.00"}
            budget = budget.with_fact("expenditure", code, f"类{code}", total="10.00", **natures, **sources)
        assert {finding.status for finding in of_rule(budget, "W08")} == {Status.PASS}

    def test_columns_of_which_are_learned_from_the_rows(self) -> None:
        """一般公共预算 below 财政拨款 is not added twice."""
        budget = a_budget()
        columns: dict[str, Any] = dict.fromkeys(("appropriation", "general_public"), "9.00")
        for code in ("201", "208", "221"):
            budget = budget.with_fact("revenue", code, f"类{code}", total="10.00", other="1.00", **columns)
        assert {finding.status for finding in of_rule(budget, "W06")} == {Status.PASS}

    @pytest.mark.parametrize(
        ("strange", "status"), [("1.50", Status.INSUFFICIENT), ("0.70", Status.FAIL)], ids=["all it lacks", "a part"]
    )
    def test_what_a_row_lacks_may_stand_in_a_column_of_unknown_words(self, strange: str, status: Status) -> None:
        """A source of money that no other form names is left out of the sum, and the document is not to blame."""
        budget = a_budget()
        for code in ("201", "208", "221"):
            budget = budget.with_fact("revenue", code, f"类{code}", total="5.00", general_public="4.00", other="1.00")
        budget = budget.with_fact("revenue", "229", "类229", total="9.50", general_public="7.00", other="1.00")
        row = next(fact.source for fact in budget.build().facts if fact.code == "229")
        (beside,) = a_budget().with_other("收入总表", "类229", "代管资金", strange).build().others
        budget = budget.with_fields(others=(beside.model_copy(update={"source": row}),))
        assert [finding.status for finding in of_rule(budget, "W06")][-1] is status

    def test_a_missing_total_is_an_error_with_its_value(self) -> None:
        """A required 合计 that is blank while its parts have figures."""
        budget = a_budget().with_gap("expenditure", "202", "外交支出", "total")
        for code, basic in (("201", "5.00"), ("208", "6.00"), ("221", "7.00")):
            budget = budget.with_fact("expenditure", code, f"类{code}", total=basic, basic=basic)
        budget = budget.with_fact("expenditure", "202", "外交支出", basic="7.50")
        (finding,) = of_rule(budget, "W24")
        assert (finding.status, finding.severity, finding.expected) == (Status.FAIL, "error", "75000")

    def test_a_total_that_cannot_be_read_is_not_missing(self) -> None:
        """A spreadsheet prints ### where its column is too narrow."""
        budget = a_budget().with_fact("expenditure", "202", "外交支出", basic="7.50")
        for code in ("201", "208", "221"):
            budget = budget.with_fact("expenditure", code, f"类{code}", total="5.00", basic="5.00")
        garbled = budget.with_gap("expenditure", "202", "外交支出", "total", state="garbled")
        assert not of_rule(garbled, "W24")
        (left_open,) = [finding for finding in of_rule(garbled, "W08") if finding.status is Status.INSUFFICIENT]
        assert "读不出，无法核对" in left_open.message


class TestTwoSidedTables:
    """Sources, classes and totals of 收支总表."""

    def test_income_of_the_year_may_differ_from_spending(self) -> None:
        """675.82 + 14.54 = 690.36 on both sides: only the grand totals must meet (seed.md R17)."""
        budget = a_budget()
        income = {"单位资金": "675.82", "本年收入合计": "675.82", "上年结转": "14.54", "收入总计": "690.36"}
        for name, figure in income.items():
            budget = budget.with_side("balance", "revenue", name, budget=figure)
        for name in ("一般公共服务支出", "本年支出合计", "支出总计"):
            budget = budget.with_side("balance", "expenditure", name, budget="690.36")
        assert problems(budget) == {}

    def test_a_fund_below_its_head_is_counted_once(self) -> None:
        """其中 rows of a form without 本年收入合计."""
        budget = a_budget()
        for name in ("财政拨款收入", "一般公共预算资金", "收入总计"):
            budget = budget.with_side("balance", "revenue", name, budget="50.00")
        assert all(finding.status is Status.PASS for finding in of_rule(budget, "W01"))

    def test_a_subtotal_is_the_years_own(self) -> None:
        """小计 stands where other forms say 本年收入合计."""
        budget = a_budget()
        for name, figure in {"财政拨款": "50.00", "其他收入": "5.00", "小计": "55.00", "收入总计": "55.00"}.items():
            budget = budget.with_side("balance", "revenue", name, budget=figure)
        assert [finding.status for finding in of_rule(budget, "W01")] == [Status.PASS]

    def test_several_rows_too_many_leave_the_levels_open(self) -> None:
        """部门预算, 财政拨款 and 专项资金 gather or repeat rows that stand beside them."""
        budget = a_budget()
        rows = {"部门预算": "50.00", "财政资金合并": "50.00", "拨款": "50.00", "专项资金": "3.00"}
        for name, figure in {**rows, "本年收入合计": "50.00"}.items():
            budget = budget.with_side("balance", "revenue", name, budget=figure)
        assert [finding.status for finding in of_rule(budget, "W01")] == [Status.INSUFFICIENT]

    def test_parts_of_parts_are_no_error(self) -> None:
        """财政预算拨款 with two funds, and 一般性经费拨款 as 其中 of one of them."""
        budget = a_budget()
        rows = {"财政预算拨款": "50.00", "一般公共预算拨款": "40.00", "一般性经费拨款": "30.00", "专项": "10.00"}
        for name, figure in {**rows, "政府性基金预算拨款": "10.00", "本年收入合计": "50.00"}.items():
            budget = budget.with_side("balance", "revenue", name, budget=figure)
        assert [finding for finding in of_rule(budget, "W01") if finding.status is Status.FAIL] == []

    def test_unequal_grand_totals_are_an_error(self) -> None:
        """收入总计 = 支出总计."""
        changed = a_consistent_2023().changing("balance", "支出总计", "budget", "101.00", side="expenditure")
        assert any(finding.rule == "W05" for finding in errors(changed))

    def test_a_blank_grand_total_is_named(self) -> None:
        """The row is printed, its amount is not."""
        budget = a_budget().with_side("balance", "revenue", "财政拨款收入", budget="50.00")
        budget = budget.with_row("balance", "收入总计", side="revenue")
        budget = budget.with_side("balance", "expenditure", "支出总计", budget="50.00")
        (finding,) = of_rule(budget, "W05")
        assert (finding.status, finding.expected, finding.name) == (Status.FAIL, "500000", "收入总计")


class TestShiftedTables:
    """A table read wrong is one remark."""

    def test_cells_that_cannot_be_read_are_in_their_place(self) -> None:
        """Columns too narrow for their figures (``###``) are named cell by cell, and say nothing about the others."""
        budget = a_budget()
        for code in ("201", "208", "210", "221"):
            budget = budget.with_fact("expenditure", code, f"类{code}", basic="9.00", project="9.00")
            budget = budget.with_gap("expenditure", code, f"类{code}", "total", raw="###", state="garbled")
        assert not problems(budget)

    def test_failures_of_most_rows_become_one_suspicion(self) -> None:
        """Columns out of place say so once and accuse nothing."""
        budget = a_budget()
        for code in ("201", "208", "210", "221"):
            budget = budget.with_fact("expenditure", code, f"类{code}", total="1.00", basic="9.00", project="9.00")
        found = problems(budget)
        assert [finding.rule for finding in found.values()] == ["O16"]
        assert next(iter(found.values())).severity == "warning"


class TestPublicExpenses:
    """The “三公” table."""

    def test_a_total_of_rounded_parts_is_rounding(self) -> None:
        """10.80 printed for 0.83 + 9.98 (seed.md R13)."""
        budget = a_budget().with_item("three_public", "合计", total="10.80")
        items = {"因公出国（境）费": "0.00", "公务用车购置及运行维护费": "9.98", "公务接待费": "0.83"}
        for name, printed in items.items():
            budget = budget.with_item("three_public", name, total=printed)
        (finding,) = of_rule(budget, "S01")
        assert (finding.status, finding.severity) == (Status.ROUNDING, "hint")

    def test_basic_expenditure_cannot_exceed_the_item(self) -> None:
        """30217 above 公务接待费."""
        changed = a_consistent_2023().changing("basic_economic", "30217", "total", "3.00")
        assert any(finding.rule == "S07" for finding in problems(changed).values())


class TestSpendingTwice:
    """One amount told in two ways."""

    @pytest.mark.parametrize(
        ("project", "status"),
        [
            ("30.00", Status.PASS),
            ("20.00", Status.INSUFFICIENT),
            ("35.00", Status.FAIL),
            ("90.00", Status.INSUFFICIENT),
        ],
    )
    def test_by_use_beside_by_class(self, project: str, status: Status) -> None:
        """A list of uses may lack one, or name one twice (an excess of 60.00); more than there is it cannot be."""
        budget = a_budget().with_side("balance", "expenditure", "教育支出", budget="100.00")
        budget = budget.with_side("balance", "expenditure", "支出总计", budget="100.00")
        for name, figure in {"基本支出": "60.00", "项目支出": project, "预留机动经费": "10.00"}.items():
            budget = budget.with_side("balance", "expenditure_use", name, budget=figure)
        assert of_rule(budget, "W02")[-1].status is status

    @pytest.mark.parametrize(("subtotal", "status"), [("26.40", Status.PASS), ("26.60", Status.FAIL)])
    def test_three_public_within_all(self, subtotal: str, status: Status) -> None:
        """合计 may hold more than the three items, never less."""
        budget = a_budget().with_item("three_public", "合计", total="26.40")
        budget = budget.with_item("three_public", "三公经费小计", total=subtotal)
        assert [finding.status for finding in of_rule(budget, "S05")] == [status]

    @pytest.mark.parametrize(("item", "status"), [("10.00", Status.PASS), ("11.00", Status.FAIL)])
    def test_rows_set_in_below_each_other(self, item: str, status: Status) -> None:
        """收支总表 that prints 类, 款 and 项 by indentation alone adds up at every level."""
        rows = {"教育支出": "30.00", "教育支出/普通教育": "30.00", "教育支出/普通教育/小学教育": "20.00"}
        rows |= {"教育支出/普通教育/初中教育": item, "支出总计": "30.00"}
        budget = a_budget()
        for name, figure in rows.items():
            budget = budget.with_side("balance", "expenditure", name, budget=figure)
        assert [each.status for each in of_rule(budget, "W02") if each.formula.startswith("30.00")][-1] is status

    @pytest.mark.parametrize(
        ("total", "status"),
        [("10.00", Status.PASS), ("13.00", Status.PASS), ("12.50", Status.INSUFFICIENT), ("9.00", Status.FAIL)],
    )
    def test_what_is_printed_beside_three_public(self, total: str, status: Status) -> None:
        """合计 is the three items, or they and what stands beside them; less than the items it is not."""
        budget = a_budget().with_item("three_public", "合计", total=total)
        for name, figure in {
            "因公出国（境）费": "4.00",
            "公务接待费": "6.00",
            "会议费": "1.00",
            "培训费": "2.00",
        }.items():
            budget = budget.with_item("three_public", name, total=figure)
        assert [finding.status for finding in of_rule(budget, "S01")] == [status]

    @pytest.mark.parametrize(("other", "status"), [("3.00", Status.PASS), ("4.00", Status.FAIL)])
    def test_a_list_of_sources(self, other: str, status: Status) -> None:
        """收入总表 by rows of sources: funds below 财政拨款 are its parts; accounts of other tables are not missing."""
        rows = {
            "财政拨款收入": "9.00",
            "一般公共预算": "6.00",
            "政府性基金预算": "3.00",
            "其他收入": other,
            "合计": "12.00",
        }
        budget = a_budget().with_fact("general_public", "205", "教育支出", total="6.00")
        for name, figure in rows.items():
            budget = budget.with_item("revenue", name, total=figure)
        assert [each.status for each in of_rule(budget, "W01") if each.name == "合计"] == [status]
        assert not of_rule(budget, "W11") or of_rule(budget, "W11")[0].statement != "revenue"

    @pytest.mark.parametrize(("project", "status"), [("30.00", Status.PASS), ("33.00", Status.FAIL)])
    def test_parts_of_a_use(self, project: str, status: Status) -> None:
        """人员经费 and 公用经费 below 基本支出 are not added to it."""
        budget = a_budget().with_side("balance", "expenditure", "教育支出", budget="100.00")
        budget = budget.with_side("balance", "expenditure", "支出总计", budget="100.00")
        uses = {"基本支出": "70.00", "人员经费": "30.00", "公用经费": "40.00", "项目支出": project}
        for name, figure in uses.items():
            budget = budget.with_side("balance", "expenditure_use", name, budget=figure)
        assert of_rule(budget, "W02")[-1].status is status
