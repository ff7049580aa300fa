"""Years over several columns of a table without rules, printed without 年: neither rows of codes nor of one column."""

from __future__ import annotations

import pytest

from parsers.bands import Band
from parsers.unruled.grid import grid_of
from parsers.unruled.lines import is_row
from parsers.unruled.rows import is_label
from parsers.unruled.spans import spanned
from tests.parsers.unruled.test_unruled_columns import word


def band(baseline: float, *texts: tuple[str, float]) -> Band:
    return Band(tuple(word(text, x, baseline) for text, x in texts), (0,), 1)


ROWS = [
    band(120 + 15 * at, (name, 50), *((f"{at}{at}1.50", 150 + 60 * column) for column in range(6)))
    for at, name in enumerate(("教育支出", "外交支出", "国防支出"), start=1)
]
HEADS = band(105, *((text, 150 + 60 * at) for at, text in enumerate(("合计", "基本支出", "项目支出") * 2)))


class TestBrokenYears:
    """2025 on a line of its own, 年预算数 below it: a head of two lines, whose columns are not those of figures."""

    HEAD = (
        band(90, ("2025", 172), ("2026", 252)),
        band(97, ("项目", 80)),
        band(104, ("年预算数", 164), ("年预算数", 244)),
    )
    BODY = tuple(
        band(120 + 15 * at, (name, 50), (f"{at}{at}1.50", 190), (f"{at}{at}2.50", 270))
        for at, name in enumerate(("合计", "公务接待费", "因公出国（境）费"), start=1)
    )

    @pytest.mark.parametrize("together", [False, True])
    def test_are_of_the_head(self, *, together: bool) -> None:
        """Rules around the head may have made one band of it."""
        whole = Band(tuple(word for line in self.HEAD for word in line.words), (0,), 1)
        grid = grid_of([*((whole,) if together else self.HEAD), *self.BODY], ())
        assert grid is not None
        assert [cell.text for cell in grid.rows[0] if cell is not None] == ["项目", "2025\n年预算数", "2026\n年预算数"]
        assert [cell.text for cell in grid.rows[1] if cell is not None] == ["合计", "111.50", "112.50"]


class TestYears:
    """What begins with a year is a head."""

    @pytest.mark.parametrize(("text", "label"), [("2026预算", False), ("2026年预算", False), ("2010301", True)])
    def test_no_row(self, text: str, label: bool) -> None:
        assert is_label((word(text, 50, 100),)) is label

    def test_over_the_middle_one_of_three_columns(self) -> None:
        """Of the others nothing would say which year they are of: none of them is read."""
        years = band(90, ("2025年预算", 205), ("2026年预算", 385))
        assert spanned([years, HEADS, *ROWS]) is None
        assert spanned([HEADS, *ROWS]) is not None


class TestAmountsLikeYears:
    """2022 in whole yuan is an amount where a name has it twice: 合计 and 项目支出 of one account."""

    @pytest.mark.parametrize(
        ("texts", "row"),
        [
            (("城乡社区支出", "2022", "2022"), True),
            (("国有资本经营预算支出", "529", "529"), True),
            (("栏次", "1", "1"), False),
            (("国有资本经营预算支出", "529", "530"), False),
            (("科目名称", "2022", "2023"), False),
            (("科目名称", "2022"), False),
            (("2022", "2022"), False),
        ],
    )
    def test_a_row(self, texts: tuple[str, ...], *, row: bool) -> None:
        assert is_row(tuple(word(text, 50 + 100 * at, 100) for at, text in enumerate(texts))) is row
