"""The heads 类, 款 and 项 over whole codes: they head one column, whose cells the form merges in its rows.

Without rules nothing else shows that: three columns would cut every code.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from parsers import lexicon
from parsers.around.header import is_part
from parsers.bands import Band, Word
from parsers.unruled.words import SAME, in_lines, overlap, word_of

WHOLE = 5
"""Digits of a code of several levels, at least."""


def with_whole_codes(head: Sequence[Word], rows: Sequence[Band]) -> list[Word]:
    """The words of a head, those of 类, 款 and 项 in one where codes of several levels stand below them."""
    runs = [run for run in _runs(head) if _are_over_codes(run, rows)]
    joined = {id(word) for run in runs for word in run}
    letters = ([letter for word in run for letter in word.letters] for run in runs)
    return [*(word for word in head if id(word) not in joined), *map(word_of, letters)]


def _runs(head: Iterable[Word]) -> list[list[Word]]:
    """The words 类, 款 and 项 that follow each other on a line."""
    groups = ([*run] for parts, run in groupby(in_lines(head), key=lambda word: is_part(word.text)) if parts)
    return [run for run in groups if len(run) > 1 and _follow(run)]


def _follow(run: Sequence[Word]) -> bool:
    order = [list(lexicon.section("role")).index(lexicon.words("role")[word.text]) for word in run]
    lines = all(abs(two.baseline - one.baseline) <= SAME for one, two in pairwise(run))
    return lines and all(two == one + 1 for one, two in pairwise(order))


def _are_over_codes(run: Sequence[Word], rows: Sequence[Band]) -> bool:
    """Whether more codes below some heads are of several levels than of one below the first."""
    numbers = [word for band in rows for word in band.words if word.text.isdecimal()]
    whole = [word for word in numbers if len(word.text) >= WHOLE and run[0].x0 <= word.x1 and word.x0 <= run[-1].x1]
    single = [word for word in numbers if any(overlap(word, head) for head in run[1:]) and len(word.text) < WHOLE]
    return len(whole) > len(single)
