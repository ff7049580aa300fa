"""Which text of a PDF page a person sees: not what is transparent, cut off, painted over or coloured like its ground.

A page is looked at character by character only where something on it calls for that: the colours that meet on it, or
cells that hold two figures.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from ctypes import c_double
from typing import Any, NamedTuple

from parsers.letters import TOLERANCE
from parsers.sources.clips import Clips, area, cut
from parsers.sources.codes import BLANK
from parsers.sources.glyphs import FAR, Point, Rect
from parsers.sources.inks import INK, OPAQUE, PAPER, Colour, is_same, on_paper
from parsers.sources.native import Handle, Slot, bare
from parsers.sources.overlays import is_light, laid_over, may_be_laid_over
from parsers.sources.places import Matrix, bounds_of, centre, holds, middle_of, moved, place_of, within
from parsers.sources.spelt import misplaced

MOST_OF = 0.8
"""Share of a page, and of its pieces of text, that a picture of the page lies over."""

FAINT = 16
FILLED = 0
PAINTED = frozenset((0, 1, 2, 4, 5, 6))
"""Text render modes that leave a mark; the first leaves the fill colour alone."""

AWAY = tuple(map(c_double, (1, 0, 0, 1, 10 * FAR, 10 * FAR)))

_render_mode, _fill_colour = bare("FPDFTextObj_GetTextRenderMode"), bare("FPDFPageObj_GetFillColor")
_see_through, _object_of = bare("FPDFPageObj_HasTransparency"), bare("FPDFText_GetTextObject")
_switch, _transform = bare("FPDFPageObj_SetIsActive"), bare("FPDFPageObj_Transform")
_channels = Slot("IIII")


class Ground(NamedTuple):
    """An area painted after so many pieces of text; ``colour`` is None where it has many, as a picture has."""

    after: int
    box: Rect
    colour: Colour | None
    covers: bool = False


class Look(NamedTuple):
    """How a piece of text is painted: its colour, None where it leaves no mark, and the area it is clipped to."""

    colour: Colour | None
    clip: Rect | None


class Sight:
    """Collects what is painted on a page, and tells which of its characters are not to be seen.

    ``texts`` are the pieces of text in the order of painting: their objects, and the transformation of a form around.
    """

    def __init__(self) -> None:
        self.texts: list[tuple[int, Matrix | None]] = []
        self._boxes: list[Rect] = []
        self.grounds: list[Ground] = []
        self._ground_colours = {PAPER}
        self._looks: dict[int, Look] = {}
        self._misplaced: dict[int, Rect] = {}
        self._clips = Clips()
        self._colour, self._read = _channels.places, _channels.read

    def ground(self, item: Any, box: Rect, outer: Matrix | None, colour: Colour | None = None) -> None:
        """Take an area under or over text; one of a single colour that lets nothing through covers what is below.

        Of a fill that is clipped, as browsers draw the sides of cells, only what is left counts.
        """
        clip = self._clips.of(item)
        box = box if clip is None else cut(box, clip)
        if min(box[2] - box[0], box[3] - box[1]) < TOLERANCE:
            return
        covers = colour is not None and colour[3] == OPAQUE and not _see_through(item)
        self.grounds.append(Ground(len(self.texts), box if outer is None else moved(box, outer), colour, covers))
        if colour is not None:
            self._ground_colours.add(colour)

    def is_beneath(self, page: Rect) -> bool:
        """Whether a picture lies over nearly all of a page and its text; it may let the text through."""
        least = MOST_OF * (page[2] - page[0]) * (page[3] - page[1])
        return any(
            ground.colour is None and ground.after > MOST_OF * len(self.texts) and area(cut(ground.box, page)) >= least
            for ground in self.grounds
        )

    def is_doubtful(self, text: Any, codes: Sequence[int]) -> bool:
        """Whether there may be text that is not seen, clipping aside; asked where each word begins."""
        item, modes, colours, (red, green, blue, alpha) = Handle(), set(), set(), self._colour
        behind = [index for index, code in enumerate(codes, 1) if code <= BLANK]
        for index in (0, *behind):
            if index < len(codes) and codes[index] > BLANK and (found := _object_of(text, index)):
                item.value = found
                _fill_colour(item, red, green, blue, alpha)
                colours.add(self._read())
                modes.add(_render_mode(item))
        inks = {on_paper(colour) for colour in colours}
        if modes - PAINTED or any(self._is_grounds(ink) or may_be_laid_over(ink) for ink in inks):
            return True
        return next(self._covered(), None) is not None

    def place(self, text: Any, codes: Sequence[int]) -> dict[int, Rect]:
        """Where characters stand of which pdfium tells another place, by their index: their boxes in page space."""
        self._misplaced = misplaced(self.texts, text, codes)
        return self._misplaced

    def hide(self, text: Any, count: int, edges: Sequence[Rect]) -> int:
        """Switch off the pieces of text of which nothing is seen; how many characters the page loses by that.

        Of characters in nearly one place pdfium tells the first: those that are seen are told when the others are gone.
        What is only clipped stays: it may be a part of something, or stand in a cell too small for it.
        ``text`` is the page's text as pdfium reads it, ``edges`` are the straight lines on the page.
        """
        self._looks = self._doubtful_pieces(edges, lambda numbers: self._words_of(text, count, numbers))
        numbers = list(self._numbers_of(text, count)) if self._looks else []
        stay = {number for index, number in numbers if self._stays(number, self._unseen_middle(text, index, number))}
        gone = [number for _, number in numbers if number not in stay]
        for number in set(gone):
            _switch_off(Handle(self.texts[number][0]))
        return len(gone)

    def _stays(self, number: int, middle: Point | None) -> bool:
        """Whether a character is seen, or hidden by nothing but its clipping."""
        colour, clip = self._looks[number] if middle else (None, None)
        return middle is None or (colour is not None and clip is not None and not holds(clip, middle))

    def unseen(self, text: Any, count: int) -> frozenset[int]:
        """The indexes of the characters that are not seen, of pieces of text that are seen in part."""
        if not self._looks:
            return frozenset()
        seen: list[int] = []
        unseen: dict[int, Point] = {}
        for index, number in self._numbers_of(text, count):
            middle = self._unseen_middle(text, index, number)
            if middle is None:
                seen.append(index)
            else:
                unseen[index] = middle
        return frozenset(unseen) - self._printed_again(text, unseen, seen)

    def _unseen_middle(self, text: Any, index: int, number: int) -> Point | None:
        """Where a character stands that is not seen; None for one that is."""
        if number not in self._looks:
            return None
        box = self._misplaced.get(index)
        middle = centre(box) if box else middle_of(text, index)
        return None if self._is_seen(number, self._looks[number], middle) else middle

    def _numbers_of(self, text: Any, count: int) -> Iterator[tuple[int, int]]:
        """The index of each character, and the number of the piece of text it belongs to."""
        at = {item: number for number, (item, _) in enumerate(self.texts)}
        for index in range(count):
            number = at.get(_object_of(text, index) or 0)
            if number is not None:
                yield index, number

    def _printed_again(self, text: Any, unseen: dict[int, Point], seen: list[int]) -> frozenset[int]:
        """The characters that stand once more, and visibly, in the same place: pdfium tells only the first of them.

        They lie in a piece of text that is seen, where none of its own characters is told.
        """
        boxes = [box for number, box in enumerate(self._places()) if number not in self._looks]
        inside = {index: middle for index, middle in unseen.items() if any(holds(box, middle) for box in boxes)}
        told = [place_of(text, index) for index in seen] if inside else []
        return frozenset(index for index, middle in inside.items() if not any(holds(box, middle) for box in told))

    def _places(self) -> list[Rect]:
        """Where the pieces of text stand in page space; most pages never need it."""
        if len(self._boxes) < len(self.texts):
            item, self._boxes = Handle(), []
            for address, outer in self.texts:
                item.value = address
                box = bounds_of(item)
                self._boxes.append(box if outer is None else moved(box, outer))
        return self._boxes

    def _words_of(self, text: Any, count: int, numbers: Collection[int]) -> dict[int, list[Rect]]:
        """Where the words of some pieces of text stand, by the number of the piece; blanks and gaps part them."""
        found: dict[int, list[Rect]] = {}
        for index, number in self._numbers_of(text, count):
            if number not in numbers:
                continue
            left, bottom, right, top = place_of(text, index)
            words = found.setdefault(number, [])
            if words and left - words[-1][2] < top - bottom and bottom < words[-1][3] and words[-1][1] < top:
                last = words[-1]
                words[-1] = min(last[0], left), min(last[1], bottom), max(last[2], right), max(last[3], top)
            else:
                words.append((left, bottom, right, top))
        return found

    def _doubtful_pieces(
        self, edges: Sequence[Rect], words_of: Callable[[Collection[int]], dict[int, list[Rect]]]
    ) -> dict[int, Look]:
        """The pieces of text of which something may not be seen, by their number; what is laid over leaves no mark."""
        looks, covered, pale = {}, set(self._covered()), dict[int, Colour]()
        for number, (item, outer) in enumerate(self.texts):
            look = self._look(Handle(item), outer)
            if look.colour is not None and may_be_laid_over(look.colour) and self._ison_paper(number):
                pale[number] = look.colour
            cut = look.clip is not None and not within(self._places()[number], look.clip)
            if look.colour is None or cut or number in covered or self._is_grounds(look.colour):
                looks[number] = look
        over = laid_over(pale, self._places(), edges, words_of) if pale else ()
        return looks | dict.fromkeys(over, Look(None, None))

    def _ison_paper(self, number: int) -> bool:
        """Whether a piece of text stands on nothing, or on something light: there a light colour is hardly seen."""
        under = self._under(number, centre(self._places()[number]))
        return under is not None and is_light(under)

    def _look(self, item: Any, outer: Matrix | None) -> Look:
        clip = self._clips.of(item)
        if clip is not None and outer is not None:
            clip = moved(clip, outer)
        mode = _render_mode(item)
        if not _fill_colour(item, *self._colour):
            return Look(INK, clip)
        colour = self._read()
        if mode not in PAINTED or colour[3] < FAINT:
            return Look(None, clip)
        return Look(on_paper(colour) if mode == FILLED else INK, clip)

    def _is_grounds(self, colour: Colour) -> bool:
        """Whether a colour is that of the paper or of an area on it."""
        return any(is_same(colour, ground) for ground in self._ground_colours)

    def _covered(self) -> Iterator[int]:
        """The pieces of text that something was painted over, in part at least."""
        covers = [ground for ground in self.grounds if ground.covers and ground.after]
        if not covers:
            return
        boxes = self._places()
        order = sorted((box[1] + box[3], number) for number, box in enumerate(boxes))
        for after, (left, bottom, right, top), _, _ in covers:
            for _, number in order[bisect_left(order, (2 * bottom,)) : bisect_right(order, (2 * top,))]:
                box = boxes[number]
                if number < after and box[0] < right and left < box[2]:
                    yield number

    def _is_seen(self, number: int, look: Look, middle: Point) -> bool:
        if look.colour is None or (look.clip is not None and not holds(look.clip, middle)):
            return False
        if any(ground.covers and ground.after > number and holds(ground.box, middle) for ground in self.grounds):
            return False
        under = self._under(number, middle)
        return under is None or not is_same(look.colour, under)

    def _under(self, number: int, point: Point) -> Colour | None:
        """The colour of what was painted last below a piece of text."""
        under = (
            ground.colour for ground in reversed(self.grounds) if ground.after <= number and holds(ground.box, point)
        )
        return next(under, PAPER)


def _switch_off(item: Any) -> None:
    """Have pdfium tell nothing of a piece of text, and take no other piece for its copy: it looks at their places."""
    _switch(item, 0)
    _transform(item, *AWAY)
