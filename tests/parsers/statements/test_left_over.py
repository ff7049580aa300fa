"""Figures that no reader of a table takes are told, with their page; what is read, or no money, is not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from model.amount import Unit
from model.disclosure import Notice
from parsers.statements.accounts import read_accounts
from parsers.statements.columns import columns_of
from parsers.statements.dispatch import read_tables
from parsers.statements.headed import head_tables
from parsers.statements.left_over import left_over
from parsers.statements.table import Context
from parsers.statements.two_sided import read_two_sided
from parsers.stray import KIND
from tests.parsers.statements.grids import a_grid

HEAD = ("科目编码", "科目名称", "合计", "备注")


def told(*rows: Sequence[str], statement: str = "expenditure", header: int = 1) -> list[Notice]:
    """What is left of a table after it was read."""
    grid = a_grid(*rows, title="支出总表", header=header, page=4)
    context = Context("a", statement, grid.title, Unit.TEN_THOUSAND)
    columns = columns_of(grid, statement, None)
    part = (read_two_sided if statement == "balance" else read_accounts)(grid, columns, context)
    return list(left_over(grid, columns, part, context))


class TestFiguresOfNobody:
    """One notice for each page of a table, with the figures."""

    def test_a_figure_among_names(self) -> None:
        """It stands left of its column: no row is named by it, and no amount is read there."""
        (notice,) = told(
            ("收入", "预算数", "支出", "预算数"),
            ("财政拨款收入", "25.60", "教育支出", "25.60"),
            ("其他收入", "1.00", "1,204.50", ""),
            ("收入合计", "26.60", "支出合计", "25.60"),
            statement="balance",
        )
        assert (notice.kind, notice.source.page, notice.source.raw) == (KIND, 4, "1,204.50")
        assert notice.message == "支出总表第 4 页有 1 个数字没有归属，没有采用：1,204.50"

    def test_a_figure_behind_a_name(self) -> None:
        """Name and figure ran together in one cell: the amount is in no fact."""
        (notice,) = told(HEAD, ("201", "一般公共服务支出 1,204.50", "", ""), ("205", "教育支出", "25.60", ""))
        assert notice.source.raw == "一般公共服务支出 1,204.50"

    def test_several_of_a_page(self) -> None:
        """They are counted, the first three are named."""
        rows = [(f"20{at}", f"教育支出{at}2.50", "", "") for at in range(1, 6)]
        (notice,) = told(HEAD, *rows, ("合计", "", "162.50", ""))
        assert "有 5 个数字没有归属，没有采用：教育支出12.50、教育支出22.50、教育支出32.50……" in notice.message

    def test_a_row_taken_for_a_head(self) -> None:
        """Its figures are heads of columns, and none of the table's."""
        (notice,) = told(HEAD, ("201", "一般公共服务支出", "1,204.50", ""), ("205", "教育支出", "25.60", ""), header=2)
        assert notice.source.raw == "1,204.50"


class TestNoFalseAlarm:
    """What was read, what another notice says, and numbers that are no money."""

    @pytest.mark.parametrize("remark", ["2024.05", "2024", "12.50%", "204.04", "第3.10条", "1.5", "35"])
    def test_dates_codes_shares_and_ordinals(self, remark: str) -> None:
        """Numbers of another kind stand beside amounts that are read."""
        assert told(HEAD, ("201", "一般公共服务支出", "1,204.50", remark), ("205", "教育支出", "25.60", "")) == []

    def test_a_row_without_a_name_has_its_own_notice(self) -> None:
        """It is said once that its figure was not taken."""
        assert told(HEAD, ("201", "一般公共服务支出", "1,204.50", ""), ("", "", "25.60", "")) == []


class TestTablesWithoutATitle:
    """Accounts whose table nothing names are in --all only, and that is told; lists of anything else are not."""

    HEAD = ("", "", "合计", "基本支出")

    def told(self, *rows: Sequence[str], title: str = "") -> list[str]:
        grid = a_grid(self.HEAD, *rows, title=title, page=4)
        return [notice.message for notice in read_tables(head_tables([grid]), 2024, "a").harvest.notices]

    @pytest.mark.parametrize("codes", [("201", "205", "208"), ("", "", "")])
    def test_accounts(self, codes: tuple[str, ...]) -> None:
        """A head that ends the page before leaves its rows alone on the next one."""
        names = ("一般公共服务支出", "教育支出", "社会保障和就业支出")
        rows = [(code, name, "9.00", "0") for code, name in zip(codes, names, strict=True)]
        said = "第 4 页有一张表认不出表名，不知道是哪张预算表，其中 3 个数字没有采用，只在 --all 中列出"
        assert said in self.told(*rows)
        assert said not in self.told(*rows, title="支出总表")

    def test_a_list_of_other_things(self) -> None:
        rows = [("", name, "9.00", "9.00") for name in ("计算机", "打印机", "复印机")]
        assert not [message for message in self.told(*rows) if "认不出表名" in message]
