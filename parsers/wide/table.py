"""The whole table of a sheet that was cut: columns of all its pages side by side, heads over the cut in one piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from model.disclosure import Box
from parsers.page import Cell, RawGrid, Slots, TextLine
from parsers.wide.cut import is_in, merged
from parsers.wide.sheet import LEVEL, Chain, Leaf

CENTRE = 2.0
"""Points by which the words of a head can stand off the middle of their cell."""

Matrix = list[list[Cell | None]]


def composed(chain: Chain) -> RawGrid | None:
    """The pages of a chain as one grid of its first page; None where the words of a head at a cut are lost.

    Every cell keeps its own page and box; ``edges`` run on to the right of those of the first page.
    """
    levels = _levels(chain)
    rows = [[*_slots(chain, (above + below) / 2)] for above, below in pairwise(levels)]
    edges = _edges(chain)
    floor = min(leaf.floor for leaf in chain.leaves)
    depth = sum(level < floor - LEVEL for level in levels)
    sheet = _Sheet(rows[:depth], levels, edges, _walls(chain, levels), merged(chain))
    _open(sheet.head, chain)
    if not _fill(sheet):
        return None
    _fill_below(replace(sheet, head=rows), depth)
    first = chain.leaves[0]
    box = Box(edges[0], levels[0], edges[-1], levels[-1])
    beside = tuple(leaf.page.number for leaf in chain.leaves[1:] if leaf.page.number is not None)
    return replace(first.grid, rows=_numbered(rows), edges=edges, box=box, beside=beside)


@dataclass(frozen=True)
class _Sheet:
    """What the open cells of a head are closed with: rules by row and slot at its right, and the lines on the sheet."""

    head: Matrix
    levels: Sequence[float]
    edges: Sequence[float]
    walls: frozenset[tuple[int, int]]
    lines: Sequence[TextLine]


def _levels(chain: Chain) -> list[float]:
    found: list[float] = []
    for level in sorted(level for leaf in chain.leaves for level in leaf.heights):
        if not found or level - found[-1] > LEVEL:
            found.append(level)
    return found


def _walls(chain: Chain, levels: Sequence[float]) -> frozenset[tuple[int, int]]:
    """The upright rules in open rows: the row, and the first slot at their right."""
    found = set()
    start = 0
    for leaf in chain.leaves:
        for row in leaf.ajar:
            inside = [at for at, level in enumerate(levels[:-1]) if row.top - LEVEL <= level < row.bottom - LEVEL]
            at = {start + _nearest(leaf.grid.edges, wall) for wall in row.walls}
            found |= {(level, slot) for level in inside for slot in at}
        start += len(leaf.grid.edges) - 1
    return frozenset(found)


def _nearest(edges: Sequence[float], place: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - place))


def _edges(chain: Chain) -> tuple[float, ...]:
    edges = list(chain.leaves[0].grid.edges)
    for index, leaf in enumerate(chain.leaves[1:], 1):
        edges += [edge + chain.shift(index) for edge in leaf.grid.edges[1:]]
    return tuple(edges)


def _slots(chain: Chain, middle: float) -> Iterator[Cell | None]:
    """The cells of all pages at one height."""
    for leaf in chain.leaves:
        yield from _row_at(leaf, middle)


def _row_at(leaf: Leaf, middle: float) -> Slots:
    spans = enumerate(pairwise(leaf.heights))
    at = next((index for index, (above, below) in spans if above < middle < below), None)
    return (None,) * (len(leaf.grid.edges) - 1) if at is None else leaf.rows[at]


def _numbered(rows: Matrix) -> tuple[Slots, ...]:
    """Rows whose cells know their first slot in the whole table."""
    new: dict[int, Cell] = {}
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell is not None and id(cell) not in new:
                new[id(cell)] = replace(cell, row=r, column=c)
    return tuple(tuple(new[id(cell)] if cell is not None else None for cell in row) for row in rows)


def _open(head: Matrix, chain: Chain) -> None:
    """Open the cells without words at a cut: what they belong to stands on the page before, or on the next one."""
    start = 0
    for leaf in chain.leaves[:-1]:
        start += len(leaf.grid.edges) - 1
        for row in head:
            before, after = row[start - 1], row[start]
            if after is not None and not after.words:
                row[start:] = [None if cell is after else cell for cell in row[start:]]
            if before is not None and not before.words and row[start] is None:
                row[:start] = [None if cell is before else cell for cell in row[:start]]


def _fill(sheet: _Sheet) -> bool:
    """Put the words that stand over a cut into the open slots of a head; whether all of them were found."""
    for r, row in enumerate(sheet.head):
        for c, cell in enumerate(row):
            if cell is None and not _close(sheet, r, c):
                return False
    return True


def _fill_below(sheet: _Sheet, depth: int) -> None:
    """Put what stands in the open slots of the rows below a head into them: 合计 over the columns of labels."""
    for r, row in enumerate(sheet.head[depth:], depth):
        for c, cell in enumerate(row):
            if cell is None:
                right = _right(sheet, r, c)
                room = Box(sheet.edges[c], sheet.levels[r], sheet.edges[right], sheet.levels[r + 1])
                said = [line for line in sheet.lines if is_in(line, room)]
                text, page = "\n".join(line.text for line in said), said[0].page if said else None
                row[c:right] = [Cell(text, page=page, box=room)] * (right - c)


def _right(sheet: _Sheet, r: int, c: int) -> int:
    """Where the open cell that begins at a slot ends."""
    row = sheet.head[r]
    return next((at for at in range(c + 1, len(row)) if row[at] is not None or (r, at) in sheet.walls), len(row))


def _close(sheet: _Sheet, r: int, c: int) -> bool:
    """Close the cell that begins at an open slot: its words stand in the middle of it, else they are not whole."""
    head = sheet.head
    right = _right(sheet, r, c)
    down = next((at for at in range(r, len(head)) if any(slot is not None for slot in head[at][c:right])), len(head))
    room = Box(sheet.edges[c], sheet.levels[r], sheet.edges[right], sheet.levels[down])
    said = [line for line in sheet.lines if is_in(line, room)]
    if not said or not all(line.box is not None and _is_centred(line.box, room) for line in said):
        return False
    cell = Cell("\n".join(line.text for line in said), page=said[0].page, box=said[0].box)
    for row in head[r:down]:
        row[c:right] = [cell] * (right - c)
    return True


def _is_centred(box: Box, room: Box) -> bool:
    return abs(box.x0 + box.x1 - room.x0 - room.x1) <= 2 * CENTRE
