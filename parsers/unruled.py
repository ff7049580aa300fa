"""Tables without rules, or with horizontal ones only: rows of text whose figures stand in columns.

A run of lines that carry figures in common columns is the body; the lines above it, up to the title or the unit line,
are the head. Columns are the stretches that some word of the body covers; a head that covers several spans them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from model.disclosure import Box
from parsers.cells import read_amount
from parsers.lead import is_note, is_page_number, is_table_lead
from parsers.page import Cell, RawGrid
from parsers.ruling import Letter, words_of

WORD_GAP = 0.55
"""Share of the type size that parts two words of a row."""

COLUMN_GAP = 3.0
MAX_WORDS = 6_000
"""More words outside of ruled tables than any page has; they stay lines of text."""

FEWEST_ROWS = 3
HEAD_LINES = 8
LEAD_WORDS = 3
ALIGNED = 4.0
FAR = 3.5
"""Heights of a line between two lines that are no longer rows of one table."""

TAIL = 0.5
"""Heights of a line between the last row and the end of its name."""

BRIDGE = 1.5
"""How much longer than the usual label one must be to be set over several columns."""

CLOSE = 0.95
"""Heights of a line between lines that overlap: a name on two lines with its figures set in the middle."""

WRAPPED = 0.75
"""Share of the distance of rows that lines of one row keep."""

_PROSE = re.compile(r"[。；，！？]")

Line = list[Letter]


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters without a wide gap; ``first`` is where its first line begins, for indentation."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    first: float = 0.0

    @property
    def is_figure(self) -> bool:
        """Whether it can be an amount: decimals, separators, a zero or a dash; plain small numbers may be ordinals."""
        read = read_amount(self.text)
        return read.has_number and ("." in self.text or "," in self.text or len(self.text) > 3 or not read.number)


@dataclass(frozen=True, slots=True)
class Band:
    """One row of a table: its words, and the lines of text they come from."""

    words: tuple[Word, ...]
    lines: tuple[int, ...]


def find_unruled(lines: Sequence[Line], level: Iterable[float], page: int) -> tuple[list[RawGrid], list[Line]]:
    """The unruled tables among the lines of a page, and the lines that belong to none.

    ``level`` are the heights of horizontal rules: where there are any in a table they part its rows.
    """
    split = [tuple(_words(line)) for line in lines]
    if sum(map(len, split)) > MAX_WORDS:
        return [], list(lines)
    heights = sorted(level)
    grids, taken = [], set[int]()
    for start, end in _runs(split):
        start = _head_start(split, start, max(taken, default=-1) + 1)
        bands = _bands(split, range(start, end), heights)
        grid = _grid(bands, page)
        if grid is not None:
            grids.append(grid)
            taken |= set(range(start, end))
    return grids, [line for index, line in enumerate(lines) if index not in taken]


def _words(line: Line) -> Iterable[Word]:
    """The words of a line, parted where the gap is wider than between letters."""
    run: Line = []
    for letter in line:
        if letter.text.isspace():
            continue
        if run and letter.x0 - run[-1].x1 > WORD_GAP * max(4.0, letter.bottom - letter.top):
            yield _word(run)
            run = []
        run.append(letter)
    if run:
        yield _word(run)


def _word(run: Line) -> Word:
    tops, bottoms = [letter.top for letter in run], [letter.bottom for letter in run]
    return Word(words_of(run), run[0].x0, min(tops), max(letter.x1 for letter in run), max(bottoms), run[0].x0)


# ---- where tables are --------------------------------------------------------------------------------------------


def _runs(split: Sequence[tuple[Word, ...]]) -> list[tuple[int, int]]:
    """Runs of lines from a first row with figures to the last one, up to a title, a note, prose or a wide gap.

    Lines without figures in between are classes without money, or the ends of wrapped names.
    """
    runs: list[tuple[int, int]] = []
    rows: list[int] = []
    for index, words in enumerate([*split, ()]):
        row = bool(words) and _is_row(words)
        if rows and (not words or (_ends(words) and not _wraps(split, index)) or _is_far(split, index - 1, index)):
            runs.append((rows[0], rows[-1] + 1))
            rows = []
        if row:
            rows.append(index)
    tables = [(start, end) for start, end in runs if _is_aligned(split[start:end]) or _is_announced(split, start)]
    return [(start, _with_tail(split, end)) for start, end in tables]


def _with_tail(split: Sequence[tuple[Word, ...]], end: int) -> int:
    """The end of a body with the last line of a wrapped name, which stands closer than another row would."""
    while end < len(split) and len(split[end]) == 1 and not _ends(split[end]):
        gap = min(word.top for word in split[end]) - max(word.bottom for word in split[end - 1])
        if gap > TAIL * max(word.bottom - word.top for word in split[end]):
            break
        end += 1
    return end


def _wraps(split: Sequence[tuple[Word, ...]], index: int) -> bool:
    """Whether a line stands so close above a row that its words are the first lines of names in it."""
    if index + 1 >= len(split) or not _is_row(split[index + 1]):
        return False
    bottom = max(word.bottom for word in split[index])
    height = max(word.bottom - word.top for word in split[index])
    return min(below.top for below in split[index + 1]) - bottom < TAIL * height


def _is_announced(split: Sequence[tuple[Word, ...]], start: int) -> bool:
    """Whether a title or a unit line stands above a row, with nothing but heads between: then one row is a table.

    So it is at the top of a page, where a table of the page before may end; what does not go on one has no title.
    """
    if all(is_page_number(" ".join(word.text for word in words)) for words in split[:start]):
        return True
    for index in range(start - 1, max(-1, start - HEAD_LINES), -1):
        if _is_lead(split[index]):
            return True
        if _PROSE.search("".join(word.text for word in split[index])):
            return False
    return False


def _is_lead(words: tuple[Word, ...]) -> bool:
    """A title, number or unit line; the words of a head are more than such a line has."""
    return len(words) <= LEAD_WORDS and is_table_lead(" ".join(word.text for word in words))


def _is_far(split: Sequence[tuple[Word, ...]], one: int, two: int) -> bool:
    """Whether two lines are too far apart to be rows of one table."""
    above, below = split[one], split[two]
    height = max(word.bottom - word.top for word in below)
    return min(word.top for word in below) - max(word.bottom for word in above) > (two - one) * FAR * height


def _is_row(words: tuple[Word, ...]) -> bool:
    text = "".join(word.text for word in words)
    return len(words) >= 2 and any(word.is_figure for word in words) and not _PROSE.search(text)


def _is_label(words: tuple[Word, ...]) -> bool:
    """A row of a table may state no amount: a class without money."""
    return (
        len(words) <= 2 and bool(re.match(r"[一二三四五六七八九十]+、|（|\d{3,7}", words[0].text)) if words else False
    )


def _ends(words: tuple[Word, ...]) -> bool:
    """Whether a line stands outside of any body: prose, a title, a note, a page number."""
    if _is_row(words) or _is_label(words):
        return False
    text = " ".join(word.text for word in words)
    return bool(_PROSE.search(text)) or _is_lead(words) or is_note(text) or is_page_number(text)


def _is_aligned(rows: Sequence[tuple[Word, ...]]) -> bool:
    """Whether most figures of some rows end, or stand centred, where others do."""
    figures = [word for words in rows for word in words if word.is_figure]
    if len([words for words in rows if any(word.is_figure for word in words)]) < FEWEST_ROWS:
        return False
    for places in (sorted(word.x1 for word in figures), sorted((word.x0 + word.x1) / 2 for word in figures)):
        close = (bisect_right(places, place + ALIGNED) - bisect_left(places, place - ALIGNED) for place in places)
        if sum(count >= FEWEST_ROWS for count in close) * 10 >= len(places) * 6:
            return True
    return False


def _head_start(split: Sequence[tuple[Word, ...]], start: int, floor: int) -> int:
    """The first line of the head: below the title, the unit line, or prose."""
    first = start
    for index in range(start - 1, max(floor, start - HEAD_LINES) - 1, -1):
        text = " ".join(word.text for word in split[index])
        furniture = len(split[index]) == 1 and is_page_number(text)
        if not split[index] or _PROSE.search(text) or _is_lead(split[index]) or furniture or len(text) > 160:
            break
        first = index
    return first


# ---- rows --------------------------------------------------------------------------------------------------------


def _bands(split: Sequence[tuple[Word, ...]], lines: range, heights: Sequence[float]) -> list[Band]:
    """The rows: between horizontal rules where they are drawn, else by how close the lines stand."""
    found = [Band(split[index], (index,)) for index in lines if split[index]]
    tops = [_top(band) for band in found]
    inner = [height for height in heights if tops and tops[0] < height < max(tops) + 1]
    apart = (lambda one, two: _is_ruled_off(one, two, inner)) if len(inner) >= FEWEST_ROWS else _by_distance(found)
    joined = found[:1]
    for band in found[1:]:
        if apart(joined[-1], band):
            joined.append(band)
        else:
            joined[-1] = Band((*joined[-1].words, *band.words), (*joined[-1].lines, *band.lines))
    return [Band(tuple(_stacked(band.words)), band.lines) for band in joined]


def _is_ruled_off(one: Band, two: Band, heights: Sequence[float]) -> bool:
    """Whether a horizontal rule runs between two lines."""
    upper = max((word.top + word.bottom) / 2 for word in one.words)
    lower = min((word.top + word.bottom) / 2 for word in two.words)
    return any(upper < height < lower for height in heights)


def _by_distance(bands: Sequence[Band]) -> Callable[[Band, Band], bool]:
    """Lines set closer than rows are belong to one row: the halves of a wrapped name, around its figures."""
    figured = [band for band in bands if any(word.is_figure for word in band.words)]
    pitches = sorted(_top(two) - _top(one) for one, two in pairwise(figured))
    pitch = pitches[len(pitches) // 10] if pitches else 0.0

    def apart(one: Band, two: Band) -> bool:
        last = max(word.top for word in one.words)
        if all(any(word.is_figure for word in band.words) for band in (one, two)):
            return True
        height = max(word.bottom - word.top for word in two.words)
        return _top(two) - last > max(CLOSE * height, WRAPPED * pitch)

    return apart


def _stacked(words: Sequence[Word]) -> list[Word]:
    """The words of one row with those set right below each other in one piece: a head or a name on two lines."""
    stacks: list[Word] = []
    for word in sorted(words, key=lambda word: (word.top, word.x0)):
        upper = next((other for other in stacks if word.x0 < other.x1 and other.x0 < word.x1), None)
        if upper is None or word.top < upper.bottom - 0.5 * (upper.bottom - upper.top):
            stacks.append(word)
            continue
        box = (min(upper.x0, word.x0), upper.top, max(upper.x1, word.x1), word.bottom)
        stacks[stacks.index(upper)] = Word(f"{upper.text}\n{word.text}", *box, first=upper.first)
    return stacks


def _top(band: Band) -> float:
    return min(word.top for word in band.words)


# ---- columns -----------------------------------------------------------------------------------------------------


def _grid(bands: Sequence[Band], page: int) -> RawGrid | None:
    """The grid of some rows; None where they do not fall into at least two columns."""
    first = next((index for index, band in enumerate(bands) if _is_body(band)), 0)
    columns = _Columns([word for band in bands if _is_body(band) for word in band.words])
    for band in reversed(bands[:first]):
        columns.head(band.words)
    if len(columns.spans) < 2:
        return None
    edges = columns.edges()
    levels = [_top(band) for band in bands]
    bottom = max(word.bottom for word in bands[-1].words)
    rows = tuple(
        _slots(band, row, columns, edges, Box(edges[0], top, edges[-1], after), page)
        for row, (band, top, after) in enumerate(zip(bands, levels, [*levels[1:], bottom], strict=True))
    )
    box = Box(edges[0], levels[0], edges[-1], bottom)
    spans = tuple((span.x0, span.x1) for span in columns.spans)
    return RawGrid(rows, page=page, box=box, edges=tuple(edges), spans=spans)


def _is_body(band: Band) -> bool:
    return any(word.is_figure for word in band.words) or _is_label(band.words)


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


def _slots(
    band: Band, row: int, columns: _Columns, edges: Sequence[float], box: Box, page: int
) -> tuple[Cell | None, ...]:
    """One row of slots; a word that reaches over several columns is one cell in all of them."""
    held: dict[int, list[Word]] = {}
    last_of: dict[int, int] = {}
    for word in sorted(band.words, key=lambda word: (word.top, word.x0)):
        first, last = columns.reach(word, edges)
        held.setdefault(first, []).append(word)
        last_of[first] = max(last_of.get(first, 0), last)
    cells: list[Cell | None] = [None] * (len(edges) - 1)
    for column in range(len(cells)):
        if cells[column] is not None:
            continue
        words, last = held.get(column, []), last_of.get(column, column)
        place = Box(edges[column], box.top, edges[last + 1], box.bottom)
        indent = words[0].first - place.x0 if words else 0.0
        cell = Cell("\n".join(word.text for word in words), page, None, place, row, column, indent=indent)
        cells[column : last + 1] = [cell] * (last + 1 - column)
    return tuple(cells)
