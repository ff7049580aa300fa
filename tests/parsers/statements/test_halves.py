"""Balance statements whose sides stand below each other, in one grid or in two."""

from __future__ import annotations

from pathlib import Path

import pytest

from parsers import read
from parsers.statements.halves import halves
from tests.parsers.statements.grids import a_grid
from tests.typeset.sheet import Sheet
from tests.typeset.table import LEFT, Table

Rows = tuple[tuple[str, ...], ...]

INCOME: Rows = (("一、财政拨款收入", "9.00"), ("收入总计", "9.00"))
SPENT: Rows = (("一、教育支出", "9.00", "6.00", "3.00"), ("支出总计", "9.00", "6.00", "3.00"))


class TestSidesBeside:
    """A column of its own names the sides."""

    ROWS: Rows = (
        ("", "财政拨款收入", "7.00"),
        ("收入", "经营收入", "2.00"),
        ("", "收入合计", "9.00"),
        ("", "基本支出", "6.00"),
        ("支出", "项目支出", "3.00"),
        ("", "支出合计", "9.00"),
    )

    def test_in_the_middle_of_their_rows(self) -> None:
        """Without rules nothing shows the cells over all rows; the sum of the revenue ends it."""
        parts = halves(a_grid(("类别", "项目", "金额"), *self.ROWS))
        names = [[row[0].words for row in part.grid.body if row[0]] for part in parts]
        assert names == [[row[1] for row in self.ROWS[:3]], [row[1] for row in self.ROWS[3:]]]
        assert [cell.words for part in parts if (cell := part.grid.header[0][0])] == ["收入", "支出"]

    def test_without_a_sum_nothing_shows_where_a_side_ends(self) -> None:
        rows = [row for row in self.ROWS if row[1] != "收入合计"]
        assert len(halves(a_grid(("类别", "项目", "金额"), *rows))) == 1


class TestHalves:
    """A row that names another side, alone or as the first head, begins the other half; rows of figures never do."""

    def test_a_head_of_its_own(self) -> None:
        one, two = halves(
            a_grid(
                ("收入项目", "<", "预算数", "<"),
                ("一、事业收入", "<", "9.00", "<"),
                ("支出项目", "合计", "基本支出", "项目支出"),
                ("一、教育支出", "9.00", "6.00", "3.00"),
            )
        )
        assert [one.grid.width, two.grid.width] == [2, 4]
        assert [cell.words for row in two.grid.header for cell in row if cell] == [
            "支出项目",
            "合计",
            "基本支出",
            "项目支出",
        ]
        assert (one.first, two.first, len(one.grid.body), len(two.grid.body)) == (1, 3, 1, 1)

    def test_a_row_that_only_names_the_side(self) -> None:
        rows = (("一、本年收入", ""), ("事业收入", "9.00"), ("二、本年支出", ""), ("教育支出", "9.00"))
        parts = halves(a_grid(("项目", "预算数"), *rows))
        heads = [[cell.words for row in part.grid.header for cell in row if cell] for part in parts]
        assert heads == [["一、本年收入", "", "项目", "预算数"], ["二、本年支出", "", "项目", "预算数"]]

    def test_heads_repeated_on_the_next_page(self) -> None:
        head = (("支出", "<"), ("项目", "预算数"))
        body = (*head, ("一、教育支出", "9.00"), *head, ("支出总计", "9.00"))
        *_, two = halves(a_grid(("收入", "<"), ("项目", "预算数"), ("一、事业收入", "9.00"), *body, header=2))
        assert [row[0].words for row in two.grid.body if row[0]] == ["一、教育支出", "支出总计"]

    @pytest.mark.parametrize(
        "rows",
        [
            (("收入", "<", "支出", "<"), ("本年收入", "", "本年支出", ""), ("事业收入", "9.00", "教育支出", "9.00")),
            (("项目", "预算数"), ("支出", "9.00"), ("其中：教育支出", "9.00")),
            (("收入", "预算数"), ("本年收入", ""), ("事业收入", "9.00")),
        ],
    )
    def test_tables_in_one_piece(self, rows: Rows) -> None:
        grid = a_grid(*rows)
        assert [half.grid for half in halves(grid)] == [grid]


class TestNamedBeside:
    """Sides named in a first column, in one cell beside all their rows."""

    def test_two_sides(self) -> None:
        rows = (
            ("类别", "项目", "金额"),
            ("收入", "财政拨款收入", "7.00"),
            ("^", "收入合计", "7.00"),
            ("支出", "教育支出", "5.00"),
            ("^", "卫生健康支出", "2.00"),
        )
        revenue, spent = halves(a_grid(*rows))
        assert (revenue.first, spent.first) == (1, 3)
        assert [[cell.words for cell in half.grid.header[0] if cell] for half in (revenue, spent)] == [
            ["收入", "收入"],
            ["支出", "支出"],
        ]
        assert [row[0].words for row in spent.grid.body if row[0]] == ["教育支出", "卫生健康支出"]

    @pytest.mark.parametrize(
        "rows",
        [
            (("项目", "上年", "本年"), ("收入", "8.00", "9.00"), ("支出", "8.00", "9.00")),
            (("类别", "项目", "金额"), ("收入", "财政拨款收入", "7.00"), ("结转", "上年结转", "2.00")),
            (("类别", "项目", "金额"), ("财政拨款收入", "基金", "7.00"), ("支出", "教育支出", "7.00")),
        ],
    )
    def test_columns_that_name_no_sides(self, rows: Rows) -> None:
        """Rows of totals, one side only, and groups of one side."""
        grid = a_grid(*rows)
        assert [half.grid for half in halves(grid)] == [grid]


class TestOneList:
    """The sum of each side over its rows, in one list."""

    def test_two_sums(self) -> None:
        income = (("一、收入", "9.00"), ("1.财政拨款收入", "9.00"))
        spending = (("二、支出", "9.00"), ("1.基本支出", "9.00"))
        revenue, spent = halves(a_grid(("项目", "预算数"), *income, *spending))
        assert (revenue.first, spent.first) == (1, 3)
        assert [len(half.grid.body) for half in (revenue, spent)] == [2, 2]
        heads = [half.grid.header[0][0] for half in (revenue, spent)]
        assert [cell.words for cell in heads if cell] == ["收入", "支出"]

    def test_sums_without_rows(self) -> None:
        """A digest of two sums is no list of two sides."""
        grid = a_grid(("项目", "预算数"), ("收入", "9.00"), ("支出", "9.00"))
        assert [half.grid for half in halves(grid)] == [grid]


class TestRead:
    """Both halves are facts of one statement, whatever stands between them."""

    def facts(self, path: Path, sheet: Sheet) -> set[tuple[str, str, str, str]]:
        path.write_bytes(sheet.finish())
        budget = read([path]).units[0]
        return {(fact.side, fact.name, fact.measure, str(fact.value.figure)) for fact in budget.facts if fact.value}

    @pytest.mark.parametrize("gap", ["space", "page", "title"])
    def test_two_tables(self, tmp_path: Path, gap: str) -> None:
        sheet = Sheet()
        sheet.title("2024年单位收支总表")
        sheet.unit_line("编制单位：示例单位", "单位：万元")
        sheet.table(Table((("收入", LEFT), ("项目", "预算数")), INCOME, widths=(4, 2), align="lr"))
        if gap == "page":
            sheet.page()
        sheet.space(20)
        if gap == "title":
            sheet.title("2024年单位收支总表（支出）")
        head = (("支出", LEFT, LEFT, LEFT), ("项目", "合计", "基本支出", "项目支出"))
        sheet.table(Table(head, SPENT, widths=(4, 1, 1, 1), align="lrrr"))
        spending = {
            ("expenditure", name, "budget", total) for name, total, *_ in (("教育支出", "9.00"), ("支出总计", "9.00"))
        }
        found = self.facts(tmp_path / "a.pdf", sheet)
        assert {
            ("revenue", "财政拨款收入", "budget", "9.00"),
            ("revenue", "收入总计", "budget", "9.00"),
            *spending,
        } <= found
        assert len(found) == 8

    def test_a_digest_is_no_half(self, tmp_path: Path) -> None:
        """A small table of one side in the text before the whole statement stays out of it."""
        sheet = Sheet()
        sheet.title("收支预算表")
        sheet.unit_line("单位：万元")
        sheet.table(Table((("支出", "预算数"),), (("教育支出", "9.00"),), widths=(4, 2), align="lr"))
        sheet.page()
        sheet.title("2024年单位收支总表")
        sheet.unit_line("编制单位：示例单位", "单位：万元")
        head = (("收入", LEFT, "支出", LEFT), ("项目", "预算数", "项目", "预算数"))
        rows = (("事业收入", "9.00", "教育支出", "7.00"), ("收入总计", "9.00", "卫生健康支出", "2.00"))
        sheet.table(Table(head, rows, widths=(4, 2, 4, 2), align="lrlr"))
        found = self.facts(tmp_path / "a.pdf", sheet)
        assert {row for row in found if row[0] == "expenditure"} == {
            ("expenditure", "教育支出", "budget", "7.00"),
            ("expenditure", "卫生健康支出", "budget", "2.00"),
        }
