"""Two years compared: kinds of change, figures of a change, what may not be compared, and the real example."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from model.amount import Amount, Unit
from model.comparison.compare import Change, Comparison, compare, differences, in_order
from model.disclosure import Fact, Source, UnitBudget
from model.export.changes import changes_md, changes_text
from tests.builders import BudgetBuilder, a_budget, a_consistent_2022, a_consistent_2023, a_pair
from tests.corpus import CORPUS


def the(comparison: Comparison, statement: str, row: str, measure: str = "total", side: str = "") -> Change:
    """The one change at an address."""
    (change,) = [
        c
        for c in comparison.changes
        if (c.statement, c.side, c.code or c.name, c.measure) == (statement, side, row, measure)
    ]
    return change


def line(year: int, code: str, name: str, statement: str = "expenditure", **printed: Any) -> BudgetBuilder:
    """A document of one line and its 合计."""
    figures = printed or {"total": "10.00"}
    return a_budget(year=year).with_item(statement, "合计", **figures).with_fact(statement, code, name, **figures)


class TestKinds:
    """What has become of a line."""

    @pytest.mark.parametrize(
        ("code", "kind", "change"),
        [
            ("2010301", "changed", "50000"),
            ("2010302", "added", "200000"),
            ("2010303", "removed", "-60000"),
            ("2080501", "renamed", "0"),
            ("2080505", "same", "0"),
        ],
    )
    def test_each_kind_of_the_pair(self, code: str, kind: str, change: str) -> None:
        """Changed, added, removed, renamed and unchanged lines of the sample pair."""
        found = the(compare(*a_pair()), "expenditure", code)
        assert (found.kind, found.change) == (kind, Decimal(change))

    def test_a_moved_code_is_recoded_and_not_lost(self) -> None:
        """2029901 became 2029999."""
        new, old = line(2023, "2029999", "其他外交支出"), line(2020, "2029901", "其他外交支出")
        change = the(compare(new.build(), old.build()), "expenditure", "2029999")
        assert change.kind == "recoded"
        assert "2029901" in change.note

    def test_a_lost_line_says_where_the_catalogue_moved_it(self) -> None:
        """The target code prints something else already, so the line is gone, with a hint."""
        new = line(2020, "30102", "津贴补贴", "basic_economic")
        old = line(2017, "30102", "津贴补贴", "basic_economic").with_fact(
            "basic_economic", "30312", "提租补贴", total="1.00"
        )
        change = the(compare(new.build(), old.build()), "basic_economic", "30312")
        assert change.kind == "removed"
        assert "30102" in change.note

    def test_a_template_row_is_no_difference(self) -> None:
        """A row that prints nothing in both years."""
        change = the(compare(*a_pair()), "balance", "年终结转结余", "", "expenditure")
        assert change.kind == "template"
        assert not change.is_change

    def test_zero_and_blank_are_the_same(self) -> None:
        """0.00 this year, a blank cell last year: nothing has changed."""
        new = a_consistent_2023().with_item("three_public", "公务用车购置费", total="0.00").build()
        assert the(compare(new, a_consistent_2022().build()), "three_public", "公务用车购置费").kind == "same"


class TestWhatIsNotRemoved:
    """A figure that the other document does not print, or that cannot be read, is unreadable."""

    def test_a_missing_statement(self) -> None:
        """Last year's document has no 支出总表: nothing of it is new."""
        new, old = a_consistent_2023().build(), a_consistent_2022().without("expenditure").build()
        changes = compare(new, old).of("expenditure")
        assert {change.kind for change in changes} == {"unreadable"}
        assert all("2022 年文件没有《支出总表》" in change.note for change in changes)

    def test_an_empty_table_with_a_note_is_zero(self) -> None:
        """No fund budget last year is a fact, and this year's is new."""
        new = a_consistent_2023().with_fact(
            "government_fund", "21208", "国有土地使用权出让收入安排的支出", total="5.00"
        )
        change = the(compare(new.build(), a_consistent_2022().build()), "government_fund", "21208")
        assert change.kind == "added"

    def test_a_column_that_only_one_form_has(self) -> None:
        """单位资金 this year, five columns last year: noted, not new."""
        new = a_budget(year=2025).with_item("revenue", "合计", total="3.00", unit_funds="3.00")
        old = a_budget(year=2023).with_item("revenue", "合计", total="3.00", undertaking="1.00", other="2.00")
        change = the(compare(new.build(), old.build()), "revenue", "合计", "unit_funds")
        assert change.kind == "unreadable"
        assert "事业收入、其他收入" in change.note

    def test_a_row_that_one_form_splits(self) -> None:
        """五类收入 of the older form are one row 单位资金 of the newer: the notes say so."""
        new = a_budget(year=2025).with_side("balance", "revenue", "单位资金", budget="3.00").build()
        old = a_budget(year=2023).with_side("balance", "revenue", "事业收入", budget="1.00")
        old = old.with_side("balance", "revenue", "上级补助收入", budget="2.00")
        notes = {change.name: change.note for change in compare(new, old.build()).changes}
        assert "2023 年分列为事业收入、上级补助收入" in notes["单位资金"]
        assert "2025 年并入“单位资金”" in notes["事业收入"]

    @pytest.mark.parametrize("whole", ["财政拨款收入", "财政拨款", "预算拨款"])
    def test_money_of_the_treasury_printed_by_fund(self, whole: str) -> None:
        """One row in the older form, one for each fund in the newer: nothing is new, and nothing is gone."""
        new = a_budget(year=2025).with_side("balance", "revenue", "一般公共预算拨款收入", budget="3.00")
        new = new.with_side("balance", "revenue", "政府性基金预算拨款收入", budget="1.00")
        old = a_budget(year=2024).with_side("balance", "revenue", whole, budget="3.50")
        changes = compare(new.build(), old.build()).of("balance")
        assert {change.kind for change in changes} == {"unreadable"}
        assert {change.note for change in changes} >= {f"2024 年并入“{whole}”"}

    def test_a_fund_beside_another_is_new(self) -> None:
        """Both years print funds: the one of this year only is new."""
        new = a_budget(year=2025).with_side("balance", "revenue", "一般公共预算拨款收入", budget="3.00")
        new = new.with_side("balance", "revenue", "政府性基金预算拨款收入", budget="1.00")
        old = a_budget(year=2024).with_side("balance", "revenue", "一般公共预算拨款收入", budget="3.50")
        kinds = {change.name: change.kind for change in compare(new.build(), old.build()).of("balance")}
        assert kinds == {"一般公共预算拨款收入": "changed", "政府性基金预算拨款收入": "added"}

    @pytest.mark.parametrize(
        ("name", "before"), [("本年收入", "本年收入合计"), ("一般公共预算拨款收入", "公共财政预算拨款")]
    )
    def test_words_that_drift(self, name: str, before: str) -> None:
        """Two forms say one row in two ways."""
        new = a_budget(year=2018).with_side("balance", "revenue", name, budget="3.00").build()
        old = a_budget(year=2017).with_side("balance", "revenue", before, budget="3.50").build()
        (change,) = compare(new, old).of("balance")
        assert (change.kind, str(change.change)) == ("renamed", "-5000.00")

    def test_a_cell_that_could_not_be_read(self) -> None:
        """The note quotes what is printed."""
        old = a_consistent_2022().build()
        gap = a_budget(year=2022).with_gap("expenditure", "2210201", "住房公积金", "basic", raw="9.O0").build().gaps
        facts = tuple(f for f in old.facts if f.key != ("expenditure", "", "2210201", "basic"))
        found = compare(a_pair()[0], old.model_copy(update={"facts": facts, "gaps": gap}))
        change = the(found, "expenditure", "2210201", "basic")
        assert change.kind == "unreadable"
        assert "9.O0" in change.note
        assert change.change is None

    def test_detail_that_only_one_year_prints(self) -> None:
        """Last year prints 类 only: this year's 项 are not new, and the 类 is the leaf."""
        new = line(2023, "201", "一般公共服务支出").with_fact("expenditure", "2010301", "行政运行", total="10.00")
        old = line(2022, "201", "一般公共服务支出", total="8.00")
        found = compare(new.build(), old.build())
        assert the(found, "expenditure", "2010301").kind == "unreadable"
        assert the(found, "expenditure", "201").contribution_percent == Decimal("100.00")

    def test_rows_per_unit_beside_rows_per_account(self) -> None:
        """Two forms of one table: line by line they cannot be compared, their totals can."""
        new, old = line(2023, "201", "一般公共服务支出", "revenue"), line(2022, "202001", "示例单位", "revenue")
        found = compare(new.build(), old.build())
        assert the(found, "revenue", "201").kind == "unreadable"
        assert the(found, "revenue", "202001").kind == "unreadable"
        assert the(found, "revenue", "合计").kind == "same"

    def test_a_row_of_the_unit_itself(self) -> None:
        """One year prints the unit above its accounts: that row is not gone, and no account."""
        new = line(2024, "205", "教育支出")
        old = line(2023, "105236", "示例单位").with_fact("expenditure", "205", "教育支出", total="8.00")
        found = compare(new.build(), old.build())
        assert the(found, "expenditure", "105236").kind == "unreadable"
        assert the(found, "expenditure", "105236").contribution_percent is None
        assert the(found, "expenditure", "205").kind == "changed"


class TestFigures:
    """Change, percentages, shares and contributions."""

    def test_change_and_percent(self) -> None:
        """Exact in yuan; two decimals in per cent."""
        change = the(compare(*a_pair()), "expenditure", "2010301")
        assert (change.change, change.change_percent) == (Decimal(50000), Decimal("11.11"))
        assert (change.share_new, change.share_old) == (Decimal("50.00"), Decimal("56.25"))

    def test_no_percent_on_a_base_of_zero(self) -> None:
        """新增 instead."""
        change = the(compare(*a_pair()), "expenditure", "2010302")
        assert change.change_percent is None
        assert "新增" in change.note

    @pytest.mark.parametrize(
        "statement", ["expenditure", "general_public", "basic_economic", "three_public", "revenue"]
    )
    def test_contributions_of_leaves_sum_to_the_whole(self, statement: str) -> None:
        """Y17: parents are not counted twice."""
        changes = compare(*a_pair()).of(statement)
        parts = [c.contribution_percent for c in changes if c.measure == "total" and c.contribution_percent is not None]
        assert sum(parts) == pytest.approx(Decimal(100), abs=Decimal("0.05"))

    @pytest.mark.parametrize("side", ["revenue", "expenditure"])
    def test_totals_rows_of_two_lanes_contribute_nothing(self, side: str) -> None:
        """本年支出合计 and 支出总计 are sums of the classes."""
        changes = [c for c in compare(*a_pair()).of("balance") if c.side == side]
        assert sum(c.contribution_percent or 0 for c in changes) == Decimal(100)

    def test_a_heading_with_lines_under_it_is_no_leaf(self) -> None:
        """上年结转 is the sum of its sub-rows."""
        new, old = a_budget(), a_budget(year=2022)
        for name, after, before in (
            ("本年收入", "6.00", "3.00"),
            ("上年结转", "4.00", "2.00"),
            ("上年结转/一般公共预算拨款", "4.00", "2.00"),
            ("收入总计", "10.00", "5.00"),
        ):
            new = new.with_side("balance", "revenue", name, budget=after)
            old = old.with_side("balance", "revenue", name, budget=before)
        parts = {c.name: c.contribution_percent for c in compare(new.build(), old.build()).changes}
        assert parts == {
            "本年收入": 60, "上年结转": None, "上年结转/一般公共预算拨款": 40, "收入总计": None,
        }  # fmt: skip

    def test_yuan_beside_ten_thousand_yuan(self) -> None:
        """The form changed its unit: the same money within the coarser precision is the same."""
        new = a_budget().with_item("expenditure", "合计", total="100.00")
        old = a_budget(year=2022).with_item("expenditure", "合计", total="1000012.34", unit=Unit.YUAN)
        change = the(compare(new.build(), old.build()), "expenditure", "合计")
        assert change.kind == "same"
        assert change.change == Decimal("-12.34")
        assert "精度" in change.note

    def test_last_years_column_is_a_note_where_it_disagrees(self) -> None:
        """This year's document prints another figure for last year than last year's did."""
        new = a_budget().with_item("three_public", "合计", total="6.00", prior_total="5.80").build()
        old = a_budget(year=2022).with_item("three_public", "合计", total="5.50").build()
        (change,) = compare(new, old).changes
        assert "5.8 万元" in change.note


class TestViews:
    """Pure views of a comparison."""

    def test_only_changes_drops_what_is_the_same(self) -> None:
        """And leaves the comparison itself as it was."""
        whole = compare(*a_pair())
        part = whole.only_changes()
        assert {"same", "template"}.isdisjoint(change.kind for change in part.changes)
        assert len(part.changes) < len(whole.changes)

    def test_top_drivers_are_leaves_by_size(self) -> None:
        """The fullest statement both years print."""
        drivers = compare(*a_pair()).top_drivers(3)
        assert [change.code for change in drivers] == ["2010302", "2010303", "2010301"]


class TestComparable:
    """Years decide which is new; other differences are said plainly."""

    def test_years_decide_the_order(self) -> None:
        """The order on the command line does not matter."""
        new, old = a_pair()
        assert in_order(old, new) == in_order(new, old) == (new, old)

    def test_a_proper_pair_has_no_warning(self) -> None:
        """Also where the name is written with （本级） or other brackets."""
        new, old = a_pair()
        assert differences(new, old) == ()
        assert differences(new, old.model_copy(update={"unit": "示例单位 （本级）"})) == ()

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"unit": "另一单位"}, ("单位不同", "示例单位", "另一单位")),
            ({"unit": ""}, ("单位名称不明", "示例单位")),
            ({"kind": "department"}, ("口径不同", "部门", "单位")),
            ({"phase": "final"}, ("阶段不同", "预算", "决算")),
            ({"year": 2023}, ("同一年度", "2023")),
            ({"year": None}, ("年度不明", "2023", "unit2022.pdf")),
        ],
    )
    def test_each_difference_names_both_values(self, fields: dict[str, Any], words: tuple[str, ...]) -> None:
        """One sentence per difference."""
        new, old = a_pair()
        (sentence,) = differences(new, old.model_copy(update=fields))
        assert all(word in sentence for word in words)

    def test_one_document_given_twice(self) -> None:
        """The same year and the same money everywhere."""
        new, _ = a_pair()
        (sentence,) = differences(new, new.model_copy(update={"files": ("copy.pdf",)}))
        assert sentence == "同一年度：两份文件都是 2023 年，数字也全部相同。"

    def test_a_comparison_carries_its_warnings(self) -> None:
        """It is made, never silently."""
        new, old = a_pair()
        assert compare(new, old.model_copy(update={"phase": "final"})).warnings


def from_truth(path: Path, year: int) -> UnitBudget:
    """A budget with the true facts of a corpus document."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        facts = tuple(
            Fact(
                **{field: row[field] for field in ("statement", "side", "code", "name", "measure")},
                amount=Amount.printed(row["amount"]),
                source=Source(page=int(row["page"] or 0) or None),
            )
            for row in csv.DictReader(file)
        )
    return UnitBudget(unit="某单位", year=year, facts=facts)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """Two published years of one unit."""
    new, old = (CORPUS / "real" / f"wanli-{year}.facts.csv" for year in (2025, 2024))
    if not (new.exists() and old.exists()):
        pytest.skip("the corpus of disclosures is not beside this checkout")
    return compare(from_truth(new, 2025), from_truth(old, 2024))


class TestRealPair:
    """The real example of compare.md."""

    def test_the_drivers_are_the_known_ones(self, comparison: Comparison) -> None:
        """Four accounts explain the change of 3,355.64 万元."""
        drivers = {change.code: change.contribution_percent for change in comparison.top_drivers(4)}
        known = {"2129999": "128.5", "2120399": "-22.4", "2080705": "-10.8", "2120101": "3.8"}
        assert {code: f"{percent:.1f}" for code, percent in drivers.items()} == known
        assert the(comparison, "expenditure", "合计").change == Decimal(33556428)

    def test_nothing_is_added_or_removed(self, comparison: Comparison) -> None:
        """Both years print the same accounts."""
        kinds = {change.kind for change in comparison.of("expenditure") if change.measure == "total"}
        assert kinds <= {"same", "changed"}

    def test_what_is_no_part_of_a_total_has_no_share_of_it(self, comparison: Comparison) -> None:
        """机关运行经费 stands in the table of 三公 and is none of it."""
        change = the(comparison, "three_public", "机关运行经费")
        assert (change.share_new, change.contribution_percent) == (None, None)


class TestWords:
    """What a comparison calls the documents and their figures."""

    def pair(self, new: str, old: str, years: tuple[int, int] = (2024, 2023)) -> Comparison:
        """Two documents of one row of a balance, in two phases."""
        budgets = [
            a_budget(year=year).with_side("balance", "revenue", "收入总计", budget=f"{at}.00").with_fields(phase=phase)
            for at, (phase, year) in enumerate(zip((new, old), years, strict=True), start=1)
        ]
        return compare(*in_order(budgets[1].build(), budgets[0].build()))

    @pytest.mark.parametrize(
        ("new", "old", "label"),
        [("budget", "budget", "预算数"), ("final", "final", "决算数"), ("final", "budget", "金额")],
    )
    def test_the_column_of_the_only_figure(self, new: str, old: str, label: str) -> None:
        """Final accounts print no 预算数."""
        assert f"收入总计 · {label} [变动]" in changes_text(self.pair(new, old))

    def test_final_accounts_come_after_the_budget_of_their_year(self) -> None:
        """In whatever order they are given; both are named for what they are."""
        for phases in (("final", "budget"), ("budget", "final")):
            comparison = self.pair(*phases, years=(2023, 2023))
            assert (comparison.new.phase, comparison.labels) == ("final", ("单位决算", "单位预算"))

    def test_a_document_without_a_year(self) -> None:
        """It is no 部门预算 of a year called 年度不明."""
        assert a_budget("某局").with_fields(year=None).build().title == "某局 （年度不明）单位预算"

    def test_documents_that_nothing_tells_apart(self) -> None:
        """Two budgets of one year stand as they are given."""
        assert self.pair("budget", "budget", years=(2023, 2023)).labels == ("前一份", "后一份")

    @pytest.mark.parametrize(("year", "noted"), [(2022, True), (2021, False), (2023, False)])
    def test_last_years_figures_are_those_of_the_year_before(self, year: int, noted: bool) -> None:
        """The column 上年数 of this year's document says nothing of an older one."""
        new = a_budget(year=2023).with_item("three_public", "合计", total="3.00", prior_total="2.50").build()
        old = a_budget(year=year).with_item("three_public", "合计", total="2.00").build()
        (change,) = (change for change in compare(new, old).changes if change.measure == "total")
        assert ("上年数为 2.5 万元" in change.note) is noted

    def test_the_memo_heads_its_columns_by_year(self) -> None:
        """本年 and 上年 would be wrong of 2025 beside 2023."""
        new, old = (line(year, "2010301", "行政运行", total=f"{year}.00").build() for year in (2025, 2023))
        assert "| 2023 年（万元） | 2025 年（万元） |" in changes_md(compare(new, old))

    def test_a_code_without_a_name_is_no_other_name(self) -> None:
        """Some tables print codes only."""
        new, old = (line(year, "205", name) for year, name in ((2024, ""), (2023, "教育支出")))
        change = the(compare(new.build(), old.build()), "expenditure", "205")
        assert (change.kind, change.name, change.note) == ("same", "教育支出", "")

    def test_a_change_that_rounds_to_nothing_has_no_rate(self) -> None:
        """4.20 of 177,215.79 is no −0.00 %."""
        totals = ((2024, "177211.59"), (2023, "177215.79"))
        new, old = (line(year, "205", "教育支出", total=total) for year, total in totals)
        assert "177,215.79 → 177,211.59，-4.20\n" in changes_text(compare(new.build(), old.build()))


class TestWhatMayNotHaveBeenRead:
    """A line that is not there is gone, unless the document says that it was not read whole."""

    def test_a_line_beside_unread_cells(self) -> None:
        """It may be among them, and the note says so; a blank cell of a line that was read is blank."""
        new, old = line(2024, "201", "一般公共服务支出"), line(2023, "201", "一般公共服务支出")
        old = old.with_fact("expenditure", "205", "教育支出", total="5.00")
        (unread,) = (new.with_notice("unreadable", "读不出", page=page) for page in new.build().tables[0].pages)
        noted = [the(compare(each.build(), old.build()), "expenditure", "205").note for each in (new, unread)]
        assert noted == ["", "2024 年该表有 1 处没有读懂，可能漏读"]

    def test_a_total_that_was_not_read(self) -> None:
        """The lines below it are there: the total has not gone."""
        old = line(2023, "201", "一般公共服务支出")
        new = a_budget(year=2024).with_fact("expenditure", "201", "一般公共服务支出", total="10.00")
        change = the(compare(new.build(), old.build()), "expenditure", "合计")
        assert (change.kind, change.note) == ("unreadable", "2024 年表中没有读到合计行")

    def test_a_sum_that_the_other_form_does_not_print(self) -> None:
        """本年收入合计 stands in one form only; where no money is printed at all, it is nothing."""
        old = a_budget(year=2023).with_side("balance", "revenue", "本年收入合计", budget="9.00")
        new = a_budget(year=2024).with_side("balance", "revenue", "收入总计", budget="8.00")
        none = a_budget(year=2024).with_side("balance", "revenue", "收入总计", budget="0.00")
        row = ("balance", "本年收入合计", "budget", "revenue")
        changes = [the(compare(each.build(), old.build()), *row) for each in (new, none)]
        assert [change.kind for change in changes] == ["unreadable", "removed"]
        assert changes[0].note == "2024 年表中没有读到“本年收入合计”的数"
