"""Forms that were once read wrong: one story each, on one table."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from model.checks import check
from model.finding import Status
from parsers import lexicon
from parsers.around.heading import unit_of, year_of
from parsers.identity.identify import identify
from parsers.page import TextLine
from parsers.statements.headed import head_tables
from parsers.statements.measures import measure_of
from parsers.statements.three_public_items import item_of
from tests.forms.single import document_of, figures_of
from tests.parsers.statements.grids import a_grid
from tests.typeset import LEFT, UP

ACCOUNTS = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
LANES = (("收入", LEFT, "支出", LEFT), ("项目", "预算数", "项目", "预算数"))


class TestTitles:
    """What a table is, by its title."""

    @pytest.mark.parametrize(
        ("title", "statement"),
        [
            ("收入支出预算总表", "balance"),
            ("财政拨款收入支出总表", "appropriation_balance"),
            ("公共财政预算支出表", "general_public"),
            ("部门收入明细表", "revenue"),
            ("部门支出分类表", "expenditure"),
            ("2022年财政预算拨款收支总表", "appropriation_balance"),
            ("非财政拨款收支预算表", ""),
            ("一般公共预算支出表（含上年结转）", "general_public"),
            ("一般公共预算支出明细表（按支出功能分类科目-不含上年结转）", "general_public"),
            ("一般公共预算基本支出表--人员经费（工资福利支出）（按部门预算经济分类）", ""),
            ("一般公共预算基本支出表--公用经费（商品和服务支出）（按政府预算经济分类）", ""),
            ("政府性基金预算支出分类汇总表（按政府预算经济分类）", ""),
            ("一般公共预算收支总表", "appropriation_balance"),
            ("政府性基金预算收支表", ""),
            ("国有资本经营预算收支总表", ""),
            ("其他资金支出表", ""),
            ("上年结转支出预算表", ""),
        ],
    )
    def test_words_decide(self, title: str, statement: str) -> None:
        """Older wordings are known; the 收支 of one fund and the spending of other money are tables of their own."""
        assert lexicon.statement_of(title) == statement


class TestHeads:
    """What a column holds, by its head."""

    @pytest.mark.parametrize(
        ("head", "measure"),
        [
            ("事业收入（含教育收费）", "undertaking"),
            ("事业收入（不含教育收费）", "undertaking"),
            ("金额（万元）", "total"),
            ("特定目标类项目", "project"),
            ("财政拨款结转", "carryover"),
            ("非同级财政拨款收入", ""),
            ("基本建设支出", ""),
            ("商品和服务支出", ""),
            ("对个人和家庭的补助", ""),
        ],
    )
    def test_a_resemblance_is_no_measure(self, head: str, measure: str) -> None:
        """Remarks in brackets do not count, a denied word is not the word, an economic class is no nature."""
        assert measure_of((head,), "expenditure", 2026) == measure

    def test_parts_of_projects_are_not_operating_costs(self) -> None:
        """运转类 below 项目支出 keeps its printed head; the 公用经费 of a row stays free for the basic expenditure."""
        header = (("科目编码", "科目名称", "合计", "基本支出", "项目支出", LEFT), (UP, UP, UP, UP, "小计", "运转类"))
        unit = document_of("支出总表", header, [("2010302", "一般行政管理事务", "50.00", "10.00", "40.00", "15.00")])
        assert {fact.measure: fact.value.yuan for fact in unit.facts} == {"total": 50, "basic": 10, "project": 40}
        assert {fact.measure: fact.value.yuan for fact in unit.others} == {"项目支出 · 运转类": 15}

    def test_a_word_known_to_be_no_measure_is_not_asked_for(self) -> None:
        """工资福利支出 below 基本支出 keeps its printed head, and the lexicon does not lack it."""
        header = (("科目编码", "科目名称", "合计", "基本支出", LEFT), (UP, UP, UP, "小计", "工资福利支出"))
        unit = document_of("支出总表", header, [("2010302", "一般行政管理事务", "9.00", "9.00", "4.00")])
        assert "unknown-word" not in {notice.kind for notice in unit.notices}


class TestUnitLine:
    """Who and in what unit of money, on the line above a table."""

    def test_a_bracketed_unit_of_money_ends_the_name(self) -> None:
        """`部门名称：… （单位：元）` names the body without the bracket."""
        assert unit_of("部门名称：示例市统计局 （单位：元）") == ("示例市统计局", "")

    def test_an_account_is_no_unit(self) -> None:
        """A row of a table that stands among the lines above another names nobody; a unit's own code does."""
        assert unit_of("2080505 机关事业单位基本养老保险缴费支出") == ("", "")
        assert unit_of("202001 示例市统计局本级") == ("示例市统计局本级", "202001")

    def test_a_school_is_named_by_the_cover_alone(self) -> None:
        """示例县第一中学 is a unit although no table says so."""
        unit = document_of(
            "支出总表", (ACCOUNTS,), [("2050202", "小学教育", "9.00", "9.00", "")], ("单位：元",), unit="示例县第一中学"
        )
        assert unit.unit == "示例县第一中学"


class TestTotals:
    """Which row speaks for the whole table."""

    def test_the_grand_total_stands_beside_the_years_total(self) -> None:
        """In a list 收入总计 is 合计; 本年收入合计 above it keeps its name."""
        rows = [("事业收入", "100.00"), ("本年收入合计", "100.00"), ("上年结转", "20.00"), ("收入总计", "120.00")]
        found = figures_of("收入总表", (("项目", "预算数"),), rows)
        assert found["", "本年收入合计", "total"] == 100
        assert found["", "合计", "total"] == 120

    def test_the_total_of_one_nature_is_not_the_tables(self) -> None:
        """人员经费合计 and 公用经费合计 end two blocks side by side."""
        header = (("人员经费", LEFT, LEFT, "公用经费", LEFT, LEFT), ("科目编码", "科目名称", "金额") * 2)
        rows = [
            ("30101", "基本工资", "80.00", "30211", "差旅费", "20.00"),
            ("人员经费合计", LEFT, "80.00", "公用经费合计", LEFT, "20.00"),
        ]
        found = figures_of("一般公共预算基本支出表", header, rows)
        assert found["", "人员经费合计", "total"] == 80
        assert found["", "公用经费合计", "total"] == 20
        assert ("", "合计", "total") not in found


class TestWhoAndWhen:
    """Unit and year where only a title or Chinese figures say them."""

    def test_a_title_names_the_unit(self) -> None:
        """某局2026年度部门收支总表 without a unit line or a name on the cover."""
        lines = [TextLine("2026年部门预算")]
        found = identify([], ["示例县交通运输局2026年度部门支出预算总表", "“三公”经费支出表"], lines, "form.pdf")
        assert found.unit == "示例县交通运输局"

    def test_a_cover_title_in_two_lines_says_the_kind(self) -> None:
        """某局2026年部门预 / 算 is a department's budget although the tables say nothing."""
        lines = [TextLine("示例县农业农村局2026年部门预"), TextLine("算")]
        assert identify([], ["示例县农业农村局2026年收支总表"], lines, "form.pdf").kind == "department"

    def test_years_in_chinese_figures(self) -> None:
        """二〇二六年 is 2026."""
        assert year_of("二〇二六年部门预算") == 2026
        assert year_of("二○二五 年度收支总表") == 2025


class TestItemsOfThreePublic:
    """The many ways to say cost."""

    @pytest.mark.parametrize(
        ("label", "item"),
        [
            ("“三公”经费支出合计", "合计"),
            ("1.因公出国（境）费用支出预算数", "因公出国（境）费"),
            ("公务用车运行维护费用", "公务用车运行维护费"),
            ("公务用车购置费用", "公务用车购置费"),
            ("公务接待经费支出", "公务接待费"),
        ],
    )
    def test_one_item_has_one_name(self, label: str, item: str) -> None:
        """费, 费用, 经费, 支出 and 预算数 at the end of a label make no other item."""
        assert item_of(label) == item


class TestOneAccountUnderSeveralUnits:
    """支出总表 with a row per unit and its accounts below."""

    def test_accounts_close_with_accounts(self) -> None:
        """The rows of the units are no siblings of the accounts: the 类 is the sum over the units."""
        header = (("单位名称", *ACCOUNTS),)
        rows = [
            ("合计", "", "", "100.00", "60.00", "40.00"),
            ("示例市统计局本级", "", "", "70.00", "40.00", "30.00"),
            ("", "201", "一般公共服务支出", "70.00", "40.00", "30.00"),
            ("示例市普查中心", "", "", "30.00", "20.00", "10.00"),
            ("", "201", "一般公共服务支出", "30.00", "20.00", "10.00"),
        ]
        found = figures_of("支出总表", header, rows)
        assert found["", "201", "total"] == 100
        assert found["", "示例市普查中心", "project"] == 10

    def test_a_unit_among_accounts_keeps_its_code(self) -> None:
        """The code of a unit is printed on its row and again on the rows of its accounts."""
        header = (("科目编码", "单位代码", "单位名称（科目）", "合计"),)
        rows = [
            ("", "", "合计", "100.00"),
            ("", "205001", "示例市统计局本级", "70.00"),
            ("201", "205001", "一般公共服务支出", "70.00"),
            ("", "205002", "示例市普查中心", "30.00"),
            ("201", "205002", "一般公共服务支出", "30.00"),
        ]
        found = figures_of("支出总表", header, rows)
        assert found == {
            ("", "合计", "total"): 100,
            ("", "205001", "total"): 70,
            ("", "201", "total"): 100,
            ("", "205002", "total"): 30,
        }


class TestRowsPerUnit:
    """收入总表 with a department and its units."""

    HEADER = (("部门代码", "部门名称", "合计", "一般公共预算", "其他收入"),)

    @pytest.mark.parametrize("codes", [("045", "045001", "045002"), ("", "", "")], ids=["coded", "flat"])
    def test_the_department_is_no_summand_beside_its_units(self, codes: Sequence[str]) -> None:
        """合计 = the department = the sum of its units; nothing is counted twice."""
        figures = (("100.00", "80.00", "20.00"), ("70.00", "56.00", "14.00"), ("30.00", "24.00", "6.00"))
        names = ("示例市统计局", "示例市统计局本级", "示例市普查中心")
        units = [(*row[:2], *row[2]) for row in zip(codes, names, figures, strict=True)]
        budget = document_of("收入总表", self.HEADER, [("合计", LEFT, *figures[0]), *units])
        assert not [finding for finding in check(budget).findings if finding.status is Status.FAIL]


class TestListOfSources:
    """收入总表 as one column of sources with their parts."""

    def test_parts_are_not_added_to_their_wholes(self) -> None:
        """一、预算拨款, what it is made of and 本年收入合计 stand in one column; no sum is reported as wrong."""
        rows = [("一、预算拨款", "9.00"), ("一般公共预算", "9.00"), ("本年收入合计", "9.00"), ("收入总计", "9.00")]
        budget = document_of("收入总体情况表", (("项目", "2019年预算"),), rows)
        assert not [finding for finding in check(budget).findings if finding.status is Status.FAIL]


class TestBasicExpenditureByFunction:
    """基本支出 with functional rows and economic classes across."""

    @pytest.mark.parametrize(("codes", "statement"), [(("201", "20103"), ""), (("301", "30101"), "basic_economic")])
    def test_it_is_no_table_of_economic_accounts(self, codes: Sequence[str], statement: str) -> None:
        """A table with functional accounts keeps its printed title; the one keyed by 3xx is the statement."""
        rows = [(code, "名称", "9.00") for code in codes]
        grid = a_grid(("科目编码", "科目名称", "总计"), *rows, title="一般公共预算基本支出表--人员经费")
        assert [item.statement for item in head_tables([grid])] == [statement]


class TestBlocksOfTheBalance:
    """Which classification a lane of 收支总表 lists."""

    @pytest.mark.parametrize(
        ("head", "side"),
        [
            ("部门预算支出经济分类科目", "expenditure_economic"),
            ("政府预算支出经济分类科目", "expenditure_government"),
            ("支出功能分类科目", "expenditure"),
        ],
    )
    def test_one_name_and_its_head_suffice(self, head: str, side: str) -> None:
        """A lane of a single row is known by the head over its names."""
        header = (("收入", "预算数", head, "预算数"),)
        found = figures_of(
            "收支总表", header, [("事业收入", "5.00", "工资福利支出", "5.00"), ("收入总计", "5.00", "", "")]
        )
        assert found[side, "工资福利支出", "budget"] == Decimal(5)

    def test_each_block_has_its_own_total(self) -> None:
        """支出总计 below the functional and the economic block are two facts."""
        header = (("收入", LEFT, "支出（按功能分类）", LEFT, "支出（按经济分类）", LEFT), ("项目", "预算数") * 3)
        rows = [
            ("事业收入", "5.00", "教育支出", "5.00", "工资福利支出", "5.00"),
            ("收入总计", "5.00", "支出总计", "5.00", "支出总计", "5.00"),
        ]
        found = figures_of("收支总表", header, rows)
        assert found["expenditure", "支出总计", "budget"] == found["expenditure_economic", "支出总计", "budget"] == 5
