"""What must come out of a printed form: the facts its figures state, each with its page."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from tests.forms.cells import Figure, Key
from tests.forms.form import Money
from tests.forms.render import Printed


class Expected(NamedTuple):
    """The amount of a fact in yuan and the page of its first part."""

    amount: Decimal
    page: int


def facts(rows: Iterable[Printed], money: Money) -> dict[Key, Expected]:
    """Every fact by its key; one key on several rows is their sum, a blank cell is no fact."""
    found: dict[Key, Expected] = {}
    for row in rows:
        for cell in row.cells:
            if isinstance(cell, Figure) and money.printed(cell.amount):
                for key in cell.keys:
                    amount, page = found.get(key, (Decimal(0), row.page))
                    found[key] = Expected(amount + cell.amount * money.step, page)
    return found
