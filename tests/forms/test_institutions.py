"""Forms of schools, hospitals and small units that were once read wrong: one story each, on one table."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.amount import Unit
from model.checks import check
from model.finding import Status
from parsers.around.header import counts_columns
from parsers.around.heading import year_titled
from parsers.lexicon import statement_of
from parsers.page import TextLine
from parsers.statements.dispatch import read_tables
from parsers.statements.headed import head_tables
from tests.forms.single import document_of, figures_of
from tests.parsers.statements.grids import a_grid
from tests.typeset import LEFT, UP


class TestTitles:
    """What a table is, by its title."""

    @pytest.mark.parametrize(
        ("title", "statement"),
        [
            ("财政补助收支预算表", "appropriation_balance"),
            ("财政补助支出预算表", "appropriation"),
            ("收入支出决算表", "balance"),
            ("项目收入支出决算表", ""),
            ("政府性基金预算财政拨款基本支出决算表", ""),
            ("机构运行经费支出、国有资产占用情况及政府采购支出信息表", ""),
            ("财政拨款收入预算表", ""),
            ("专户资金收支预算表", ""),
            ("商品和服务支出预算表", ""),
            ("部门综合预算专项业务经费支出表", ""),
            ("一般公共预算专项支出表", ""),
            ("部门支出情况表（按项目）", ""),
            ("部门支出总表（含专项支出）", "expenditure"),
            ("国有资产占用情况表", "assets"),
            ("政府采购预算表", "procurement"),
        ],
    )
    def test_words_decide(self, title: str, statement: str) -> None:
        """A table of one source, one class, or each project stands beside the statement of all, and is none itself."""
        assert statement_of(title) == statement


class TestNumbersOfColumns:
    """Rows that number the columns, with what each is the sum of."""

    @pytest.mark.parametrize(
        "words",
        [
            ("1", "2=3+…+5", "3", "4", "5"),
            ("栏次", "(1)", "(2)=(3)+(4)", "(3)", "(4)"),
            ("1", "2", "3=2-1", "4=3/1*100%"),
            ("1=2+3", "2", "3"),
            ("类", "款", "项", "栏次", "1", "2"),
            ("甲", "乙", "丙", "丁", "戊", "1", "2"),
        ],
    )
    def test_formulas(self, words: tuple[str, ...]) -> None:
        assert counts_columns(words)

    @pytest.mark.parametrize("words", [("1", "3", "5"), ("5.00", "1"), ("合计", "1", "2"), ("1=2+3", "教育支出")])
    def test_other_rows(self, words: tuple[str, ...]) -> None:
        assert not counts_columns(words)

    def test_a_formula_hides_no_measure(self) -> None:
        """小计 over 3=4+…+6 is the income of the year."""
        header = (
            ("科目编码", "科目名称", "合计", "本年收入", LEFT, LEFT, LEFT),
            (UP, UP, UP, "小计", "财政拨款收入", "事业收入", "其他收入"),
            ("1", "2", "3", "4=5+…+7", "5", "6", "7"),
        )
        found = figures_of("收入总表", header, [("205", "教育支出", "9.00", "8.00", "5.00", "2.00", "1.00")])
        assert found["", "205", "current_year"] == Decimal(8)


class TestAssetsOfTheYearBefore:
    """资产情况表 of a budget tells what there was at the end of the year before."""

    @pytest.mark.parametrize(
        ("title", "year"),
        [("2025年末国有资产占用情况表", None), ("截至2025年12月31日资产情况表", None), ("2026年收支总表", 2026)],
    )
    def test_the_year_of_a_title(self, title: str, year: int | None) -> None:
        assert year_titled(title) == year

    def test_it_is_no_table_of_another_year(self) -> None:
        header = (("资产名称", "数量", "金额"),)
        unit = document_of("2025年末国有资产占用情况表", header, [("房屋", "3", "50.00"), ("车辆", "1", "9.00")])
        assert unit.year == 2026
        assert not [found for found in check(unit).findings if found.rule == "F02" and found.status is Status.FAIL]


class TestTablesOfPeople:
    """人员情况表 between tables of money."""

    def test_people_are_counted(self) -> None:
        """单位：人 is no unit of money, and not that of the table behind it either."""
        heads = ("名称", "合计", "行政", "事业")
        people = a_grid(heads, ("某局", "186", "13", "173"), title="人员情况表", lead=("单位：人",))
        money = a_grid(("科目编码", "科目名称", "合计"), ("205", "教育支出", "9"), title="支出总表")
        first = replace(money, lead=(TextLine("单位：万元", page=1),))
        harvest = read_tables(head_tables([first, people, money]), 2026, "a").harvest
        counted = {fact.value for fact in harvest.others if fact.statement == "人员情况表"}
        assert {(value.unit, int(value.yuan)) for value in counted} == {(Unit.COUNT, each) for each in (186, 13, 173)}
        behind = [fact.value.unit for fact in harvest.others if fact.statement == "支出总表"]
        assert behind == [Unit.TEN_THOUSAND]


class TestTypedByHand:
    """Small tables that a unit types in a word processor."""

    def test_units_in_cells_and_in_the_title(self) -> None:
        """（万元） behind the title, 万元 behind the figures, 无 where there is none."""
        rows = [("合计", "9.50万元"), ("公务接待费", "9.50万元"), ("因公出国（境）费", "无")]
        unit = document_of("“三公”经费预算表（万元）", (("项目", "预算数"),), rows, ("编制单位：示例市统计局", ""))
        found = {fact.name: fact.value.yuan for fact in unit.facts}
        assert found == {"合计": 95000, "公务接待费": 95000, "因公出国（境）费": 0}
        assert unit.tables[0].unit is Unit.TEN_THOUSAND
        assert unit.tables[0].unit_printed

    def test_one_list_of_income_and_spending(self) -> None:
        rows = [("一、收入", "9.00"), ("1.财政拨款收入", "9.00"), ("二、支出", "9.00"), ("1.基本支出", "9.00")]
        found = figures_of("收支总表", (("项目", "预算数"),), rows)
        assert set(found) >= {("revenue", "收入", "budget"), ("revenue", "财政拨款收入", "budget")}
        assert {side.partition("_")[0] for side, name, _ in found if "支出" in name} == {"expenditure"}

    def test_names_in_the_columns_of_the_parts(self) -> None:
        """201一般公共服务支出 | 29群众团体事务 | 01行政运行: the row is named by its lowest part."""
        header = (("科目", LEFT, LEFT, "预算数"), ("类", "款", "项", UP))
        rows = [("201一般公共服务支出", "29群众团体事务", "01行政运行", "9.00"), ("合计", LEFT, LEFT, "9.00")]
        unit = document_of("一般公共预算支出表", header, rows)
        assert [(fact.code, fact.name) for fact in unit.facts] == [("2012901", "行政运行"), ("", "合计")]
