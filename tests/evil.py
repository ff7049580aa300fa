"""Small PDF files that ask too much of a reader, written object by object."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium

PAGES = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>")
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
BOX = b"[0 0 600 800]"


def a_file_of(objects: Sequence[bytes]) -> bytes:
    """A PDF of numbered objects, the first of which is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def a_stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def a_page_of(content: bytes, box: bytes = BOX, entries: bytes = b"") -> bytes:
    """A file of one page that draws ``content``; its font is called F."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox%s%s/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>" % (box, entries)
    return a_file_of([*PAGES, page, a_stream(content), FONT])


def forms_in_forms(depth: int, width: int) -> bytes:
    """A page that draws a form ``width`` times, which draws another one as often, and so on: width to the depth."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>" % BOX
    kind = b"/Type/XObject/Subtype/Form/BBox" + BOX
    inner = [
        a_stream(b"/X Do " * width, kind + b"/Resources<</XObject<</X %d 0 R>>>>" % (6 + level))
        for level in range(depth)
    ]
    return a_file_of([*PAGES, page, a_stream(b"/X Do " * width), *inner, a_stream(b"0 0 10 10 re f", kind)])


def with_page(target: Path, document: Path, page: bytes) -> Path:
    """A document with the pages of another file behind its own."""
    whole, more = pdfium.PdfDocument(document), pdfium.PdfDocument(page)
    whole.import_pages(more)
    whole.save(target)
    return target
