"""Columns of tables without rules whose heads do not show them: the stretches that words of the rows cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from model.disclosure import Box
from parsers.around.header import counts_columns, is_head_word
from parsers.bands import Band, Word
from parsers.dated import names_year
from parsers.page import Cell, RawGrid
from parsers.unruled.edges import column_at
from parsers.unruled.rows import is_label
from parsers.unruled.words import SAME, in_lines, stacked

COLUMN_GAP = 3.0
BRIDGE = 1.5
"""How much longer than the usual label one must be to be set over several columns."""


def spanned(bands: Sequence[Band]) -> RawGrid | None:
    """The grid of some rows; None where they do not fall into at least two columns, each with heads of its own."""
    bands = [Band(tuple(stacked(band.words)), band.lines, band.page) for band in bands]
    first = next((index for index, band in enumerate(bands) if _is_body(band)), 0)
    columns = _Columns([word for band in bands if _is_body(band) for word in band.words])
    if not columns.are_headed(bands[:first]):
        return None
    for band in reversed(bands[:first]):
        columns.head(band.words)
    if len(columns.spans) < 2:
        return None
    edges = columns.edges()
    if any(_are_together(band, edges) for band in bands):
        return None
    levels = [band.top for band in bands]
    bottom = max(word.bottom for word in bands[-1].words)
    rows = tuple(
        _slots(band, row, columns, edges, Box(edges[0], top, edges[-1], after))
        for row, (band, top, after) in enumerate(zip(bands, levels, [*levels[1:], bottom], strict=True))
    )
    box = Box(edges[0], levels[0], edges[-1], bottom)
    return RawGrid(rows, page=bands[0].page, box=box, edges=tuple(edges))


def _are_together(band: Band, edges: Sequence[float]) -> bool:
    """Whether two figures of one line, or two numbers of columns, would be in one column: it is none."""
    counts = counts_columns([word.text for word in band.words])
    figures = [word for word in band.words if word.is_figure or (counts and word.text.isdecimal())]
    places = [(word.baseline, column_at(word.centre, tuple(edges))) for word in figures]
    return len(set(places)) < len(places)


def _is_body(band: Band) -> bool:
    return any(word.is_figure for word in band.words) or is_label(band.words)


@dataclass(slots=True, eq=False)
class Span:
    """The stretch of one column: grown by its heads, which may stand beside the figures they are over."""

    x0: float
    x1: float
    of_figures: bool = False
    headed: bool = False

    def meets(self, word: Word) -> bool:
        return word.x0 < self.x1 and self.x0 < word.x1

    def grow(self, word: Word) -> None:
        self.x0, self.x1, self.headed = min(self.x0, word.x0), max(self.x1, word.x1), True


class _Columns:
    """The columns of a table, found in its body and completed by its heads, from the lowest line up."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.spans = _spans(_without_bridges(words))
        self.over: dict[int, tuple[Span, Span]] = {}

    def are_headed(self, bands: Sequence[Band]) -> bool:
        """Whether each column of figures has a head that stands over no other one, alone on its line.

        Else nothing says which head is whose: no figure can be read. Rows without any head go on another table.
        """
        own: set[int] = set()
        if self._may_group(bands):
            return False
        lowest = [band for band in bands if not counts_columns([word.text for word in band.words])][-1:]
        if any(sum(span.meets(word) for span in self.spans) > 1 for band in lowest for word in band.words):
            return False
        for band in bands:
            met = [[span for span in self.spans if span.meets(word)] for word in band.words]
            single = [id(spans[0]) for spans in met if len(spans) == 1]
            if len(single) != len(set(single)) or not all(met):
                return False
            own |= set(single)
        return not bands or all(id(span) in own for span in self.spans if span.of_figures)

    def _may_group(self, bands: Sequence[Band]) -> bool:
        """Whether a year stands over the head of a single column of figures: it is that of those beside it, too."""
        met = [(word, [span for span in self.spans if span.meets(word)]) for band in bands for word in band.words]
        alone = [(word, spans[0]) for word, spans in met if len(spans) == 1 and spans[0].of_figures]
        pairs = ((one, two) for one, over in alone for two, below in alone if over is below and one is not two)
        return any(one.last < two.baseline and names_year(one.text) and is_head_word(two.text) for one, two in pairs)

    def head(self, words: Sequence[Word]) -> None:
        """One line of heads: over the columns they meet, beside the column they belong to, or over both neighbours."""
        met = {id(span) for word in words for span in self.spans if span.meets(word)}
        lone = [word for word in words if not any(span.meets(word) for span in self.spans)]
        for word in words:
            if word not in lone:
                self._put(word, [span for span in self.spans if span.meets(word)])
        for word, after in zip_longest(lone, lone[1:]):
            left, right = self._neighbours(word)
            shared = after is not None and self._neighbours(after) == (left, right)
            self._put(word, [left] if shared and left is not None else self._beside(word, left, right, met))

    def _put(self, word: Word, under: list[Span]) -> None:
        if len(under) == 1:
            under[0].grow(word)
        for span in under:
            span.headed = True
        self.over[id(word)] = (under[0], under[-1])

    def _neighbours(self, word: Word) -> tuple[Span | None, Span | None]:
        left = next((span for span in reversed(self.spans) if span.x1 <= word.x0), None)
        return left, next((span for span in self.spans if span.x0 >= word.x1), None)

    def _beside(self, word: Word, left: Span | None, right: Span | None, met: set[int]) -> list[Span]:
        """The column a head belongs to that stands over none: figures are set right of their heads, names left."""
        free = [span for span in (right, left) if span is not None and not span.headed and id(span) not in met]
        own = next((span for span in free if span.of_figures == (span is right)), free[0] if free else None)
        if own is not None:
            return [own]
        if left is not None and right is not None and not {id(left), id(right)} & met:
            return [left, right]
        added = Span(word.x0, word.x1, of_figures=True, headed=True)
        self.spans = sorted([*self.spans, added], key=lambda span: span.x0)
        return [added]

    def edges(self) -> list[float]:
        """Positions between the columns, the outer ones included."""
        between = [(left.x1 + right.x0) / 2 for left, right in pairwise(self.spans)]
        return [self.spans[0].x0 - 1, *between, self.spans[-1].x1 + 1]

    def reach(self, word: Word, edges: Sequence[float]) -> tuple[int, int]:
        """First and last column a word stands in."""
        if id(word) in self.over:
            first, last = self.over[id(word)]
            return self.spans.index(first), self.spans.index(last)
        inside = [i for i, (a, b) in enumerate(pairwise(edges)) if word.x0 < b and a < word.x1]
        return (inside[0], inside[-1]) if inside else (0, 0)


def _without_bridges(words: Sequence[Word]) -> Sequence[Word]:
    """The words that show columns: a long label set over several of them (a total row's) would run them into one."""
    widths = sorted(word.x1 - word.x0 for word in words if not word.is_figure)
    if not widths:
        return words
    long = BRIDGE * widths[len(widths) // 2]
    short = [word for word in words if word.x1 - word.x0 <= long]
    spans = _spans(short)
    whole = _spans(words)
    if len(spans) <= len(whole):
        return words
    return [word for word in words if sum(span.meets(word) for span in spans) < 2]


def _spans(words: Sequence[Word]) -> list[Span]:
    """The stretches that words cover, parted by gaps no word reaches into."""
    spans: list[Span] = []
    for word in sorted(words, key=lambda word: word.x0):
        if spans and word.x0 <= spans[-1].x1 + COLUMN_GAP:
            spans[-1].x1 = max(spans[-1].x1, word.x1)
        else:
            spans.append(Span(word.x0, word.x1))
    for span in spans:
        inside = [word.is_figure for word in words if span.meets(word)]
        span.of_figures = sum(inside) * 2 > len(inside)
    return spans


def _slots(band: Band, row: int, columns: _Columns, edges: Sequence[float], box: Box) -> tuple[Cell | None, ...]:
    """One row of slots; a word that reaches over several columns is one cell in all of them."""
    held: dict[int, list[Word]] = {}
    last_of: dict[int, int] = {}
    for word in in_lines(band.words):
        first, last = columns.reach(word, edges)
        held.setdefault(first, []).append(word)
        last_of[first] = max(last_of.get(first, 0), last)
    cells: list[Cell | None] = [None] * (len(edges) - 1)
    for column in range(len(cells)):
        if cells[column] is not None:
            continue
        words, last = held.get(column, []), last_of.get(column, column)
        place = Box(edges[column], box.top, edges[last + 1], box.bottom)
        indent, size = (words[0].first - place.x0, words[0].size) if words else (0.0, 0.0)
        cell = Cell(_said(words), band.page, None, place, row, column, indent=indent, size=size)
        cells[column : last + 1] = [cell] * (last + 1 - column)
    return tuple(cells)


def _said(words: Sequence[Word]) -> str:
    """The words of a cell: those of one line side by side, lines below each other."""
    gaps = ("" if last is None else _gap(last, word) for last, word in zip((None, *words), words, strict=False))
    return "".join(gap + word.text for gap, word in zip(gaps, words, strict=True))


def _gap(last: Word, word: Word) -> str:
    return " " if abs(last.last - word.baseline) <= SAME else "\n"
