"""Words of two lanes that stand so close that they run into one: where figures of other rows end says where to part."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from parsers.bands import Word
from parsers.unruled.words import word_of

IN_LINE = 0.6
"""Points by which figures of one column begin or end beside each other at most."""

FEWEST = 2
"""Figures of other rows that show where one ends."""

GAP = 0.1
"""Heights of a line between two figures side by side, at least, unless their points show that they are two."""

_FIGURE = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-—–/]{1,2}")
_POINTED = re.compile(r"-?[\d,]+\.\d")
"""A second figure with a point behind one with a point: no figure has two (2.23 | 13.67%)."""
_STATES = re.compile(r"[\d—–/-]")
_ORDINAL = re.compile(r"\d{1,2}[.、][㐀-鿿]")
_UNITS = "万亿元千百个人次倍年月日辆台套"
_HAN = re.compile("[㐀-鿿（）]")


class _Ends:
    """Where the figures of some lines begin and end."""

    def __init__(self, words: Iterable[Word]) -> None:
        figures = [word for word in words if _FIGURE.fullmatch(word.text)]
        self.lefts, self.rights = sorted(word.x0 for word in figures), sorted(word.x1 for word in figures)

    def part(self, left: Word, right: Word) -> bool:
        """Whether two cells meet in a word: a name and a figure in line with others, or two figures."""
        one, two = left.text[-1], right.text[0]
        if two in _UNITS or (_HAN.match(one) and _HAN.match(two)):
            return False
        if _HAN.match(one) or _HAN.match(two):
            return self._is_in_line(right if _HAN.match(one) else left)
        meet = _count(self.rights, left.x1) >= FEWEST or _count(self.lefts, right.x0) >= FEWEST
        apart = right.x0 - left.x1 > GAP * (left.bottom - left.top)
        if not _FIGURE.fullmatch(left.text):
            return False
        if apart and "." in left.text and _POINTED.match(right.text):
            return True
        return meet and (apart or ("." in left.text and _is_next(right.text)))

    def _is_in_line(self, word: Word) -> bool:
        ends = (_count(self.lefts, word.x0), _count(self.rights, word.x1))
        return bool(_FIGURE.fullmatch(word.text)) and max(ends) >= FEWEST


def _is_next(text: str) -> bool:
    """Whether a text begins a cell: with a whole figure, or an ordinal before a name."""
    return bool(_FIGURE.fullmatch(text) or _ORDINAL.match(text))


def _count(places: Sequence[float], place: float) -> int:
    return bisect_right(places, place + IN_LINE) - bisect_left(places, place - IN_LINE)


def unglued(lines: Sequence[tuple[Word, ...]]) -> list[tuple[Word, ...]]:
    """The lines of a table with names and figures apart that ran into one word."""
    ends = _Ends(word for words in lines for word in words)
    return [tuple(part for word in words for part in _parts(word, ends)) for words in lines]


def _parts(word: Word, ends: _Ends) -> Iterable[Word]:
    """A word in its parts, from left to right; the word itself where nothing parts it."""
    if _FIGURE.fullmatch(word.text) or not _STATES.search(word.text):
        return (word,)
    for cut in range(1, len(word.letters)):
        left, right = word_of(word.letters[:cut]), word_of(word.letters[cut:])
        if ends.part(left, right):
            return (left, *_parts(right, ends))
    return (word,)
