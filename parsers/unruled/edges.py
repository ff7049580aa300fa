"""Edges of columns that no rule shows: heads stand in the middle of their columns, and columns lie side by side.

Once the place of one edge is known, each head's middle gives the next one; what the rows print says which place it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from parsers.bands import Band, Word, size_of
from parsers.unruled.stand import Sided
from parsers.unruled.words import SAME

SLACK = 1.0
"""Points by which a word may reach over an edge: places are rounded."""

STEP = 0.5
MOST_GUESSES = 400
TRIES = 4
MOST_WORSE = 50
"""One in so many words more may be cut, where that crowds fewer rows."""

ENOUGH = 300
"""Words that show how far text stands off the edges of its columns."""

MOST_CUT = 0.1
"""Share of the words of the rows that edges may cut: labels set over several columns."""

MOST_BRANCHES = 5_000

FAR = 4.0
"""Type sizes between a number and a name that are not in one column, at least."""

_CODE = re.compile(r"\d{3}(?:\d\d){0,2}")

Edges = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Columns side by side whose middles are ``centres``; the first edge is anywhere from ``low`` to ``high``."""

    centres: tuple[float, ...]
    low: float
    high: float

    def edges(self, first: float) -> Edges:
        """All edges, if the first one is there."""
        return tuple(accumulate(self.centres, lambda edge, centre: 2 * centre - edge, initial=first))


@dataclass(frozen=True, slots=True)
class _Open:
    """A chain in the making: the last edge is ``base + sign * first``."""

    heads: tuple[Word, ...] = ()
    base: float = 0.0
    sign: int = 1
    low: float = float("-inf")
    high: float = float("inf")

    def bounded(self, low: float, high: float) -> _Open:
        """With its last edge between two places."""
        ends = sorted((self.sign * (low - self.base), self.sign * (high - self.base)))
        return _Open(self.heads, self.base, self.sign, max(self.low, ends[0]), min(self.high, ends[1]))

    def after(self, head: Word) -> _Open | None:
        """With one more column; None where the head does not fit beside the others."""
        left = self.heads[-1].x1 if self.heads else 0.0
        here = self.bounded(left - SLACK, head.x0 + SLACK)
        if here.low > here.high:
            return None
        return _Open((*self.heads, head), 2 * head.centre - here.base, -here.sign, here.low, here.high)


def chains(heads: Sequence[Word], sure: Sequence[bool], width: float) -> Iterator[tuple[Chain, tuple[Word, ...]]]:
    """The ways to take heads for columns, from left to right; those not ``sure`` may span several columns instead."""
    waiting = [(_Open(), 0)]
    steps = 0
    while waiting and steps < MOST_BRANCHES:
        steps += 1
        chain, at = waiting.pop()
        if at == len(heads):
            end = chain.bounded(chain.heads[-1].x1 - SLACK, width) if chain.heads else chain
            if len(chain.heads) > 1 and end.low <= end.high:
                yield Chain(tuple(head.centre for head in chain.heads), end.low, end.high), chain.heads
            continue
        if not sure[at]:
            waiting.append((chain, at + 1))
        longer = chain.after(heads[at])
        if longer is not None:
            waiting.append((longer, at + 1))


class Coverage:
    """How many words of the rows, and heads of single columns, stand over each place of the page."""

    def __init__(self, bands: Sequence[Band], heads: Sequence[Word] = ()) -> None:
        self.words = [word for band in bands for word in band.words]
        self.bands = bands
        self._places: dict[Chain | Sided, Edges] = {}
        self.beside = [_beside(band) for band in bands[:ENOUGH]]
        places = int(max((word.x1 for word in (*self.words, *heads)), default=0.0) / STEP) + 3
        changes = [0] * (places + 1)
        for word in (*self.words, *heads):
            slack = min(SLACK, (word.x1 - word.x0) / 4)
            low, high = int((word.x0 + slack) / STEP) + 1, int((word.x1 - slack) / STEP)
            if high > low:
                changes[max(0, low)] += 1
                changes[max(0, high)] -= 1
        self.over = list(accumulate(changes))
        self.centres = sorted(word.centre for word in self.words)

    @property
    def most_cut(self) -> float:
        """How many words edges may cut at most."""
        return MOST_CUT * len(self.words) + 1

    def cut(self, edges: Edges) -> int:
        """How many words the edges cut, or leave outside of the table."""
        inner = sum(self.over[place] for place in (round(edge / STEP) for edge in edges[1:-1]) if self._has(place))
        outer = len(self.words) - bisect_right(self.centres, edges[-1]) + bisect_left(self.centres, edges[0])
        return inner + outer

    def _has(self, place: int) -> bool:
        return 0 <= place < len(self.over)

    def best(self, chain: Chain | Sided) -> Edges:
        """The place of a chain where its edges fit best; heads at several heights make the same chains."""
        if chain not in self._places:
            self._places[chain] = self._place(chain)
        return self._places[chain]

    def _place(self, chain: Chain | Sided) -> Edges:
        """The place of a chain where its edges cut and crowd the fewest words, and those stray least."""
        step = max(STEP, (chain.high - chain.low) / MOST_GUESSES)
        count = max(1, int((chain.high - chain.low) / step) + 1)
        guesses = [chain.low + step * index for index in range(count)]
        cuts = [self.cut(chain.edges(guess)) for guess in guesses]
        if min(cuts) > self.most_cut:
            return chain.edges(guesses[cuts.index(min(cuts))])
        tried = {
            (cuts[start], guesses[place])
            for start, end in _valleys(cuts, min(cuts) + len(self.words) // MOST_WORSE + 1)
            for place in {start + (end - 1 - start) * part // TRIES for part in range(TRIES + 1)}
        }
        ways = [(cut + self.crowded(edges), edges) for cut, guess in sorted(tried) for edges in (chain.edges(guess),)]
        least = min(worse for worse, _ in ways)
        fitting = [edges for worse, edges in ways if worse == least]
        return fitting[0] if len(fitting) == 1 else min(fitting, key=self.strays)

    def crowded(self, edges: Edges) -> int:
        """How many rows have two words on one line of one column, one of them a figure."""
        inner = sorted(edges[1:-1])
        return sum(any(_at(one, inner) == _at(two, inner) for one, two in pairs) for pairs in self.beside)

    def strays(self, edges: Edges) -> float:
        """How far words stand off the nearer edge of their column, or all of them off its middle, on average, and how
        much columns differ in that.
        """
        return _spread([min(*_rooms(words, *place), _off(words, *place)) for words, place in self._held(edges)])

    def _held(self, edges: Edges) -> Iterable[tuple[list[Word], tuple[float, float]]]:
        """The words of each column, and its edges."""
        held: dict[int, list[Word]] = {}
        inner = sorted(edges[1:-1])
        for word in self.words[:ENOUGH]:
            held.setdefault(_at(word.centre, inner), []).append(word)
        return ((words, (edges[at], edges[at + 1])) for at, words in held.items())


def _spread(rooms: Sequence[float]) -> float:
    return sum(rooms) / len(rooms) + max(rooms) - min(rooms)


def _rooms(words: Sequence[Word], left: float, right: float) -> tuple[float, float]:
    """How far the words of a column stand off its edges."""
    return min(abs(word.x0 - left) for word in words), min(abs(right - word.x1) for word in words)


def _off(words: Sequence[Word], left: float, right: float) -> float:
    """How far the words of a column stand off its middle; endless where they are not in line with each other."""
    middles = [word.centre - (left + right) / 2 for word in words]
    return abs(middles[0]) if max(middles) - min(middles) <= SLACK else float("inf")


def _valleys(heights: Sequence[int], most: int) -> list[tuple[int, int]]:
    """The runs of equal heights with higher ones on both sides, as half-open ranges; those over ``most`` left out."""
    starts = [at for at in range(len(heights)) if not at or heights[at] != heights[at - 1]]
    runs = list(pairwise([*starts, len(heights)]))
    beside = [float("inf"), *(float(heights[start]) for start, _ in runs), float("inf")]
    low = (run for at, run in enumerate(runs) if beside[at] > beside[at + 1] < beside[at + 2])
    return [run for run in low if heights[run[0]] <= most]


def _beside(band: Band) -> tuple[tuple[float, float], ...]:
    """The middles of words side by side on one line of a row that no column holds both: one of them is a figure, or a
    number far before a name.
    """
    words = sorted(band.words, key=lambda word: word.centre)
    beside = ((one, two) for one, two in pairwise(words) if abs(one.baseline - two.baseline) <= SAME)
    return tuple((one.centre, two.centre) for one, two in beside if _are_two(one, two))


def _are_two(one: Word, two: Word) -> bool:
    """Whether words beside each other are never in one column."""
    if one.is_figure or two.is_figure:
        return not _are_one(one, two)
    return one.text.isdecimal() and two.x0 - one.x1 > FAR * size_of((one, two))


def _are_one(code: Word, name: Word) -> bool:
    """Whether two words are a code and its name, which may stand in one cell."""
    return bool(_CODE.fullmatch(code.text)) and not any(character.isdecimal() for character in name.text)


def column_at(place: float, edges: Edges) -> int:
    """The column over a place; the outermost ones reach to the page's ends."""
    return _at(place, sorted(edges[1:-1]))


def _at(place: float, inner: Sequence[float]) -> int:
    """The column over a place, by the sorted edges between columns: asked for hundreds of thousands of times."""
    return bisect_right(inner, place)
