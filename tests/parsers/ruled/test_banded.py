"""Tables of word processors with rules between the columns of every other row only."""

from __future__ import annotations

import pytest

from model.disclosure import Box
from parsers.ruled.tables import tables
from tests.parsers.ruled.test_ruling import letters, words

SIDES = (10.0, 90.0, 210.0, 270.0)
HEIGHT = 20.0


def a_table(rows: list[list[tuple[str, float]]], *, open_at_top: bool = False) -> list[list[str]]:
    """Words by the places where they begin, in rows of which the first, the third and so on have rules inside."""
    levels = [5 + HEIGHT * at for at in range(len(rows) + 1)]
    rules = [Box(SIDES[0], y, SIDES[-1], y) for y in levels[open_at_top:]]
    rules += [Box(x, levels[0], x, levels[-1]) for x in (SIDES[0], SIDES[-1])]
    parted = levels[open_at_top:-1:2]
    rules += [Box(x, y, x, y + HEIGHT) for y in parted for x in SIDES[1:-1]]
    placed = [(text, x, y) for y, row in zip(levels, rows, strict=False) for text, x in row]
    text = [letter for said, x, y in placed for letter in letters(said, x, y + 14, step=5 if said[0].isdigit() else 10)]
    (grid,) = tables(text, rules, page=1)
    return words(grid)


HEAD = [("科目编码", 14.0), ("科目名称", 100.0), ("合计", 220.0)]
CLASS = [("201", 14.0), ("一般公共服务支出", 94.0), ("96.00", 240.0)]
GROUP = [("20101", 14.0), ("人大事务", 94.0), ("36.00", 240.0)]
OTHER = [("20103", 14.0), ("政府办公厅", 94.0), ("60.00", 240.0)]


class TestBanded:
    """Words of a row without rules are in the columns of the rows beside it."""

    def test_each_word_in_its_column(self) -> None:
        found = a_table([HEAD, CLASS, GROUP, OTHER])
        assert found[1] == ["201", "一般公共服务支出", "96.00"]
        assert found[3] == ["20103", "政府办公厅", "60.00"]

    def test_a_close_gap_in_which_a_column_ends(self) -> None:
        """A name that begins right behind the code."""
        near = [("2010301", 50.0), ("行政运行", 94.0), ("60.00", 240.0)]
        assert a_table([HEAD, CLASS, GROUP, near])[3] == ["2010301", "行政运行", "60.00"]

    def test_a_word_over_two_columns_keeps_both(self) -> None:
        total = [("合计", 80.0), ("96.00", 240.0)]
        assert a_table([HEAD, total, GROUP, OTHER])[1] == ["合计", "合计", "96.00"]

    def test_the_letters_of_a_word_set_wide(self) -> None:
        total = [("合", 60.0), ("计", 110.0), ("96.00", 240.0)]
        assert a_table([HEAD, total, GROUP, OTHER])[1] == ["合 计", "合 计", "96.00"]

    def test_the_first_row_of_a_page(self) -> None:
        """The break leaves it open at the top: it has its two sides, and nothing else."""
        found = a_table([OTHER, GROUP, CLASS, GROUP, OTHER], open_at_top=True)
        assert found[0] == ["20103", "政府办公厅", "60.00"]
        assert len(found) == 5

    @pytest.mark.parametrize(
        "note", [[("96.00", 14.0), ("36.00", 60.0)], [("其中包括上年结转二十万元若干项目共计", 14.0), ("60.00", 215.0)]]
    )
    def test_words_out_of_their_columns_stay_one_cell(self, note: list[tuple[str, float]]) -> None:
        found = a_table([HEAD, CLASS, GROUP, OTHER, HEAD, note])
        assert len(set(found[5][:2])) == 1

    def test_one_row_across_is_a_merged_cell(self) -> None:
        found = a_table([HEAD, CLASS, GROUP])
        assert found[1] == ["201 一般公共服务支出 96.00"] * 3
