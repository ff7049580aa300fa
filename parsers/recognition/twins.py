"""Rows of a recognised table without running numbers: two readings of one row, or the halves of a wrapped name.

Beyond doubt are rows whose second reading is noise, neighbours with one code whose figures agree, and halves that make
up the official name of the code.
"""

from __future__ import annotations

from parsers.official import is_official
from parsers.page import Remark, Slots
from parsers.recognition.rows import Rows, begins_anew, compact_row, joined, row_remark, text_of
from parsers.recognition.words import HAN, Vocabulary, codes_differ, compact, differ, is_figure

_CODE_DIGITS = 3


def join_twins(rows: Rows, words: Vocabulary) -> tuple[Rows, tuple[Remark, ...]]:
    """Neighbouring rows that are one row become that row."""
    groups: list[list[Slots]] = []
    for row in rows:
        if groups and len(groups[-1]) == 1 and _are_one(groups[-1][0], row, words):
            groups[-1].append(row)
        else:
            groups.append([row])
    merged = tuple(joined(group, words) for group in groups)
    remarks = (row_remark(group, row) for group, row in zip(groups, merged, strict=True) if len(group) > 1)
    return merged, tuple(remarks)


def _are_one(first: Slots, second: Slots, words: Vocabulary) -> bool:
    return _are_twins(first, second, words) or _are_coded_halves(first, second, words)


def _are_twins(first: Slots, second: Slots, words: Vocabulary) -> bool:
    """Whether at least half of the columns are two readings of one text, two of them beyond doubt (noise)."""
    both = [(text_of(first, at), text_of(second, at)) for at in range(len(first))]
    pairs = [(a, b) for a, b in both if compact(a) and compact(b)]
    if len(pairs) < 2 or any(differ(a, b) or codes_differ(a, b) for a, b in pairs):
        return False
    noisy = sum(words.is_noise(a, b) or words.is_noise(b, a) for a, b in pairs)
    twins = sum(words.are_twins(a, b) and compact(a) != compact(b) for a, b in pairs)
    return noisy >= 2 and 2 * twins >= len(pairs)


def _are_coded_halves(first: Slots, second: Slots, words: Vocabulary) -> bool:
    """Whether a name goes on in the next row: under the same code, or under none and with nothing else in the row."""
    code, at = _code_and_label(first)
    again, below = _code_and_label(second)
    if len(code) < _CODE_DIGITS or at != below or again not in ("", code):
        return False
    one, two = text_of(first, at), text_of(second, at)
    if compact(one) == compact(two) or begins_anew(one, two, words):
        return False
    if is_official(code, one + two):
        return True
    return again == code and _agree(first, second, at)


def _code_and_label(row: Slots) -> tuple[str, int]:
    """The digits in front of the first label, and its column; -1 where the row has none."""
    texts = compact_row(row)
    at = next((at for at, text in enumerate(texts) if HAN.search(text)), -1)
    lead = "".join(texts[: max(at, 0)])
    return (lead if not lead or lead.isdigit() else "?"), at


def _agree(first: Slots, second: Slots, at: int) -> bool:
    """Whether the figures behind the label are the same in both rows, but for one at most."""
    pairs = [(text_of(first, column), text_of(second, column)) for column in range(at + 1, len(first))]
    figures = [(a, b) for a, b in pairs if is_figure(a) and is_figure(b)]
    unequal = sum(compact(a) != compact(b) for a, b in figures)
    return len(figures) - unequal >= max(unequal, 1)
