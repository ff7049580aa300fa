"""Words too long for their cell, which run over the rule into the column of figures beside it."""

from __future__ import annotations

import pytest

from parsers.letters import Letter
from parsers.ruled.tables import tables
from tests.parsers.ruled.test_ruling import SIZE, frame, letters

RULE, END = 110.0, 210.0
SIDES, HEIGHTS = [10.0, RULE, END], [100.0, 120.0, 140.0]
NAME = "管理补助支出"


def cells(*texts: tuple[str, float]) -> list[str]:
    """What the two cells of a row say of texts that begin where they are told to."""
    found: list[Letter] = [*letters("教育", 14, 134)]
    for text, x0 in texts:
        found += letters(text, x0, 114)
    (grid,) = tables(found, frame(SIDES, HEIGHTS), 1)
    return [cell.text if cell else "" for cell in grid.rows[0]]


def over(count: int, by: float = 0.0) -> float:
    """Where the name begins if so many of its characters stand right of the rule, and a bit of the one before."""
    return RULE - SIZE * (len(NAME) - count) + by


class TestNames:
    """They are of the cell that they begin in, and the figure beside them is one."""

    @pytest.mark.parametrize("by", [-4.0, -1.0, 0.0, 1.0, 4.0])
    @pytest.mark.parametrize("count", [1, 2, 3])
    def test_over_a_figure(self, count: int, by: float) -> None:
        assert cells((NAME, over(count, by)), ("28.91", END - 55)) == [NAME, "28.91"]

    def test_over_a_blank_cell(self) -> None:
        assert cells((NAME, over(2, 4.0))) == [NAME, ""]

    def test_of_which_the_figure_is_told_first(self) -> None:
        assert cells(("28.91", END - 55), (NAME, over(2))) == [NAME, "28.91"]


class TestCellsOfTheirOwn:
    """Texts of two cells may touch at the rule."""

    def test_two_names(self) -> None:
        assert cells(("教育支出", RULE - 40), ("教育支出", RULE)) == ["教育支出", "教育支出"]

    def test_a_name_that_begins_on_the_rule(self) -> None:
        """Nothing shows that it is the end of the other."""
        assert cells(("教育支出", RULE - 40), ("合计", RULE)) == ["教育支出", "合计"]

    def test_words_before_a_figure(self) -> None:
        assert cells(("教育支出", 14), ("其中", RULE + 2), ("28.91", END - 55)) == ["教育支出", "其中 28.91"]

    def test_a_head_wider_than_its_cell(self) -> None:
        """Set in the middle, it runs over both of its rules."""
        assert cells(("教育", RULE - 23), ("一般公共预算财政拨款收入", RULE - 3))[0] == "教育"
