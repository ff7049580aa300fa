"""Figures that begin on the rule of their cell, beside words: digits may be lost."""

from __future__ import annotations

from parsers.amounts import read_amount
from parsers.page import Cell, RawGrid
from parsers.ruled.clipped import with_lost_digits


def second(first: str, figure: str, indent: float) -> str:
    """What is left of a figure beside the text of another cell."""
    grid = RawGrid(((Cell(first), Cell(figure, column=1, indent=indent)),))
    cell = with_lost_digits(grid).rows[0][1]
    return cell.text if cell is not None else ""


class TestLostDigits:
    """A column too narrow for its figures, which are texts."""

    def test_beside_words(self) -> None:
        """175,922,800.00, of which the first digit was not printed, must not be read without it."""
        text = second("一般公共预算拨款收入", "75,922,800.00", -1.3)
        assert not read_amount(text).has_number
        assert "75,922,800.00" in text

    def test_over_a_blank_cell_it_is_whole(self) -> None:
        assert second("", "75,922,800.00", -1.3) == "75,922,800.00"

    def test_its_first_digits_stand_in_the_blank_cell(self) -> None:
        grid = RawGrid(((Cell("1"), Cell("75,922,800.00", column=1, indent=-1.3)),))
        assert [cell and cell.text for cell in with_lost_digits(grid).rows[0]] == ["", "175,922,800.00"]

    def test_a_figure_inside_its_cell(self) -> None:
        assert second("一般公共预算拨款收入", "75,922,800.00", 0.4) == "75,922,800.00"
