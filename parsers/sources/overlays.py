"""Text laid over a page: watermarks in a light colour, and the red words of a seal.

Such text is told by its colour and by lying across what is printed: over other text, or over the rules of a table.
Light text is one watermark wherever it stands; a red figure inside a cell is a figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Rect = tuple[float, float, float, float]
Colour = tuple[int, int, int, int]

LIGHT = 150
"""The darkest channel of a colour that no text is printed in on white paper."""

RED, NOT_RED = 150, 110
"""What a seal's red has at least, and what its green and blue have at most."""

MOST = 2_000
"""Pieces of text in such colours; where there are more, they are the page's own."""

ACROSS = 0.2
"""Share of the height or width of text at its sides where a rule may stand and not run through it."""


def may_be_laid_over(colour: Colour) -> bool:
    """Whether text of a colour can be a watermark or part of a seal."""
    red, green, blue, _ = colour
    return is_light(colour) or (red >= RED and max(green, blue) <= NOT_RED)


def is_light(colour: Colour) -> bool:
    return min(colour[:3]) >= LIGHT


def laid_over(colours: Mapping[int, Colour], places: Sequence[Rect], edges: Sequence[Rect]) -> set[int]:
    """The pieces of text that lie over others, or over rules; ``colours`` are those that may, by their number."""
    if len(colours) > MOST:
        return set()
    others = [box for number, box in enumerate(places) if number not in colours]
    found = {number for number in colours if _meets_any(places[number], others) or _is_crossed(places[number], edges)}
    light = {colours[number] for number in found if is_light(colours[number])}
    return found | {number for number, colour in colours.items() if colour in light}


def _meets_any(box: Rect, others: Iterable[Rect]) -> bool:
    left, bottom, right, top = box
    room = ACROSS * (top - bottom)
    return any(
        low < top - room and bottom + room < high and left < end and start < right for start, low, end, high in others
    )


def _is_crossed(box: Rect, edges: Iterable[Rect]) -> bool:
    """Whether a rule runs through text."""
    left, bottom, right, top = box
    across, up = ACROSS * (right - left), ACROSS * (top - bottom)
    return any(
        x0 < right - across and left + across < x1 and y0 < top - up and bottom + up < y1 for x0, y0, x1, y1 in edges
    )
