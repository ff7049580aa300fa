"""Tables that say nothing but figures: each row of them is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from parsers import read
from tests.typeset import Sheet, Table


def said(folder: Path, *figures: str) -> list[str]:
    """The notices of a page with columns of figures alone, below a table of accounts on the page before."""
    sheet = Sheet()
    sheet.title("示例单位2024年支出总表")
    sheet.unit_line("示例单位", "单位：万元")
    rows = (("201", "一般公共服务支出", "9.60"), ("合计", "", "9.60"))
    sheet.table(Table((("科目编码", "科目名称", "合计"),), rows=rows, widths=(1, 3, 1), align="llr"))
    sheet.page()
    sheet.table(Table((), rows=tuple((figure, figure) for figure in figures), widths=(1, 1), align="rr"))
    path = folder / "a.pdf"
    path.write_bytes(sheet.finish())
    (unit,) = read([path]).units
    return [notice.message for notice in unit.notices if "没有科目或项目名称" in notice.message]


class TestNamelessTables:
    """They have no title and no labels, and are no table of any statement."""

    def test_money(self, tmp_path: Path) -> None:
        found = said(tmp_path, "12.78", "1,625.10")
        assert [message.rpartition("：")[2] for message in found] == ["12.78 12.78", "1,625.10 1,625.10"]

    @pytest.mark.parametrize("figures", [("12", "13"), ("2024", "2025")])
    def test_other_numbers(self, figures: tuple[str, ...], tmp_path: Path) -> None:
        assert not said(tmp_path, *figures)
