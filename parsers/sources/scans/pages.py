"""The pages of a scanned table laid over each other: every sheet lies a little differently on the glass.

Columns of a next page are found some points aside, and a word of its repeated head is misread now and then. Where its
columns are those of the page before but for that, it takes their edges, and the head's words as they were read there.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher

from parsers.cells import read_amount
from parsers.page import Cell, Page, RawGrid, Slots

SHIFT, LOOSE = 30.0, 5.0
"""Points by which a sheet may lie aside, and by which its columns may then still be off."""

ALIKE = 0.6
"""Share of a head's words that must be read alike for it to be the same head, and of a word's characters."""


def laid_over(page: Page, before: RawGrid | None) -> Page:
    """The page with its first table set by the last one of the page before, where it goes on there."""
    at = next((at for at, block in enumerate(page.blocks) if isinstance(block, RawGrid)), None)
    grid = page.blocks[at] if at is not None else None
    if at is None or not isinstance(grid, RawGrid) or before is None or not _is_over(grid, before):
        return page
    grid = replace(grid, edges=before.edges, rows=_with_head(grid.rows, before.rows))
    return page._replace(blocks=(*page.blocks[:at], grid, *page.blocks[at + 1 :]))


def last_table(page: Page) -> RawGrid | None:
    """The last table of a page."""
    return next((block for block in reversed(page.blocks) if isinstance(block, RawGrid)), None)


def _is_over(grid: RawGrid, before: RawGrid) -> bool:
    if not grid.edges or len(grid.edges) != len(before.edges):
        return False
    off = [one - other for one, other in zip(grid.edges, before.edges, strict=True)]
    middle = (min(off) + max(off)) / 2
    return abs(middle) <= SHIFT and all(abs(each - middle) <= LOOSE for each in off)


def _with_head(rows: tuple[Slots, ...], before: tuple[Slots, ...]) -> tuple[Slots, ...]:
    """The rows with their head in the words of another page's, where it is the same head."""
    count = min(_head_length(rows), _head_length(before))
    pairs = {
        id(cell): (cell, other)
        for row, printed in zip(rows[:count], before[:count], strict=True)
        for cell, other in zip(row, printed, strict=True)
        if cell is not None and other is not None and (cell.words or other.words)
    }
    same = sum(cell.words == other.words for cell, other in pairs.values())
    if not count or same < ALIKE * len(pairs) or not all(_is_like(*pair) for pair in pairs.values()):
        return rows
    made = {key: replace(cell, text=other.text) for key, (cell, other) in pairs.items()}
    return tuple(tuple(made.get(id(cell), cell) if cell else None for cell in row) for row in rows)


def _head_length(rows: tuple[Slots, ...]) -> int:
    """How many rows stand above the first figure."""
    is_body = (any(cell is not None and read_amount(cell.text).has_number for cell in row) for row in rows)
    return next((at for at, body in enumerate(is_body) if body), 0)


def _is_like(cell: Cell, other: Cell) -> bool:
    return SequenceMatcher(None, cell.words, other.words, autojunk=False).ratio() >= ALIKE
