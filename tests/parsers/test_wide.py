"""Sheets wider than their paper: the columns at the right stand on pages of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from model.disclosure import Box, UnitBudget
from parsers import read
from parsers.page import Block, Cell, Page, RawGrid, TextLine
from parsers.wide import widened
from tests.typeset import LEFT, UP
from tests.typeset.lettering import FACE, covered, width
from tests.typeset.table import Placed, placed

Rows = tuple[tuple[str, ...], ...]
Order = Literal["down", "over"]
CELL, ROW, SIDE, TOP = 90.0, 16.0, 60.0, 470.0
TITLE = "2024年部门支出总表"
HEAD: Rows = (
    ("科目编码", "科目名称", "合计", "基本支出", LEFT, LEFT, "项目支出"),
    (UP, UP, UP, "小计", "人员经费", "公用经费", UP),
)
BODY: Rows = (
    ("", "合计", "90.00", "60.00", "45.00", "15.00", "30.00"),
    ("201", "一般公共服务支出", "70.00", "40.00", "30.00", "10.00", "30.00"),
    ("20105", "统计信息事务", "70.00", "40.00", "30.00", "10.00", "30.00"),
    ("2010501", "行政运行", "40.00", "40.00", "30.00", "10.00", ""),
    ("2010507", "专项普查活动", "30.00", "", "", "", "30.00"),
    ("221", "住房保障支出", "20.00", "20.00", "15.00", "5.00", ""),
)
MEASURES = ("total", "basic", "personnel", "operating", "project")


@dataclass
class Sheet:
    """A sheet printed on pages of some of its columns (``cuts``) and rows (``breaks``); the head stands on each.

    ``order`` is whether the pages go down first or over. The title stands in the middle of the whole sheet.
    """

    head: Rows = HEAD
    body: Rows = BODY
    cuts: tuple[int, ...] = (3,)
    breaks: tuple[int, ...] = ()
    order: Order = "down"
    title: str = TITLE

    def read(self, folder: Path) -> UnitBudget:
        covered()
        buffer = BytesIO()
        canvas = Canvas(buffer, pagesize=landscape(A4), invariant=1)
        for rows, columns in self._pages():
            self._draw(canvas, rows, columns, at_top=rows[0] == 0)
            canvas.showPage()
        canvas.save()
        path = folder / "sheet.pdf"
        path.write_bytes(buffer.getvalue())
        (unit,) = read([path]).units
        return unit

    def _pages(self) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        columns = [*pairwise((0, *self.cuts, len(self.head[0])))]
        rows = [*pairwise((0, *self.breaks, len(self.body)))]
        if self.order == "down":
            return ((row, column) for column in columns for row in rows)
        return ((row, column) for row in rows for column in columns)

    def _draw(self, canvas: Canvas, rows: tuple[int, int], columns: tuple[int, int], *, at_top: bool) -> None:
        shift = SIDE - columns[0] * CELL
        canvas.setFont(FACE, 8)
        if at_top and self.title:
            middle = shift + len(self.head[0]) * CELL / 2
            self._text(canvas, middle - width(self.title, 8) / 2, TOP + 30, self.title)
            self._text(canvas, shift, TOP + 10, "部门：示例市统计局")
            self._text(canvas, shift + len(self.head[0]) * CELL - 45, TOP + 10, "单位：万元")
        for cell in placed((*self.head, *self.body[slice(*rows)])):
            if cell.column < columns[1] and cell.column + cell.columns > columns[0]:
                self._cell(canvas, cell, columns, shift, TOP if at_top else TOP + 40)

    def _cell(self, canvas: Canvas, cell: Placed, columns: tuple[int, int], shift: float, top: float) -> None:
        """A cell with its rules, open where the paper ends in the middle of it."""
        left, right = cell.column * CELL + shift, (cell.column + cell.columns) * CELL + shift
        x0, x1 = max(left, SIDE), min(right, columns[1] * CELL + shift)
        y1, y0 = top - cell.row * ROW, top - (cell.row + cell.rows) * ROW
        canvas.line(x0, y0, x1, y0)
        canvas.line(x0, y1, x1, y1)
        for x in {left, right} & {x0, x1}:
            canvas.line(x, y0, x, y1)
        self._text(canvas, (left + right - width(cell.text, 8)) / 2, y0 + 4, cell.text)

    @staticmethod
    def _text(canvas: Canvas, x: float, y: float, text: str) -> None:
        """The letters of a text that stand on the paper, and within the margins where it begins or ends outside."""
        for letter in text:
            if SIDE / 2 < x < landscape(A4)[0]:
                canvas.drawString(x, y, letter)
            x += width(letter, 8)


def facts(unit: UnitBudget) -> dict[tuple[str, str], tuple[str, int | None]]:
    """What is read of the statement: the amount as printed and its page, by account and measure."""
    return {(f.code or f.name, f.measure): (f.source.raw, f.source.page) for f in unit.facts}


def amounts(unit: UnitBudget) -> dict[tuple[str, str], str]:
    return {key: raw for key, (raw, _) in facts(unit).items()}


def printed(measures: Sequence[str] = MEASURES) -> dict[tuple[str, str], str]:
    return {
        (code or name, measure): amount
        for code, name, *figures in BODY
        for measure, amount in zip(MEASURES, figures, strict=True)
        if amount and measure in measures
    }


def left_out(unit: UnitBudget) -> list[int | None]:
    """The pages of which a notice says that their table was not read."""
    return [notice.source.page for notice in unit.notices if "没有读" in notice.message]


class TestJoined:
    """The columns of a right page stand in the table again, each figure with its own page."""

    @pytest.mark.parametrize("cuts", [(3,), (2,), (2, 6), (6,)])
    def test_on_one_row_of_pages(self, cuts: tuple[int, ...], tmp_path: Path) -> None:
        unit = Sheet(cuts=cuts).read(tmp_path)
        assert amounts(unit) == printed()
        assert facts(unit)["201", "project"][1] == len(cuts) + 1
        assert not left_out(unit)

    @pytest.mark.parametrize("order", ["down", "over"])
    def test_on_pages_below_each_other(self, order: Order, tmp_path: Path) -> None:
        unit = Sheet(breaks=(4,), order=order).read(tmp_path)
        assert amounts(unit) == printed()
        assert facts(unit)["221", "basic"] == ("20.00", 4)

    def test_without_a_title_on_the_right(self, tmp_path: Path) -> None:
        """A short title in the middle of the left page says nothing there."""
        head = tuple(row[:5] for row in HEAD)
        unit = Sheet(head=head, body=tuple(row[:5] for row in BODY), cuts=(4,)).read(tmp_path)
        assert amounts(unit)["2010501", "personnel"] == "30.00"


class TestLeftOut:
    """What cannot be joined with certainty is no table: no figure of it, and a notice with its page."""

    def test_figures_of_other_rows(self, tmp_path: Path) -> None:
        """The rows stand level, but no parent is the sum of its children."""
        moved = tuple((*row[:3], *other[3:]) for row, other in zip(BODY, (*BODY[2:], *BODY[:2]), strict=True))
        unit = Sheet(body=moved).read(tmp_path)
        assert amounts(unit) == printed(["total"])
        assert left_out(unit) == [2]

    def test_a_head_whose_words_are_lost(self, tmp_path: Path) -> None:
        """The edge of the paper runs through the words of 基本支出: what 小计 is of is not known."""
        head = (("科目编码", "科目名称", "合计", "", LEFT, LEFT, "项目支出"), HEAD[1])
        unit = Sheet(head=head, cuts=(4,)).read(tmp_path)
        assert amounts(unit) == printed(["total"])
        assert left_out(unit) == [1, 2]

    def test_one_column_alone(self, tmp_path: Path) -> None:
        """Figures below a head without any label, with other rows than the table before."""
        unit = Sheet(body=(*BODY[:5], ("", "", "", "", "", "", "1.00")), cuts=(6,), breaks=(5,)).read(tmp_path)
        assert ("合计", "project") in amounts(unit)
        assert "1.00" not in amounts(unit).values()


class TestThreePublic:
    """A table that is one row of figures has no label anywhere: its title over the cut says what belongs to it."""

    HEAD: Rows = (("“三公”经费合计", "因公出国（境）费", "公务用车购置及运行费", LEFT, LEFT, "公务接待费"),)
    PARTS: Rows = ((UP, UP, "小计", "公务用车购置费", "公务用车运行费", UP),)
    ROW: Rows = (("36.01", "1.00", "30.34", "18.00", "12.34", "4.67"),)
    TITLE = "2024年一般公共预算“三公”经费支出表"

    def three_public(self, cut: int, folder: Path) -> UnitBudget:
        return Sheet((*self.HEAD, *self.PARTS), self.ROW, (cut,), title=self.TITLE).read(folder)

    @pytest.mark.parametrize("cut", [2, 3, 4, 5])
    def test_joined(self, cut: int, tmp_path: Path) -> None:
        found = [(name, raw) for (name, _), raw in amounts(self.three_public(cut, tmp_path)).items()]
        assert [raw for _, raw in found] == [*self.ROW[0]]
        assert found[0] == ("合计", "36.01")

    def test_nothing_is_made_of_a_part(self, tmp_path: Path) -> None:
        """The words over the vehicles are lost: their 小计 must not be taken for that of the whole."""
        head = (tuple("" if word.startswith("公务用车") else word for word in self.HEAD[0]),)
        unit = Sheet((*head, *self.PARTS), self.ROW, (4,), title=self.TITLE).read(tmp_path)
        assert {name: raw for (name, _), raw in amounts(unit).items()} == {"合计": "36.01", "因公出国（境）费": "1.00"}
        assert left_out(unit) == [1, 2]


class TestOrdinaryPages:
    """Pages that only look alike stay tables of their own."""

    def test_a_title_of_its_own(self) -> None:
        """A form without labels below its own title, its rows level with those of the table before."""
        pages = [Page(number, 842, 595, _page(number)) for number in (1, 2)]
        assert widened(pages) == pages

    def test_two_pages_of_one_form(self) -> None:
        pages = [Page(number, 842, 595, _page(1)) for number in (1, 2)]
        assert widened(pages) == pages


def _page(number: int) -> tuple[Block, ...]:
    """A title and a table of two columns: names and figures, or (page 2) figures only."""
    texts = (("名称", "合计"), ("教育支出", "1.00")) if number == 1 else (("小计", "合计"), ("1.00", "1.00"))
    rows = tuple(
        tuple(Cell(text, page=number, box=Box(100 * c, 100 + 20 * r, 100 * c + 100, 120 + 20 * r)) for c, text in row)
        for r, row in enumerate(map(enumerate, texts))
    )
    title = TextLine(f"支出总表{number}", page=number, box=Box(60, 50, 140, 60))
    return title, RawGrid(rows, page=number, box=Box(0, 100, 200, 140), edges=(0, 100, 200))
