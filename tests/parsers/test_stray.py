"""Figures of rows that belong to no table, and of texts in no cell, are told with their page."""

from __future__ import annotations

import pytest

from model.disclosure import Notice
from parsers.page import Page, RawGrid, Remark, TextLine
from parsers.stray import stray_rows, stray_texts


def a_line(*pieces: str, page: int = 6) -> TextLine:
    """A line of text that wide gaps part into pieces."""
    parts = tuple(TextLine(piece, page) for piece in pieces)
    return TextLine(" ".join(pieces), page, pieces=parts if len(parts) > 1 else ())


def told(*lines: TextLine, remarks: tuple[str | Remark, ...] = ()) -> list[Notice]:
    return list(stray_rows([Page(6, remarks=remarks), Page(7)], lines, "a"))


class TestRows:
    """Lines of the text that are rows of a table: a name, and figures set apart from it."""

    def test_rows_of_two_pages(self) -> None:
        """Each page has its notice, with its figures; two figures may stand in one piece with the name between."""
        total = a_line("33", "收入总计", "1,562.50 支出总计", "1,562.50", "43.82")
        one, two = told(total, a_line("结转下年", "12.00"), a_line("住房保障支出", "4.33", "4.33", page=7))
        assert (one.kind, one.source.page, two.source.page) == ("left-out", 6, 7)
        assert one.source.raw == "1,562.50 1,562.50 43.82 12.00"
        assert one.message == (
            "第 6 页有 4 个数字像是表格的行，却接不上任何一张表，没有采用：1,562.50、1,562.50、43.82……"
        )

    def test_lines_above_tables_and_others(self) -> None:
        """Wherever the lines come from, a page has one notice."""
        lines = (
            a_line("住房保障支出", "4.33", page=7),
            a_line("结转下年", "12.00"),
            a_line("其他支出", "1.05", page=7),
        )
        assert [notice.source.raw for notice in told(*lines)] == ["12.00", "4.33 1.05"]

    @pytest.mark.parametrize(
        "pieces",
        [
            ("收入预算 32.50 万元",),
            ("收入预算", "32.50", "万元"),
            ("收入预算", "32.50 万元", "，比上年增加"),
            ("占比", "32.50", "%"),
            ("32.50", "64.00", "96.50"),
            ("第二节", "2026", "12"),
        ],
        ids=["in one piece", "with its unit", "prose", "a share", "the axis of a chart", "no money"],
    )
    def test_lines_that_are_no_rows(self, pieces: tuple[str, ...]) -> None:
        """They say something, or nothing of money."""
        assert told(a_line(*pieces)) == []

    def test_a_page_whose_table_is_said_not_to_be_read(self) -> None:
        """A remark of the page says so for all of its table."""
        assert told(a_line("结转下年", "12.00"), remarks=("某表没有表格线，没有采用",)) == []
        assert told(a_line("结转下年", "12.00"), remarks=("2 个字符在页面之外，没有读入",))


class TestTexts:
    """Texts in the outline of a table, but in none of its cells."""

    def test_figures_are_told_and_words_are_not(self) -> None:
        """A head whose cell is open says no figure."""
        loose = (TextLine("基本支出", 3), TextLine("设备更新 61.80", 3), TextLine("40.25", 3))
        (notice,) = stray_texts([Page(3, blocks=(RawGrid((), page=3, loose=loose),)), Page(4)], "a")
        assert (notice.source.page, notice.source.raw) == (3, "61.80 40.25")
        assert list(stray_texts([Page(3, blocks=(RawGrid((), page=3, loose=loose[:1]),))], "a")) == []
