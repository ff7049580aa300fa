"""The columns of a table without rules: its edges, and the heads over its columns, that its rows bear out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.around.header import begins_head
from parsers.bands import Band, Stroke, Word
from parsers.unruled.edges import Chain, Coverage, Edges, chains, column_at
from parsers.unruled.heads import Heads, are_columns, heads_in, index_row, set_over
from parsers.unruled.sides import by_sides
from parsers.unruled.stand import HEIGHTS, STANDS, Sided, Stand, lowest, sided
from parsers.unruled.words import parted_at

CUT = 20.0
"""Points that a word cut by an edge counts for, or a row with two words in one column."""

MOST_CROWDED = 0.1
"""Share of the rows that may have two words in one column."""

MOST_OFF = 6.0
"""Points that a head may stand off the middle of its columns."""

FILLED = 0.85
"""Share of its columns that a head of several fills at most."""

GAP = 12.0
"""Points between the horizontal rules of two columns, at most."""

ENDS = 0.3
"""Share of the most frequent end of horizontal rules that makes another one an edge."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The edges of the columns, the heads over them, and the numbers below the heads."""

    edges: Edges
    heads: Heads
    numbers: tuple[Word, ...] = ()


def columns_of(head: Sequence[Word], rows: Sequence[Band], strokes: Sequence[Stroke], width: float) -> Columns | None:
    """The columns that fit heads and rows best; None where none fit."""
    found = _best(head, rows, strokes, width)
    if found is None:
        return None
    apart = [part for word in head for part in _filling(word, found.edges)]
    return found if len(apart) == len(head) else _best(apart, rows, strokes, width) or found


def _filling(word: Word, edges: Edges) -> Sequence[Word]:
    """The heads of neighbours that fill their columns from edge to edge, and so ran into one word; else the word."""
    first, last = column_at(word.x0 + 1, edges), column_at(word.x1 - 1, edges)
    if first == last or word.x1 - word.x0 < FILLED * (edges[last + 1] - edges[first]):
        return (word,)
    return (word,) if begins_head(word.text) else parted_at(word, edges)


def _best(head: Sequence[Word], rows: Sequence[Band], strokes: Sequence[Stroke], width: float) -> Columns | None:
    numbers = index_row(head)
    words = heads_in([word for word in head if word not in numbers], strokes)
    if not words or not rows:
        return None
    coverage = Coverage(rows, [word for word, sure in zip(words, are_columns(words), strict=True) if sure])
    ways = [
        _judged(edges, leaves, stand, words, numbers, coverage)
        for stand in STANDS
        for edges, leaves in _ways(words, numbers, strokes, coverage, width, stand)
    ]
    own = (_judged(*way, words, numbers, coverage) for way in _own_ways(words, numbers, coverage))
    fitting = [way for way in (*ways, *own) if way is not None]
    best = min(fitting, key=lambda way: round(way[0], 1), default=None)
    return None if best is None else best[1]


Way = tuple[Edges, tuple[Word, ...]]


def _ways(
    words: Sequence[Word],
    numbers: Sequence[Word],
    strokes: Sequence[Stroke],
    coverage: Coverage,
    width: float,
    stand: Stand,
) -> Iterator[Way]:
    """Edges with the heads of single columns between them: from rules drawn cell by cell, numbers, and the heads.

    Not every column need have a number: 栏次 may be set over code and name.
    """
    drawn = _drawn(strokes)
    if drawn:
        yield drawn, _lowest(words, drawn, stand)
    if numbers:
        for chain, _ in _chains(numbers, stand, width):
            edges = coverage.best(chain)
            yield edges, _lowest(words, edges, stand.off_edges(_room(numbers, edges, stand)))
    for chain, leaves in _chains(words, stand, width):
        yield coverage.best(chain), leaves


def _own_ways(
    words: Sequence[Word], numbers: Sequence[Word], coverage: Coverage
) -> Iterator[tuple[Edges, tuple[Word, ...], Stand]]:
    """Edges with the heads between them where each stands at the side of what is below, others in the middle."""
    for height in HEIGHTS:
        stand = Stand("own", height)
        found = by_sides(words, are_columns(words, stand), [*coverage.words, *numbers])
        if found is not None:
            ends = tuple((edge, *between) for edge, between in zip(found.edges, found.ends, strict=True))
            yield found.edges, found.heads, replace(stand, ends=ends)


def _chains(words: Sequence[Word], stand: Stand, width: float) -> Iterator[tuple[Chain | Sided, tuple[Word, ...]]]:
    """The ways to take heads for columns, as they stand."""
    if stand.side == "middle":
        yield from chains(words, are_columns(words, stand), width)
        return
    leaves = lowest(words, stand.side)
    chain = sided(leaves, stand.side, width)
    if chain is not None:
        yield chain, tuple(leaves)


def _drawn(strokes: Sequence[Stroke]) -> Edges:
    """Where horizontal rules end again and again; empty where they run through.

    Rules of two columns may leave a gap between them: the edge is in the middle of that.
    """
    ends: list[list[tuple[float, bool]]] = []
    sides = [(stroke.x0, True) for stroke in strokes] + [(stroke.x1, False) for stroke in strokes]
    for end in sorted(sides):
        if ends and end[0] - ends[-1][-1][0] < 2:
            ends[-1].append(end)
        else:
            ends.append([end])
    most = max(map(len, ends), default=0)
    often = [group for group in ends if len(group) > ENDS * most]
    edges: list[float] = []
    for before, group in zip([[], *often], often, strict=False):
        place = sum(end for end, _ in group) / len(group)
        is_gap = before and not any(begins for _, begins in before) and all(begins for _, begins in group)
        if is_gap and place - edges[-1] < GAP:
            edges[-1] = (edges[-1] + place) / 2
        else:
            edges.append(place)
    return tuple(edges) if len(edges) > 2 else ()


def _lowest(words: Sequence[Word], edges: Edges, stand: Stand) -> tuple[Word, ...]:
    """The lowest head in each column that stands in its place there and in no other column."""
    found: dict[int, Word] = {}
    for word in sorted(words, key=lambda word: word.middle):
        column = column_at(word.centre, edges)
        left, right = edges[column], edges[column + 1]
        if word.x0 > left - 1 and word.x1 < right + 1 and stand.off(word, left, right) < MOST_OFF:
            found[column] = word
    return tuple(found.values())


def _room(words: Sequence[Word], edges: Edges, stand: Stand) -> float:
    """How far words at one side of their columns stand off the edges."""
    if stand.side in ("middle", "own"):
        return 0.0
    return words[0].x0 - edges[0] if stand.side == "left" else edges[-1] - words[-1].x1


def _judged(
    edges: Edges,
    leaves: tuple[Word, ...],
    stand: Stand,
    words: Sequence[Word],
    numbers: Sequence[Word],
    coverage: Coverage,
) -> tuple[float, Columns] | None:
    """How badly columns fit heads and rows; None where they do not."""
    cut, crowded = coverage.cut(edges), coverage.crowded(edges)
    if not leaves or cut > coverage.most_cut or crowded > MOST_CROWDED * len(coverage.bands):
        return None
    if len({column_at(number.centre, edges) for number in numbers}) < len(numbers):
        return None
    heads = set_over(words, leaves, edges, stand.off_edges(_room(numbers or leaves, edges, stand)))
    if heads is None:
        return None
    off = heads.misfit + CUT * (cut + crowded) + coverage.strays(edges)
    return off, Columns(edges, heads, tuple(numbers))
