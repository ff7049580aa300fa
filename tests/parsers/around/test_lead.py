"""Titles of tables: with the unit's name in front, over two lines, at the foot of the page before."""

from __future__ import annotations

import pytest

from model.disclosure import Box
from parsers import lexicon
from parsers.around.lead import split_lead, title_of
from parsers.page import Cell, RawGrid, TextLine

RIGHT = 500.0
GRID = RawGrid(((Cell("科目名称"), Cell("合计")),), page=3, box=Box(50, 400, RIGHT, 700))


def line(text: str, y: float = 300, right: float = RIGHT, page: int = 3) -> TextLine:
    return TextLine(text, page=page, box=Box(50, y, right, y + 12), size=12)


def title(*lines: TextLine) -> list[str]:
    return [part.text for part in split_lead(list(lines), GRID)[1]]


class TestOwners:
    """The words of a unit's name are not those of its tables."""

    @pytest.mark.parametrize(
        ("words", "statement"),
        [
            ("某市国有资产监督管理委员会2024年部门收支总表", "balance"),
            ("某市政府采购中心收入总表", "revenue"),
            ("某区人民政府办公室一般公共预算基本支出表（按经济分类科目）", "basic_economic"),
            ("某市社会保险基金管理中心“三公”经费支出表", "three_public"),
            ("某局政府采购预算表", "procurement"),
            ("部门一般公共预算基本支出表（按政府经济分类）", "basic_government"),
            ("本级国有资本经营预算支出表", "state_capital"),
        ],
    )
    def test_titles(self, words: str, statement: str) -> None:
        assert lexicon.statement_of(words) == statement


class TestWrapped:
    """A line as wide as the text goes on below where both together are a title."""

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("（六）某局2025年一般公共预算财政拨款基本支出", "预算表"),
            ("（七）某局2025年一般公共预算基本", "支出情况表（按经济分类科目）"),
            ("（五）某局2025年一般公共预算支出情况表（按功能分类科", "目）"),
        ],
    )
    def test_one_title(self, first: str, second: str) -> None:
        assert title(line(first), line(second, 314, 150), line("单位：万元", 340))[0] == first + second

    def test_at_the_foot_of_the_page_before(self) -> None:
        foot = [line("这一页的文字是这样宽的，", 700, page=2), line("（五）某局支出情况表（按功能分类科", 740, page=2)]
        assert title(*foot, line("目）", 754, 100, page=2), line("单位：万元")) == [
            "（五）某局支出情况表（按功能分类科目）",
            "单位：万元",
        ]

    @pytest.mark.parametrize(
        ("first", "right"), [("三、财政拨款收支情况", 200.0), ("三、财政拨款收支情况如下。", RIGHT)]
    )
    def test_short_lines_and_sentences_end(self, first: str, right: float) -> None:
        assert title(line(first, right=right), line("政府性基金预算支出表", 314, 200)) == ["政府性基金预算支出表"]


class TestPages:
    """Where nothing but its lead stands on a page, the lead goes back to the page before."""

    def test_title_unit_line_and_table_on_three_pages(self) -> None:
        lines = [line("支出总表", page=1), line("单位：元", page=2)]
        assert title(*lines) == ["支出总表", "单位：元"]

    def test_a_page_between_ends_it(self) -> None:
        assert title(line("支出总表", page=1), line("单位：元")) == ["单位：元"]


class TestWithoutTheWord:
    """A title that does not say 表, between the number of the table and the unit of money."""

    def test_below_the_number_of_the_table(self) -> None:
        lines = [line("附表8", 272), line("一般公共预算机关运行经费", 286), line("单位：万元", 300)]
        lead = split_lead(lines, GRID)[1]
        assert [part.text for part in lead] == [part.text for part in lines]
        assert title_of(lead) == "一般公共预算机关运行经费"

    @pytest.mark.parametrize("above", ["二、机关运行经费", "第 3 页", "示例市水利局"])
    def test_below_anything_else(self, above: str) -> None:
        lines = [line(above, 272), line("一般公共预算机关运行经费", 286), line("单位：万元", 300)]
        assert title(*lines) == ["单位：万元"]

    def test_words_of_no_table(self) -> None:
        assert title(line("附表8", 272), line("示例市水利局", 286), line("单位：万元", 300)) == ["单位：万元"]
