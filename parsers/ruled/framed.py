"""Sheets printed with the letters of their columns and the numbers of their rows: a frame around each table."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from parsers.page import Page, RawGrid, Slots

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FEWEST = 2
"""Columns and rows that are lettered and numbered before they are a frame."""


def without_frames(page: Page) -> Page:
    """A page whose tables begin below the letters and right of the numbers that a spreadsheet prints around them."""
    if not any(isinstance(block, RawGrid) and _is_framed(block) for block in page.blocks):
        return page
    blocks = (_cut(block) if isinstance(block, RawGrid) and _is_framed(block) else block for block in page.blocks)
    return page._replace(blocks=tuple(blocks))


def _is_framed(grid: RawGrid) -> bool:
    if len(grid.rows) <= FEWEST or len(grid.rows[0]) <= FEWEST or len(grid.edges) != len(grid.rows[0]) + 1:
        return False
    corner, *letters = _words(grid.rows[0])
    return not corner and _is_lettered(letters) and _is_numbered([_words(row[:1])[0] for row in grid.rows[1:]])


def _is_lettered(words: list[str]) -> bool:
    """Whether words are letters that follow each other; what a merged or a narrow column hides may be left out."""
    places = [LETTERS.find(word) if len(word) == 1 else -1 for word in words]
    return min(places) >= 0 and all(left < right for left, right in pairwise(places))


def _is_numbered(words: list[str]) -> bool:
    if not all(word.isdecimal() for word in words):
        return False
    return all(int(above) < int(below) for above, below in pairwise(words))


def _words(row: Slots) -> list[str]:
    return [cell.words if cell is not None else "" for cell in row]


def _cut(grid: RawGrid) -> RawGrid:
    """A grid without its first row and its first column."""
    top = next((cell.box.bottom for cell in grid.rows[0] if cell is not None and cell.box is not None), None)
    rows = tuple(row[1:] for row in grid.rows[1:])
    box = grid.box._replace(x0=grid.edges[1], top=top) if grid.box is not None and top is not None else grid.box
    return replace(grid, rows=rows, edges=grid.edges[1:], box=box)
