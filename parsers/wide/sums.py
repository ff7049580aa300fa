"""Whether the figures of a table put together from several pages bear that out: parents are sums of their children."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from model.accounts import CatalogueTable, names_of
from parsers.amounts import read_amount
from parsers.around.header import distinct, split_header
from parsers.cells import read_code
from parsers.page import RawGrid, Slots

ROUNDING = Decimal("0.02")
"""What rounding can add to a sum for each of its children, in the unit of the table."""

CATALOGUES: tuple[CatalogueTable, ...] = ("functional", "economic_department", "economic_government")

SHARE = 4
"""One in so many sums may fail: budgets are printed with errors, and pages end between parents and children."""


class Said(NamedTuple):
    """The figure of an account in one column; ``asked`` where that is one of the columns in question."""

    code: str
    figure: Decimal
    asked: bool


def bears_out(grids: Sequence[RawGrid], start: int) -> bool:
    """Whether most parents are the sums of their children in the columns from one on; true where no row has a code."""
    rows = [row for grid in grids for row in split_header(grid.rows)[1]]
    width = max((len(row) for row in rows), default=0)
    beside: dict[int, list[Said]] = defaultdict(list)
    for lane, end in pairwise([*_lanes(rows, width), width]):
        codes = [_code(row[lane:end]) for row in rows]
        for column in (column for column in range(lane, end) if not _holds_codes(rows, column)):
            said = zip(codes, rows, strict=True)
            beside[column - lane] += [Said(code, _figure(row, column), column >= start) for code, row in said if code]
    found = [holds for said in beside.values() for holds in _sums(said)]
    return SHARE * found.count(False) <= len(found)


def _lanes(rows: Sequence[Slots], width: int) -> list[int]:
    """Where blocks of accounts begin: at the left, and at columns of codes that others of words or figures precede."""
    coded = [_holds_codes(rows, column) for column in range(width)]
    return [column for column in range(width) if not column or (coded[column] and not coded[column - 1])]


def _holds_codes(rows: Sequence[Slots], column: int) -> bool:
    cells = [cell for row in rows if column < len(row) and (cell := row[column]) is not None and cell.words]
    known = [cell for cell in cells if any(names_of(cell.words, table) for table in CATALOGUES)]
    return len(known) > 1 and SHARE * (len(cells) - len(known)) <= len(cells)


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


def _sums(said: Sequence[Said]) -> Iterator[bool]:
    """For every parent with children whether it is their sum, where any of them says a figure and is of the columns."""
    for section in _sections(said):
        yield from _sums_of(section)


def _sections(said: Sequence[Said]) -> Iterator[Sequence[Said]]:
    """The accounts in runs that begin where one comes again: a table with a row per unit has several."""
    start, seen = 0, set[str]()
    for at, each in enumerate(said):
        if each.code in seen:
            yield said[start:at]
            start, seen = at, set()
        seen.add(each.code)
    yield said[start:]


def _sums_of(said: Sequence[Said]) -> Iterator[bool]:
    amounts: dict[str, Said] = {}
    children: dict[str, list[Said]] = defaultdict(list)
    for each in said:
        if each.code not in amounts:
            amounts[each.code] = each
            children[each.code[:-2]].append(each)
    for code, parts in children.items():
        whole = amounts.get(code)
        if whole is not None and any(each.asked for each in (whole, *parts)):
            figures = [each.figure for each in parts]
            if whole.figure or any(figures):
                yield abs(whole.figure - sum(figures)) <= ROUNDING * len(parts)


def _figure(row: Slots, column: int) -> Decimal:
    cell = row[column] if column < len(row) else None
    number = read_amount(cell.text).number if cell is not None else None
    return number if number is not None else Decimal(0)
