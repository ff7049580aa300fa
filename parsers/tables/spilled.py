"""Amounts too long for a row of fixed height: their last digits are set in the row below, over what stands there.

A spreadsheet that wraps a number in a narrow column prints its end below it; where the row is as high as one line, the
end lies in the next cell. It is put back where the decimals of the column bear it out, and what then still lacks
decimals is not read: a figure short of its last digit would be a wrong one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from parsers.amounts import CellKind, read_amount
from parsers.page import Cell, RawGrid, Slots

_SPILLED = re.compile(r"\s*(\d{1,2})\s*\n(.*\S.*)", re.DOTALL)
"""A cell whose first line is the rest of another figure."""

_LOST = "\N{REPLACEMENT CHARACTER}"
ENOUGH = 4
"""Figures of a column that tell how many decimals it has."""


def without_spills(raw: RawGrid) -> RawGrid:
    """The grid with the ends of amounts back in the cells they were spilled from."""
    changed: dict[int, Cell] = {}
    for index in range(len(raw.rows[0]) if raw.rows else 0):
        column = [row[index] for row in raw.rows]
        if any(cell is not None and "\n" in cell.text and _SPILLED.fullmatch(cell.text) for cell in column):
            changed |= _gathered(_alone(raw.rows, index))
    if not changed:
        return raw
    return replace(raw, rows=tuple(tuple(cell and changed.get(id(cell), cell) for cell in row) for row in raw.rows))


def _alone(rows: Sequence[Slots], index: int) -> list[Cell]:
    """The cells of a column that cover no other slot, top to bottom."""
    counts = Counter(id(cell) for row in rows for cell in row)
    return [cell for row in rows if (cell := row[index]) is not None and counts[id(cell)] == 1]


def _gathered(cells: list[Cell]) -> dict[int, Cell]:
    """The changed cells of one column, by the identity of what they replace."""
    decimals = _decimals([_own(cell.text) for cell in cells])
    if decimals is None:
        return {}
    ends = [_end(cell.text) for cell in cells[1:]]
    moved = [_complete(_own(cell.text), end, decimals) for cell, end in zip(cells, [*ends, ""], strict=True)]
    if not any(whole and end for whole, end in zip(moved, ends, strict=False)):
        return {}
    texts = [whole or _own(cell.text) for cell, whole in zip(cells, moved, strict=True)]
    marked = [text + _LOST if _is_short(text, decimals) else text for text in texts]
    return {id(cell): replace(cell, text=text) for cell, text in zip(cells, marked, strict=True) if text != cell.text}


def _end(text: str) -> str:
    """The digits that stand above the figure of a cell."""
    found = _SPILLED.fullmatch(text)
    return found[1] if found and read_amount(found[2]).has_number else ""


def _own(text: str) -> str:
    """The text of a cell without the end of the figure above."""
    found = _SPILLED.fullmatch(text)
    return found[2] if found and _end(text) else text


def _decimals(texts: Sequence[str]) -> int | None:
    """How many decimals most figures of a column have; None where they disagree or are few."""
    figures = [read for text in texts if (read := read_amount(text)).kind in (CellKind.AMOUNT, CellKind.ZERO)]
    counts = Counter(read.decimals for read in figures)
    most, count = counts.most_common(1)[0] if counts else (0, 0)
    return most if most and count >= ENOUGH and count * 2 > len(figures) else None


def _complete(text: str, end: str, decimals: int) -> str:
    """A figure with its end, where it has the decimals of its column with it and not without; else blank."""
    if not end or not _is_short(text, decimals):
        return ""
    return f"{text}\n{end}" if read_amount(text + end).decimals == decimals else ""


def _is_short(text: str, decimals: int) -> bool:
    read = read_amount(text.rstrip("."))
    return read.kind is CellKind.AMOUNT and read.decimals < decimals
