"""Where objects and characters of a PDF page stand, through pdfium."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from parsers.sources.glyphs import Point, Rect
from parsers.sources.native import Slot, bare

Matrix = tuple[float, float, float, float, float, float]

_bounds = bare("FPDFPageObj_GetBounds")
_char_box, _loose_box = bare("FPDFText_GetCharBox"), bare("FPDFText_GetLooseCharBox")
_bounds_slot, _char_slot = Slot("ffff"), Slot("dddd")
"""Made once: to make one takes longer than to ask ten objects."""


def bounds_of(item: Any) -> Rect:
    """The place of an object in the space of its holder (left, bottom, right, top)."""
    _bounds(item, *_bounds_slot.places)
    box: Rect = _bounds_slot.read()
    return box


def middle_of(text: Any, index: int) -> Point:
    """The middle of the ink of a character."""
    _char_box(text, index, *_char_slot.places)
    left, right, bottom, top = _char_slot.read()
    return (left + right) / 2, (bottom + top) / 2


def place_of(text: Any, index: int) -> Rect:
    """The place of a character from where it begins to where the next one does."""
    _loose_box(text, index, _bounds_slot.places[0])
    left, top, right, bottom = _bounds_slot.read()
    return left, bottom, right, top


def moved(box: Rect, matrix: Sequence[float]) -> Rect:
    """The upright rectangle around a rectangle after a transformation."""
    a, b, c, d, e, f = matrix
    left, bottom, right, top = box
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    across, along = zip(*corners, strict=True)
    return min(across), min(along), max(across), max(along)


def holds(box: Rect, point: Point) -> bool:
    """Whether a point lies in a rectangle."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def centre(box: Rect) -> Point:
    """The middle of a rectangle."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def within(box: Rect, area: Rect) -> bool:
    """Whether a rectangle lies in another one."""
    return holds(area, box[:2]) and holds(area, box[2:])
