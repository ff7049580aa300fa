"""Money as printed: an exact value, the unit it stands in, and how finely it was printed.

An ``Amount`` never loses what the page says: ``966.57`` in 万元 is 9,665,700 yuan known to the nearest hundred yuan.
Two figures agree when the open intervals they stand for overlap; merely touching intervals do not agree
(rules.md, tolerance classes T1 and T2).
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

ZERO = Decimal(0)
HALF = Decimal("0.5")


class Unit(StrEnum):
    """A unit of measure of a printed figure; ``COUNT`` is a number of things, not money."""

    YUAN = "元"
    HUNDRED = "百元"
    THOUSAND = "千元"
    TEN_THOUSAND = "万元"
    MILLION = "百万元"
    HUNDRED_MILLION = "亿元"
    COUNT = "个"

    @property
    def factor(self) -> Decimal:
        """Yuan in one of this unit; 1 for counts."""
        return _FACTORS[self]


_FACTORS = {
    Unit.YUAN: Decimal(1),
    Unit.HUNDRED: Decimal(100),
    Unit.THOUSAND: Decimal(1_000),
    Unit.TEN_THOUSAND: Decimal(10_000),
    Unit.MILLION: Decimal(1_000_000),
    Unit.HUNDRED_MILLION: Decimal(100_000_000),
    Unit.COUNT: Decimal(1),
}


class Interval(NamedTuple):
    """The open interval (low, high) of true values, in yuan, that a printed figure or a sum of such can stand for."""

    low: Decimal
    high: Decimal

    @classmethod
    def exactly(cls, value: Decimal) -> Interval:
        """A value known exactly: a zero confirmed by a note, or a limit in a performance target."""
        return cls(value, value)

    @classmethod
    def sum(cls, parts: Iterable[Interval]) -> Interval:
        """The interval of a sum; the empty sum is exactly zero."""
        low = high = ZERO
        for part in parts:
            low, high = low + part.low, high + part.high
        return cls(low, high)

    def minus(self, other: Interval) -> Interval:
        """The interval of a difference."""
        return Interval(self.low - other.high, self.high - other.low)

    def overlaps(self, other: Interval) -> bool:
        """Whether some value lies inside both; intervals that only touch do not overlap."""
        if self == other:
            return True
        return self.low < other.high and other.low < self.high


class Amount(NamedTuple):
    """One printed figure: ``yuan`` exactly as printed, ``decimals`` printed, and the ``unit`` it was printed in.

    For ``Unit.COUNT`` the field ``yuan`` holds the plain number.
    """

    yuan: Decimal
    decimals: int = 0
    unit: Unit = Unit.YUAN

    @classmethod
    def printed(cls, number: Decimal | str, unit: Unit = Unit.YUAN) -> Amount:
        """The amount of a number printed in ``unit``; its decimals are those the number carries."""
        value = Decimal(number)
        exponent = value.as_tuple().exponent
        decimals = max(0, -exponent) if isinstance(exponent, int) else 0
        return cls(yuan=value * unit.factor, decimals=decimals, unit=unit)

    @property
    def figure(self) -> Decimal:
        """The number as printed, in its own unit and with its own decimals."""
        return (self.yuan / self.unit.factor).quantize(Decimal(1).scaleb(-self.decimals))

    @property
    def words(self) -> str:
        """The number as printed, with its unit: 12.50 万元."""
        return f"{self.figure} {self.unit}"

    @property
    def half_step(self) -> Decimal:
        """Half of the last printed digit, in yuan."""
        return HALF.scaleb(-self.decimals) * self.unit.factor

    @property
    def interval(self) -> Interval:
        """All true values, in yuan, that round to this figure."""
        return Interval(self.yuan - self.half_step, self.yuan + self.half_step)

    def agrees(self, other: Amount) -> bool:
        """Whether both can be one and the same true value (T2)."""
        return self.interval.overlaps(other.interval)


def plain(value: Decimal) -> str:
    """A decimal without exponent, separators or trailing zeros: the form of every amount in an export."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def grouped(value: Decimal, decimals: int) -> str:
    """A decimal with thousands separators and a fixed number of decimals, as a person reads it."""
    return f"{value:,.{decimals}f}"


def shown(value: Decimal, unit: Unit, printed_in: Unit | None = None, decimals: int = 2) -> str:
    """``value`` yuan in ``unit`` for a screen, never with fewer digits than the page gave.

    ``printed_in`` and ``decimals`` are the unit and precision of the source; changing the unit moves the point and
    keeps every printed digit.
    """
    if printed_in is None:
        return grouped(value / unit.factor, decimals)
    shift = (unit.factor / printed_in.factor).adjusted()
    return grouped(value / unit.factor, max(0, decimals + shift))
