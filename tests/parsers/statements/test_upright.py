"""Heads set upright, bare years as heads, and groups of columns under words that nobody knows."""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest

import pytest

from parsers.lexicon import similar
from parsers.statements.columns import columns_of
from parsers.statements.upright import turned
from tests.forms.single import document_of, figures_of
from tests.parsers.statements.grids import a_grid
from tests.typeset import LEFT, UP

CODED = ("201", "一般公共服务支出")
SIX = ("100.00", "60.00", "40.00", "130.00", "80.00", "50.00")
NATURES = ("合计", "基本支出", "项目支出")
MEASURES = ("total", "basic", "project")
ITEMS = ("合计", "公务接待费", "会议费")
TITLE = "一般公共预算支出表"


def upright(first: str, second: str, *, from_right: bool) -> str:
    """Two words set upright side by side, as the lines of a cell have them."""
    pairs = zip_longest(first, second, fillvalue="")
    return "\n".join(two + one if from_right else one + two for one, two in pairs)


def yuan(*numbers: int) -> list[Decimal]:
    return [Decimal(number) for number in numbers]


@pytest.mark.parametrize("from_right", [False, True])
class TestUpright:
    """上年 and 预算数 one character below the other, in two lines."""

    def test_last_year_is_not_this_year(self, from_right: bool) -> None:
        prior, this = (upright(year, "预算数", from_right=from_right) for year in ("上年", "本年"))
        found = figures_of(TITLE, [("科目编码", "科目名称", prior, this)], [(*CODED, "100.00", "130.00")])
        assert found == {("", "201", "prior_total"): Decimal(100), ("", "201", "total"): Decimal(130)}

    def test_above_other_heads(self, from_right: bool) -> None:
        prior = upright("上年", "预算数", from_right=from_right)
        heads = [("科目编码", "科目名称", prior, LEFT, LEFT, *NATURES), (UP, UP, *NATURES, UP, UP, UP)]
        found = figures_of(TITLE, heads, [(*CODED, *SIX)])
        assert [measure for _, _, measure in found] == [*(f"prior_{word}" for word in MEASURES), *MEASURES]
        assert list(found.values()) == yuan(100, 60, 40, 130, 80, 50)

    def test_known_words(self, from_right: bool) -> None:
        assert turned(upright("上年", "预算数", from_right=from_right), 2026) == "上年预算数"


@pytest.mark.parametrize("text", ["基本\n支出", "合\n计", "项目\n支出\n数", "某甲\n某乙", "预算\n数"])
def test_other_heads_are_read_across(text: str) -> None:
    assert turned(text, 2026) == text.replace("\n", "")


def test_a_word_of_last_year_is_none_of_this_year() -> None:
    assert similar("measure", "上预年算数") is None
    assert similar("measure", "一般公共预算拔款") == "general_public"


class TestYears:
    """2025 and 2026 without 年 head columns; they are neither figures nor numbers of columns."""

    def test_single_columns(self) -> None:
        found = figures_of(TITLE, [("科目编码", "科目名称", "2025", "2026")], [(*CODED, "100.00", "130.00")])
        assert found == {("", "201", "prior_total"): Decimal(100), ("", "201", "total"): Decimal(130)}

    def test_groups_of_items(self) -> None:
        heads = [("单位", "2025", LEFT, LEFT, "2026", LEFT, LEFT), (UP, *ITEMS, *ITEMS)]
        found = figures_of("“三公”经费支出表", heads, [("合计", *SIX)])
        assert found["", "公务接待费", "prior_total"] == Decimal(60)
        assert found["", "公务接待费", "total"] == Decimal(80)

    def test_amounts_like_years_are_figures(self) -> None:
        found = figures_of(TITLE, [("科目编码", "科目名称", "合计", "基本支出")], [(*CODED, "2026", "2025")])
        assert found == {("", "201", "total"): Decimal(2026), ("", "201", "basic"): Decimal(2025)}


class TestOlderYears:
    """The year before the last one is neither this year nor last year."""

    @pytest.mark.parametrize("older", ["2024年决算", "2024年预算数", "前年预算"])
    def test_of_accounts(self, older: str) -> None:
        heads = ("科目编码", "科目名称", older, "2025年预算数", "2026年预算数")
        found = figures_of(TITLE, [heads], [(*CODED, "70.00", "100.00", "130.00")])
        assert found == {("", "201", "prior_total"): Decimal(100), ("", "201", "total"): Decimal(130)}

    def test_of_items(self) -> None:
        heads = [("2024年决算数", LEFT, LEFT, "2026年预算数", LEFT, LEFT), (*ITEMS, *ITEMS)]
        assert list(figures_of("“三公”经费支出表", heads, [SIX]).values()) == yuan(130, 80, 50)


class TestGroups:
    """The same heads below two groups: words that nobody knows may be last year's, or another stage."""

    @pytest.mark.parametrize(("second", "left"), [("本年预算数", yuan(130, 80, 50)), ("某另数", [])])
    def test_of_accounts(self, second: str, left: list[Decimal]) -> None:
        heads = [("科目编码", "科目名称", "某某数", LEFT, LEFT, second, LEFT, LEFT), (UP, UP, *NATURES, *NATURES)]
        assert list(figures_of(TITLE, heads, [(*CODED, *SIX)]).values()) == left

    @pytest.mark.parametrize(("second", "left"), [("本年预算数", yuan(130, 80, 50)), ("某另数", [])])
    def test_of_items(self, second: str, left: list[Decimal]) -> None:
        heads = [("某某数", LEFT, LEFT, second, LEFT, LEFT), (*ITEMS, *ITEMS)]
        budget = document_of("“三公”经费支出表", heads, [SIX])
        assert [fact.value.yuan for fact in budget.facts if fact.value] == left
        assert [notice.kind for notice in budget.notices if notice.kind == "lost-head"] == ["lost-head"]


def test_the_usual_order_is_only_that_of_tables_that_keep_to_it() -> None:
    """Beside a total that stands last a head that cannot be read is not the one that usually comes second."""
    grid = a_grid(("经济编码", "名称", "经人费员", "经公费用", "合计"), ("30201", "办公费", "", "57.08", "57.08"))
    columns = columns_of(grid, "basic_economic", 2026)
    assert [column.measure for column in columns[2:]] == ["", "", "total"]
