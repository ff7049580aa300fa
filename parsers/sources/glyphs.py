"""The glyphs of one PDF page through pdfium: which characters, where, and in which direction they run."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from math import nan
from typing import Any, NamedTuple

from parsers.characters import is_han, plain_line, unified
from parsers.letters import Letter
from parsers.sources.codes import BLANK, HYPHENS, UNTOLD_TEXT
from parsers.sources.native import Slot, Strip, bare

DESCENT = 0.14
"""Share of the font size below the baseline, used where a font tells no usable height."""

SLANT = 0.02
SAME_HEIGHT = 0.05
FAR = 100_000.0
"""Points from the page beyond which nothing is printed: what claims to stand there is damaged."""

Rect = tuple[float, float, float, float]
Point = tuple[float, float]
Point3 = tuple[float, float, float]

_origin, _font_size, _matrix = bare("FPDFText_GetCharOrigin"), bare("FPDFText_GetFontSize"), bare("FPDFText_GetMatrix")
_boxes = Strip("ffff", bare("FPDFText_GetLooseCharBox"))
"""The sides of characters: left, top, right, bottom."""

_place, _transformation = Slot("dd"), Slot("ffffff")

Stand = tuple[float, float, float, float, float]
"""How a character stands: the upper and lower side pdfium tells of all that stand so, its top, bottom and baseline."""

NOHOW: Stand = (nan, nan, nan, nan, nan)
"""How a character stands that is to be looked at by itself."""


class Turned(NamedTuple):
    """A glyph that does not run rightwards, in page space (y upwards); ``direction`` is None when it is slanted."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    direction: int | None


class Glyphs:
    """The characters of a page in document order.

    ``level`` are those that run rightwards, in points from the top left of the page, ``outside`` those of them that
    stand beside it; ``turned`` are all others.
    """

    def __init__(self) -> None:
        self.level: list[Letter] = []
        self.outside: list[Letter] = []
        self.turned: list[Turned] = []

    def direction(self) -> int | None:
        """The direction in degrees that most characters run in; None where no character is seen."""
        level = (letter for letter in chain(self.level, self.outside) if not letter.text.isspace())
        if not self.turned:
            return None if next(level, None) is None else 0
        runs = Counter({0: sum(1 for _ in level)})
        runs.update(turned.direction for turned in self.turned if turned.direction and not turned.text.isspace())
        ((direction, count),) = runs.most_common(1)
        return direction if count else None


def read_glyphs(
    text: Any, codes: Sequence[int], page: Rect, unseen: Collection[int] = (), moves: Mapping[int, Point3] | None = None
) -> Glyphs:
    """Every character but those ``unseen``; ``page`` is the visible part of the page (left, bottom, right, top).

    ``moves`` tells how some of them are moved: their places across times a share plus a distance, and how far up.
    Most characters stand as the one before them does, and only their sides are looked at: pdfium makes them out of the
    baseline, the size and the font.
    """
    told = [index for index, code in enumerate(codes) if code >= BLANK or code in HYPHENS]
    indexes = [index for index in told if index not in unseen] if unseen else told
    chars, make = map(CHARS.__getitem__, map(codes.__getitem__, indexes)), tuple.__new__
    reader, left, width = _Reader(text, page, moves or {}, Glyphs()), page[0], 2 * (page[2] - page[0])
    keep, leave = reader.found.level.append, reader.found.outside.append
    tallest, lowest, upper, lower, baseline = NOHOW
    for index, char, (x0, high, x1, low) in zip(indexes, chars, _boxes.read(text, indexes), strict=True):
        if high != tallest or low != lowest:
            _matrix(text, index, _transformation.places[0])
            numbers = (x0, high, x1, low, *_transformation.read())
            stand = reader.stand(index, numbers)
            tallest, lowest, upper, lower, baseline = stand
            if stand is NOHOW:
                reader.take(index, char, numbers)
                continue
        x0, x1 = x0 - left, x1 - left
        letter = make(Letter, (char, x0, upper, x1, lower, baseline))
        keep(letter) if 0 <= x0 + x1 <= width else leave(letter)
    return reader.found


class _Reader:
    """Looks at characters closely; ``tall`` is the type asked for last, ``scale`` what its size was multiplied with."""

    def __init__(self, text: Any, page: Rect, moves: Mapping[int, Point3], found: Glyphs) -> None:
        self.text, self.page, self.moves, self.found = text, page, moves, found
        self.tall = self.scale = 0.0

    def stand(self, index: int, numbers: Sequence[float]) -> Stand:
        """How a character stands that runs along a level line of the page; NOHOW for all others.

        Its transformation tells the height of its baseline. Of a box lower than its type nothing follows for the next
        character: there are fonts in which each has its own.
        """
        _, high, _, low, a, b, _, d, _, line = numbers
        if a <= 0 or b or self.moves or not low <= line < (low + high) / 2:
            return NOHOW
        _, bottom, _, top = self.page
        down, above = self._sides(index, low, high, line, d)
        upper, lower = top - above, top - down
        if not (0 <= upper + lower <= 2 * (top - bottom) and -FAR < line < FAR):
            return NOHOW
        known = high if down == low or 2 * (high - low) > self.tall else nan
        return (known, low, upper, lower, top - line)

    def take(self, index: int, char: str, numbers: Sequence[float]) -> None:
        """Keep a character in any direction, at any place."""
        x0, high, x1, low, a, b, c, d, _, base = numbers
        direction = 0 if a > 0 and not b else _direction(a, b, c, d)
        if direction and _font_size(self.text, index) < 0:  # turned twice, by its transformation and by its size
            a, b, c, d = -a, -b, -c, -d
            direction = _direction(a, b, c, d)
        if direction != 0:
            self.found.turned.append(Turned(char, x0, low, x1, high, *_origin_of(self.text, index), direction))
            return
        if b or not low <= base < (low + high) / 2:  # slightly turned, or set as vertical lines are
            _, base = _origin_of(self.text, index)
        low, high = self._sides(index, low, high, base, d, b)
        if a < 0:
            x0, x1 = x1, x0
        if index in self.moves:
            share, across, up = self.moves[index]
            x0, x1, low, high, base = share * x0 + across, share * x1 + across, low + up, high + up, base + up
        self.keep(char, x0, low, x1, high, base)

    def _sides(self, index: int, low: float, high: float, base: float, d: float, b: float = 0.0) -> Point:
        """The lower and the upper side of a character: its box is absurdly tall or low in fonts without metrics."""
        if d == self.scale and not b and -SAME_HEIGHT <= high - low - self.tall <= SAME_HEIGHT:
            return low, high
        self.tall, self.scale = abs(_font_size(self.text, index)) * (abs(d) + abs(b)), d
        if -SAME_HEIGHT <= high - low - self.tall <= SAME_HEIGHT:
            return low, high
        return base - DESCENT * self.tall, base + (1 - DESCENT) * self.tall

    def keep(self, char: str, x0: float, low: float, x1: float, high: float, base: float) -> None:
        """Keep a character that runs along a level line."""
        left, bottom, right, top = self.page
        x0, upper, x1, lower = x0 - left, top - high, x1 - left, top - low
        is_seen = 0 <= x0 + x1 <= 2 * (right - left) and 0 <= upper + lower <= 2 * (top - bottom) and -FAR < base < FAR
        letter = Letter(char, x0, upper, x1, lower, top - base)
        (self.found.level if is_seen else self.found.outside).append(letter)


def add_placed(found: Glyphs, text: Any, page: Rect, placed: Mapping[int, tuple[str, Rect]]) -> None:
    """Keep characters, by index, whose boxes in page space are known from elsewhere (left, bottom, right, top)."""
    reader, slot = _Reader(text, page, {}, found), Slot("ffffff")
    for index, (char, (x0, low, x1, high)) in placed.items():
        _matrix(text, index, slot.places[0])
        a, b, c, d, x, y = slot.read()
        direction, tall = _direction(a, b, c, d), abs(_font_size(text, index)) * (abs(d) + abs(b))
        if direction == 0:
            reader.keep(char, x0, y - DESCENT * tall, x1, y + (1 - DESCENT) * tall, y)
        else:
            found.turned.append(Turned(char, x0, low, x1, high, x, y, direction))


def _origin_of(text: Any, index: int) -> Point:
    """Where a character begins on its baseline."""
    _origin(text, index, *_place.places)
    x, y = _place.read()
    return x, y


class _Chars(dict[int, str]):
    """The characters of codes as pdfium reports them, blank where one is none to be shown; each is made once."""

    def __missing__(self, code: int) -> str:
        self[code] = char = "-" if code in HYPHENS else _char_of(code)
        return char


CHARS = _Chars()


def _char_of(code: int) -> str:
    char = chr(code) if code <= sys.maxunicode else UNTOLD_TEXT
    return char if is_han(char) else unified(plain_line(char))


def _direction(a: float, b: float, c: float, d: float) -> int | None:
    """Degrees the text runs in, counter-clockwise from rightwards, or None when it is slanted (a watermark)."""
    if abs(b) <= SLANT * (abs(a) + abs(b)):
        return 0 if a > 0 or d > 0 else 180
    if abs(a) <= SLANT * (abs(a) + abs(b)):
        return 90 if b > 0 or c < 0 else 270
    return None
