"""Characters that are spelt out beside their glyphs stand where they are seen, in forms of any size and place."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from parsers.letters import Letter
from parsers.sources.pdfium import draw
from tests.evil import FONT, PAGES, a_file_of, a_stream

SPELT = b"/Span<</ActualText(n)>>BDC BT /F 40 Tf 1 0 0 1 200 200 Tm (n) Tj ET EMC "
PLAIN = b"BT /F 40 Tf 1 0 0 1 300 200 Tm (m) Tj ET "


def letters(form: bytes, matrix: bytes, before: bytes = b"") -> list[Letter]:
    """What is read of a page that draws a form moved and scaled."""
    fonts = b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R%b>>" % fonts
    kind = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>"
    drawn = a_stream(b"%b q %b cm /X Do Q" % (before, matrix))
    pages = pdfium.PdfDocument(a_file_of([*PAGES, page, drawn, FONT, a_stream(form, kind)]))
    return list(draw(pages[0]).glyphs)


class TestSpelt:
    """pdfium tells such characters in the space of their form."""

    @pytest.mark.parametrize("matrix", [b"1 0 0 1 0 0", b".25 0 0 .25 50 600", b".5 0 0 .5 0 0", b"1 0 0 1 40 -90"])
    def test_it_stands_beside_the_others(self, matrix: bytes) -> None:
        spelt, plain = sorted(letters(SPELT + PLAIN, matrix), key=lambda letter: letter.text, reverse=True)
        scale = float(matrix.split()[0])
        assert (spelt.text, plain.text) == ("n", "m")
        assert spelt.baseline == pytest.approx(plain.baseline, abs=0.01)
        assert plain.x0 - spelt.x0 == pytest.approx(100 * scale, abs=3)

    def test_it_is_seen_though_white_lies_where_pdfium_tells_it(self) -> None:
        """The page is white there, and so is an area over other text: what lies under it is not seen."""
        hidden = b"BT /F 40 Tf 1 0 0 1 200 200 Tm (x) Tj ET 1 1 1 rg 190 180 100 60 re f 0 0 0 rg "
        found = letters(SPELT + PLAIN, b".25 0 0 .25 50 600", hidden)
        assert sorted(letter.text for letter in found) == ["m", "n"]
