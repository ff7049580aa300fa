"""One PDF page through pdfium: its glyphs upright and in place, its rules, and what was left out.

Positions are points from the top left of the page as a person holds it: pages typeset or rotated sideways are turned by
the direction most glyphs run in. Measured behaviour of pdfium is noted where it shaped the code (design notes, pdf.md).
"""

from __future__ import annotations

import ctypes
import itertools
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from parsers.ruling import Letter

MAX_GLYPHS = 120_000
"""More glyphs than any printed page carries; beyond it a page is given up, and said so."""

MAX_RULES = 60_000
DESCENT = 0.14
"""Share of the font size below the baseline, used where a font tells no usable height."""

SLANT = 0.02
FORM_DEPTH = 8
SOFT_HYPHEN = 2
"""What pdfium reports for a hyphen at the end of a line of text."""

WHITE = 250

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Rect = tuple[float, float, float, float]


class Rule(NamedTuple):
    """A straight horizontal or vertical edge: of a drawn line, or one side of a rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is on a page: glyphs, rules, how many images, and how many glyphs were left out and why.

    ``lost`` counts pieces of text that pdfium shows but cannot tell; ``excess`` marks a page that was given up.
    """

    width: float
    height: float
    glyphs: tuple[Letter, ...]
    rules: tuple[Rule, ...]
    images: int = 0
    slanted: int = 0
    outside: int = 0
    unmapped: int = 0
    lost: int = 0
    excess: bool = False


def draw(page: pdfium.PdfPage) -> Drawing:
    """Read one page; a page with absurdly many glyphs or rules comes back empty with ``excess`` set."""
    text_page = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(text_page.raw)
        if count > MAX_GLYPHS:
            return Drawing(page.get_width(), page.get_height(), (), (), excess=True)
        glyphs = list(_glyphs(text_page.raw, count))
        paths = _Paths(text_page.raw)
        paths.collect(page.raw)
    finally:
        text_page.close()
    return _upright(page, glyphs, paths)


class _Raw(NamedTuple):
    """A glyph in page space (y upwards) with the direction it runs in; None when slanted."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    direction: int | None


def _glyphs(text: Any, count: int) -> Iterator[_Raw]:
    """Every character a person sees; generated ones (line ends, gaps pdfium adds) are skipped."""
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    box_, matrix_, x_, y_ = map(ctypes.byref, (box, matrix, x, y))
    unicode_of, generated = raw.FPDFText_GetUnicode, raw.FPDFText_IsGenerated
    loose, origin, matrix_of, size_of = (
        raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin, raw.FPDFText_GetMatrix, raw.FPDFText_GetFontSize,
    )  # fmt: skip
    for index in range(count):
        code = unicode_of(text, index)
        if (code < 32 and code != SOFT_HYPHEN) or (code == 32 and generated(text, index) == 1):
            continue
        loose(text, index, box_)
        origin(text, index, x_, y_)
        matrix_of(text, index, matrix_)
        direction = _direction(matrix.a, matrix.b, matrix.c, matrix.d)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if direction in (0, None):
            size = size_of(text, index) * (abs(matrix.d) + abs(matrix.b))
            if abs((top - bottom) - size) > 0.05:  # pdfium reports absurdly tall boxes for fonts without metrics
                bottom = y.value - DESCENT * size
                top = bottom + size
        yield _Raw("-" if code == SOFT_HYPHEN else chr(code), left, bottom, right, top, x.value, y.value, direction)


def _direction(a: float, b: float, c: float, d: float) -> int | None:
    """Degrees the text runs in, counter-clockwise from rightwards, or None when it is slanted (a watermark)."""
    if abs(b) <= SLANT * (abs(a) + abs(b)):
        return 0 if a > 0 or d > 0 else 180
    if abs(a) <= SLANT * (abs(a) + abs(b)):
        return 90 if b > 0 or c < 0 else 270
    return None


def _upright(page: pdfium.PdfPage, glyphs: list[_Raw], paths: _Paths) -> Drawing:
    """Turn the page so that most of its glyphs read from left to right; leave out the others."""
    runs = Counter(glyph.direction for glyph in glyphs if glyph.direction is not None and not glyph.text.isspace())
    turn = runs.most_common(1)[0][0] if runs else (page.get_rotation() % 360)
    left, bottom, right, top = page.get_cropbox()
    place = _placing(turn, left, bottom, right, top)
    width, height = (right - left, top - bottom) if turn in (0, 180) else (top - bottom, right - left)
    kept, outside = [], 0
    for glyph in glyphs:
        if glyph.direction != turn:
            continue
        placed = _placed(glyph, place)
        if 0 <= (placed.x0 + placed.x1) / 2 <= width and 0 <= (placed.top + placed.bottom) / 2 <= height:
            kept.append(placed)
        else:
            outside += 1
    excess = len(paths.edges) > MAX_RULES
    return Drawing(
        width,
        height,
        tuple(kept),
        () if excess else tuple(_rule(edge, place) for edge in paths.edges),
        images=paths.images,
        slanted=sum(glyph.direction != turn for glyph in glyphs),
        outside=outside,
        unmapped=sum(_is_unmapped(glyph.text) for glyph in kept),
        lost=paths.lost,
        excess=excess,
    )


def _placing(turn: int, left: float, bottom: float, right: float, top: float) -> Callable[[float, float], Point]:
    """A function from page space to points from the top left of the upright page."""
    if turn == 90:
        return lambda x, y: (y - bottom, x - left)
    if turn == 180:
        return lambda x, y: (right - x, y - bottom)
    if turn == 270:
        return lambda x, y: (top - y, right - x)
    return lambda x, y: (x - left, top - y)


def _placed(glyph: _Raw, place: Callable[[float, float], Point]) -> Letter:
    (xa, ya), (xb, yb) = place(glyph.left, glyph.bottom), place(glyph.right, glyph.top)
    return Letter(glyph.text, min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb), place(glyph.x, glyph.y)[1])


def _rule(edge: Rect, place: Callable[[float, float], Point]) -> Rule:
    (xa, ya), (xb, yb) = place(edge[0], edge[1]), place(edge[2], edge[3])
    return Rule(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


def _is_unmapped(text: str) -> bool:
    """A character without meaning: no Unicode known to the font, or a private one."""
    return text == "\ufffd" or "\ue000" <= text <= "\uf8ff"


class _Paths:
    """Collects straight edges and images of a page, forms inside forms included, and text that pdfium cannot tell."""

    def __init__(self, text: Any) -> None:
        self.text = text
        self.edges: list[Rect] = []
        self.images = 0
        self.lost = 0

    def collect(self, page: Any) -> None:
        """All objects of a page."""
        for index in range(raw.FPDFPage_CountObjects(page)):
            self._visit(raw.FPDFPage_GetObject(page, index), None, 0)
            if len(self.edges) > MAX_RULES:
                return

    def _visit(self, item: Any, outer: Matrix | None, depth: int) -> None:
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(item, _within(_matrix(item), outer))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self.images += 1
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            self.lost += self._is_lost(item)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < FORM_DEPTH:
            inner = _within(_matrix(item), outer)
            for index in range(raw.FPDFFormObj_CountObjects(item)):
                self._visit(raw.FPDFFormObj_GetObject(item, index), inner, depth + 1)

    def _is_lost(self, item: Any) -> bool:
        """Text without extent and without characters: pdfium drops glyphs of some fonts that are not embedded."""
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        raw.FPDFPageObj_GetBounds(item, *map(ctypes.byref, (left, bottom, right, top)))
        if right.value > left.value or top.value > bottom.value:
            return False
        if raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(item)) == 1:
            return False
        return bool(raw.FPDFTextObj_GetText(item, self.text, None, 0) <= 2)

    def _path(self, item: Any, matrix: Matrix) -> None:
        if not _is_visible(item):
            return
        for points in _subpaths(item, matrix):
            self._edges(points)

    def _edges(self, points: list[Point]) -> None:
        """The straight edges of one run of points; a rectangle gives its four sides, a thin one two close ones."""
        for (xa, ya), (xb, yb) in itertools.pairwise(points):
            if abs(xa - xb) < 0.01 or abs(ya - yb) < 0.01:
                self.edges.append((min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)))


def _is_visible(item: Any) -> bool:
    """Whether a path leaves a mark: stroked, or filled with more than white (the background of a cell is no rule)."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    if stroke.value:
        return True
    if not fill.value:
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(item, *map(ctypes.byref, (red, green, blue, alpha)))
    return min(red.value, green.value, blue.value) <= WHITE


def _matrix(item: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _within(inner: Matrix, outer: Matrix | None) -> Matrix:
    """The product of two transformations."""
    if outer is None:
        return inner
    (a, b, c, d, e, f), (p, q, r, s, t, u) = inner, outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _subpaths(item: Any, matrix: Matrix) -> Iterator[list[Point]]:
    """The runs of points of a path in page space; a closed run ends where it began."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    x_, y_ = ctypes.byref(x), ctypes.byref(y)
    run: list[Point] = []
    for index in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x_, y_)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if run and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            yield run
            run = []
        run.append(point)
        if raw.FPDFPathSegment_GetClose(segment) and run[-1] != run[0]:
            run.append(run[0])
    if len(run) > 1:
        yield run
