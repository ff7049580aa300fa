"""Tables without rules whose columns are numbered, whose heads name years, or whose figures are dashes: as if ruled."""

from __future__ import annotations

from pathlib import Path

import pytest

from parsers import read
from parsers.bands import Band
from parsers.unruled.grid import grid_of
from parsers.unruled.heads import index_row
from parsers.unruled.rows import bands_of
from tests.parsers.unruled.test_unruled_columns import width_of, word
from tests.typeset.sheet import Sheet
from tests.typeset.table import LEFT, UP, Row, Rules, Table

Facts = set[tuple[str, str, str, str]]

FUNCTION = (
    ("功能分类科目", LEFT, "合计", "基本支出", LEFT, LEFT),
    ("科目编码", "科目名称", UP, "小计", "人员经费", "公用经费"),
)
NUMBERS = ("栏次", LEFT, "1", "2", "3", "4")
ROWS = (
    ("205", "教育支出", "30.00", "30.00", "20.00", "10.00"),
    ("20502", "普通教育", "30.00", "30.00", "20.00", "10.00"),
    ("2050204", "高中教育", "30.00", "30.00", "20.00", "10.00"),
)
SHARES = (1, 3, 2, 2, 2, 2)


def facts(path: Path, title: str, table: Table) -> Facts:
    sheet = Sheet()
    sheet.title(title)
    sheet.unit_line("编制单位：某区档案馆", "单位：万元")
    sheet.table(table)
    path.write_bytes(sheet.finish())
    found = read([path]).units[0].facts
    return {(fact.side + fact.code, fact.name, fact.measure, str(fact.value.figure)) for fact in found if fact.value}


def both(path: Path, title: str, head: tuple[Row, ...], rows: tuple[Row, ...], shares: tuple[int, ...]) -> list[Facts]:
    """The facts of a table with all rules, and with none."""
    align = "".join("r" if any("." in row[at] for row in rows) else "l" for at in range(len(shares)))
    rules: tuple[Rules, Rules] = ("all", "none")
    return [facts(path, title, Table(head, rows, shares, align, kind)) for kind in rules]


class TestNumbered:
    """栏次 over code and name is the number of no column; the line of numbers is none of the rows."""

    @pytest.mark.parametrize("rows", [ROWS, ROWS[:1]])
    def test_numbers_of_the_amounts_only(self, tmp_path: Path, rows: tuple[Row, ...]) -> None:
        ruled, plain = both(tmp_path / "a.pdf", "一般公共预算支出表", (*FUNCTION, NUMBERS), rows, SHARES)
        assert plain == ruled
        assert ("205", "教育支出", "personnel", "20.00") in plain

    def test_the_only_row(self, tmp_path: Path) -> None:
        head = (("科目名称", "合计", "基本支出", "项目支出"), ("栏次", "1", "2", "3"))
        ruled, plain = both(tmp_path / "a.pdf", "支出总表", head, (("合计", "30.00", "20.00", "10.00"),), (3, 2, 2, 2))
        assert (
            plain
            == ruled
            == {("", "合计", m, n) for m, n in (("total", "30.00"), ("basic", "20.00"), ("project", "10.00"))}
        )


class TestHeads:
    """A line of heads is no title, however like one its words are; a row without money is no head."""

    def test_years(self, tmp_path: Path) -> None:
        rows = (("1、因公出国（境）费", "", ""), ("2、公务接待费", "5.00", "4.00"), ("合计", "5.00", "4.00"))
        head = (("“三公”经费项目", "2023年预算数", "2024年预算数"),)
        ruled, plain = both(tmp_path / "a.pdf", "2024年“三公”经费支出表", head, rows, (4, 2, 2))
        assert plain == ruled
        assert {fact[2:] for fact in plain} == {("prior_total", "5.00"), ("total", "4.00")}


class TestLines:
    """What stands close together is parted by what it says."""

    def test_the_line_of_numbers_is_a_row(self) -> None:
        lines = [(word("栏次", 60, 100), word("1", 160, 99.6), word("2", 240, 99.6))]
        lines += [(word("合计", 60, 110), word("30.00", 170, 110), word("20.00", 250, 110))]
        assert [len(band.words) for band in bands_of(lines, range(2), (), 1, {})] == [3, 3]

    def test_figures_in_another_font_are_on_the_line(self) -> None:
        line = (word("栏次", 60, 100), word("1", 160, 99.6), word("2", 240, 99.6))
        assert [found.text for found in index_row(line)] == ["栏次", "1", "2"]

    def test_a_dash_before_a_name_is_an_amount(self) -> None:
        """The gap between the lanes is no wider than between letters."""
        head = (word("项目", 80, 100), word("预算数", 170, 100), word("项目", 250, 100), word("预算数", 330, 100))
        rows = [
            Band((word(a, 60, y), word(b, 196 - width_of(b), y), *more), (0,), 1)
            for y, a, b, more in (
                (120, "财政拨款收入", "30.00", (word("一、教育支出", 200, 120), word("20.00", 350, 120))),
                (140, "收入总计", "30.00", (word("支出总计", 200, 140), word("30.00", 350, 140))),
            )
        ]
        glued = word("-二、卫生健康支出", 196, 130)
        rows.insert(1, Band((word("事业收入", 60, 130), glued, word("10.00", 350, 130)), (0,), 1))
        grid = grid_of([Band(head, (0,), 1), *rows], ())
        assert grid is not None
        assert [cell and cell.words for cell in grid.rows[2]] == ["事业收入", "-", "二、卫生健康支出", "10.00"]
