"""Words of tables without rules: what stands together by the gaps along a line, parted and put together again.

A word is parted where a gap is wide, where the heads of two lanes meet, and where a figure is whole; words right below
each other in one row become one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

from parsers.bands import HAN, Word
from parsers.characters import is_han
from parsers.letters import Letter, words_of
from parsers.unruled.typed import typed_cells

WORD_GAP = 0.5
"""Type sizes that part two words of a row."""

SEAM = 0.06
"""Type sizes between two cells that stand side by side without a blank, at least."""

SOLID = 0.02
"""Type sizes between characters of one word, at most, where a seam is looked for."""

UNSURE = 0.06
"""Type sizes that are not certain between characters of different fonts."""

LOOK = 6
"""Letters behind a figure that say whether they are of the next lane."""

SIZE = 0.75
"""The type size as a share of the height of a letter, where no Chinese character shows it."""

MIXED = 0.4
"""Type sizes by which baselines of one line differ at most: fonts mixed in a heading do."""

SAME = 1.0
"""Points by which baselines of one line differ at most; those of a scan are not exactly level."""

MONEY = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)$")
"""An amount that is whole as it stands: with a point or with separators."""

_FIGURE_ENDS = frozenset("0123456789０１２３４５６７８９—–-/.")
_PER_CENT = "%％"
_RATE = re.compile(rf"-?[\d,]+(?:\.\d+)?[{_PER_CENT}]")
_PLAIN = re.compile(r"-?\d+|[-—–/]+")
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]")
BROKEN_OFF = re.compile(r"-?\d[\d,]{2,}\.")
"""A figure whose decimals stand in the next line; the ordinals of names are shorter (1.人员经费)."""

_NEGATIVE = re.compile(r"-[\d,]{1,4}\.")
_ITS_UNITS = frozenset("万亿元千百个人次倍年月日辆台套")

Line = list[Letter]


def parted(line: Line) -> list[Line]:
    """A line in its parts where cells beside each other have lines of different heights, which run into one."""
    heights = [baseline for _, _, _, _, _, baseline in line]
    lowest, highest = min(heights, default=0.0), max(heights, default=0.0)
    if highest == lowest or highest - lowest <= MIXED * size_in(line):
        return [line]
    starts: list[float] = []
    for height in sorted(heights):
        if not starts or height > starts[-1] + SAME:
            starts.append(height)
    return [[letter for letter in line if start <= letter.baseline <= start + SAME] for start in starts]


def split_words(line: Line) -> Iterable[Word]:
    """The words of a line, parted where the gap is wide, or where one cell ends close before the next."""
    return map(word_of, runs_of(line))


def runs_of(line: Line) -> Iterator[Line]:
    """The letters of each word of a line."""
    size = max(4.0, size_in(line))
    letters = [letter for letter in line if not letter.text.isspace()]
    blanks = set[float]() if len(letters) == len(line) else _behind_blanks(line)
    for part in typed_cells(letters):
        yield from _split(part, size, blanks)


def _split(letters: Sequence[Letter], size: float, blanks: Set[float]) -> Iterator[Line]:
    run: Line = []
    close, end, last = SEAM * size, 0.0, ""
    for index, letter in enumerate(letters):
        said, x0, _, x1, _, _ = letter
        may_part = x0 - end >= close or last in _FIGURE_ENDS
        if run and may_part and _is_parted(run, letters, index, size, blanks):
            yield run
            run = []
        run.append(letter)
        end, last = x1, said
    if run:
        yield run


def _behind_blanks(line: Line) -> set[float]:
    """Where the letters behind a blank begin."""
    return {letter.x0 for blank, letter in pairwise(line) if blank.text.isspace()}


def _is_parted(run: Line, letters: Sequence[Letter], index: int, size: float, blanks: Set[float]) -> bool:
    """Whether a word ends before a letter: behind a gap, or behind a figure."""
    last, here = run[-1], letters[index].x0
    gap = here - last.x1
    if gap > WORD_GAP * size:
        return True
    if gap >= SEAM * size and here not in blanks and _is_seam(letters[max(0, index - 2) : index + 2], size):
        return True
    if last.text in _PER_CENT:
        return gap >= SEAM * size and here not in blanks and _ends_rate(run, letters[index])
    if last.text not in _FIGURE_ENDS:
        return False
    return _ends_lane(run, letters, index) or _are_two_amounts(run, letters, index, size)


def _is_seam(around: Sequence[Letter], size: float) -> bool:
    """Whether two heads stand side by side between four characters: a gap where those of each are set solid."""
    low, high = HAN
    if len(around) < 4 or not all(low <= letter.text <= high for letter in around):
        return False
    before, gap, after = (gap_between(one, two, size) for one, two in pairwise(around))
    return max(before, after) < SOLID * size and gap >= SEAM * size


def gap_between(one: Letter, two: Letter, size: float) -> float:
    """Points between two letters: between their places, where one out of another font has a box unlike its place."""
    gap = two.x0 - one.x1
    if any(abs(letter.x1 - letter.x0 - size) > SOLID * size and letter.text >= HAN[0] for letter in (one, two)):
        return min(gap, (two.x0 + two.x1 - one.x0 - one.x1) / 2 - (1 + UNSURE) * size)
    return gap


def _begins_name(letter: str) -> bool:
    """Whether a letter behind a figure is the first one of a name, and not of the unit of the figure."""
    return (is_han(letter) or letter == "（") and letter not in _ITS_UNITS


def _ends_rate(run: Line, letter: Letter) -> bool:
    """Whether a run is a rate, and the letter behind it begins the words of the next lane (-16.67% | 厉行节约)."""
    return is_han(letter.text) and _RATE.fullmatch("".join(letter.text for letter in run)) is not None


def _ends_lane(run: Line, letters: Sequence[Letter], index: int) -> bool:
    """Whether a figure is whole, and the letters close behind it are of the next lane: a name, or another figure."""
    said, rest = ("".join(letter.text for letter in part) for part in (run, letters[index : index + LOOK]))
    if MONEY.match(said):
        return rest[1:2].isdecimal() if rest[0] == "-" else _begins_name(rest[0])
    if BROKEN_OFF.fullmatch(said):
        return HAN[0] <= rest[0] <= HAN[1]
    if said[-1].isdecimal() and _NEGATIVE.match(rest):
        return bool(_PLAIN.fullmatch(said))
    return bool(_PLAIN.fullmatch(said) and _ORDINAL.match(rest))


def _are_two_amounts(run: Line, letters: Sequence[Letter], index: int, size: float) -> bool:
    """Whether a whole amount ends at a seam behind which another one begins: digits of one are set solid."""
    if letters[index].x0 - run[-1].x1 < SEAM * size or not MONEY.match("".join(letter.text for letter in run)):
        return False
    behind = _solid(letters[index:], size)
    solid = all(two.x0 - one.x1 < SOLID * size for one, two in pairwise(run))
    return solid and bool(MONEY.match("".join(letter.text for letter in behind)))


def _solid(letters: Sequence[Letter], size: float) -> Line:
    """The first letters, up to the first gap."""
    ends = (at for at, (one, two) in enumerate(pairwise(letters), 1) if two.x0 - one.x1 >= SOLID * size)
    return list(letters[: next(ends, len(letters))])


def size_in(line: Line) -> float:
    """The type size of a line, in points: as wide as most of its Chinese characters are, else by the height of letters.

    Some may be out of another font, in which their boxes are wider or narrower.
    """
    low, high = HAN
    widths = sorted([x1 - x0 for text, x0, _, x1, _, _ in line if low <= text <= high])
    wide = widths[len(widths) // 2] if widths else 0.0
    return wide or SIZE * max([bottom - top for _, _, top, _, bottom, _ in line], default=0.0)


def word_of(run: Sequence[Letter]) -> Word:
    """One word of the letters of a line, from left to right."""
    _, (left, *_), tops, rights, bottoms, (base, *_) = zip(*run, strict=True)
    return Word(words_of(run), left, min(tops), max(rights), max(bottoms), left, base, base, tuple(run))


def parted_at(word: Word, edges: Sequence[float]) -> Sequence[Word]:
    """The parts of a word of one line between edges."""
    at = [sum(edge <= (letter.x0 + letter.x1) / 2 for edge in edges) for letter in word.letters]
    cuts = [index + 1 for index, (one, two) in enumerate(pairwise(at)) if one != two]
    return [word_of(word.letters[start:end]) for start, end in pairwise((0, *cuts, len(at)))] if cuts else (word,)


def stacked(words: Sequence[Word]) -> list[Word]:
    """The words of one row with those set right below each other in one piece: a name on two lines."""
    stacks: list[Word] = []
    for word in sorted(words, key=lambda word: (word.baseline, word.x0)):
        upper = next((other for other in stacks if overlap(word, other)), None)
        if upper is None:
            stacks.append(word)
        else:
            stacks[stacks.index(upper)] = under(upper, word)
    return stacks


def under(upper: Word, lower: Word) -> Word:
    """Two words of a cell as one, the second on a line below the first."""
    box = (min(upper.x0, lower.x0), upper.top, max(upper.x1, lower.x1), lower.bottom)
    return Word(f"{upper.text}\n{lower.text}", *box, upper.first, upper.baseline, lower.last)


def in_lines(words: Iterable[Word]) -> list[Word]:
    """Words line by line, each from left to right: baselines of one line differ a little where fonts are mixed."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.baseline):
        if not lines or word.baseline > lines[-1][0].baseline + SAME:
            lines.append([])
        lines[-1].append(word)
    return [word for line in lines for word in sorted(line, key=lambda word: word.x0)]


def overlap(one: Word, two: Word) -> bool:
    """Whether two words have a stretch of the line in common: they are in one column."""
    return one.x0 < two.x1 and two.x0 < one.x1
