"""Cells too small for their text: a spreadsheet prints lines and figures as if they fitted, clipped to the cell."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from parsers.page import RawGrid
from parsers.sources.pdf import read_pdf
from tests.typeset.lettering import FACE, covered

LEFT, TOP, WIDE, HIGH, SIZE = 60.0, 700.0, 120.0, 12.0, 9.0
ROWS: Sequence[tuple[str, str]] = (
    ("科目名称", "合计"),
    ("机关事业单位基本\n养老保险缴费支出", "10.00"),
    ("机关事业单位职业\n年金缴费支出", "20.00"),
    ("住房公积金", "30.00"),
)


def printed(folder: Path, *, is_clipped: bool = True) -> list[list[str]]:
    """The words of all cells of a table printed in rows that are too low."""
    canvas, buffer = started()
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            _cell(canvas, LEFT + c * WIDE, TOP - r * HIGH, text, is_clipped=is_clipped)
    return read_back(canvas, buffer, folder)


def started() -> tuple[Canvas, BytesIO]:
    covered()
    buffer = BytesIO()
    return Canvas(buffer, invariant=1), buffer


def read_back(canvas: Canvas, buffer: BytesIO, folder: Path) -> list[list[str]]:
    """The words of all cells of the only table."""
    canvas.save()
    path = folder / "low.pdf"
    path.write_bytes(buffer.getvalue())
    (page,) = read_pdf(path)
    (grid,) = (block for block in page.blocks if isinstance(block, RawGrid) and not block.bands)
    return [[cell.words for cell in row if cell is not None] for row in grid.rows]


def _cell(canvas: Canvas, x: float, top: float, text: str, *, is_clipped: bool) -> None:
    """A cell with its lines in the middle of it, as far apart as if it were high enough."""
    canvas.rect(x, top - HIGH, WIDE, HIGH)
    canvas.saveState()
    if is_clipped:
        path = canvas.beginPath()
        path.rect(x, top - HIGH, WIDE, HIGH)
        canvas.clipPath(path, stroke=0, fill=0)
    canvas.setFont(FACE, SIZE)
    lines = text.split("\n")
    base = top - HIGH / 2 - SIZE * 0.35 + (len(lines) - 1) * SIZE * 0.65
    for at, line in enumerate(lines):
        canvas.drawString(x + 2, base - at * SIZE * 1.3, line)
    canvas.restoreState()


class TestLowRows:
    """The clipping tells which cell a line is of, wherever it stands."""

    def test_each_cell_has_its_own_lines(self, tmp_path: Path) -> None:
        assert printed(tmp_path) == [[text.replace("\n", "") for text in row] for row in ROWS]

    def test_without_clipping_lines_stand_where_they_are(self, tmp_path: Path) -> None:
        assert printed(tmp_path, is_clipped=False)[1][0] != ROWS[1][0].replace("\n", "")


class TestNarrowColumns:
    """Figures kept as text, set from the right, begin left of their column: their first digits are clipped."""

    FIGURES = ("175,922,800.00", "109,800,500.00", "266,122,300.00")

    def test_figures_are_whole(self, tmp_path: Path) -> None:
        canvas, buffer = started()
        for r in range(len(self.FIGURES)):
            for c, figure in enumerate(self.FIGURES):
                self._figure(canvas, LEFT + c * 50, TOP - r * 14, figure)
        assert read_back(canvas, buffer, tmp_path) == [[*self.FIGURES]] * 3

    @staticmethod
    def _figure(canvas: Canvas, x: float, top: float, figure: str) -> None:
        canvas.rect(x, top - 14, 50, 14)
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(x, top - 14, 50, 14)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setFont(FACE, SIZE)
        canvas.drawRightString(x + 48.5, top - 11, figure)
        canvas.restoreState()
