"""Lanes of a body: stretches of the line that its words cover, each with what it holds, whatever the heads say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from model.accounts import is_account, name_of
from parsers.bands import Band, Word

STEP = 0.5
SLACK = 0.6
"""Points by which words of two lanes may reach over each other: places are rounded."""

RARE = 0.06
"""Share of the lines on which a word may lie over the gap of two lanes: the label of a total does."""

FIGURES = 0.5
"""Share of the words of a lane of figures that are figures, and of a lane of codes that are known ones, at least."""

ROOM = 2.2
"""Type sizes that a line broken for want of room leaves free at most."""

_FIGURE = re.compile(r"[-\d.,]+|[-—–/]+")


@dataclass(frozen=True)
class Lane:
    """The words of one stretch from top to bottom; ``first`` is how many of them stand above the body."""

    words: tuple[Word, ...]
    first: int = 0

    @cached_property
    def is_figures(self) -> bool:
        """Whether it holds amounts."""
        return self._share(_is_figure) > FIGURES and not self.is_codes

    @cached_property
    def is_codes(self) -> bool:
        """Whether it holds codes of accounts, whole or broken."""
        texts = ["".join(word.text.split()) for word in self.words[self.first :]]
        digits = [text for text in texts if text.isdecimal()]
        known = sum(map(_is_known, digits))
        return len(digits) > FIGURES * len(texts) and known > FIGURES * FIGURES * len(digits)

    @cached_property
    def _reach(self) -> tuple[float, float, float]:
        """How far to the right its words reach, the longest of them, and the type size."""
        sizes = (letter.x1 - letter.x0 for word in self.words for letter in word.letters)
        longest = max(word.x1 - word.x0 for word in self.words)
        return max(word.x1 for word in self.words), longest, max(sizes, default=0.0)

    def is_full(self, word: Word) -> bool:
        """Whether a line leaves no room for more than a character or two that may not stand alone."""
        end, longest, size = self._reach
        return word.x1 > end - ROOM * size or word.x1 - word.x0 > longest - ROOM * size

    @property
    def gaps(self) -> Iterable[float]:
        """How far its words stand below each other."""
        return (two.baseline - one.baseline for one, two in pairwise(self.words[self.first :]))

    @cached_property
    def decimals(self) -> int:
        """How many decimals most of its figures have."""
        counts = Counter(len(word.text.partition(".")[2]) for word in self.words[self.first :] if "." in word.text)
        return counts.most_common(1)[0][0] if counts else 0

    def states(self, word: Word) -> bool:
        """Whether a word of a lane of figures is one."""
        return _is_figure(word.text)

    def _share(self, test: Callable[[str], bool]) -> float:
        words = self.words[self.first :]
        return sum(test(word.text) for word in words) / max(1, len(words))


def _is_figure(text: str) -> bool:
    return bool(_FIGURE.fullmatch(text))


def _is_known(code: str) -> bool:
    return is_account(code) and any(name_of(code, None, table) for table in ("functional", "economic_department"))


def lanes_of(lines: Sequence[Band], first: int) -> list[Lane]:
    """The lanes of the lines from the first row on, with the words above it that stand in one of them."""
    body = [word for line in lines[first:] for word in line.words]
    spans = _with_ends(_stretches(body, int(RARE * (len(lines) - first))), body)
    lanes: list[list[Word]] = [[] for _ in spans]
    above: list[list[Word]] = [[] for _ in spans]
    for held, words in ((above, [word for line in lines[:first] for word in line.words]), (lanes, body)):
        for word in sorted(words, key=lambda word: (word.baseline, word.x0)):
            at = _lane_at(word, spans, strict=held is above)
            if at is not None:
                held[at].append(word)
    return [Lane((*upper, *words), len(upper)) for upper, words in zip(above, lanes, strict=True)]


def _with_ends(spans: Sequence[tuple[float, float]], words: Sequence[Word]) -> list[tuple[float, float]]:
    """The stretches, one that holds nothing but ends of indented names as part of the next: they begin at the rule."""
    joined: list[tuple[float, float]] = []
    for left, right in reversed(spans):
        if joined and _holds_ends(left, right, joined[-1], words):
            joined[-1] = (left, joined[-1][1])
        else:
            joined.append((left, right))
    return joined[::-1]


def _holds_ends(left: float, right: float, after: tuple[float, float], words: Sequence[Word]) -> bool:
    """Whether some word runs from a stretch into the one after it, and no other has a word of that one beside it."""
    begun = [word for word in words if left - 1 <= word.x0 + SLACK <= right]
    across = [word for word in begun if word.x1 - SLACK > after[0]]
    within = [word for word in begun if word.x1 - SLACK <= after[0]]
    beside = {word.baseline for word in words if after[0] - 1 <= word.x0 + SLACK <= after[1]}
    return bool(across) and not any(_is_figure(word.text) or word.baseline in beside for word in within)


def _lane_at(word: Word, spans: Sequence[tuple[float, float]], *, strict: bool) -> int | None:
    """The lane in which a word begins, or of which it alone is; ``strict`` where it must end before the next one, too.

    The total of a column may be longer than all of its other figures.
    """
    near = [index for index, (left, right) in enumerate(spans) if left - 1 <= word.x0 + SLACK <= right]
    if not near and not strict:
        met = [index for index, (left, right) in enumerate(spans) if word.x0 < right and left < word.x1]
        return met[0] if len(met) == 1 else None
    if not near or (strict and any(word.x1 - SLACK > left for left, _ in spans[near[-1] + 1 :])):
        return None
    return near[-1]


def _stretches(words: Sequence[Word], rare: int) -> list[tuple[float, float]]:
    """The stretches that more than a few words cover."""
    width = int(max((word.x1 for word in words), default=0.0) / STEP) + 2
    changes = [0] * (width + 1)
    for word in words:
        low, high = int((word.x0 + SLACK) / STEP), int((word.x1 - SLACK) / STEP)
        changes[low] += 1
        changes[max(low, high) + 1] -= 1
    over = [count > rare for count in accumulate(changes)]
    bounds = [index * STEP for index, (one, two) in enumerate(pairwise((False, *over, False))) if one != two]
    return list(zip(bounds[::2], bounds[1::2], strict=True))
