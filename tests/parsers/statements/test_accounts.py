"""Tables keyed by account: where the code stands, what a row is called, and one key on several rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from model.amount import Unit
from model.disclosure import Fact
from parsers.statements.accounts import read_accounts
from parsers.statements.columns import columns_of
from parsers.statements.lanes import grown
from parsers.statements.table import Context, Harvest
from parsers.tables.grid import Grid
from tests.parsers.statements.grids import a_grid

HEAD = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")


def harvest(grid: Grid, statement: str = "expenditure", unit_name: str = "") -> Harvest:
    context = Context("a.pdf", statement, "支出总表", Unit.TEN_THOUSAND, 2024, unit_name)
    return read_accounts(grid, columns_of(grid, statement, 2024), context)


def totals(grid: Grid, statement: str = "expenditure", unit_name: str = "") -> dict[str, str]:
    """Code or name of each row with its total as printed."""
    facts = harvest(grid, statement, unit_name).facts
    return {fact.code or fact.name: str(fact.value.figure) for fact in facts if fact.measure == "total"}


def rows(*lines: Sequence[str], head: Sequence[str] = HEAD, header: int = 1) -> Grid:
    return a_grid(head, *lines, header=header, title="支出总表")


def indented(grid: Grid, indents: Sequence[float]) -> Grid:
    """The grid with each row's cells at a distance from their left rule."""
    body = tuple(
        tuple(cell and replace(cell, indent=indent) for cell in row)
        for row, indent in zip(grid.body, indents, strict=True)
    )
    return replace(grid, body=body)


class TestWhereTheCodeStands:
    """One column, three columns, in front of the name, or nowhere."""

    CODES = ("201", "20101", "2010102")

    def test_one_column(self) -> None:
        lines = [(code, "名称", "5.00", "5.00", "") for code in self.CODES]
        assert totals(rows(*lines)) == dict.fromkeys(self.CODES, "5.00")

    @pytest.mark.parametrize("mark", [".", "-", "·"])
    def test_levels_parted_by_a_mark(self, mark: str) -> None:
        """201.01 is 20101 in a column of codes, whatever it might be elsewhere."""
        codes = ("201", f"201{mark}01", f"201{mark}01{mark}02")
        lines = [(code, "名称", "5.00", "5.00", "") for code in codes]
        assert totals(rows(*lines)) == dict.fromkeys(self.CODES, "5.00")

    @pytest.mark.parametrize(
        "codes",
        [
            (("201", "", ""), ("201", "01", ""), ("201", "01", "02")),
            (("201", "", ""), ("", "01", ""), ("", "", "02")),
        ],
        ids=["complete", "own level only"],
    )
    def test_three_columns(self, codes: Sequence[Sequence[str]]) -> None:
        lines = [(*code, "名称", "5.00") for code in codes]
        grid = a_grid(("科目编码", "<", "<", "科目名称", "合计"), ("类", "款", "项", "^", "^"), *lines, header=2)
        assert totals(grid) == dict.fromkeys(self.CODES, "5.00")

    def test_right_of_the_name(self) -> None:
        """科目名称 | 科目编码: one set of labels, whichever stands first."""
        grid = rows(("行政运行", "2010301", "5.00"), head=("科目名称", "科目编码", "合计"))
        assert [(fact.code, fact.name) for fact in harvest(grid).facts] == [("2010301", "行政运行")]

    @pytest.mark.parametrize("form", ["[{}]行政运行", "{}-行政运行", "{} 行政运行", "{}行政运行"])
    def test_in_front_of_the_name(self, form: str) -> None:
        lines = [(form.format(code), "5.00") for code in self.CODES]
        found = harvest(a_grid(("功能科目名称", "合计"), *lines)).facts
        assert {fact.code: fact.name for fact in found} == dict.fromkeys(self.CODES, "行政运行")

    def test_a_lost_zero_is_restored_and_told(self) -> None:
        grid = a_grid(
            ("科目编码", "<", "科目名称", "合计"),
            ("类", "款", "^", "^"),
            ("301", "", "工资福利支出", "5"),
            ("301", "2", "津贴补贴", "5"),
            header=2,
        )
        found = harvest(grid, "basic_economic")
        assert [fact.code for fact in found.facts] == ["301", "30102"]
        assert [notice.rule for notice in found.notices] == ["K12"]

    def test_pairs_of_classifications_make_two_statements(self) -> None:
        grid = a_grid(
            ("政府支出经济分类科目", "部门支出经济分类科目", "合计"),
            ("50101-工资奖金津补贴", "30101-基本工资", "3.00"),
            ("50101-工资奖金津补贴", "30102-津贴补贴", "2.00"),
            ("合计", "<", "5.00"),
        )
        found = harvest(grid, "basic_economic").facts
        keyed = {(fact.statement, fact.code or fact.name): str(fact.value.figure) for fact in found}
        assert keyed[("basic_economic", "30101")] == "3.00"
        assert keyed[("basic_government", "50101")] == "5.00"
        assert keyed[("basic_government", "合计")] == "5.00"

    def test_two_classifications_side_by_side(self) -> None:
        """Lists of their own, no pairs: each code is of its own statement only."""
        grid = a_grid(
            ("科目编码", "科目名称", "金额", "科目编码", "科目名称", "金额"),
            ("30101", "基本工资", "3.00", "50101", "工资奖金津补贴", "5.00"),
            ("30102", "津贴补贴", "2.00", "", "", ""),
            ("合计", "<", "5.00", "合计", "<", "5.00"),
        )
        found = harvest(grid, "basic_economic").facts
        assert [(fact.statement, fact.code or fact.name, str(fact.value.figure)) for fact in found] == [
            ("basic_economic", "30101", "3.00"),
            ("basic_economic", "30102", "2.00"),
            ("basic_economic", "合计", "5.00"),
            ("basic_government", "合计", "5.00"),
            ("basic_government", "50101", "5.00"),
        ]


class TestCodesAboveNames:
    """Code and name on two lines of a cell, which no rule shows to be one: the figures stand level with the name."""

    HEAD = ("功能分类科目", "合计")

    @pytest.mark.parametrize(("name", "code"), [("一般公共服务支出", "201"), ("办公设备购置", "")])
    def test_known_by_it(self, name: str, code: str) -> None:
        """An account that the catalogue does not know by this code is none of it."""
        grid = rows(("201", ""), (name, "3.00"), ("202", ""), ("外交支出", "2.00"), ("合计", "5.00"), head=self.HEAD)
        found = harvest(grid)
        assert [(fact.code, fact.name) for fact in found.facts] == [(code, name), ("202", "外交支出"), ("", "合计")]
        assert not found.notices

    def test_a_code_with_figures_of_its_own(self) -> None:
        found = harvest(rows(("201", "1.00"), ("一般公共服务支出", "3.00"), ("合计", "4.00"), head=self.HEAD)).facts
        assert [fact.code for fact in found] == ["201", "", ""]


class TestPairsWithoutTheOtherCode:
    """A government code over several rows that no rule shows stands on one of them only."""

    HEAD = (
        ("政府预算经济分类", "<", "部门预算经济分类", "<", "合计"),
        ("科目编码", "科目名称", "科目编码", "科目名称", "^"),
    )
    ROWS = (
        ("", "", "30101", "基本工资", "3.00"), ("50101", "工资奖金津补贴", "30102", "津贴补贴", "2.00"),
        ("", "", "30103", "奖金", "1.00"), ("50201", "办公经费", "30201", "办公费", "4.00"),
    )  # fmt: skip

    def read(self, total: str) -> Harvest:
        rows_ = (*self.ROWS, ("合计", "<", "<", "<", total))
        return harvest(a_grid(*self.HEAD, *rows_, header=2, title="基本支出表"), "basic_economic")

    def test_no_sum_of_it_is_told(self) -> None:
        """50101 is 6.00, not 2.00."""
        found = self.read("10.00")
        assert {fact.statement for fact in found.facts} == {"basic_economic"}
        assert len(found.facts) == 5
        assert [notice.kind for notice in found.notices] == ["unkeyed-rows"]

    def test_rows_that_have_none(self) -> None:
        """Where the total is that of the rows with a code, the others are beside it."""
        assert {"50101", "50201"} <= {fact.code for fact in self.read("6.00").facts}


class TestTotals:
    """The total row: first or last, merged, spaced out, or named after the unit."""

    @pytest.mark.parametrize("label", ["合计", "合  计", "总计"])
    def test_words(self, label: str) -> None:
        assert totals(rows(("201", "外交支出", "5.00", "", ""), (label, "<", "5.00", "", "")))["合计"] == "5.00"

    def test_named_after_the_unit(self) -> None:
        grid = rows(("", "某市某局", "5.00", "", ""), ("201", "外交支出", "5.00", "", ""))
        assert totals(grid, unit_name="某市某局") == {"合计": "5.00", "201": "5.00"}

    def test_in_the_column_of_running_numbers(self) -> None:
        """合计 stands under 序号, the code and the name are blank."""
        grid = rows(
            ("合计", "", "", "9.00"),
            ("1", "201", "外交支出", "9.00"),
            head=("序号", "科目编码", "科目名称", "合计"),
        )
        assert totals(grid) == {"合计": "9.00", "201": "9.00"}

    def test_unit_rows_beside_a_total_keep_their_key(self) -> None:
        grid = a_grid(("单位名称", "合计"), ("合计", "9.00"), ("甲局", "5.00"), ("乙中心", "4.00"))
        assert totals(grid, "revenue") == {"合计": "9.00", "甲局": "5.00", "乙中心": "4.00"}

    @pytest.mark.parametrize(
        ("indents", "keys"),
        [
            ((2.0, 14.0, 14.0), ["合计", "甲局", "甲局/甲局", "甲局/乙中心"]),
            ((2.0, 2.0, 2.0), ["合计", "甲局", "乙中心"]),
        ],
        ids=["indented", "flat"],
    )
    def test_units_below_a_department_of_their_name(self, indents: Sequence[float], keys: list[str]) -> None:
        grid = a_grid(("单位名称", "合计"), ("合计", "9.00"), ("甲局", "9.00"), ("甲局", "5.00"), ("乙中心", "4.00"))
        assert list(totals(indented(grid, (0.0, *indents)), "revenue", "甲局")) == keys

    def test_unit_names_set_in_the_middle_are_no_levels(self) -> None:
        grid = a_grid(("单位名称", "合计"), ("合计", "9.00"), ("甲局", "5.00"), ("乙中心", "4.00"))
        assert list(totals(indented(grid, (20.0, 20.0, 14.0)), "revenue")) == ["合计", "甲局", "乙中心"]

    def test_codes_of_units_beside_codes_in_three_columns(self) -> None:
        """单位（科目）代码 is the code of a row without 类, whatever the column is called."""
        head = (("科目编码", "<", "<", "单位（科目）代码", "科目名称", "合计"), ("类", "款", "项", "^", "^", "^"))
        lines = (("", "", "", "105", "某局", "9"), ("201", "", "", "201", "一般公共服务支出", "9"))
        assert totals(a_grid(*head, *lines, header=2)) == {"105": "9", "201": "9"}

    def test_units_and_accounts_in_one_column(self) -> None:
        grid = a_grid(
            ("科目编码", "<", "<", "单位代码", "单位名称（科目）", "合计"),
            ("类", "款", "项", "^", "^", "^"),
            ("合计", "<", "<", "<", "<", "5.00"),
            ("", "", "", "301001", "某厅机关", "5.00"),
            ("201", "03", "01", "301001", "行政运行", "5.00"),
            header=2,
        )
        assert totals(grid) == {"合计": "5.00", "301001": "5.00", "2010301": "5.00"}

    def test_a_single_row_without_any_label(self) -> None:
        assert totals(a_grid(("合计", "基本支出"), ("9.00", "5.00"))) == {"合计": "9.00"}

    def test_a_single_row_beyond_the_vocabulary_keeps_its_name(self) -> None:
        """One thing to buy is what it is called; 合计 would say nothing of it."""
        grid = a_grid(("资产名称", "预算金额"), ("台式计算机", "9.00"))
        assert totals(grid, "新增资产配置表") == {"台式计算机": "9.00"}

    def test_an_amount_without_a_name_is_a_notice(self) -> None:
        found = harvest(rows(("201", "外交支出", "5.00", "", ""), ("", "", "7.00", "", "")))
        assert [notice.kind for notice in found.notices] == ["nameless"]
        assert len(found.facts) == 1


class TestOneKeyOnSeveralRows:
    """Summed where a total closes with the sum; once where it closes with one; otherwise the first, and a notice."""

    def test_sum(self) -> None:
        grid = rows(
            ("201", "外交支出", "3.00", "", ""), ("201", "外交支出", "2.00", "", ""), ("合计", "<", "5.00", "", "")
        )
        fact = next(fact for fact in harvest(grid).facts if fact.code)
        assert str(fact.value.figure) == "5.00"
        assert [str(part.value.figure) for part in fact.parts] == ["3.00", "2.00"]

    def test_subtotals_of_several_units(self) -> None:
        """Each is a figure of its own: their sum is that of the whole table, and printed nowhere as 小计."""
        grid = rows(
            ("201", "外交支出", "3.00", "", ""), ("小计", "<", "3.00", "", ""), ("202", "国防支出", "2.00", "", ""),
            ("小计", "<", "2.00", "", ""), ("合计", "<", "5.00", "", ""),
        )  # fmt: skip
        found = harvest(grid)
        assert totals(grid) == {"201": "3.00", "202": "2.00", "合计": "5.00"}
        assert [str(fact.value.figure) for fact in found.others] == ["3.00", "2.00"]
        assert not found.notices

    def test_the_only_subtotal_is_a_row(self) -> None:
        grid = rows(("201", "外交支出", "3.00", "", ""), ("小计", "<", "3.00", "", ""), ("合计", "<", "3.00", "", ""))
        assert totals(grid)["小计"] == "3.00"

    def test_printed_twice(self) -> None:
        grid = rows(
            ("201", "外交支出", "5.00", "", ""), ("201", "外交支出", "5.00", "", ""), ("合计", "<", "5.00", "", "")
        )
        found = harvest(grid)
        assert totals(grid)["201"] == "5.00"
        assert [notice.rule for notice in found.notices] == ["W25"]

    def test_neither(self) -> None:
        grid = rows(
            ("201", "外交支出", "3.00", "", ""), ("201", "外交支出", "4.00", "", ""), ("合计", "<", "5.00", "", "")
        )
        assert totals(grid)["201"] == "3.00"
        assert [notice.kind for notice in harvest(grid).notices] == ["repeated-row"]

    def test_one_that_cannot_be_read(self) -> None:
        """The figure of the key is the sum of its rows: that of one of them is not it."""
        grid = rows(
            ("201", "外交支出", "3.00", "1.00", ""), ("201", "外交支出", "4.0O0 2", "1.00", ""),
            ("202", "国防支出", "1.00", "1.00", ""), ("合计", "<", "9.00", "3.00", ""),
        )  # fmt: skip
        found = harvest(grid)
        assert totals(grid) == {"202": "1.00", "合计": "9.00"}
        assert [gap.key.row for gap in found.gaps] == ["201"]
        assert [notice.kind for notice in found.notices] == ["unreadable", "repeated-row"]
        assert [str(fact.value.figure) for fact in found.facts if fact.code == "201"] == ["2.00"]

    def test_in_a_column_with_another_figure_that_cannot_be_read(self) -> None:
        """Its total closes neither with the rows nor with one of them, whatever they are."""
        grid = rows(
            ("201", "外交支出", "3.00", "", ""), ("201", "外交支出", "4.00", "", ""),
            ("202", "国防支出", "1.0O0 2", "", ""), ("合计", "<", "9.00", "", ""),
        )  # fmt: skip
        found = harvest(grid)
        assert totals(grid) == {"合计": "9.00"}
        assert [(gap.key.row, gap.measure) for gap in found.gaps] == [("202", "total"), ("201", "total")]

    def test_a_sum_in_another_column_shows_that_the_rows_are_several(self) -> None:
        """One misprinted figure opens its own column, and takes no money from the rows that are right."""
        grid = rows(
            ("201", "外交支出", "3.00", "3.00", ""), ("201", "外交支出", "2.00", "2.00", ""),
            ("202", "国防支出", "9.00", "1.00", ""), ("合计", "<", "6.00", "6.00", ""),
        )  # fmt: skip
        found = harvest(grid)
        assert totals(grid) == {"201": "5.00", "202": "9.00", "合计": "6.00"}
        assert [notice.kind for notice in found.notices] == ["repeated-row"]

    def test_other_codes_of_a_pair_show_that_the_rows_are_several(self) -> None:
        grid = rows(
            ("30101-基本工资", "50101-工资奖金津补贴", "3.00"), ("30101-基本工资", "50501-工资福利支出", "2.00"),
            ("30102-津贴补贴", "50101-工资奖金津补贴", "9.00"), ("合计", "合计", "6.00"),
            head=("部门预算支出经济分类科目", "政府预算支出经济分类科目", "合计"),
        )  # fmt: skip
        facts = {fact.code: str(fact.value.figure) for fact in harvest(grid, "basic_economic").facts if fact.code}
        assert facts == {"30101": "5.00", "30102": "9.00", "50101": "12.00", "50501": "2.00"}

    def test_of_a_scan_nothing_is_chosen(self) -> None:
        """A row may be lost: sum and rows are readings among which an identity has to choose."""
        grid = rows(
            ("201", "外交支出", "5.00", "", ""), ("201", "外交支出", "2.00", "", ""), ("合计", "<", "9.00", "", "")
        )
        cells = {id(cell): replace(cell, confidence=0.99) for row in grid.body for cell in row if cell is not None}
        body = tuple(tuple(cell and cells[id(cell)] for cell in row) for row in grid.body)
        (fact,) = [fact for fact in harvest(replace(grid, body=body)).facts if fact.code == "201"]
        assert [str(reading.raw) for reading in fact.readings] == ["7.00", "5.00", "2.00"]

    def test_what_is_not_counted_is_kept_apart(self) -> None:
        """`export --all` lists the row that was not taken, too."""
        grid = rows(
            ("201", "外交支出", "3.00", "", ""), ("201", "外交支出", "4.00", "", ""), ("合计", "<", "5.00", "", "")
        )
        assert [str(fact.value.figure) for fact in harvest(grid).others] == ["4.00"]

    def test_another_total_keeps_its_name_and_its_figure(self) -> None:
        """The one that the rows add up to counts; the one before it is no print of the same."""
        grid = rows(("合计", "<", "9.00", "", ""), ("201", "外交支出", "5.00", "", ""), ("合计", "<", "5.00", "", ""))
        assert totals(grid)["合计"] == "5.00"
        assert [(fact.name, str(fact.value.figure)) for fact in harvest(grid).others] == [("合计", "9.00")]

    def test_a_total_at_either_end_of_a_table(self) -> None:
        """The second print is no second sum: `export --all` says that it is the same row again, in every column."""
        total = ("合计", "<", "5.00", "4.00", "1.00")
        head = ("科目编码", "科目名称", "合计", "基本支出", "结转下年")
        found = harvest(rows(total, ("201", "外交支出", "5.00", "4.00", "1.00"), total, head=head))
        sums = [(fact.name, fact.measure) for fact in (*found.facts, *found.others) if not fact.code]
        assert sums == [
            ("合计", "total"), ("合计", "basic"),
            ("合计", "结转下年"), ("合计（再印）", "结转下年"), ("合计（再印）", "total"), ("合计（再印）", "basic"),
        ]  # fmt: skip


class TestNamesWithoutCodes:
    """An indented tree of names is keyed by its paths; a vertical list by group and item."""

    def test_a_numbered_source_met_again_takes_its_heading(self) -> None:
        """The same funds under 本年收入 and 上年结转 are not two rows of one key."""
        grid = a_grid(
            ("项目", "预算数"),
            ("一、本年收入", "9.00"),
            ("（一）一般公共预算", "9.00"),
            ("二、上年结转", "2.00"),
            ("（一）一般公共预算", "2.00"),
            ("收入总计", "11.00"),
        )
        assert totals(grid, "revenue") == {
            "本年收入": "9.00",
            "一般公共预算": "9.00",
            "上年结转": "2.00",
            "上年结转/一般公共预算": "2.00",
            "合计": "11.00",
        }

    def test_indentation(self) -> None:
        names = (("一般公共服务支出", 2.0), ("财政事务", 12.0), ("行政运行", 22.0), ("教育支出", 2.0))
        grid = a_grid(("科目名称", "合计"), *((name, "5.00") for name, _ in names))
        assert list(totals(indented(grid, [indent for _, indent in names]))) == [
            "一般公共服务支出",
            "一般公共服务支出/财政事务",
            "一般公共服务支出/财政事务/行政运行",
            "教育支出",
        ]

    def test_a_tree_starts_at_the_class(self) -> None:
        """Headings above the 类 are no part of the path; a 类 may have a 款 of its own name."""
        path = grown(grown(grown([], 0, "一般公共预算"), 1, "其他支出"), 2, "其他支出")
        assert [name for _, name in path] == ["其他支出", "其他支出"]

    def test_groups_and_items(self) -> None:
        grid = a_grid(
            ("项目名称", "", "金额"),
            ("收入总计", "<", "9.00"),
            ("一般公共预算资金", "小计", "8.00"),
            ("^", "专项收入", "8.00"),
            ("其他资金", "小计", "1.00"),
        )
        assert totals(grid, "revenue") == {
            "合计": "9.00",
            "一般公共预算资金": "8.00",
            "一般公共预算资金/专项收入": "8.00",
            "其他资金": "1.00",
        }


class TestCells:
    """A fact knows where it stands; what cannot be read is a gap and a notice."""

    def fact(self) -> Fact:
        return harvest(rows(("201", "外交支出", "1,234.50", "", ""))).facts[0]

    def test_place(self) -> None:
        source = self.fact().source
        assert (source.page, source.row, source.column, source.raw) == (1, 1, 3, "1,234.50")
        assert (source.row_words, source.column_words) == ("外交支出", "合计")

    def test_printed_precision(self) -> None:
        value = self.fact().value
        assert (str(value.figure), value.decimals, value.unit) == ("1234.50", 2, Unit.TEN_THOUSAND)

    def test_garbled(self) -> None:
        found = harvest(rows(("201", "外交支出", "EE 1E", "5.00", "")))
        assert [(gap.measure, gap.state) for gap in found.gaps] == [("total", "garbled")]
        assert [notice.kind for notice in found.notices] == ["unreadable"]

    @pytest.mark.parametrize(("text", "state"), [("0.00", "zero"), ("-", "dash"), ("—", "dash")])
    def test_printed_zeros_are_facts(self, text: str, state: str) -> None:
        fact = harvest(rows(("201", "外交支出", text, "", ""))).facts[0]
        assert (fact.value.yuan, fact.state) == (0, state)

    def test_shares_and_counts_are_kept_as_printed(self) -> None:
        """6.47 in a column of percentages is not 6.47 万元."""
        head = ("科目编码", "科目名称", "合计", "增减额", "增减%")
        found = harvest(rows(("201", "外交支出", "5.00", "1.00", "6.47"), head=head))
        assert [str(fact.value.yuan.normalize()) for fact in found.others] == ["1E+4", "6.47"]

    def test_columns_without_a_word_are_kept_apart(self) -> None:
        found = harvest(rows(("201", "外交支出", "5.00"), head=("科目编码", "科目名称", "结转下年")))
        assert [(fact.statement, fact.measure) for fact in found.others] == [("支出总表", "结转下年")]


class TestUnitsOfMoney:
    """The unit belongs to the table, unless a column says its own."""

    def test_columns_in_units_of_their_own(self) -> None:
        """The unit line says 万元, one head says 元."""
        head = ("科目编码", "科目名称", "合计（万元）", "基本支出（元）", "项目支出")
        grid = rows(("2010101", "行政运行", "3.00", "20000.00", "1.00"), head=head)
        found = {fact.measure: (fact.value.yuan, fact.value.unit) for fact in harvest(grid).facts}
        assert found == {
            "total": (30000, Unit.TEN_THOUSAND),
            "basic": (20000, Unit.YUAN),
            "project": (10000, Unit.TEN_THOUSAND),
        }


class TestPageSums:
    """What a page adds up to, or carries over to the next one, is of no account."""

    @pytest.mark.parametrize("label", ["本页小计", "承前页", "过次页", "承接上页", "结转下页", "页累计", "累计"])
    def test_under_the_title_only(self, label: str) -> None:
        read = harvest(rows(("201", "公共", "2.00", "1.00", "1.00"), ("", label, "2.00", "1.00", "1.00")))
        assert {fact.name for fact in read.facts} == {"公共"}
        assert [(fact.statement, fact.name) for fact in read.others] == [("支出总表", label)] * 3

    @pytest.mark.parametrize("label", ["上年结转", "首页设计", "网页维护"])
    def test_other_words(self, label: str) -> None:
        read = harvest(
            rows(("201", "公共", "2.00", "", ""), ("", label, "1.00", "", ""), ("合计", "<", "3.00", "", ""))
        )
        assert {fact.name for fact in read.facts} == {"公共", label, "合计"}

    def test_below_another_column_than_the_names(self) -> None:
        """Where projects stand beside their accounts, the words stand below the projects."""
        head = ("功能科目编码", "功能科目名称", "项目编码", "项目名称", "合计")
        grid = rows(
            ("201", "公共", "25001", "水源地巡查", "2.00"), ("", "", "", "本页小计", "2.00"),
            ("202", "外交", "25002", "河湖保洁", "1.00"), ("合计", "<", "<", "<", "3.00"), head=head,
        )  # fmt: skip
        read = harvest(grid)
        assert [(fact.name, str(fact.value.figure)) for fact in read.others] == [("本页小计", "2.00")]
        assert not read.notices


class TestOneCellOverSeveralMeasures:
    """A rule between two amounts is missing: nothing tells whose the figure in both is."""

    def test_is_neither(self) -> None:
        found = harvest(rows(("201", "外交支出", "5.00", "<", ""), ("202", "国防支出", "1.00", "", "1.00")))
        assert [(fact.code, fact.measure) for fact in found.facts] == [("202", "total"), ("202", "project")]
