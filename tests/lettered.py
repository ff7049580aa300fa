"""Pages lettered in a font whose table of meanings (ToUnicode) says what a test wants it to say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from fontTools.ttLib import TTFont

from tests.evil import PAGES, a_file_of, a_stream
from tests.typeset.font.subset import SUBSET

Written = tuple[int, int, str]
"""Where a piece of text begins, and the text."""

BOX = b"[0 0 600 800]"


@cache
def _font() -> TTFont:
    return TTFont(SUBSET)


def a_lettered_page(texts: Iterable[Written], meanings: Mapping[str, str] | None = None, rules: bytes = b"") -> bytes:
    """A file of one page with text of 10 points; ``meanings`` of a character are told instead of itself, "" is none."""
    pieces = tuple(texts)
    glyphs = {char: _glyph(char) for _, _, text in pieces for char in text}
    content = rules + b"".join(
        b"BT /F 10 Tf 1 0 0 1 %d %d Tm <%s> Tj ET " % (x, y, b"".join(b"%04x" % glyphs[char] for char in text))
        for x, y, text in pieces
    )
    told = {char: (meanings or {}).get(char, char) for char in glyphs}
    page = b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>" % BOX
    return a_file_of([*PAGES, page, a_stream(content), *_lettering(glyphs, told)])


def _glyph(char: str) -> int:
    return int(_font().getGlyphID(_font().getBestCmap()[ord(char)]))


def _lettering(glyphs: Mapping[str, int], told: Mapping[str, str]) -> tuple[bytes, ...]:
    """The objects of the font, numbered from 5."""
    data, per_em = SUBSET.read_bytes(), _font()["head"].unitsPerEm
    advances = {glyph: _font()["hmtx"][_font().getGlyphName(glyph)][0] * 1000 // per_em for glyph in glyphs.values()}
    widths = b"".join(b"%d[%d]" % item for item in advances.items())
    codes = {char: text.encode("utf-16-be").hex().encode() for char, text in told.items() if text}
    rows = b"".join(b"<%04x><%s>" % (glyphs[char], code) for char, code in codes.items())
    table = b"1 begincodespacerange<0000><ffff>endcodespacerange %d beginbfchar %s endbfchar" % (len(codes), rows)
    name = b"/BaseFont/AAAAAA+Sample"
    return (
        b"<</Type/Font/Subtype/Type0%s/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 9 0 R>>" % name,
        b"<</Type/Font/Subtype/CIDFontType2%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/FontDescriptor 7 0 R/W[%s]/CIDToGIDMap/Identity>>" % (name, widths),
        b"<</Type/FontDescriptor/FontName/AAAAAA+Sample/Flags 4/FontBBox[0 -300 1000 1000]/ItalicAngle 0/Ascent 880"
        b"/Descent -120/CapHeight 700/StemV 80/FontFile2 8 0 R>>",
        a_stream(data, b"/Length1 %d" % len(data)),
        a_stream(b"/CIDInit/ProcSet findresource begin begincmap %s endcmap end" % table),
    )
