"""What the text of a cell states: amounts as printed, and broken numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parsers.amounts import CellKind, may_state_number, read_amount


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

    @pytest.mark.parametrize(
        "text", ["详见附件", "见附件1", "2025年预算数", "2025年", "2025 年", "2026 年 比 2025 年 增 减"]
    )
    def test_words_are_text(self, text: str) -> None:
        assert read_amount(text).kind is CellKind.TEXT
