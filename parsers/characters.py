"""Which characters of a document are text. Every source passes what it reads through here, and only here.

A document is untrusted: control characters and escape sequences steer a terminal, direction marks turn figures around,
characters without width hide in words, and half characters cannot be written out. And one sign has several codes: many
a font tells 行 to be the radical ⾏, which no word of a form is written with and no search finds.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_STEERING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
)
_BREAKS = re.compile("[\t-\r\x85\u2028\u2029]+")

_TWINS = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFE10, 0xFE6F), (0x1D400, 0x1D7FF), (0x2F800, 0x2FA1F))
"""Radicals, doubled ideographs, small and upright punctuation, letters and digits of formulas."""

_RADICALS = (
    "⺁厂⺄乙⺇几⺊卜⺌小⺎兀⺓幺⺕彐⺛旡⺜日⺝月⺟母⺠民⺧牛⺩王⺪疋⺫目⺬示⺮竹⺶羊⺻聿⻁虎⻃西⻄西⻅见⻆角⻉贝⻋车⻑長"
    "⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟⼾户⾭青"
)
"""Radicals and the characters they look like, where Unicode names none or one that simplified text does not have."""


def is_han(text: str) -> bool:
    """Whether a text is nothing but Chinese characters; a blank one is not.

    To compile an expression with all of them takes as long as to read a small table.
    """
    return bool(text) and min(text) >= "㐀" and max(text) <= "鿿"


def plain(text: str) -> str:
    """A text without what steers; blanks, tabs and line ends stay."""
    return _STEERING.sub("", text)


def plain_line(text: str) -> str:
    """The same in one line: a glyph, or the name of a file, that holds a tab or the end of a line shows a blank."""
    return _BREAKS.sub(" ", plain(text))


def unified(text: str) -> str:
    """A text with the usual code of each sign that has several: ⾏ is 行, ⻋ is 车, 金 is 金, ﹣ is -."""
    return text if text.isascii() else text.translate(_usual())


@cache
def _usual() -> dict[int, str]:
    """The usual character by the code of an unusual one; a sign that stands for several characters stays."""
    codes = (code for start, end in _TWINS for code in range(start, end + 1))
    usual = {code: unicodedata.normalize("NFKC", chr(code)) for code in codes}
    pairs = zip(_RADICALS[::2], _RADICALS[1::2], strict=True)
    return {code: text for code, text in usual.items() if len(text) == 1} | {ord(old): new for old, new in pairs}
