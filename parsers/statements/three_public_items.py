"""The items of “三公”经费: which one a label names, and which one the heads of a column name together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from functools import cache

from model.vocabulary import TOTAL
from parsers import lexicon
from parsers.cells import clean_name
from parsers.statements.columns import Column
from parsers.statements.measures import measure_word, without_aside

_YEAR = re.compile(r"^(?:20\d{2}|[上去本当])年度?")
SUBTOTAL = "三公经费小计"
_SET_IN = "-—–－─"
_GENERIC = ("小计", "合计", "金额", "预算数", "总计")


def item_of(words: str) -> str | None:
    """The canonical item a label names; behind 其中 inside of it (公务用车费其中：购置费) that of the part.

    Dashes before it are how far it is set in (--公务用车购置费).
    """
    words = words.lstrip(_SET_IN)
    whole, _, part = re.sub("其中[:：]", "\n", words.removeprefix("其中")).partition("\n")
    if whole and part and item_of(whole):
        return item_of(part)
    word = lexicon.key(clean_name(without_aside(words)))
    return lexicon.words("item").get(word) or _items_by_stem().get(_stem(word))


def _stem(word: str) -> str:
    """What is left of a word without the many ways to say cost (费, 费用, 经费, 支出, 预算数)."""
    return re.sub(r"(?:预算数?|支出|费用|经费|费)+$", "", word)


@cache
def _items_by_stem() -> dict[str, str]:
    """The items by their stems; the totals have too many words in common with everything else."""
    return {_stem(word): item for word, item in lexicon.words("item").items() if item not in (SUBTOTAL, TOTAL)}


def fund_of(head: str) -> str | None:
    """The fund a head names, where it names nothing else."""
    word = lexicon.words("measure").get(lexicon.key(without_aside(head)))
    return word if word in ("general_public", "government_fund", "state_capital") else None


def is_strange(column: Column) -> bool:
    """Whether some of the heads of a column are words that no form is known to have."""
    return any(measure_word(head, None) is None and _says_item(head) is None for head in column.heads)


def items_of_columns(columns: Sequence[Column]) -> dict[int, str | None]:
    """The item of each column; a head over the columns of several items says something about none of them."""
    below: dict[str, set[str]] = defaultdict(set)
    for column in columns:
        for depth, head in enumerate(column.heads):
            below[head] |= {item for lower in column.heads[depth + 1 :] if (item := item_of(lower))}
    shared = {head for head, items in below.items() if len(items - {TOTAL, SUBTOTAL}) > 1 and not _says_item(head)}
    items = {column.index: _item_of_column(column, shared) for column in columns}
    parts = {column.index for column in columns if items[column.index] == TOTAL and _is_part(column, shared)}
    stated = any(item in (SUBTOTAL, TOTAL) for index, item in items.items() if index not in parts)
    return {index: None if stated and index in parts else item for index, item in items.items()}


def _is_part(column: Column, shared: Set[str]) -> bool:
    """Whether a column is the 小计 of something its heads do not say: beside the sum of all it is no total."""
    heads = [head for head in (_YEAR.sub("", head) for head in column.heads if head not in shared) if head]
    return bool(heads) and lexicon.key(heads[-1]) == "小计" and all(map(is_generic, heads))


def _item_of_column(column: Column, shared: Set[str]) -> str | None:
    """The item the heads of a column name together; 小计 takes the meaning of the head above it."""
    if column.lost:
        return None
    own = [head for head in column.heads if fund_of(head) is None]
    said = [head for head in own if head not in shared] or own[-1:]
    heads = [head for head in (_YEAR.sub("", head) for head in said) if head] or said[-1:]
    for depth in range(len(heads) - 1, -1, -1):
        item = _says_item(heads[depth])
        if is_generic(heads[depth]) and item in (None, TOTAL):
            continue
        if item is None:
            return None
        generic = depth < len(heads) - 1
        if item in (SUBTOTAL, TOTAL):
            return SUBTOTAL if generic or "三公" in heads[depth] else TOTAL
        return item
    return TOTAL if heads else None


def is_generic(head: str) -> bool:
    """Whether a head only says that there are figures, of whichever year or stage (小计, 预算数, 上年预算执行数)."""
    word = re.sub(r"^(?:上|去|本|当)年度?", "", lexicon.key(without_aside(head)))
    return word in _GENERIC or word in lexicon.words("stage") or lexicon.words("measure").get(word) == "total"


def _says_item(head: str) -> str | None:
    """The item a head names, or that its words contain."""
    return item_of(head) or _inside(head) or (SUBTOTAL if "三公" in head else None)


def _inside(head: str) -> str | None:
    """The item whose word a longer head contains (“三公”经费预算数, 2025年机关运行经费预算数)."""
    text = re.sub(r"预算数?$|财政拨款|\d{4}年度?|支出$", "", lexicon.key(head))
    return lexicon.words("item").get(text)
