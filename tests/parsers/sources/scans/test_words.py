"""What recognition says of a line: characters with their places, figures read twice, stops of Chinese text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec

import numpy as np
import pytest

from model.disclosure import Box
from parsers.amounts import read_amount
from parsers.page import Page, RawGrid, Remark, TextLine
from parsers.sources.pdfium import Rule
from parsers.sources.scans.engine import Said, decoded
from parsers.sources.scans.image import Grey, picture
from parsers.sources.scans.page import page_of
from parsers.sources.scans.rules import Ruled
from parsers.sources.scans.words import NO_READING, SURE, Words, recognised

needs_opencv = pytest.mark.skipif(find_spec("cv2") is None, reason="the optional extra [ocr] is not installed")

PAPER: Grey = np.full((400, 800), 255, dtype=np.uint8)
LINE = (100, 100, 300, 140)


def said(text: str, *certainty: float) -> Said:
    """A reading, all characters as certain as the last one given."""
    sure = [*certainty, *[certainty[-1]] * len(text)][: len(text)]
    return Said(text, tuple((at + 0.5) / len(text) for at in range(len(text))), tuple(sure))


@dataclass
class Readings:
    """An engine that says what it was told to, one list of readings after the other."""

    told: list[list[Said]]

    def read(self, lines: Sequence[Grey]) -> list[Said]:
        """The next readings."""
        return self.told.pop(0) if lines else []


def read_line(*readings: Said) -> list[Words]:
    """One line of the page, first and second reading."""
    return recognised(Readings([[reading] for reading in readings]), PAPER, [LINE])


def words(text: str, box: Box, confidence: float = 1.0, other: str = "") -> Words:
    """A recognised line, its characters evenly spread."""
    step = min(9.0, (box.x1 - box.x0) / len(text))
    return Words(text, box, tuple(box.x0 + step * (at + 0.5) for at in range(len(text))), confidence, other)


def page_with(*lines: Words) -> Page:
    """A page with one row of three cells, 100 points wide and 20 high from (0, 100), and some recognised lines."""
    level = [Rule(0, y, 300, y) for y in (100, 120)]
    upright = [Rule(x, 100, x, 120) for x in (0, 100, 200, 300)]
    ink = np.zeros((1, 1), dtype=bool)
    return page_of(picture(PAPER), Ruled((*level, *upright), ink), lines, 7)


def cell_box(column: int) -> Box:
    """Where text stands in a cell of that row."""
    return Box(column * 100 + 10, 104, column * 100 + 90, 116)


def grid_of(page: Page) -> RawGrid:
    """The one table of a page."""
    return next(block for block in page.blocks if isinstance(block, RawGrid))


class TestLoneStrokes:
    """A single stroke in a cell is a 1 or the slash of a cell without money."""

    @pytest.mark.parametrize(("lean", "expected"), [(0, "1"), (3, "1"), (14, "/")])
    def test_a_slash_leans(self, lean: int, expected: str) -> None:
        """The recogniser reads both as 1."""
        page = np.full((60, 60), 255, dtype=np.uint8)
        for row in range(30):
            left = 20 + lean - round(lean * row / 29)
            page[15 + row, left : left + 3] = 0
        (line,) = recognised(Readings([[said("1", 0.99)]]), page, [(5, 9, 55, 51)])
        assert line.text == expected


class TestDecoding:
    """The steps of the model become characters."""

    def test_runs_of_one_symbol_are_one_character(self) -> None:
        """A blank between two equal symbols parts them; certainty is that of the best step."""
        chosen = [0, 1, 1, 0, 1, 2, 0, 0]
        steps = np.full((len(chosen), 3), 0.1, dtype=np.float32)
        for at, symbol in enumerate(chosen):
            steps[at, symbol] = 0.5 + at / 20
        read = decoded(steps, ["", "1", "2"], 1.0)
        assert read.text == "112"
        assert read.certainty == pytest.approx((0.6, 0.7, 0.75))
        assert read.places == pytest.approx((0.25, 0.5625, 0.6875))


class TestReadingTwice:
    """Figures of which some character is doubtful."""

    def test_a_sure_figure_is_read_once(self) -> None:
        """The second list is never asked for."""
        (line,) = read_line(said("1,234.56", 0.99))
        assert (line.text, line.other) == ("1,234.56", "")

    @needs_opencv
    def test_two_readings_are_kept(self) -> None:
        """Neither is preferred here."""
        (line,) = read_line(said("60.00", 0.8, 0.99), said("80.00", 0.99))
        assert (line.text, line.other, line.confidence) == ("60.00", "80.00", 0.8)

    @pytest.mark.parametrize(
        ("seen", "text"),
        [("1.104.82", "1,104.82"), ("31.888,000.5", "31,888,000.5"), ("1.106.000", "1.106.000"), ("1,104", "1,104")],
    )
    def test_a_figure_has_one_point(self, seen: str, text: str) -> None:
        """The last one, where no comma can stand; what may be either stays."""
        (line,) = read_line(said(seen, 0.99))
        assert (line.text, line.other) == (text, "")

    def test_a_comma_is_as_sure_as_its_digits(self) -> None:
        """Nothing else can stand there."""
        (line,) = read_line(said("1.104.82", 0.99, 0.7, 0.99))
        assert (line.text, line.confidence >= SURE) == ("1,104.82", True)

    @needs_opencv
    def test_the_same_reading_twice_stands(self) -> None:
        """Blanks do not count."""
        (line,) = read_line(said("60.00", 0.8), said("60. 00", 0.9))
        assert not line.other

    @needs_opencv
    def test_what_is_faint_both_times_has_no_reading(self) -> None:
        """A stain that looks like a 2 is no 2."""
        (line,) = read_line(said("2", 0.4), said("2", 0.5))
        assert line.other == NO_READING

    @needs_opencv
    def test_a_second_reading_of_nothing_is_no_reading(self) -> None:
        """A lone character may vanish when it is magnified."""
        (line,) = read_line(said("章", 0.5), Said("", (), ()))
        assert (line.text, line.other) == ("章", "")
        (figure,) = read_line(said("1", 0.5), Said("", (), ()))
        assert (figure.text, figure.other) == ("1", NO_READING)

    @needs_opencv
    def test_figures_in_a_sentence_are_read_twice_too(self) -> None:
        """Only the digits are compared."""
        (same,) = read_line(said("支出3万元", 0.99, 0.99, 0.7, 0.99), said("支山3万元", 0.9))
        (other,) = read_line(said("支出3万元", 0.99, 0.99, 0.7, 0.99), said("支出8万元", 0.9))
        assert (same.other, other.other) == ("", "支出8万元")

    @needs_opencv
    def test_words_read_alike_twice_are_sure(self) -> None:
        """Fairly certain both times; a name that is no known word is taken then, and else is not."""
        (alike,) = read_line(said("示例水务中心", 0.7), said("示例水务中心", 0.8))
        (unlike,) = read_line(said("示例水务中心", 0.7), said("示例水多中心", 0.8))
        assert [line.confidence for line in (alike, unlike)] == [0.9, 0.7]

    def test_stains_are_no_text(self) -> None:
        """What is read with hardly any certainty is dropped."""
        assert read_line(said("之", 0.1)) == []


class TestStops:
    """Stops and brackets beside Chinese are those of Chinese."""

    @pytest.mark.parametrize(
        ("read", "text"),
        [
            ("(二）事业收入:指", "（二）事业收入：指"),
            ("不少于20次,实际", "不少于20次，实际"),
            ("1,234.56", "1,234.56"),
            ("共1,234.56万元", "共1,234.56万元"),
        ],
    )
    def test_narrow_ones_become_wide(self, read: str, text: str) -> None:
        """Separators between digits stay."""
        (line,) = read_line(said(read, 0.99))
        assert line.text == text


class TestLeaders:
    """The dots of a table of contents."""

    @pytest.mark.parametrize("dots", ["...", ".. ..", "…….", " .", "."])
    def test_some_dots_stand_for_all(self, dots: str) -> None:
        """So that an entry is known for what it is."""
        assert (
            words(f"一、部门职责{dots}2", Box(0, 0, 300, 14)).with_leaders().text.replace(" ", "")
            == "一、部门职责......2"
        )

    def test_a_page_number_behind_dots_is_no_figure(self) -> None:
        """What stands right of the dots was found as a line of its own."""
        line = words(".16", Box(280, 0, 300, 14), 0.7, "16").with_leaders()
        assert (line.text, line.other) == ("......16", "")
        assert not read_amount(line.text).has_number

    @pytest.mark.parametrize("text", ["增长3.5", "公务用车……等费用", "0.16", "1.5%"])
    def test_other_dots_stay(self, text: str) -> None:
        """Decimals, and an ellipsis inside a sentence."""
        assert words(text, Box(0, 0, 300, 14)).with_leaders().text == text


class TestPage:
    """Recognised lines and drawn rules make a page like any other."""

    def test_cells_carry_how_sure_they_are(self) -> None:
        """The least certain line counts; lines outside are text."""
        page = page_with(
            words("行政运行", cell_box(0), 0.95),
            words("1,234.56", cell_box(1), 0.99),
            words("支出表", Box(100, 50, 160, 64)),
        )
        first, second, third = (cell for cell in grid_of(page).rows[0] if cell is not None)
        assert [(cell.text, cell.confidence) for cell in (first, second)] == [("行政运行", 0.95), ("1,234.56", 0.99)]
        assert third.confidence is None
        assert [block.text for block in page.blocks if isinstance(block, TextLine)] == ["支出表"]

    def test_a_figure_read_in_two_ways_is_no_figure(self) -> None:
        """Whoever reads the cell sees both; the repair gets them one by one."""
        page = page_with(words("公用经费", cell_box(0)), words("60.00", cell_box(1), 0.8, "80.00"))
        cell = grid_of(page).rows[0][1]
        assert cell is not None
        assert (cell.text, cell.others) == ("60.00 / 80.00", ("60.00", "80.00"))

    def test_the_name_decides_between_two_codes(self) -> None:
        """行政单位离退休 is 2080501, and not 2060501."""
        code = words("2060501", cell_box(0), 0.8, "2080501")
        cell = grid_of(page_with(code, words("行政单位离退休", cell_box(1)), words("1.00", cell_box(2)))).rows[0][0]
        assert cell is not None
        assert cell.text == "2080501"

    def test_a_code_that_no_name_confirms_is_named(self) -> None:
        """It is said, with both readings."""
        page = page_with(words("2010801", cell_box(0), 0.8, "2010301"), words("某项支出", cell_box(1)))
        (said_,) = [remark for remark in page.remarks if isinstance(remark, Remark) and remark.kind == "unsure-code"]
        assert "2010801" in said_.message
        assert "2010301" in said_.message

    def test_a_poor_page_proves_none_of_its_figures(self) -> None:
        """Where many are doubtful, the sure ones are no better."""
        faint = [words("1.00", Box(at * 30, 300, at * 30 + 20, 312), 0.7) for at in range(4)]
        page = page_with(words("60.00", cell_box(0)), words("80.00", cell_box(1)), words("合计", cell_box(2)), *faint)
        assert [cell.text for cell in grid_of(page).rows[0] if cell] == ["60.00 / ?", "80.00 / ?", "合计"]
        assert "poor-scan" in [remark.kind for remark in page.remarks if isinstance(remark, Remark)]

    def test_a_page_says_that_it_was_recognised(self) -> None:
        """With the number of figures on it."""
        page = page_with(words("公用经费", cell_box(0)), words("60.00", cell_box(1)))
        assert any(isinstance(remark, Remark) and "1 处是数字" in remark.message for remark in page.remarks)

    def test_what_no_form_prints_is_set_right_outside_of_tables_too(self) -> None:
        """部内预算 in a title would make a department a unit; what was read is said."""
        page = page_with(words("部内预算收人总表", Box(100, 50, 180, 62)), words("部内控制", Box(100, 150, 140, 162)))
        assert [block.text for block in page.blocks if isinstance(block, TextLine)] == ["部门预算收入总表", "部内控制"]
        (remark,) = [said_ for said_ in page.remarks if isinstance(said_, Remark) and said_.kind == "snapped-name"]
        assert "「部内预算收人总表」" in remark.message
