"""X, N, Y: one figure in two tables, in the text, in two years."""

from __future__ import annotations

from typing import Any

import pytest

from model.checks import check
from model.disclosure import Source
from model.finding import Status
from tests.builders import a_budget, a_consistent_2022, a_consistent_2023, a_pair
from tests.model.checks.asking import of_rule, problems

ITEM: dict[str, Any] = {"statement": "expenditure", "code": "2210201", "name": "住房公积金", "measure": "total"}


class TestBetweenTables:
    """The same money in two tables."""

    def test_all_money_of_one_fund_makes_the_tables_equal(self) -> None:
        """X11 compares cell by cell once it is proven."""
        changed = a_consistent_2023().changing("expenditure", "2210201", "basic", "11.00")
        assert any(finding.rule == "X11" for finding in problems(changed).values())

    def test_other_funds_make_spending_larger_and_that_is_no_error(self) -> None:
        """支出总表 above 一般公共预算 where 事业收入 is printed (rules.md X10)."""
        budget = a_budget().with_side("balance", "revenue", "一般公共预算拨款收入", budget="5.00")
        budget = budget.with_side("balance", "revenue", "事业收入", budget="5.00")
        budget = budget.with_side("balance", "revenue", "收入总计", budget="10.00")
        budget = budget.with_fact("expenditure", "2050803", "培训支出", total="10.00")
        budget = budget.with_fact("general_public", "2050803", "培训支出", total="5.00")
        assert problems(budget) == {}

    def test_a_part_above_all_spending_is_an_error(self) -> None:
        """一般公共预算 above 支出总表."""
        budget = a_budget().with_fact("expenditure", "205", "教育支出", total="4.00")
        budget = budget.with_fact("general_public", "205", "教育支出", total="5.00")
        (finding,) = of_rule(budget, "X10")
        assert finding.status is Status.FAIL

    @pytest.mark.parametrize(
        ("project", "status"), [("9.00", Status.INSUFFICIENT), ("10.00", Status.INSUFFICIENT), ("11.00", Status.FAIL)]
    )
    def test_what_was_carried_over_in_columns_of_its_own(self, project: str, status: Status) -> None:
        """支出总表 prints 项目支出 of the year and of 上年结转; the other table prints both in one."""
        apart = {"total": "12.00", "project": "6.00", "carryover": "4.00", "carryover_project": "4.00"}
        budget = a_budget().with_fact("expenditure", "205", "教育支出", **apart)
        budget = budget.with_fact("general_public", "205", "教育支出", project=project)
        assert [finding.status for finding in of_rule(budget, "X10")] == [status]

    def test_basic_spending_that_may_lack_what_was_carried_over(self) -> None:
        """Nothing says whether the table by economic account holds last year's money; more than that is missing."""
        budget = a_budget().with_side("appropriation_balance", "revenue", "上年结转", budget="2.00")
        budget = budget.with_item("general_public", "合计", total="12.00", basic="10.00")
        lacks = [budget.with_item("basic_economic", "合计", total=total) for total in ("9.00", "7.00", "11.00")]
        assert [of_rule(one, "X12")[0].status for one in lacks] == [Status.INSUFFICIENT, Status.FAIL, Status.FAIL]

    def test_a_table_of_basic_spending_is_no_table_of_all_spending(self) -> None:
        """财政拨款支出决算明细表 prints what 基本支出 was spent on."""
        budget = a_budget().with_item("appropriation", "合计", total="7.00")
        budget = budget.with_item("general_public", "合计", total="9.00", basic="7.00")
        funds = {"total": "9.00", "general_public": "9.00"}
        budget = budget.with_side("appropriation_balance", "expenditure", "支出总计", **funds)
        assert [finding.status for finding in of_rule(budget, "X11")] == [Status.INSUFFICIENT]
        other = budget.changing("appropriation", "合计", "total", "8.00")
        assert [finding.status for finding in of_rule(other, "X11")] == [Status.FAIL]

    def test_classes_meet_by_name(self) -> None:
        """A class of 收支总表 finds its code whatever its ordinal."""
        changed = a_consistent_2023().changing("balance", "住房保障支出", "budget", "12.00", side="expenditure")
        assert any(finding.rule == "X05" and finding.code == "221" for finding in problems(changed).values())


class TestSentences:
    """Figures of the text."""

    def test_a_sentence_is_held_against_its_account(self) -> None:
        """N05 names both figures."""
        budget = a_consistent_2023().with_claim("住房公积金", "is", "12.00", **ITEM)
        (finding,) = (f for f in of_rule(budget, "N05") if f.status is Status.FAIL)
        assert (finding.found, finding.expected) == ("120000", "100000")

    def test_a_path_of_names_finds_the_account(self) -> None:
        """行政运行 recurs; 类 and 款 decide which one is meant."""
        words: dict[str, Any] = {"statement": "expenditure", "name": "行政运行", "measure": "total"}
        subject = "一般公共服务支出/政府办公厅（室）及相关机构事务/行政运行"
        (finding,) = of_rule(a_consistent_2023().with_claim(subject, "is", "50.00", **words), "N05")
        assert (finding.status, finding.code) == (Status.PASS, "2010301")

    def test_this_years_money_of_an_account_is_meant_where_the_total_holds_more(self) -> None:
        """一般公共预算当年拨款 is told of; what was carried over stands in the total and not in the income."""
        item: dict[str, Any] = {**ITEM, "statement": "general_public", "code": "2050803", "name": "培训支出"}
        budget = a_budget().with_fact("general_public", "2050803", "培训支出", total="12.00")
        for income, status in (({"general_public": "9.00", "carryover": "3.00"}, Status.PASS), ({}, Status.FAIL)):
            stated = budget.with_fact("revenue", "2050803", "培训支出", total="12.00", **income)
            (finding,) = of_rule(stated.with_claim("培训支出", "is", "9.00", **item), "N05")
            assert finding.status is status

    def test_parts_of_all_basic_expenditure_are_not_those_of_one_fund(self) -> None:
        """基本支出12万元，包括人员经费8万元: the fund has 10 of the 12; where it has all, 8 is wrong."""
        budget = a_budget().with_fact("expenditure", "", "合计", total="15.00", basic="12.00")
        budget = budget.with_fact("basic_economic", "", "合计", total="10.00", personnel="7.00", operating="3.00")
        lane: dict[str, Any] = {"statement": "basic_economic", "name": "合计", "measure": "personnel", "sentence": "s"}
        for basic, status in (("12.00", Status.INSUFFICIENT), ("10.00", Status.FAIL)):
            head: dict[str, Any] = {"statement": "expenditure", "name": "合计", "measure": "basic", "sentence": "s"}
            stated = budget.with_claim("基本支出", "is", basic, **head).with_claim("人员经费", "is", "8.00", **lane)
            found = [finding for finding in of_rule(stated, "N03") if "人员经费" in finding.message]
            assert [finding.status for finding in found] == [status]

    def test_the_same_item_twice_must_agree(self) -> None:
        """350.35 in the heading, 352.67 in the body (seed.md R02)."""
        budget = a_consistent_2023().with_claim("住房公积金", "is", "10.00", **ITEM)
        budget = budget.with_claim("住房公积金", "is", "12.00", **ITEM)
        assert [f.status for f in of_rule(budget, "N06")] == [Status.FAIL]

    def test_growth_from_nothing_is_an_error(self) -> None:
        """0.00 to 25.00 is not plus 100 % (seed.md R03)."""
        sentence = "2022年执行数0.00万元，2023年25.00万元，增加100.00%。"
        past: dict[str, Any] = {"sentence": sentence, "basis": "execution"}
        budget = a_budget().with_claim("教育（2022年）", "is", "0.00", **past)
        budget = budget.with_claim("教育", "is", "25.00", sentence=sentence)
        budget = budget.with_claim("教育", "increase", None, year=2022, percent="100.00%", **past)
        assert [f.status for f in of_rule(budget, "N12")] == [Status.FAIL]

    def test_a_percentage_is_recomputed_from_intervals(self) -> None:
        """10.00 from 8.00 is 25 %, not 24 %."""
        change: dict[str, Any] = {"year": 2022, "basis": "budget", "sentence": "较上年增加2.00万元。"}
        for percent, status in (("25.00%", Status.PASS), ("24.00%", Status.FAIL)):
            budget = a_consistent_2023().with_claim("住房", "increase", "2.00", percent=percent, **change, **ITEM)
            budget = budget.with_claim("住房", "is", "10.00", sentence="较上年增加2.00万元。", **ITEM)
            assert [f.status for f in of_rule(budget, "N10")] == [status]


class TestRunningCosts:
    """机关运行经费 against 公用经费."""

    def test_with_other_institutions_in_scope_it_may_be_smaller(self) -> None:
        """443.18 of 1,116.86 is no discrepancy (seed.md R06)."""
        budget = a_consistent_2023().with_fields(institutions=())
        budget = budget.with_item("three_public", "机关运行经费", total="4.00")
        assert [f.status for f in of_rule(budget, "N07")] == [Status.PASS]

    def test_an_organ_alone_states_its_whole_operating_cost(self) -> None:
        """14.00 for 15.00."""
        budget = a_consistent_2023().with_item("three_public", "机关运行经费", total="14.00")
        assert [(f.status, f.severity) for f in of_rule(budget, "N07")] == [(Status.FAIL, "error")]


class TestYears:
    """What the text says about last year."""

    def test_without_the_other_document_it_is_pending(self) -> None:
        """Not run is never passed."""
        assert {f.status for f in of_rule(a_consistent_2023(), "Y01")} == {Status.PENDING}

    def test_true_changes_pass_with_the_other_document(self) -> None:
        """100.00 − 80.00 = 20.00."""
        (finding,) = of_rule(a_consistent_2023(), "Y01", a_consistent_2022().build())
        assert (finding.status, finding.formula) == (Status.PASS, "100 − 80 = 20（万元）")

    def test_a_wrong_change_is_an_error_with_both_places(self) -> None:
        """The sentence says 30, the documents say 20."""
        total: dict[str, Any] = {"statement": "balance", "side": "revenue", "name": "收入总计", "measure": "budget"}
        budget = a_consistent_2023().with_claim("收入", "increase", "30.00", year=2022, **total)
        failed = [f for f in of_rule(budget, "Y01", a_consistent_2022().build()) if f.status is Status.FAIL]
        assert [(f.found, f.expected, len(f.sources)) for f in failed] == [("300000", "200000", 3)]

    def test_a_column_of_differences_is_no_sentence(self) -> None:
        """The finding says of which table it is."""
        total: dict[str, Any] = {"statement": "balance", "side": "revenue", "name": "收入总计", "measure": "budget"}
        place = {"sentence": "", "source": Source(file="a.pdf", page=3, table="收支总表")}
        budget = a_consistent_2023().with_claim("收入总计", "increase", "30.00", year=2022, **place, **total)
        (said,) = [f.message for f in of_rule(budget, "Y01", a_consistent_2022().build()) if f.status is Status.FAIL]
        assert said.startswith("收支总表增减栏“收入总计”（第 3 页）")
        assert "正文" not in said

    def test_a_difference_of_rounded_totals_agrees(self) -> None:
        """3,355.65 stated, 3,355.6428 exact, 18,976.76 − 15,621.11 rounded (seed.md R09)."""
        row: dict[str, Any] = {"statement": "balance", "side": "revenue", "name": "收入总计", "measure": "budget"}
        new = a_budget(year=2025).with_side("balance", "revenue", "收入总计", budget="18976.7551")
        old = a_budget(year=2024).with_side("balance", "revenue", "收入总计", budget="15621.1123")
        new = new.with_claim("收入", "increase", "3355.65", year=2024, **row)
        assert [f.status for f in of_rule(new, "Y01", old.build())] == [Status.ROUNDING]

    def test_another_base_is_not_compared(self) -> None:
        """An execution figure is no budget (seed.md R14)."""
        row: dict[str, Any] = {"statement": "balance", "side": "revenue", "name": "收入总计", "measure": "budget"}
        budget = a_consistent_2023().with_claim("收入", "increase", "30.00", year=2022, basis="execution", **row)
        assert all(f.status is Status.PASS for f in of_rule(budget, "Y01", a_consistent_2022().build()))

    def test_documents_of_two_units_are_not_compared(self) -> None:
        """The reason is said, nothing is accused."""
        stranger = a_consistent_2022().with_fields(unit="另一单位").build()
        report = check(a_consistent_2023().build(), stranger)
        changes = [f for f in report.findings if f.rule in ("Y01", "Y03")]
        assert {f.status for f in changes} == {Status.INSUFFICIENT}
        assert all("单位不同" in f.message for f in changes)

    def test_the_deliberate_error_of_the_pair_is_one_cause(self) -> None:
        """21.00 for 20.00 in the project column of 20103."""
        report = check(*a_pair())
        assert {finding.cause for finding in report.problems} == {"expenditure||20103|project"}
