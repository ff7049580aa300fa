"""Spellings of one name: what two documents print differently and a person reads as the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

DRIFT = (
    ("年初", "上年"),
    ("当年", "本年"),
    ("小计", "合计"),
    ("公共财政", "一般公共"),
    ("本年收入合计", "本年收入"),
    ("本年支出合计", "本年支出"),
    ("年终", "年末"),
    ("结转下年", "年末结转"),
    ("结转和结余", "结转"),
    ("结转结余", "结转"),
)
"""Words of totals rows that drift between years of one form; the first is read as the second."""

FILLERS = ("预算", "财政", "资金", "经费", "拨款", "收入", "支出", "安排", "的")
"""Words that come and go in the label of one and the same row (layouts.md, label drift)."""

ENDS = ("收入", "支出", "预算", "资金")
"""Ends that come and go where nothing else is in a name (财政拨款, 财政拨款收入)."""

_INCLUDING = re.compile(r"\((?:含|包括)[^()]*\)")
_QUOTES = dict.fromkeys(map(ord, "“”\"‘’'"))
_BRACKETS = str.maketrans("【】〔〕", "[][]")


@lru_cache(maxsize=8192)
def plain_name(name: str) -> str:
    """A name without blanks, quotes, and variants of width and brackets: equal names are the same words."""
    text = "".join(unicodedata.normalize("NFKC", name).split())
    return text.translate(_QUOTES).translate(_BRACKETS)


@lru_cache(maxsize=8192)
def bare_name(name: str) -> str:
    """What is left of a label when the words that drift between years are taken out."""
    plain = _INCLUDING.sub("", plain_name(name))
    text = plain
    for word, replacement in DRIFT:
        text = text.replace(word, replacement)
    for filler in FILLERS:
        text = text.replace(filler, "")
    return text or _without_end(plain)


def _without_end(name: str) -> str:
    end = next((end for end in ENDS if name.endswith(end) and name != end), "")
    return name.removesuffix(end)
