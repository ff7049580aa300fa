"""The pages of a scanned table laid over each other: every sheet lies a little differently on the glass.

Columns of a next page are found some points aside, and a word of its repeated head is misread now and then. Where its
columns are those of the page before but for that, it takes their edges, and the head's words as they were read there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from parsers.amounts import read_amount
from parsers.page import Block, Cell, Page, RawGrid, Slots

SHIFT, LOOSE = 30.0, 5.0
"""Points by which a sheet may lie aside, and by which its columns may then still be off."""

ASIDE = (0.0, *(sign * step for step in (6.0, 12.0, 18.0, 24.0, SHIFT) for sign in (1, -1)))
"""Points by which a sheet is tried to lie aside, the least first."""

LARGER, ENOUGH = 1.2, 5
"""How many times larger a photograph of the next page may be, and the edges that tell its columns by their shares."""

ALIKE = 0.6
"""Share of a head's words that must be read alike for it to be the same head, and of a word's characters."""


def laid_over(page: Page, before: RawGrid | None) -> Page:
    """The page with its first table set by the last one of the page before, where it goes on there.

    Every table keeps its own columns from then on, as other pages know nothing of its doubts.
    """
    first = next((block for block in page.blocks if isinstance(block, RawGrid)), None)
    made = [_over(block, before) if block is first and before is not None else block for block in page.blocks]
    blocks = tuple(_alone(block) if isinstance(block, RawGrid) and block.bands else block for block in made)
    return page if blocks == page.blocks else page._replace(blocks=blocks)


def _alone(grid: RawGrid) -> RawGrid:
    return replace(grid, bands=(), strokes=())


def _over(grid: Block, before: RawGrid) -> Block:
    """A table set by that of the page before, where it goes on with it."""
    if not isinstance(grid, RawGrid):
        return grid
    if _is_over(grid, before):
        return replace(grid, edges=before.edges, rows=_with_head(grid.rows, before.rows))
    if not grid.bands or not (places := placed(grid, before.edges)):
        return grid
    rows = tuple(_spread(row, places, len(before.edges) - 1) for row in grid.rows)
    return replace(grid, edges=before.edges, rows=rows)


def last_table(page: Page) -> RawGrid | None:
    """The last table of a page."""
    return next((block for block in reversed(page.blocks) if isinstance(block, RawGrid)), None)


def placed(grid: RawGrid, edges: Sequence[float]) -> tuple[int, ...]:
    """The column of a table in which each column of a page without rules and head stands; empty where one fits none.

    Without rules a column is as wide as its words, and one without words is none: the next page may have fewer.
    """
    columns = [_extent(grid, left, right) for left, right in pairwise(grid.edges)]
    if len(edges) < len(grid.edges) or None in columns or _head_length(grid.rows):
        return ()
    ways = (_fitting([extent for extent in columns if extent], edges, aside) for aside in ASIDE)
    return next((places for places in ways if places), ())


def _extent(grid: RawGrid, left: float, right: float) -> tuple[float, float] | None:
    """From where to where the words of a column reach."""
    words = [word for band in grid.bands for word in band.words if left <= word.centre < right]
    return (min(word.x0 for word in words), max(word.x1 for word in words)) if words else None


def _fitting(columns: Sequence[tuple[float, float]], edges: Sequence[float], aside: float) -> tuple[int, ...]:
    places = []
    for left, right in columns:
        fit = (
            at
            for at, (first, last) in enumerate(pairwise(edges))
            if first - LOOSE <= left + aside and right + aside <= last + LOOSE
        )
        places.append(next(fit, -1))
    return tuple(places) if -1 not in places and len(set(places)) == len(places) else ()


def _spread(row: Slots, places: Sequence[int], width: int) -> Slots:
    """A row with its cells in their places of a wider table."""
    slots: list[Cell | None] = [None] * width
    for cell, place in zip(row, places, strict=True):
        slots[place] = cell
    return tuple(slots)


def _is_over(grid: RawGrid, before: RawGrid) -> bool:
    if not grid.edges or len(grid.edges) != len(before.edges):
        return False
    off = [one - other for one, other in zip(grid.edges, before.edges, strict=True)]
    middle = (min(off) + max(off)) / 2
    if abs(middle) > SHIFT:
        return False
    return all(abs(each - middle) <= LOOSE for each in off) or _is_alike(grid.edges, before.edges)


def _is_alike(edges: Sequence[float], before: Sequence[float]) -> bool:
    """Whether the columns are those of the other table, all of them larger or smaller: from nearer, or farther away.

    Photographs are set straight to a few points only: each edge must be nearer to its own than to any other.
    """
    scale = (before[-1] - before[0]) / max(edges[-1] - edges[0], 1.0)
    if len(edges) < ENOUGH or not 1 / LARGER <= scale <= LARGER:
        return False
    nearest = min(second - first for first, second in pairwise(before)) / 2
    placed = (before[0] + scale * (edge - edges[0]) for edge in edges)
    return all(abs(edge - other) < nearest for edge, other in zip(placed, before, strict=True))


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
