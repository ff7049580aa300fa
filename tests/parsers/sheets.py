"""A sheet of a spreadsheet printed on pages of some of its columns and rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from model.disclosure import UnitBudget
from parsers import read
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


class Part(NamedTuple):
    """Columns from ``start`` up to ``end`` that stand on a page from ``left`` on."""

    start: int
    end: int
    left: float

    @property
    def right(self) -> float:
        """Where the last of them ends."""
        return self.left + (self.end - self.start) * CELL

    @property
    def shift(self) -> float:
        """Where the sheet begins, counted from the page."""
        return self.left - self.start * CELL


@dataclass
class Sheet:
    """A sheet printed on pages of some of its columns (``cuts``) and rows (``breaks``); the head stands on each.

    ``order`` is whether the pages go down first or over. The title stands in the middle of the whole sheet. With
    ``is_head_once`` the head stands on top pages only; the first ``repeated`` columns stand on each page; texts end
    with the columns of their page where ``is_clipped``, else with the paper.
    """

    head: Rows = HEAD
    body: Rows = BODY
    cuts: tuple[int, ...] = (3,)
    breaks: tuple[int, ...] = ()
    order: Order = "down"
    title: str = TITLE
    is_head_once: bool = False
    repeated: int = 0
    is_clipped: bool = False
    money: str = "单位：万元"

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
        canvas.setFont(FACE, 8)
        kept = self.repeated if columns[0] else 0
        if kept:
            self._part(canvas, rows, Part(0, kept, SIDE), at_top=at_top)
        self._part(canvas, rows, Part(*columns, SIDE + kept * CELL), at_top=at_top)

    def _part(self, canvas: Canvas, rows: tuple[int, int], part: Part, *, at_top: bool) -> None:
        """Some columns of a page, and what stands above them."""
        if at_top and self.title:
            middle = part.shift + len(self.head[0]) * CELL / 2
            self._text(canvas, part, middle - width(self.title, 8) / 2, TOP + 30, self.title)
            self._text(canvas, part, part.shift, TOP + 10, "部门：示例市统计局")
            self._text(canvas, part, part.shift + len(self.head[0]) * CELL - 45, TOP + 10, self.money)
        head = () if self.is_head_once and not at_top else self.head
        for cell in placed((*head, *self.body[slice(*rows)])):
            if cell.column < part.end and cell.column + cell.columns > part.start:
                self._cell(canvas, cell, part, TOP if at_top else TOP + 40)

    def _cell(self, canvas: Canvas, cell: Placed, part: Part, top: float) -> None:
        """A cell with its rules, open where the paper ends in the middle of it."""
        left, right = cell.column * CELL + part.shift, (cell.column + cell.columns) * CELL + part.shift
        x0, x1 = max(left, part.left), min(right, part.right)
        y1, y0 = top - cell.row * ROW, top - (cell.row + cell.rows) * ROW
        canvas.line(x0, y0, x1, y0)
        canvas.line(x0, y1, x1, y1)
        for x in {left, right} & {x0, x1}:
            canvas.line(x, y0, x, y1)
        self._text(canvas, part, (left + right - width(cell.text, 8)) / 2, y0 + 4, cell.text)

    def _text(self, canvas: Canvas, part: Part, x: float, y: float, text: str) -> None:
        """The letters of a text that stand on the paper, or within the margins where it begins or ends outside."""
        least, most = (part.left, part.right) if self.is_clipped or self.repeated else (SIDE / 2, landscape(A4)[0])
        for letter in text:
            if least - 1 < x < most:
                canvas.drawString(x, y, letter)
            x += width(letter, 8)
