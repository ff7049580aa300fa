"""The unit of money that is named once for many tables, or in a note below one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from model.amount import Unit
from parsers import read
from parsers.around.money_said import noted_money, said_money
from parsers.page import TextLine
from tests.typeset.sheet import Sheet
from tests.typeset.table import Table


def lines(*texts: str, page: int = 3) -> list[TextLine]:
    return [TextLine(text, page=page) for text in texts]


class TestSaid:
    """A sentence speaks for all tables, a line at the head of a page for those on it; a contradiction for none."""

    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("说明：本套报表金额单位均为元。", Unit.YUAN),
            ("以下各表金额单位：万元", Unit.TEN_THOUSAND),
            ("除另有说明外，表格以“千元”为金额单位。", Unit.THOUSAND),
            ("本表金额单位为元", None),
            ("报表金额单位转换时可能存在尾数误差。", None),
            ("所属预算单位均为全额拨款事业单位。", None),
        ],
    )
    def test_everywhere(self, text: str, unit: Unit | None) -> None:
        assert said_money(lines(text)).everywhere == unit

    def test_over_two_lines(self) -> None:
        assert said_money(lines("本部门预算公开表格中的金额单位统", "一为元。")).everywhere is Unit.YUAN

    def test_on_the_cover(self) -> None:
        assert said_money(lines("单位：百元", page=1)).of(7) is Unit.HUNDRED

    def test_a_page(self) -> None:
        said = said_money([*lines("某局2024年预算 金额单位：千元"), *lines("单位：元", page=4)])
        assert [said.of(page) for page in (3, 4, 5, None)] == [Unit.THOUSAND, Unit.YUAN, None, None]

    @pytest.mark.parametrize(
        "text",
        ["报表编号：A-1　打印日期：2025-02-18　金额单位：元　第 3 页", "金额单位: 元  页码：3", "单位：元 编号：7"],
    )
    def test_other_words_behind_it(self, text: str) -> None:
        assert said_money(lines(text)).of(3) is Unit.YUAN

    def test_contradictions_say_nothing(self) -> None:
        said = said_money(lines("各表单位均为元。", "各表单位均为万元。", "单位：元", "单位：万元"))
        assert (said.everywhere, dict(said.pages)) == (None, {})

    @pytest.mark.parametrize(("note", "unit"), [("注：本表金额单位为元。", Unit.YUAN), ("注：金额单位为元。", None)])
    def test_a_note_below_its_table(self, note: str, unit: Unit | None) -> None:
        assert noted_money(lines(note)) == unit


class TestRead:
    """A document whose tables name no unit of money."""

    TITLES = ("收入总表", "支出总表", "一般公共预算支出表")

    def amounts(self, path: Path, front: Sequence[str], head: str) -> list[str]:
        sheet = Sheet(footer="")
        sheet.title("示例单位2024年部门预算")
        for text in front:
            sheet.paragraph(text)
        for title in self.TITLES:
            sheet.page()
            if head:
                sheet.unit_line(head)
            sheet.title(title)
            rows = (("205", "教育支出", "1,200.00"), ("合计", "", "1,200.00"))
            sheet.table(Table(header=(("科目编码", "科目名称", "合计"),), rows=rows, widths=(2, 4, 2), align="llr"))
        path.write_bytes(sheet.finish())
        return [str(fact.value.yuan) for fact in read([path]).units[0].facts if fact.value is not None]

    def test_on_the_cover(self, tmp_path: Path) -> None:
        amounts = self.amounts(tmp_path / "a.pdf", ("本报表金额单位均为元。",), "")
        assert amounts == ["1200.00"] * 6

    def test_in_the_running_head(self, tmp_path: Path) -> None:
        amounts = self.amounts(tmp_path / "a.pdf", (), "示例单位2024年预算公开 金额单位：百元")
        assert amounts == ["120000.00"] * 6

    def test_beside_the_number_of_the_page(self, tmp_path: Path) -> None:
        """Programs that print reports head each page so: 1,200.00 must not become 1,200 万元."""
        amounts = self.amounts(tmp_path / "a.pdf", (), "报表编号：甲3 打印日期：2024-02-18 金额单位：元 第 2 页")
        assert amounts == ["1200.00"] * 6
