"""How close lines of tables without rules stand, and whether that makes them one row: the halves of a wrapped name.

Distances are between baselines, in points. Lines of one row keep less than the least distance of rows, which the table
itself shows; a number that goes on in the next line, or a name that fills its line, tells more than the distance.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from parsers import lexicon
from parsers.around.header import is_head_word
from parsers.bands import Band, Word
from parsers.unruled.fit import are_two_names, is_known, is_total_below
from parsers.unruled.words import MONEY, SAME, overlap, size_in

FEWEST_AMOUNTS = 2
"""Amounts below words that make those a head."""

FEWEST_HEADS = 3
"""Known heads on a line that says nothing else, from which on it is one of a head wherever they stand."""

WRAPPED = 0.85
"""Share of the least distance of rows that lines of one row keep."""

TIGHT = 1.5
"""Type sizes between the lines of one cell where rows stand as close."""

LOOSE = 1.08
"""How much more than usual the lines of one cell may stand apart."""

LINES = 6
"""Lines among which the next one of a cell is: those of the cells beside it stand between."""

LEADING = 1.75
"""Type sizes between the lines of one cell, at most."""

FULL = 1.3
"""Type sizes that a line broken for want of room leaves free at most."""

_DIGITS = re.compile(r"[-\d.,]+$|[—–/]+$")
_ORDINAL = re.compile("[一二三四五六七八九十]+、")
_WHOLE = re.compile(r"-?[1-9]\d*")
_DANGLING = re.compile(r"\d+\.")
"""A line that ends with the point is no number: decimals follow it, and the full line above it may go before."""


def by_distance(bands: Sequence[Band], ruled_off: Callable[[Band, Band], bool]) -> Callable[[Band, Band], bool]:
    """Lines set closer than rows are belong to one row: the halves of a wrapped name, around its figures."""
    near, line = _nearest_row(bands)

    def apart(one: Band, two: Band) -> bool:
        if ruled_off(one, two) or any(not is_broken(*pair) for pair in _below_each_other(one, two)):
            return True
        if _begins_body(one, two) or _begins_row(one, two):
            return True
        away = _base(two) - max(word.last for word in one.words)
        return away > near and not (away <= line and _is_carried_on(one, two, bands))

    return apart


def _begins_body(one: Band, two: Band) -> bool:
    """Whether amounts stand below words that are the heads of their columns: in no row of a table do they.

    Figures may stand beside their heads, at the other side of the column: then words say that they are heads.
    """
    words = [word for word in one.words if not _DIGITS.match(word.text)]
    amounts = [word for word in two.words if MONEY.match(word.text)]
    if amounts and len(one.words) >= FEWEST_HEADS and all(is_head_word(word.text) for word in one.words):
        return True
    return sum(any(overlap(head, amount) for head in words) for amount in amounts) >= FEWEST_AMOUNTS


def _begins_row(one: Band, two: Band) -> bool:
    """Whether a name in line below another one begins a row of its own."""
    upper, lower = ([word for word in band.words if not _DIGITS.match(word.text)] for band in (one, two))
    pairs = [(above, below) for below in lower for above in upper if overlap(above, below)]
    in_line = (pair for pair in pairs if abs(pair[0].x0 - pair[1].x0) < SAME)
    return any(_are_two_names(*pair) for pair in in_line) or any(is_total_below(*pair) for pair in pairs)


def _are_two_names(upper: Word, lower: Word) -> bool:
    """Whether a name is no end of the one above it: both have ordinals, or it is that of a total below an ordinal or a
    line that had room for it; or each is whole.
    """
    if lexicon.is_total(lower.text):
        return bool(_ORDINAL.match(upper.text)) or upper.x1 <= lower.x1 + SAME
    if _ORDINAL.match(lower.text):
        return bool(_ORDINAL.match(upper.text)) or is_known(upper.text)
    return are_two_names(upper.text, lower.text)


def _is_carried_on(one: Band, two: Band, bands: Sequence[Band]) -> bool:
    """Whether a name goes on in the next line, because it fills the line it stands on; then only one has figures."""
    for upper in one.words:
        below = [word for word in two.words if overlap(upper, word) and not _DIGITS.match(word.text)]
        if not _is_last(upper, one) or not below or _DIGITS.match(upper.text):
            continue
        right = max(word.x1 for band in bands for word in band.words if overlap(upper, word))
        if upper.x1 > right - FULL * size_in(list(upper.letters)):
            return True
    return False


def _nearest_row(bands: Sequence[Band]) -> tuple[float, float]:
    """How far apart lines of one row stand at most, and lines of one cell.

    Both are the same, unless whole figures stand no further apart than the lines of a cell.
    """
    size = max((size_in(list(word.letters)) for band in bands for word in band.words), default=0.0)
    leading = _leading(bands, size)
    near = min(leading * LOOSE, LEADING * size)
    stacked = [pair for one, two in pairwise(bands) if _base(two) - _base(one) <= near for pair in _pairs(one, two)]
    rows = near if all(is_broken(*pair) for pair in stacked) else WRAPPED * min(leading, near)
    return rows, min(near, TIGHT * size)


def _leading(bands: Sequence[Band], size: float) -> float:
    """The least distance of two words below each other, by more than the type size."""
    least = float("inf")
    for index, band in enumerate(bands):
        for below in bands[index + 1 : index + LINES]:
            away = _base(below) - _base(band)
            if size < away < least and any(overlap(one, two) for one in band.words for two in below.words):
                least = away
    return least


def _base(band: Band) -> float:
    return min(word.baseline for word in band.words)


def _below_each_other(one: Band, two: Band) -> list[tuple[Word, Word]]:
    """The figures of a line, each with the last one above it: a line of a name may stand between."""
    last = {id(below): (above, below) for above, below in sorted(_pairs(one, two), key=lambda pair: pair[0].last)}
    return list(last.values())


def _is_last(word: Word, band: Band) -> bool:
    """Whether a word stands on the last line of a row; the words of one line of a scan do not stand exactly level."""
    return word.last >= max(other.last for other in band.words) - SAME


def _pairs(one: Band, two: Band) -> list[tuple[Word, Word]]:
    upper, lower = ([word for word in band.words if _DIGITS.match(word.text)] for band in (one, two))
    return [(above, below) for below in lower for above in upper if overlap(above, below)]


def is_broken(upper: Word, lower: Word) -> bool:
    """Whether a number goes on in the line below: broken for want of room, it is one only with what stands there."""
    whole = upper.text + lower.text
    if _DANGLING.fullmatch(lower.text):
        return bool(_WHOLE.fullmatch(upper.text)) and len(upper.text) >= len(lower.text) - len(".")
    return lower.text.isdecimal() and ("." in upper.text or "," in upper.text) and bool(MONEY.match(whole))
