"""What the form of a scanned table tells of its figures: decimals, and columns that ran together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from model.disclosure import Box
from parsers.amounts import CellKind, Read, read_amount
from parsers.letters import Letter, lines_of, words_of
from parsers.page import Cell, RawGrid, Slots
from parsers.sources.scans.counts import numbers_of
from parsers.sources.scans.doubt import doubted, is_inside, with_cells
from parsers.sources.scans.words import NO_READING

LIKE, ENOUGH = 0.85, 5
"""Share and number of a table's figures with equally many decimals that make this its form."""

WORD = 3
"""Characters of the shortest heading that is no part of a spaced one."""

_MIXED = re.compile(r"(?:\d,\d{3}|\d\.\d{2,})\D{0,3}[㐀-鿿]{2}|[㐀-鿿]{2}\D{0,3}(?:\d+,\d{3}|\d+\.\d{2,})")

_POINTED = re.compile(r"[-−]?\d{1,3}(?:[.,]\d{3})*\.\d{3}")
"""A figure whose last point may be the comma of thousands."""


def in_form(grid: RawGrid) -> RawGrid:
    """The grid with doubt about every figure that has other decimals than all figures of its table: a lost point.

    A table that leaves trailing zeros off has no such form.
    """
    decimals = decimals_of(grid)
    if decimals is None:
        return grid
    made: dict[int, Cell] = {}
    columns = zip(*(row for row in grid.rows if not numbers_of(row)), strict=True)
    formed = [_has_form(column, decimals) for column in columns]
    for row in grid.rows:
        for cell, is_formed in zip(row, formed, strict=True):
            read = _money(cell) if cell is not None and is_formed and not numbers_of(row) else None
            if cell is not None and read is not None and read.decimals != decimals:
                made[id(cell)] = doubted(cell)
    return with_cells(grid, made)


def decimals_of(grid: RawGrid) -> int | None:
    """The decimals that nearly all figures of a table have, zeros at the end included; None where there are none."""
    figures = [read for row in grid.rows for cell in row if cell and (read := _money(cell))]
    counts = Counter(read.decimals for read in figures if read.decimals)
    if not counts:
        return None
    decimals, count = counts.most_common(1)[0]
    padded = any(read.decimals == decimals and read.raw.rstrip().endswith("0") for read in figures)
    return decimals if padded and count >= ENOUGH and count >= LIKE * counts.total() else None


def pointed(grid: RawGrid) -> RawGrid:
    """The grid with doubt about figures like 1,200.000, unless three decimals are the form of their table.

    A point and a comma are a pixel or two apart: such a figure is read with the comma, too, and the identities choose.
    """
    cells = {id(cell): cell for row in grid.rows for cell in row if cell is not None and _money(cell)}
    written = [cell.words for cell in cells.values() if "," in cell.words or "." in cell.words]
    whole = any("." not in text for text in written)
    exact = sum(len(text.rpartition(".")[2]) > 2 for text in written if "." in text)
    if not whole and 2 * exact > len(written):
        return grid
    return with_cells(grid, {key: _with_comma(cell) for key, cell in cells.items() if _POINTED.fullmatch(cell.words)})


def _with_comma(cell: Cell) -> Cell:
    other = cell.words.replace(".", ",")
    return replace(cell, text=f"{cell.text} / {other}", others=(cell.text, other))


def _money(cell: Cell) -> Read | None:
    read = read_amount(cell.text)
    return read if read.kind is CellKind.AMOUNT else None


def _has_form(column: Slots, decimals: int) -> bool:
    """Whether the figures of a column have so many decimals, but for one or few."""
    figures = [read for cell in column if cell is not None and (read := _money(cell))]
    others = sum(read.decimals != decimals for read in figures)
    return others <= max(1.0, (1 - LIKE) * len(figures))


def in_columns(grid: RawGrid, letters: Sequence[Letter]) -> RawGrid:
    """The grid without figures whose column is not certain, in a table without upright rules; no identity helps there.

    A label that holds a figure tells that columns ran together: then no figure of the table is certain. A heading of
    two words beside each other is that of two columns: then those below it are not.
    """
    if not grid.bands:
        return grid
    lost = any(_MIXED.search(cell.words) for row in grid.rows for cell in row if cell is not None)
    heads = [row for row in grid.rows if not any(cell is not None and _money(cell) for cell in row)]
    double = {at for row in heads for at, cell in enumerate(row) if cell is not None and _is_double(cell, letters)}
    made = {
        id(cell): replace(cell, text=f"{cell.text} / {NO_READING}", others=())
        for row in grid.rows
        for at, cell in enumerate(row)
        if cell is not None and (lost or at in double) and _money(cell)
    }
    return with_cells(grid, made)


def _is_double(cell: Cell, letters: Sequence[Letter]) -> bool:
    """Whether two words stand beside each other in a cell."""
    if cell.box is None or len(cell.words) < 2 * WORD:
        return False
    inside = (letter for letter in letters if is_inside(Box(*letter[1:5]), cell.box))
    return any(sum(len(word) >= WORD for word in words_of(line).split()) > 1 for line in lines_of(inside))
