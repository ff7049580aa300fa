"""Rows torn by a page break come back together; rows that only look like it stay rows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.page import Slots
from parsers.tables.torn import mended
from tests.parsers.statements.grids import a_grid


def rows(*lines: Sequence[str]) -> tuple[Slots, ...]:
    return a_grid(*lines, header=0).body


def words(found: tuple[Slots, ...]) -> list[list[str]]:
    return [["" if cell is None else cell.words for cell in row] for row in found]


class TestTornNames:
    """The end of a name on top of the next page belongs to the row before."""

    def test_a_name_of_the_catalogue(self) -> None:
        above = rows(("五、事业收入", "1.00", "二十三、国有资本经营预算", "2.00"))
        found = mended(above, rows(("", "", "支出", ""), ("", "", "二十四、预备费", "")))
        assert words(found)[0] == ["五、事业收入", "1.00", "二十三、国有资本经营预算支出", "2.00"]
        assert len(found) == 2

    def test_a_row_with_a_code(self) -> None:
        found = mended(rows(("2080505", "机关事业单位基本养老", "1.00")), rows(("", "保险缴费", "")))
        assert words(found) == [["2080505", "机关事业单位基本养老保险缴费", "1.00"]]

    @pytest.mark.parametrize(("start", "rest"), [("示例市园林绿化服务中", "心"), ("示例市财政", "局")])
    def test_a_body(self, start: str, rest: str) -> None:
        assert words(mended(rows((start, "1.00")), rows((rest, "")))) == [[start + rest, "1.00"]]

    @pytest.mark.parametrize("code", ["2080505-", "2080505 ", "[2080505]", "2080505"])
    def test_a_name_with_its_code(self, code: str) -> None:
        found = mended(rows((f"{code}机关事业单位基本养老", "1.00")), rows(("保险缴费", "")))
        assert words(found) == [[f"{code.strip()}机关事业单位基本养老保险缴费", "1.00"]]

    @pytest.mark.parametrize(
        ("above", "below"),
        [
            (("201", "一般公共服务支出", "1.00"), ("", "人员经费", "")),
            (("2080505", "机关事业单位基本养老", "1.00"), ("", "合计", "")),
            (("2080505", "机关事业单位基本养老", "1.00"), ("", "保险缴费", "2.00")),
            (("", "一、本年收入", "1.00"), ("", "二、上年结转", "")),
            (("", "", "1.00"), ("", "支出", "")),
            (("示例市财政局", "1.00"), ("示例市统计局", "")),
            (("201-一般公共服务支出", "1.00"), ("人员经费", "")),
        ],
        ids=["whole name", "total", "figures", "two names", "nothing above", "two bodies", "whole name with its code"],
    )
    def test_rows_of_their_own(self, above: Sequence[str], below: Sequence[str]) -> None:
        assert len(mended(rows(above), rows(below))) == 2


ABOVE = (("220", "自然资源海洋气象等支出", "12,345.67"), ("221", "住房保障支出", "8.10"), ("22\n4", "灾害防治", "9.30"))


class TestTornDigits:
    """The last digits of codes and figures in columns too narrow for them."""

    @pytest.mark.parametrize(
        ("last", "rest", "whole"),
        [
            (("22", "自然资源事务", "5.20"), ("0", "", ""), ["220", "自然资源事务", "5.20"]),
            (("220", "自然资源事务", "12,345.6"), ("", "", "7"), ["220", "自然资源事务", "12,345.67"]),
            (("220", "自然资源事务", "12,345"), ("", "", ".60"), ["220", "自然资源事务", "12,345.60"]),
            (("22", "自然资源", "12,34"), ("0", "事务", "5.60"), ["220", "自然资源事务", "12,345.60"]),
        ],
        ids=["code", "last decimal", "decimals", "all of them"],
    )
    def test_digits_the_column_bears_out(self, last: Sequence[str], rest: Sequence[str], whole: list[str]) -> None:
        found = mended(rows(*ABOVE, last), rows(rest, ("22102", "住房改革支出", "1.00")))
        assert words(found)[3:] == [whole, ["22102", "住房改革支出", "1.00"]]

    @pytest.mark.parametrize(
        ("last", "rest"),
        [
            (("220", "自然资源事务", "5.20"), ("", "", "7.00")),
            (("220", "自然资源事务", "5.2"), ("", "", "7.00")),
            (("220", "自然资源事务", "5.20"), ("0", "", "")),
            (("22", "自然资源事务", "5.20"), ("9", "", "1.00")),
        ],
        ids=["a figure without a name", "another figure", "a whole code", "no account"],
    )
    def test_digits_of_their_own(self, last: Sequence[str], rest: Sequence[str]) -> None:
        assert len(mended(rows(*ABOVE, last), rows(rest))) == 5
