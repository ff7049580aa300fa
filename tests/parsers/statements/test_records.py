"""Procurement, assets and institutions: tables beside the money statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

import pytest

from model.amount import Unit
from model.disclosure import Fact
from parsers import lexicon
from parsers.statements.dispatch import Pile, read_tables
from parsers.statements.headed import head_tables
from parsers.statements.records import (
    is_assets,
    is_institutions,
    is_procurement,
    read_assets,
    read_institutions,
    read_procurement,
)
from parsers.stray import KIND
from tests.parsers.statements.grids import ABOVE, LEFT, a_grid

WAN = Unit.TEN_THOUSAND


def brief(facts: Iterable[Fact]) -> list[tuple[str, str, str]]:
    """Name, measure and figure of facts."""
    return [(fact.code or fact.name, fact.measure, str(fact.value.figure)) for fact in facts]


class TestProcurement:
    """政府采购预算表 in its forms."""

    def test_what_was_bought_in_a_year(self) -> None:
        """Final accounts head the money of all funds 采购支出总额."""
        grid = a_grid(
            ("采购品目大类", "采购支出总额", "财政性资金", "其他资金"),
            ("合计", "9.00", "8.00", "1.00"),
            ("货物", "9.00", "8.00", "1.00"),
            title="政府采购支出决算表",
        )
        found = brief(read_procurement(grid, file="a", unit=WAN))
        assert found == [("合计", "total", "9.00"), ("货物", "total", "9.00")]

    def test_articles_with_code_quantity_and_money(self) -> None:
        """Only the money is a fact; the code of an article is no account code."""
        grid = a_grid(
            ("采购项目", "采购品目编码", "计量单位", "数量", "采购预算金额"),
            ("合计", LEFT, LEFT, LEFT, "292.20"),
            ("台式计算机", "A02010105", "台", "24", "14.40"),
            ("救生衣", "A02370400", "件", "1,500", "22.50"),
            title="2024年政府采购预算表",
        )
        assert is_procurement(grid)
        assert brief(read_procurement(grid, file="a", unit=WAN)) == [
            ("合计", "total", "292.20"),
            ("台式计算机", "total", "14.40"),
            ("救生衣", "total", "22.50"),
        ]

    def test_a_column_of_articles_that_prints_their_codes(self) -> None:
        """A code is no name: the project beside it is."""
        grid = a_grid(
            ("采购项目名称", "采购品目", "数量", "采购金额"),
            ("台式计算机", "A02010105", "24", "14.40"),
            ("物业管理", "C21040001", "1", "22.50"),
            title="2024年政府采购预算表",
        )
        assert brief(read_procurement(grid, file="a", unit=WAN)) == [
            ("台式计算机", "total", "14.40"),
            ("物业管理", "total", "22.50"),
        ]

    @pytest.mark.parametrize(
        "heads",
        [
            (("采购类别", "2025年预算数", "2026年预算数", "增减额"),),
            (("采购类别", "上年预算数", "本年预算数", "增减额"),),
            (("采购类别", "2025年预算", "2026年预算", "增减"), (ABOVE, "合计", "合计", "合计")),
        ],
    )
    def test_the_money_of_the_year_beside_last_years(self, heads: Sequence[Sequence[str]]) -> None:
        """A fact is of this year; what stands before it and the difference are none."""
        grid = a_grid(*heads, ("货物", "3.00", "5.00", "2.00"), header=len(heads), title="政府采购预算表")
        assert brief(read_procurement(grid, file="a", unit=WAN)) == [("货物", "total", "5.00")]

    def test_categories(self) -> None:
        """货物, 工程, 服务 as printed."""
        rows = (("采购类别", "金额"), ("A-货物", "238.779600"), ("合 计", "238.779600"))
        grid = a_grid(*rows, title="政府采购预算明细表")
        assert brief(read_procurement(grid, file="a", unit=WAN)) == [
            ("A-货物", "total", "238.779600"),
            ("合计", "total", "238.779600"),
        ]

    def test_an_outline_gives_paths(self) -> None:
        """Rows that print only what is new stand under the rows above."""
        grid = a_grid(
            ("采购品目大类", "专项名称", "采购物品名称", "采购组织形式", "总计"),
            ("合计", "", "", "", "30.00"),
            ("一、货物A", "", "", "", "30.00"),
            ("", "设备购置费", "", "", "30.00"),
            ("", "", "打印设备", "集中", "10.00"),
            ("", "", "复印机", "集中", "20.00"),
            title="政府采购预算表",
        )
        assert [fact.name for fact in read_procurement(grid, file="a", unit=WAN)] == [
            "合计",
            "货物A",
            "货物A/设备购置费",
            "货物A/设备购置费/打印设备",
            "货物A/设备购置费/复印机",
        ]

    @pytest.mark.parametrize(("project", "copiers"), [("60.00", "50.00"), ("61.00", "20.00")])
    def test_a_row_without_a_name_in_an_outline(self, project: str, copiers: str) -> None:
        """It is of the item above, bought in another way, where the sum above calls for it; else it is left out."""
        grid = a_grid(
            ("采购品目大类", "专项名称", "采购物品名称", "采购组织形式", "总计"),
            ("一、货物A", "", "", "", project),
            ("", "设备购置费", "", "", project),
            ("", "", "打印设备", "集中", "10.00"),
            ("", "", "复印机", "集中", "20.00"),
            ("", "", "", "分散", "30.00"),
            title="政府采购预算表",
        )
        assert brief(read_procurement(grid, file="a", unit=WAN))[-1] == ("货物A/设备购置费/复印机", "total", copiers)

    @pytest.mark.parametrize(("total", "services"), [("10.00", "6.00"), ("9.00", "2.00")])
    def test_a_row_without_a_name_in_a_list(self, total: str, services: str) -> None:
        """The same by the total of the table."""
        rows = (("采购项目", "组织形式", "金额"), ("合计", "", total), ("印刷", "集中", "4.00"))
        grid = a_grid(*rows, ("物业", "集中", "2.00"), ("", "分散", "4.00"), title="政府采购预算表")
        assert brief(read_procurement(grid, file="a", unit=WAN))[-1] == ("物业", "total", services)

    def test_account_codes_in_three_columns(self) -> None:
        """A row that prints only its own level keeps the levels above."""
        grid = a_grid(
            ("科目编码", LEFT, LEFT, "科目名称", "合计", "财政拨款"),
            ("类", "款", "项", ABOVE, ABOVE, ABOVE),
            ("", "", "", "合 计", "11.50", "11.50"),
            ("215", "", "", "资源勘探工业信息等支出", "11.50", "11.50"),
            ("", "05", "", "工业和信息产业", "11.50", "11.50"),
            ("", "", "01", "行政运行", "11.33", "11.33"),
            ("", "", "50", "事业运行", "0.17", "0.17"),
            header=2,
            title="政府采购预算表",
        )
        found = brief(read_procurement(grid, file="a", unit=WAN))
        assert [code for code, _, _ in found] == ["合计", "215", "21505", "2150501", "2150550"]

    def test_rows_of_one_item_are_summed(self) -> None:
        """No row is lost: they are the parts of the fact."""
        grid = a_grid(("采购项目", "金额"), ("印刷", "1.00"), ("印刷", "2.50"), title="政府采购预算表")
        (fact,) = read_procurement(grid, file="a", unit=WAN)
        assert fact.value.yuan == Decimal(35_000)
        assert [str(part.value.figure) for part in fact.parts] == ["1.00", "2.50"]

    def test_a_fact_knows_its_place(self) -> None:
        """Page, row, column and their words."""
        grid = a_grid(("采购项目", "金额（元）"), ("1、印刷", "1.00"), title="政府采购预算表", page=7)
        (fact,) = read_procurement(grid, file="某单位.pdf", unit=WAN)
        source = fact.source
        assert (source.page, source.row, source.column, source.raw) == (7, 2, 2, "1.00")
        assert (source.row_words, source.column_words, source.table) == ("印刷", "金额（元）", "政府采购预算表")
        assert fact.value.unit is Unit.YUAN

    def test_an_empty_table_has_no_facts(self) -> None:
        """Head and note only."""
        grid = a_grid(("项目名称", "采购物品名称", "数量", "合计"), title="单位政府采购预算")
        assert is_procurement(grid)
        assert read_procurement(grid, file="a", unit=WAN) == ()

    @pytest.mark.parametrize(
        "head", [("科目名称", "基本支出", "项目支出", "其中：政府采购", "合计"), ("科目名称", "合计", "财政拨款")]
    )
    def test_other_money_tables_are_not_procurement(self, head: tuple[str, ...]) -> None:
        """Procurement columns inside 支出总表 do not make it one."""
        assert not is_procurement(a_grid(head, tuple("一般" if index == 0 else "1" for index in range(len(head)))))


class TestAssets:
    """固定资产占用情况表."""

    GRID = a_grid(
        ("项目", "数量", "价值（金额单位：元）"),
        ("资产总额", "", "10,720,575.52"),
        ("1、房屋(平方米)", "270", "4540000.00"),
        ("其中：办公用房（平方米）", "270", "4540000.00"),
        ("2、车辆（台、辆）", "11", "-"),
        ("3、单价在20万元以上的设备", "", ""),
        title="单位固定资产占用情况表",
    )

    def test_counts_and_values_are_two_measures(self) -> None:
        """Ordinals and 其中 go, brackets are full-width, blank cells are no facts."""
        assert is_assets(self.GRID)
        assert brief(read_assets(self.GRID, file="a", unit=WAN)) == [
            ("资产总额", "value", "10720575.52"),
            ("房屋（平方米）", "count", "270"),
            ("房屋（平方米）", "value", "4540000.00"),
            ("办公用房（平方米）", "count", "270"),
            ("办公用房（平方米）", "value", "4540000.00"),
            ("车辆（台、辆）", "count", "11"),
            ("车辆（台、辆）", "value", "0"),
        ]

    def test_the_head_says_the_unit_of_money(self) -> None:
        """元 in the head beats the unit of the neighbours; counts are things."""
        facts = {(fact.name, fact.measure): fact for fact in read_assets(self.GRID, file="a", unit=WAN)}
        assert facts["资产总额", "value"].value.yuan == Decimal("10720575.52")
        assert facts["车辆（台、辆）", "count"].value.unit is Unit.COUNT
        assert facts["车辆（台、辆）", "value"].state == "dash"

    HEADS = (
        ("单位名称", "资产总额", "房屋", LEFT, "车辆", LEFT),
        (ABOVE, ABOVE, "面积", "价值", "数量", "价值"),
    )

    def test_items_in_columns(self) -> None:
        """A single row of figures: their items are their heads, never the figure in front."""
        grid = a_grid(*self.HEADS, ("某局", "1,234.56", "1,200.00", "800.00", "3", "60.00"), header=2)
        assert brief(read_assets(grid, file="a", unit=WAN)) == [
            ("资产总额", "value", "1234.56"),
            ("房屋", "count", "1200.00"),
            ("房屋", "value", "800.00"),
            ("车辆", "count", "3"),
            ("车辆", "value", "60.00"),
        ]
        bare = a_grid(*(row[1:] for row in self.HEADS), ("1,234.56", "1,200.00", "800.00", "3", "60.00"), header=2)
        assert brief(read_assets(bare, file="a", unit=WAN)) == brief(read_assets(grid, file="a", unit=WAN))

    def test_a_column_of_items_under_another_head(self) -> None:
        """固定资产名称 heads the items: their figures are in rows."""
        grid = a_grid(("固定资产名称", "数量", "价值"), ("房屋", "1", "800.00"), title="固定资产占用情况表")
        assert brief(read_assets(grid, file="a", unit=WAN)) == [("房屋", "count", "1"), ("房屋", "value", "800.00")]

    def test_a_table_of_money_is_not_of_assets(self) -> None:
        """Without quantities it is something else."""
        assert not is_assets(a_grid(("项目", "金额"), ("房屋", "1")))


class TestInstitutions:
    """单位机构设置情况."""

    def test_rows_become_institutions(self) -> None:
        """Columns by their words; wrapped names are joined."""
        grid = a_grid(
            ("序号", "单位名称", "单位性质", "单位规格", "经费保障形式"),
            ("1", "某区委\n办公室本级", "行政", "正处级", "财政拨款"),
            ("2", "某服务中心", "事业", "正科级", "财政拨款"),
        )
        assert is_institutions(grid)
        first, second = read_institutions(grid, "a")
        assert (first.name, first.nature) == ("某区委办公室本级", "行政")
        assert (first.rank, first.funding) == ("正处级", "财政拨款")
        assert (second.name, second.source.row, second.source.page) == ("某服务中心", 3, 1)

    def test_a_money_table_per_unit_lists_no_institutions(self) -> None:
        """A unit column alone is not enough."""
        assert not is_institutions(a_grid(("单位名称", "合计", "基本支出"), ("甲", "1", "1")))


class TestTitlesOfAssets:
    """What is owned and used is a table of assets; what state property earns is another table."""

    @pytest.mark.parametrize(
        ("title", "statement"),
        [("固定资产占用情况表", "assets"), ("国有资产占用情况表", "assets"), ("国有资产收益表", "")],
    )
    def test_known(self, title: str, statement: str) -> None:
        assert lexicon.statement_of(title) == statement


class TestTheRestOfTheMoney:
    """What a table of records prints beside its facts is kept under its heads, or told."""

    HEAD = (
        ("政府采购项目来源", LEFT, "采购物品名称", "政府采购金额", LEFT),
        ("项目名称", "预算资金", ABOVE, "合计", "一般公共预算拨款"),
    )

    def pile_of(self, *rows: tuple[str, ...]) -> Pile:
        grid = a_grid(*self.HEAD, *rows, header=2, title="部门政府采购预算", page=4)
        return read_tables(head_tables([grid]), 2024, "a")

    def test_a_total_row_whose_name_stands_before_another_lane(self) -> None:
        """Its figures behind the names of articles are those of the total, too."""
        harvest = self.pile_of(
            ("合计", "70.00", "", "50.00", "48.00"), ("设备购置", "70.00", "计算机", "50.00", "48.00")
        ).harvest
        rest = [(fact.name, fact.measure, str(fact.value.figure)) for fact in harvest.others]
        assert rest.count(("合计", "general_public", "48.00")) == 1
        assert not [notice for notice in harvest.notices if notice.kind == KIND]

    def test_a_row_without_a_name(self) -> None:
        """Its figure is of nothing that is named: it is told, with its page."""
        harvest = self.pile_of(("设备购置", "70.00", "计算机", "30.00", "30.00"), ("", "", "", "20.00", "")).harvest
        (notice,) = (notice for notice in harvest.notices if notice.kind == KIND)
        assert (notice.source.page, notice.source.raw) == (4, "20.00")
