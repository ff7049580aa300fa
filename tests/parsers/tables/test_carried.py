"""Cells merged over rows that a page break cuts, and blank ones that are none."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.page import Slots
from parsers.tables.carried import carried
from tests.parsers.statements.grids import a_grid

ABOVE = (
    ("50201", "办公经费", "30201", "办公费", "3.00"),
    ("^", "^", "30206", "电费", "1.00"),
    ("50203", "培训费", "30216", "培训费", "2.00"),
)


def rows(*lines: Sequence[str]) -> tuple[Slots, ...]:
    return a_grid(*lines, header=0).body


def words(found: tuple[Slots, ...]) -> list[list[str]]:
    return [["" if cell is None else cell.words for cell in row] for row in found]


class TestCarried:
    """A report prints the words of a merged cell on its first page only."""

    def test_below_merged_cells(self) -> None:
        found = carried(rows(*ABOVE), rows(("", "", "30217", "接待费", "4.00"), ("50299", "其他", "30299", "其他", "")))
        assert words(found)[0] == ["50203", "培训费", "30217", "接待费", "4.00"]
        assert words(found)[1][0] == "50299"

    def test_merged_on_the_next_page(self) -> None:
        """One row of it stands above: that it is merged shows below."""
        below = rows(("", "", "30206", "电费", "4.00"), ("^", "^", "30207", "邮电费", "5.00"))
        found = carried(rows(ABOVE[0]), below)
        assert [row[:2] for row in words(found)] == [["50201", "办公经费"]] * 2
        assert found[0][0] is found[1][0]


class TestBlank:
    """A blank cell stays blank where nothing says that it is the rest of another."""

    def test_no_cell_is_merged(self) -> None:
        below = rows(("", "", "30206", "电费", "4.00"))
        assert carried(rows(ABOVE[0]), below) is below

    def test_others_are_blank_in_the_column(self) -> None:
        above = rows(ABOVE[0], ABOVE[1], ("", "", "30207", "邮电费", "2.00"), ABOVE[2])
        below = rows(("", "", "30217", "接待费", "4.00"))
        assert carried(above, below) is below

    def test_a_figure_is_never_carried(self) -> None:
        above = rows(("201", "外交支出", "3.00"), ("202", "国防支出", "^"))
        below = rows(("203", "其他支出", ""))
        assert carried(above, below) is below

    def test_a_total(self) -> None:
        """It is of no group."""
        below = rows(("", "", "合计", "合计数", "9.00"))
        assert carried(rows(*ABOVE), below) is below
