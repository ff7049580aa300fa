"""三公: rows or columns, prior years, units, funds: one shape comes out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from model.amount import Unit
from model.disclosure import Phase
from parsers import lexicon
from parsers.statements.columns import columns_of
from parsers.statements.table import Context, Harvest
from parsers.statements.three_public import read_three_public
from parsers.statements.three_public_items import item_of
from tests.parsers.statements.grids import a_grid

ITEMS = ("合计", "因公出国（境）费", "公务用车购置及运行维护费", "公务用车购置费", "公务用车运行维护费", "公务接待费")


def harvest(*rows: Sequence[str], header: int, phase: Phase = "final") -> Harvest:
    grid = a_grid(*rows, header=header, title="“三公”经费支出表")
    context = Context("a.pdf", "three_public", grid.title, Unit.TEN_THOUSAND, 2026, phase=phase)
    return read_three_public(grid, columns_of(grid, "three_public", 2026, phase), context)


def found(*rows: Sequence[str], header: int) -> dict[tuple[str, str], str]:
    facts = harvest(*rows, header=header).facts
    return {(fact.name, fact.measure): str(fact.value.figure) for fact in facts}


COLUMNS = (
    ("合计", "因公出国(境)费", "公务用车购置及运行费", "<", "<", "公务接待费"),
    ("^", "^", "小计", "购置费", "运行费", "^"),
)

TWICE = (("合计", "公务接待费", "合计", "公务接待费"),)


class TestItemsTwice:
    """Two blocks of the same items, of which nothing says which is this year's."""

    def test_different_figures_are_none_of_the_year(self) -> None:
        part = harvest(*TWICE, ("9.00", "2.00", "8.00", "2.00"), header=1)
        assert [(fact.name, str(fact.value.figure)) for fact in part.facts] == [("公务接待费", "2.00")]
        assert len(part.others) == 3
        assert [notice.kind for notice in part.notices] == ["lost-head"]

    def test_a_block_that_is_cut_leaves_none_certain(self) -> None:
        """Of the second block only 合计 and 公务接待费 are left: 会议费 may be of the other year as well."""
        head = ("合计", "公务接待费", "会议费", "合计", "公务接待费")
        part = harvest(head, ("9.00", "2.00", "7.00", "8.00", "3.00"), header=1)
        assert part.facts == []
        assert len(part.others) == 5

    def test_the_same_figures_are_printed_twice(self) -> None:
        part = harvest(*TWICE, ("9.00", "2.00", "9.00", "2.00"), header=1)
        assert [fact.name for fact in part.facts] == ["合计", "公务接待费"]


class TestItemsInColumns:
    """小计 takes the meaning of the head above it."""

    def test_one_row(self) -> None:
        expected = dict(zip(ITEMS, ("9.00", "1.00", "6.00", "2.00", "4.00", "2.00"), strict=True))
        values = ("9.00", "1.00", "6.00", "2.00", "4.00", "2.00")
        assert found(*COLUMNS, values, header=2) == {(name, "total"): value for name, value in expected.items()}

    @pytest.mark.parametrize("aside", ["（万元）", "(单位：万元)", "/万元"])
    def test_the_unit_of_money_beside_a_head(self, aside: str) -> None:
        head = (f"合计{aside}", "公务接待费"), ("^", "^")
        assert found(*head, ("9.00", "2.00"), header=2) == {("合计", "total"): "9.00", ("公务接待费", "total"): "2.00"}

    def test_the_total_row_speaks_for_the_units(self) -> None:
        head = [("单位名称", *COLUMNS[0]), ("^", *COLUMNS[1])]
        unit, total = ("甲局", *("1.00",) * 6), ("合计", *("2.00",) * 6)
        assert set(found(*head, unit, total, header=2).values()) == {"2.00"}
        others = harvest(*head, unit, total, header=2).others
        assert {(fact.name, str(fact.value.figure)) for fact in others} == {("甲局", "1.00")}

    def test_nor_is_it_where_each_year_has_a_column(self) -> None:
        upper, years = ("“三公”经费合计", "<", "公务接待费", "<", "", ""), ("2025年", "2026年") * 3
        head = [upper, ("^", "^", "^", "^", "小计", "<"), years]
        values = found(*head, ("9.00", "8.00", "3.00", "2.00", "6.00", "6.00"), header=3)
        assert (values["合计", "prior_total"], values["合计", "total"]) == ("9.00", "8.00")
        assert {name for name, _ in values} == {"合计", "公务接待费"}

    def test_nor_below_a_head_that_cannot_be_read(self) -> None:
        """The head over 小计 and its parts is garbled: the 合计 beside them is the only total."""
        upper = ("合计", "因公出国(境)费", "公车费置用购", "<", "<", "公务接待费")
        head = [("决算数", *("<",) * 5), upper, ("^", "^", "小计", "购置费", "运行费", "^")]
        values = found(*head, ("9.00", "1.00", "6.00", "2.00", "4.00", "2.00"), header=3)
        assert (values["合计", "total"], len(values)) == ("9.00", 5)

    def test_upkeep_before_purchase(self) -> None:
        head = [("合计", "公务用车运行维护及购置费", "<", "<"), ("^", "小计", "公务用车运行维护费", "公务用车购置")]
        values = found(*head, ("9.00", "9.00", "4.00", "5.00"), header=2)
        assert values["公务用车购置及运行维护费", "total"] == "9.00"

    def test_a_sum_stays_one_beside_a_total_that_cannot_be_read(self) -> None:
        head = [("合计", "“三公”经费", "<", "会议费"), ("^", "小计", "公务接待费", "^")]
        values = found(*head, ("10\n4.3\n9", "3.00", "3.00", "2.00"), header=2)
        assert values["三公经费小计", "total"] == "3.00"

    def test_a_sum_of_what_no_head_says_is_no_total(self) -> None:
        """The head over 小计 was lost, and the sum of all stands beside it."""
        head = [("“三公”经费合计", "因公出国(境)费", "", "公务接待费"), ("^", "^", "小计", "^")]
        values = found(*head, ("9.00", "1.00", "6.00", "2.00"), header=2)
        expected = {"合计": "9.00", "因公出国（境）费": "1.00", "公务接待费": "2.00"}
        assert values == {(name, "total"): value for name, value in expected.items()}

    def test_a_head_over_all_items_says_nothing(self) -> None:
        head = [("当年财政拨款预算安排", "<", "<", "<", "<", "<"), *COLUMNS]
        assert {name for name, _ in found(*head, ("2.00",) * 6, header=3)} == set(ITEMS)

    @pytest.mark.parametrize("last", ["2025年预算执行数", "上年预算数", "2025年执行数"])
    def test_heads_that_name_a_year_only(self, last: str) -> None:
        head = [(last, "<", "2026年预算数", "<"), ("合计", "公务接待费") * 2]
        assert found(*head, ("9.00", "9.00", "8.00", "8.00"), header=2)["合计", "prior_total"] == "9.00"

    def test_years_as_blocks(self) -> None:
        block = ("合计", "一般公共预算拨款安排的“三公”经费预算", "<", "会议费")
        lower = ("^", "小计", "公务接待费", "^")
        head = [("2025年", "<", "<", "<", "2026年", "<", "<", "<"), block * 2, lower * 2]
        values = found(*head, ("9.00", "5.00", "5.00", "4.00", "8.00", "6.00", "6.00", "2.00"), header=3)
        assert values["三公经费小计", "prior_total"] == "5.00"
        assert (values["合计", "total"], values["三公经费小计", "total"]) == ("8.00", "6.00")

    def test_years_as_rows(self) -> None:
        head = [("年度", *COLUMNS[0]), ("^", *COLUMNS[1])]
        rows = [("2025年", *("1.00",) * 6), ("2026年", *("2.00",) * 6), ("增减变化金额", *("1.00",) * 6)]
        values = found(*head, *rows, header=2)
        assert values["合计", "prior_total"] == "1.00"
        assert values["合计", "total"] == "2.00"
        assert len(values) == 12

    def test_years_as_columns(self) -> None:
        head = [("2025年预算数", "<", "2026年预算数", "<"), ("合计", "公务接待费", "合计", "公务接待费")]
        assert found(*head, ("3.00", "1.00", "4.00", "2.00"), header=2) == {
            ("合计", "prior_total"): "3.00",
            ("公务接待费", "prior_total"): "1.00",
            ("合计", "total"): "4.00",
            ("公务接待费", "total"): "2.00",
        }

    def test_funds_below_the_items(self) -> None:
        head = [("合计", "<", "公务接待费", "<"), ("一般公共预算", "政府性基金预算", "一般公共预算", "政府性基金预算")]
        assert found(*head, ("3.00", "0.00", "3.00", "0.00"), header=2) == {
            ("合计", "general_public"): "3.00",
            ("合计", "government_fund"): "0.00",
            ("公务接待费", "general_public"): "3.00",
            ("公务接待费", "government_fund"): "0.00",
        }

    def test_operating_cost_beside_it(self) -> None:
        head = [("“三公”经费预算数", "<", "机关运行经费预算数"), ("合计", "公务接待费", "^")]
        assert found(*head, ("3.00", "3.00", "8.00"), header=2)["机关运行经费", "total"] == "8.00"

    def test_subtotal_and_total_stand_apart(self) -> None:
        head = [("合计", "“三公”经费", "<", "会议费"), ("^", "小计", "公务接待费", "^")]
        values = found(*head, ("5.00", "3.00", "3.00", "2.00"), header=2)
        assert (values["合计", "total"], values["三公经费小计", "total"]) == ("5.00", "3.00")

    @pytest.mark.parametrize("stages", [("预算数", "执行数"), ("执行数", "预算数"), ("预算数", "预算执行数")])
    def test_last_year_planned_and_spent(self, stages: tuple[str, str]) -> None:
        """What was planned for last year stands beside what is planned for this one, wherever it is printed."""
        head = [*(word for stage in stages for word in (f"2025年{stage}", *"<" * 5)), "2026年预算数", *"<" * 5]
        grid = [head, COLUMNS[0] * 3, COLUMNS[1] * 3]
        figures = [*(["9.00"] * 6 if stage == "预算数" else ["8.00"] * 6 for stage in stages), ["7.00"] * 6]
        values = [figure for block in figures for figure in block]
        assert found(*grid, values, header=3) == {
            (name, measure): figure
            for measure, figure in (("prior_total", "9.00"), ("total", "7.00"))
            for name in ITEMS
        }
        others = harvest(*grid, values, header=3).others
        assert [str(fact.value.figure) for fact in others] == ["8.00"] * 6

    @pytest.mark.parametrize(("phase", "total"), [("budget", "9.00"), ("final", "8.00")])
    def test_stages_of_this_year_as_rows(self, phase: Phase, total: str) -> None:
        rows = (("预算数", "9.00", "9.00"), ("执行数", "8.00", "8.00"))
        facts = harvest(("阶段", "合计", "公务接待费"), *rows, header=1, phase=phase).facts
        assert [str(fact.value.figure) for fact in facts if fact.name == "合计"] == [total]

    def test_stages_as_rows(self) -> None:
        rows = (("2025年预算数", "9.00", "9.00"), ("2025年执行数", "8.00", "8.00"), ("2026年预算数", "7.00", "7.00"))
        values = found(("年度", "合计", "公务接待费"), *rows, header=1)
        assert (values["合计", "prior_total"], values["合计", "total"]) == ("9.00", "7.00")


class TestItemsInRows:
    """Ordinals and 其中 are no part of an item."""

    def test_rows(self) -> None:
        values = found(
            ("项目", "合计", "一般公共预算财政拨款"),
            ("合计", "5.00", "5.00"),
            ("一、因公出国（境）费", "1.00", "1.00"),
            ("二、公务用车购置及运维费", "4.00", "4.00"),
            ("其中：公务用车购置费", "", ""),
            ("公务用车运行维护费", "4.00", "4.00"),
            header=1,
        )
        assert values["公务用车购置及运行维护费", "total"] == "4.00"
        assert values["公务用车运行维护费", "general_public"] == "4.00"
        assert ("公务用车购置费", "total") not in values

    def test_groups_beside_their_items(self) -> None:
        """The label of a group stands over its rows: each is the item that its own label names, or none."""
        values = found(
            ("项目", "<", "预算数"),
            ("因公出国（境）费", "<", "1.00"),
            ("公务用车购置及运行费", "小计", "4.00"),
            ("^", "购置费", "1.00"),
            ("^", "运行费", "2.50"),
            ("^", "租车费", "0.50"),
            ("公务接待费", "按标准", "2.00"),
            header=1,
        )
        assert values == {
            ("因公出国（境）费", "total"): "1.00",
            ("公务用车购置及运行维护费", "total"): "4.00",
            ("公务用车购置费", "total"): "1.00",
            ("公务用车运行维护费", "total"): "2.50",
            ("公务接待费", "total"): "2.00",
        }

    def test_the_sum_of_a_group_whose_label_stands_lower(self) -> None:
        """Without rules the label of a group is on the line of one of its rows: 小计 above 公务用车 is its sum."""
        values = found(
            ("项目", "预算数"),
            ("公务接待费", "2.00"),
            ("小计", "4.00"),
            ("公务用车费其中：公务用车运行维护费", "3.00"),
            ("公务用车购置费", "1.00"),
            header=1,
        )
        assert values["公务用车购置及运行维护费", "total"] == "4.00"
        assert values["公务用车运行维护费", "total"] == "3.00"
        rows = (("", "小计", "4.00"), ("公务用车购置及运行费", "购置费", ""), ("", "运行费", "4.00"))
        beside = found(("项目", "<", "预算数"), *rows, ("公务接待费", "", "2.00"), header=1)
        assert beside["公务用车购置及运行维护费", "total"] == beside["公务用车运行维护费", "total"] == "4.00"

    def test_a_sum_of_anything_else_is_none(self) -> None:
        rows = (
            ("公务用车费", "4.00"),
            ("小计", "4.00"),
            ("公务用车购置费", "1.00"),
            ("小计", "9.00"),
            ("公务接待费", "2.00"),
        )
        values = found(("项目", "预算数"), *rows, header=1)
        assert values == {
            ("公务用车购置及运行维护费", "total"): "4.00",
            ("公务用车购置费", "total"): "1.00",
            ("公务接待费", "total"): "2.00",
        }

    def test_a_single_subtotal_is_the_total(self) -> None:
        rows = (("项目", "预算数"), ("“三公”经费小计", "5.00"), ("公务接待费", "5.00"))
        assert found(*rows, header=1)["合计", "total"] == "5.00"


def test_a_title_that_names_the_three_instead() -> None:
    """出国, 接待 and 用车 are 三公; one of them alone is none."""
    assert lexicon.statement_of("因公出国（境）、公务接待、公务用车购置及运行经费预算表") == "three_public"
    assert lexicon.statement_of("公务接待费预算表") is None


class TestWords:
    """Provinces call one item many names."""

    @pytest.mark.parametrize(
        ("words", "item"),
        [
            ("一、因公出国(境)费", "因公出国（境）费"),
            ("因公出国（境）经费", "因公出国（境）费"),
            ("其中：公务用车购置费", "公务用车购置费"),
            ("--（1）公务用车购置费", "公务用车购置费"),
            ("公务用车购置和运行维护费", "公务用车购置及运行维护费"),
            ("公务接待费支出", "公务接待费"),
            ("行政经费（机关运行经费）", "机关运行经费"),
        ],
    )
    def test_items(self, words: str, item: str) -> None:
        assert item_of(words) == item
