"""Pages of one table without rules: whether a page goes on, and the columns that all of them show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.bands import Band
from parsers.header import is_head_word
from parsers.page import RawGrid
from parsers.unruled_edges import Coverage
from parsers.unruled_grid import grid_of, is_row
from parsers.unruled_heads import first_row

MOST_CUT = 0.1
"""Share of the words of a page that the edges of its table may cut."""


def goes_on(page: RawGrid, first: RawGrid, *, again: bool) -> bool:
    """Whether a page goes on a table: its rows stand between the edges, and its head is the table's or none.

    A page that has the title ``again`` must have the whole head again, too.
    """
    head = _head(first.bands)
    repeated = _repeated(page.bands, head)
    if again and repeated < len(head):
        return False
    rows = page.bands[repeated:]
    if not rows or _has_head(rows):
        return False
    words = Coverage(rows)
    return words.cut(first.edges) <= MOST_CUT * len(words.words) + 1


def united(pages: Sequence[RawGrid]) -> RawGrid:
    """One grid of the rows of all pages, repeated heads left out."""
    first, *others = pages
    head = _head(first.bands)
    bands = [band for page in others for band in page.bands[_repeated(page.bands, head) :]]
    return grid_of((*first.bands, *bands), first.strokes) or first


def _head(bands: Sequence[Band]) -> Sequence[Band]:
    return bands[: first_row(bands, [is_row(band) for band in bands])]


def _repeated(bands: Sequence[Band], head: Sequence[Band]) -> int:
    """How many of the first bands say nothing that the head does not say."""
    known = {word.text for band in head for word in band.words}
    news = (index for index, band in enumerate(bands) if any(word.text not in known for word in band.words))
    return min(next(news, len(bands)), len(head))


def _has_head(rows: Sequence[Band]) -> bool:
    """Whether the first row of a page says the heads of columns."""
    words = rows[0].words
    return sum(is_head_word(word.text) for word in words) * 2 > len(words) > 1
