"""Which figures of a scanned page are doubtful: read in two ways, in pieces, not at all, or unlike their neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.disclosure import Box
from parsers.amounts import CellKind, read_amount
from parsers.cells import read_code
from parsers.page import Cell, RawGrid
from parsers.sources.scans.cells import PAD
from parsers.sources.scans.image import POINTS, Pixels
from parsers.sources.scans.words import NO_READING, SURE, Words

POOR, MANY = 0.15, 4
"""Share and number of doubtful figures from which on no figure of a page is taken by itself: the sure ones err, too."""

TEXT_HEIGHT = (10, 70)
"""Pixels that a line of text is high; ink that is lower or higher is no text that was not read."""


def is_poor(words: Sequence[Words]) -> bool:
    """Whether so many figures of a page are doubtful, those below a seal aside, that the others are no better."""
    figures = [line for line in words if line.is_figure and len(line.text) > 1 and not line.below]
    doubtful = sum(line.confidence < SURE for line in figures)
    return doubtful >= MANY and doubtful > POOR * len(figures)


def is_inside(box: Box, outline: Box) -> bool:
    """Whether the middle of a box lies in another."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return outline.x0 <= x < outline.x1 and outline.top <= y < outline.bottom


def unread_in(cells: Sequence[Sequence[Pixels]], read: Sequence[Words]) -> Iterator[Words]:
    """Lines without a reading, for cells that hold ink like text of which nothing could be read."""
    known = {line.box for line in read}
    for lines in cells:
        boxes = [Box(*(side * POINTS for side in line)) for line in lines]
        if known.isdisjoint(boxes):
            for line, box in zip(lines, boxes, strict=True):
                if TEXT_HEIGHT[0] <= line[3] - line[1] - 2 * PAD <= TEXT_HEIGHT[1]:
                    yield Words(NO_READING, box, ((box.x0 + box.x1) / 2,), 0.0)


# ---- cells -------------------------------------------------------------------------------------------------------


def with_readings(grid: RawGrid, words: Sequence[Words]) -> RawGrid:
    """The grid with every cell's confidence and other reading."""
    made: dict[int, Cell] = {}
    for row in grid.rows:
        for cell in row:
            if cell is not None and id(cell) not in made:
                made[id(cell)] = _with_reading(cell, words)
    return with_cells(grid, made)


def with_cells(grid: RawGrid, made: dict[int, Cell]) -> RawGrid:
    return replace(grid, rows=tuple(tuple(cell and made.get(id(cell), cell) for cell in row) for row in grid.rows))


def _with_reading(cell: Cell, words: Sequence[Words]) -> Cell:
    """A cell as sure as its least sure line; a figure read in two ways prints both, which nobody takes for one."""
    if not cell.words or cell.box is None:
        return cell
    lines = [line for line in words if is_inside(line.box, cell.box)]
    confidence = min((line.confidence for line in lines), default=0.0)
    cell = replace(cell, confidence=confidence)
    if sum(len("".join(line.text.split())) for line in lines) != len(cell.words):
        return doubted(cell) if read_amount(cell.text).kind is CellKind.AMOUNT and not read_code(cell.text) else cell
    if not any(line.other and line.is_figure for line in lines):
        return cell
    other = "\n".join(line.other or line.text for line in lines)
    if read_code(cell.text):
        return replace(cell, others=(other,))
    return replace(cell, text=f"{cell.text} / {other}", others=(cell.text, other))


def doubted(cell: Cell) -> Cell:
    """A cell whose figure is taken only where an identity bears it out."""
    return replace(cell, text=f"{cell.text} / {NO_READING}", others=(cell.text, NO_READING))
