"""Forms of final accounts (公开01–09表) and adjusted budgets: 行次, 栏次, and several stages of one year's figures."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from model.amount import Unit
from parsers import lexicon
from parsers.statements.accounts import read_accounts
from parsers.statements.columns import Role, columns_of
from parsers.statements.table import Context, Harvest
from parsers.statements.three_public import read_three_public
from tests.parsers.statements.grids import a_grid

YEAR = 2023
HEAD = (
    ("项目", "<", "<", "<", "本年支出", "<", "<"),
    ("功能分类科目编码", "<", "<", "科目名称", "小计", "基本支出", "项目支出"),
    ("类", "款", "项", "栏次", "1", "2", "3"),
)


def accounts(*rows: Sequence[str], header: int, statement: str = "general_public") -> Harvest:
    grid = a_grid(*rows, header=header)
    context = Context("a.pdf", statement, "支出决算表", Unit.TEN_THOUSAND, YEAR)
    return read_accounts(grid, columns_of(grid, statement, YEAR), context)


def figures(harvest: Harvest) -> dict[tuple[str, str], str]:
    return {(fact.code or fact.name, fact.measure): str(fact.value.figure) for fact in harvest.facts}


def measures(statement: str, *rows: Sequence[str], header: int = 1) -> list[str]:
    return [column.measure for column in columns_of(a_grid(*rows, header=header), statement, YEAR)]


class TestTitles:
    """收入支出决算 is 收支; the fund's own 公开07表 has rows per account."""

    @pytest.mark.parametrize(
        ("title", "statement"),
        [
            ("收入支出决算总表", "balance"),
            ("收入决算表", "revenue"),
            ("支出决算表", "expenditure"),
            ("机构运行信息表", "three_public"),
            ("财政拨款收入支出决算总表", "appropriation_balance"),
            ("一般公共预算财政拨款收入支出决算表", "general_public"),
            ("政府性基金预算财政拨款收入支出决算表", "government_fund"),
            ("国有资本经营预算财政拨款收入支出决算表", "state_capital"),
        ],
    )
    def test_known(self, title: str, statement: str) -> None:
        assert lexicon.statement_of(title) == statement


class TestLineNumbers:
    """行次 and 栏次 are numbers of lines and columns, never money."""

    def test_a_column_of_line_numbers(self) -> None:
        grid = a_grid(
            ("收入", "<", "<"),
            ("项目", "行次", "决算数"),
            ("栏次", "", "1"),
            ("一、一般公共预算财政拨款收入", "1", "5.00"),
            ("二、事业收入", "2", ""),
            header=3,
        )
        columns = columns_of(grid, "balance", YEAR)
        assert [column.role for column in columns] == [Role.NAME, Role.ORDINAL, Role.AMOUNT]
        assert columns[2].measure == "total"

    def test_a_code_merged_over_class_section_and_item(self) -> None:
        found = accounts(*HEAD, ("2010301", "<", "<", "行政运行", "5.00", "5.00", ""), header=3)
        assert set(figures(found)) == {("2010301", "total"), ("2010301", "basic")}


class TestStages:
    """The latest stage is the table's figure; earlier ones stay under their printed heads."""

    def test_final_beside_budget(self) -> None:
        head, row = ("科目编码", "科目名称", "年初预算数", "决算数"), ("201", "外交支出", "5.00", "6.00")
        found = accounts(head, row, header=1)
        assert figures(found) == {("201", "total"): "6.00"}
        assert [fact.measure for fact in found.others] == ["年初预算数"]

    def test_adjusted_beside_initial(self) -> None:
        head, row = ("科目编码", "科目名称", "年初预算数", "调整后预算数"), ("201", "外交支出", "5.00", "6.00")
        assert measures("general_public", head, row) == ["", "", "", "total"]

    @pytest.mark.parametrize("before", ["调整前预算数", "原预算数", "年初批复预算数"])
    def test_after_the_change_beside_before(self, before: str) -> None:
        """What was raised and lowered is a difference; the budget before it is not what the table states."""
        head = ("科目编码", "科目名称", before, "本次调增", "本次调减", "调整后预算数")
        row = ("201", "外交支出", "5.00", "2.00", "1.00", "6.00")
        assert measures("government_fund", head, row) == ["", "", "", "", "", "total"]
        assert figures(accounts(head, row, header=1, statement="government_fund")) == {("201", "total"): "6.00"}

    def test_last_years_execution_is_no_later_stage(self) -> None:
        head, row = ("科目编码", "科目名称", "2022年执行数", "2023年预算数"), ("201", "外交支出", "5.00", "6.00")
        assert measures("general_public", head, row) == ["", "", "prior_total", "total"]

    def test_blocks_of_public_expenses(self) -> None:
        items = ("合计", "因公出国（境）费", "公务接待费")
        row = ("9.00", "8.00", "1.00", "6.00", "5.00", "1.00")
        grid = a_grid(("预算数", "<", "<", "决算数", "<", "<"), items * 2, row, header=2)
        context = Context("a.pdf", "three_public", "“三公”经费支出决算表", Unit.TEN_THOUSAND, YEAR)
        found = read_three_public(grid, columns_of(grid, "three_public", YEAR), context)
        assert [str(fact.value.figure) for fact in found.facts] == ["6.00", "5.00", "1.00"]
        assert len(found.others) == 3

    def test_rows_of_public_expenses(self) -> None:
        grid = a_grid(
            ("项目", "合计", "因公出国（境）费", "公务接待费"),
            ("上年决算数", "7.00", "6.00", "1.00"),
            ("预算数", "9.00", "8.00", "1.00"),
            ("决算数", "6.00", "5.00", "1.00"),
        )
        context = Context("a.pdf", "three_public", "“三公”经费支出决算表", Unit.TEN_THOUSAND, YEAR)
        facts = read_three_public(grid, columns_of(grid, "three_public", YEAR), context).facts
        totals = {fact.measure: str(fact.value.figure) for fact in facts if fact.name == "合计"}
        assert totals == {"prior_total": "7.00", "total": "6.00"}


class TestMoneyThatIsNotSpent:
    """In 公开07表 the year's income and what is left at its end are no measures of spending."""

    def test_income_and_rest_are_kept_apart(self) -> None:
        head = ("科目编码", "科目名称", "年初结转和结余", "本年收入", "本年支出", "年末结转和结余")
        row = ("21208", "土地出让支出", "1.00", "5.00", "4.00", "2.00")
        assert measures("government_fund", head, row) == ["", "", "carryover", "", "total", ""]

    def test_blocks_of_them(self) -> None:
        top = ("科目编码", "年初结转和结余", "<", "本年收入", "<", "本年支出", "<", "<", "年末结转和结余", "<")
        low = ("^", "合计", "基本支出结转", "合计", "基本支出", "合计", "人员经费", "项目支出", "合计", "基本支出结转")
        row = ("20801", "1.00", "1.00", "5.00", "4.00", "5.00", "4.00", "1.00", "1.00", "1.00")
        expected = ["", "carryover", "carryover_basic", "", "", "total", "personnel", "project", "", ""]
        assert measures("general_public", top, low, row, header=2) == expected


class TestCounts:
    """行政参公单位机关运行经费情况表: money, then visits and cars; only the items of 三公 are facts."""

    @pytest.mark.parametrize("heads", [("年初预算数", "决算统计数"), ("预算数", "统计数")])
    def test_counts_are_no_money(self, heads: tuple[str, str]) -> None:
        grid = a_grid(
            ("项目", "行次", *heads),
            ("一、“三公”经费支出", "1", "—", "—"),
            ("（一）支出合计", "2", "9.00", "6.00"),
            ("1．因公出国（境）费", "3", "9.00", "6.00"),
            ("（二）相关统计数", "4", "—", "—"),
            ("1．公务用车保有量（辆）", "5", "—", "4"),
            ("二、机关运行经费", "6", "—", "3.00"),
        )
        context = Context("a.pdf", "three_public", "“三公”经费情况表", Unit.TEN_THOUSAND, YEAR)
        found = read_three_public(grid, columns_of(grid, "three_public", YEAR), context)
        facts = {fact.name: str(fact.value.figure) for fact in found.facts}
        assert facts == {"合计": "6.00", "因公出国（境）费": "6.00", "机关运行经费": "3.00"}
        assert [fact.value.yuan for fact in found.others if "辆" in fact.name] == [0, 4]


class TestTheTotalOnEveryPage:
    """A form that prints its 合计 row again on each page has one 合计."""

    TOTAL = ("合计", "<", "<", "<", "5.00", "5.00", "")
    ROW = ("2010301", "<", "<", "行政运行", "5.00", "5.00", "")

    def test_equal_totals_are_one(self) -> None:
        found = accounts(*HEAD, self.TOTAL, self.ROW, self.TOTAL, header=3)
        assert figures(found)["合计", "total"] == "5.00"
        assert found.notices == []

    def test_totals_of_pages_add_up(self) -> None:
        other = ("2010302", "<", "<", "一般行政管理事务", "2.00", "2.00", "")
        last = ("合计", "<", "<", "<", "2.00", "2.00", "")
        assert figures(accounts(*HEAD, self.ROW, self.TOTAL, other, last, header=3))["合计", "total"] == "7.00"
