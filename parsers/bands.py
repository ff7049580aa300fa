"""Words and rows of tables without rules, as they stand on the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from parsers.amounts import read_amount
from parsers.letters import Letter

HAN = ("\u3400", "\u9fff")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters without a wide gap; ``first`` is where its first line begins, for indentation.

    ``baseline`` is that of its first line, ``last`` that of its last one; ``letters`` are those of a word of one line.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    first: float = 0.0
    baseline: float = 0.0
    last: float = 0.0
    letters: tuple[Letter, ...] = field(default=(), compare=False, repr=False)

    @property
    def size(self) -> float:
        """The type size in points, 0 of a word of several lines."""
        return self.letters[0].bottom - self.letters[0].top if self.letters else 0.0

    @property
    def is_figure(self) -> bool:
        """Whether it can be an amount: decimals, separators, a zero or a dash; plain small numbers may be ordinals."""
        read = read_amount(self.text)
        return read.has_number and ("." in self.text or "," in self.text or len(self.text) > 3 or not read.number)

    @property
    def centre(self) -> float:
        """The middle of the word along the line."""
        return (self.x0 + self.x1) / 2

    @property
    def middle(self) -> float:
        """The middle of its lines down the page."""
        return (self.baseline + self.last) / 2


class Band(NamedTuple):
    """One row of a table: its words, the lines of text they come from, and its page."""

    words: tuple[Word, ...]
    lines: tuple[int, ...]
    page: int = 0

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)


class Stroke(NamedTuple):
    """A horizontal rule: its height on the page and its two ends."""

    at: float
    x0: float
    x1: float

    def parts(self, upper: Word, lower: Word) -> bool:
        """Whether it runs between two words, over or under both."""
        above = (upper.top + upper.bottom) / 2 < self.at < (lower.top + lower.bottom) / 2
        return above and all(self.x0 < word.x1 and word.x0 < self.x1 for word in (upper, lower))


def size_of(words: Iterable[Word]) -> float:
    """The type size of words of one line: how wide the widest letter is."""
    return max((letter.x1 - letter.x0 for word in words for letter in word.letters), default=8.0)


def strokes_of(rules: Iterable[tuple[float, float, float, float]]) -> list[Stroke]:
    """The horizontal ones among rules, from top to bottom."""
    return sorted(Stroke((top + bottom) / 2, x0, x1) for x0, top, x1, bottom in rules if bottom - top < x1 - x0)
