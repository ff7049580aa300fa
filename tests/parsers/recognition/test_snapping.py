"""Names that recognition misread: set right where only one known word can be meant, and said so."""

from __future__ import annotations

import pytest

from parsers.page import Cell, RawGrid
from parsers.recognition.snapping import right_name, snapped


def a_grid(*texts: str, confidence: float | None = 0.5) -> RawGrid:
    """One row of recognised cells."""
    return RawGrid((tuple(Cell(text, page=9, confidence=confidence) for text in texts),), page=9)


def texts_of(grid: RawGrid) -> list[str]:
    """What the cells of the first row say."""
    return [cell.text for cell in grid.rows[0] if cell is not None]


class TestNames:
    """One or two characters in place, and only one word they can be."""

    @pytest.mark.parametrize(
        ("read", "name"),
        [
            ("财政拨款收人", "财政拨款收入"),
            ("律贴补贴", "津贴补贴"),
            ("主房公积金", "住房公积金"),
        ],
    )
    def test_a_misread_stroke_is_set_right(self, read: str, name: str) -> None:
        """A name by itself."""
        assert right_name(read) == name

    @pytest.mark.parametrize("name", ["津贴补贴", "住房公积金", "财政拨款收入", "办公楼屋顶维修", "收人", ""])
    def test_known_words_and_free_names_stay(self, name: str) -> None:
        """A project is called what it is called; words of two characters are too short to tell."""
        assert right_name(name) == name

    def test_what_may_be_two_words_stays(self) -> None:
        """其他 … 支出 names many accounts."""
        assert right_name("其他口口支出") == "其他口口支出"

    def test_the_code_tells_which(self) -> None:
        """With its code a name is one of few."""
        assert right_name("行改运行", "2010301") == "行政运行"


class TestGrids:
    """The cells of a page."""

    def test_a_doubtful_name_is_changed_and_said(self) -> None:
        """What was read stays beside it."""
        grid, remarks = snapped(a_grid("30102", "律贴补贴", "1.00"))
        cell = grid.rows[0][1]
        assert texts_of(grid) == ["30102", "津贴补贴", "1.00"]
        assert cell is not None
        assert cell.others == ("律贴补贴",)
        assert [remark.rule for remark in remarks] == ["O13"]
        assert "第 9 页" in remarks[0].message

    def test_a_lost_thin_stroke_comes_back(self) -> None:
        """The 一 of an ordinal and that of a word, however sure the rest is; others begin as they do."""
        grid, _ = snapped(a_grid("、一般公共服务支出", "般公共服务支出", "教育支出", confidence=0.99))
        assert texts_of(grid) == ["一般公共服务支出", "一般公共服务支出", "教育支出"]

    def test_an_ordinal_in_brackets_comes_back(self) -> None:
        """Left empty, the brackets would be part of the name, and the row another one."""
        grid, _ = snapped(a_grid("（）般公共预算拨款", "（i）卫生健康支出", "（京）开发", confidence=0.99))
        assert texts_of(grid) == ["（一）一般公共预算拨款", "（一）卫生健康支出", "（京）开发"]

    def test_words_in_another_order_are_no_misreading(self) -> None:
        """Recognition takes one character for another, it does not exchange two."""
        grid, remarks = snapped(a_grid("财政拨款结余、结转"))
        assert texts_of(grid) == ["财政拨款结余、结转"]
        assert not remarks

    def test_words_that_say_the_contrary_are_no_misreading(self) -> None:
        """年末 is not 年初 misread, whatever else is."""
        assert right_name("年末财政拨教结转和结余") == "年末财政拨款结转和结余"
        assert right_name("年末财政拨教结转") == "年末财政拨教结转"

    def test_words_that_no_form_prints(self) -> None:
        """However sure, and over a break of the line."""
        grid, _ = snapped(a_grid("一般公共预算拔\n款收入", "社会保障和就业变出", "扣除中央堪建投资", confidence=0.99))
        assert texts_of(grid) == ["一般公共预算拨\n款收入", "社会保障和就业支出", "扣除中央基建投资"]

    def test_a_name_read_twice_alike_may_be_misread_twice(self) -> None:
        """It is no more certain than that, and only one word is nearly the same."""
        grid, _ = snapped(a_grid("年未财政拨教结转和结余", "全额", "项目文出", confidence=0.9))
        assert texts_of(grid) == ["年末财政拨款结转和结余", "金额", "项目支出"]

    def test_one_character_of_a_long_word(self) -> None:
        """Of a fairly sure one, too; a shorter word or a surer one is what it is."""
        grid, _ = snapped(a_grid("使用作财政拨款结余", "律贴补贴", confidence=0.93))
        assert texts_of(grid) == ["使用非财政拨款结余", "律贴补贴"]
        sure, _ = snapped(a_grid("使用作财政拨款结余", confidence=0.98))
        assert texts_of(sure) == ["使用作财政拨款结余"]

    def test_a_rule_read_with_a_word_is_none_of_it(self) -> None:
        """Nor is the 上 of 上年结转 a number."""
        grid, _ = snapped(
            a_grid("[国有土地使用权出让收入安排的支出", "[2010301]行政运行", "1年结\n转", confidence=0.99)
        )
        assert texts_of(grid) == ["国有土地使用权出让收入安排的支出", "[2010301]行政运行", "上年结\n转"]

    def test_a_total_of_two_characters(self) -> None:
        """No other words are as short."""
        grid, _ = snapped(a_grid("小亡", "合什", "公共"))
        assert texts_of(grid) == ["小计", "合计", "公共"]
        sure, _ = snapped(a_grid("含计", "合 计", "审计", confidence=0.99))
        assert texts_of(sure) == ["合计", "合 计", "审计"]

    def test_ordinals_and_codes_stay_in_front(self) -> None:
        """Only the name is compared, and only its characters change."""
        grid, _ = snapped(a_grid("一、财政拨款收人", "[2010301]行改运行"))
        assert texts_of(grid) == ["一、财政拨款收入", "[2010301]行政运行"]

    @pytest.mark.parametrize("confidence", [None, 0.99])
    def test_a_sure_name_stays(self, confidence: float | None) -> None:
        """A document may print what nobody else does."""
        grid, remarks = snapped(a_grid("律贴补贴", confidence=confidence))
        assert texts_of(grid) == ["律贴补贴"]
        assert not remarks

    def test_figures_are_never_touched(self) -> None:
        """However unsure."""
        grid, remarks = snapped(a_grid("2010301", "1,234.56", "60.00 / 80.00", "？"))
        assert texts_of(grid) == ["2010301", "1,234.56", "60.00 / 80.00", "？"]
        assert not remarks

    def test_a_spanning_cell_stays_one(self) -> None:
        """The same object in every slot it covers."""
        cell = Cell("律贴补贴", page=9, confidence=0.5)
        grid, remarks = snapped(RawGrid(((cell, cell),), page=9))
        assert grid.rows[0][0] is grid.rows[0][1]
        assert len(remarks) == 1
