"""Heads that are lost in part or as a whole: what their columns state is not guessed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.disclosure import UnitBudget
from parsers.statements.columns import columns_of
from tests.forms.single import document_of
from tests.parsers.statements.grids import LEFT, a_grid
from tests.typeset import LEFT as RIGHT_OF
from tests.typeset import UP

ROW = ("201", "一般公共服务支出", "120.00", "150.00", "90.00", "60.00")
NATURES = ("科目编码", "科目名称", "2025年预算数", "合计", "基本支出", "项目支出")


def measures(*rows: tuple[str, ...], statement: str = "expenditure") -> list[str]:
    """The measures of the columns of amounts; the last row is of figures, those above are heads."""
    columns = columns_of(a_grid(*rows, header=len(rows) - 1), statement, 2026)
    return [column.measure for column in columns if column.role == "amount"]


MEASURES = ["total", "appropriation", "superior_subsidy", "other"]


def recognised(confidence: float, heads: tuple[str, ...]) -> list[str]:
    """The measures of 收入总表 as a scan whose heads are so sure."""
    grid = a_grid(heads, ROW)
    cells = (cell for row in (*grid.header, *grid.body) for cell in row if cell)
    seen = {id(cell): replace(cell, confidence=confidence) for cell in cells}
    header, body = (
        tuple(tuple(cell and seen[id(cell)] for cell in row) for row in rows) for rows in (grid.header, grid.body)
    )
    columns = columns_of(replace(grid, header=header, body=body), "revenue", 2026)
    return [column.measure for column in columns if column.role == "amount"]


def spending(*heads: str) -> UnitBudget:
    return document_of("支出总表", [heads], [ROW])


class TestColumns:
    """One lane of amounts beside names."""

    def test_no_head_at_all(self) -> None:
        assert measures(("", "", "", "", "", ""), ROW) == ["", "", "", ""]

    def test_the_only_figures_are_the_total(self) -> None:
        assert measures(("", "", ""), ("201", "一般公共服务支出", "120.00")) == ["total"]

    def test_a_column_of_nothing_is_no_rival(self) -> None:
        assert measures(("编码", "名称", "", ""), ("201", "一般公共服务支出", "120.00", "")) == ["total", ""]

    def test_one_of_several(self) -> None:
        heads = ("编码", "名称", "", "合计", "基本支出", "项目支出")
        assert measures(heads, ROW) == ["", "total", "basic", "project"]

    def test_a_subtotal_of_what_is_not_said(self) -> None:
        heads = ("编码", "名称", "", "小计", "基本支出", "项目支出")
        assert measures(heads, ROW) == ["", "", "basic", "project"]

    def test_two_heads_that_ran_together_below_a_seal(self) -> None:
        """The rule between them is hidden, and the words that are left would be the head of both columns."""
        heads = ("编码", "名称", "合计", "否支授款收入上级补助收入", LEFT, "其他收入")
        assert recognised(0.22, heads) == ["total", "", "", "other"]
        assert recognised(0.99, ("编码", "名称", "合计", "财政拨款收入", "上级补助收入", "其他收入")) == MEASURES

    def test_a_faint_head_that_only_ends_with_a_word(self) -> None:
        """A known word is one however faint, and so is what can be but one."""
        heads = ("编码", "名称", "合计", "财政拨款收人", "上级补助收入", "其他收入")
        assert recognised(0.4, heads) == MEASURES
        assert recognised(0.4, (*heads[:4], "否支授款收入上级补助收入", "其他收入")) == [*MEASURES[:2], "", MEASURES[3]]

    def test_a_group_without_words(self) -> None:
        rows = (("编码", "名称", "", LEFT, "本年预算", LEFT), ("", "", "合计", "项目支出", "合计", "项目支出"))
        assert measures(*rows, ROW) == ["", "", "total", "project"]

    @pytest.mark.parametrize(
        ("end", "whole", "measure"),
        [("基本支出", "150.00", "total"), ("基本支出", "151.00", ""), ("其中：基本支出", "151.00", "total")],
    )
    def test_the_end_of_a_head(self, end: str, whole: str, measure: str) -> None:
        """Below a group that others have in common, too, it can be the sum of them, and is where it adds up."""
        rows = (("编码", "名称", "合计", LEFT, LEFT), ("", "", "", end, "项目支出"))
        assert measures(*rows, ("201", "一般公共服务支出", whole, "90.00", "60.00"))[0] == measure


class TestDocuments:
    """Tables as printed."""

    def test_nothing_is_made_of_last_years_figures(self) -> None:
        budget = spending(*NATURES[:2], " ", " ", " ", " ")
        assert not budget.facts
        assert {fact.value.yuan for fact in budget.others if fact.value} == {Decimal(n) for n in (120, 150, 90, 60)}
        (notice,) = [notice for notice in budget.notices if notice.kind == "lost-head"]
        assert notice.message == "支出总表：第3、4、5、6栏的栏名读不出或不全，其中的数字没有采用，只在 --all 中列出"

    def test_whole_heads_need_no_word(self) -> None:
        budget = spending(*NATURES)
        assert [fact.measure for fact in budget.facts] == ["prior_total", "total", "basic", "project"]
        assert not [notice for notice in budget.notices if notice.kind == "lost-head"]

    def test_code_parts_without_heads_are_no_money(self) -> None:
        budget = document_of("支出总表", [(" ",) * 6], [("210", "11", "01", "行政单位医疗", "150.00", "90.00")])
        assert not budget.facts

    def test_items_of_last_year_are_not_this_years(self) -> None:
        heads = [
            ("单位名称", " ", *[RIGHT_OF] * 2, "2026年预算数", *[RIGHT_OF] * 2),
            (UP, "合计", "公务接待费", "会议费", "合计", "公务接待费", " "),
        ]
        rows = [("合计", "30.00", "10.00", "20.00", "33.00", "11.00", "22.00")]
        facts = document_of("“三公”经费支出表", heads, rows).facts
        found = {(fact.name, fact.measure): fact.value.yuan for fact in facts if fact.value}
        assert found == {("合计", "total"): Decimal(33), ("公务接待费", "total"): Decimal(11)}
