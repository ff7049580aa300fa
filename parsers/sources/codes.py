"""What pdfium tells the characters of one PDF page to be, and which of them it cannot tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from ctypes import byref, c_char
from itertools import repeat
from struct import unpack_from
from typing import Any

from parsers.sources.native import Slot, bare

BLANK = 32
NO_CHARACTER = 0
UNTOLD = 0xFFFD
"""Stands for a glyph that leaves ink and has no meaning."""

UNTOLD_TEXT = chr(UNTOLD)

_UNTOLD = re.compile(f"[{UNTOLD_TEXT}\ue000-\uf8ff]")

HYPHENS = (2, 0xAD)
"""What pdfium reports for a hyphen at the end of a line of text, and what some fonts call one."""

_HYPHEN_IN_TEXT = "\ufffe"
"""What stands in the text of a page for the first of them."""

_INK = 0.05
"""Points that a glyph is wide and high at least to be seen; pdfium gives blanks a box of one hundredth."""

_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
"""The two halves that pdfium tells a character beyond the first 65,536 in."""

_STRANGE = range(0x0530, 0x1E00)
"""Scripts from Armenian to Cherokee and Mongolian: numbers of Chinese glyphs taken for characters, in a budget."""

_text, _unicode, _generated = bare("FPDFText_GetText"), bare("FPDFText_GetUnicode"), bare("FPDFText_IsGenerated")
_has_no_meaning, _ink = bare("FPDFText_HasUnicodeMapError"), bare("FPDFText_GetCharBox")


def codes_of(text: Any, count: int) -> list[int]:
    """The code of each character of a page; ``UNTOLD`` where its font does not say what it means.

    There pdfium tells the number of the glyph, as if it were a character: a 3 would be a control character or an N. It
    is asked about one of each kind first, for a font that is not told all has odd ones.
    Line ends and blanks that pdfium adds are ``NO_CHARACTER``.
    """
    codes = _all(text, count)
    slot = Slot("dddd")
    for index in [index for index, code in enumerate(codes) if code <= BLANK and code not in HYPHENS]:
        if _generated(text, index) == 1:
            codes[index] = NO_CHARACTER
        elif _leaves_ink(text, index, slot):
            codes[index] = UNTOLD
    kinds = dict(zip(codes, range(count), strict=True))
    if any(map(_has_no_meaning, repeat(text), kinds.values())):
        meanings = map(_has_no_meaning, repeat(text), range(count))
        for index in [index for index, error in enumerate(meanings) if error == 1]:
            codes[index] = UNTOLD if _leaves_ink(text, index, slot) else NO_CHARACTER
    return _mended(codes) if _is_odd(kinds) else codes


def _mended(codes: Sequence[int]) -> list[int]:
    """Halves put together, the place of the second one holding no character; what is no character untold."""
    mended = list(codes)
    for index, code in enumerate(codes):
        after = codes[index + 1] if index + 1 < len(codes) else NO_CHARACTER
        if code in _HIGH and after in _LOW:
            mended[index] = 0x10000 + ((code - _HIGH.start) << 10) + (after - _LOW.start)
        elif code in _LOW and index and codes[index - 1] in _HIGH:
            mended[index] = NO_CHARACTER
        elif code in _HIGH or code in _LOW or code in _STRANGE:
            mended[index] = UNTOLD
    return mended


def _all(text: Any, count: int) -> list[int]:
    """What pdfium tells: in one call where the text of the page has one unit for each character."""
    units = bytearray(2 * count + 2)
    told = _text(text, 0, count, byref(c_char.from_buffer(units))) - 1
    said = units[:-2].decode("utf-16-le", "surrogatepass")
    if told == count == len(said) and _HYPHEN_IN_TEXT not in said:
        return list(unpack_from(f"<{count}H", units))
    return list(map(_unicode, repeat(text), range(count)))


def holds_untold(text: str) -> bool:
    """Whether any character of a text has no meaning."""
    return _UNTOLD.search(text) is not None


def is_untold(text: str) -> bool:
    """Whether a character has no meaning: none that its font tells, or a private one."""
    return text == UNTOLD_TEXT or "\ue000" <= text <= "\uf8ff"


def _is_odd(kinds: Iterable[int]) -> bool:
    """Whether any code is that of no character that a budget is written with."""
    codes = sorted(kinds)
    return any(bisect_left(codes, odd.start) < bisect_left(codes, odd.stop) for odd in (_STRANGE, _HIGH, _LOW))


def _leaves_ink(text: Any, index: int, slot: Slot) -> bool:
    """Whether a character is a glyph of its own that is seen; one glyph may be told as several characters."""
    _ink(text, index, *slot.places)
    left, right, bottom, top = box = slot.read()
    if min(right - left, top - bottom) <= _INK:
        return False
    return not index or not _ink(text, index - 1, *slot.places) or slot.read() != box
