"""Blanks: nothing where their other identity closes without them, an excuse where it does not."""

from __future__ import annotations

import pytest

from model.finding import Status
from tests.builders import BudgetBuilder, a_budget
from tests.model.checks.asking import of_rule, problems

Cells = tuple[str | None, ...]

SPENDING: dict[str, Cells] = {
    "合计": ("14.00", "8.00", "4.00", "2.00"),
    "201": ("9.00", "6.00", "3.00", None),
    "20101": ("9.00", "6.00", "3.00", None),
    "2010101": ("6.00", "6.00", None, None),
    "2010102": ("2.00", None, "2.00", None),
    "2010199": ("1.00", None, "1.00", None),
    "205": ("5.00", "2.00", "1.00", "2.00"),
    "20502": ("5.00", "2.00", "1.00", "2.00"),
}
FUNDED: dict[str, Cells] = {
    "合计": ("9.00", "6.00", "4.00", "2.00", "3.00"),
    "201": ("9.00", "6.00", "4.00", "2.00", "3.00"),
    "20101": ("9.00", "6.00", "4.00", "2.00", "3.00"),
    "2010101": ("4.00", "4.00", "3.00", "1.00", None),
    "2010102": ("3.00", None, None, None, "3.00"),
    "2010150": ("2.00", "2.00", "1.00", "1.00", None),
}
COLUMNS = {
    "expenditure": ("total", "basic", "project", "business"),
    "general_public": ("total", "basic", "personnel", "operating", "project"),
}


def printed(statement: str, rows: dict[str, Cells]) -> BudgetBuilder:
    """A table of accounts that have money in some of its columns only."""
    budget = a_budget()
    for row, figures in rows.items():
        cells = {column: figure for column, figure in zip(COLUMNS[statement], figures, strict=True) if figure}
        code, name = (row, f"支出{row}") if row.isdigit() else ("", row)
        budget = budget.with_fact(statement, code, name, **cells)
    return budget


def status_of(budget: BudgetBuilder, rule: str, row: str, measure: str) -> Status:
    """How the one instance of a rule about a cell, or one that it explains, ended."""
    (found,) = [each for each in of_rule(budget, rule) if (each.code or each.name, each.measure) == (row, measure)]
    return found.status


@pytest.mark.parametrize(("statement", "rows"), [("expenditure", SPENDING), ("general_public", FUNDED)])
def test_with_blanks_as_nothing_all_is_well(statement: str, rows: dict[str, Cells]) -> None:
    """Every identity closes."""
    assert not problems(printed(statement, rows))


@pytest.mark.parametrize(
    ("row", "cells", "column"),
    [
        ("2010101", ("6.00", "5.00", None, None), "basic"),
        ("2010102", ("2.00", None, "1.50", None), "project"),
    ],
)
def test_a_blank_that_is_nothing_excuses_nothing(row: str, cells: Cells, column: str) -> None:
    """The columns of the blanks in the row close, as do the rows of those in the column: both sums point to the cell.

    Above the blanks of 经营支出 are blanks, up to 合计, which is the sum of the others.
    """
    budget = printed("expenditure", {**SPENDING, row: cells})
    assert status_of(budget, "W08", row, column) is Status.FAIL
    assert status_of(budget, "W10", "20101", column) is Status.FAIL


def test_a_part_of_a_blank_that_is_nothing() -> None:
    """A row of 项目支出 alone has no 基本支出, hence no 人员经费 either."""
    budget = printed("general_public", {**FUNDED, "2010101": ("4.00", "4.00", "2.50", "1.00", None)})
    assert status_of(budget, "W10", "20101", "personnel") is Status.FAIL


def test_a_figure_left_out_leaves_its_sums_open() -> None:
    """A blank that its row and its column call for may be a figure that was not printed."""
    budget = printed("expenditure", {**SPENDING, "2010199": ("1.00", None, None, None)})
    assert status_of(budget, "W10", "20101", "project") is Status.INSUFFICIENT


def test_a_column_that_nobody_sums_leaves_its_blanks_open() -> None:
    """Where 合计 is blank below 经营支出 though a row has money, nothing tells what the other blanks are."""
    rows = {**SPENDING, "合计": ("14.00", "8.00", "4.00", None), "2010101": ("6.00", "5.00", None, None)}
    assert status_of(printed("expenditure", rows), "W08", "2010101", "total") is Status.INSUFFICIENT


THREE_PUBLIC: dict[str, tuple[str, str]] = {
    "三公经费小计": ("26.40", "26.40"),
    "因公出国（境）费": ("7.50", "7.50"),
    "公务用车购置及运行维护费": ("18.90", "18.90"),
    "公务用车运行维护费": ("18.90", "18.90"),
}


def three_public(rows: dict[str, tuple[str, str]]) -> BudgetBuilder:
    """A “三公” table without 公务接待费 and 公务用车购置费, all of it of one fund."""
    budget = a_budget().with_row("three_public", "公务接待费").with_row("three_public", "公务用车购置费")
    for name, (total, fund) in rows.items():
        budget = budget.with_item("three_public", name, total=total, general_public=fund)
    return budget


@pytest.mark.parametrize(
    ("item", "cells", "rule"),
    [
        ("三公经费小计", ("26.60", "26.40"), "S01"),
        ("公务用车运行维护费", ("18.90", "12.90"), "S02"),
        ("公务用车运行维护费", ("18.90", "12.90"), "S04"),
    ],
)
def test_items_without_money(item: str, cells: tuple[str, str], rule: str) -> None:
    """A row that is blank is nothing where its sum closes in the other column, a fund that nobody has is none."""
    assert not problems(three_public(THREE_PUBLIC))
    assert any(finding.rule == rule for finding in problems(three_public({**THREE_PUBLIC, item: cells})).values())


@pytest.mark.parametrize("fund", ["government_fund", "general_public"])
def test_classes_of_one_fund(fund: str) -> None:
    """One side of 财政拨款收支总表: the funds a class has nothing of are those whose columns close without it."""
    classes = {
        "教育支出": ("5.00", "5.00", None),
        "其他支出": ("2.00", None, "2.00"),
        "本年支出合计": ("7.00", "5.00", "2.00"),
    }
    wrong = {
        "government_fund": {"其他支出": ("2.00", None, "1.50")},
        "general_public": {"教育支出": ("5.00", "4.00", None)},
    }
    for changed, found in (({}, False), (wrong[fund], True)):
        budget = a_budget()
        for name, cells in {**classes, **changed}.items():
            figures = dict(zip(("total", "general_public", "government_fund"), cells, strict=True))
            budget = budget.with_side("appropriation_balance", "expenditure", name, **figures)
        rules = {finding.rule for finding in problems(budget).values()}
        assert ({"W13", "W14"} <= rules) is found
