"""Figures below a seal without what its letters and strokes were read as: what is left is one reading, and no more.

A seal writes 财政 beside 132.89, hides the point of it, or makes commas points. None of these readings is taken
before the identities of the tables prove it to the last digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.amounts import CellKind, read_amount
from parsers.cells import read_code
from parsers.page import Cell, RawGrid, Slots
from parsers.readings import BETWEEN, first_text
from parsers.recognition.words import HAN
from parsers.sources.scans.doubt import is_inside, with_cells
from parsers.sources.scans.form import decimals_of
from parsers.sources.scans.words import NO_READING, Words

MOSTLY = 2
"""One cell of so many in a column must be a figure for its others to be figures, too."""

_FIGURE = re.compile(r"[-−]?\d[\d.,:;，．]*\d|\d")
_GROUPED = re.compile(r"[-−]?\d{1,3}(?:[.,:;，．]\d{3})+")
_SIGNS, _STOPS = re.compile(r"[.:;，．]"), re.compile(r"[:;，．]")

PARTED, MOST_PIECES = 2, 3
"""Pieces of a figure that is parted at its point, and how many may stand in a cell."""


def uncovered(grid: RawGrid, words: Sequence[Words]) -> RawGrid:
    """The grid with the digits of every figure below a seal as readings, where its column holds figures."""
    below = [line for line in words if line.below]
    if not below:
        return grid
    decimals = decimals_of(grid)
    made: dict[int, Cell] = {}
    for column in zip(*grid.rows, strict=True):
        if _holds_figures(column):
            for cell in filter(None, column):
                if cell.box is not None and any(is_inside(line.box, cell.box) for line in below):
                    made[id(cell)] = _digits_of(cell, decimals)
    return with_cells(grid, made)


def _holds_figures(column: Slots) -> bool:
    texts = [first_text(cell) for cell in column if cell is not None and cell.words and not read_code(cell.words)]
    money = sum(read_amount(text).kind is CellKind.AMOUNT and not read_code(text) for text in texts)
    return money > 1 and MOSTLY * money >= sum(bool(HAN.search(text)) or text[:1].isdigit() for text in texts)


def _digits_of(cell: Cell, decimals: int | None) -> Cell:
    """A doubtful cell as all that the figure in it may be; one in which nothing is doubted as it is."""
    figures = _FIGURE.findall(first_text(cell))
    if read_amount(cell.text).has_number or not 0 < len(figures) <= MOST_PIECES:
        return cell
    ways = (*_joined(figures, decimals), *(way for figure in figures for way in _ways(figure, decimals)))
    read = (text for text in ways if read_amount(text).has_number)
    readings = tuple(dict.fromkeys((*read, *cell.others, NO_READING)))
    return replace(cell, text=BETWEEN.join(readings[:2]), others=readings) if len(readings) > 1 else cell


def _joined(pieces: Sequence[str], decimals: int | None) -> Iterator[str]:
    """The figure of which a stroke of the seal hides the point."""
    if len(pieces) == PARTED and decimals and len(pieces[1]) == decimals and "".join(pieces).isdecimal():
        yield ".".join(pieces)


def _ways(figure: str, decimals: int | None) -> Iterator[str]:
    """What a figure may be, the likeliest first: as the table prints it, with its commas, as it was read."""
    if decimals and figure.isdecimal() and len(figure) > decimals:
        yield f"{figure[:-decimals]}.{figure[-decimals:]}"
    if _GROUPED.fullmatch(figure):
        yield _SIGNS.sub(",", figure)
    yield _STOPS.sub(".", figure)
