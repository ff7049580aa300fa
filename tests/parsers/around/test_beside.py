"""Several tables on one page: side by side, in two halves, one below the other in one grid."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from parsers import read
from tests.typeset.lettering import FACE, covered, width

Rows = tuple[tuple[str, ...], ...]
HEAD = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
ALL: Rows = (
    ("", "合计", "90.00", "60.00", "30.00"),
    ("201", "一般公共服务支出", "70.00", "40.00", "30.00"),
    ("20105", "统计信息事务", "70.00", "40.00", "30.00"),
    ("2010501", "行政运行", "40.00", "40.00", ""),
    ("2010507", "专项普查活动", "30.00", "", "30.00"),
    ("221", "住房保障支出", "20.00", "20.00", ""),
)
PART: Rows = tuple((code, name, total.replace("0.0", "0.5"), *rest) for code, name, total, *rest in ALL[:2])
OWN, OTHER = "2024年部门支出总表", "2024年一般公共预算支出表"


class Paper:
    """One page of tables at given places."""

    def __init__(self) -> None:
        covered()
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=landscape(A4), invariant=1)
        self.text(300, 560, "编制单位：示例市统计局")

    def text(self, x: float, y: float, words: str) -> None:
        self.canvas.setFont(FACE, 6)
        self.canvas.drawString(x, y, words)

    def title(self, x: float, y: float, words: str, room: float = 360) -> None:
        """A centred title with the unit of money at the right below it."""
        self.text(x + (room - width(words, 6)) / 2, y, words)
        self.text(x + room - 40, y - 12, "单位：万元")

    def table(self, x: float, y: float, rows: Rows, columns: int = 5) -> float:
        """A grid from its upper left corner; a row of fewer cells is merged. The height where it ends is returned."""
        for row in rows:
            y -= 14
            wide = 360 / len(row) if len(row) < columns else 360 / columns
            for at, words in enumerate(row):
                self.canvas.rect(x + at * wide, y, wide, 14)
                self.text(x + at * wide + 3, y + 4, words)
        return y

    def facts(self, folder: Path) -> dict[tuple[str, str, str, str], str]:
        """What is read: statement, side, code or name and measure, with the amount as printed."""
        self.canvas.save()
        path = folder / "page.pdf"
        path.write_bytes(self.buffer.getvalue())
        (unit,) = read([path]).units
        return {(f.statement, f.side, f.code or f.name, f.measure): f.source.raw for f in unit.facts}


def printed(statement: str, rows: Rows) -> dict[tuple[str, str, str, str], str]:
    """The facts of a table keyed by account."""
    measures = ("total", "basic", "project")
    return {
        (statement, "", code or name, measure): amount
        for code, name, *amounts in rows
        for measure, amount in zip(measures, amounts, strict=True)
        if amount
    }


class TestBesideEachOther:
    """Each table takes the title over it."""

    @pytest.mark.parametrize(("gap", "drop"), [(0, 0), (20, 0), (20, 30)])
    def test_two_statements(self, gap: int, drop: int, tmp_path: Path) -> None:
        paper = Paper()
        for x, y, title, rows in ((40, 520, OWN, ALL), (400 + gap, 520 - drop, OTHER, PART)):
            paper.title(x, y, title)
            paper.table(x, y - 16, (HEAD, *rows))
        assert paper.facts(tmp_path) == printed("expenditure", ALL) | printed("general_public", PART)

    def test_two_sheets_on_one_page(self, tmp_path: Path) -> None:
        """Their lines of codes and years may be the rest of a table of the page before, and are not."""
        paper = Paper()
        paper.canvas.showPage()
        for x, title, rows in ((40, OWN, ALL), (420, OTHER, PART)):
            paper.text(x, 508, "000001 示例市统计局")
            paper.text(x + 160, 508, "预算年度：2024")
            paper.title(x, 520, title)
            paper.table(x, 504, (HEAD, *rows))
        assert paper.facts(tmp_path) == printed("expenditure", ALL) | printed("general_public", PART)

    @pytest.mark.parametrize("again", [True, False])
    def test_a_list_in_two_columns(self, again: bool, tmp_path: Path) -> None:
        """As in a newspaper: the right one goes on where the left one ends."""
        paper = Paper()
        paper.title(40, 540, OWN, room=740)
        paper.table(40, 520, (HEAD, *ALL[:3]))
        paper.table(420, 520, (HEAD, *ALL[3:]) if again else ALL[3:])
        assert paper.facts(tmp_path) == printed("expenditure", ALL)

    def test_two_sides_of_one_statement(self, tmp_path: Path) -> None:
        paper = Paper()
        paper.title(40, 540, "2024年部门收支总表", room=740)
        paper.table(40, 520, (("收入项目", "预算数"), ("一、事业收入", "90.00"), ("收入总计", "90.00")), columns=2)
        paper.table(420, 520, (("支出项目", "预算数"), ("一、住房保障支出", "90.00"), ("支出总计", "90.00")), columns=2)
        assert list(paper.facts(tmp_path)) == [
            ("balance", "revenue", "事业收入", "budget"),
            ("balance", "expenditure", "住房保障支出", "budget"),
            ("balance", "revenue", "收入总计", "budget"),
            ("balance", "expenditure", "支出总计", "budget"),
        ]


class TestBelowEachOther:
    """A title in the middle of a grid begins another table."""

    @pytest.mark.parametrize("money", [(), (("单位：万元",),)])
    def test_in_one_grid(self, money: Rows, tmp_path: Path) -> None:
        paper = Paper()
        paper.title(40, 540, OWN)
        paper.table(40, 520, (HEAD, *ALL, (OTHER,), *money, HEAD, *PART))
        assert paper.facts(tmp_path) == printed("expenditure", ALL) | printed("general_public", PART)

    def test_with_its_number_above_its_title(self, tmp_path: Path) -> None:
        """表三 / title / unit of money are one lead, of a table with other columns than the one above."""
        paper = Paper()
        paper.title(40, 540, OWN)
        below = tuple((code, name, total) for code, name, total, *_ in (HEAD, *PART))
        end = paper.table(40, 520, (HEAD, *ALL, ("表三",), (OTHER,), ("单位：万元",)))
        paper.table(40, end, below, columns=3)
        totals = {key: raw for key, raw in printed("general_public", PART).items() if key[-1] == "total"}
        assert paper.facts(tmp_path) == printed("expenditure", ALL) | totals

    def test_goes_on_over_the_page(self, tmp_path: Path) -> None:
        """The columns of a table are its own, whatever the one below it has; so it fits the page before."""
        paper = Paper()
        paper.title(40, 540, OWN)
        paper.table(40, 520, (HEAD, *ALL[:3]))
        paper.canvas.showPage()
        end = paper.table(40, 520, (*ALL[3:], (OTHER,), ("单位：万元",)))
        paper.table(40, end, tuple(row[:3] for row in (HEAD, *PART)), columns=3)
        totals = {key: raw for key, raw in printed("general_public", PART).items() if key[-1] == "total"}
        assert paper.facts(tmp_path) == printed("expenditure", ALL) | totals

    def test_without_a_gap(self, tmp_path: Path) -> None:
        paper = Paper()
        paper.title(40, 540, OWN)
        end = paper.table(40, 520, (HEAD, *ALL))
        paper.text(150, end - 9, OTHER)
        paper.table(40, end - 12, (HEAD, *PART))
        assert paper.facts(tmp_path) == printed("expenditure", ALL) | printed("general_public", PART)


class TestPrintedTwice:
    """A table that stands there once more adds nothing to itself."""

    def test_below_the_same_title(self, tmp_path: Path) -> None:
        paper = Paper()
        paper.title(40, 540, OWN)
        end = paper.table(40, 520, (HEAD, *ALL))
        paper.title(40, end - 20, OWN)
        paper.table(40, end - 40, (HEAD, *ALL))
        assert paper.facts(tmp_path) == printed("expenditure", ALL)
