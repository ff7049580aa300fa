"""Tables that say in short what others of the same budget say: an explanation prints them in front of those."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from parsers.statements.headed import Headed

LEADING = 4
"""Digits by which an amount is known in another unit of money."""

FEWEST_ALIKE = 0.25
"""The share of the figures of a digest that the whole tables print, too; others are of last year, or differences."""

_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")


def is_digest(headed: Sequence[Headed], whole: Sequence[Headed]) -> bool:
    """Whether tables say the total of others, and more of their figures, in whatever unit of money."""
    said, others = (list(chain.from_iterable(map(_amounts, items))) for items in (headed, whole))
    if not said or not others:
        return True
    known, total = set(map(_leading, others)), _leading(max(others))
    share = sum(_leading(amount) in known for amount in said) / len(said)
    return _leading(max(said)) == total or (total in map(_leading, said) and share >= FEWEST_ALIKE)


def _amounts(item: Headed) -> Iterator[Decimal]:
    cells = (cell for row in item.grid.body for cell in row if cell is not None)
    return (Decimal(cell.words.replace(",", "")) for cell in cells if _AMOUNT.fullmatch(cell.words))


def _leading(amount: Decimal) -> str:
    """The first digits of an amount, the same in another unit of money."""
    return "".join(map(str, amount.normalize().as_tuple().digits))[:LEADING]
