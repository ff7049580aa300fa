"""How heads stand in their cells: in the middle, as most forms print them, or at a side, as plain tables have it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from parsers.bands import Word

Side = Literal["left", "middle", "right", "own"]
"""The side of a cell that a text stands at; ``own`` is that of what is below a head, others are centred."""

Height = Literal["top", "middle", "bottom"]

ROUGH = 0.5
"""What counts of how far a head is off the middle between edges that are not certain."""

EXACT = 3.0
"""How much more counts what is off a side: heads at one side begin, or end, at one place."""

ALIGNED = 2.5
"""Points by which heads that begin or end together differ at most."""

LEVEL = 0.35
"""Type sizes by which the middles of heads on one level differ at most."""

BASE = 0.15
"""The same for heads whose first or last lines stand together."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One way to set heads; ``room`` is how far those at a side stand off the edge of their column, in points.

    ``ends`` are edges that are not certain, each with the least and the most that it may be.
    """

    side: Side = "middle"
    height: Height = "middle"
    room: float = 0.0
    ends: tuple[tuple[float, float, float], ...] = ()

    def off(self, word: Word, left: float, right: float) -> float:
        """How far a head is from where it stands between two edges."""
        if self.side == "own":
            return self._off_middle(word, left, right)
        if self.side == "middle":
            return abs(word.centre - (left + right) / 2)
        off = abs(word.x0 - left - self.room) if self.side == "left" else abs(right - self.room - word.x1)
        return off if off <= ALIGNED else EXACT * off

    def _off_middle(self, word: Word, left: float, right: float) -> float:
        """The same where edges are known only to lie between what columns hold."""
        ends = {edge: (low, high) for edge, low, high in self.ends}
        (low, after), (before, high) = ends.get(left, (left, left)), ends.get(right, (right, right))
        outside = max(0.0, (low + before) / 2 - word.centre, word.centre - (after + high) / 2)
        return outside + ROUGH * abs(word.centre - (left + right) / 2)

    def place(self, word: Word) -> float:
        """The height on the page that heads of one level have in common."""
        if self.height == "middle":
            return word.middle
        return word.baseline if self.height == "top" else word.last

    def slack(self, size: float) -> float:
        """By how much places of one level differ at most."""
        return (LEVEL if self.height == "middle" else BASE) * size

    def whole(self, heads: Sequence[Word]) -> float:
        """The place of a head that reaches over all levels."""
        top, bottom = min(head.baseline for head in heads), max(head.last for head in heads)
        return {"top": top, "middle": (top + bottom) / 2, "bottom": bottom}[self.height]

    def under(self, level: Sequence[Word], bottom: float, size: float) -> float:
        """The place below which a head is under those of a level: one beside them, down to the bottom, is not."""
        top = min(head.baseline for head in level)
        if self.height == "bottom":
            return top
        return top + size * BASE if self.height == "top" else (top + bottom) / 2 + LEVEL * size

    def astray(self, leaves: Sequence[Word], upper: Sequence[Word], size: float) -> int:
        """How many heads of single columns stand on no level: on the lowest, or at the top on one with others below."""
        if self.height == "middle":
            return 0
        levels = [max(map(self.place, leaves)), *(map(self.place, upper) if self.height == "top" else ())]
        return sum(min(abs(self.place(leaf) - level) for level in levels) > self.slack(size) for leaf in leaves)

    def off_edges(self, room: float) -> Stand:
        """The same with the room that heads leave to the edges."""
        return replace(self, room=room)


HEIGHTS: tuple[Height, ...] = ("middle", "top", "bottom")
STANDS = tuple(Stand(side, height) for side in ("middle", "left", "right") for height in HEIGHTS)


@dataclass(frozen=True, slots=True)
class Sided:
    """Columns that begin, or end, a little before or behind their heads; how little is anywhere from low to high."""

    ends: tuple[float, ...]
    side: Side
    width: float
    low: float = 0.0
    high: float = 8.0

    def edges(self, room: float) -> tuple[float, ...]:
        """All edges, if heads stand so far off them."""
        if self.side == "left":
            return (*(end - room for end in self.ends), self.width)
        return (0.0, *(end + room for end in self.ends))


def sided(heads: Sequence[Word], side: Side, width: float) -> Sided | None:
    """The columns of heads from left to right that stand at one side; None where they leave no room for each other."""
    ends = tuple(head.x0 if side == "left" else head.x1 for head in heads)
    gaps = [two.x0 - one.x1 for one, two in pairwise(heads)]
    found = Sided(ends, side, width)
    high = min([found.high, *(gap + 1.0 for gap in gaps)])
    return replace(found, high=high) if high >= 0 and len(heads) > 1 else None


def lowest(heads: Iterable[Word], side: Side) -> list[Word]:
    """The lowest of the heads that begin, or end, at one place: those are of single columns; from left to right."""
    found: list[Word] = []
    for head in sorted(heads, key=lambda head: -head.last):
        if not any(_are_above(head, other, side) for other in found):
            found.append(head)
    return sorted(found, key=lambda head: head.x0)


def _are_above(head: Word, other: Word, side: Side) -> bool:
    one, two = (head.x0, other.x0) if side == "left" else (head.x1, other.x1)
    return abs(one - two) < ALIGNED
