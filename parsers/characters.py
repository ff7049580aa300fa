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

_TWINS = (
    ("\u2e80", "\u2fdf"), ("\uf900", "\ufaff"), ("\ufe10", "\ufe6f"), ("\U0001d400", "\U0001d7ff"),
    ("\U0002f800", "\U0002fa1f"),
)  # fmt: skip
"""Radicals, doubled ideographs, small and upright punctuation, letters and digits of formulas."""

_LOOK_ALIKE = (
    "⺁厂⺄乙⺇几⺊卜⺌小⺎兀⺓幺⺕彐⺛旡⺜日⺝月⺟母⺠民⺧牛⺩王⺪疋⺫目⺬示⺮竹⺶羊⺻聿⻁虎⻃西⻄西⻅见⻆角⻉贝⻋车⻑長"
    "⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟⼾户⾭青"
)
_RADICALS = dict(zip(_LOOK_ALIKE[::2], _LOOK_ALIKE[1::2], strict=True))
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
    return text if text.isascii() else "".join(map(_usual, text))


@cache
def _usual(char: str) -> str:
    """The usual character for an unusual one; a sign that stands for several characters stays."""
    if char in _RADICALS or not any(start <= char <= end for start, end in _TWINS):
        return _RADICALS.get(char, char)
    usual = unicodedata.normalize("NFKC", char)
    return usual if len(usual) == 1 else char
