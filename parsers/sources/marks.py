"""What rules are printed as beside lines: rows of dots, and pictures as thin as a rule."""

from __future__ import annotations

from parsers.letters import TOLERANCE
from parsers.ruled.edges import SHORTEST_SIDE
from parsers.sources.glyphs import FAR, Rect


class Marks:
    """The dots and the thin pictures of a page, in page space."""

    def __init__(self) -> None:
        self._dots: list[Rect] = []
        self._strips: list[Rect] = []

    def is_dot(self, place: Rect) -> bool:
        """Whether an area is so small that a row of such is a rule."""
        left, bottom, right, top = place
        if max(right - left, top - bottom) >= TOLERANCE:
            return False
        if max(right, top, -left, -bottom) < FAR:
            self._dots.append(place)
        return True

    def is_strip(self, place: Rect) -> bool:
        """Whether a picture is as thin as a rule, and as long."""
        left, bottom, right, top = place
        thin, long = sorted((right - left, top - bottom))
        if thin >= TOLERANCE or long < TOLERANCE or max(right, top, -left, -bottom) >= FAR:
            return False
        self._strips.append(place)
        return True

    def told(self) -> tuple[list[Rect], int]:
        """The edges of the rules among them, and how many strips are of larger pictures; a dot alone has its sides."""
        rules, edges = self._from_strips() if self._strips else (0, [])
        if self._dots:
            edges += self._from_dots()
        return edges, len(self._strips) - rules

    def _from_strips(self) -> tuple[int, list[Rect]]:
        from parsers.sources.strips import drawn_alone, sides_of  # few documents have any

        rules = drawn_alone(self._strips)
        return len(rules), [side for rule in rules for side in sides_of(rule)]

    def _from_dots(self) -> list[Rect]:
        from parsers.sources.dots import dotted  # few documents have any

        lines, others = dotted(self._dots)
        return [*lines, *(side for dot in others for side in _sides_of(dot))]


def _sides_of(dot: Rect) -> list[Rect]:
    """The sides of a dot that are long enough for an edge."""
    left, bottom, right, top = dot
    level = [(left, y, right, y) for y in (bottom, top) if right - left >= SHORTEST_SIDE]
    return level + [(x, bottom, x, top) for x in (left, right) if top - bottom >= SHORTEST_SIDE]
