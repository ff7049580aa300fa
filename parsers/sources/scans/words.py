"""Recognised lines of a scanned page: text, place, and how sure it is; lines with doubtful figures are read twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from statistics import median
from typing import Protocol

import numpy as np

from model.disclosure import Box
from parsers.letters import Letter
from parsers.sources.scans.cells import PAD
from parsers.sources.scans.engine import Said
from parsers.sources.scans.image import POINTS, Grey, Pixels
from parsers.sources.scans.parting import parted

SURE = 0.97
"""Certainty of the least certain character below which a figure is read again; in other text, of its digits."""

WORD = 0.9
"""And that of words below which they are read again."""

LEAST = 0.3
"""What is read with less certainty on the mean is no text: seals, stains, drawings."""

UNSURE = 0.6
"""A figure less certain than this in both readings has no reading, also where they agree; a lone digit must be sure."""

LEANS = 0.18
"""By which share of its height the upper third of a slash stands to the right of the lower one."""

NO_READING = "?"
DASH = "—"
AGAIN = (10, 1.6)
"""The second reading: pixels of paper added around a line, and how many times larger it is made."""

STEP, LEAST_STEP = 0.6, 0.25
"""From one digit to the next, as a share of the line's height: where it cannot be measured, and at least."""

END_STEPS, MIDDLE_STEPS = 1.3, 2.2
"""How many steps there may be from the ends of the ink to a digit, and from digit to digit; one more lost its digit."""

PAPER = 90
WIDE, NARROW = 1.0, 0.55
CLOSE = 1.6
"""Characters whose middles are closer than this share of the line's height stand in one word."""

BASELINE = 0.14
OPENING = "（(《“‘[［【〔"
"""Characters whose ink begins in the middle of their place; of all others the place begins with the ink."""

_BESIDE = r"[\s,，.．。·:：、\-—−–()（）%％lIOoSB]*"
_FIGURE = re.compile(rf"{_BESIDE}\d(?:\d|{_BESIDE})*")
_GROUPED = re.compile(r"[-−]?\d{1,3}(?:[.,，．]\d{3})+[.．]\d{1,2}")
"""A figure of thousands whose last point is that of its decimals, so that all signs before it are commas."""

_HAN = re.compile(r"[㐀-鿿]")
_HALF_STOP = re.compile(r"(?<![0-9A-Za-z])[,;:?!()]|[,;:?!()](?![0-9A-Za-z])")
_LEADER = re.compile(r"(?:[.…·．]\s*){2,}(?=\d{0,4}$)|(?:(?<=[\s㐀-鿿”）])|^)[.…·．]\s*(?=\d{1,4}$)")
_LEADERS = "......"
_FULL_STOPS = str.maketrans(",;:?!()", "，；：？！（）")


@dataclass(frozen=True, slots=True)
class Words:
    """One recognised line: its text, its box in points, and the middles of its characters, white space aside.

    ``confidence`` is that of the least certain character, 0 to 1; ``other`` is the second reading of a line with
    figures, blank where it was read once, or twice the same and surely. ``below`` says that a seal lies on it.
    """

    text: str
    box: Box
    middles: tuple[float, ...]
    confidence: float
    other: str = ""
    below: bool = False

    @property
    def is_figure(self) -> bool:
        """Whether the line is digits and what stands between digits."""
        return _is_figure(self.text)

    def letters(self) -> Iterator[Letter]:
        """The characters as glyphs, in place; close ones meet, as their places are not exact."""
        size = self.box.bottom - self.box.top
        baseline = self.box.bottom - BASELINE * size
        high = max(size - 2 * PAD * POINTS, size / 2)
        top, bottom = self.box.top + (size - high) / 2, self.box.bottom - (size - high) / 2
        edges = [_edges(char, middle, high) for char, middle in zip(self._characters, self.middles, strict=True)]
        for at, (first, second) in enumerate(pairwise(self.middles)):
            if second - first < CLOSE * size and not self._parted(at):
                meet = (first + second) / 2
                edges[at], edges[at + 1] = (edges[at][0], meet), (meet, edges[at + 1][1])
        if edges and self._characters[0] not in OPENING:
            edges[0] = (min(self.box.x0 + PAD * POINTS, edges[0][1]), edges[0][1])
        for char, (left, right) in zip(self._characters, edges, strict=True):
            yield Letter(char, left, top, right, bottom, baseline)

    def with_leaders(self) -> Words:
        """The line with the dots that lead to a page number in full: of many the recogniser reads some."""
        text = _LEADER.sub(_LEADERS, self.text)
        if text == self.text:
            return self
        count = len("".join(text.split()))
        step = (self.box.x1 - self.box.x0) / count
        return replace(self, text=text, middles=tuple(self.box.x0 + step * (at + 0.5) for at in range(count)), other="")

    @property
    def _characters(self) -> str:
        return "".join(self.text.split())

    def _parted(self, at: int) -> bool:
        """Whether the recogniser read a blank behind a character, white space not counted."""
        ends = accumulate(len(word) for word in self.text.split())
        return at + 1 in ends


def _edges(char: str, middle: float, high: float) -> tuple[float, float]:
    half = high * (WIDE if unicodedata.east_asian_width(char) in "WFA" else NARROW) / 2
    return middle - half, middle + half


class Reads(Protocol):
    """What reads pictures of single lines."""

    def read(self, lines: Sequence[Grey]) -> list[Said]:
        """What each line says."""
        ...


def recognised(engine: Reads, grey: Grey, boxes: Sequence[Pixels], *, parting: bool = False) -> list[Words]:
    """Read the given lines of a page, those with a doubtful figure a second time.

    ``parting`` parts what stands in one line of several columns, where no rules have parted it.
    """
    cuts = [_cut(grey, box) for box in boxes]
    read = engine.read(cuts)
    read = [_with_commas(_as_slash(said, cut)) for said, cut in zip(read, cuts, strict=True)]
    if parting:
        read = [parted(said, cut) for said, cut in zip(read, cuts, strict=True)]
    kept = [(box, said) for box, said in zip(boxes, read, strict=True) if said.text.strip() and _mean(said) >= LEAST]
    doubtful = [at for at, (box, said) in enumerate(kept) if _is_doubtful(said) or not _explains(said, box)]
    larger = [_larger(_cut(grey, kept[at][0])) for at in doubtful]
    again = dict(zip(doubtful, map(_with_commas, engine.read(larger)), strict=True))
    words = []
    for at, (box, said) in enumerate(kept):
        other = _other(said, again[at]) if at in again else ""
        said = _surer(said, again[at]) if at in again else said
        words.append(replace(_words(box, said), other=other if _explains(said, box) else other or NO_READING))
    return words


def _is_doubtful(said: Said) -> bool:
    """Whether a line is to be read again: a figure in it is not certain, or a character of its words."""
    return _least(said) < SURE or (bool(_HAN.search(said.text)) and min(said.certainty) < WORD)


def _surer(said: Said, again: Said) -> Said:
    """Words that were fairly certain both times, and are the same, are sure."""
    least = min((*said.certainty, *again.certainty))
    if not _HAN.search(said.text) or again.text != said.text or least < UNSURE:
        return said
    return said._replace(certainty=tuple(max(each, WORD) for each in said.certainty))


def dash(box: Pixels) -> Words:
    """A dash as words."""
    left, top, right, bottom = (side * POINTS for side in box)
    return Words(DASH, Box(left, top, right, bottom), ((left + right) / 2,), 1.0)


def _explains(said: Said, box: Pixels) -> bool:
    """Whether the characters of a figure stand all over its ink: one that was not read leaves a place without any."""
    if not _is_figure(said.text):
        return True
    left, top, right, bottom = box
    middles = [place * (right - left) for char, place in zip(said.text, said.places, strict=True) if not char.isspace()]
    steps = [second - first for first, second in pairwise(middles)]
    step = max(median(steps), LEAST_STEP * (bottom - top)) if len(steps) > 1 else STEP * (bottom - top)
    ends = max(middles[0] - PAD, right - left - PAD - middles[-1])
    return ends <= END_STEPS * step and max(steps, default=0) <= MIDDLE_STEPS * step


def _least(said: Said) -> float:
    """How certain the figures of a line are."""
    whole = _is_figure(said.text)
    return min((c for char, c in zip(said.text, said.certainty, strict=True) if whole or char.isdigit()), default=1.0)


def _other(first: Said, second: Said) -> str:
    """What a line may say, too, by its second reading; blank where both readings give the same figures and mean it."""
    if not _is_figure(first.text):
        return "" if _digits(first.text) == _digits(second.text) else second.text or NO_READING
    if "".join(second.text.split()) != "".join(first.text.split()):
        return second.text or NO_READING
    least = SURE if len(first.text.strip()) == 1 else UNSURE
    return NO_READING if max(min(first.certainty), min(second.certainty)) < least else ""


def _as_slash(said: Said, line: Grey) -> Said:
    """A lone 1 that leans like the slash of a cell without money, as that."""
    if said.text.strip() != "1":
        return said
    dark = line < (float(np.median(line)) + float(line.min())) / 2
    rows = np.flatnonzero(dark.any(axis=1))
    third = len(rows) // 3
    if not third:
        return said
    upper, lower = (float(np.nonzero(dark[part])[1].mean()) for part in (rows[:third], rows[-third:]))
    return Said("/", said.places[:1], (1.0,)) if upper - lower > LEANS * len(rows) else said


def _with_commas(said: Said) -> Said:
    """A figure like 1.104.82, of which only the last sign can be a point, with its commas; they are sure, too."""
    if not _GROUPED.fullmatch(said.text):
        return said
    point = max(said.text.rfind("."), said.text.rfind("．"))
    signs = {at: "." if at == point else "," for at, char in enumerate(said.text) if char in ".,，．"}
    text = "".join(signs.get(at, char) for at, char in enumerate(said.text))
    sure = (max(c, SURE) if at in signs and c >= UNSURE else c for at, c in enumerate(said.certainty))
    return Said(text, said.places, tuple(sure))


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _is_figure(text: str) -> bool:
    return bool(_FIGURE.fullmatch(text))


def _mean(said: Said) -> float:
    return sum(said.certainty) / len(said.certainty)


def _cut(grey: Grey, box: Pixels) -> Grey:
    left, top, right, bottom = box
    return grey[top:bottom, left:right]


def _larger(line: Grey) -> Grey:
    """The same line with more paper around it, magnified: another picture of it for the recogniser."""
    import cv2

    pad, scale = AGAIN
    paper = int(np.percentile(line, PAPER))
    framed = cv2.copyMakeBorder(line, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=paper)
    larger: Grey = cv2.resize(framed, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    return larger


def _words(box: Pixels, said: Said) -> Words:
    left, top, right, bottom = (side * POINTS for side in box)
    places = [place for char, place in zip(said.text, said.places, strict=True) if not char.isspace()]
    middles = tuple(left + place * (right - left) for place in places)
    return Words(_with_full_stops(said.text), Box(left, top, right, bottom), middles, min(said.certainty))


def _with_full_stops(text: str) -> str:
    """Chinese text with the stops and brackets of Chinese, which the recogniser confuses with the narrow ones."""
    return _HALF_STOP.sub(lambda found: found[0].translate(_FULL_STOPS), text) if _HAN.search(text) else text
