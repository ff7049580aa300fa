"""Every number a target table prints, with its row and column: for ``export --all``, which misses nothing printed.

Targets are records; their money, limits and counts are no facts of a statement. Money is in yuan, a count its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from model.amount import Amount, Unit
from model.disclosure import Fact, Source
from parsers.page import Cell, Slots
from parsers.statements.targets_words import MONEY_LABEL, unit_in

STATEMENT = "绩效目标表"
_NUMBER = re.compile(
    r"(?:[≥≤≧≦=＝<>＜＞]|不少于|不低于|不超过|不高于)?(?P<number>-?\d+(?:,\d{3})*(?:\.\d+)?)(?P<unit>[^\d%％‰.,，。；;、:：-]{0,4})[。.]?"
)
_VALUE_HEAD = re.compile(r"值|性质|单位|方向|符号|分")
_MONEY = {"亿元": Unit.HUNDRED_MILLION, "万元": Unit.TEN_THOUSAND, "万": Unit.TEN_THOUSAND, "元": Unit.YUAN}


def figures_in(row: Slots, before: Slots, heads: Mapping[int, str], unit: Unit, source: Source) -> Iterator[Fact]:
    """The numbers of one row: named by the words left of them, their column by the head above.

    ``heads`` are the words of the last head by column, ``unit`` is the unit of money of the table, ``source`` the
    place of the row's first cell. A row of money says its own unit where it has one. A cell that spans the row
    ``before``, too, was printed once, there.
    """
    own = unit_in("".join(cell.words for _, cell in _cells(row))) or unit
    label = ""
    for index, cell in _cells(row):
        found = _NUMBER.fullmatch(cell.words)
        if not found:
            label = label if label and _VALUE_HEAD.search(heads.get(index, "")) else cell.words
        elif label and not (index < len(before) and before[index] is cell):
            amount = _amount(found, own if MONEY_LABEL.search(f"{label}{heads.get(index, '')}") else Unit.COUNT)
            yield _fact(cell, label, heads.get(index, ""), amount, source)


def _cells(row: Slots) -> Iterator[tuple[int, Cell]]:
    for index, cell in enumerate(row):
        if cell is not None and cell.words and (index == 0 or row[index - 1] is not cell):
            yield index, cell


def _amount(found: re.Match[str], unit: Unit) -> Amount:
    number = Decimal(found["number"].replace(",", ""))
    return Amount.printed(number, _MONEY.get(found["unit"], Unit.COUNT if found["unit"] else unit))


def _fact(cell: Cell, label: str, head: str, amount: Amount, source: Source) -> Fact:
    place = source._replace(
        page=cell.page, line=cell.line, row_words=label, column_words=head, box=cell.box, raw=cell.text
    )
    return Fact(statement=source.table or STATEMENT, name=label, measure=head, amount=amount, source=place)
