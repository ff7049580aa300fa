"""Fields of a form that was filled in and text written onto a page are read; what is laid over a page is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from parsers.page import Remark
from parsers.sources.document import Document
from parsers.sources.pdf import read_pdf
from parsers.sources.pdfium import draw
from tests.evil import FONT, PAGES, a_file_of, a_stream

WORD = b"BT /F 10 Tf 50 700 Td (12.34) Tj ET"


def a_page_with(kind: bytes) -> bytes:
    """A page that prints 12.34, and 56.78 beside it in an annotation."""
    fonts = b"/Resources<</Font<</F 5 0 R>>>>"
    box = b"/Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]"
    page = b"<<%s/Annots[6 0 R]/Contents 4 0 R%s>>" % (box, fonts)
    note = b"<</Type/Annot%s/F 4/Rect[150 690 250 710]/AP<</N 7 0 R>>>>" % kind
    look = a_stream(b"BT /F 10 Tf 2 10 Td (56.78) Tj ET", b"/Type/XObject/Subtype/Form/BBox[0 0 100 20]%s" % fonts)
    return a_file_of([*PAGES, page, a_stream(WORD), FONT, note, look])


def a_field(kind: bytes, *, looks_are_needed: bool) -> bytes:
    """A page that prints 12.34, and a field beside it that does not say how it looks."""
    needed = b"true" if looks_are_needed else b"false"
    form = b"/AcroForm<</Fields[6 0 R]/NeedAppearances %b/DA(/F 10 Tf 0 g)/DR<</Font<</F 5 0 R>>>>>>" % needed
    page = b"/Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Annots[6 0 R]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>"
    field = b"<</Type/Annot%b/F 4/DA(/F 10 Tf 0 g)/Rect[150 690 250 710]>>" % kind
    catalogue = b"<</Type/Catalog/Pages 2 0 R%b>>" % form
    return a_file_of([catalogue, PAGES[1], b"<<%b>>" % page, a_stream(WORD), FONT, field])


def remarks(content: bytes, folder: Path) -> tuple[str | Remark, ...]:
    (folder / "remarks.pdf").write_bytes(content)
    (page,) = read_pdf(folder / "remarks.pdf")
    return page.remarks


def said(content: bytes, folder: Path) -> str:
    path = folder / "annotated.pdf"
    path.write_bytes(content)
    document = Document(path)
    page = document[0]
    text = "".join(letter.text for letter in draw(page).glyphs)
    page.close()
    document.close()
    return text


class TestAnnotations:
    """Only what a person wrote there is part of the page."""

    @pytest.mark.parametrize("kind", [b"/Subtype/Widget/FT/Tx/T(a)/V(56.78)", b"/Subtype/FreeText/Contents(56.78)"])
    def test_written_ones_are_read(self, kind: bytes, tmp_path: Path) -> None:
        assert said(a_page_with(kind), tmp_path) == "12.3456.78"

    @pytest.mark.parametrize("kind", [b"/Subtype/Widget/FT/Sig/V<</Type/Sig>>", b"/Subtype/Stamp", b"/Subtype/Link"])
    def test_what_is_laid_over_the_page_is_not(self, kind: bytes, tmp_path: Path) -> None:
        assert said(a_page_with(kind), tmp_path) == "12.34"

    @pytest.mark.parametrize("kind", [b"/Subtype/Widget/FT/Tx/T(a)/V(56.78)", b"/Subtype/FreeText/Contents(56.78)"])
    def test_a_viewer_writes_what_has_no_look(self, kind: bytes, tmp_path: Path) -> None:
        assert said(a_field(kind, looks_are_needed=True), tmp_path) == "12.3456.78"


class TestUnread:
    """What a person may see in an annotation and what is not read is told."""

    LOST = ("1 处图章、批注或表单域里的文字没有读入",)

    def test_a_value_without_a_look(self, tmp_path: Path) -> None:
        field = a_field(b"/Subtype/Widget/FT/Tx/T(a)/V(56.78)", looks_are_needed=False)
        assert (said(field, tmp_path), remarks(field, tmp_path)) == ("12.34", self.LOST)

    def test_words_in_a_stamp(self, tmp_path: Path) -> None:
        assert remarks(a_page_with(b"/Subtype/Stamp"), tmp_path) == self.LOST

    @pytest.mark.parametrize("kind", [b"/Subtype/Widget/FT/Tx/T(a)", b"/Subtype/Link"])
    def test_nothing_is_lost_where_nothing_is_written(self, kind: bytes, tmp_path: Path) -> None:
        assert remarks(a_field(kind, looks_are_needed=False), tmp_path) == ()
