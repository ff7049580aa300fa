"""Where the body of a table without rules begins and ends, line by line."""

from __future__ import annotations

import pytest

from parsers.bands import Word
from parsers.unruled.bodies import bodies
from tests.parsers.unruled.test_unruled_columns import row, word

EDGES = (40.0, 200.0, 300.0, 400.0)
NAMES = ("因公出国（境）费", "公务用车运行维护费", "公务接待费")
ROWS = [row(100.0 + 16 * at, name, f"{at + 5}.00", f"{at + 5}.00", edges=EDGES).words for at, name in enumerate(NAMES)]


class TestBodies:
    """Three rows of figures, and what stands close to them."""

    @pytest.mark.parametrize("note", ["注：无。", "备注：本表按部门预算编制情况编列", "注:表中数据为预算数。"])
    def test_a_note_right_below_the_last_row_is_no_part_of_its_name(self, note: str) -> None:
        """Set closer than rows are, it made 公务接待费 a name that nobody knows, and its figures were lost."""
        below = (word(note, EDGES[0], 143.0),)
        assert bodies([*ROWS, below]) == [(0, 3)]

    @pytest.mark.parametrize("number", ["表2", "附表3", "预算02表", "公开 05 表"])
    def test_nor_is_the_number_of_the_next_table(self, number: str) -> None:
        below = (word(number, EDGES[0], 143.0),)
        assert bodies([*ROWS, below]) == [(0, 3)]

    def test_the_last_line_of_a_name_is(self) -> None:
        below = (word("（含外事接待）", EDGES[0] + 3, 143.0),)
        assert bodies([*ROWS, below]) == [(0, 4)]

    def test_a_line_without_words_above_the_first_row(self) -> None:
        blank: tuple[Word, ...] = ()
        assert bodies([blank, *ROWS]) == [(1, 4)]

    @pytest.mark.parametrize(
        ("texts", "end"), [(("住房保障支出", "707", "707"), 4), (("住房保障支出", "", ""), 3), (("707", "707", ""), 3)]
    )
    def test_whole_numbers_that_end_where_its_figures_do(self, texts: tuple[str, str, str], end: int) -> None:
        """Small ones may be ordinals; below the last row of a page with wide rows they were told as text."""
        below = row(100.0 + 16 * 3 + 12, *texts, edges=EDGES).words
        assert bodies([*ROWS, below]) == [(0, end)]


class TestPlainNumbers:
    """A table in 千元 may have one row, and no figure of it a comma or a point."""

    EDGES = (40.0, 120.0, 200.0, 280.0, 360.0)
    HEADS = row(90.0, "合计", "因公出国（境）费", "公务用车购置费", "公务接待费", edges=EDGES).words

    def test_they_are_a_row(self) -> None:
        """Else nothing said that the table is there."""
        assert bodies([self.HEADS, row(106.0, "707", "230", "426", "51", edges=self.EDGES).words]) == [(1, 2)]

    @pytest.mark.parametrize("said", [("1", "2", "3", "4"), ("2022", "2023", "2024", "2025")])
    def test_numbers_of_columns_and_years_are_none(self, said: tuple[str, ...]) -> None:
        assert bodies([self.HEADS, row(106.0, *said, edges=self.EDGES).words]) == []
