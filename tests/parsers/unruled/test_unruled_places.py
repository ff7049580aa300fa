"""Rows whose lines stand no closer than rows do, and words of two cells that ran into one."""

from __future__ import annotations

import pytest

from parsers.bands import Band, Word
from parsers.unruled.glued import unglued
from parsers.unruled.places import rows_by_place
from parsers.unruled.words import word_of
from tests.parsers.unruled.test_unruled_columns import SIZE, letters, width_of, word

RIGHT = 240.0


def figure(text: str, baseline: float) -> Word:
    return word(text, RIGHT - width_of(text), baseline)


def lines(*words: Word) -> list[Band]:
    """Words as lines of text, from top to bottom."""
    heights = sorted({each.baseline for each in words})
    return [Band(tuple(each for each in words if each.baseline == height), (0,), 1) for height in heights]


def said(bands: list[Band] | None) -> list[str] | None:
    return None if bands is None else ["|".join(each.text for each in band.words) for band in bands]


class TestPlaces:
    """A name on several lines has its first, middle or last line beside its figures, as all names of a table do."""

    @pytest.mark.parametrize("beside", [0.0, 0.5, 1.0])
    def test_lines_as_close_as_rows(self, beside: float) -> None:
        """Two rows with names on two lines around one on a single line, ten points between all lines."""
        names = [word("机关事业单位基本养老", 50, 100), word("保险缴费", 50, 110), word("行政运行", 50, 120)]
        names += [word("机关事业单位职业年金", 50, 130), word("缴费支出", 50, 140)]
        figures = [figure("5.00", 100 + 10 * beside), figure("6.00", 120), figure("7.00", 130 + 10 * beside)]
        found = said(rows_by_place(lines(*names, *figures)))
        assert found is not None
        assert [sorted(row.split("|")) for row in found] == [
            ["5.00", "保险缴费", "机关事业单位基本养老"],
            ["6.00", "行政运行"],
            ["7.00", "机关事业单位职业年金", "缴费支出"],
        ]

    def test_a_class_without_money_is_a_row(self) -> None:
        names = [word("一、教育支出", 50, 100), word("二、外交支出", 50, 110), word("三、其他支出", 50, 120)]
        assert said(rows_by_place(lines(*names, figure("5.00", 100), figure("6.00", 120)))) == [
            "一、教育支出|5.00",
            "二、外交支出",
            "三、其他支出|6.00",
        ]

    def test_the_numbers_of_columns_are_no_part_of_a_figure(self) -> None:
        head = [word("项目", 80, 90), word("预算数", 200, 90), word("栏次", 80, 100), word("1", 230, 100)]
        rows = [word("教育支出", 50, 110), figure("14,783.15", 110), word("其他支出", 50, 120), figure("6.00", 120)]
        found = said(rows_by_place(lines(*head, word("2", 300, 100), *rows)))
        assert found is not None
        assert found[-2:] == ["教育支出|14,783.15", "其他支出|6.00"]


class TestGlued:
    """Cells without a blank between them are parted where figures of other rows end."""

    ROWS = ((figure("5.00", 100),), (figure("16.00", 110),))

    def run_together(self, left: str, right: str, gap: float = 0.0) -> list[str]:
        start = RIGHT - width_of(left)
        run = [*letters(left, start, 120), *letters(right, RIGHT + gap, 120)]
        return [each.text for each in unglued([*self.ROWS, (word_of(run),)])[-1]]

    def test_a_figure_before_a_name(self) -> None:
        assert self.run_together("7", "教育支出") == ["7", "教育支出"]

    def test_a_year_is_no_figure(self) -> None:
        assert self.run_together("2025", "年预算数") == ["2025年预算数"]

    def test_two_figures(self) -> None:
        """The point of the first one is not the second one's; without, only a gap shows that they are two."""
        assert self.run_together("7.00", "8.00") == ["7.00", "8.00"]
        assert self.run_together("7", "8.00") == ["78.00"]
        assert self.run_together("0", "1.人员经费", gap=SIZE / 4) == ["0", "1.人员经费"]

    def test_a_rate_behind_a_figure(self) -> None:
        """No figure has two points: a gap parts them also where no figure of another row ends."""
        run = [*letters("2.23", 20, 120), *letters("13.67%", 20 + width_of("2.23") + SIZE / 4, 120)]
        assert [each.text for each in unglued([(word_of(run),)])[0]] == ["2.23", "13.67%"]
