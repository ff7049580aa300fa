"""The last digits of figures broken for want of room, where they would be a row of their own.

They are put to the row above: a figure is whole then, or cannot be read; without them it would be another one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from parsers.bands import Band, Word, size_of
from parsers.unruled.words import overlap

LEADING = 2.0
"""Type sizes between the lines of a broken figure, at most."""

FEWEST = 2

_FIGURE = re.compile(r"-?[\d,]*\d[\d,]*\.?\d*")
_END = re.compile(r"\d+|\.\d+")


def with_ends(bands: Sequence[Band]) -> list[Band]:
    """The rows, those that hold nothing but the last digits of the figures above put to these."""
    size = size_of([word for band in bands for word in band.words])
    decimals = _decimals(bands)
    joined: list[Band] = []
    for band in bands:
        if joined and _ends(joined[-1], band, decimals, LEADING * size):
            upper = joined[-1]
            joined[-1] = upper._replace(words=(*upper.words, *band.words), lines=(*upper.lines, *band.lines))
        else:
            joined.append(band)
    return joined


def _decimals(bands: Sequence[Band]) -> int:
    """How many decimals whole figures have: the most that several of them show."""
    texts = [word.text for band in bands for word in band.words if _FIGURE.fullmatch(word.text) and "." in word.text]
    counts = Counter(len(text.partition(".")[2]) for text in texts)
    return max((decimals for decimals, count in counts.items() if count >= FEWEST), default=0)


def _ends(upper: Band, lower: Band, decimals: int, most: float) -> bool:
    """Whether all figures of a row are the last digits of those above: it has no name, or each makes one whole."""
    ends = [word for word in lower.words if _END.fullmatch(word.text)]
    above = [_above(word, upper) for word in ends]
    if not ends or any(one is None or two.baseline - one.last > most for one, two in zip(above, ends, strict=True)):
        return False
    pairs = [(one.text, two.text) for one, two in zip(above, ends, strict=True) if one is not None]
    if len(ends) == len(lower.words):
        return all("." in one for one, _ in pairs)
    if any(word.is_figure for word in lower.words if word not in ends):
        return False
    return decimals > 0 and all(_is_made_whole(one, two, decimals) for one, two in pairs)


def _above(word: Word, band: Band) -> Word | None:
    """The lowest figure of a row that a word stands under."""
    over = [other for other in band.words if overlap(word, other) and _FIGURE.fullmatch(other.text)]
    return max(over, key=lambda other: other.last, default=None)


def _is_made_whole(upper: str, lower: str, decimals: int) -> bool:
    """Whether a figure has as many decimals as the others only with the digits below it."""
    lengths = [len(text.partition(".")[2]) for text in (upper, upper + lower)]
    return lengths[0] < decimals == lengths[1]
