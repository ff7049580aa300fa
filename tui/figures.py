"""Figures as a person reads them: one fact, one change or one percentage to the text of a cell.

No arithmetic happens here: a change comes from ``model.comparison``, and a change of unit moves the point and keeps
every printed digit (``model.amount.shown``).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from model.amount import Amount, Unit, grouped, shown
from model.comparison.compare import Change
from model.disclosure import Fact, State
from tui.view import Rate

Tone = Literal["", "quiet", "increase", "decrease", "added", "removed", "warn"]

UNITS = (Unit.YUAN, Unit.TEN_THOUSAND, Unit.HUNDRED_MILLION)
STATE_WORDS: dict[State, str] = {
    "printed": "印出",
    "zero": "印作 0",
    "dash": "印作短横，即 0",
    "blank": "应有数而为空",
    "garbled": "读不出",
    "missing": "缺",
    "derived": "由下级相加得出，文件未印",
    "repaired": "修补后读出",
    "ambiguous": "读数不定",
    "accepted": "推定值，经人认可",
}
FIGURE_MARKS: dict[State, str] = {"derived": "*", "accepted": "^"}
"""What follows a figure that the document does not print."""

NUMBER = re.compile(r"-?\d+(\.\d+)?")
NEW_WORD = "新增"
GONE_WORD = "取消"
UNREAD_WORD = "读不出"
APART_WORD = "不可比"
"""One document does not print the table, the column or the detail: that is no change, and nothing unreadable."""


class Cell(NamedTuple):
    """The text of one cell, what follows it in the narrow mark column, and the tone it is shown in."""

    text: str = ""
    mark: str = " "
    tone: Tone = ""


def money(amount: Amount, unit: Unit) -> str:
    """An amount in ``unit`` with all its printed digits; a number of things is not converted."""
    if amount.unit is Unit.COUNT:
        return grouped(amount.yuan, amount.decimals)
    return shown(amount.yuan, unit, amount.unit, amount.decimals)


def with_unit(amount: Amount, unit: Unit) -> str:
    """An amount followed by its unit."""
    return f"{money(amount, unit)} {Unit.COUNT if amount.unit is Unit.COUNT else unit}"


def figure_cell(fact: Fact | None) -> Cell:
    """The mark and tone of a figure; its text is left to ``fact_cell``, which knows the unit."""
    if fact is None:
        return Cell()
    if fact.amount is None:
        return Cell("?", tone="warn")
    if fact.state in FIGURE_MARKS:
        return Cell(mark=FIGURE_MARKS[fact.state])
    if fact.state in ("ambiguous", "repaired") or len(fact.readings) > 1:
        return Cell(mark="?", tone="warn")
    return Cell()


def fact_cell(fact: Fact | None, unit: Unit) -> Cell:
    """One figure: blank where nothing is printed, ``?`` where it could not be read, ``-`` for a printed dash."""
    cell = figure_cell(fact)
    if fact is None or fact.amount is None:
        return cell
    text = "-" if fact.state == "dash" else money(fact.amount, unit)
    return cell._replace(text=text)


def finer(change: Change) -> Amount | None:
    """The side of a change that is printed more finely: its digits are those of the difference."""
    amounts = [fact.amount for fact in (change.new, change.old) if fact is not None and fact.amount is not None]
    return min(amounts, key=lambda amount: amount.half_step, default=None)


def tone_of(value: Decimal | None) -> Tone:
    """Red for more, green for less."""
    if not value:
        return "quiet"
    return "increase" if value > 0 else "decrease"


def signed(text: str, value: Decimal) -> str:
    """A figure with its sign always written, zero without."""
    return f"+{text}" if value > 0 else text


def change_cell(change: Change | None, unit: Unit) -> Cell:
    """The difference of two years in ``unit``, signed; blank where the sides cannot be subtracted."""
    measure = finer(change) if change else None
    if change is None or change.change is None or measure is None:
        return Cell()
    text = money(measure._replace(yuan=change.change), unit)
    mark = FIGURE_MARKS["derived"] if change.is_computed else " "
    return Cell(signed(text, change.change), mark, tone_of(change.change))


def percent(value: Decimal) -> str:
    """A percentage with sign and two decimals."""
    return f"{value:+,.2f}%" if value else "0.00%"


def percent_cell(change: Change | None) -> Cell:
    """The relative change, or a word where there is no base to divide by."""
    if change is None:
        return Cell()
    if change.kind == "unreadable":
        return Cell(UNREAD_WORD if change.is_gap else APART_WORD, tone="warn" if change.is_gap else "quiet")
    if change.kind == "added":
        return Cell(NEW_WORD, tone="added")
    if change.kind == "removed":
        return Cell(GONE_WORD, tone="removed")
    if change.change_percent is None:
        return Cell(NEW_WORD, tone="added") if change.change else Cell()
    return Cell(percent(change.change_percent), tone=tone_of(change.change))


def rate_cell(change: Change | None, rate: Rate) -> Cell:
    """One of the rates of a change; a word where the sides cannot be compared."""
    if change is None or rate == "percent" or change.kind == "unreadable":
        return percent_cell(change)
    if rate == "share":
        return Cell(f"{change.share_new:,.2f}%") if change.share_new is not None else Cell()
    value = change.contribution_percent if rate == "contribution" else change.points
    if value is None:
        return Cell()
    text = percent(value) if rate == "contribution" else f"{value:+,.2f}"
    return Cell(text, tone=tone_of(change.change))


def number_in(text: str) -> Decimal | None:
    """The number that a cell shows, with the digits it shows; None where it shows words, a rate or nothing."""
    digits = text.replace(",", "").lstrip("+")
    return Decimal(digits) if NUMBER.fullmatch(digits) else None


def fraction(text: str) -> int:
    """How many characters stand behind the point, the point included; 0 for words and whole numbers."""
    return len(text) - text.rindex(".") if "." in text else 0


def pointed(text: str, room: int) -> str:
    """A number padded behind, so that points of one column stand under each other."""
    if not text or not text[-1].isdigit():
        return text
    return text + " " * (room - fraction(text))
