"""One PDF page through pdfium: its glyphs upright and in place, its rules, and what was left out.

Positions are points from the top left of the page as a person holds it: pages typeset or rotated sideways are turned by
the direction most glyphs run in. Measured behaviour of pdfium is noted where it shaped the code (design notes, pdf.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from parsers.letters import Letter, said_by
from parsers.sources.advances import set_apart
from parsers.sources.codes import codes_of, holds_untold, is_untold
from parsers.sources.cuts import mark_cuts, without_cut_figures
from parsers.sources.document import LoadedPage
from parsers.sources.glyphs import CHARS, Glyphs, Point, Rect, Turned, add_placed, read_glyphs
from parsers.sources.native import bare
from parsers.sources.paths import Paths
from parsers.sources.sideways import Sideways

if TYPE_CHECKING:
    from parsers.sources.lifted import Move

MAX_GLYPHS = 120_000
"""More glyphs than any printed page carries; beyond it a page is given up, and said so."""

count_glyphs = bare("FPDFText_CountChars")


class Rule(NamedTuple):
    """A straight horizontal or vertical edge: of a drawn line, or one side of a rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float


class Drawing(NamedTuple):
    """What is on a page: glyphs, rules, how many images, and how many glyphs were left out and why.

    ``lost`` counts pieces of text that pdfium shows but cannot tell, ``hidden`` those on layers that are off, and
    ``lifted`` letters that were moved into the cell they are clipped to; ``excess`` marks a page that was given up.
    ``sideways`` are the letters that run up or down, ``unread`` counts texts in annotations.
    ``is_beneath`` says that a picture was painted over the page.
    """

    width: float
    height: float
    glyphs: tuple[Letter, ...]
    rules: tuple[Rule, ...]
    images: int = 0
    slanted: int = 0
    outside: int = 0
    unseen: int = 0
    unmapped: int = 0
    lost: int = 0
    excess: bool = False
    sideways: tuple[Sideways, ...] = ()
    is_beneath: bool = False
    lifted: int = 0
    hidden: int = 0
    unread: int = 0


def draw(page: LoadedPage, *, doubted: bool = False, fitted: bool = False) -> Drawing:
    """Read one page; a page with absurdly many glyphs or rules comes back empty with ``excess`` set.

    Whether text is seen is asked where colours or areas call for it, and of the whole page where it is ``doubted``;
    where it is to be ``fitted``, text cut off by cells too small for it is set closer.
    """
    text_page = page.get_textpage()
    try:
        count = count_glyphs(text_page.raw)
        if count > MAX_GLYPHS:
            return Drawing(page.get_width(), page.get_height(), (), (), excess=True)
        crop = page.get_cropbox()
        paths, codes = Paths(text_page.raw), codes_of(text_page.raw, count)
        paths.collect(page.raw)
        boxes = paths.sight.place(text_page.raw, codes)
        gone = _hide(paths, text_page.raw, codes, doubted)
        if gone:
            text_page.close()
            text_page = page.get_textpage()
            codes = codes_of(text_page.raw, count_glyphs(text_page.raw))
            boxes = paths.sight.place(text_page.raw, codes)
        unseen = paths.sight.unseen(text_page.raw, len(codes))
        moves = _moves(paths, text_page.raw, len(codes), unseen) if fitted else {}
        left_out = unseen - moves.keys()
        mark_cuts(paths.sight.texts, text_page.raw, codes, left_out)
        glyphs = read_glyphs(text_page.raw, codes, crop, left_out | boxes.keys(), moves)
        if boxes:
            placed = {index: (CHARS[codes[index]], boxes[index]) for index in boxes.keys() - left_out}
            add_placed(glyphs, text_page.raw, crop, placed)
    finally:
        text_page.close()
    direction = glyphs.direction()
    turn = page.get_rotation() % 360 if direction is None else direction
    return _drawing(_upright(glyphs, turn, crop), paths, turn, crop)._replace(
        unseen=gone + len(left_out), lifted=len(moves)
    )


def _moves(paths: Paths, text: Any, count: int, unseen: frozenset[int]) -> dict[int, Move]:
    """How characters are moved into cells too small for them; the module is needed for few pages."""
    from parsers.sources.lifted import moves

    return {} if paths.excess else moves(paths.sight.texts, text, count, unseen)


def _hide(paths: Paths, text: Any, codes: Sequence[int], doubted: bool) -> int:
    """Take what is not seen off the page where there may be any; how many characters that are."""
    if paths.excess or not (doubted or paths.sight.is_doubtful(text, codes)):
        return 0
    return paths.sight.hide(text, len(codes), paths.edges)


class _Upright(NamedTuple):
    """The letters of the page as a person holds it, how many are slanted and outside, and those on their side."""

    letters: list[Letter]
    slanted: int
    outside: int
    sideways: tuple[Sideways, ...] = ()


def _upright(glyphs: Glyphs, turn: int, page: Rect) -> _Upright:
    """Turn the page so that most of its glyphs read from left to right; leave out the others."""
    place, (width, height) = _placing(turn, page), _size(turn, page)
    aside = tuple(_sideways(glyphs, turn, place)) if glyphs.turned else ()
    if turn == 0:
        letters = without_cut_figures(glyphs.level, glyphs.outside) if glyphs.outside else glyphs.level
        return _Upright(set_apart(letters), len(glyphs.turned), len(glyphs.outside), aside)
    turned = [_placed(glyph, place) for glyph in glyphs.turned if glyph.direction == turn]
    kept = [a for a in turned if 0 <= a.x0 + a.x1 <= 2 * width and 0 <= a.top + a.bottom <= 2 * height]
    others = len(glyphs.level) + len(glyphs.outside) + len(glyphs.turned) - len(turned)
    return _Upright(set_apart(kept), others, len(turned) - len(kept), aside)


def _sideways(glyphs: Glyphs, turn: int, place: Callable[[float, float], Point]) -> Iterator[Sideways]:
    """The letters that run up or down the page as a person holds it; level ones of a page set sideways do not count."""
    for glyph in glyphs.turned:
        direction = None if glyph.direction is None else (glyph.direction - turn) % 360
        if direction in (90, 270) and not glyph.text.isspace():
            text, x0, top, x1, bottom, _ = _placed(glyph, place)
            yield Sideways(text, x0, top, x1, bottom, direction == 90)


def _drawing(upright: _Upright, paths: Paths, turn: int, page: Rect) -> Drawing:
    width, height = _size(turn, page)
    return Drawing(
        width,
        height,
        tuple(upright.letters),
        () if paths.excess else tuple(_rules(paths.edges, turn, page)),
        images=paths.images,
        slanted=upright.slanted,
        outside=upright.outside,
        unmapped=count_untold(list(map(said_by, upright.letters))),
        lost=paths.lost,
        excess=paths.excess,
        sideways=upright.sideways,
        is_beneath=paths.images > 0 and paths.sight.is_beneath(page),
    )


def _size(turn: int, page: Rect) -> Point:
    left, bottom, right, top = page
    return (right - left, top - bottom) if turn in (0, 180) else (top - bottom, right - left)


def _placing(turn: int, page: Rect) -> Callable[[float, float], Point]:
    """A function from page space to points from the top left of the upright page."""
    left, bottom, right, top = page
    if turn == 90:
        return lambda x, y: (y - bottom, x - left)
    if turn == 180:
        return lambda x, y: (right - x, y - bottom)
    if turn == 270:
        return lambda x, y: (top - y, right - x)
    return lambda x, y: (x - left, top - y)


def _placed(glyph: Turned, place: Callable[[float, float], Point]) -> Letter:
    (xa, ya), (xb, yb) = place(glyph.left, glyph.bottom), place(glyph.right, glyph.top)
    return Letter(glyph.text, min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb), place(glyph.x, glyph.y)[1])


def _rules(edges: Iterable[Rect], turn: int, page: Rect) -> Iterable[Rule]:
    if turn == 0:
        left, _, _, top = page
        return [tuple.__new__(Rule, (xa - left, top - yb, xb - left, top - ya)) for xa, ya, xb, yb in edges]
    place = _placing(turn, page)
    corners = ((place(xa, ya), place(xb, yb)) for xa, ya, xb, yb in edges)
    return [Rule(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)) for (xa, ya), (xb, yb) in corners]


def count_untold(texts: Sequence[str]) -> int:
    """How many characters have no meaning; a page has few different ones, and most have none of these."""
    if not holds_untold("".join(texts)):
        return 0
    return sum(texts.count(text) for text in set(texts) if is_untold(text))
