"""Heads of tables without rules: which words are one head, which head a column, which stands over several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from parsers import lexicon
from parsers.around.header import begins_head, counts_columns, is_head_word
from parsers.bands import Band, Stroke, Word, size_of
from parsers.unruled.anchors import DOT
from parsers.unruled.edges import SLACK, Edges, column_at
from parsers.unruled.rows import is_broken_year, states_amount
from parsers.unruled.stand import ALIGNED, Stand
from parsers.unruled.words import under

LEADING = 1.5
"""Type sizes between the lines of one head, at most."""

WIDE_LEADING = 2.6
"""The same for lines that are a known head, or begin one, only together."""

ON_LINE = 1.0
"""Points by which the baselines of one line differ at most, where figures are set in another font than words."""

BARE = 6.0
"""Points that a low head without one above it counts for, among the ways to set heads over columns."""

SINGLE = 2.0
"""The same for a head that stands over a single one: most stand over several."""

MIDDLE = Stand()
BESIDE = (frozenset({"basic", "project", "business"}), frozenset({"current_year", "carryover"}))
"""Measures that are added up: none is a part of another."""

NEIGHBOURS = 2
"""Heads beside one of a column that has others on both sides."""

_YEAR = re.compile(r"20\d\d年度?")
_OF_YEAR = re.compile(r"(?:20\d\d|[本当上])年度?")
AT_BOTTOM = Stand(height="bottom")
"""Here only the middle of a head says what is under it: those beside it stand on the lowest line, too."""


@dataclass(frozen=True, slots=True)
class Head:
    """A head and the columns it stands over, the last one included."""

    word: Word
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Heads:
    """The head of a table by levels, the uppermost first, then one head for each column; how badly they fit."""

    levels: tuple[tuple[Head, ...], ...]
    leaves: tuple[Head, ...]
    misfit: float


def index_row(words: Iterable[Word]) -> list[Word]:
    """The words that number the columns, from left to right; none where no line does."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.baseline):
        if not lines or lines[-1][-1].baseline - word.baseline > ON_LINE:
            lines.append([])
        lines[-1].append(word)
    rows = (sorted(line, key=lambda word: word.x0) for line in lines)
    return next((row for row in rows if counts_columns([word.text for word in row])), [])


def heads_in(words: Sequence[Word], strokes: Sequence[Stroke]) -> list[Word]:
    """The words of a head with the lines of one cell in one piece, from left to right."""
    size = size_of(words)
    found: list[Word] = []
    for word in sorted(words, key=lambda word: (word.baseline, word.x0)):
        upper = next((other for other in reversed(found) if _goes_on(other, word, words, size, strokes)), None)
        if upper is None:
            found.append(word)
        else:
            found[found.index(upper)] = under(upper, word)
    return sorted(found, key=lambda word: word.centre)


def _goes_on(upper: Word, word: Word, words: Sequence[Word], size: float, strokes: Sequence[Stroke]) -> bool:
    """Whether a word is the next line of a head: close below, in line with it, and alone there."""
    leading, most = (WIDE_LEADING, size) if _are_lines(upper, word, words) else (LEADING, ALIGNED)
    if not 0 < word.baseline - upper.last <= leading * size + DOT:
        return False
    if word.x1 - word.x0 > upper.x1 - upper.x0 + _more(upper, word) * size and not is_broken_year(upper, word):
        return False
    if min(abs(word.centre - upper.centre), abs(word.x0 - upper.x0), abs(word.x1 - upper.x1)) > most:
        return False
    beside = (other for other in words if other is not word and abs(other.baseline - word.baseline) < 1)
    if any(other.x0 < upper.x1 and upper.x0 < other.x1 for other in beside):
        return False
    if any(stroke.parts(upper, word) for stroke in strokes):
        return False
    return not (_are_two(upper.text, word.text) or _is_group(upper, word, words))


def _more(upper: Word, word: Word) -> int:
    """Characters by which the next line of a head may be longer: the more where both are a known one together."""
    return 2 if _is_head(upper.text + word.text) else 1


def _are_lines(upper: Word, word: Word, words: Sequence[Word]) -> bool:
    """Whether two words far apart are lines of one head: each is a head itself only if others go on beside it, too."""
    if _are_one(upper.text, word.text):
        return True
    if not _is_head(upper.text + word.text):
        return False
    level = (one for one in words if abs(one.baseline - word.baseline) < 1 and one is not word)
    above = [one for one in words if one.baseline < word.baseline - 1]
    others = [any(other.x0 < one.x1 and one.x0 < other.x1 for other in above) for one in level]
    return bool(others) and all(others)


def _is_group(upper: Word, word: Word, words: Sequence[Word]) -> bool:
    """Whether a word is wider than the column of the head below it, and stands over the heads beside that, too."""
    level = sorted((one for one in words if abs(one.baseline - word.baseline) < 1), key=lambda one: one.x0)
    at = level.index(word)
    near = level[at - 1 : at] + level[at + 1 : at + 2]
    if len(near) < NEIGHBOURS or upper.x1 - upper.x0 <= min(abs(one.centre - word.centre) for one in near):
        return False
    above = [one for one in words if one is not upper and one.baseline < word.baseline - 1]
    if any(other.x0 < one.x1 and one.x0 < other.x1 for one in near for other in above):
        return False
    return all(_is_head(one.text) for one in (word, *near)) and not _is_head(upper.text + word.text)


@lru_cache(maxsize=1 << 10)
def _are_one(upper: str, lower: str) -> bool:
    """Whether two texts are a head together, or begin one, and are no two heads."""
    both = upper + lower
    return (begins_head(both) or begins_head(_of_no_year(both))) and not (_is_head(upper) and _is_head(lower))


@lru_cache(maxsize=1 << 10)
def _are_two(upper: str, lower: str) -> bool:
    """Whether one of two texts is a head, the other is or begins one, and both together begin none."""
    if not _is_head(upper) or _is_head(upper + lower):
        return False
    return _is_head(lower) or (begins_head(lower) and not begins_head(upper + lower))


def _is_head(text: str) -> bool:
    """Whether a text is a known head, with the year before it or without."""
    return is_head_word(text) or is_head_word(_of_no_year(text))


def _of_no_year(text: str) -> str:
    return _OF_YEAR.sub("", text, count=1)


def are_columns(heads: Sequence[Word], stand: Stand = MIDDLE) -> list[bool]:
    """For each head whether it is one of a column for sure, because none stands lower."""
    floor = max(map(stand.place, heads)) - stand.slack(size_of(heads))
    return [stand.place(head) >= floor for head in heads]


def set_over(heads: Sequence[Word], leaves: Sequence[Word], edges: Edges, stand: Stand = MIDDLE) -> Heads | None:
    """Set the heads that are none of single columns over the columns they stand over; None if they do not.

    Level by level from the lowest: a head stands over whole heads of the level below it.
    """
    owned = {column_at(leaf.centre, edges): leaf for leaf in leaves}
    blocks = [_Block(column, column, owned.get(column)) for column in range(len(edges) - 1)]
    upper = sorted((head for head in heads if head not in leaves), key=lambda head: -stand.place(head))
    size, misfit, bottom = size_of(heads), 0.0, max(head.last for head in heads)
    levels: list[tuple[Head, ...]] = []
    while upper:
        level = [head for head in upper if stand.place(upper[0]) - stand.place(head) <= stand.slack(size)]
        upper = [head for head in upper if head not in level]
        free = [block.is_free(stand, stand.under(level, bottom, size)) for block in blocks]
        fitted = _fitted(sorted(level, key=lambda head: head.centre), blocks, edges, free, stand)
        if fitted is None:
            return None
        misfit += fitted[0]
        levels.insert(0, fitted[1])
        blocks = _merged(blocks, fitted[1])
    misfit += BARE * sum(block.leaf is not None and _is_bare(block.leaf, heads, stand) for block in blocks)
    misfit += BARE * stand.astray(leaves, [head.word for level in levels for head in level], size)
    return Heads(tuple(levels), tuple(Head(word, column, column) for column, word in sorted(owned.items())), misfit)


def _is_bare(head: Word, heads: Sequence[Word], stand: Stand) -> bool:
    """Whether a head with none above it does not stand where one that reaches over the whole head does."""
    return abs(stand.place(head) - stand.whole(heads)) > stand.slack(size_of(heads))


@dataclass(frozen=True, slots=True)
class _Block:
    """Columns under one head so far; ``leaf`` is the head of a single one."""

    first: int
    last: int
    leaf: Word | None = None

    def is_free(self, stand: Stand, least: float) -> bool:
        """Whether another head may stand above: none does over a column's own that stands higher than ``least``."""
        return self.leaf is None or stand.place(self.leaf) > least


def _merged(blocks: Sequence[_Block], heads: Sequence[Head]) -> list[_Block]:
    """The blocks with those under one head in one."""
    apart = [block for block in blocks if not any(head.first <= block.first <= head.last for head in heads)]
    together = [_Block(head.first, head.last) for head in heads]
    return sorted([*apart, *together], key=lambda block: block.first)


def _fitted(
    level: Sequence[Word], blocks: Sequence[_Block], edges: Edges, free: Sequence[bool], stand: Stand
) -> tuple[float, tuple[Head, ...]] | None:
    """The way to set the heads of one level over blocks, from left to right, in which they stand best.

    Heads of single columns that are not ``free`` reach up beside the level: none stands over them.
    """
    cost = 0.0 if stand == AT_BOTTOM else BARE
    bare = [cost if flag and block.leaf is not None else 0.0 for flag, block in zip(free, blocks, strict=True)]
    ways: dict[int, tuple[float, tuple[Head, ...]]] = {0: (0.0, ())}
    for word in level:
        longer: dict[int, tuple[float, tuple[Head, ...]]] = {}
        beside = list(zip(free, blocks, strict=True))
        for start, (cost, heads) in ways.items():
            for first, last in _ranges(start, [flag and _may_be_under(word, block) for flag, block in beside]):
                left, right = edges[blocks[first].first], edges[blocks[last].last + 1]
                if word.x0 < left - SLACK or word.x1 > right + SLACK:
                    continue
                off = stand.off(word, left, right) + sum(bare[start:first]) + SINGLE * (first == last)
                head = Head(word, blocks[first].first, blocks[last].last)
                if last + 1 not in longer or cost + off < longer[last + 1][0]:
                    longer[last + 1] = (cost + off, (*heads, head))
        ways = longer
    ended = ((cost + sum(bare[end:]), heads) for end, (cost, heads) in ways.items())
    return min(ended, key=lambda way: way[0], default=None)


def _may_be_under(head: Word, block: _Block) -> bool:
    """Whether a column may be under a head: none of another year is, none of what is counted beside it."""
    return block.leaf is None or not _exclude(head.text, block.leaf.text)


@lru_cache(maxsize=1 << 10)
def _exclude(upper: str, lower: str) -> bool:
    years = {match.group() for text in (upper, lower) if (match := _YEAR.match(text))}
    measures = {lexicon.words("measure").get(lexicon.key(text), "") for text in (upper, lower)}
    return len(years) > 1 or (len(measures) > 1 and any(measures <= beside for beside in BESIDE))


def _ranges(start: int, free: Sequence[bool]) -> Iterable[tuple[int, int]]:
    """Runs of blocks that one head may stand over."""
    for first in range(start, len(free)):
        for last in range(first, len(free)):
            if not free[last]:
                break
            yield first, last


def first_row(bands: Sequence[Band], is_body: Sequence[bool]) -> int:
    """Where the rows begin: below the line that numbers the columns, or at the first that is one."""
    for index, band in enumerate(bands):
        if index_row(band.words) and not is_body[index]:
            return index + 1
        if is_body[index]:
            while index and states_amount(bands[index - 1].words, bands[index].words):
                index -= 1
            return index
    return 0
