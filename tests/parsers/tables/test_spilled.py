"""The last digits of amounts, set in the row below for want of room, go back to where they belong."""

from __future__ import annotations

from parsers.page import Cell, RawGrid
from parsers.tables.spilled import without_spills

PLAIN = ("12.00", "13.50", "14.25", "15.75")


def column(*texts: str) -> list[str]:
    """The texts of a column of one grid, after its spills are put back."""
    rows = tuple((Cell("类款"), Cell(text)) for text in (*texts, *PLAIN))
    return [cell.text for row in without_spills(RawGrid(rows)).rows if (cell := row[1]) is not None][: len(texts)]


class TestSpilled:
    """Decimals of the column decide; what stays short is not read."""

    def test_the_end_goes_back(self) -> None:
        assert column("32,833,328.5", "9\n3,390,373.65") == ["32,833,328.5\n9", "3,390,373.65"]

    def test_one_below_the_other(self) -> None:
        assert column("10,111,111.1", "1\n20,222,222.2", "2\n3.30") == ["10,111,111.1\n1", "20,222,222.2\n2", "3.30"]

    def test_a_figure_whose_end_is_lost_is_not_read(self) -> None:
        """Two ends were printed over each other: a figure short of its last digit would be a wrong one."""
        assert column("86,405,729.6", "32,833,328.5", "9\n1.00") == ["86,405,729.6�", "32,833,328.5\n9", "1.00"]

    def test_columns_without_spills_keep_what_they_print(self) -> None:
        """Decimals are mixed in many forms."""
        assert column("966.5", "7", "3\n4") == ["966.5", "7", "3\n4"]

    def test_a_whole_figure_above_takes_no_end(self) -> None:
        assert column("966.57", "1\n234.50") == ["966.57", "1\n234.50"]
