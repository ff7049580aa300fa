"""Broken rules of a scan made whole: gaps closed, and ends that hang in the air drawn on to the next rule.

A printed table has no rule that ends between two others. A faint, worn or badly lit one is found in pieces, and a piece
that is lacking takes the cells along that it would have closed, with their figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ink = npt.NDArray[np.bool_]

SAME = 5
"""Pixels by which pieces of one rule may stand beside its line."""

NEAR = 24
"""Pixels of white over which long pieces are one rule; short ones, which strokes of letters may be, meet over fewer."""

SHORT, MEET = 60, 5

MOSTLY = 0.5
"""Share of a wider gap that must be drawn, however faintly."""

REACH = 300
"""Most pixels by which a rule is drawn on."""

CROSSING = 6
"""Pixels to both sides of a line through which a stroke goes that crosses it."""

MOST = 3000
"""More pieces than any table has: nothing is mended."""


class Stroke(NamedTuple):
    """A straight piece of ink: its place across, and its two ends along, in pixels."""

    at: float
    start: int
    end: int

    @property
    def length(self) -> int:
        """How long it is."""
        return self.end - self.start


def joined(strokes: Sequence[Stroke], drawn: Ink) -> list[Stroke]:
    """Pieces on one line that are close, or have faint ink between them, as one; rows of ``drawn`` lie across."""
    if len(strokes) > MOST:
        return list(strokes)
    whole: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda stroke: stroke.start):
        at = next((at for at, other in enumerate(whole) if _is_one(other, stroke, drawn)), None)
        if at is None:
            whole.append(stroke)
        else:
            whole[at] = _together(whole[at], stroke)
    return whole


def _is_one(first: Stroke, second: Stroke, drawn: Ink) -> bool:
    if abs(first.at - second.at) > SAME or second.start < first.start:
        return False
    gap = second.start - first.end
    if min(first.length, second.length) < SHORT:
        return gap <= MEET
    return gap <= NEAR or (gap <= REACH and _is_drawn((first.at + second.at) / 2, first.end, second.start, drawn))


def _is_drawn(at: float, start: int, end: int, drawn: Ink) -> bool:
    strip = drawn[max(0, round(at) - SAME) : round(at) + SAME + 1, start:end]
    return bool(strip.size and strip.any(axis=0).mean() >= MOSTLY)


def _together(first: Stroke, second: Stroke) -> Stroke:
    weight = first.length + second.length
    at = (first.at * first.length + second.at * second.length) / max(1, weight)
    return Stroke(at, first.start, max(first.end, second.end))


def drawn_on(strokes: Sequence[Stroke], across: Sequence[Stroke], drawn: Ink, touch: int) -> list[Stroke]:
    """Every stroke with ends that touch a rule across, where one is near enough and no letter stands in between."""
    if len(strokes) * len(across) > MOST * MOST:
        return list(strokes)
    return [_ended(stroke, across, drawn, touch) for stroke in strokes]


def _ended(stroke: Stroke, across: Sequence[Stroke], drawn: Ink, touch: int) -> Stroke:
    places = [other.at for other in across if other.start - 2 * touch <= stroke.at <= other.end + 2 * touch]
    if not any(stroke.start - touch <= place <= stroke.end + touch for place in places):
        return stroke
    most = min(REACH, stroke.length)
    before = max((place for place in places if place < stroke.start), default=-np.inf)
    behind = min((place for place in places if place > stroke.end), default=np.inf)
    if not _hangs(stroke.start, places, touch):
        before = -np.inf
    if not _hangs(stroke.end, places, touch):
        behind = np.inf
    start, end = stroke.start, stroke.end
    if start - before <= most and not _is_crossed(stroke.at, round(before), start, drawn):
        start = round(before)
    if behind - end <= most and not _is_crossed(stroke.at, end, round(behind), drawn):
        end = round(behind)
    return Stroke(stroke.at, start, end)


def _hangs(end: int, places: Sequence[float], touch: int) -> bool:
    return not any(abs(place - end) <= 2 * touch for place in places)


def _is_crossed(at: float, start: int, end: int, drawn: Ink) -> bool:
    """Whether strokes of letters go through the line between two places."""
    strip = drawn[max(0, round(at) - CROSSING) : round(at) + CROSSING + 1, start + CROSSING : end - CROSSING]
    return bool(strip.size and strip.all(axis=0).sum() > 1)
