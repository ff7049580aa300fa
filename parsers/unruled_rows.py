"""Words and rows of tables without rules: what stands together, by gaps along a line and distances between lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from parsers.bands import HAN, Band, Stroke, Word
from parsers.header import counts_columns
from parsers.letters import Letter, words_of

WORD_GAP = 0.5
"""Type sizes that part two words of a row."""

SEAM = 0.06
"""Type sizes between two cells that stand side by side without a blank, at least."""

SOLID = 0.02
"""Type sizes between characters of one word, at most, where a seam is looked for."""

LOOK = 4
"""Letters behind a figure that say whether they are of the next lane."""

SIZE = 0.75
"""The type size as a share of the height of a letter, where no Chinese character shows it."""

MIXED = 0.4
"""Type sizes by which baselines of one line differ at most: fonts mixed in a heading do."""

SAME = 1.0
FEWEST_ROWS = 3
FEWEST_AMOUNTS = 2
"""Amounts below words that make those a head."""

WRAPPED = 0.85
"""Share of the least distance of rows that lines of one row keep."""

RULED = 0.7
"""Rules for each line with figures, at least, where rules part the rows."""

TIGHT = 1.5
"""Type sizes between the lines of one cell where rows stand as close."""

LOOSE = 1.08
"""How much more than usual the lines of one cell may stand apart."""

LINES = 6
"""Lines among which the next one of a cell is: those of the cells beside it stand between."""

LEADING = 1.75
"""Type sizes between the lines of one cell, at most."""

FULL = 1.3
"""Type sizes that a line broken for want of room leaves free at most."""

_LABEL = re.compile(r"[一二三四五六七八九十]+、|\d{1,2}、|（|\d{3,7}(?![\d年])")

_DIGITS = re.compile(r"[-\d.,]+$|[—–/]+$")
_MONEY = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)$")
_FIGURE_ENDS = re.compile(r"[\d—–/-]")
_PLAIN = re.compile(r"-?\d+|[-—–/]+")
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]")
_NOT_ITS_UNIT = re.compile(r"-\d|[㐀-鿿（](?<![万亿元千百个人次倍年月日辆台套])")
_WHOLE = re.compile(r"-?[1-9]\d*")
_DANGLING = re.compile(r"\d+\.")
"""A line that ends with the point is no number: decimals follow it, and the full line above it may go before."""

Line = list[Letter]


def parted(line: Line) -> list[Line]:
    """A line in its parts where cells beside each other have lines of different heights, which run into one."""
    heights = sorted([baseline for _, _, _, _, _, baseline in line])
    if not heights or heights[-1] == heights[0] or heights[-1] - heights[0] <= MIXED * _size(line):
        return [line]
    starts: list[float] = []
    for height in heights:
        if not starts or height > starts[-1] + SAME:
            starts.append(height)
    return [[letter for letter in line if start <= letter.baseline <= start + SAME] for start in starts]


def split_words(line: Line) -> Iterable[Word]:
    """The words of a line, parted where the gap is wide, or where one cell ends close before the next."""
    size = max(4.0, _size(line))
    letters = [letter for letter in line if not letter.text.isspace()]
    blanks = {line[index + 1].x0 for index, letter in enumerate(line[:-1]) if letter.text.isspace()}
    run: Line = []
    for index, letter in enumerate(letters):
        wide = bool(run) and letter.x0 - run[-1].x1 > WORD_GAP * size
        seam = letter.x0 not in blanks and _is_seam(letters[max(0, index - 2) : index + 2], size)
        if run and (wide or seam or _ends_lane(run, letters, index)):
            yield word_of(run)
            run = []
        run.append(letter)
    if run:
        yield word_of(run)


def _is_seam(around: Sequence[Letter], size: float) -> bool:
    """Whether two heads stand side by side between four characters: a gap where those of each are set solid."""
    low, high = HAN
    if len(around) < 4 or not all(low <= letter.text <= high for letter in around):
        return False
    before, gap, after = (two.x0 - one.x1 for one, two in pairwise(around))
    return max(before, after) < SOLID * size and gap >= SEAM * size


def _ends_lane(run: Line, letters: Sequence[Letter], index: int) -> bool:
    """Whether a figure is whole, and the letters close behind it are of the next lane: a name, or another figure."""
    if not _FIGURE_ENDS.match(run[-1].text):
        return False
    said, rest = ("".join(letter.text for letter in part) for part in (run, letters[index : index + LOOK]))
    if _MONEY.match(said):
        return bool(_NOT_ITS_UNIT.match(rest))
    return bool(_PLAIN.fullmatch(said) and _ORDINAL.match(rest))


def _size(line: Line) -> float:
    low, high = HAN
    wide = max([x1 - x0 for text, x0, _, x1, _, _ in line if low <= text <= high], default=0.0)
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


def is_label(words: tuple[Word, ...]) -> bool:
    """A row of a table may state no amount: a class without money."""
    return 0 < len(words) <= 2 and bool(_LABEL.match(words[0].text))


def bands_of(split: Sequence[tuple[Word, ...]], lines: range, strokes: Sequence[Stroke], page: int) -> list[Band]:
    """The rows: between horizontal rules where each is drawn, else by rules and by how close the lines stand."""
    found = [Band(split[index], (index,), page) for index in lines if split[index]]
    inner = [stroke for stroke in strokes if found and found[0].top < stroke.at < found[-1].bottom]
    apart = _by_distance(found, _ruled_off(inner))
    if _rules_rows(inner, found):
        apart = _by_rules(inner, apart)
    else:
        from parsers.unruled_places import rows_by_place  # most documents rule their tables

        placed = rows_by_place(found)
        if placed is not None:
            return placed
    joined = found[:1]
    for band in found[1:]:
        if apart(joined[-1], band) or _counts(band) or _counts(joined[-1]):
            joined.append(band)
        else:
            joined[-1] = Band((*joined[-1].words, *band.words), (*joined[-1].lines, *band.lines), page)
    return joined


def _counts(band: Band) -> bool:
    """Whether a line numbers the columns: it is a row by itself, however close the only row of figures stands."""
    return counts_columns([word.text for word in band.words])


def _rules_rows(strokes: Sequence[Stroke], bands: Sequence[Band]) -> bool:
    """Whether rules part all rows, and not only the head from the body."""
    figured = [band for band in bands if any(word.is_figure for word in band.words)]
    below = {round(stroke.at) for stroke in strokes if figured and stroke.at > figured[0].top}
    return len(below) >= max(FEWEST_ROWS, len(figured) * RULED)


def _by_rules(strokes: Sequence[Stroke], beyond: Callable[[Band, Band], bool]) -> Callable[[Band, Band], bool]:
    """Rules part rows from the first rule to the last one; shaded rows show none in the head."""
    ruled_off, first, last = _ruled_off(strokes), strokes[0].at, strokes[-1].at

    def apart(one: Band, two: Band) -> bool:
        outside = two.bottom < first or one.top > last
        return beyond(one, two) if outside else ruled_off(one, two)

    return apart


def _ruled_off(strokes: Sequence[Stroke]) -> Callable[[Band, Band], bool]:
    """Whether a horizontal rule runs between two lines, under some word of the one or over one of the other."""

    def apart(one: Band, two: Band) -> bool:
        upper = max((word.top + word.bottom) / 2 for word in one.words)
        lower = min((word.top + word.bottom) / 2 for word in two.words)
        return any(upper < stroke.at < lower for stroke in strokes)

    return apart


def _by_distance(bands: Sequence[Band], ruled_off: Callable[[Band, Band], bool]) -> Callable[[Band, Band], bool]:
    """Lines set closer than rows are belong to one row: the halves of a wrapped name, around its figures."""
    near, line = _nearest_row(bands)

    def apart(one: Band, two: Band) -> bool:
        if ruled_off(one, two) or any(not is_broken(*pair) for pair in _below_each_other(one, two)):
            return True
        if _begins_body(one, two):
            return True
        away = _base(two) - max(word.last for word in one.words)
        return away > near and not (away <= line and _is_carried_on(one, two, bands))

    return apart


def _begins_body(one: Band, two: Band) -> bool:
    """Whether amounts stand below words that are the heads of their columns: in no row of a table do they."""
    words = [word for word in one.words if not _DIGITS.match(word.text)]
    amounts = [word for word in two.words if _MONEY.match(word.text)]
    return sum(any(_overlap(head, amount) for head in words) for amount in amounts) >= FEWEST_AMOUNTS


def _is_carried_on(one: Band, two: Band, bands: Sequence[Band]) -> bool:
    """Whether a name goes on in the next line, because it fills the line it stands on; then only one has figures."""
    for upper in one.words:
        below = [word for word in two.words if _overlap(upper, word) and not _DIGITS.match(word.text)]
        if not _is_last(upper, one) or not below or _DIGITS.match(upper.text):
            continue
        right = max(word.x1 for band in bands for word in band.words if _overlap(upper, word))
        if upper.x1 > right - FULL * _size(list(upper.letters)):
            return True
    return False


def _nearest_row(bands: Sequence[Band]) -> tuple[float, float]:
    """How far apart lines of one row stand at most, and lines of one cell.

    Both are the same, unless whole figures stand no further apart than the lines of a cell.
    """
    size = max((_size(list(word.letters)) for band in bands for word in band.words), default=0.0)
    leading = _leading(bands, size)
    near = min(leading * LOOSE, LEADING * size)
    stacked = [pair for one, two in pairwise(bands) if _base(two) - _base(one) <= near for pair in _pairs(one, two)]
    rows = near if all(is_broken(*pair) for pair in stacked) else WRAPPED * min(leading, near)
    return rows, min(near, TIGHT * size)


def _below_each_other(one: Band, two: Band) -> list[tuple[Word, Word]]:
    """The figures of a line with those of the line above in their columns."""
    return [pair for pair in _pairs(one, two) if _is_last(pair[0], one)]


def _is_last(word: Word, band: Band) -> bool:
    """Whether a word stands on the last line of a row; the words of one line of a scan do not stand exactly level."""
    return word.last >= max(other.last for other in band.words) - SAME


def _pairs(one: Band, two: Band) -> list[tuple[Word, Word]]:
    upper, lower = ([word for word in band.words if _DIGITS.match(word.text)] for band in (one, two))
    return [(above, below) for below in lower for above in upper if _overlap(above, below)]


def is_broken(upper: Word, lower: Word) -> bool:
    """Whether a number goes on in the line below: broken for want of room, it is one only with what stands there."""
    whole = upper.text + lower.text
    if _DANGLING.fullmatch(lower.text):
        return bool(_WHOLE.fullmatch(upper.text)) and len(upper.text) >= len(lower.text) - len(".")
    return lower.text.isdecimal() and ("." in upper.text or "," in upper.text) and bool(_MONEY.match(whole))


def _leading(bands: Sequence[Band], size: float) -> float:
    """The least distance of two words below each other, by more than the type size."""
    least = float("inf")
    for index, band in enumerate(bands):
        for below in bands[index + 1 : index + LINES]:
            away = _base(below) - _base(band)
            if size < away < least and any(_overlap(one, two) for one in band.words for two in below.words):
                least = away
    return least


def _overlap(one: Word, two: Word) -> bool:
    return one.x0 < two.x1 and two.x0 < one.x1


def _base(band: Band) -> float:
    return min(word.baseline for word in band.words)


def stacked(words: Sequence[Word]) -> list[Word]:
    """The words of one row with those set right below each other in one piece: a name on two lines."""
    stacks: list[Word] = []
    for word in sorted(words, key=lambda word: (word.baseline, word.x0)):
        upper = next((other for other in stacks if word.x0 < other.x1 and other.x0 < word.x1), None)
        if upper is None:
            stacks.append(word)
        else:
            stacks[stacks.index(upper)] = under(upper, word)
    return stacks


def under(upper: Word, lower: Word) -> Word:
    """Two words of a cell as one, the second on a line below the first."""
    box = (min(upper.x0, lower.x0), upper.top, max(upper.x1, lower.x1), lower.bottom)
    return Word(f"{upper.text}\n{lower.text}", *box, upper.first, upper.baseline, lower.last)
