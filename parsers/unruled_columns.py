"""The columns of a table without rules: its edges, and the heads over its columns, that its rows bear out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.bands import Band, Stroke, Word
from parsers.unruled_edges import Coverage, Edges, chains, column_at
from parsers.unruled_heads import Heads, are_columns, heads_in, index_row, set_over

CUT = 20.0
"""Points that a word cut by an edge counts for, or a row with two words in one column."""

MOST_CUT = 0.1
"""Share of the words of the rows that edges may cut: labels set over several columns."""

MOST_OFF = 6.0
"""Points that a head may stand off the middle of its columns."""

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
    numbers = index_row(head)
    words = heads_in([word for word in head if word not in numbers], strokes)
    if not words or not rows:
        return None
    coverage = Coverage(rows, [word for word, sure in zip(words, are_columns(words), strict=True) if sure])
    ways = [_judged(*way, words, numbers, coverage) for way in _ways(words, numbers, strokes, coverage, width)]
    fitting = [way for way in ways if way is not None]
    best = min(fitting, key=lambda way: way[0], default=None)
    return None if best is None else best[1]


Way = tuple[Edges, tuple[Word, ...]]


def _ways(
    words: Sequence[Word], numbers: Sequence[Word], strokes: Sequence[Stroke], coverage: Coverage, width: float
) -> Iterator[Way]:
    """Edges with the heads of single columns between them: from rules drawn cell by cell, numbers, or the heads."""
    drawn = _drawn(strokes)
    if drawn:
        yield drawn, _lowest(words, drawn)
    if numbers:
        for chain, _ in chains(numbers, [True] * len(numbers), width):
            edges = coverage.best(chain)
            yield edges, _lowest(words, edges)
        return
    for chain, leaves in chains(words, are_columns(words), width):
        yield coverage.best(chain), leaves


def _drawn(strokes: Sequence[Stroke]) -> Edges:
    """Where horizontal rules end again and again; empty where they run through."""
    ends: list[list[float]] = []
    for place in sorted(end for stroke in strokes for end in (stroke.x0, stroke.x1)):
        if ends and place - ends[-1][-1] < 2:
            ends[-1].append(place)
        else:
            ends.append([place])
    most = max(map(len, ends), default=0)
    edges = tuple(sum(group) / len(group) for group in ends if len(group) > ENDS * most)
    return edges if len(edges) > 2 else ()


def _lowest(words: Sequence[Word], edges: Edges) -> tuple[Word, ...]:
    """The lowest head in each column that stands in its middle and in no other column."""
    lowest: dict[int, Word] = {}
    for word in sorted(words, key=lambda word: word.middle):
        column = column_at(word.centre, edges)
        left, right = edges[column], edges[column + 1]
        if word.x0 > left - 1 and word.x1 < right + 1 and abs(word.centre - (left + right) / 2) < MOST_OFF:
            lowest[column] = word
    return tuple(lowest.values())


def _judged(
    edges: Edges, leaves: tuple[Word, ...], words: Sequence[Word], numbers: Sequence[Word], coverage: Coverage
) -> tuple[float, Columns] | None:
    """How badly columns fit heads and rows; None where they do not."""
    heads = set_over(words, leaves, edges) if leaves else None
    cut, crowded = coverage.cut(edges), coverage.crowded(edges)
    if heads is None or cut > MOST_CUT * len(coverage.words) + 1 or crowded > MOST_CUT * len(coverage.bands):
        return None
    off = heads.misfit + CUT * (cut + crowded)
    return off, Columns(edges, heads, tuple(numbers))
