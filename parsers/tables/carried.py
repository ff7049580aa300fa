"""Cells merged over rows that a page break cuts: a report prints their words above it, and leaves the rest blank."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from parsers import lexicon
from parsers.amounts import read_amount
from parsers.page import Cell, Slots


def carried(above: tuple[Slots, ...], below: tuple[Slots, ...]) -> tuple[Slots, ...]:
    """The rows of the next page with the words of the cells that were merged over the page break.

    Such a cell is blank at the top of the page, in a column where cells are merged over rows and none is blank.
    """
    if not above or not below or len(above[-1]) != len(below[0]):
        return below
    filled: dict[int, Cell] = {}
    for column, cell in enumerate(below[0]):
        start = above[-1][column]
        if cell is None or cell.words or start is None or below[0].count(cell) > 1 or above[-1].count(start) > 1:
            continue
        if _says_words(start) and (_are_merged(above, column) or _spans(below, column, cell)):
            filled[id(cell)] = replace(cell, text=start.text)
    if not filled or not _goes_on(above[-1], below[0], filled):
        return below
    return tuple(tuple([cell and filled.get(id(cell), cell) for cell in row]) for row in below)


def _says_words(cell: Cell) -> bool:
    """Whether a cell has words, or a code, and no figure."""
    amount = read_amount(cell.text)
    return bool(cell.words) and not (amount.has_number and ("." in cell.text or "," in cell.text))


def _are_merged(rows: tuple[Slots, ...], column: int) -> bool:
    """Whether cells of a column are merged over rows, and none of them is blank."""
    cells = [cell for row in rows if (cell := row[column]) is not None]
    over = any(one is two and sum(other is one for other in row) == 1 for one, two, row in _pairs(rows, column))
    return over and all(cell.words for cell in cells)


def _pairs(rows: tuple[Slots, ...], column: int) -> list[tuple[Cell | None, Cell | None, Slots]]:
    return [(one[column], two[column], two) for one, two in pairwise(rows)]


def _spans(rows: tuple[Slots, ...], column: int, cell: Cell) -> bool:
    return len(rows) > 1 and rows[1][column] is cell


def _goes_on(row: Slots, first: Slots, filled: dict[int, Cell]) -> bool:
    """Whether the first row has words of its own at the right of the blank cells, as the one above, and is no total."""
    if any(cell is not None and lexicon.is_total(cell.text) for cell in first):
        return False
    last = max(index for index, cell in enumerate(first) if cell is not None and id(cell) in filled)
    return any(
        cell is not None and other is not None and cell.words and other.words
        for cell, other in zip(first[last + 1 :], row[last + 1 :], strict=True)
    )
