"""Figures that go on over the rule beside their cell are not read in part."""

from __future__ import annotations

import pytest

from parsers.amounts import read_amount
from parsers.letters import Letter
from parsers.ruled.tables import tables
from tests.parsers.ruled.test_ruling import frame, letters

RULE, END = 210.0, 310.0
SIDES, HEIGHTS = [10.0, 110.0, RULE, END], [100.0, 120.0, 140.0]


def width_of(text: str) -> float:
    return letters(text, 0, 0)[-1].x1


def row(*said: tuple[str, float]) -> list[str]:
    """What the last two cells of a row say of texts that begin where they are told to."""
    text: list[Letter] = [*letters("教育支出", 14, 114)]
    for figure, x0 in said:
        text += letters(figure, x0, 114)
    (grid,) = tables(text, frame(SIDES, HEIGHTS), 1)
    return [cell.text if cell else "" for cell in grid.rows[0][1:]]


class TestAstride:
    """A figure wider than its cell is printed over the rule, and no part of it is a figure."""

    @pytest.mark.parametrize(("before", "behind"), [("740", ".42"), ("4,909", ".66"), ("12", "34.56")])
    def test_no_part_is_a_number(self, before: str, behind: str) -> None:
        found = row((before + behind, RULE - width_of(before)))
        assert all(found)
        assert not any(read_amount(text).has_number for text in found)

    def test_beyond_the_last_column(self) -> None:
        found = row(("12.00", 120.0), ("740.42", END - width_of("740")))
        assert [read_amount(text).has_number for text in found] == [True, False]

    def test_the_page_is_looked_at_more_closely(self) -> None:
        """Its clipping may tell which cell the figure is of."""
        text = [*letters("教育支出", 14, 114), *letters("740.42", RULE - width_of("740"), 114)]
        (grid,) = tables(text, frame(SIDES, HEIGHTS), 1)
        assert grid.spills == 2

    def test_two_figures_that_touch_at_the_rule(self) -> None:
        assert row(("74.42", RULE - width_of("74.42")), ("12.50", RULE)) == ["74.42", "12.50"]

    def test_first_digits_over_a_blank_cell_are_put_together_later(self) -> None:
        assert row(("1,250.00", RULE - width_of("1,"))) == ["1,", "250.00"]
