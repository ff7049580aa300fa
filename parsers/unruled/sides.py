"""Columns whose heads stand at the same side as what is below them: names at the left, figures at the right.

Web pages and spreadsheets set tables so. Nothing is in the middle of its column then, and what says where a column ends
is what stands in line with its head.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from parsers.bands import Word
from parsers.unruled.words import overlap

IN_LINE = 1.0
"""Points by which words of one column begin, end or are centred beside each other at most."""

BEYOND = 60.0
"""Points that the last column may reach behind what it holds."""

FEWEST = 2
"""Words in line with a head that show it to be one of a column, where there are as many rows."""

Edges = tuple[float, ...]


@dataclass(slots=True)
class _Column:
    """The head of a column, and the stretch of what stands below it."""

    head: Word
    x0: float
    x1: float
    held: int = 0

    def is_in_line(self, word: Word) -> bool:
        head = self.head
        off = (abs(word.x0 - head.x0), abs(word.x1 - head.x1), abs(word.centre - head.centre))
        return min(off) <= IN_LINE

    def grow(self, word: Word) -> None:
        self.x0, self.x1, self.held = min(self.x0, word.x0), max(self.x1, word.x1), self.held + 1


class Found(NamedTuple):
    """The edges between columns, their heads, and between which places each edge may as well be."""

    edges: Edges
    heads: tuple[Word, ...]
    ends: tuple[tuple[float, float], ...]


def by_sides(heads: Sequence[Word], sure: Sequence[bool], words: Sequence[Word]) -> Found | None:
    """The columns between what stands in line with their heads; None where they run together, or something stands
    below a head and nothing in line with it.

    Heads that are not ``sure`` to be of single columns are so where words stand in line with them, and no head below.
    """
    lone = [head for head, flag in zip(heads, sure, strict=True) if flag or not _is_over(head, heads)]
    columns = _grown(sorted(lone, key=lambda head: head.x0), words)
    certain = {id(head) for head, flag in zip(heads, sure, strict=True) if flag}
    fewest = min(FEWEST, len({word.baseline for word in words}))
    columns = [column for column in columns if id(column.head) in certain or column.held >= fewest]
    if len(columns) < 2 or any(one.x1 > two.x0 for one, two in pairwise(columns)):
        return None
    if any(not column.held and any(overlap(column.head, word) for word in words) for column in columns):
        return None
    _spread(columns, words)
    first, last = columns[0].x0, columns[-1].x1
    ends = ((first - 2, first), *((one.x1, two.x0) for one, two in pairwise(columns)), (last, last + BEYOND))
    edges = (first - 1, *((low + high) / 2 for low, high in ends[1:-1]), last + 1)
    return Found(edges, tuple(column.head for column in columns), ends)


def _is_over(head: Word, heads: Iterable[Word]) -> bool:
    """Whether another head stands below one."""
    return any(other.baseline > head.last and overlap(head, other) for other in heads)


def _grown(heads: Sequence[Word], words: Sequence[Word]) -> list[_Column]:
    """The columns of heads, each with the words in line with it and with no other one."""
    columns = [_Column(head, head.x0, head.x1) for head in heads]
    for word in words:
        near = [column for column in columns if column.is_in_line(word)]
        if len(near) == 1:
            near[0].grow(word)
    return columns


def _spread(columns: Sequence[_Column], words: Sequence[Word]) -> None:
    """Columns grow by the words that stand over them alone, though not in line: indented names."""
    for word in words:
        over = [column for column in columns if word.x0 < column.x1 and column.x0 < word.x1]
        if len(over) == 1:
            over[0].grow(word)
