"""Rows that end the head of a table of final accounts and are its total, too."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.around.header import split_header
from parsers.page import Slots
from tests.parsers.statements.grids import a_grid

Words = list[list[str]]

ACCOUNTS = (
    ("项目", "<", "<", "<", "本年收入合计", "其他收入"),
    ("功能分类科目编码", "<", "<", "科目名称", "^", "^"),
    ("^", "^", "^", "^", "决算数", "决算数"),
)
FUND = (
    ("项目", "<", "本年收入", "本年支出", "<", "<"),
    ("功能分类科目编码", "科目名称", "^", "^", "^", "^"),
)


def words(rows: Sequence[Slots]) -> Words:
    """The words of rows, nothing where a slot is none's."""
    return [[cell.words if cell is not None else "" for cell in row] for row in rows]


def parted(*rows: Sequence[str]) -> tuple[Words, Words]:
    """The last row of the head, and the body."""
    header, body = split_header(a_grid(*rows, header=0).rows)
    return words(header[-1:]), words(body)


class TestPartsBesideTheTotal:
    """类, 款 and 项 head the codes below them; 合计 beside them is the name of the first row."""

    def test_with_figures(self) -> None:
        account = ("208", "<", "<", "养老", "9.00", "1.00")
        head, body = parted(*ACCOUNTS, ("类", "款", "项", "合计", "9.00", "1.00"), account)
        assert head == [["类", "款", "项", "", "", ""]]
        assert body[0] == ["", "", "", "合计", "9.00", "1.00"]

    def test_without_figures(self) -> None:
        head, body = parted(*ACCOUNTS, ("类", "款", "项", "合计", "", ""), ("", "", "", "", "", ""))
        assert head == [["类", "款", "项", "", "", ""]]
        assert body[0] == ["", "", "", "合计", "", ""]

    def test_a_head_of_a_column_is_no_total(self) -> None:
        """合计 over 基本支出 and 项目支出 is a head like theirs."""
        rows = (("科目编码", "<", "<", "科目名称", "本年预算数", "<"), ("类", "款", "项", "^", "合计", "基本支出"))
        head, body = parted(*rows, ("201", "", "", "行政运行", "9.00", "9.00"))
        assert head == [["类", "款", "项", "科目名称", "合计", "基本支出"]]
        assert len(body) == 1


class TestTheTotalBesideHeads:
    """合计 of all accounts and its figures stand in the row of the heads below 本年支出."""

    @pytest.mark.parametrize("income", ["105.00", ""])
    def test_heads_and_figures_part(self, income: str) -> None:
        account = ("221", "住房", "105.00", "105.00", "", "105.00")
        head, body = parted(*FUND, ("合计", "<", income, "合计", "基本支出", "项目支出"), account)
        assert head == [["", "", "", "合计", "基本支出", "项目支出"]]
        assert body[0] == ["合计", "合计", income, "", "", ""]
        assert body[1][5] == "105.00"

    def test_heads_of_funds_are_no_row(self) -> None:
        """Where 合计 heads the first column, below a head that names no accounts, nothing is parted."""
        head, _ = parted(("本年收入", "<", "<"), ("合计", "其他收入", "事业收入"), ("9.00", "8.00", "1.00"))
        assert head == [["合计", "其他收入", "事业收入"]]
