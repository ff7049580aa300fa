"""The unit of money of tables that name none, told by the same figures where their unit is printed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from model.amount import Amount, Unit
from model.disclosure import Fact, Notice
from parsers.amounts import read_amount
from parsers.around.heading import MONEY_UNITS
from parsers.page import TextLine
from parsers.statements.table import Context, Harvest

CANDIDATES = (Unit.YUAN, Unit.THOUSAND, Unit.TEN_THOUSAND, Unit.HUNDRED_MILLION)

TELLING = 4
"""Digits of a figure from which on another one like it is hardly there by chance."""

SURE = 3
"""What figures have to weigh, and how many times more than under any other unit; one of six digits does."""

_NEAR = Decimal("0.001")
_SAID = r"(\d[\d,]*(?:\.\d+)?)(亿元|百万元|万元|千元|元)"


def amounts_said(lines: Iterable[TextLine]) -> Iterator[Amount]:
    """The amounts that the text states with their unit (收入总预算 1234.56 万元), looked for when somebody asks."""
    texts = ("".join(line.text.split()) for line in lines)
    found = (match for text in texts for match in re.finditer(_SAID, text))
    read = ((match, read_amount(match[1])) for match in found)
    return (Amount.printed(match[1].replace(",", ""), MONEY_UNITS[match[2]]) for match, said in read if said.has_number)


class Witnessed(NamedTuple):
    """A table as it was read, and whether its unit of money is printed for it."""

    context: Context
    part: Harvest
    named: bool

    @property
    def unit(self) -> Unit:
        """The unit it was read in."""
        return self.context.unit

    @property
    def facts(self) -> list[Fact]:
        """All its figures that are money."""
        return [*self.part.facts, *self.part.others]

    def amounts(self, *, own: bool) -> list[Amount]:
        """The amounts in the unit of the table, or those whose columns name another one."""
        found = [fact.amount for fact in self.facts if fact.amount is not None]
        return [amount for amount in found if (amount.unit is self.unit) is own]


class Told(NamedTuple):
    """The unit of money of each table, and what is to be said of it."""

    units: list[Unit]
    notices: list[list[Notice]]


def units_told(tables: Sequence[Witnessed], stated: Iterable[Amount]) -> Told:
    """The units of money of the tables of a document, those inferred or merely assumed with a notice.

    A table without figures that tell follows the last one before it that was inferred, if no other stands between.
    """
    inferred = _inferred(tables, stated)
    units: list[Unit] = []
    notices: list[list[Notice]] = []
    known = any(table.named for table in tables)
    after = None if known else next(iter(inferred.values()), None)
    for index, table in enumerate(tables):
        after = None if table.named else inferred.get(index, after)
        units.append(after or table.unit)
        notices.append(_notices(table, units[-1], index in inferred, known or bool(inferred)))
    return Told(units, notices)


def _inferred(tables: Sequence[Witnessed], stated: Iterable[Amount]) -> dict[int, Unit]:
    """The units of those tables without one whose figures stand elsewhere, too; an inferred one is a witness itself."""
    witnesses = list(stated)
    for table in tables:
        witnesses += table.amounts(own=False) + (table.amounts(own=True) if table.named else [])
    found: dict[int, Unit] = {}
    while True:
        court = Witnesses(witnesses)
        open_ones = {i: table.amounts(own=True) for i, table in enumerate(tables) if not table.named and i not in found}
        new = {i: unit for i, figures in open_ones.items() if (unit := court.unit_of(figures))}
        if not new:
            return dict(sorted(found.items()))
        found |= new
        witnesses += [Amount.printed(one.figure, unit) for i, unit in new.items() for one in open_ones[i]]


def _notices(table: Witnessed, unit: Unit, inferred: bool, known: bool) -> list[Notice]:
    paid = [fact for fact in table.facts if fact.amount is not None and fact.amount.yuan]
    if table.named or not paid or (known and not inferred):
        return []
    place = paid[0].source._replace(raw="")
    title = table.context.title or "（无表名）"
    if inferred:
        words = f"{title}没有印金额单位，按别处印有单位的同样数字推定为{unit}"
        return [Notice(kind="unit-inferred", message=words, source=place)]
    words = f"{title}没有印金额单位，也没有可以印证的数字，只是假定为{unit}"
    return [Notice(kind="unit-assumed", message=words, source=place)]


class Witnesses:
    """Amounts whose unit is printed beside them or on their table."""

    def __init__(self, amounts: Iterable[Amount]) -> None:
        self._amounts = sorted((one for one in amounts if _digits(one) >= TELLING), key=lambda one: one.yuan)
        self._yuan = [one.yuan for one in self._amounts]

    def unit_of(self, figures: Iterable[Amount]) -> Unit | None:
        """The unit in which figures are those of the witnesses; None where they do not say, or say several."""
        kinds = {(one.figure, one.decimals): one for one in figures if _digits(one) >= TELLING}
        weights = Counter({unit: self._weight(list(kinds.values()), unit) for unit in CANDIDATES})
        (best, most), (_, next_most), *_ = weights.most_common()
        return best if most >= SURE and most >= SURE * next_most else None

    def _weight(self, figures: Sequence[Amount], unit: Unit) -> int:
        return sum(self._bears_out(Amount.printed(one.figure, unit)) for one in figures)

    def _bears_out(self, amount: Amount) -> int:
        """How many digits beyond chance the amount has in common with the witness that is most like it."""
        margin = abs(amount.yuan) * _NEAR
        near = slice(bisect_left(self._yuan, amount.yuan - margin), bisect_right(self._yuan, amount.yuan + margin))
        alike = (other for other in self._amounts[near] if amount.agrees(other))
        return max((min(_digits(amount), _digits(other)) - TELLING + 1 for other in alike), default=0)


def _digits(amount: Amount) -> int:
    """How many digits an amount tells: 1,500.00 tells two, there are many of it."""
    digits = amount.figure.normalize().as_tuple().digits
    return len(digits) if any(digits) else 0
