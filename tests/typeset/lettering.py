"""The one typeface of test documents: what it covers, how wide text is, where lines break."""

import re
from functools import cache

from fontTools.ttLib import TTFont
from reportlab.pdfbase import pdfmetrics, ttfonts

from tests.typeset.font.subset import SUBSET

FACE = "SampleSans"

# A run of digits or latin letters stays on one line, closing punctuation stays with what it closes.
_UNBREAKABLE = re.compile(r"(?:[0-9A-Za-z.,%]+|.)[，。、；：）》”？！]*")


class MissingGlyphError(LookupError):
    """Text asks for a character the committed subset does not hold."""


@cache
def covered() -> frozenset[str]:
    """Register the face with the PDF writer and return every character it can show."""
    pdfmetrics.registerFont(ttfonts.TTFont(FACE, SUBSET))
    return frozenset(map(chr, TTFont(SUBSET).getBestCmap()))


def checked(text: str) -> str:
    """Return the text unchanged; raise MissingGlyphError naming each character that would print as an empty box."""
    if missing := sorted(set(text) - covered()):
        names = ", ".join(f"{character} (U+{ord(character):04X})" for character in missing)
        raise MissingGlyphError(f"not in the font subset: {names}; add them to font/characters.txt, run font/subset.py")
    return text


def width(text: str, size: float) -> float:
    """Return the width of one line of text in points."""
    return float(pdfmetrics.stringWidth(checked(text), FACE, size))


def wrapped(text: str, limit: float, size: float) -> tuple[str, ...]:
    """Break text into lines no wider than `limit` points; a written line break always breaks."""
    return tuple(line for part in text.split("\n") for line in _broken(part, limit, size))


def _broken(text: str, limit: float, size: float) -> list[str]:
    lines = [""]
    for piece in _pieces(text, limit, size):
        if lines[-1] and width(lines[-1] + piece, size) > limit:
            lines.append(piece)
        else:
            lines[-1] += piece
    return lines


def _pieces(text: str, limit: float, size: float) -> list[str]:
    """Cut text where a line may end; a piece wider than a whole line falls apart into its characters."""
    pieces = _UNBREAKABLE.findall(text)
    return [part for piece in pieces for part in ([piece] if width(piece, size) <= limit else piece)]
