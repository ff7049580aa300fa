"""Fonts that say their digits are as wide as Chinese characters: some programs set each character at its place.

The page looks right, and by what its font says every digit lies over the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.letters import Letter

FEWEST = 10
"""Pairs of narrow characters beside each other, from which on a page tells how wide they are."""

MOST = 0.5
"""Share of such pairs that overlap where the font is right: text printed twice, or over other text."""

OVERLAP = 0.25
"""Heights of a letter by which two overlap at least."""

APART = 0.2
"""Heights of a letter between the beginnings of two that stand beside each other, at least."""

SAMPLE = 400
"""Characters of a page that are looked at first, if narrow: where a font errs, it does so in most of them."""

WIDE = "\u2e80"
"""From here on characters are as wide as their type is high."""


def set_apart(letters: list[Letter]) -> list[Letter]:
    """The level letters of a page in document order, narrow ones no wider than they are set where their font errs."""
    if not _may_overlap(letters):
        return letters
    beside = list(_beside(letters))
    overlapping = sum(one.x1 - two.x0 > OVERLAP * _height(one) for one, two in beside)
    if len(beside) < FEWEST or overlapping <= MOST * len(beside):
        return letters
    usual = sorted((two.x0 - one.x0) / _height(one) for one, two in beside)[len(beside) // 2]
    return [_narrowed(letter, usual) if letter.text < WIDE else letter for letter in letters]


def _may_overlap(letters: Sequence[Letter]) -> bool:
    """Whether any of some narrow characters of a page lies over the next one."""
    places = range(0, len(letters) - 1, max(1, len(letters) // SAMPLE))
    pairs = ((letters[at], letters[at + 1]) for at in places if " " < letters[at][0] < WIDE)
    return any(one.x1 - two.x0 > OVERLAP * _height(one) for one, two in pairs if one.baseline == two.baseline)


def _beside(letters: Sequence[Letter]) -> Iterator[tuple[Letter, Letter]]:
    """Narrow characters, and the next one on their line where it is set no farther than a wide one."""
    for one, two in pairwise(letters):
        if not (" " < one.text < WIDE and two.text < WIDE and one.baseline == two.baseline):
            continue
        if APART * _height(one) < two.x0 - one.x0 < one.x1 - one.x0 + OVERLAP * _height(one):
            yield one, two


def _narrowed(letter: Letter, usual: float) -> Letter:
    return letter._replace(x1=min(letter.x1, letter.x0 + usual * _height(letter)))


def _height(letter: Letter) -> float:
    return letter.bottom - letter.top
