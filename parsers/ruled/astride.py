"""Figures too wide for their cell that go on over the rule beside it: what stands in either cell is no number.

Where a program lets text run out of its cell, 740.42 is 740 left of the rule and .42 right of it. Two figures of two
columns may touch at the rule, too: those are numbers by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from parsers.letters import Letter
from parsers.ruled.clipped import BEGINNING, UNKNOWN, WHOLE

CLOSE = 0.1
"""Heights of a digit between two of one figure, at most."""

_FIGURE = frozenset("0123456789.,")
_ONE = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{1,6}|\d{1,3}(?:,\d{3})+")


def goes_on(one: Letter, two: Letter) -> bool:
    """Whether two characters may be of one figure: they stand beside each other as close as digits do."""
    if one[0] not in _FIGURE or two[0] not in _FIGURE or one[5] != two[5]:
        return False
    return abs(two[1] - one[3]) < CLOSE * (one[4] - one[2])


def marked(
    letters: Sequence[Letter], crossings: Sequence[int], cell_of: Callable[[Letter], Sequence[Letter]]
) -> dict[int, Letter]:
    """The digits at a rule that runs through a figure, with a mark in their place, by where they stand in a line.

    ``crossings`` are the places of those that stand in another cell than the one before them, and may go on from it.
    First digits that stand in a blank cell stay: they are put together with the others later.
    """
    found: dict[int, Letter] = {}
    for at in crossings:
        start, end = at - 1, at + 1
        while start and goes_on(letters[start - 1], letters[start]):
            start -= 1
        while end < len(letters) and goes_on(letters[end - 1], letters[end]):
            end += 1
        first, last = _said(letters[start:at]), _said(letters[at:end])
        if not _ONE.fullmatch(first + last) or (_ONE.fullmatch(first) and _ONE.fullmatch(last)):
            continue
        if not (re.fullmatch(BEGINNING, first) and re.fullmatch(WHOLE, first + last)) or (
            _said(cell_of(letters[at - 1])).strip() != first
        ):
            found |= {place: letters[place]._replace(text=UNKNOWN) for place in (at - 1, at)}
    return found


def _said(letters: Sequence[Letter]) -> str:
    return "".join(letter[0] for letter in letters)
