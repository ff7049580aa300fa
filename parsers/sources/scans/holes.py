"""Text without meaning, filled in from the picture of its page: cells and lines with holes are read as they look.

A font that does not say what its glyphs mean often does so for some of them only. What a page tells stays as it tells
it; a cell or a line with a hole is taken from recognition, where that found one in the same place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from model.disclosure import Box
from parsers.page import Block, Cell, Page, RawGrid, TextLine
from parsers.sources.codes import is_untold

MOST_HOLES = 2
"""Cells and lines with holes that a page without tables may have, and does not call for recognition."""


def has_holes(page: Page) -> bool:
    """Whether some cells or lines of a page lack characters in them; a mark in front of a line is a bullet."""
    holes = sum(map(_has_hole, _texts(page)))
    return holes > MOST_HOLES or (holes > 0 and any(isinstance(block, RawGrid) for block in page.blocks))


def filled(page: Page, seen: Page) -> tuple[Page, int]:
    """The page with its holes filled in from what is seen of it, and how many were."""
    cells = [cell for block in seen.blocks if isinstance(block, RawGrid) for cell in _cells(block) if cell.words]
    lines = [block for block in seen.blocks if isinstance(block, TextLine)]
    blocks = tuple(_grid(b, cells) if isinstance(b, RawGrid) else _line(b, lines) for b in page.blocks)
    whole = page._replace(blocks=blocks)
    return whole, sum(before != after for before, after in zip(_texts(page), _texts(whole), strict=True))


def _has_hole(text: str) -> bool:
    return any(map(is_untold, text.strip()[1:])) or (len(text.strip()) == 1 and is_untold(text.strip()))


def _texts(page: Page) -> Iterator[str]:
    for block in page.blocks:
        if isinstance(block, TextLine):
            yield block.text
        else:
            yield from (cell.text for cell in _cells(block))


def _cells(grid: RawGrid) -> Iterable[Cell]:
    return {id(cell): cell for row in grid.rows for cell in row if cell is not None}.values()


def _grid(grid: RawGrid, seen: Iterable[Cell]) -> Block:
    """A grid whose cells with untold characters are those seen in their places."""
    holes = [cell for cell in _cells(grid) if any(map(is_untold, cell.text))]
    found = {id(cell): next((other for other in seen if _is_over(cell.box, other.box)), None) for cell in holes}
    made = {
        key: replace(cell, text=other.text, others=other.others, confidence=other.confidence)
        for key, cell in ((id(cell), cell) for cell in holes)
        if (other := found[key]) is not None
    }
    rows = tuple(tuple(made.get(id(cell), cell) if cell else None for cell in row) for row in grid.rows)
    return replace(grid, rows=rows) if made else grid


def _line(line: TextLine, seen: Iterable[TextLine]) -> Block:
    if not any(map(is_untold, line.text)):
        return line
    found = next((other for other in seen if _is_over(line.box, other.box)), None)
    return line._replace(text=found.text) if found is not None else line


def _is_over(box: Box | None, other: Box | None) -> bool:
    """Whether the middle of what is seen lies in a place, and the other way round."""
    return box is not None and other is not None and _holds_middle(box, other) and _holds_middle(other, box)


def _holds_middle(box: Box, other: Box) -> bool:
    left, top, right, bottom = other
    return box[0] <= (left + right) / 2 <= box[2] and box[1] <= (top + bottom) / 2 <= box[3]
