"""Years and stages in the heads of columns, in the words in which most forms print them."""

from __future__ import annotations

import re
from functools import cache

_YEAR = r"(?:20\d{2}年度?|[上本当]年度?)"
_SPELLINGS = (
    (re.compile(r"^([12]\d)(?=年)"), r"20\1"),
    (re.compile(r"^(20\d{2})(?=(?:年初|预算|决算|执行|实际|调整|安排))"), r"\1年"),
    (re.compile(r"^今年"), "本年"),
    (re.compile(r"^(?:去年|上一年)"), "上年"),
    (re.compile(r"^上年(度?)同期数?"), r"上年\1数"),
    (re.compile(rf"^({_YEAR}?)实际(?:完成|执行|支出)?(?:数|金额)?$"), r"\1执行数"),
    (re.compile(rf"^({_YEAR})(?:预算)?安排(?:数|金额)?$"), r"\1预算数"),
)
"""What some forms print, and what it stands for: 26年, 2026预算, 今年, 上年同期, 上年实际, 2026年安排数."""


@cache
def in_usual_words(head: str) -> str:
    """A head with its year and its stage in the words that the lexicon knows; most heads are as they were."""
    for spelling, usual in _SPELLINGS:
        head = spelling.sub(usual, head, count=1)
    return head


def names_year(head: str) -> bool:
    """Whether a head begins with a year, in whatever words."""
    return re.match(_YEAR, in_usual_words("".join(head.split()))) is not None
