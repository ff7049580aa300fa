"""Whether the figures of a table put together from several pages bear that out: parents are sums of their children."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from parsers.amounts import read_amount
from parsers.around.header import distinct, split_header
from parsers.cells import read_code
from parsers.page import RawGrid, Slots

ROUNDING = Decimal("0.02")
"""What rounding can add to a sum for each of its children, in the unit of the table."""

SHARE = 4
"""One in so many sums may fail: budgets are printed with errors, and pages end between parents and children."""


def bears_out(grids: Sequence[RawGrid], start: int) -> bool:
    """Whether most parents are the sums of their children in the columns from one on; true where no row has a code."""
    rows = [row for grid in grids for row in split_header(grid.rows)[1]]
    codes = [_code(row) for row in rows]
    width = max((len(row) for row in rows), default=0)
    found = [holds for column in range(start, width) for holds in _sums(rows, codes, column)]
    return SHARE * found.count(False) <= len(found)


def _code(row: Slots) -> str:
    """The account of a row; 类, 款 and 项 in columns of their own are run together."""
    pieces: list[str] = []
    for cell in distinct(row):
        code = read_code(cell.text) if "." not in cell.words else None
        if cell.words and code is None and not (pieces and cell.words.isdigit()):
            break
        pieces += [cell.words] if cell.words else []
    longest = max(pieces, key=len, default="")
    return longest if len(longest) > 3 else "".join(pieces)


def _sums(rows: Sequence[Slots], codes: Sequence[str], column: int) -> Iterator[bool]:
    """For every parent with children whether it is their sum in one column, where any of them says a figure."""
    amounts: dict[str, Decimal] = {}
    children: dict[str, list[Decimal]] = defaultdict(list)
    for row, code in zip(rows, codes, strict=True):
        figure = _figure(row, column)
        if code and code not in amounts:
            amounts[code] = figure
            children[code[:-2]].append(figure)
    for code, parts in children.items():
        whole = amounts.get(code)
        if whole is not None and (whole or any(parts)):
            yield abs(whole - sum(parts)) <= ROUNDING * len(parts)


def _figure(row: Slots, column: int) -> Decimal:
    cell = row[column] if column < len(row) else None
    number = read_amount(cell.text).number if cell is not None else None
    return number if number is not None else Decimal(0)
