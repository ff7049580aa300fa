"""One cell at a time: what is an amount, what only looks like one, and what a name is after cleaning."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parsers.cells import CellKind, cell_kind, clean_name, may_state_number, read_amount, read_code, split_code_name


class TestAmountsAreReadAsPrinted:
    """Every printed form of one figure is the same number, with its own decimals."""

    @pytest.mark.parametrize(
        ("text", "number", "decimals"),
        [
            ("966.57", "966.57", 2),
            ("1,788,773.90", "1788773.90", 2),
            ("1788773.9", "1788773.9", 1),
            ("154369326", "154369326", 0),
            (" 7.50 ", "7.50", 2),
            ("９６６．５７", "966.57", 2),
            ("１，７８８，７７３．９０", "1788773.90", 2),
            (".57", "0.57", 2),
            ("¥12.00", "12.00", 2),
            ("¥-12.00", "-12.00", 2),
            ("-5.2", "-5.2", 1),
            ("−5.20", "-5.20", 2),
            ("－5.20", "-5.20", 2),
            ("—5.20", "-5.20", 2),
            ("(5.20)", "-5.20", 2),
            ("（1,005.20）", "-1005.20", 2),
            ("260.00-", "-260.00", 2),
            ("1,005－", "-1005", 0),
            ("1'788'773.90", "1788773.90", 2),
            ("12.34①", "12.34", 2),
            ("-1,005²", "-1005", 0),
            ("12.34 *", "12.34", 2),
            ("12.34[1]", "12.34", 2),
        ],
    )
    def test_number_and_decimals(self, text: str, number: str, decimals: int) -> None:
        read = read_amount(text)
        assert (read.kind, read.number, read.decimals) == (CellKind.AMOUNT, Decimal(number), decimals)
        assert read.raw == text
        assert read.note == ""

    @pytest.mark.parametrize(
        ("text", "number"),
        [("△260", "-260"), ("▲260.00", "-260.00"), ("△ 1,234.56", "-1234.56"), ("▲¥5.20", "-5.20"), ("260△", "-260")],
    )
    def test_a_triangle_is_a_minus_and_is_noted(self, text: str, number: str) -> None:
        read = read_amount(text)
        assert (read.kind, read.number, read.note) == (CellKind.AMOUNT, Decimal(number), "minus-mark")

    @pytest.mark.parametrize("text", ["(3)", "（12）", "（201）", "（2010301）", "(-5.20)", "（△5.20）", "((5.20))"])
    def test_brackets_around_anything_but_an_amount_are_no_minus(self, text: str) -> None:
        assert read_amount(text).kind is CellKind.GARBLED

    @pytest.mark.parametrize("text", ["0", "0.00", "-0.00", "０", "0.0"])
    def test_a_printed_zero_is_a_figure(self, text: str) -> None:
        read = read_amount(text)
        assert (read.kind, read.number) == (CellKind.ZERO, Decimal(0))
        assert read.has_number

    @pytest.mark.parametrize("text", ["-", "—", "--", "——", "/", "－", " - ", "―", "─", "− "])
    def test_a_lone_dash_stands_for_zero(self, text: str) -> None:
        read = read_amount(text)
        assert (read.kind, read.number) == (CellKind.DASH, Decimal(0))

    @pytest.mark.parametrize("text", ["", " ", "\n", "\u3000"])
    def test_blank_is_no_figure(self, text: str) -> None:
        read = read_amount(text)
        assert (read.kind, read.number, read.has_number) == (CellKind.BLANK, None, False)

    @pytest.mark.parametrize(("text", "number"), [("5.2%", "5.2"), ("-3.49％", "-3.49"), ("100 %", "100")])
    def test_a_percentage_is_no_amount(self, text: str, number: str) -> None:
        read = read_amount(text)
        assert (read.kind, read.number) == (CellKind.PERCENT, Decimal(number))
        assert not read.has_number

    @pytest.mark.parametrize("text", ["0", "９", *"-/／－−–—―─﹣\u2010\u2011\u2012", "无"])
    def test_whatever_states_a_number_may_state_one(self, text: str) -> None:
        assert read_amount(text).has_number
        assert may_state_number(f"教育支出{text}万元")
        assert not may_state_number("教育支出，万元")


class TestBrokenNumbers:
    """Blanks inside a number are closed only where one number is the only reading."""

    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("966.5 7", "966.57"),
            ("966. 57", "966.57"),
            ("966 .57", "966.57"),
            ("576,171.1\n1", "576171.11"),
            ("3800.0\n0", "3800.00"),
            ("1,788, 773.90", "1788773.90"),
            ("22,118,8\n61", "22118861"),
            ("1234567\n8.90", "12345678.90"),
            ("-966.5 7", "-966.57"),
            ("1234\n567.\n80", "1234567.80"),
            ("576,171.\n1\n1", "576171.11"),
            ("1,620,876.966\n0", "1620876.9660"),
            ("9,142.55497\n1", "9142.554971"),
        ],
    )
    def test_joined_and_noted(self, text: str, number: str) -> None:
        read = read_amount(text)
        assert (read.kind, read.number, read.note) == (CellKind.AMOUNT, Decimal(number), "blank-in-number")

    @pytest.mark.parametrize(
        "text",
        [
            "12.50 13.60",
            "100 200",
            "3 966.57",
            "966.57 7",
            "16814\n4540.00",
            "154369\n326",
            "12\n3.50",
            "7 7",
            "123.\n45\n6",
            "966.57\n12",
            "966.571 2",
            "966.571\n23",
        ],
    )
    def test_two_numbers_are_never_one(self, text: str) -> None:
        read = read_amount(text)
        assert (read.kind, read.number, read.note) == (CellKind.GARBLED, None, "two-numbers")

    @pytest.mark.parametrize(
        "text",
        ["EE 1E", "1O5.20", "966.S7", "DN", "△", "△-5.2", "-5△", "260-", "2.0 -", "12'34", "(5.20", "5.20)", "1.5E+07"],
    )
    def test_letters_and_doubtful_signs_are_garbled(self, text: str) -> None:
        assert read_amount(text).kind is CellKind.GARBLED

    @pytest.mark.parametrize("text", ["1,23.45", "12,34", "1.2.3", "966.", "7,5000.00", "01", "007.5"])
    def test_impossible_grouping_is_garbled(self, text: str) -> None:
        assert read_amount(text).kind is CellKind.GARBLED

    @pytest.mark.parametrize(
        ("text", "number", "unit"), [("12.34万元", "12.34", "万元"), ("-5,000 元", "-5000", "元"), ("0元", "0", "元")]
    )
    def test_a_unit_of_money_behind_the_figure(self, text: str, number: str, unit: str) -> None:
        read = read_amount(text)
        assert (read.has_number, str(read.number), read.unit, read.raw) == (True, number, unit, text)

    def test_none_is_a_dash(self) -> None:
        """Small units type 无 where others print a dash."""
        assert read_amount(" 无 ").kind is CellKind.DASH

    def test_a_unit_inside_the_cell_is_left_to_a_person(self) -> None:
        read = read_amount("10辆")
        assert (read.kind, read.note) == (CellKind.GARBLED, "unit-in-cell")

    @pytest.mark.parametrize("text", ["详见附件", "见附件1", "2025年预算数", "2025年"])
    def test_words_are_text(self, text: str) -> None:
        assert read_amount(text).kind is CellKind.TEXT


class TestCodes:
    """Codes come with gaps, in brackets, glued to names; years and sums are not codes."""

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("201", "201"),
            ("2010507", "2010507"),
            ("201 05 07", "2010507"),
            ("20805 05", "2080505"),
            ("301 2", "30102"),
            ("301 07", "30107"),
            ("２０１", "201"),
            ("2080\n505", "2080505"),
            ("202001", "202001"),
            ("201.05.07", "2010507"),
            ("201-05-07", "2010507"),
            ("201-05", "20105"),
        ],
    )
    def test_digits_run_together(self, text: str, code: str) -> None:
        assert read_code(text) == code

    @pytest.mark.parametrize(
        "text", ["", "20", "7.50", "201.05", "201.05-07", "1,234", "201 202", "EE 1E", "行政运行", "-201"]
    )
    def test_no_code(self, text: str) -> None:
        assert read_code(text) is None

    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("[2010301]行政运行", ("2010301", "行政运行")),
            ("【2010301】 行政运行", ("2010301", "行政运行")),
            ("2080505-机关事业单位基本养老保险缴费支出", ("2080505", "机关事业单位基本养老保险缴费支出")),
            ("30101 基本工资", ("30101", "基本工资")),
            ("30101基本工资", ("30101", "基本工资")),
            ("2019999 其他一般公共服务支出", ("2019999", "其他一般公共服务支出")),
            ("201\n一般公共服务支出", ("201", "一般公共服务支出")),
            ("202001 某某局本级", ("202001", "某某局本级")),
            ("202001某某大学", ("202001", "某某大学")),
            ("202401万元", ("", "202401万元")),
            ("2010301", ("2010301", "")),
            ("行政运行", ("", "行政运行")),
            ("行政运行（2010301）", ("2010301", "行政运行")),
            ("教育支出 [205]", ("205", "教育支出")),
            ("某某学校（205）", ("", "某某学校（205）")),
            ("机关商品和服务支出（一）", ("", "机关商品和服务支出（一）")),
            ("2024年部门预算", ("", "2024年部门预算")),
            ("2023 年预算", ("", "2023 年预算")),
            ("300万元以上设备", ("", "300万元以上设备")),
            ("", ("", "")),
        ],
    )
    def test_code_and_name_in_one_cell(self, text: str, parts: tuple[str, str]) -> None:
        assert split_code_name(text) == parts

    @pytest.mark.parametrize("name", ["个人农业生产补贴", "日常经济运行调节", "天然林保护"])
    def test_names_that_begin_like_a_count(self, name: str) -> None:
        assert split_code_name(f"[30310]{name}") == ("30310", name)
        assert split_code_name(f"2110501{name}") == ("2110501", name)

    @pytest.mark.parametrize(
        ("text", "kind"),
        [("20131", CellKind.CODE), ("573.60", CellKind.AMOUNT), ("EE 1E", CellKind.GARBLED), ("", CellKind.BLANK)],
    )
    def test_kind_of_a_cell_of_unknown_column(self, text: str, kind: CellKind) -> None:
        assert cell_kind(text) is kind


class TestNames:
    """A name is the words of the account, without numbering, white space and half-width brackets."""

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("一、一般公共服务支出", "一般公共服务支出"),
            ("十四、交通运输支出", "交通运输支出"),
            ("二十一、粮油物资储备\n支出", "粮油物资储备支出"),
            ("（一）本年收入", "本年收入"),
            ("(1)基本支出", "基本支出"),
            ("1.工资福利支出", "工资福利支出"),
            ("1．工资福利支出", "工资福利支出"),
            ("1、房屋 (平方米)", "房屋（平方米）"),
            ("其中: 办公用房 (平方米)", "办公用房（平方米）"),
            ("其中:教学科研人员因公出国 (境)费", "教学科研人员因公出国（境）费"),
            ("一、其中：（1）购置费", "购置费"),
            ("党委办公厅(室)及相关机构事务", "党委办公厅（室）及相关机构事务"),
            ("合 计", "合计"),
            ("说明:见附件", "说明：见附件"),
        ],
    )
    def test_cleaned(self, text: str, name: str) -> None:
        assert clean_name(text) == name

    @pytest.mark.parametrize(
        "text",
        [
            "一般公共服务支出",
            "三公经费",
            "“三公”经费小计",
            "2024年预算数",
            "1.5吨以上车辆",
            "十四五规划项目",
            "（境）外费用",
            "其中",
            "一、",
        ],
    )
    def test_words_that_only_look_numbered_stay(self, text: str) -> None:
        assert clean_name(text) == text
