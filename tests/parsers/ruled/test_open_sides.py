"""Tables without rules at the left and at the right: what stands between the ends of the other rules is a column."""

from __future__ import annotations

import pytest

from model.disclosure import Box
from parsers.letters import Letter
from parsers.ruled.tables import tables
from tests.parsers.ruled.test_ruling import letters, words

SIDES = (10.0, 90.0, 210.0, 270.0)
HEIGHT = 20.0
ROWS = [["编码", "科目名称", "合计"], ["201", "公共服务", "96.00"], ["20101", "人大事务", "36.00"]]
STARTS = (14.0, 94.0, 235.0)


def printed(rows: list[list[str]], starts: tuple[float, ...] = STARTS) -> list[Letter]:
    """The words of rows, one below the other."""
    placed = [(text, x, 19 + HEIGHT * at) for at, row in enumerate(rows) for text, x in zip(row, starts, strict=True)]
    return [letter for text, x, y in placed for letter in letters(text, x, y, step=10 if text > "a" else 5)]


def level(count: int, left: float = SIDES[0], right: float = SIDES[-1]) -> list[Box]:
    """The rules between so many rows."""
    return [Box(left, 5 + HEIGHT * at, right, 5 + HEIGHT * at) for at in range(count + 1)]


def upright(count: int, *places: float) -> list[Box]:
    """Rules through so many rows."""
    return [Box(x, 5, x, 5 + HEIGHT * count) for x in places]


class TestOpenSides:
    """The outer columns are columns like the others."""

    @pytest.mark.parametrize("places", [SIDES[1:3], SIDES[:3], SIDES[1:]], ids=["both", "right", "left"])
    def test_open_at(self, places: tuple[float, ...]) -> None:
        (grid,) = tables(printed(ROWS), [*level(3), *upright(3, *places)], page=1)
        assert words(grid) == ROWS
        assert grid.edges == SIDES

    def test_a_column_that_says_nothing(self) -> None:
        """The page goes on a table whose last column is blank there."""
        rows = [["201", "公共服务", ""], ["20101", "人大事务", ""]]
        (grid,) = tables(printed(rows), [*level(2), *upright(2, *SIDES[1:3])], page=1)
        assert words(grid) == rows

    def test_a_single_row_with_a_cell(self) -> None:
        (grid,) = tables(printed(ROWS[1:2]), [*level(1), *upright(1, *SIDES[1:3])], page=1)
        assert words(grid) == ROWS[1:2]

    def test_a_cell_beside_several_rows(self) -> None:
        """The name of a group, taller than any row: the rules of its rows end at the first upright one."""
        rows = [["公共服务", "人大事务", "96.00"], *([["", "人大事务", "36.00"]] * 5)]
        inner = level(6, left=SIDES[1])[1:-1]
        (grid,) = tables(printed(rows), [level(6)[0], *inner, level(6)[-1], *upright(6, *SIDES[1:3])], page=1)
        assert [row[0] for row in words(grid)] == ["公共服务"] * 6

    def test_open_at_the_top_too(self) -> None:
        rules = [*level(3)[1:], *upright(3, *SIDES[1:3], 150.0)]
        assert words(tables(printed(ROWS), rules, page=1)[0])[0][:2] == ["编码", "科目名称"]

    def test_a_head_of_two_rows(self) -> None:
        """The rule in the head stands under the merged cell only."""
        rows = [["编码", "科目名称", "支出"], ["", "", "合计"], *ROWS[1:]]
        rules = [*(rule for at, rule in enumerate(level(4)) if at != 1), *upright(4, *SIDES[1:3])]
        (grid,) = tables(printed(rows), [*rules, Box(SIDES[2], 25, SIDES[3], 25)], page=1)
        assert words(grid) == [["编码", "科目名称", "支出"], ["编码", "科目名称", "合计"], *ROWS[1:]]

    def test_two_tables_below_each_other(self) -> None:
        below = [letter._replace(top=letter.top + 200, bottom=letter.bottom + 200) for letter in printed(ROWS)]
        rules = [*level(3), *upright(3, *SIDES[1:3])]
        moved = [rule._replace(top=rule.top + 200, bottom=rule.bottom + 200) for rule in rules]
        assert [words(grid) for grid in tables([*printed(ROWS), *below], [*rules, *moved], page=1)] == [ROWS, ROWS]


class TestRulesThatStopShort:
    """Level rules that end before the outer upright one are drawn on to it."""

    @pytest.mark.parametrize("short", [4.0, 10.0, 25.0])
    def test_before_the_right_side(self, short: float) -> None:
        rules = [*level(3, right=SIDES[-1] - short), *upright(3, *SIDES)]
        (grid,) = tables(printed(ROWS), rules, page=1)
        assert words(grid) == ROWS
        assert grid.edges == SIDES

    def test_but_not_to_a_table_beside(self) -> None:
        """Whose own rules begin where they do not reach."""
        beside = [Box(300, 5 + HEIGHT * at, 360, 5 + HEIGHT * at) for at in range(4)]
        other = [["甲", "1.00"], ["乙", "2.00"], ["丙", "3.00"]]
        text = [*printed(ROWS), *printed(other, (304.0, 335.0))]
        rules = [*level(3), *upright(3, *SIDES[:3]), *beside, *upright(3, 300, 330, 360)]
        one, two = tables(text, rules, page=1)
        assert (words(one), words(two)) == (ROWS, other)


class TestNoSide:
    """Rules that end together for other reasons."""

    def test_rules_drawn_a_little_over_the_side(self) -> None:
        (grid,) = tables(printed(ROWS), [*level(3, right=SIDES[-1] + 8), *upright(3, *SIDES)], page=1)
        assert grid.edges == SIDES

    def test_lines_of_a_page_with_one_stroke(self) -> None:
        """Ruled paper is no table: its lines are too far apart for rows."""
        lines = [Box(SIDES[0], y, SIDES[-1], y) for y in (5, 205, 405, 605)]
        assert tables(printed(ROWS), [*lines, Box(SIDES[1], 5, SIDES[1], 605)], page=1) == []

    def test_a_text_that_goes_on_over_their_ends(self) -> None:
        rows = [[*row[:2], "12,345.00"] for row in ROWS]
        (grid,) = tables(printed(rows), [*level(3, right=250), *upright(3, *SIDES[:3])], page=1)
        assert grid.edges == SIDES[:3]

    def test_a_cell_beside_rows_whose_rule_is_drawn(self) -> None:
        """The rules of the rows end at the upright one beside it, as in any table."""
        rules = [level(3)[0], *level(3, left=SIDES[1])[1:-1], level(3)[-1], *upright(3, *SIDES)]
        (grid,) = tables(printed(ROWS), rules, page=1)
        assert grid.edges == SIDES
