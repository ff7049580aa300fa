"""Rows of a scanned table that count its columns: 1, 2, 3 and so on are no money, and none of them is in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.amounts import read_amount
from parsers.page import Cell, RawGrid, Slots
from parsers.sources.scans.doubt import with_cells
from parsers.sources.scans.words import UNSURE

LEAST, HIGHEST = 3, 2
"""Numbers of the shortest row that counts the columns, and the highest that it begins with."""

SHORT = 2
"""Digits of such numbers."""

MISREAD = 5
"""One number of so many may be misread in such a row."""

COUNTS = "**"
"""What stands before the numbers of columns."""

SAYS = ("栏次", "栏号", COUNTS)
"""What says that the numbers of columns follow: then one is enough."""

Placed = tuple[int, Cell]
"""A cell and the first column that it stands in."""


def counted(grid: RawGrid) -> RawGrid:
    """The grid with rows that count the columns free of doubt, and of what their first word (**) was taken for."""
    made: dict[int, Cell] = {}
    for row in grid.rows:
        numbers = numbers_of(row)
        is_before = bool(numbers)
        for cell in row:
            if cell is None or id(cell) in made:
                continue
            if id(cell) in numbers:
                made[id(cell)] = replace(cell, text=str(numbers[id(cell)]), others=())
                is_before = False
            elif is_before or (numbers and cell.words):
                made[id(cell)] = replace(cell, text=COUNTS, others=())
    return with_cells(grid, made)


def numbers_of(row: Slots) -> dict[int, int]:
    """The number of each cell, by identity, in a row that counts the columns; empty where a row does not.

    It says 1, 2, 3 and so on, and one word at most before them; one cell of two columns has one number of them. What a
    seal makes of a number is none: where there is such a cell, the others must say the place they stand at.
    """
    held = list({id(cell): (at, cell) for at, cell in reversed(list(enumerate(row))) if cell and cell.words}.values())
    cells = [(at, cell) for at, cell in held if cell.words not in SAYS]
    read = sorted(((at, cell) for at, cell in cells if _is_number(cell, row)), key=lambda placed: placed[0])
    others = [cell for _, cell in cells if not _is_number(cell, row)]
    unclear = sum(map(_is_unclear, others))
    least = 1 if len(cells) < len(held) else LEAST
    if len(read) < least or _number(read[0][1]) > HIGHEST or len(others) - unclear > 1 or unclear > len(read) // 2:
        return {}
    by_place = _by_place(cells, read)
    ways = (by_place,) if unclear and len(cells) == len(held) else (_in_turn(read), by_place)
    numbers = min(ways, key=lambda numbers: _off(numbers, read))
    return numbers if _off(numbers, read) <= len(read) // MISREAD else {}


def _off(numbers: dict[int, int], read: Sequence[Placed]) -> int:
    """How many numbers were read as others."""
    return sum(numbers[id(cell)] != _number(cell) for _, cell in read)


def _in_turn(read: Sequence[Placed]) -> dict[int, int]:
    start = _number(read[0][1])
    return {id(cell): number for number, (_, cell) in enumerate(read, start=start)}


def _by_place(cells: Sequence[Placed], read: Sequence[Placed]) -> dict[int, int]:
    first, cell = read[0]
    return {id(other): _number(cell) + at - first for at, other in cells if at >= first}


def _is_unclear(cell: Cell) -> bool:
    """Whether a cell holds what is neither a number nor a word that is sure."""
    return cell.confidence is not None and cell.confidence <= UNSURE and not read_amount(cell.text).decimals


def _is_number(cell: Cell, row: Slots) -> bool:
    """Whether a cell can be the number of a column: no higher than there are columns."""
    text = _first(cell)
    return text.isdecimal() and len(text) <= SHORT and int(text) <= len(row)


def _number(cell: Cell) -> int:
    return int(_first(cell))


def _first(cell: Cell) -> str:
    """What a cell was first read as."""
    return "".join((cell.others[0] if cell.others else cell.text).split())
