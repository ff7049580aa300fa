"""Words of two lanes that stand so close that they run into one: where figures of other rows end says where to part."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from parsers import lexicon
from parsers.around.header import counts_columns, is_head_word
from parsers.bands import Word
from parsers.unruled.fit import LABEL, is_known
from parsers.unruled.words import BROKEN_OFF, SEAM, gap_between, overlap, size_in, word_of

IN_LINE = 0.6
"""Points by which figures of one column begin or end beside each other at most."""

FEWEST = 2
"""Figures of other rows that show where one ends."""

GAP = 0.1
"""Heights of a line between two figures side by side, at least, unless their points show that they are two."""

FEWEST_NAMES = 3
"""Names that show where their lane begins."""

ROUNDS = 2

WIDE = 0.2
"""Type sizes between two heads that nobody knows, at least."""

FEWEST_LETTERS = 3
"""Characters of a head that nobody knows, at least."""

RARE = 0.2
"""Share of the words under two heads that may stand under both: those themselves do."""

LONG = 9
"""Characters of a figure that may be two."""

_DIGITS = re.compile(r"[-\d.,\s]+")
"""Figures that ran together, and are no number."""

_CODE = re.compile(r"\d{2,7}")
_BLANK = re.compile("[-—–/]{1,2}")
_YEAR = re.compile(r"20\d\d年")
_FIGURE = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-—–/]{1,2}")
_POINTED = re.compile(r"-?[\d,]+\.\d")
"""A second figure with a point behind one with a point: no figure has two (2.23 | 13.67%)."""
_BEGUN = re.compile(r"-?\d[\d,]*\.\d|-?\d[\d,]{2,}\.")
"""What a figure with a point begins with, whole or broken behind the point."""

_ENDED = re.compile(r"-?[\d,]*\d\.\d+%?")
"""A figure with decimals, or a percentage: what follows it in a table is another cell, if it is the name of a row."""

_ORDINAL = re.compile(r"\d{1,2}[.、][㐀-鿿]")
_UNITS = "万亿元千百个人次倍年月日辆台套"
_HAN = re.compile("[㐀-鿿（）]")


class _Ends:
    """Where the figures, the names and the codes of some lines begin, and where the figures end."""

    def __init__(self, lines: Sequence[Sequence[Word]]) -> None:
        self.words = words = [word for line in lines for word in line]
        self.next = [pair for line in lines for pair in pairwise(line) if _FIGURE.fullmatch(pair[0].text)]
        figures = [word for word in words if _FIGURE.fullmatch(word.text)]
        self.lefts, self.rights = sorted(word.x0 for word in figures), sorted(word.x1 for word in figures)
        self.names = sorted(word.x0 for word in words if _HAN.match(word.text))
        self.digits = sorted(word.x0 for word in words if word.text[0].isdecimal())
        self.blanks = Counter(word.text for word in figures if _BLANK.fullmatch(word.text))
        self.codes = sorted(word.x0 for word in words if _CODE.fullmatch(word.text))
        self.joints = Counter(joint for word in words for joint in _joints(word))

    def part(self, left: Word, right: Word) -> bool:
        """Whether two cells meet in a word: a name and a figure in line with others, two figures, or two heads."""
        one, two = left.text[-1], right.text[0]
        if _HAN.match(one):
            is_figure = _FIGURE.fullmatch(right.text) or _BEGUN.match(right.text)
            return self._is_behind(left, right) if is_figure else self._are_heads(left, right)
        if _ENDED.fullmatch(left.text) and _HAN.match(two) and _names_row(right.text):
            return True
        if two in _UNITS:
            return False
        if _HAN.match(two) and BROKEN_OFF.fullmatch(left.text):
            return True
        if _HAN.match(two):
            is_other = self._is_code_before(left, right) or self._is_blank_before(left, right)
            return self._is_in_line(left) or is_other or self._is_joint(left, right)
        meet = _count(self.rights, left.x1) >= FEWEST or _count(self.lefts, right.x0) >= FEWEST
        apart = right.x0 - left.x1 > GAP * (left.bottom - left.top)
        if not _FIGURE.fullmatch(left.text):
            return False
        if apart and "." in left.text and _POINTED.match(right.text):
            return True
        return meet and (apart or ("." in left.text and _is_next(right.text)))

    def _is_in_line(self, word: Word) -> bool:
        ends = (_count(self.lefts, word.x0), _count(self.rights, word.x1))
        return bool(_FIGURE.fullmatch(word.text)) and max(ends) >= FEWEST

    def _is_behind(self, left: Word, right: Word) -> bool:
        """Whether a figure stands behind a name: in line with others, or with a point, off by a gap."""
        if _BEGUN.match(right.text) and _gap(left, right) >= SEAM:
            return True
        return self._is_in_line(right) or self._is_joint(left, right)

    def end(self, place: float, before: float) -> bool:
        """Whether figures end at a place, and what follows them on their lines begins before another one."""
        near = (right for left, right in self.next if abs(left.x1 - place) <= IN_LINE)
        return sum(right.x0 < before for right in near) >= FEWEST_NAMES

    def seam(self, figure: Word, after: Word) -> int | None:
        """Where the last digits of a figure are the first of what follows it: others end, and others begin there."""
        if not _FIGURE.fullmatch(figure.text) or not _HAN.match(after.text) or _gap(figure, after) >= SEAM:
            return None
        begun = sorted(word.x0 for word in self.words if not _FIGURE.fullmatch(word.text))
        for at, (one, two) in enumerate(pairwise(figure.letters), 1):
            if _count(self.rights, one.x1) >= FEWEST and _count(begun, two.x0) >= FEWEST:
                return at
        return None

    def begins_code(self, word: Word, at: int) -> bool:
        """Whether the digits behind a figure with decimals are a code that begins where others do: 638,007.94203."""
        before, behind = word.text[:at], word.text[at:]
        is_code = bool(_CODE.fullmatch(behind)) and bool(_ENDED.fullmatch(before))
        return is_code and _count(self.codes, word.letters[at].x0) >= FEWEST_NAMES

    def _are_heads(self, left: Word, right: Word) -> bool:
        """Whether two heads meet: by what they say, or because some words stand below the one, some below the other."""
        if _are_two_heads(left, right):
            return True
        if not _may_be_two_heads(left, right) or self._ends_head(left, right):
            return False
        after, others = next(iter(_at_seams(right))), (word for word in self.words if word.baseline != left.baseline)
        under = [(overlap(left, word), overlap(after, word)) for word in others]
        sides = (under.count((True, False)), under.count((False, True)))
        return min(sides) >= FEWEST_NAMES and under.count((True, True)) <= RARE * min(sides)

    def _ends_head(self, left: Word, right: Word) -> bool:
        """Whether a text is the last line of a head begun above it (支出功能分 / 类科目编码)."""
        above = [word for word in self.words if word.baseline < left.baseline and overlap(word, left)]
        nearest = max(above, key=lambda word: word.baseline, default=None)
        return nearest is not None and is_head_word(nearest.text + left.text + right.text)

    def _is_code_before(self, left: Word, right: Word) -> bool:
        """Whether a code stands before a name, each where others of its lane begin."""
        in_line = _count(self.names, right.x0) >= FEWEST_NAMES and _count(self.digits, left.x0) >= FEWEST_NAMES
        return in_line and bool(_CODE.fullmatch(left.text)) and _gap(left, right) < WIDE

    def _is_blank_before(self, left: Word, right: Word) -> bool:
        """Whether what a table prints for no amount stands before a name, which begins where others of its lane do."""
        in_line = _count(self.names, right.x0) >= FEWEST_NAMES and not _count(self.names, left.x0)
        return in_line and self.blanks[left.text] >= FEWEST

    def _is_joint(self, left: Word, right: Word) -> bool:
        """Whether a figure and a name beside it meet where they do in other words, a name before a figure at a gap."""
        if not _FIGURE.fullmatch(left.text) and _gap(left, right) < SEAM:
            return False
        if _CODE.fullmatch(left.text) and _gap(left, right) >= WIDE:
            return False
        return self.joints[round(left.x1), round(right.x0)] >= FEWEST_NAMES


def _joints(word: Word) -> Iterable[tuple[int, int]]:
    """Where digits and a name meet in a word: the end of the one and the beginning of the other, in points."""
    met = ((one, two) for one, two in pairwise(word.letters) if one.text.isdecimal() != two.text.isdecimal())
    han = ((one, two) for one, two in met if _HAN.match(one.text) or _HAN.match(two.text))
    return [(round(one.x1), round(two.x0)) for one, two in han if two.text not in _UNITS]


def _are_two_heads(left: Word, right: Word) -> bool:
    """Whether each of two texts at a seam is a head, and both together are none: those of the same kind for two years,
    too.
    """
    if _gap(left, right) < SEAM:
        return False
    if _YEAR.match(right.text):
        return bool(_YEAR.match(left.text))
    after = next(iter(_at_seams(right))).text
    return is_head_word(left.text) and is_head_word(after) and not is_head_word(left.text + after)


def _may_be_two_heads(left: Word, right: Word) -> bool:
    """Whether a text is none of one head that is known, and two where it is parted: by a gap, or both are known."""
    is_label = lexicon.is_total(right.text) and _gap(left, right) < SEAM
    if is_label or is_head_word(left.text + right.text) or not _is_solid(left):
        return False
    after = next(iter(_at_seams(right))).text
    if _gap(left, right) >= WIDE:
        return min(len(left.text), len(after)) >= FEWEST_LETTERS
    return is_head_word(left.text) and any(is_head_word(after[:end]) for end in range(2, len(after) + 1))


def _gap(left: Word, right: Word) -> float:
    """Type sizes between two words, those that a glyph out of another font leaves beside it not counted."""
    size = size_in([*left.letters, *right.letters])
    return gap_between(left.letters[-1], right.letters[0], size) / size


def _is_solid(word: Word) -> bool:
    return len(_at_seams(word)) == 1


def _at_seams(word: Word) -> Sequence[Word]:
    """A word in its parts between gaps."""
    size = size_in(list(word.letters))
    cuts = [at for at, pair in enumerate(pairwise(word.letters), 1) if gap_between(*pair, size) >= SEAM * size]
    return [word_of(word.letters[start:end]) for start, end in pairwise((0, *cuts, len(word.letters)))]


def _names_row(text: str) -> bool:
    """Whether a text is what a row is called: by its ordinal, or since the forms or the catalogue know it."""
    return bool(LABEL.match(text)) or is_known(text) or lexicon.key(text) in lexicon.words("item")


def _is_next(text: str) -> bool:
    """Whether a text begins a cell: with a whole figure, or an ordinal before a name."""
    return bool(_FIGURE.fullmatch(text) or _ORDINAL.match(text))


def _count(places: Sequence[float], place: float) -> int:
    return bisect_right(places, place + IN_LINE) - bisect_left(places, place - IN_LINE)


def unglued(lines: Sequence[tuple[Word, ...]]) -> list[tuple[Word, ...]]:
    """The lines of a table with names and figures apart that ran into one word: those found show where others end."""
    for _ in range(ROUNDS):
        ends = _Ends(lines)
        lines = [tuple(part for word in words for part in _parts(word, ends)) for words in lines]
    ends = _Ends(lines)
    return [_numbers(words) or _handed_on(words, ends) for words in lines]


def _handed_on(words: Sequence[Word], ends: _Ends) -> tuple[Word, ...]:
    """The words of a line, digits that a figure has of the words behind it (4.9 | 3批6人次) with those."""
    kept = list(words[:1])
    for word in words[1:]:
        cut = ends.seam(kept[-1], word)
        if cut is None:
            kept.append(word)
        else:
            letters = kept.pop().letters
            kept += [word_of(letters[:cut]), word_of((*letters[cut:], *word.letters))]
    return tuple(kept)


def _numbers(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The numbers of columns one by one, where some of a line ran into one; none where it does not number columns."""
    parts = tuple(part for word in words for part in (_at_seams(word) if word.text[0].isdecimal() else (word,)))
    return parts if len(parts) > len(words) and counts_columns([part.text for part in parts]) else ()


def _at_ends(word: Word, ends: _Ends) -> Sequence[Word]:
    """A long figure in its parts where figures of other rows end and others follow them, or where codes begin."""
    last = len(word.letters)
    cuts = [at for at in range(1, last) if ends.end(word.letters[at - 1].x1, word.x1) or ends.begins_code(word, at)]
    parts = [word_of(word.letters[start:end]) for start, end in pairwise((0, *cuts, last))]
    return parts if all(_FIGURE.fullmatch(part.text) for part in parts) else (word,)


def _parts(word: Word, ends: _Ends) -> Iterable[Word]:
    """A word in its parts, from left to right; the word itself where nothing parts it."""
    if _FIGURE.fullmatch(word.text):
        return _at_ends(word, ends) if len(word.text) >= LONG else (word,)
    if _DIGITS.fullmatch(word.text) and len(parts := _at_seams(word)) > 1:
        return parts
    for cut in range(1, len(word.letters)):
        left, right = word_of(word.letters[:cut]), word_of(word.letters[cut:])
        if ends.part(left, right):
            return (left, *_parts(right, ends))
    return (word,)
