"""Pages of a table without rules whose margins differ, as of sheets printed on both sides: where they stand.

A page that stands aside as a whole is read as if it stood where the pages before it do; its cells keep their places.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from parsers.bands import Band, Word
from parsers.page import Cell, RawGrid

IN_LINE = 2.0

MOST_OFF = 0.1
"""Share of the words of a page that may be out of line with those of the pages before."""

FARTHEST = 90.0
"""Points by which margins differ at most."""

TRIED = 3
FEWEST_SAID = 3
"""Words that are said again and stand aside alike, from which on a page may be moved."""

FEWEST = 2
MOST = 0.6
"""Figures that stand aside alike at least, and their share of those of the page, for it to be moved."""


def set_level(bands: Sequence[Band], before: Sequence[Band]) -> tuple[Sequence[Band], float]:
    """The rows of a page as if it had the margins of the pages ``before``, and by how much it stands aside of them."""
    words, others = _words(bands), _words(before)
    said = _said_aside(words, others)
    if said is not None:
        alike = [_moved(band, -said) for band in bands]
        return (alike, said) if abs(said) > IN_LINE and _is_better(words, _words(alike), others) else (bands, 0.0)
    if is_in_line(words, others):
        return bands, 0.0
    tried = [([_moved(band, -aside) for band in bands], aside) for aside in _distances(words, others)]
    level, aside = min(tried, key=lambda moved: _off(_words(moved[0]), others), default=(list(bands), 0.0))
    return (level, aside) if is_in_line(_words(level), others) else (bands, 0.0)


def set_back(grid: RawGrid, aside: Mapping[int, float]) -> RawGrid:
    """The grid with the cells of pages that stand aside at their own places."""
    if not any(aside.values()):
        return grid
    moved: dict[int, Cell | None] = {}
    for row in grid.rows:
        for cell in row:
            if cell is not None and cell.box is not None and id(cell) not in moved:
                by = aside.get(cell.page or 0, 0.0)
                box = cell.box._replace(x0=cell.box.x0 + by, x1=cell.box.x1 + by)
                moved[id(cell)] = replace(cell, box=box) if by else cell
    return replace(grid, rows=tuple(tuple(moved.get(id(cell), cell) for cell in row) for row in grid.rows))


def is_in_line(words: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether nearly all words begin, end or are centred where words of the same table do."""
    return _off(words, others) <= MOST_OFF * len(words) + 1


def _off(words: Sequence[Word], others: Sequence[Word]) -> int:
    """How many words neither begin nor end nor are centred where others do."""
    lefts, rights = sorted(other.x0 for other in others), sorted(other.x1 for other in others)
    middles = sorted(other.centre for other in others)
    places = [((lefts, word.x0), (rights, word.x1), (middles, word.centre)) for word in words]
    return sum(not any(is_near(at, place) for at, place in sides) for sides in places)


def is_near(places: Sequence[float], place: float) -> bool:
    at = bisect_left(places, place - IN_LINE)
    return at < len(places) and places[at] <= place + IN_LINE


def _words(bands: Iterable[Band]) -> list[Word]:
    return [word for band in bands for word in band.words]


def _is_better(words: Sequence[Word], moved: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether figures bear a move out: fewer of them are out of line with the other ones than before."""
    ends, now, then = ([word for word in some if word.is_figure] for some in (others, words, moved))
    return not now or _off(then, ends) < _off(now, ends)


def _said_aside(words: Iterable[Word], others: Iterable[Word]) -> float | None:
    """By how much words stand aside of where the pages before say them, as heads do; None where few are said again."""
    places = defaultdict[str, set[float]](set)
    for other in others:
        if not other.is_figure:
            places[other.text].add(other.x0)
    same = [word for word in words if word.text in places and not word.is_figure]
    distances = [word.x0 - place for word in same for place in places[word.text] if abs(word.x0 - place) < FARTHEST]
    ((near, count),) = Counter(map(round, distances)).most_common(1) or [(0, 0)]
    return _mean(distances, near) if count >= max(FEWEST_SAID, MOST * len(same)) else None


def _distances(words: Sequence[Word], others: Sequence[Word]) -> list[float]:
    """By how much most figures end aside of where those of the other pages do, the most frequent distances first."""
    ends = {round(other.x1, 1) for other in others if other.is_figure}
    found = Counter(
        round(word.x1 - end) for word in words if word.is_figure for end in ends if abs(word.x1 - end) < FARTHEST
    )
    least = max(FEWEST, MOST * sum(word.is_figure for word in words))
    likely = [aside for aside, count in found.most_common(TRIED) if count >= least]
    return [_mean([word.x1 - end for word in words if word.is_figure for end in ends], aside) for aside in likely]


def _mean(distances: Iterable[float], near: float) -> float:
    alike = [distance for distance in distances if abs(distance - near) <= 1]
    return sum(alike) / len(alike)


def _moved(band: Band, by: float) -> Band:
    words = tuple(
        replace(
            word,
            x0=word.x0 + by,
            x1=word.x1 + by,
            first=word.first + by,
            letters=tuple(letter._replace(x0=letter.x0 + by, x1=letter.x1 + by) for letter in word.letters),
        )
        for word in band.words
    )
    return band._replace(words=words)


__all__ = ["is_in_line", "is_near", "set_back", "set_level"]
