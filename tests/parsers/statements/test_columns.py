"""What columns hold, told by their heads on all levels and by their content."""

from __future__ import annotations

import pytest

from parsers.statements.columns import Role, columns_of
from parsers.statements.measures import measure_of
from tests.parsers.statements.grids import LEFT, a_grid

YEAR = 2026


class TestMeasures:
    """A head is read with the heads above it."""

    @pytest.mark.parametrize(
        ("statement", "heads", "measure"),
        [
            ("revenue", ("合计",), "total"),
            ("revenue", ("本年收入", "小计"), "current_year"),
            ("revenue", ("财政拨款收入", "小计"), "appropriation"),
            ("revenue", ("本年收入", "一般公共预算拨款收入"), "general_public"),
            ("revenue", ("财政专户管理资金收入",), "special_account"),
            ("revenue", ("上年结转结余",), "carryover"),
            ("revenue", ("上年结转", "一般公共预算资金"), "carryover_general_public"),
            ("revenue", ("上年结转结余", "财政拨款结转结余"), "carryover_appropriation"),
            ("revenue", ("上年结转", "上年结转"), "carryover"),
            ("revenue", ("事业收入（不含教育收费）",), "undertaking"),
            ("revenue", ("其他收入预算",), "other"),
            ("revenue", ("事业收入合计",), "undertaking"),
            ("expenditure", ("支出预算", "基本支出"), "basic"),
            ("expenditure", ("基本支出", "人员经费"), "personnel"),
            ("expenditure", ("2026年预算数", "项目支出"), "project"),
            ("general_public", ("一般公共预算支出", "小计"), "total"),
            ("general_public", ("2025年执行数",), "prior_total"),
            ("three_public", ("2025年",), "prior_total"),
            ("three_public", ("2026年",), "total"),
            ("general_public", ("专项业务经费支出",), "project"),
            ("balance", ("上年度",), "prior_total"),
            ("general_public", ("上年预算数", "基本支出"), "prior_basic"),
            ("general_public", ("项目支出", "扣除基建项目后预算数"), "project_excluding_capital"),
            ("basic_economic", ("2026年基本支出", "公用经费"), "operating"),
            ("basic_economic", ("一般公共预算基本支出", "合计"), "total"),
            ("expenditure", ("人员经费和公用经费支出",), "basic"),
            ("general_public", ("人员及日常公用经费",), "basic"),
            ("balance", ("调整后预算",), "total"),
        ],
    )
    def test_known(self, statement: str, heads: tuple[str, ...], measure: str) -> None:
        assert measure_of(heads, statement, YEAR) == measure

    @pytest.mark.parametrize(
        "head", ["金额（元）合计", "合计（万元）", "金额(万元)", "金额（人民币：元）", "合计/元", "金额(元) 小计"]
    )
    def test_a_unit_of_money_beside_the_word(self, head: str) -> None:
        assert measure_of((head,), "general_public", YEAR) == "total"

    @pytest.mark.parametrize("heads", [("结转下年",), ("采购预留份额",), ("上年结转结余", "非财政拨款结转结余")])
    def test_unknown_words_name_no_measure(self, heads: tuple[str, ...]) -> None:
        assert measure_of(heads, "expenditure", YEAR) == ""

    def test_carried_over_money_is_not_last_years_figure(self) -> None:
        assert not measure_of(("上年结转",), "revenue", YEAR).startswith("prior_")


class TestTotalsOfTheYear:
    """Two totals beside 上年结转: of the year's own money, and of everything; whichever stands first."""

    OWN, CARRIED = ("本年支出", "小计"), ("上年结转", "小计")

    @pytest.mark.parametrize(
        ("heads", "measures"),
        [
            ((("合计",), OWN, CARRIED), ["total", "current_year", "carryover"]),
            ((OWN, CARRIED, ("合计",)), ["current_year", "carryover", "total"]),
            ((("合计",), OWN), ["total", ""]),
        ],
    )
    def test_beside_each_other(self, heads: tuple[tuple[str, ...], ...], measures: list[str]) -> None:
        head = (("科目名称", *(above for above, *_ in heads)), ("^", *(words[-1] for words in heads)))
        grid = a_grid(*head, ("农业农村", *("5.00" for _ in heads)), header=2)
        assert [column.measure for column in columns_of(grid, "expenditure", YEAR)][1:] == measures

    def test_a_column_with_nothing_in_it_is_no_total(self) -> None:
        """Beside the last one of a sheet, with rules around it."""
        grid = a_grid(
            ("科目名称", "年初结转和结余", "本年支出", "<", ""),
            ("^", "^", "小计", "项目支出", ""),
            ("城乡社区", "0.00", "5.00", "5.00", ""),
            header=2,
        )
        assert [column.measure for column in columns_of(grid, "government_fund", YEAR)][1:4] == [
            "carryover",
            "total",
            "project",
        ]


class TestSourcesOfMoney:
    """Natures of spending below several sources of money."""

    @pytest.mark.parametrize(
        ("funds", "measures"),
        [
            (("政府性基金预算", "<"), ["total", "general_public", "basic", "", "government_fund", ""]),
            (("上年结转", "<"), ["total", "general_public", "basic", "project", "carryover", "carryover_project"]),
        ],
    )
    def test_none_is_all_there_is_in_a_row(self, funds: tuple[str, ...], measures: list[str]) -> None:
        """项目支出 of several funds is none of all money; beside 上年结转 it is that of the year."""
        grid = a_grid(
            ("科目名称", "合计", "一般公共预算", "<", "<", *funds),
            ("^", "^", "小计", "基本支出", "项目支出", "小计", "项目支出"),
            ("教育支出", "9.00", "6.00", "4.00", "2.00", "3.00", "3.00"),
            header=2,
        )
        assert [column.measure for column in columns_of(grid, "expenditure", YEAR)][1:] == measures

    def test_natures_of_all_beside_those_of_each_fund(self) -> None:
        """基本支出 and 项目支出 below 合计 are of all money, those below the funds of one each."""
        grid = a_grid(
            ("科目名称", "合计", "<", "<", "一般公共预算", "<", "政府性基金预算", "<"),
            ("^", "小计", "基本支出", "项目支出", "小计", "项目支出", "小计", "项目支出"),
            ("教育支出", "9.00", "4.00", "5.00", "6.00", "2.00", "3.00", "3.00"),
            header=2,
        )
        measures = ["total", "basic", "project", "general_public", "", "government_fund", ""]
        assert [column.measure for column in columns_of(grid, "expenditure", YEAR)][1:] == measures


class TestRoles:
    """Content has the last word."""

    def test_a_total_among_running_numbers(self) -> None:
        """合计 under 序号 makes no amounts of the numbers below it."""
        grid = a_grid(("序号", "单位名称", "合计"), ("合计", "", "5.00"), ("1", "甲局", "3.00"), ("2", "乙局", "2.00"))
        assert columns_of(grid, "revenue", YEAR)[0].role is Role.ORDINAL

    @pytest.mark.parametrize("unread", ["36", ""])
    def test_numbers_of_rows_below_the_head_of_their_neighbours(self, unread: str) -> None:
        """行次 was lost: 34, 35, 36 are no money, one of them unread or not."""
        head = ("支出", LEFT, LEFT)
        rows = [(name, number, "5.00") for name, number in zip("甲乙丙丁", ("34", "35", unread, "37"), strict=True)]
        grid = a_grid(head, ("项目", "", "合计"), *rows, header=1)
        assert columns_of(grid, "expenditure", YEAR)[1].role is Role.ORDINAL

    @pytest.mark.parametrize(("number", "role"), [("42011522060001", Role.ORDINAL), ("2010301", Role.CODE)])
    def test_identifiers_are_no_money(self, number: str, role: Role) -> None:
        """项目代码 of many digits."""
        grid = a_grid(("项目代码", "项目名称", "合计"), (number, "文化活动", "5.00"))
        assert columns_of(grid, "", YEAR)[0].role is role

    @pytest.mark.parametrize(("code", "role"), [("30101", Role.CODE), ("30142", Role.AMOUNT)])
    def test_codes_are_told_by_the_names_beside_them(self, code: str, role: Role) -> None:
        """经济分类 over a column says nothing of codes; whole amounts that look like them are others."""
        rows = (
            ((code, "基本工资", "5.00"), ("30102", "津贴补贴", "3.00"))
            if role is Role.CODE
            else ((code, "基本工资", "5.00"),)
        )
        grid = a_grid(("经济分类", "科目名称", "合计"), *rows)
        assert columns_of(grid, "basic_economic", YEAR)[0].role is role

    def test_the_end_of_a_head_in_the_next_row_is_no_content(self) -> None:
        """A head too long for its narrow cell spills over into an otherwise empty column."""
        grid = a_grid(("科目名称", "合计", "政府性基金预算拨款收入"), ("农业农村", "5.00", "入"), ("水利", "5.00", ""))
        assert columns_of(grid, "revenue", YEAR)[2].measure == "government_fund"

    def test_pieces_of_a_head_are_no_content(self) -> None:
        """The middle of a head that is cut off on a later page; such columns as names would end the lane."""
        head = ("科目名称", "合计", "国有资本经营预算拨款收入", "其他收入")
        grid = a_grid(head, ("农业农村", "5.00", "", "1.00"), ("", "", "经营", ""), ("水利", "5.00", "", "2.00"))
        assert [column.measure for column in columns_of(grid, "revenue", YEAR)][2:] == ["state_capital", "other"]

    def test_the_rest_of_a_head_in_the_first_row_is_no_content(self) -> None:
        """财政专户管理 in the head, 资金 over the row of totals, where rows are as high as one line."""
        grid = a_grid(("科目名称", "财政专户管理", "其他收入"), ("合计", "资金", "3.00"), ("水利", "", "3.00"))
        assert [column.measure for column in columns_of(grid, "revenue", YEAR)][1:] == ["special_account", "other"]

    def test_codes_names_amounts_differences(self) -> None:
        grid = a_grid(
            ("序号", "科目编码", "科目名称", "合计", "增减额", "增减%"),
            ("1", "201", "一般公共服务支出", "5.00", "1.00", "25%"),
            ("2", "20101", "人大事务", "5.00", "1.00", "25%"),
        )
        roles = [column.role for column in columns_of(grid, "expenditure", YEAR)]
        assert roles == [Role.ORDINAL, Role.CODE, Role.NAME, Role.AMOUNT, Role.DIFFERENCE, Role.DIFFERENCE]

    def test_what_changed_has_levels_of_its_own(self) -> None:
        grid = a_grid(
            ("项目", "<", "2025年预算数", "<", "2026年比2025年增减%", "<"),
            ("科目编码", "科目名称", "合计", "基本支出", "合计", "基本支出"),
            ("201", "一般公共服务支出", "5.00", "1.00", "25%", "3.1"),
            header=2,
        )
        columns = columns_of(grid, "general_public", YEAR)
        assert [column.measure for column in columns] == ["", "", "prior_total", "prior_basic", "", ""]
        assert [column.role for column in columns[4:]] == [Role.DIFFERENCE, Role.DIFFERENCE]

    def test_what_changed_below_the_name_of_a_side(self) -> None:
        """收入 over it is the word of a total, too."""
        head = (("收入", "<", "<"), ("项目", "2026年", "2026年比2025年增减"))
        grid = a_grid(*head, ("其他收入", "5.00", "-3.00"), header=2)
        assert [column.role for column in columns_of(grid, "balance", YEAR)][1:] == [Role.AMOUNT, Role.DIFFERENCE]

    def test_codes_in_three_columns(self) -> None:
        grid = a_grid(
            ("科目编码", "<", "<", "科目名称", "合计"),
            ("类", "款", "项", "^", "^"),
            ("201", "01", "02", "机关服务", "5"),
            header=2,
        )
        roles = [column.role for column in columns_of(grid, "expenditure", YEAR)]
        assert roles == [Role.PART1, Role.PART2, Role.PART3, Role.NAME, Role.AMOUNT]

    def test_a_lane_is_not_part_of_its_measure(self) -> None:
        grid = a_grid(("本年收入", "<"), ("项目", "预算数"), ("一、事业收入", "5.00"), header=2)
        assert columns_of(grid, "balance", YEAR)[1].measure == "total"

    def test_funds_count_where_they_are_the_columns(self) -> None:
        grid = a_grid(
            ("科目名称", "总计", "财政拨款", "<"),
            ("^", "^", "小计", "一般公共预算拨款"),
            ("工资福利支出", "5.00", "5.00", "5.00"),
            header=2,
        )
        measures = [column.measure for column in columns_of(grid, "basic_economic", YEAR)]
        assert measures == ["", "total", "appropriation", "general_public"]

    def test_the_subject_beside_other_funds_is_a_fund(self) -> None:
        """财政拨款 → 小计 in front of 合计 is no second total, and below 本年收入 no 本年收入合计."""
        grid = a_grid(
            ("科目名称", "本年收入", "<", "<", "合计"),
            ("^", "财政拨款", "<", "其他收入", "^"),
            ("^", "小计", "一般公共预算", "^", "^"),
            ("工资福利支出", "5.00", "5.00", "2.00", "7.00"),
            header=3,
        )
        measures = [column.measure for column in columns_of(grid, "basic_economic", YEAR)]
        assert measures == ["", "appropriation", "general_public", "other", "total"]

    def test_the_subject_over_its_own_parts_is_the_total(self) -> None:
        grid = a_grid(
            ("项目", "财政拨款", "<", "<"),
            ("^", "小计", "一般公共预算", "政府性基金"),
            ("公务接待费", "5.00", "5.00", "0"),
            header=2,
        )
        assert [column.measure for column in columns_of(grid, "appropriation", YEAR)][1] == "total"

    @pytest.mark.parametrize(("head", "measure"), [("其中", "total_of_which"), ("小计", "")])
    def test_a_second_column_of_a_measure_is_a_part_where_it_says_so(self, head: str, measure: str) -> None:
        """小计 below a head that is cut off beside the page repeats no total."""
        grid = a_grid(("科目名称", "合计", head, "单位资金"), ("教育支出", "5.00", "4.00", "1.00"))
        assert columns_of(grid, "revenue", YEAR)[2].measure == measure

    def test_unreadable_heads_take_the_usual_order(self) -> None:
        grid = a_grid(
            ("科目编码", "科目名称", "Ф ;1", "基华又山", "项目支出"), ("201", "外交支出", "5.00", "3.00", "2.00")
        )
        columns = columns_of(grid, "general_public", YEAR)
        assert [column.measure for column in columns[2:]] == ["total", "basic", "project"]
        assert columns[2].guessed

    def test_a_new_word_is_not_guessed(self) -> None:
        grid = a_grid(
            ("科目编码", "科目名称", "合计", "提前下达支出", "项目支出"), ("201", "外交支出", "5.00", "3.00", "2.00")
        )
        assert [column.measure for column in columns_of(grid, "general_public", YEAR)[2:]] == ["total", "", "project"]
