"""Which of two readings of one printed cell is right: word knowledge for mending recognised text.

Recognition reads a vertically centred cell of a wrapped row twice, once well and once badly, and reads a wrapped label
as two halves. ``Vocabulary`` knows which pairs of characters are usual (the words of the forms, and what the document
itself says more than once), so that a bad reading can be told from the second half of a label.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from parsers import lexicon
from parsers.amounts import CellKind, read_amount
from parsers.cells import cell_kind, read_code

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,20}>")
_FOREIGN = re.compile(r"[\u0100-\u024f\u0370-\u03ff\u0400-\u04ff\u3040-\u30ff\uff66-\uff9f]|</?[a-zA-Z]+>|/\d+/\d+/")
_STRAY_LATIN = re.compile(r"(?:^|\s)[A-Za-z]{1,3}(?:\s|$)|^[A-Z]{2}(?=[㐀-鿿])")
HAN = re.compile(r"[㐀-鿿]")
_FORMS = (
    "行政单位事业单位参照公务员法管理公益一类公益二类 正厅级副厅级正处（县）级副处（县）级正科（乡科）级副科级股级 "
    "财政拨款财政性资金基本保证财政性资金定额或定项补助财政性资金零补助经费自理"
)
_SECTIONS = ("role", "measure", "item", "side", "block", "row")
LOW, FAIR = 0.15, 0.5


class Reading(NamedTuple):
    """The chosen text of a cell and the other readings of it."""

    text: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """The usual pairs of neighbouring Chinese characters."""

    pairs: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Vocabulary:
        """The pairs of the forms' words and those that stand in at least two different lines or cells."""
        counts = Counter(pair for line in set(lines) for pair in set(pairs_of(line)))
        return cls(form_pairs() | {pair for pair, count in counts.items() if count > 1})

    def plausibility(self, text: str) -> float:
        """The share of a text's pairs that are usual; 1 for a text with fewer than two Chinese characters."""
        pairs = pairs_of(text)
        return sum(pair in self.pairs for pair in pairs) / len(pairs) if pairs else 1.0

    def is_noise(self, text: str, beside: str = "") -> bool:
        """Whether a text is no words at all: foreign glyphs, or unusual pairs only beside a fair reading as long."""
        if is_foreign(text):
            return True
        chars = len(HAN.findall(text))
        if chars < 2 or self.plausibility(text) > LOW:
            return False
        return abs(len(compact(beside)) - len(compact(text))) <= 1 and self.plausibility(beside) >= FAIR

    def are_twins(self, first: str, second: str) -> bool:
        """Whether both are readings of one text, not halves of it."""
        a, b = compact(first), compact(second)
        if a == b or self.is_noise(first, second) or self.is_noise(second, first):
            return True
        same_length = abs(len(a) - len(b)) <= 1 and min(len(a), len(b)) >= 3
        return same_length and SequenceMatcher(None, a, b, autojunk=False).ratio() >= FAIR

    def merged(self, first: str, second: str) -> Reading:
        """One cell out of the texts two physical rows print in it: a half is joined, another reading is kept aside."""
        if not compact(first) or not compact(second):
            return Reading(first if compact(first) else second)
        if compact(first) == compact(second):
            return Reading(first)
        if is_figure(first) or is_figure(second):
            return _better_figure(first, second)
        if not self.are_twins(first, second):
            return Reading(f"{first.strip()}\n{second.strip()}")
        worse_first = self._quality(first) < self._quality(second)
        return Reading(second, (first,)) if worse_first else Reading(first, (second,))

    def _quality(self, text: str) -> float:
        return self.plausibility(text) - is_foreign(text)


def compact(text: str) -> str:
    """A text without markup and white space."""
    return "".join(_TAG.sub("", text).split())


def is_foreign(text: str) -> bool:
    """Whether a text holds what no Chinese form prints: other scripts, markup, stray Latin letters between blanks."""
    return bool(_FOREIGN.search(text) or (_STRAY_LATIN.search(text) and not text.isascii()))


def is_figure(text: str) -> bool:
    """Whether a text is a number or a code, or the wreck of one (no Chinese character, short)."""
    kind = cell_kind(text)
    if kind in (CellKind.AMOUNT, CellKind.ZERO, CellKind.DASH, CellKind.CODE):
        return True
    return kind is CellKind.GARBLED and not HAN.search(text) and len(text) <= 10


def differ(first: str, second: str) -> bool:
    """Whether two cells print readable figures that are not the same."""
    a, b = read_amount(first), read_amount(second)
    return a.has_number and b.has_number and a.number != b.number


def wrecked(first: str, second: str) -> bool:
    """Whether one of two cells prints a figure and the other the wreck of one."""
    return read_amount(first).has_number != read_amount(second).has_number and is_figure(first) and is_figure(second)


def codes_differ(first: str, second: str) -> bool:
    """Whether two cells print codes that are not the same."""
    a, b = read_code(first), read_code(second)
    return bool(a and b and a != b)


def _better_figure(first: str, second: str) -> Reading:
    readable = read_amount(first).has_number or not read_amount(second).has_number
    return Reading(first, (second,)) if readable else Reading(second, (first,))


def pairs_of(text: str) -> list[str]:
    """The neighbouring pairs of a text's Chinese characters."""
    plain = "".join(HAN.findall(text))
    return [plain[at : at + 2] for at in range(len(plain) - 1)]


@cache
def form_pairs() -> frozenset[str]:
    """The pairs in the words of the forms."""
    spelled = [word for section in _SECTIONS for word in lexicon.words(section)]
    return frozenset(pair for word in (*spelled, _FORMS) for pair in pairs_of(word))
