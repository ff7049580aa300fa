"""Pages of one table without rules: whether a page goes on, and the columns that all of them show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from parsers.around.header import is_head_word
from parsers.bands import Band, Word
from parsers.page import RawGrid
from parsers.unruled.edges import Coverage
from parsers.unruled.grid import grid_of, longer
from parsers.unruled.heads import first_row
from parsers.unruled.margins import is_in_line, is_near, set_back, set_level
from parsers.unruled.rows import are_body

MOST_CUT = 0.1
"""Share of the words of a page that the edges of its table may cut."""


def goes_on(page: RawGrid, pages: Sequence[RawGrid], *, again: bool) -> bool:
    """Whether a page goes on a table: its rows stand between the edges, and its head is the table's or none.

    A page that has the title ``again`` must have the whole head again, too.
    """
    head = _head(pages[0].bands)
    level, _ = set_level(page.bands, [band for part in pages for band in part.bands])
    page = replace(page, bands=tuple(level))
    repeated = _repeated(page.bands, head)
    if again and len(words_in(page.bands[:repeated])) < len(words_in(head)):
        return False
    rows = page.bands[repeated:]
    if not rows or (_has_head(rows) and not _begins_as_rows(rows[0], pages[0].bands[len(head) :], head)):
        return False
    if pages[0].is_head and len(pages) == 1:
        return _are_rows(rows) and grid_of((*head, *rows), pages[0].strokes) is not None
    words, before = words_in(rows), [word for part in pages for word in words_in(part.bands)]
    edges = united(pages).edges if pages[0].is_head else pages[0].edges
    if Coverage([_moved(words, before)]).cut(edges) > MOST_CUT * len(words) + 1:
        return False
    return not page.is_guess or is_in_line(words, before)


def _are_rows(bands: Sequence[Band]) -> bool:
    """Whether most of some lines state a figure: below a head that ends the page before nothing else tells rows."""
    return sum(any(word.is_figure for word in band.words) for band in bands) * 2 > len(bands)


def words_in(bands: Iterable[Band]) -> list[Word]:
    return [word for band in bands for word in band.words]


def _moved(words: Iterable[Word], before: Iterable[Word]) -> Band:
    """The words that stand where none of the table does: edges may cut all codes below 类, 款 and 项."""
    places = {(round(word.x0), round(word.x1)) for word in before}
    return Band(tuple(word for word in words if (round(word.x0), round(word.x1)) not in places), ())


def united(pages: Sequence[RawGrid]) -> RawGrid:
    """One grid of the rows of all pages, repeated heads left out; in the columns of the first where none fit all."""
    first, *others = pages
    head = _head(first.bands)
    before, bands, aside = list(first.bands), list[Band](), dict[int, float]()
    for page in others:
        level, aside[page.page or 0] = set_level(page.bands, before)
        bands += level[_repeated(level, head) :]
        before += level
    return set_back(grid_of((*first.bands, *bands), first.strokes) or longer(first, bands), aside)


def _head(bands: Sequence[Band]) -> Sequence[Band]:
    body = are_body(bands)
    return bands[: first_row(bands, body)] if any(body) else bands


def _repeated(bands: Sequence[Band], head: Sequence[Band]) -> int:
    """How many of the first bands say what the head says, and nothing else."""
    left = Counter(word.text for word in words_in(head))
    for index, band in enumerate(bands):
        left.subtract(word.text for word in band.words)
        if any(count < 0 for count in left.values()):
            return index
    return len(bands)


def _has_head(rows: Sequence[Band]) -> bool:
    """Whether the first row of a page says the heads of columns."""
    words = rows[0].words
    return sum(is_head_word(word.text) for word in words) * 2 > len(words) > 1


def _begins_as_rows(band: Band, rows: Sequence[Band], head: Sequence[Band]) -> bool:
    """Whether all names of a band begin where those of the rows do, and no head does: 上年结转 heads columns, too."""
    names, heads = (sorted(word.x0 for word in words_in(bands) if not word.is_figure) for bands in (rows, head))
    said = [word for word in band.words if not word.is_figure]
    return all(is_near(names, word.x0) and not is_near(heads, word.x0) for word in said)
