"""Text laid over a page: watermarks in a light colour, and the red words of a seal.

Such text is told by its colour and by lying across what is printed: over other text, or over the rules of a table.
Light text is one watermark wherever it stands; a red figure inside a cell is a figure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from parsers.sources.inks import Colour

Rect = tuple[float, float, float, float]

LIGHT = 150
"""The darkest channel of a colour that no text is printed in on white paper."""

RED, NOT_RED = 150, 110
"""What a seal's red has at least, and what its green and blue have at most."""

MOST = 20_000
"""Pieces of text in such colours; where there are more, they are the page's own."""

ACROSS = 0.2
"""Share of the height or width of text at its sides where a rule may stand and not run through it."""


def may_be_laid_over(colour: Colour) -> bool:
    """Whether text of a colour can be a watermark or part of a seal."""
    red, green, blue, _ = colour
    return is_light(colour) or (red >= RED and max(green, blue) <= NOT_RED)


def is_light(colour: Colour) -> bool:
    return min(colour[:3]) >= LIGHT


def laid_over(
    colours: Mapping[int, Colour],
    places: Sequence[Rect],
    edges: Sequence[Rect],
    words_of: Callable[[Collection[int]], Mapping[int, Sequence[Rect]]],
) -> set[int]:
    """The pieces of text that lie over others, or over rules; ``colours`` are those that may, by their number.

    ``words_of`` tells where the words of some of them stand: one piece may run through all cells of a row.
    """
    if len(colours) > MOST:
        return set()
    over = _Over([box for number, box in enumerate(places) if number not in colours], edges)
    found = {number for number in colours if over.is_under(places[number])}
    if found:
        words = words_of(found)
        found = {number for number in found if any(map(over.is_under, words.get(number, (places[number],))))}
    light = {colours[number] for number in found if is_light(colours[number])}
    return found | {number for number, colour in colours.items() if colour in light}


class _Over:
    """What text may lie over, ready to be looked up: other text, level rules and upright ones."""

    def __init__(self, texts: Iterable[Rect], edges: Sequence[Rect]) -> None:
        self.texts = _Ordered(texts)
        self.level = _Ordered(edge for edge in edges if edge[3] - edge[1] <= edge[2] - edge[0])
        self.upright = _Ordered((y0, x0, y1, x1) for x0, y0, x1, y1 in edges if y1 - y0 > x1 - x0)

    def is_under(self, box: Rect) -> bool:
        """Whether text lies over other text or over a rule."""
        return self.meets(box) or self.is_crossed(box)

    def meets(self, box: Rect) -> bool:
        """Whether text lies over other text."""
        left, bottom, right, top = box
        room = ACROSS * (top - bottom)
        near = self.texts.between(bottom + room, top - room)
        return any(left < end and start < right for start, _, end, _ in near)

    def is_crossed(self, box: Rect) -> bool:
        """Whether a rule runs through text."""
        left, bottom, right, top = box
        across, up = ACROSS * (right - left), ACROSS * (top - bottom)
        left, right, bottom, top = left + across, right - across, bottom + up, top - up
        level = any(x0 < right and left < x1 for x0, _, x1, _ in self.level.between(bottom, top))
        return level or any(y0 < top and bottom < y1 for y0, _, y1, _ in self.upright.between(left, right))


class _Ordered:
    """Places in the order of their second side."""

    def __init__(self, boxes: Iterable[Rect]) -> None:
        self.boxes = sorted(boxes, key=itemgetter(1))
        self.starts = [box[1] for box in self.boxes]
        self.longest = max((box[3] - box[1] for box in self.boxes), default=0.0)

    def between(self, low: float, high: float) -> Iterator[Rect]:
        """Those that reach in between two heights."""
        first, last = bisect_left(self.starts, low - self.longest), bisect_left(self.starts, high)
        return (box for box in self.boxes[first:last] if box[3] > low)
