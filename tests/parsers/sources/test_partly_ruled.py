"""A closed head over rows without rules is no table of its own, many rows in one are none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.disclosure import Box
from parsers.letters import Letter
from parsers.page import Cell, RawGrid
from parsers.sources.partly_ruled import without_partly_ruled

WIDTH = 300.0


def line(text: str, baseline: float) -> list[Letter]:
    """A line of text from the left side of the table, ten points high."""
    return [Letter(char, 10.0 * i, baseline - 9, 10.0 * i + 10, baseline + 1, baseline) for i, char in enumerate(text)]


def grid(top: float, *rows: tuple[str, ...], width: float = WIDTH) -> RawGrid:
    """A ruled grid of rows twenty points high."""
    box = Box(0, top, width, top + 20 * len(rows))
    edges = tuple(width * i / len(rows[0]) for i in range(len(rows[0]) + 1))
    return RawGrid(tuple(tuple(map(Cell, row)) for row in rows), page=1, box=box, edges=edges)


HEAD = ("科目编码", "科目名称", "合计")
ROWS = [line("201 一般公共服务支出 966.57", 35), line("208 社会保障和就业支出 1,234.50", 55)]


class TestBareHeads:
    """What stands right below decides."""

    def test_rows_without_rules_take_their_head_with_them(self) -> None:
        assert without_partly_ruled([grid(0, HEAD)], ROWS) == []

    def test_shaded_rows_go_with_the_head(self) -> None:
        shaded = grid(40, ("208", "社会保障和就业支出", "1,234.50"))
        assert without_partly_ruled([grid(0, HEAD), shaded], ROWS[:1]) == []

    def test_the_title_may_be_closed_in_with_the_head(self) -> None:
        """Each in a cell as wide as the table, above the unit of money."""
        title = (Cell("部门支出总表"),) * 3
        unit = (*(Cell("部门：示例局"),) * 2, Cell("单位：万元"))
        table = grid(0, *[HEAD] * 5)
        closed = replace(table, rows=(title, title, unit, tuple(map(Cell, HEAD)), tuple(map(Cell, HEAD))))
        below = [line("201 一般公共服务支出 966.57", 115), line("208 社会保障和就业支出 1,234.50", 135)]
        assert without_partly_ruled([closed], below) == []

    def test_an_empty_table_stays(self) -> None:
        """Below it stands a sentence, or the title and the rows of the next table."""
        empty = grid(0, HEAD)
        sentence = [line("本单位没有安排支出，上年为12.00万元。", 35)]
        assert without_partly_ruled([empty], sentence) == [empty]
        assert without_partly_ruled([empty], [line("政府性基金预算支出表", 35), line("单位：万元", 50)]) == [empty]

    def test_lines_further_down_are_not_its_rows(self) -> None:
        far = [line("201 一般公共服务支出 966.57", 135)]
        empty = grid(0, HEAD)
        assert without_partly_ruled([empty], far) == [empty]

    def test_a_row_of_totals_goes_with_its_head(self) -> None:
        total = grid(0, HEAD, ("", "合计", "2,201.07"))
        assert without_partly_ruled([total], [line("201 一般公共服务支出 966.57", 55), *ROWS[1:]]) == []


SINGLE = grid(40, ("208", "社会保障", "1,234.50"))


def spaced(baseline: float, *cells: tuple[str, float]) -> list[Letter]:
    """A line of texts that each begin somewhere."""
    return [letter._replace(x0=letter.x0 + x, x1=letter.x1 + x) for text, x in cells for letter in line(text, baseline)]


class TestSingleRows:
    """A row that is a grid by itself is shaded where a line right beside it stands in its columns."""

    @pytest.mark.parametrize("baseline", [36.0, 72.0], ids=["above", "below"])
    def test_beside_a_row_on_white(self, baseline: float) -> None:
        row = spaced(baseline, ("201", 5), ("公共服务", 105), ("9.50", 210))
        assert without_partly_ruled([SINGLE], [row]) == []

    def test_below_the_numbers_of_columns(self) -> None:
        numbers = spaced(36, ("栏次", 105), ("1", 240))
        assert without_partly_ruled([SINGLE], [numbers]) == []

    def test_below_the_last_line_of_heads(self) -> None:
        heads = spaced(36, ("增减", 105), ("增减", 240))
        assert without_partly_ruled([SINGLE], [heads]) == []

    def test_two_lines_of_a_name_stand_between(self) -> None:
        row, rest = spaced(28, ("201", 5), ("公共服务", 105), ("9.50", 210)), spaced(38, ("支出", 105))
        assert without_partly_ruled([SINGLE], [row, rest]) == []

    @pytest.mark.parametrize("text", ["部门：某某局　　　单位：万元", "公开03表", "二、支出决算表"])
    def test_other_lines_leave_it_a_table(self, text: str) -> None:
        assert without_partly_ruled([SINGLE], [line(text, 36)]) == [SINGLE]


class TestHeadsOutside:
    """The cells of a head are shaded, those above them are white."""

    TABLE = grid(40, ("合计", "接待费", "合计", "接待费"), ("9.00", "2.00", "8.00", "1.00"))

    def test_heads_right_above(self) -> None:
        assert without_partly_ruled([self.TABLE], [spaced(38, ("上年预算数", 20), ("本年预算数", 180))]) == []

    def test_a_unit_line_is_no_head(self) -> None:
        said = spaced(38, ("单位名称：某某局", 20), ("单位：万元", 220))
        assert without_partly_ruled([self.TABLE], [said]) == [self.TABLE]


class TestUnparted:
    """Columns have rules between them, rows have none."""

    def test_figures_below_each_other_are_many_rows(self) -> None:
        table = grid(0, HEAD, ("201\n208\n210", "公共服务\n社会保障\n卫生健康", "966.57\n1,234.50\n1.00"))
        assert without_partly_ruled([table], []) == []

    def test_names_and_figures_in_one_cell(self) -> None:
        """The only rule is that between the two sides of a balance."""
        names = "项目 预算数\n一、公共服务 966.57\n二、教育支出 1,234.50\n三、外交支出\n支出总计 2,201.07"
        assert without_partly_ruled([grid(0, ("收入", names))], []) == []

    def test_figures_without_decimals_in_two_columns(self) -> None:
        head, names = ("收入", "支出"), "一、教育支出 1234500\n二、卫生健康 96657\n支出总计 1331157"
        assert without_partly_ruled([grid(0, head, (names, names))], []) == []

    def test_figures_in_one_cell_beside_many_rows(self) -> None:
        """The columns beside it are shaded cell by cell."""
        rows = [("201", "966,500"), ("208", ""), ("210", ""), ("211", ""), ("212", "")]
        table = grid(0, ("科目编码", "合计\n966,500\n1,234,500\n1,000"), *rows)
        assert without_partly_ruled([table], []) == []

    def test_one_row_below_its_head(self) -> None:
        """The cells hold the head of a column, and the one figure of it."""
        table = grid(0, ("合计\n20.00", "因公出国（境）费", "公务用车费\n小计 运行费\n12.00 12.00", "公务接待费\n8"))
        assert without_partly_ruled([table], []) == []

    def test_a_number_below_words_is_no_row(self) -> None:
        """Neither counts, nor one amount beside a figure of its own cell."""
        counts, target = grid(0, ("车辆\n2", "设备\n3")), grid(0, ("资金总额\n20.00", "12"))
        assert without_partly_ruled([counts, target], []) == [counts, target]

    def test_codes_below_each_other_are_no_figures(self) -> None:
        """The codes of one project in a cell of their own."""
        table = grid(0, ("科目", "预算数"), ("2010301\n2010302\n2010399", "96657"))
        assert without_partly_ruled([table], []) == [table]

    def test_years_below_each_other_are_no_figures(self) -> None:
        table = grid(0, ("开始", "结束"), ("2023\n2024\n2025", "2024\n2025\n2026"))
        assert without_partly_ruled([table], []) == [table]

    def test_whole_thousands_in_one_column(self) -> None:
        """Commas tell amounts in yuan from the digits of a broken number: the only column of 三公 is enough."""
        table = grid(0, ("项目", "预算数"), ("合计\n用车\n接待\n出国", "3,438\n1,717\n1,721\n0"))
        assert without_partly_ruled([table], []) == []

    def test_numbers_of_columns_above_the_only_row(self) -> None:
        """Two columns may have no rule between them: one cell says both their numbers."""
        assert without_partly_ruled([grid(0, HEAD[1:], ("1 2\n201 公共服务", "3\n966.57"))], []) == []

    @pytest.mark.parametrize(
        "rows",
        [
            (("合计\n9.00", "接待费\n2.00", "会议费\n7.00"),),
            (("编码", "科目名称", "预算数"), ("", "拆迁补偿\n合计", "1.00\n9.00")),
        ],
        ids=["heads and figures", "a total with its figure"],
    )
    def test_few_rows_in_one(self, rows: tuple[tuple[str, ...], ...]) -> None:
        assert without_partly_ruled([grid(0, *rows)], []) == []

    def test_heads_in_a_cell_over_all_columns(self) -> None:
        head = Cell("“三公”经费支出表\n合计 因公出国（境）费 公务接待费")
        row = tuple(map(Cell, ("9.00", "2.00", "7.00")))
        table = replace(grid(0, ("", "", ""), ("", "", "")), rows=((head,) * 3, row))
        assert without_partly_ruled([table], []) == []

    def test_one_number_on_several_lines_is_one_row(self) -> None:
        table = grid(0, HEAD, ("205", "教育\n支出", "1234\n567.\n80"), ("208", "社会保障", "1,234.50\n1.00"))
        assert without_partly_ruled([table], []) == [table]

    def test_labels_below_each_other_over_one_row_of_figures(self) -> None:
        """The last page of a balance: classes without money, and the total."""
        head, names = ("项目", "合计"), "（二十九）债务发行费用支出\n（三十）抗疫特别国债安排的支出\n支 出 总 计"
        assert without_partly_ruled([grid(0, head, (names, "\n\n13323.20"))], []) == []

    def test_a_total_below_the_numbers_of_columns(self) -> None:
        """An empty table: its numbers are no figures of the total."""
        table = grid(0, HEAD, ("1\n合 计", "2", "3"))
        assert without_partly_ruled([table], []) == []

    def test_two_rows_of_figures(self) -> None:
        """Of one row of figures over two lines no cell states two whole ones."""
        head = ("单位", "基本支出", "项目支出")
        two = grid(0, head, ("合计\n水务局", "12.00\n12.00", "1,003.50\n1,003.50"))
        one = grid(0, head, ("水务\n局", "12.00", "1,003.\n50"))
        assert without_partly_ruled([two, one], []) == [one]

    def test_figures_side_by_side_in_one_cell(self) -> None:
        """No rule parts their columns, either."""
        rows = ("合计 出国 接待\n90.92 18.71 33.05", "合计 出国 接待\n82.66 17.01 30.05")
        table = grid(0, ("上年预算数", "本年预算数"), rows)
        assert without_partly_ruled([table], []) == []
