"""Pictures as thin as a rule are rules, and strips of a picture are none."""

from __future__ import annotations

import pypdfium2 as pdfium

from parsers.ruled.tables import tables
from parsers.sources.pdfium import Drawing, draw
from tests.evil import BOX, FONT, PAGES, a_file_of, a_stream

SIDES = [(10, 10, 210, 10), (10, 60, 210, 60), (10, 10, 10, 60), (110, 10, 110, 60), (210, 10, 210, 60)]


def drawing(content: bytes) -> Drawing:
    """What is drawn on a page that has a picture of one black dot."""
    resources = b"/Resources<</XObject<</I 6 0 R>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R%s>>" % (BOX, resources)
    dot = a_stream(b"\x00", b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8")
    return draw(pdfium.PdfDocument(a_file_of([*PAGES, page, a_stream(content), FONT, dot]))[0])


def a_picture(left: float, bottom: float, width: float, height: float) -> bytes:
    return b"q %f 0 0 %f %f %f cm /I Do Q " % (width, height, left, bottom)


class TestStrips:
    """What some printers make of a table, and others of a photograph."""

    def test_rules(self) -> None:
        found = drawing(b"".join(a_picture(a, b, max(c - a, 0.5), max(d - b, 0.5)) for a, b, c, d in SIDES))
        (grid,) = tables((), found.rules, 1)
        assert (len(grid.rows[0]), found.images) == (2, 0)

    def test_a_picture_in_strips(self) -> None:
        found = drawing(b"".join(a_picture(10, 700 - 2 * at, 200, 2) for at in range(40)))
        assert (found.rules, found.images) == ((), 40)

    def test_a_picture(self) -> None:
        found = drawing(a_picture(10, 10, 200, 50))
        assert (found.rules, found.images) == ((), 1)
