"""Text below the picture of its page: somebody's recognition of a scan, which nobody sees and nothing vouches for."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.errors import UnreadableDocument
from parsers.page import Page, TextLine
from parsers.sources import scan
from parsers.sources.pdf import read_pdf
from tests.evil import BOX, FONT, PAGES, a_file_of, a_stream

WORD = b"BT /F 10 Tf 50 700 Td (12.34) Tj ET "
WHOLE, PART = b"q 600 0 0 800 0 0 cm /I Do Q ", b"q 60 0 0 80 40 690 cm /I Do Q "
OPAQUE = b""
MASKED = b"/SMask 7 0 R"


def pages(content: bytes, mask: bytes, folder: Path) -> list[Page]:
    """A page that draws text, and a grey picture called I that is opaque or lets half of what is below through."""
    fonts = b"/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R%s>>" % (BOX, fonts)
    image = b"/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8"
    pictures = (a_stream(b"\xf0" * 4, image + mask), a_stream(b"\x00\xff\x00\xff", image))
    path = folder / "beneath.pdf"
    path.write_bytes(a_file_of([*PAGES, page, a_stream(content), FONT, *pictures]))
    return list(read_pdf(path))


def texts(found: list[Page]) -> list[str]:
    return [block.text for page in found for block in page.blocks if isinstance(block, TextLine)]


class TestBeneath:
    """What lies below an opaque picture of the whole page is not print."""

    def test_the_page_is_an_image(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(scan, "can_recognise", lambda: False)
        with pytest.raises(UnreadableDocument, match="扫描图像"):
            pages(WORD + WHOLE, OPAQUE, tmp_path)

    @pytest.mark.parametrize(
        ("content", "mask"),
        [(WORD + WHOLE, MASKED), (WHOLE + WORD, OPAQUE), (WORD + PART, OPAQUE), (WORD + WHOLE + WORD * 3, OPAQUE)],
        ids=["seen through", "a background", "a picture on the page", "most is printed over it"],
    )
    def test_what_is_seen_is_read(self, content: bytes, mask: bytes, tmp_path: Path) -> None:
        assert texts(pages(content, mask, tmp_path))[0] == "12.34"
