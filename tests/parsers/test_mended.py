"""Figures that need mending in a printed table: read, with one notice for the table, each with its own raw text."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.disclosure import UnitBudget
from parsers import read
from tests.typeset.sheet import Sheet
from tests.typeset.table import LEFT, Rules, Table


def printed(path: Path, *rows: tuple[str, str, str], rules: Rules = "all") -> UnitBudget:
    """支出总表 of one page with these rows."""
    sheet = Sheet()
    sheet.title("2024年支出总表")
    sheet.unit_line("示例单位", "单位：万元")
    header = (("科目编码", "科目名称", "金额（万元）合计"),)
    body = (*rows, ("合计", LEFT, "9.00"))
    sheet.table(Table(header=header, rows=body, widths=(2, 4, 3), align="llr", rules=rules))
    path.write_bytes(sheet.finish())
    return read([path]).units[0]


def figures(budget: UnitBudget) -> dict[str, tuple[str, str]]:
    found = budget.facts
    return {fact.code or fact.name: (str(fact.value.figure), fact.source.raw) for fact in found}


class TestMended:
    """The person is told once what was done, and can look at every figure."""

    def test_triangles_are_negative_figures(self, tmp_path: Path) -> None:
        budget = printed(tmp_path / "a.pdf", ("205", "教育支出", "△260.00"), ("208", "社会保障和就业支出", "▲1.50"))
        assert figures(budget)["205"] == ("-260.00", "△260.00")
        assert figures(budget)["208"] == ("-1.50", "▲1.50")
        (notice,) = (notice for notice in budget.notices if notice.kind == "minus-mark")
        assert "-260.00" in notice.message
        assert "2 个" in notice.message

    def test_broken_numbers(self, tmp_path: Path) -> None:
        rows = (("205", "教育支出", "966.5 7"), ("208", "社会保障和就业支出", "1,788, 773.90"))
        budget = printed(tmp_path / "a.pdf", *rows)
        assert figures(budget)["208"] == ("1788773.90", "1,788, 773.90")
        (notice,) = (notice for notice in budget.notices if notice.kind == "blank-in-number")
        assert notice.source.raw == "966.5 7"

    @pytest.mark.parametrize("rules", ["all", "horizontal", "none"])
    def test_a_number_on_three_lines(self, tmp_path: Path, rules: Rules) -> None:
        """The line that ends with the point belongs to both others; a whole number in the row above does not."""
        rows = (("205", "教育支出", "1234"), ("20502", "普通教育", "1234\n567.\n80"), ("20503", "职业教育", "5.00"))
        found = figures(printed(tmp_path / "a.pdf", *rows, rules=rules))
        assert [found[code][0] for code in ("205", "20502", "20503")] == ["1234", "1234567.80", "5.00"]
