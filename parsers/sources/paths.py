"""The straight edges drawn on one PDF page, through pdfium; its images, and text that pdfium cannot tell."""

from __future__ import annotations

import ctypes
from itertools import repeat
from typing import Any

from parsers.letters import TOLERANCE
from parsers.ruled.edges import SHORTEST_SIDE
from parsers.sources.glyphs import FAR, Rect
from parsers.sources.inks import OPAQUE, Colour
from parsers.sources.marks import Marks
from parsers.sources.native import (
    FPDF_PAGEOBJ_FORM,
    FPDF_PAGEOBJ_IMAGE,
    FPDF_PAGEOBJ_PATH,
    FPDF_PAGEOBJ_SHADING,
    FPDF_PAGEOBJ_TEXT,
    FPDF_SEGMENT_BEZIERTO,
    FPDF_SEGMENT_LINETO,
    FPDF_SEGMENT_MOVETO,
    Handle,
    Slot,
    bare,
)
from parsers.sources.places import Matrix, bounds_of, moved
from parsers.sources.sight import Sight

MAX_RULES = 60_000
"""More edges than any printed page carries; beyond it a page is given up, and said so."""

FORM_DEPTH = 8
MAX_OBJECTS = 400_000
STRAIGHT = 0.01
WHITE = 250
RECTANGLE = 5
"""Points of a rectangle as pdfium counts them, the first one twice."""

ROUNDED = 17
"""Points of a frame with rounded corners: four lines, and four curves of three points each."""

ROUNDING = 12.0
"""Points that a frame is rounded off by at a corner, at most."""

SIDES = 4
"""Sides of a frame."""

GLYPH = 48.0
"""Points that a stroke of a character is long at most; that of a rule in the same path is longer."""

BEYOND_BYTES = 0x4E00
"""A character code that only fonts of several bytes a character have."""

_objects_of_page, _object_of_page = bare("FPDFPage_CountObjects"), bare("FPDFPage_GetObject")
_objects_of_form, _object_of_form = bare("FPDFFormObj_CountObjects"), bare("FPDFFormObj_GetObject")
_type, _bounds, _matrix = bare("FPDFPageObj_GetType"), bare("FPDFPageObj_GetBounds"), bare("FPDFPageObj_GetMatrix")
_draw_mode, _fill_colour = bare("FPDFPath_GetDrawMode"), bare("FPDFPageObj_GetFillColor")
_segments, _segment_of = bare("FPDFPath_CountSegments"), bare("FPDFPath_GetPathSegment")
_point, _kind = bare("FPDFPathSegment_GetPoint"), bare("FPDFPathSegment_GetType")
_closes, _see_through = bare("FPDFPathSegment_GetClose"), bare("FPDFPageObj_HasTransparency")
_font, _text_of = bare("FPDFTextObj_GetFont"), bare("FPDFTextObj_GetText")
_is_embedded, _glyph_width = bare("FPDFFont_GetIsEmbedded"), bare("FPDFFont_GetGlyphWidth")

_SLOTS = Slot("ffff"), Slot("ffffff"), Slot("ii"), Slot("IIII"), Slot("ff")
"""Made once: to make one takes longer than to ask ten objects."""


class Paths:
    """Collects straight edges and images of a page, forms inside forms included, and text that pdfium cannot tell.

    ``edges`` are in page space (left, bottom, right, top); ``excess`` says that there were too many to go on; ``sight``
    knows what is painted over what.
    """

    def __init__(self, text: Any) -> None:
        self.text = text
        self.edges: list[Rect] = []
        self._marks = Marks()
        self.images = 0
        self.lost = 0
        self.sight = Sight()
        self._embedded: set[int] = set()
        self._replaced: set[int] = set()
        self.left = MAX_OBJECTS
        self._rect, self._matrix, self._mode, self._colour, self._point = _SLOTS
        self._segment = Handle()

    @property
    def excess(self) -> bool:
        """Whether the page has absurdly many edges or objects."""
        return len(self.edges) > MAX_RULES or self.left < 0

    def collect(self, page: Any) -> None:
        """All objects of a page."""
        self._visit(_object_of_page, page, _objects_of_page(page), None, 0)
        edges, pictures = self._marks.told()
        self.edges += edges
        self.images += pictures

    def _visit(self, at: Any, holder: Any, count: int, outer: Matrix | None, depth: int) -> None:
        item, texts, embedded, replaced = Handle(), self.sight.texts, self._embedded, self._replaced
        self.left -= count
        for handle in map(at, repeat(holder), range(0 if self.excess else count)):
            item.value = handle
            font = _font(item)
            kind = FPDF_PAGEOBJ_TEXT if font else _type(item)  # only text has a font, and most objects are text
            if kind == FPDF_PAGEOBJ_TEXT:
                texts.append((handle, outer))
                if font not in embedded and (font in replaced or not self._is_embedded(font)):
                    self.lost += self._is_untold(item, font)
            elif kind == FPDF_PAGEOBJ_PATH:
                self._path(item, outer)
                if len(self.edges) > MAX_RULES:
                    return
            elif kind == FPDF_PAGEOBJ_IMAGE:
                self._image(item, outer)
            elif kind == FPDF_PAGEOBJ_SHADING:
                self._ground(item, bounds_of(item), outer)
            elif kind == FPDF_PAGEOBJ_FORM and depth < FORM_DEPTH:
                self._visit(_object_of_form, item, _objects_of_form(item), self._placed(item, outer), depth + 1)
                if self.excess:
                    return

    def _is_embedded(self, font: int) -> bool:
        """Whether a font brings its glyphs along; what it is, is kept for the other text in it."""
        found = bool(_is_embedded(Handle(font)) == 1)
        (self._embedded if found else self._replaced).add(font)
        return found

    def _is_untold(self, item: Any, font: int) -> bool:
        """Whether text without extent is lost: pdfium drops glyphs of some fonts that are not embedded.

        A font of single bytes is replaced, so that what has no extent are blanks; pdfium drops those, too, rightly.
        """
        _bounds(item, *self._rect.places)
        left, bottom, right, top = self._rect.read()
        if left < right or bottom < top or _text_of(item, self.text, None, 0) > 2:
            return False
        width = Slot("f")
        _glyph_width(Handle(font), BEYOND_BYTES, ctypes.c_float(10), width.places[0])
        return bool(width.read()[0])

    def _path(self, item: Any, outer: Matrix | None) -> None:
        """The edges of a path that leaves a mark: stroked, or filled with more than white (a background).

        What is filled through a mask, as the blurred shadow of a word is, has no edges and no one colour.
        """
        at_fill, at_stroke = self._mode.places
        _draw_mode(item, at_fill, at_stroke)
        fill, stroke = self._mode.read()
        if not fill:
            if stroke:
                self._edges(item, outer)
            return
        colour, box = self._colour_of(item), bounds_of(item)
        is_white = colour is not None and colour[0] > WHITE and colour[1] > WHITE and colour[2] > WHITE
        if not stroke and not is_white and self._marks.is_dot(box if outer is None else moved(box, outer)):
            return
        if not stroke and outer is None and not is_white and self._is_thin(item, box):
            return
        is_soft = not stroke and colour is not None and colour[3] == OPAQUE and _see_through(item) > 0
        self._ground(item, box, outer, None if is_soft else colour)
        if stroke or not (is_white or is_soft):
            self._edges(item, outer)

    def _image(self, item: Any, outer: Matrix | None) -> None:
        """A picture, or a rule that some printers draw as one of a few dots."""
        box = bounds_of(item)
        if not self._marks.is_strip(box if outer is None else moved(box, outer)):
            self.images += 1
            self._ground(item, box, outer)

    def _colour_of(self, item: Any) -> Colour | None:
        """The colour a path is filled with; None where it is a pattern."""
        red, green, blue, alpha = self._colour.places
        if not _fill_colour(item, red, green, blue, alpha):
            return None
        colour: Colour = self._colour.read()
        return colour

    def _ground(self, item: Any, box: Rect, outer: Matrix | None, colour: Colour | None = None) -> None:
        """An area that text may stand on, or vanish under; a path that is no rectangle has no one colour."""
        if min(box[2] - box[0], box[3] - box[1]) >= TOLERANCE:
            self.sight.ground(item, box, outer, colour if colour and self._is_rectangle(item) else None)

    def _is_rectangle(self, item: Any) -> bool:
        """Whether a path has no more than two places across and two along: it fills its box."""
        count = _segments(item)
        if count > RECTANGLE:
            return False
        points = []
        for index in range(count):
            self._segment.value = _segment_of(item, index)
            _point(self._segment, *self._point.places)
            points.append(self._point.read())
        return all(
            len(set(places)) <= 2 or len({round(place, 1) for place in places}) <= 2
            for places in zip(*points, strict=True)
        )

    def _is_outline(self, item: Any, count: int) -> bool:
        """Whether a path may be the outline of characters, having curves or slanted lines: shadows and bold letters.

        Their upright and level strokes would divide the cells they stand in.
        """
        segment, (at_x, at_y) = self._segment, self._point.places
        x = y = 0.0
        for index in range(count):
            segment.value = _segment_of(item, index)
            _point(segment, at_x, at_y)
            last_x, last_y, (x, y) = x, y, self._point.read()
            kind = _kind(segment)
            if kind == FPDF_SEGMENT_BEZIERTO:
                return True
            if kind == FPDF_SEGMENT_LINETO and min(abs(x - last_x), abs(y - last_y)) > STRAIGHT:
                return True
        return False

    def _is_thin(self, item: Any, box: Rect) -> bool:
        """Whether a path is a rule filled in, as most are; then its sides are kept, told by one call for all points."""
        left, bottom, right, top = box
        if (right - left > TOLERANCE and top - bottom > TOLERANCE) or _segments(item) != RECTANGLE:
            return False
        if right < FAR and top < FAR and left > -FAR and bottom > -FAR:
            if right - left >= SHORTEST_SIDE:
                self.edges += [(left, bottom, right, bottom), (left, top, right, top)]
            if top - bottom >= SHORTEST_SIDE:
                self.edges += [(left, bottom, left, top), (right, bottom, right, top)]
        return True

    def _placed(self, item: Any, outer: Matrix | None) -> Matrix:
        """The transformation of an object into page space."""
        _matrix(item, self._matrix.places[0])
        inner = self._matrix.read()
        if outer is None:
            return inner
        (a, b, c, d, e, f), (p, q, r, s, t, u) = inner, outer
        return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)

    def _edges(self, item: Any, outer: Matrix | None) -> None:
        """The straight edges of a path; a rectangle gives its four sides, a thin one two close ones."""
        a, b, c, d, e, f = self._placed(item, outer)
        segment, read, (at_x, at_y) = self._segment, self._point.read, self._point.places
        x = y = first_x = first_y = 0.0
        before, count, curved = len(self.edges), _segments(item), False
        for index in range(count):
            segment.value = _segment_of(item, index)
            _point(segment, at_x, at_y)
            u, v = read()
            last_x, last_y, x, y = x, y, a * u + c * v + e, b * u + d * v + f
            if not index:  # where a path begins there is nothing to close
                first_x, first_y = x, y
                continue
            kind = _kind(segment)
            if kind == FPDF_SEGMENT_MOVETO:
                first_x, first_y = x, y
            elif kind == FPDF_SEGMENT_LINETO:
                self._edge(last_x, last_y, x, y)
            else:
                curved = True
            if _closes(segment):
                self._edge(x, y, first_x, first_y)
                x, y = first_x, first_y
        if len(self.edges) == before or not (curved or count > ROUNDED):
            return
        frame, others = _framed(self.edges[before:]) if curved else ([], self.edges[before:])
        if count > ROUNDED and self._is_outline(item, count):
            others = [edge for edge in others if _length(edge) > GLYPH]
        self.edges[before:] = frame + others

    def _edge(self, xa: float, ya: float, xb: float, yb: float) -> None:
        """Keep what is straight and has a length."""
        if (abs(xa - xb) < STRAIGHT or abs(ya - yb) < STRAIGHT) and (xa != xb or ya != yb):
            x0, x1 = (xa, xb) if xa <= xb else (xb, xa)
            y0, y1 = (ya, yb) if ya <= yb else (yb, ya)
            if x0 > -FAR and y0 > -FAR and x1 < FAR and y1 < FAR:
                self.edges.append((x0, y0, x1, y1))


def _framed(edges: list[Rect]) -> tuple[list[Rect], list[Rect]]:
    """The sides of a frame drawn on to its corners, which may be rounded off, and the other edges; no sides of none."""
    lefts, bottoms, rights, tops = zip(*edges, strict=True)
    left, bottom, right, top = min(lefts), min(bottoms), max(rights), max(tops)
    level = [one for one in edges if one[3] - one[1] < STRAIGHT and max(one[0] - left, right - one[2]) < ROUNDING]
    upright = [one for one in edges if one[2] - one[0] < STRAIGHT and max(one[1] - bottom, top - one[3]) < ROUNDING]
    heights, places = [one[1] for one in level], [one[0] for one in upright]
    is_large = min(right - left, top - bottom) > ROUNDING and max(right - left, top - bottom) > GLYPH
    if not (is_large and _are_at((bottom, top), heights) and _are_at((left, right), places)):
        return [], edges
    sides = [(left, y, right, y) for y in heights] + [(x, bottom, x, top) for x in places]
    return sides, [edge for edge in edges if edge not in level and edge not in upright]


def _are_at(sides: tuple[float, float], places: list[float]) -> bool:
    """Whether one of the places is at either side."""
    return all(any(abs(place - side) < TOLERANCE for place in places) for side in sides)


def _length(edge: Rect) -> float:
    """How long an upright or level edge is."""
    return max(edge[2] - edge[0], edge[3] - edge[1])
