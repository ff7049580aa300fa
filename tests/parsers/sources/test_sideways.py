"""Heads set on their side are those of their cells; watermarks and figures on their side are not."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers.page import Page, RawGrid
from parsers.sources.pdf import read_pdf
from tests.typeset.lettering import FACE, covered

HEADS = ((50, 640, "科目"), (150, 640, ""), (250, 640, "项目支出"))
ROW = ((50, 600, "行政运行"), (150, 600, "12.00"), (250, 600, "5.00"))
CELLS = [(45 + 100 * at, y, 100, height) for at in range(3) for y, height in ((590, 30), (620, 60))]


def a_page(turned: str, angle: int, x: float, y: float, folder: Path) -> Page:
    """A table with a blank head, and words turned by an angle that begin somewhere."""
    covered()
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    canvas.setFont(FACE, 9)
    for box in CELLS:
        canvas.rect(*box)
    for left, base, text in (*HEADS, *ROW):
        canvas.drawString(left, base, text)
    canvas.translate(x, y)
    canvas.rotate(angle)
    for number, line in enumerate(turned.split("\n")):
        canvas.drawString(0, -11 * number, line)
    canvas.save()
    path = folder / "sideways.pdf"
    path.write_bytes(buffer.getvalue())
    (page,) = read_pdf(path)
    return page


def head(page: Page) -> str:
    (grid,) = [block for block in page.blocks if isinstance(block, RawGrid)]
    cell = grid.rows[0][1]
    return cell.text if cell is not None else ""


class TestHeads:
    """What stands wholly in a blank cell is its text, whichever way it runs."""

    @pytest.mark.parametrize(("angle", "x", "y"), [(90, 190, 630), (270, 190, 670)], ids=["up", "down"])
    def test_words_in_their_cell(self, angle: int, x: float, y: float, tmp_path: Path) -> None:
        page = a_page("基本支出", angle, x, y, tmp_path)
        assert (head(page), page.remarks) == ("基本支出", ())

    @pytest.mark.parametrize(("angle", "y"), [(90, 630), (270, 670)], ids=["up", "down"])
    def test_words_in_two_lines(self, angle: int, y: float, tmp_path: Path) -> None:
        assert head(a_page("公用\n经费", angle, 190, y, tmp_path)) == "公用\n经费"

    @pytest.mark.parametrize(
        ("text", "x", "y"),
        [("基本支出", 190, 600), ("12.00", 190, 630), ("基本支出", 248, 630)],
        ids=["across a rule", "a figure", "over the side"],
    )
    def test_what_is_no_head(self, text: str, x: float, y: float, tmp_path: Path) -> None:
        page = a_page(text, 90, x, y, tmp_path)
        assert head(page) == ""
        assert "倾斜或横放" in str(page.remarks)

    def test_a_cell_with_words_keeps_them(self, tmp_path: Path) -> None:
        page = a_page("样例", 90, 300, 630, tmp_path)
        (grid,) = [block for block in page.blocks if isinstance(block, RawGrid)]
        assert [cell.text for cell in grid.rows[0] if cell] == ["科目", "", "项目支出"]
