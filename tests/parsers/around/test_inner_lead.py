"""What heads a table when it is printed inside the grid, cut over lines and cells."""

from __future__ import annotations

import pytest

from model.amount import Unit
from model.disclosure import Box
from parsers.around.header import distinct
from parsers.around.heading import read_heading
from parsers.around.inner_lead import split_inner_lead
from parsers.around.lead import split_lead, title_of
from parsers.page import Cell, RawGrid, TextLine
from parsers.tables.grid import without_spanned
from tests.parsers.statements.grids import a_grid as laid_out

BODY = (("科目名称", "合计"), ("行政运行", "60.00"))


def a_grid(*rows: tuple[str, ...]) -> RawGrid:
    """A grid of cells, each in one slot."""
    return RawGrid(tuple(tuple(Cell(text, page=1) for text in row) for row in rows), page=1)


def a_line(text: str, top: float, size: float = 10.0) -> TextLine:
    """A line centred on the page."""
    half = len(text) * size / 2
    return TextLine(text, page=1, box=Box(300 - half, top, 300 + half, top + size), size=size)


class TestInsideTheGrid:
    """Values come back to their labels."""

    @pytest.mark.parametrize(
        "row",
        [
            ("编制单位：示例市统计局", "预算年度：\n2024", "单位：万元"),
            ("编制单位：\n示例市统计局", "预算年度：2024", "单位：万\n元"),
            ("编制单位：", "示例市统计局", "预算年度：", "2024", "单位：万元"),
            ("[341002]示例市统计局", "预算年度：2024", "金额单位：\n万元"),
        ],
    )
    def test_a_unit_line_cut_apart(self, row: tuple[str, ...]) -> None:
        lead, rows = split_inner_lead(a_grid(("部门支出总表",), row, *BODY))
        heading = read_heading(title_of(lead), lead)
        assert (heading.unit_name, heading.year, heading.unit) == ("示例市统计局", 2024, Unit.TEN_THOUSAND)
        assert len(rows) == len(BODY)

    @pytest.mark.parametrize("figures", [("8.80", "8.80", ""), ("", "", "")])
    def test_an_account_whose_name_reads_like_a_title(self, figures: tuple[str, ...]) -> None:
        """Short figures read like numbers of tables; a page that begins with this row goes on with its table."""
        row = ("223", "国有资本经营预算支出", *figures)
        lead, rows = split_inner_lead(a_grid(row, ("22301", "解决历史遗留问题及改革成本支出", *figures)))
        assert (lead, len(rows)) == ((), 2)

    def test_a_title_in_two_lines(self) -> None:
        lead, _ = split_inner_lead(a_grid(("2024年一般公共预算财政拨款\n支出总表",), *BODY))
        assert title_of(lead) == "2024年一般公共预算财政拨款支出总表"

    def test_the_end_of_a_code_torn_off_by_a_page_break_stays(self) -> None:
        """220 in a narrow cell stands on two lines, and the page ends between them."""
        grid = a_grid(("0", "", ""), ("220", "自然资源事务", "5.20"))
        assert split_inner_lead(grid) == ((), grid.rows)

    def test_rows_of_a_form_stay(self) -> None:
        """A label and its value without a unit of money beside them can be the first row of a table."""
        grid = a_grid(("主管部门：", "示例市统计局"), *BODY)
        assert split_inner_lead(grid)[1] == grid.rows


class TestAboveTheGrid:
    """Lines that were broken in two."""

    @pytest.mark.parametrize(("cut", "unit"), [(("单位：", "元"), Unit.YUAN), (("单位：万", "元"), Unit.TEN_THOUSAND)])
    def test_the_unit_of_money(self, cut: tuple[str, str], unit: Unit) -> None:
        lines = [a_line("2024年部门支出总表", 50), a_line(f"编制单位：示例市统计局 {cut[0]}", 70), a_line(cut[1], 82)]
        _, lead = split_lead(lines, a_grid(*BODY))
        assert read_heading(title_of(lead), lead).unit is unit

    def test_a_title_that_names_another_table_in_full(self) -> None:
        lines = [a_line("2024年一般公共预算财政拨款", 50, 14), a_line("支出总表", 68, 14), a_line("单位：元", 90)]
        _, lead = split_lead(lines, a_grid(*BODY))
        assert title_of(lead) == "2024年一般公共预算财政拨款支出总表"

    def test_a_heading_in_other_type_is_no_part_of_it(self) -> None:
        lines = [a_line("2024年一般公共预算财政拨款", 50, 20), a_line("支出总表", 74, 12), a_line("单位：元", 90)]
        _, lead = split_lead(lines, a_grid(*BODY))
        assert title_of(lead) == "支出总表"


class TestYearAndUnit:
    """What stands beside the name of the unit is none of it."""

    @pytest.mark.parametrize("date", ["2024年", "2024年1月15日", "2024-01-15"])
    def test_a_bare_date(self, date: str) -> None:
        line = TextLine(f"填报单位：示例市统计局 {date} 单位：万元")
        assert read_heading("", (line,)).unit_name == "示例市统计局"

    def test_a_year_in_the_heads_only(self) -> None:
        assert read_heading("部门支出总表", (), ("2023年执行数", "2024年预算数")).dated(2023) == 2024


class TestColumnsOfTheLead:
    """A column that only the unit line parted is gone with that line; one that a row uses stays."""

    ROWS = (("科目名称", "<", "合计", "<"), ("行政运行", "<", "60.00", "<"))

    @pytest.mark.parametrize(("more", "width"), [((), 2), ((("教育支出", "<", "5.00", "4.00"),), 3)])
    def test_spanned_by_every_row(self, more: tuple[tuple[str, ...], ...], width: int) -> None:
        grid = without_spanned(laid_out(*self.ROWS, *more))
        assert grid.width == width
        assert [cell.words for row in grid.body for cell in distinct(row)][:2] == ["行政运行", "60.00"]
