"""N15, N24, K04, K05, D07–D09, P02, P07, P08: words, names, depth and indicators."""

from __future__ import annotations

import pytest

from model.finding import Status
from tests.builders import a_budget, a_consistent_2023, an_indicator
from tests.model.checks.asking import of_rule

FAIL, PASS, OPEN = Status.FAIL, Status.PASS, Status.INSUFFICIENT


class TestSentences:
    """What was left unsaid."""

    @pytest.mark.parametrize(
        ("text", "status"),
        [
            ("比上年减少5万元，主要原因是。", FAIL),
            ("比上年减少5万元，主要原因是：", FAIL),
            ("比上年减少5万元，主要原因是人员减少。", PASS),
            ("增加的原因：人员调入。", PASS),
        ],
    )
    def test_a_reason_follows_its_announcement(self, text: str, status: Status) -> None:
        """seed.md R11."""
        (finding,) = of_rule(a_budget().with_section("说明", text), "N15")
        assert finding.status is status

    @pytest.mark.parametrize("text", ["比上年增加××万元。", "公务用车XX辆。", "支出总计 ＸＸ 万元，待填。"])
    def test_a_place_nobody_filled_in_is_an_error(self, text: str) -> None:
        """Letters where a figure belongs."""
        found = of_rule(a_budget().with_section("说明", text), "N24")
        assert found
        assert {(finding.status, finding.severity) for finding in found} == {(FAIL, "error")}

    @pytest.mark.parametrize("text", ["财预〔××〕××号", "型号 XX50 的设备", "3×4万元", "MAX元件", "文件 XXX 号"])
    def test_masks_and_models_are_none(self, text: str) -> None:
        """××号 of a law, a type, a product."""
        assert of_rule(a_budget().with_section("说明", text), "N24") == ()


class TestNames:
    """What accounts are called."""

    def test_the_name_of_a_sister_account_is_wrong(self) -> None:
        """2080505 with the name of 2080506."""
        budget = a_budget().with_fact("expenditure", "2080505", "机关事业单位职业年金缴费支出", total="1.00")
        (finding,) = of_rule(budget, "K04")
        assert (finding.status, finding.severity) == (FAIL, "warning")
        assert "2080506" in finding.message

    @pytest.mark.parametrize("name", ["机关事业单位基本养老保险缴费支出", "机关事业单位基本养老保险缴费", "养老保险"])
    def test_other_words_are_no_matter(self, name: str) -> None:
        """A local wording is not held against the document."""
        (finding,) = of_rule(a_budget().with_fact("expenditure", "2080505", name, total="1.00"), "K04")
        assert finding.status is PASS

    def test_one_code_has_one_name(self) -> None:
        """Brackets and 支出 may differ, names may not; a name cut short is a matter of reading."""
        for name, status in (("住房公积金", PASS), ("住房公积金支出", PASS), ("购房补贴", FAIL), ("住房公积", PASS)):
            budget = a_budget().with_fact("expenditure", "2210201", "住房公积金", total="1.00")
            (finding,) = of_rule(budget.with_fact("general_public", "2210201", name, total="1.00"), "K05")
            assert finding.status is status


class TestDepth:
    """Down to which account a table must go."""

    def test_a_class_without_items_is_an_error(self) -> None:
        """一般公共预算支出 to the 项; the other class does."""
        budget = a_consistent_2023().with_fact("general_public", "205", "教育支出", total="3.00")
        budget = budget.with_fact("general_public", "20508", "进修及培训", total="3.00")
        failed = [finding.code for finding in of_rule(budget, "D07") if finding.status is FAIL]
        assert failed == ["205"]

    def test_a_class_without_divisions_is_an_error(self) -> None:
        """基本支出 to the 款."""
        budget = a_consistent_2023().with_fact("basic_economic", "310", "资本性支出", total="3.00")
        failed = [(finding.code, finding.severity) for finding in of_rule(budget, "D08") if finding.status is FAIL]
        assert failed == [("310", "error")]

    def test_lines_not_read_leave_it_open(self) -> None:
        """A row that was lost may be the item."""
        budget = a_budget().with_fact("general_public", "205", "教育支出", total="3.00")
        (finding,) = of_rule(budget.with_notice("unread", "没有读懂这一行"), "D07")
        assert finding.status is OPEN

    def test_cars_are_split(self) -> None:
        """购置 and 运行, if there is money for cars; a blank 购置 row is a split, too."""
        cars = "公务用车购置及运行维护费"
        bare = a_budget().with_item("three_public", cars, total="2.00")
        split = bare.with_row("three_public", "公务用车购置费")
        none = a_budget().with_item("three_public", cars, total="0.00")
        found = [[finding.status for finding in of_rule(budget, "D09")] for budget in (bare, split, none)]
        assert found == [[FAIL], [PASS], []]


class TestIndicators:
    """Indicators by themselves."""

    @pytest.mark.parametrize(
        ("name", "value", "status"),
        [
            ("会议参会人数", "≥120%", FAIL),
            ("宣传政策知晓率", "≥10次", FAIL),
            (".服务对象满意度.", "≤1份", FAIL),
            ("会议参会人数", "≥120人", PASS),
            ("宣传政策知晓率", "≥95%", PASS),
        ],
    )
    def test_a_unit_fits_its_noun(self, name: str, value: str, status: Status) -> None:
        """seed.md SA-P06, SA-P07."""
        (finding,) = of_rule(a_budget().with_target("项目", "目标", None, (an_indicator(name, value),)), "P07")
        assert finding.status is status

    @pytest.mark.parametrize(("name", "value"), [("刊物印刷频率", "=4期/年"), ("完成率", "1-3次"), ("办法", "10次")])
    def test_what_is_no_rate_is_left_alone(self, name: str, value: str) -> None:
        """A frequency, two numbers, a noun that asks for nothing."""
        assert of_rule(a_budget().with_target("项目", "目标", None, (an_indicator(name, value),)), "P07") == ()

    def test_a_rate_stays_below_a_hundred(self) -> None:
        """Growth may go beyond."""
        for name, value, expected in (
            ("群众满意率", "≥120%", [FAIL]),
            ("群众满意率", "≥100%", [PASS]),
            ("收入增长率", "≥120%", []),
        ):
            budget = a_budget().with_target("项目", "目标", None, (an_indicator(name, value),))
            assert [finding.status for finding in of_rule(budget, "P08")] == expected

    def test_a_project_has_a_goal_and_indicators(self) -> None:
        """One of four that lacks them is the document's fault, one of two may be the reader's."""
        whole = ("目标", None, (an_indicator("次数", "1次"),))
        lacking = a_budget().with_target("甲", "目标")
        assert [finding.status for finding in of_rule(lacking.with_target("乙", *whole), "P02")] == [OPEN, PASS]
        budget = lacking.with_target("乙", *whole).with_target("丙", *whole).with_target("丁", *whole)
        assert [finding.status for finding in of_rule(budget, "P02")] == [FAIL, PASS, PASS, PASS]
