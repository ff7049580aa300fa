"""Cells that touch no other of their table: blank ones have no border."""

from __future__ import annotations

from model.disclosure import Box
from parsers.ruled.tables import tables
from tests.parsers.ruled.test_ruling import frame, letters, words

SIDES = [10.0, 110.0, 210.0, 310.0, 410.0]
HEIGHTS = [100.0, 120.0, 140.0, 160.0, 180.0]


def around(column: int, row: int) -> list[Box]:
    """The border of one cell."""
    return frame(SIDES[column : column + 2], HEIGHTS[row : row + 2])


def names() -> list[Box]:
    """A head over all columns, and a column of names below it."""
    return [*frame(SIDES, HEIGHTS[:2]), *frame(SIDES[:2], HEIGHTS[1:])]


class TestIslands:
    """A cell with a border of its own, in the row of a name and the column of a head, is of that table."""

    def test_figures_with_borders_of_their_own(self) -> None:
        rules = [*names(), *around(2, 2), *around(2, 3), *around(3, 3)]
        text = [*letters("教育", 12, 154), *letters("1.00", 220, 154), *letters("2.00", 320, 174)]
        (grid,) = tables(text, rules, 1)
        assert words(grid)[2] == ["教育", "", "1.00", ""]
        assert words(grid)[3] == ["", "", "", "2.00"]

    def test_a_lone_figure(self) -> None:
        text = [*letters("教育", 12, 174), *letters("1.00", 320, 174)]
        (grid,) = tables(text, [*names(), *around(3, 3)], 1)
        assert words(grid)[3] == ["教育", "", "", "1.00"]

    def test_a_box_beside_the_columns(self) -> None:
        """It has no head above it, and is no part of the table."""
        rules = [*names(), *frame([430.0, 480.0], HEIGHTS[2:])]
        (grid, other) = sorted(tables(letters("教育", 12, 154), rules, 1), key=lambda grid: grid.edges)
        assert len(grid.edges) == len(SIDES)
        assert len(other.edges) == 2

    def test_a_lone_box_is_no_table(self) -> None:
        (grid,) = tables(letters("教育", 12, 154), [*names(), *frame([430.0, 480.0], HEIGHTS[2:4])], 1)
        assert len(grid.edges) == len(SIDES)
