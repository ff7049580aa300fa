"""Glyphs whose font does not say what they mean: never another character, never nothing."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from parsers.page import Page, RawGrid
from parsers.sources import scan
from parsers.sources.codes import UNTOLD_TEXT
from parsers.sources.pdf import read_pdf
from parsers.sources.pdfium import Drawing, draw
from parsers.sources.scans.holes import filled, has_holes
from tests.lettered import a_lettered_page

AMOUNT = ((50, 700, "1,234.50"),)
CELLS = b"45 690 100 20 re S 145 690 100 20 re S 45 670 100 20 re S 145 670 100 20 re S "
TABLE = ((50, 696, "项目"), (150, 696, "合计"), (50, 676, "支出"), (150, 676, "1,234.50"))


def said(content: bytes) -> str:
    return "".join(letter.text for letter in drawing(content).glyphs)


def drawing(content: bytes) -> Drawing:
    return draw(pdfium.PdfDocument(content)[0])


def figures(page: Page) -> list[str]:
    (grid,) = [block for block in page.blocks if isinstance(block, RawGrid)]
    return [cell.text for row in grid.rows for cell in row if cell is not None]


class TestUntold:
    """A hole in a figure stays one."""

    @pytest.mark.parametrize("meaning", ["", " ", "\0"], ids=["none", "a blank", "nothing"])
    def test_a_digit_without_meaning(self, meaning: str) -> None:
        found = drawing(a_lettered_page(AMOUNT, {"2": meaning}))
        assert "".join(letter.text for letter in found.glyphs) == f"1,{UNTOLD_TEXT}34.50"
        assert found.unmapped == 1

    def test_a_character_that_is_told_the_number_of_its_glyph(self) -> None:
        """Chinese glyphs have numbers that are letters of other scripts."""
        told = said(a_lettered_page(((50, 700, "财政支出"),), {"财": "", "政": "\u06c3"}))
        assert told == UNTOLD_TEXT * 2 + "支出"

    def test_a_character_told_in_two_halves(self) -> None:
        assert said(a_lettered_page(AMOUNT, {"2": "\U0001d7d0", "1": "\U0001d7cf"})) == "1,234.50"

    def test_blanks_leave_no_ink_and_glyphs_of_two_characters_are_one(self) -> None:
        assert said(a_lettered_page(((50, 700, "12 34"),), {"3": "3\0"})) == "12 34"
        assert said(a_lettered_page(((50, 700, "12 34"),), {" ": ""})) == "1234"


class TestHoles:
    """What a page does not tell is looked for in its picture, and nothing else of it is."""

    def test_a_figure_is_filled_in(self, tmp_path: Path) -> None:
        pytest.importorskip("rapidocr")
        path = tmp_path / "holes.pdf"
        path.write_bytes(a_lettered_page(TABLE, {"3": "", "项": ""}, CELLS))
        (page,) = read_pdf(path)
        assert figures(page) == ["项目", "合计", "支出", "1,234.50"]
        assert "其中 2 处按图像识别补上" in str(page.remarks)

    def test_without_recognition_it_says_so(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(scan, "can_recognise", lambda: False)
        path = tmp_path / "holes.pdf"
        path.write_bytes(a_lettered_page(TABLE, {"3": ""}, CELLS))
        (page,) = read_pdf(path)
        assert figures(page)[-1] == f"1,2{UNTOLD_TEXT}4.50"
        assert scan.INSTALL in str(page.remarks)

    def test_what_is_told_stays(self, tmp_path: Path) -> None:
        path = tmp_path / "told.pdf"
        path.write_bytes(a_lettered_page(TABLE, rules=CELLS))
        (page,) = read_pdf(path)
        path.write_bytes(a_lettered_page(tuple((x, y, text[::-1]) for x, y, text in TABLE), rules=CELLS))
        (other,) = read_pdf(path)
        assert not has_holes(page)
        assert filled(page, other) == (page, 0)
