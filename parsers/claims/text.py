"""What stands in a sentence: amounts, percentages, words of change, bases of comparison, and what divides them.

``pieces`` cuts a sentence into these in order; everything between them is plain text. Years, dates, counts, thresholds
(50 万元以上) and shares (占 12%) are plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from model.amount import Amount, Unit
from model.disclosure import Basis


class Kind(Enum):
    """What a piece of a sentence is."""

    TEXT = auto()
    AMOUNT = auto()
    PERCENT = auto()
    UP = auto()
    DOWN = auto()
    FLAT = auto()
    BASE = auto()
    REASON = auto()
    PART = auto()
    """A comma, colon or enumeration comma: the next words are a new clause of the same statement."""
    STOP = auto()
    """A semicolon: the next words are a new statement."""
    OPEN = auto()
    CLOSE = auto()


class Piece(NamedTuple):
    """One piece; ``start`` is its offset in the sentence."""

    kind: Kind
    text: str
    start: int
    match: re.Match[str]


_NUMBER = r"-?(?:\d{1,3}(?:[,，]\d{3}){1,4}|\d{1,15})(?:\.\d{1,8})?"
_UNIT = r"(?:亿元|百万元|千元|百元|万元|元)"
_YEAR = r"(?:(?P<year>(?:19|20)\d{2})年度?|上一?年度?|去年)"
_NOT_NUMBER = r"(?<![\d.,])"
_TOKENS = re.compile(
    rf"(?P<threshold>{_NOT_NUMBER}{_NUMBER}万?{_UNIT}(?:（含）|\(含\)|（不含）)?(?:以上|以下|及以上|以内|的标准))"
    rf"|(?P<amount>{_NOT_NUMBER}(?P<number>{_NUMBER})为?(?P<unit>{_UNIT}))"
    r"|(?P<bare>(?<=为)0(?:\.0+)?(?=[，；。、,;）)]|$))"
    rf"|(?P<share>(?:占|比重|比例|占比)[^，；。、]{{0,40}}?{_NUMBER}[%％])"
    rf"|(?P<percent>{_NOT_NUMBER}{_NUMBER}[%％])"
    rf"|(?P<base>(?:同比|环比|(?:比|较|与|同|和|按){_YEAR}(?P<what>(?:[^，；。：、,;\d（）()]|（[^（）]*）)*?)"
    r"(?=增|减|上升|下降|降低|提高|压减|持平|一致|相同|略|基本|无|有所|保持|没有|下浮|上浮|多|少|\d|[，；。：、,;）)]|$)))"
    r"|(?P<flat>持平|一致|相同|无增减(?:变化)?|无变化|没有(?:增减)?变化|不变|未发生变化|不增不减)"
    r"|(?P<up>增加|增长|上升|提高|增幅|上浮|多(?=\d))"
    r"|(?P<down>减少|下降|降低|减幅|降幅|压减|下浮|核减|调减|少(?=\d))"
    r"|(?P<reason>(?:其?主要)?(?:原因|系因)(?:主要)?(?:是|为|：|:)|主要是|主要为|主要系|原因系)"
    r"|(?P<stop>[；;。！？])|(?P<part>[，,：:])|(?P<list>、)|(?P<open>[（(])|(?P<close>[）)])"
)
_KINDS = {
    "amount": Kind.AMOUNT, "bare": Kind.AMOUNT, "percent": Kind.PERCENT, "base": Kind.BASE, "flat": Kind.FLAT,
    "up": Kind.UP, "down": Kind.DOWN, "reason": Kind.REASON, "stop": Kind.STOP, "part": Kind.PART, "list": Kind.PART,
    "open": Kind.OPEN, "close": Kind.CLOSE,
}  # fmt: skip
_BRACKETED = re.compile(r"[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]")
_MONEY = re.compile(rf"\d{_UNIT}|为0[，；。、）)]|[比较与](?:上年|\d{{4}}年)")


_PLAIN_FIGURES = str.maketrans("０１２３４５６７８９．", "0123456789.")


def pieces(sentence: str) -> Iterator[Piece]:
    """The pieces of ``sentence`` that are not plain text, in order.

    Brackets count only where they hold figures (``（其中：购置费 0 元）``); ``、`` only behind a figure.
    """
    sentence = sentence.translate(_PLAIN_FIGURES)
    brackets = [(found.span(), bool(_MONEY.search(found[0]))) for found in _BRACKETED.finditer(sentence)]
    bounds = {at for (start, end), telling in brackets if telling for at in (start, end - 1)}
    aside = {at for (start, end), telling in brackets if not telling for at in range(start, end)}
    last_end = 0
    last_kind = Kind.TEXT
    for found in _TOKENS.finditer(sentence):
        kind = _kind(found)
        if kind in (Kind.OPEN, Kind.CLOSE) and found.start() not in bounds:
            continue
        if kind in (Kind.PART, Kind.STOP) and found.start() in aside:
            continue
        if found["list"] and not (found.start() == last_end and last_kind in (Kind.AMOUNT, Kind.PERCENT, Kind.FLAT)):
            continue
        if kind is not Kind.TEXT:
            yield Piece(kind, found[0], found.start(), found)
            last_end, last_kind = found.end(), kind


def _kind(found: re.Match[str]) -> Kind:
    return _KINDS.get(found.lastgroup or "", Kind.TEXT)  # the last group to close is the one around all of the piece


def amount_of(piece: Piece, unit: Unit) -> Amount:
    """The amount of an AMOUNT piece; a bare 0 stands in ``unit``, that of the sentence."""
    found = piece.match
    if found["number"] is None:
        return Amount.printed(Decimal(found[0]), unit)
    return Amount.printed(found["number"].replace(",", "").replace("，", ""), Unit(found["unit"]))


def unit_of(sentence: str) -> Unit:
    """The unit a sentence states its first amount in; 万元 where it states none."""
    found = re.search(rf"\d为?({_UNIT})", sentence)
    return Unit(found[1]) if found else Unit.TEN_THOUSAND


def basis_of(text: str) -> Basis | None:
    """What a comparison is made with: 执行数, 决算 or 预算; None where it is not said."""
    if "执行" in text:
        return "execution"
    if "决算" in text:
        return "final"
    return "budget" if "预算" in text else None


def sentences(text: str) -> tuple[tuple[int, str], ...]:
    """The sentences of a paragraph with their offsets; a full stop inside brackets ends none."""
    found: list[tuple[int, str]] = []
    start = depth = 0
    for index, char in enumerate(text):
        depth += (char in "（(") - (char in "）)")
        if char in "。！？" and depth <= 0:
            found.append((start, text[start : index + 1]))
            start, depth = index + 1, 0
    if text[start:].strip():
        found.append((start, text[start:]))
    return tuple(found)
