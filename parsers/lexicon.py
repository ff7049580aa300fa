"""The words of the forms, loaded once from ``lexicon.toml`` and matched by normalised text.

``key`` is what two spellings of one word have in common: no white space, quotes, brackets or width. A word is looked up
exactly, then as the longest known word inside the text, then by similarity; the caller decides how far to go.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from parsers.compiled import tables

SIMILAR = 0.75
"""How alike a damaged word must be to a known one (difflib ratio) to be taken for it."""

_DROP = re.compile(r"[\s“”\"'‘’《》〈〉()（）\[\]【】、,，.．:：;；*＊_\-—－·]+")
_INCLUDED = re.compile(r"[（(](?:不?含|不?包括)[^（）()]*[)）]")
"""What a title says is counted in (一般公共预算支出表（含上年结转））: no part of its name."""

_BODIES = (
    "委|局|厅|办|院|会|处|中心|大学|中学|小学|政府|部|站|所|队|馆|社|团|署|"
    "公司|集团|级|校|园|台|场|室|联|协|乡|镇|街道|基地"
)
_OWNER = re.compile(
    rf"^(?:(?!支出|收入|收支|预算|决算|拨款|经费).){{3,39}}(?:{_BODIES})"
    r"(?=(?:19|20)\d{2}年?度?|部门|单位|收支|收入|支出|预算|决算|财政拨款|一般公共预算|政府性基金|国有资本经营|三公)"
)
"""The unit a title begins with: 某市国有资产监督管理委员会收支总表 is no table of 国有资产."""

_YEAR = re.compile(r"(?:19|20)\d{2}年?度?")


class Title(NamedTuple):
    """One way a table is titled: the words that must all, some and never stand in it."""

    statement: str
    all: tuple[str, ...]
    any: tuple[str, ...]
    none: tuple[str, ...]

    def matches(self, text: str) -> bool:
        """Whether a normalised title is of this kind."""
        for word in self.all:  # most kinds end here, for every line of a document
            if word not in text:
                return False
        return (not self.any or any(word in text for word in self.any)) and not any(word in text for word in self.none)


@cache
def _tables() -> dict[str, Any]:
    return tables(Path(__file__).with_name("lexicon.toml"))


@cache
def _glyphs() -> dict[int, str]:
    return str.maketrans(_tables()["glyph"])


@cache
def key(text: str) -> str:
    """The text as words are compared: composed, without white space, quotes, brackets and stops."""
    return _DROP.sub("", unicodedata.normalize("NFKC", text.translate(_glyphs())))


@cache
def titles() -> tuple[Title, ...]:
    """The kinds of titles, in the order they are tried."""
    return tuple(
        Title(entry["statement"], *(tuple(entry.get(part, ())) for part in ("all", "any", "none")))
        for entry in _tables()["title"]
    )


@cache
def statement_of(title: str) -> str | None:
    """The statement a title announces; blank for a table outside the vocabulary, None where no title is known."""
    name = _OWNER.sub("", key(_INCLUDED.sub("", title)))
    text = _YEAR.sub("", name).replace("收入支出", "收支")
    return next((kind.statement for kind in titles() if kind.matches(text)), None)


@cache
def words(section: str) -> dict[str, str]:
    """The words of a section by normalised spelling, with what each stands for."""
    table = _tables()[section]
    return {key(word): meaning for meaning, spellings in table.items() for word in spellings}


def section(name: str) -> tuple[str, ...]:
    """The names of the entries of a section, in the order of the file."""
    return tuple(_tables()[name])


def word_list(section: str, name: str) -> tuple[str, ...]:
    """The words of one entry, as written in the lexicon."""
    return tuple(_tables()[section].get(name, ()))


@cache
def meaning(section: str, text: str) -> str | None:
    """What a word stands for: exactly, or by the longest known word it ends or begins with."""
    known, wanted = words(section), key(text)
    if wanted in known:
        return known[wanted]
    inside = [word for word in known if len(word) > 2 and (_ends_with(wanted, word) or wanted.startswith(word))]
    # of two as long, what is summed says more than that it is a sum (其他收入预算 is 其他收入, not 收入预算)
    return known[max(inside, key=lambda word: (len(word), known[word] != "total"))] if inside else None


def _ends_with(text: str, word: str) -> bool:
    """Whether a text ends with a word that is not denied (非财政拨款收入 is no 财政拨款收入)."""
    return text.endswith(word) and not text.endswith(f"非{word}")


@cache
def ending(section: str, text: str) -> str | None:
    """What the longest known word stands for that a text ends with; words of two characters are too common to count."""
    known, wanted = words(section), key(text)
    inside = [word for word in known if len(word) > 2 and wanted.endswith(word)]
    return known[max(inside, key=len)] if inside else None


@cache
def similar(section: str, text: str) -> str | None:
    """What a damaged word stands for: the one known word most like it, None where none or several are."""
    wanted = key(text)
    if len(wanted) < 3:
        return None
    turn = _turn(wanted)
    alike = [word for word in words(section) if _turn(word) == turn and _may_be(wanted, word)]
    if not alike:
        return None
    from difflib import SequenceMatcher  # few documents have a damaged word

    ranked = sorted(((SequenceMatcher(None, wanted, word).ratio(), word) for word in alike), reverse=True)
    best = [words(section)[word] for ratio, word in ranked if ratio >= SIMILAR and ratio > ranked[0][0] - 0.05]
    return best[0] if best and len(set(best)) == 1 else None


def _turn(word: str) -> frozenset[str]:
    """The characters of a word that turn what the others say: 非财政拨款, 上年预算数, 下年, 增减."""
    return _TURNING.intersection(word)


_TURNING = frozenset("非上去下增减")


def _may_be(wanted: str, word: str) -> bool:
    """Whether two words share enough characters to be alike, in whatever order: what the ratio cannot exceed."""
    return 2 * sum(map(wanted.count, set(word))) >= SIMILAR * (len(wanted) + len(word))


def is_total(text: str) -> bool:
    """Whether a row label is that of a total row (合计, 总 计)."""
    return key(text) in words("row")


def is_part_total(text: str) -> bool:
    """Whether a total can be that of a part only, where another total stands beside it (本年收入合计)."""
    return words("row").get(key(text)) == "part"


_PAGE_SUM = re.compile("[承接转过入结至]{0,3}[本每上下前次后]?页(?:[小合总累]计|结转|转来|转入|余额)?数?")
"""Sums of a page in words that programs combine freely (承接上页, 结转下页, 页累计)."""


def is_page_sum(text: str) -> bool:
    """Whether a row label is that of a sum of one page, or of one carried over to the next (本页小计, 承前页)."""
    return key(text) in words("page") or ("页" in text and _PAGE_SUM.fullmatch(key(text)) is not None)


def any_word(texts: Iterable[str], candidates: Iterable[str]) -> bool:
    """Whether one of the words stands in one of the texts."""
    spelled = [key(text) for text in texts]
    return any(key(word) in text for word in candidates for text in spelled)
