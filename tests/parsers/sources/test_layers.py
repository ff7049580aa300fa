"""What is on a layer that is off is not read, however it is said; what is on all others is."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from parsers.page import Page, TextLine
from parsers.sources.layers import has_layers
from parsers.sources.pdf import read_pdf
from tests.evil import FONT, PAGES, a_file_of, a_page_of, a_stream

WORD = b"BT /F 10 Tf 1 0 0 1 50 %d Tm (%b) Tj ET "
FONTS = b"/Font<</F 5 0 R>>"
LAYERS = b"/A 6 0 R/B 7 0 R/M 8 0 R"
ALL_ON = b"<</Type/OCMD/OCGs[6 0 R 7 0 R]/P/AllOn>>"


def a_page_in_layers(content: bytes, state: bytes, box: bytes = b"[0 0 600 800]") -> bytes:
    """A page with layers A and B, M on where both are, and a form X that is on B and prints FORM."""
    resources = b"/Resources<<%s/Properties<<%s>>/XObject<</X 9 0 R>>>>" % (FONTS, LAYERS)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R%s>>" % (box, resources)
    kind = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/OC 7 0 R/Resources<<%s>>" % FONTS
    layers = [b"<</Type/OCG/Name(layer)>>"] * 2
    catalogue = b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R 7 0 R]/D<<%s>>>>>>" % state
    form = a_stream(WORD % (500, b"FORM"), kind)
    return a_file_of([catalogue, PAGES[1], page, a_stream(content), FONT, *layers, ALL_ON, form])


def on(layer: bytes, content: bytes) -> bytes:
    return b"/OC /%b BDC %b EMC " % (layer, content)


def read(content: bytes, folder: Path) -> Page:
    path = folder / "layers.pdf"
    path.write_bytes(content)
    (page,) = read_pdf(path)
    return page


def said(page: Page) -> list[str]:
    return [block.text for block in page.blocks if isinstance(block, TextLine)]


class TestLayers:
    """A layer is on or off by the state of the document."""

    @pytest.mark.parametrize(
        ("state", "seen"),
        [
            (b"", ["12.34", "56.78", "both", "FORM", "plain"]),
            (b"/OFF[7 0 R]", ["12.34", "plain"]),
            (b"/OFF[6 0 R]", ["56.78", "FORM", "plain"]),
            (b"/BaseState/OFF/ON[6 0 R]", ["12.34", "plain"]),
            (b"/BaseState/OFF", ["plain"]),
        ],
    )
    def test_only_what_is_on_is_read(self, state: bytes, seen: list[str], tmp_path: Path) -> None:
        words = on(b"A", WORD % (700, b"12.34")) + on(b"B", WORD % (650, b"56.78")) + on(b"M", WORD % (600, b"both"))
        page = read(a_page_in_layers(words + b"/X Do " + WORD % (400, b"plain"), state), tmp_path)
        assert said(page) == seen
        assert [remark for remark in page.remarks if "图层" in remark] == (
            [f"{5 - len(seen)} 处文字在关闭的图层里，看不见，没有读入"] if len(seen) < 5 else []
        )

    def test_a_figure_of_last_year_under_this_years(self, tmp_path: Path) -> None:
        """pdfium tells letters that stand in one place only once."""
        words = on(b"A", WORD % (700, b"900.50")) + on(b"B", WORD % (700, b"800.50"))
        assert said(read(a_page_in_layers(words, b"/OFF[6 0 R]"), tmp_path)) == ["800.50"]

    def test_white_on_dark_is_seen(self, tmp_path: Path) -> None:
        words = b"0 0 .5 rg 40 690 200 30 re f " + on(b"A", b"1 1 1 rg " + WORD % (700, b"12.34"))
        assert said(read(a_page_in_layers(words, b"/OFF[7 0 R]"), tmp_path)) == ["12.34"]

    def test_rules_go_with_their_layer(self, tmp_path: Path) -> None:
        rules = on(b"B", b"40 690 100 20 re S 140 690 100 20 re S ")
        page = read(a_page_in_layers(rules + WORD % (695, b"12.34"), b"/OFF[7 0 R]"), tmp_path)
        assert said(page) == ["12.34"]


class TestHasLayers:
    """Most documents have none, and their pages are not looked at for any."""

    def test_told_by_the_catalogue(self, tmp_path: Path) -> None:
        (tmp_path / "with.pdf").write_bytes(a_page_in_layers(b"", b""))
        (tmp_path / "without.pdf").write_bytes(a_page_of(b""))
        assert has_layers(tmp_path / "with.pdf")
        assert not has_layers(tmp_path / "without.pdf")

    @pytest.mark.parametrize(("content", "told"), [(b"1 0 <</OCProperties 2 0 R>>", True), (b"1 0 <<>>", False)])
    def test_packed_objects_are_unpacked(self, content: bytes, told: bool, tmp_path: Path) -> None:
        packed = a_stream(zlib.compress(content), b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode")
        (tmp_path / "packed.pdf").write_bytes(a_file_of([*PAGES, packed]))
        assert has_layers(tmp_path / "packed.pdf") is told

    def test_what_cannot_be_unpacked_may_hold_them(self, tmp_path: Path) -> None:
        (tmp_path / "locked.pdf").write_bytes(a_file_of([*PAGES, a_stream(b"locked", b"/Type/ObjStm/N 1/First 4")]))
        assert has_layers(tmp_path / "locked.pdf")
