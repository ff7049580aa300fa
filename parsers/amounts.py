"""One cell's text -> the amount it states, a dash, blank, or why it is none.

Nothing here guesses silently: a number that had to be joined says so in ``Read.note``, and a text that may be two
numbers or holds letters is GARBLED, never an amount.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class CellKind(StrEnum):
    """What one cell holds."""

    BLANK = "blank"
    AMOUNT = "amount"
    ZERO = "zero"
    DASH = "dash"
    PERCENT = "percent"
    CODE = "code"
    TEXT = "text"
    GARBLED = "garbled"


class Read(NamedTuple):
    """What a cell was read as: ``number`` in the cell's own unit, with the ``decimals`` printed.

    ``number`` is None for BLANK, TEXT and GARBLED; a dash, or 无, stands for 0. ``note`` says what was mended
    (``blank-in-number``), which usage was followed (``minus-mark``), or why the text is no number: ``two-numbers``,
    ``letters``, ``grouping``, ``leading-zero``, ``unit-in-cell``, ``sign``. ``unit`` is the unit of money behind it.
    """

    kind: CellKind
    number: Decimal | None = None
    decimals: int = 0
    raw: str = ""
    note: str = ""
    unit: str = ""

    @property
    def has_number(self) -> bool:
        """Whether the cell states a figure (a zero and a dash do)."""
        return self.kind in (CellKind.AMOUNT, CellKind.ZERO, CellKind.DASH)


_DASHES = "－−–—―─﹣\u2010\u2011\u2012"
PLAIN_FORMS = str.maketrans("０１２３４５６７８９，．％（）／＋" + _DASHES, "0123456789,.%()/+" + "-" * len(_DASHES))
_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+")
_DASH = re.compile(r"[-/]{1,4}")
_NONE = "无"
"""What small units type instead of a dash."""

_SIGN_OF_NUMBER = re.compile(rf"[\d/／{_DASHES}{_NONE}-]")

_MARKS = "△▲"
"""Accountants' minus signs, which stand in front of the figure."""
_PARTS = re.compile(
    rf"(?P<open>\()?[¥￥]?(?P<sign>[-+{_MARKS}])?\s*[¥￥]?(?P<body>[\d,.\s]*\d[\d,.\s]*)(?P<close>\))?(?P<percent>%)?"
)
_SIGNS = tuple("-" + _MARKS)
_SIGN_BEHIND = rf"([\d,]*\d\.\d+|\d{{1,3}}(?:,\d{{3}})+|\d+(?=[{_MARKS}]))([-{_MARKS}])"
"""A minus right behind an amount; behind digits alone a dash may be that of a date, behind a gap a cell of its own."""

_NOTES = "¹²³⁰⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩*※"
_NOTED = rf"(-?(?:[\d,]*\d\.\d+|\d{{1,3}}(?:,\d{{3}})+))\s?(?:[{_NOTES}]{{1,3}}|\[[{_NOTES}\d]{{1,2}}\])"
"""The mark of a footnote behind an amount; digits alone may be a code."""
_NOTE_ENDS = frozenset(_NOTES + "]")

_APOSTROPHES = frozenset("'’‘＇")
_GROUPED = r"-?\d{1,3}(?:['’‘＇]\d{3})+(?:\.\d+)?"
"""Thousands in the Swiss way. This one and the two before it are compiled for the few documents that print such."""

_YEAR = re.compile(r"(?:19|20)\d{2}(?=\s*年)")
"""A year in a label (2025年预算数) is no figure."""

_MONEY_IN_CELL = re.compile(r"(?P<figure>[-\d,.\s]*\d)\s*(?P<unit>亿元|百万元|万元|千元|百元|元)")
_UNIT_IN_CELL = re.compile(r"[\d,.\s]+(?:亿元|百万元|万元|千元|百元|元|万|亿|个|人|辆|台|套|次|平方米|㎡)")
_DECIMALS_OF_MONEY = 2
_FINER_DECIMALS = (4, 6)
"""Decimals of amounts that were counted in yuan and are printed in a larger unit (9,142.554971 万元)."""
MOST_DIGITS = 20
"""More digits than any budget needs, to the point and after: figures that ran together."""

REMEMBERED = 1 << 14
"""Texts whose reading is kept: a cell is read several times, for its column, its row and its value."""


@lru_cache(maxsize=REMEMBERED)
def read_amount(text: str) -> Read:
    """A cell of an amount column: thousands separators, full-width digits, brackets and minus signs are understood."""
    plain = _turned(text.translate(PLAIN_FORMS).strip())
    if not plain:
        return Read(CellKind.BLANK, raw=text)
    if _DASH.fullmatch("".join(plain.split())) or plain == _NONE:
        return Read(CellKind.DASH, Decimal(0), raw=text)
    parts = _PARTS.fullmatch(plain)
    if parts is None or bool(parts["open"]) != bool(parts["close"]):
        return _no_number(plain, text)
    if parts["open"] and not _is_negative(parts):
        return Read(CellKind.GARBLED, raw=text, note="sign")
    joined, note = _joined(parts["body"])
    if not joined:
        return Read(CellKind.GARBLED, raw=text, note=note)
    return _figure(joined, parts, text, note)


def may_state_number(text: str) -> bool:
    """Whether any part of a text can be read as a number: none can without a digit, a dash or 无."""
    return bool(_SIGN_OF_NUMBER.search(text))


def _turned(plain: str) -> str:
    """A figure with its sign in front and commas between thousands, where it is printed 260.00-, 260△ or 1'234.50.

    The mark of a footnote behind it is none of it.
    """
    if plain[-1:] in _NOTE_ENDS and (noted := re.fullmatch(_NOTED, plain)):
        plain = noted[1]
    if not _APOSTROPHES.isdisjoint(plain) and re.fullmatch(_GROUPED, plain):
        plain = "".join("," if char in _APOSTROPHES else char for char in plain)
    behind = re.fullmatch(_SIGN_BEHIND, plain) if plain.endswith(_SIGNS) else None
    return behind[2] + behind[1] if behind else plain


def _is_negative(parts: re.Match[str]) -> bool:
    """Whether brackets are a minus: around a plain amount, not an ordinal, a mark of a note or a code ((3), (201))."""
    return not parts["sign"] and any(char in ".," for char in parts["body"])


def _figure(joined: str, parts: re.Match[str], text: str, note: str) -> Read:
    digits = joined.replace(",", "")
    if len(digits) > 1 and digits[0] == "0" and digits[1] != ".":
        return Read(CellKind.GARBLED, raw=text, note="leading-zero")
    if len(digits) > MOST_DIGITS:
        return Read(CellKind.GARBLED, raw=text, note="two-numbers")
    marked = (parts["sign"] or " ") in _MARKS
    note = note or ("minus-mark" if marked else "")
    negative = parts["sign"] == "-" or marked or bool(parts["open"])
    number = Decimal(f"-{digits}" if negative else digits)
    decimals = len(digits.partition(".")[2])
    if parts["percent"]:
        return Read(CellKind.PERCENT, number, decimals, text, note)
    if number == 0:
        return Read(CellKind.ZERO, Decimal(0), decimals, text, note)
    return Read(CellKind.AMOUNT, number, decimals, text, note)


def _joined(body: str) -> tuple[str, str]:
    """The digits of one number run together and what was mended; an empty text and the reason where it is not one."""
    pieces = body.split()
    joined = "".join(pieces)
    if not _NUMBER.fullmatch(joined):
        return "", "two-numbers" if len(pieces) > 1 else "grouping"
    if len(pieces) == 1:
        return joined, ""
    if _is_one_number(pieces, joined, wrapped="\n" in body.strip()):
        return joined, "blank-in-number"
    return "", "two-numbers"


def _is_one_number(pieces: list[str], joined: str, wrapped: bool) -> bool:
    """Whether separated pieces can only be one number.

    A piece that is no number by itself proves it, and so does a break among decimals that completes the two of money,
    which it must; only of a line that ends in three or more decimals the next one can be the rest. A break before the
    point counts only where a narrow cell wrapped: the first line is full, the point is last.
    """
    if len(" ".join(pieces).partition(".")[2].split()) > 1 and len(joined.partition(".")[2]) != _DECIMALS_OF_MONEY:
        return wrapped and _ends_inside_decimals(pieces, joined)
    if any(piece[0] == "." or not _NUMBER.fullmatch(piece) for piece in pieces) or "." in pieces[0]:
        return True
    fills_line = len(pieces[0]) >= 4 and len(pieces[0]) >= max(len(piece) for piece in pieces)
    return wrapped and fills_line and "." in pieces[-1]


def _ends_inside_decimals(pieces: list[str], joined: str) -> bool:
    """Whether a full first line breaks off behind more decimals than money has (1,620.966 / 0), before few more."""
    first, *rest = pieces
    begun = len(first.partition(".")[2])
    return len(rest) == 1 and begun > _DECIMALS_OF_MONEY and len(joined.partition(".")[2]) in _FINER_DECIMALS


def _no_number(plain: str, text: str) -> Read:
    if money := _MONEY_IN_CELL.fullmatch(plain):
        read = read_amount(money["figure"])
        return read._replace(raw=text, unit=money["unit"])
    if _UNIT_IN_CELL.fullmatch(plain):
        return Read(CellKind.GARBLED, raw=text, note="unit-in-cell")
    digits = sum(char.isdigit() for char in _YEAR.sub("", plain))
    if sum("㐀" <= char <= "鿿" for char in plain) > digits:
        return Read(CellKind.TEXT, raw=text)
    return Read(CellKind.GARBLED, raw=text, note="sign" if plain[0] in _MARKS else "letters")
