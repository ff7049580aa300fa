"""The unit of money of tables that name none: what other figures tell, and what is merely assumed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from model.amount import Amount, Unit
from model.disclosure import UnitBudget
from parsers import read
from parsers.page import TextLine
from parsers.statements.witnessed import Witnesses, amounts_said
from tests.typeset import LEFT, Sheet, Table

YUAN, WAN = Unit.YUAN, Unit.TEN_THOUSAND


def a_document(path: Path, text: str, *, factor: int, money: tuple[str, str] = ("", "")) -> UnitBudget:
    """收支总表 and 支出总表 of one unit, whose figures are those of 万元 times ``factor``."""

    def printed(figure: str) -> str:
        return f"{Decimal(figure) * factor:.2f}"

    whole, organ, surveys = printed("1234.56"), printed("1034.16"), printed("200.40")
    balance = Table(
        header=(("收入", LEFT, "支出", LEFT), ("项目", "预算数", "项目", "预算数")),
        rows=(
            ("一、一般公共预算拨款收入", whole, "一、一般公共服务支出", whole),
            ("收入总计", whole, "支出总计", whole),
        ),
        widths=(3, 2, 3, 2),
        align="lrlr",
    )
    spending = Table(
        header=(("科目编码", "科目名称", "合计", "基本支出", "项目支出"),),
        rows=(("201", "一般公共服务支出", whole, organ, surveys), ("", "合计", whole, organ, surveys)),
        widths=(2, 3, 2, 2, 2),
        align="llrrr",
    )
    sheet = Sheet(footer="")
    sheet.title("示例单位2024年部门预算")
    sheet.paragraph(text or "本单位没有下属单位。")
    for title, table, unit in zip(("单位收支总表", "单位支出总表"), (balance, spending), money, strict=True):
        sheet.page()
        sheet.title(title)
        sheet.unit_line("部门：示例单位", *([f"单位：{unit}"] if unit else []))
        sheet.table(table)
    path.write_bytes(sheet.finish())
    return read([path]).units[0]


def kinds(budget: UnitBudget) -> list[str]:
    return [notice.kind for notice in budget.notices if notice.kind.startswith("unit-")]


class TestDocuments:
    """Tables whose unit of money is a picture, or forgotten."""

    @pytest.mark.parametrize("factor", [1, 10_000])
    def test_the_text_tells(self, tmp_path: Path, factor: int) -> None:
        budget = a_document(tmp_path / "a.pdf", "2024年收入总预算1234.56万元。", factor=factor)
        totals = {fact.value.yuan for fact in budget.facts if fact.value and fact.name in ("收入总计", "合计")}
        assert totals == {Decimal(12345600), Decimal(10341600), Decimal(2004000)}
        assert kinds(budget) == ["unit-inferred"] * 2

    def test_another_table_tells(self, tmp_path: Path) -> None:
        budget = a_document(tmp_path / "a.pdf", "", factor=10_000, money=("", "元"))
        assert {fact.value.unit for fact in budget.facts if fact.value} == {YUAN}
        assert kinds(budget) == ["unit-inferred"]

    def test_nothing_tells(self, tmp_path: Path) -> None:
        budget = a_document(tmp_path / "a.pdf", "2024年收入总预算比上年增加。", factor=1)
        assert {fact.value.unit for fact in budget.facts if fact.value} == {WAN}
        assert kinds(budget) == ["unit-assumed"] * 2

    def test_what_is_printed_is_not_doubted(self, tmp_path: Path) -> None:
        budget = a_document(tmp_path / "a.pdf", "2024年收入总预算1234.56万元。", factor=10_000, money=("万元", "万元"))
        assert {fact.value.unit for fact in budget.facts if fact.value} == {WAN}
        assert kinds(budget) == []


class TestWitnesses:
    """How much has to be alike before a unit is taken for certain."""

    @pytest.mark.parametrize(
        ("figures", "unit"),
        [
            (["12345600.00"], YUAN),
            (["1234.56"], WAN),
            (["0.123456"], Unit.HUNDRED_MILLION),
            (["1235"], None),
            (["15000000.00"], None),
            (["12345600.00", "1234.56"], None),
        ],
    )
    def test_figures(self, figures: list[str], unit: Unit | None) -> None:
        stated = [Amount.printed(number, WAN) for number in ("1234.56", "1500.00", "20.00")]
        assert Witnesses(stated).unit_of(Amount.printed(figure, WAN) for figure in figures) is unit

    def test_amounts_of_sentences(self) -> None:
        lines = [TextLine("收入预算 1,234.56 万元，人均 300 元，占 20%")]
        assert list(amounts_said(lines)) == [Amount.printed("1234.56", WAN), Amount.printed("300", YUAN)]

    def test_digits_that_ran_together_are_no_amount(self) -> None:
        assert not list(amounts_said([TextLine(f"增加{'9' * 40}万元")]))
