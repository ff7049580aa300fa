"""Edges become cells, and cells tables: rectangles between crossing edges, together where they share corners."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from model.disclosure import Box
from parsers.letters import TOLERANCE
from parsers.ruled.edges import Edge, Effort, TooManyRules

MAX_CROSSINGS = 40_000
Corner = tuple[float, float]


def cells_of(upright: list[Edge], level: list[Edge]) -> list[Box]:
    """The smallest rectangle that starts at each corner and is closed on all four sides."""
    crossings = _Crossings(upright, level)
    columns, rows = crossings.lines()
    done: dict[float, int] = defaultdict(int)
    cells = []
    for column in columns.values():
        for place, corner in enumerate(column, start=1):
            done[corner[1]] += 1
            row = rows[corner[1]]
            cell = _cell_at(corner, column[place:], row[done[corner[1]] :], crossings)
            if cell is not None:
                cells.append(cell)
    return cells


class _Crossings:
    """Where edges cross: for each corner the vertical and the horizontal edges that run through it."""

    def __init__(self, upright: list[Edge], level: list[Edge]) -> None:
        self.vertical: dict[Corner, set[int]] = defaultdict(set)
        self.horizontal: dict[Corner, set[int]] = defaultdict(set)
        self.effort = Effort()
        heights = [edge.at for edge in level]
        for v, (x, top, bottom) in enumerate(upright):
            first, last = bisect_left(heights, top - TOLERANCE), bisect_right(heights, bottom + TOLERANCE)
            self.effort.spend(last - first)
            for h in range(first, last):
                y, start, end = level[h]
                if start - TOLERANCE <= x <= end + TOLERANCE:
                    self.vertical[x, y].add(v)
                    self.horizontal[x, y].add(h)
            if len(self.vertical) > MAX_CROSSINGS:
                raise TooManyRules

    def lines(self) -> tuple[dict[float, list[Corner]], dict[float, list[Corner]]]:
        """Corners of each column, downwards, and of each row, rightwards."""
        columns: dict[float, list[Corner]] = defaultdict(list)
        rows: dict[float, list[Corner]] = defaultdict(list)
        for corner in sorted(self.vertical):
            columns[corner[0]].append(corner)
            rows[corner[1]].append(corner)
        return columns, rows


def _cell_at(corner: Corner, below: Sequence[Corner], beside: Sequence[Corner], crossings: _Crossings) -> Box | None:
    """The cell whose top left corner is given, with the corners below it and beside it."""
    vertical, horizontal = crossings.vertical, crossings.horizontal
    level, upright = horizontal[corner], vertical[corner]
    steps = 0
    for lower in below:
        steps += 1
        if upright.isdisjoint(vertical[lower]):
            continue
        for side in beside:
            steps += 1
            opposite = (side[0], lower[1])
            if (
                opposite in vertical
                and not level.isdisjoint(horizontal[side])
                and not vertical[opposite].isdisjoint(vertical[side])
                and not horizontal[opposite].isdisjoint(horizontal[lower])
            ):
                crossings.effort.spend(steps)
                return Box(*corner, *opposite)
    crossings.effort.spend(steps)
    return None


def in_tables(cells: list[Box]) -> list[list[Box]]:
    """Cells that share a corner, directly or through others, are one table; a lone cell is none."""
    parent = list(range(len(cells)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    owner: dict[Corner, int] = {}
    for index, (x0, top, x1, bottom) in enumerate(cells):
        for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
            first = owner.setdefault(corner, index)
            if parent[first] != parent[index]:  # most are known to be together from the corner before
                parent[root(index)] = root(first)
    groups: dict[int, list[Box]] = defaultdict(list)
    for index, cell in enumerate(cells):
        groups[root(index)].append(cell)
    return [group for group in groups.values() if len(group) > 1]
