"""Text laid over a page: watermarks in a light colour, and the red words of a seal.

Such text is told by its colour and by lying across what is printed: over other text, or over the rules of a table.
Light text is one watermark wherever it stands; a red figure inside a cell is a figure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

Rect = tuple[float, float, float, float]
Colour = tuple[int, int, int, int]

LIGHT = 150
"""The darkest channel of a colour that no text is printed in on white paper."""

RED, NOT_RED = 150, 110
"""What a seal's red has at least, and what its green and blue have at most."""

MOST = 2_000
"""Pieces of text in such colours; where there are more, they are the page's own."""

SOON, ASIDE, ALIKE = 8, 3.0, 0.5
"""Pieces after which a text follows its shadow, points by which that is aside, and by which their sizes may differ."""

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


def shadows(pale: Iterable[int], colours: Collection[int], places: Sequence[Rect]) -> dict[int, int]:
    """The pieces of text, out of the ``pale`` ones, that are the shadow of a later one, and which one throws it.

    A shadow is as large as its text and a little aside; ``colours`` are the pieces that can only be laid over others.
    """
    found = {}
    for number in pale:
        after = range(number + 1, min(number + 1 + SOON, len(places)))
        thrown = (other for other in after if other not in colours and _is_shadow(places[number], places[other]))
        if (other := next(thrown, None)) is not None:
            found[number] = other
    return found


def _is_shadow(box: Rect, other: Rect) -> bool:
    across, up = other[0] - box[0], other[1] - box[1]
    alike = abs(other[2] - box[2] - across) < ALIKE and abs(other[3] - box[3] - up) < ALIKE
    return alike and max(abs(across), abs(up)) <= ASIDE


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
