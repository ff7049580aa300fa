"""Words and rows of tables without rules: what stands together, by gaps along a line and distances between lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.cells import read_amount
from parsers.ruling import Letter, words_of

WORD_GAP = 0.55
"""Share of the type size that parts two words of a row."""

FEWEST_ROWS = 3
CLOSE = 0.95
"""Heights of a line between lines that overlap: a name on two lines with its figures set in the middle."""

WRAPPED = 0.75
"""Share of the distance of rows that lines of one row keep."""

Line = list[Letter]


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters without a wide gap; ``first`` is where its first line begins, for indentation."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    first: float = 0.0

    @property
    def is_figure(self) -> bool:
        """Whether it can be an amount: decimals, separators, a zero or a dash; plain small numbers may be ordinals."""
        read = read_amount(self.text)
        return read.has_number and ("." in self.text or "," in self.text or len(self.text) > 3 or not read.number)


@dataclass(frozen=True, slots=True)
class Band:
    """One row of a table: its words, and the lines of text they come from."""

    words: tuple[Word, ...]
    lines: tuple[int, ...]


def split_words(line: Line) -> Iterable[Word]:
    """The words of a line, parted where the gap is wider than between letters."""
    run: Line = []
    for letter in line:
        if letter.text.isspace():
            continue
        if run and letter.x0 - run[-1].x1 > WORD_GAP * max(4.0, letter.bottom - letter.top):
            yield _word(run)
            run = []
        run.append(letter)
    if run:
        yield _word(run)


def _word(run: Line) -> Word:
    tops, bottoms = [letter.top for letter in run], [letter.bottom for letter in run]
    return Word(words_of(run), run[0].x0, min(tops), max(letter.x1 for letter in run), max(bottoms), run[0].x0)


def is_label(words: tuple[Word, ...]) -> bool:
    """A row of a table may state no amount: a class without money."""
    return (
        len(words) <= 2 and bool(re.match(r"[一二三四五六七八九十]+、|（|\d{3,7}", words[0].text)) if words else False
    )


def bands_of(split: Sequence[tuple[Word, ...]], lines: range, heights: Sequence[float]) -> list[Band]:
    """The rows: between horizontal rules where they are drawn, else by how close the lines stand."""
    found = [Band(split[index], (index,)) for index in lines if split[index]]
    tops = [top_of(band) for band in found]
    inner = [height for height in heights if tops and tops[0] < height < max(tops) + 1]
    apart = (lambda one, two: _is_ruled_off(one, two, inner)) if len(inner) >= FEWEST_ROWS else _by_distance(found)
    joined = found[:1]
    for band in found[1:]:
        if apart(joined[-1], band):
            joined.append(band)
        else:
            joined[-1] = Band((*joined[-1].words, *band.words), (*joined[-1].lines, *band.lines))
    return [Band(tuple(_stacked(band.words)), band.lines) for band in joined]


def _is_ruled_off(one: Band, two: Band, heights: Sequence[float]) -> bool:
    """Whether a horizontal rule runs between two lines."""
    upper = max((word.top + word.bottom) / 2 for word in one.words)
    lower = min((word.top + word.bottom) / 2 for word in two.words)
    return any(upper < height < lower for height in heights)


def _by_distance(bands: Sequence[Band]) -> Callable[[Band, Band], bool]:
    """Lines set closer than rows are belong to one row: the halves of a wrapped name, around its figures."""
    figured = [band for band in bands if any(word.is_figure for word in band.words)]
    pitches = sorted(top_of(two) - top_of(one) for one, two in pairwise(figured))
    pitch = pitches[len(pitches) // 10] if pitches else 0.0

    def apart(one: Band, two: Band) -> bool:
        last = max(word.top for word in one.words)
        if all(any(word.is_figure for word in band.words) for band in (one, two)):
            return True
        height = max(word.bottom - word.top for word in two.words)
        return top_of(two) - last > max(CLOSE * height, WRAPPED * pitch)

    return apart


def _stacked(words: Sequence[Word]) -> list[Word]:
    """The words of one row with those set right below each other in one piece: a head or a name on two lines."""
    stacks: list[Word] = []
    for word in sorted(words, key=lambda word: (word.top, word.x0)):
        upper = next((other for other in stacks if word.x0 < other.x1 and other.x0 < word.x1), None)
        if upper is None or word.top < upper.bottom - 0.5 * (upper.bottom - upper.top):
            stacks.append(word)
            continue
        box = (min(upper.x0, word.x0), upper.top, max(upper.x1, word.x1), word.bottom)
        stacks[stacks.index(upper)] = Word(f"{upper.text}\n{word.text}", *box, first=upper.first)
    return stacks


def top_of(band: Band) -> float:
    return min(word.top for word in band.words)
