"""The glyphs of one PDF page through pdfium: which characters, where, and in which direction they run."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from parsers.characters import plain_line, unified
from parsers.letters import Letter
from parsers.sources.codes import BLANK, HYPHENS
from parsers.sources.native import Slot, bare

DESCENT = 0.14
"""Share of the font size below the baseline, used where a font tells no usable height."""

SLANT = 0.02
SAME_HEIGHT = 0.05
FAR = 100_000.0
"""Points from the page beyond which nothing is printed: what claims to stand there is damaged."""

Rect = tuple[float, float, float, float]
Point = tuple[float, float]
Point3 = tuple[float, float, float]

_loose_box, _origin = bare("FPDFText_GetLooseCharBox"), bare("FPDFText_GetCharOrigin")
_matrix, _font_size = bare("FPDFText_GetMatrix"), bare("FPDFText_GetFontSize")
_glyph, _place = Slot("ffffffffff"), Slot("dd")


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


@dataclass(slots=True)
class Glyphs:
    """The characters of a page in document order.

    ``level`` are those that run rightwards, in points from the top left of the page, ``outside`` those of them that
    stand beside it; ``turned`` are all others.
    """

    level: list[Letter] = field(default_factory=list)
    outside: list[Letter] = field(default_factory=list)
    turned: list[Turned] = field(default_factory=list)

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

    Two calls tell all of a character that stands on a level line: its transformation holds the height of its baseline.
    """
    found, make, chars = Glyphs(), tuple.__new__, {code: char_of(code) for code in set(codes)}
    left, bottom, right, top = page
    width, height = 2 * (right - left), 2 * (top - bottom)
    read, (box, _, _, _, matrix, *_), tall, last = _glyph.read, _glyph.places, 0.0, 0.0
    keep, leave = found.level.append, found.outside.append
    told = enumerate(codes)
    for index, code in (one for one in told if one[0] not in unseen) if unseen else told:
        if code < BLANK and code not in HYPHENS:
            continue
        _loose_box(text, index, box)
        _matrix(text, index, matrix)
        x0, high, x1, low, a, b, c, d, _, base = read()
        direction = 0 if a > 0 and not b else _direction(a, b, c, d)
        if direction and _font_size(text, index) < 0:  # turned twice, by its transformation and by its size
            a, b, c, d = -a, -b, -c, -d
            direction = _direction(a, b, c, d)
        if direction != 0:
            found.turned.append(Turned(chars[code], x0, low, x1, high, *_origin_of(text, index), direction))
            continue
        if b or not low <= base < (low + high) / 2:  # slightly turned, or set as vertical lines are
            _, base = _origin_of(text, index)
        if d != last or b or not -SAME_HEIGHT <= high - low - tall <= SAME_HEIGHT:  # else it is as the one before
            tall, last = abs(_font_size(text, index)) * (abs(d) + abs(b)), d
            if not -SAME_HEIGHT <= high - low - tall <= SAME_HEIGHT:  # absurdly tall boxes of fonts without metrics
                low, high = base - DESCENT * tall, base + (1 - DESCENT) * tall
        if a < 0:
            x0, x1 = x1, x0
        if moves and index in moves:
            share, across, up = moves[index]
            x0, x1, low, high, base = share * x0 + across, share * x1 + across, low + up, high + up, base + up
        x0, upper, x1, lower = x0 - left, top - high, x1 - left, top - low
        is_seen = 0 <= x0 + x1 <= width and 0 <= upper + lower <= height and -FAR < base < FAR
        letter = make(Letter, (chars[code], x0, upper, x1, lower, top - base))
        keep(letter) if is_seen else leave(letter)
    return found


def _origin_of(text: Any, index: int) -> Point:
    """Where a character begins on its baseline."""
    _origin(text, index, *_place.places)
    x, y = _place.read()
    return x, y


@cache
def char_of(code: int) -> str:
    """The character of a code as pdfium reports it, blank where it is none to be shown."""
    if code in HYPHENS:
        return "-"
    return unified(plain_line(chr(code))) if code <= sys.maxunicode else "\ufffd"


def _direction(a: float, b: float, c: float, d: float) -> int | None:
    """Degrees the text runs in, counter-clockwise from rightwards, or None when it is slanted (a watermark)."""
    if abs(b) <= SLANT * (abs(a) + abs(b)):
        return 0 if a > 0 or d > 0 else 180
    if abs(a) <= SLANT * (abs(a) + abs(b)):
        return 90 if b > 0 or c < 0 else 270
    return None
