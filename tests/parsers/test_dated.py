"""Years and stages of heads in other words than most forms print."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from model.disclosure import Notice
from parsers.dated import in_usual_words
from parsers.statements.columns import Column, columns_of
from parsers.statements.dispatch import read_tables
from parsers.statements.headed import head_tables
from tests.parsers.statements.grids import a_grid

YEAR = 2026


def columns(*heads: str, phase: str = "budget") -> Sequence[Column]:
    grid = a_grid(("科目名称", *heads), ("教育支出", *["9.00", "8.00", "7.00"][: len(heads)]))
    return columns_of(grid, "general_public", YEAR, "final" if phase == "final" else "budget")[1:]


def measures(*heads: str, phase: str = "budget") -> list[str]:
    return [column.measure for column in columns(*heads, phase=phase)]


class TestUsualWords:
    """What is no year and no stage stays as it is."""

    @pytest.mark.parametrize(
        ("head", "usual"),
        [
            ("26年预算", "2026年预算"),
            ("2026预算数", "2026年预算数"),
            ("今年预算", "本年预算"),
            ("去年", "上年"),
            ("上年实际", "上年执行数"),
            ("2025年实际完成数", "2025年执行数"),
            ("上年同期数", "上年数"),
            ("2026年预算安排", "2026年预算数"),
        ],
    )
    def test_other_words(self, head: str, usual: str) -> None:
        assert in_usual_words(head) == usual

    @pytest.mark.parametrize("head", ["合计", "5年规划", "2026", "2026年", "上年实户资金余额", "实际人数"])
    def test_words_that_stay(self, head: str) -> None:
        assert in_usual_words(head) == head

    def test_the_head_is_told_as_printed(self) -> None:
        assert [column.words for column in columns("25年预算", "今年预算")] == ["25年预算", "今年预算"]


class TestYears:
    """Last year's figures beside this year's."""

    @pytest.mark.parametrize(
        "heads",
        [
            ("25年预算", "26年预算"),
            ("2025预算", "2026预算"),
            ("25年", "26年"),
            ("去年", "今年"),
            ("上年实际", "本年预算"),
            ("上年同期", "本年"),
            ("25年执行数", "预算数"),
            ("2025年实际", "2026年预算安排"),
        ],
    )
    def test_both(self, heads: tuple[str, str]) -> None:
        assert measures(*heads) == ["prior_total", "total"]

    def test_money_of_last_year_is_no_budget_of_any(self) -> None:
        """上年财政拨款 may be carried over, or last year's appropriation."""
        assert measures("上年财政拨款", "本年财政拨款") == ["", "total"]


class TestStages:
    """执行数 is no budget: in a budget it is last year's, or this year's so far."""

    @pytest.mark.parametrize("spent", ["执行数", "实际数", "完成数", "决算数", "2026年执行数"])
    def test_beside_the_budget(self, spent: str) -> None:
        assert measures("预算数", spent) == ["total", ""]
        assert measures(spent, "预算数") == ["", "total"]

    def test_alone(self) -> None:
        assert measures("上年预算数", "执行数") == ["prior_total", ""]

    def test_in_final_accounts(self) -> None:
        assert measures("预算数", "执行数", phase="final") == ["", "total"]

    def test_a_budget_that_was_adjusted(self) -> None:
        assert measures("年初预算", "调整预算", "执行数") == ["", "total", ""]


def notices(title: str, phase: str) -> list[Notice]:
    grid = a_grid(("科目编码", "科目名称", "预算数", "执行数"), ("205", "教育支出", "9.00", "8.00"), title=title)
    pile = read_tables(head_tables([grid]), YEAR, "a.pdf", phase="final" if phase == "final" else "budget")
    return [notice for notice in pile.harvest.notices if notice.kind == "other-stage"]


class TestNotice:
    """Figures that are left out are told."""

    def test_in_a_budget(self) -> None:
        (notice,) = notices("一般公共预算支出表", "budget")
        assert notice.message == "一般公共预算支出表：执行数不是预算，也没有印是哪一年的，没有采用，只在 --all 中列出"

    @pytest.mark.parametrize(("title", "phase"), [("一般公共预算支出表", "final"), ("支出决算表", "budget")])
    def test_final_accounts_state_it(self, title: str, phase: str) -> None:
        assert not notices(title, phase)
