"""Tables whose rules stand between rows and columns only: nothing closes them at the left and at the right."""

from __future__ import annotations

import pytest

from model.disclosure import Box
from parsers.letters import Letter
from parsers.ruled.tables import tables
from tests.parsers.ruled.test_ruling import letters, words

ROWS = [("科目", "合计", "项目"), ("教育", "9.00", "4.00"), ("合计", "9.00", "4.00")]
SIDES = (10.0, 110.0, 210.0, 310.0)
HEIGHTS = (5.0, 25.0, 45.0, 65.0)


def text_of(rows: list[tuple[str, ...]], top: float = 0.0) -> list[Letter]:
    return [
        letter
        for baseline, row in zip((top + 18, top + 38, top + 58), rows, strict=False)
        for said, x in zip(row, SIDES, strict=False)
        for letter in letters(said, x + 4, baseline)
    ]


def rules(uprights: tuple[float, ...], top: float = 0.0, end: float = SIDES[-1]) -> list[Box]:
    """Rules between the rows from the first side to an end, and upright ones at some places."""
    level = [Box(SIDES[0], top + y, end, top + y) for y in HEIGHTS]
    return [*level, *(Box(x, top + HEIGHTS[0], x, top + HEIGHTS[-1]) for x in uprights)]


class TestSides:
    """The sides stand where the rules between the rows end."""

    @pytest.mark.parametrize("uprights", [SIDES[1:3], SIDES[:3], SIDES[1:]], ids=["both", "right", "left"])
    def test_open_columns_have_cells(self, uprights: tuple[float, ...]) -> None:
        (grid,) = tables(text_of(ROWS), rules(uprights), page=1)
        assert words(grid) == [list(row) for row in ROWS]

    def test_a_head_of_two_rows(self) -> None:
        """The rule in the head stands under the merged cell only."""
        rows = [("科目", "支出", ""), ("", "合计", "项目"), ("教育", "9.00", "4.00")]
        level = [Box(10, y, 310, y) for y in (5, 45, 65, 85)]
        under = [Box(110, 25, 310, 25), Box(110, 5, 110, 85), Box(210, 25, 210, 85)]
        text = [*text_of(rows), *letters("合计", 14, 78), *letters("9.00", 114, 78), *letters("4.00", 214, 78)]
        (grid,) = tables(text, [*level, *under], page=1)
        assert grid.rows[0][0] is grid.rows[1][0]
        assert words(grid)[2:] == [["教育", "9.00", "4.00"], ["合计", "9.00", "4.00"]]

    def test_two_tables_below_each_other(self) -> None:
        text = [*text_of(ROWS), *text_of(ROWS, top=200)]
        grids = tables(text, [*rules(SIDES[1:3]), *rules(SIDES[1:3], top=200)], page=1)
        assert [words(grid) for grid in grids] == [[list(row) for row in ROWS]] * 2


class TestNoSides:
    """Rules that are drawn too long, or end anywhere, are no columns."""

    def test_rules_drawn_too_long(self) -> None:
        (grid,) = tables(text_of(ROWS), rules(SIDES, end=318), page=1)
        assert words(grid) == [list(row) for row in ROWS]

    def test_rules_over_white(self) -> None:
        (grid,) = tables(text_of(ROWS), rules(SIDES, end=380), page=1)
        assert words(grid) == [list(row) for row in ROWS]

    def test_lines_of_a_page_with_one_stroke(self) -> None:
        """Ruled paper is no table: nothing stands between most of its lines."""
        level = [Box(10, y, 310, y) for y in (5, 205, 405, 605)]
        assert tables(text_of(ROWS), [*level, Box(110, 5, 110, 605)], page=1) == []
