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
Edges = frozenset[int]
"""The edges of one line that run through a corner; most corners of a line share the one object."""


def cells_of(upright: list[Edge], level: list[Edge]) -> list[Box]:
    """The smallest rectangle that starts at each corner and is closed on all four sides."""
    crossings = _Crossings(upright, level)
    rows = {y: sorted(row) for y, row in crossings.rows.items()}
    done = dict.fromkeys(rows, 0)
    cells = []
    for x, crossed in sorted(crossings.columns.items()):
        column = sorted(crossed)
        for place, y in enumerate(column, start=1):
            done[y] += 1
            opposite = crossings.opposite(x, y, column[place:], rows[y][done[y] :])
            if opposite is not None:
                cells.append(Box(x, y, *opposite))
    return cells


class _Crossings:
    """Where edges cross: ``columns`` are the edges through each corner by x and then y, ``rows`` by y and then x."""

    def __init__(self, upright: list[Edge], level: list[Edge]) -> None:
        self.columns: dict[float, dict[float, Edges]] = defaultdict(dict)
        self.rows: dict[float, dict[float, Edges]] = defaultdict(dict)
        self.effort = Effort()
        heights, count = [edge.at for edge in level], 0
        lines = [(*edge, self.rows[edge.at], frozenset((h,))) for h, edge in enumerate(level)]
        for v, (x, top, bottom) in enumerate(upright):
            column, own = self.columns[x], frozenset((v,))
            before = len(column)
            first, last = bisect_left(heights, top - TOLERANCE), bisect_right(heights, bottom + TOLERANCE)
            self.effort.spend(last - first)
            for y, start, end, row, across in lines[first:last]:
                if start - TOLERANCE <= x <= end + TOLERANCE:
                    column[y] = own if y not in column else column[y] | own
                    row[x] = across if x not in row else row[x] | across
            count += len(column) - before
            if count > MAX_CROSSINGS:
                raise TooManyRules

    def opposite(self, x: float, y: float, below: Sequence[float], beside: Sequence[float]) -> Corner | None:
        """The lower right corner of the cell with a given upper left one; ``below`` and ``beside`` it are corners."""
        column, row = self.columns[x], self.rows[y]
        upright, level = column[y], row[x]
        steps = 0
        for lower in below:
            steps += 1
            if upright.isdisjoint(column[lower]):
                continue
            bottom = self.rows[lower]
            for side in beside:
                steps += 1
                if (
                    side in bottom
                    and not level.isdisjoint(row[side])
                    and not bottom[side].isdisjoint(bottom[x])
                    and not self.columns[side][lower].isdisjoint(self.columns[side][y])
                ):
                    self.effort.spend(steps)
                    return side, lower
        self.effort.spend(steps)
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
