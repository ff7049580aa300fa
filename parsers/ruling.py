"""Rules and glyphs become cells: the ruled tables of one page.

The arithmetic is that of pdfplumber's line strategy (edges snapped and joined at 3 points, cells between crossing
edges, tables as cells that share corners), which read all 192 tables of the measured corpus without a phantom column.
It runs on tuples; a test compares its cells with pdfplumber's over the fixtures.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from model.disclosure import Box
from parsers.ajar import Edge, open_rows
from parsers.hung import hanging
from parsers.letters import TOLERANCE, Letter, lines_of, read_lines, text_of, words_of
from parsers.page import Cell, RawGrid, Slots

SHORTEST_SIDE = 1.0
MAX_CROSSINGS = 40_000
MAX_SLOTS = 250_000
MAX_STEPS = 5_000_000
"""Comparisons that the rules of a page may take; the densest page of the measured corpus takes a hundredth of it."""

MANY_COLUMNS = 3
"""How many verticals must end together for the row they leave open to be a row."""

OPEN_ROW = 6.0

PADDING = 0.6
"""Points that a figure keeps off the rule at its left, unless the column is too narrow for it."""

SPILL = 0.2
"""Heights of a letter that its middle keeps off the rules above and below, unless the row is too low for it."""

MOST_CUT = 4
"""Tables on a page of a sheet that was cut at the edge of the paper, frames and stray cells included."""


Side = tuple[float, float, float]
"""An edge before it is joined with others; plain tuples, for there are many."""

Corner = tuple[float, float]


class TooManyRules(Exception):
    """More crossings than any printed table has; the page is given up."""


def tables(
    letters: Sequence[Letter], rules: Iterable[Box | tuple[float, float, float, float]], page: int
) -> list[RawGrid]:
    """The ruled tables of a page, top to bottom.

    Raises TooManyRules for a page whose rules cross as no printed table does.
    """
    upright, level = _closed(*_edges(rules))
    groups = _tables(_cells(upright, level))
    if hung := hanging(groups, upright, level):
        upright = _joined(_snapped([*upright, *hung]))
        groups = _tables(_cells(upright, level))
    middles = _Middles(letters) if groups else None
    found = [_grid(cells, middles, page) for cells in groups if middles is not None]
    if len(found) <= MOST_CUT:
        found = [replace(grid, ajar=open_rows(grid.box, upright, level)) if grid.box else grid for grid in found]
    return sorted(found, key=lambda grid: (grid.box or Box(0, 0, 0, 0))[1::-1])


def _edges(rules: Iterable[tuple[float, float, float, float]]) -> tuple[list[Edge], list[Edge]]:
    """Vertical and horizontal edges, snapped and joined."""
    upright, level = [], []
    for x0, top, x1, bottom in rules:
        width, height = x1 - x0, bottom - top
        if width >= height:
            if width >= SHORTEST_SIDE:
                level.append(((top + bottom) / 2, x0, x1))
        elif height >= SHORTEST_SIDE:
            upright.append(((x0 + x1) / 2, top, bottom))
    return _joined(_snapped(upright)), _joined(_snapped(level))


def _closed(upright: list[Edge], level: list[Edge]) -> tuple[list[Edge], list[Edge]]:
    """Close rows that a page break left open: columns drawn on beyond the outermost level edge end in one."""
    added = []
    effort = Effort()
    for end, beyond in ((1, min), (2, max)):
        for at, columns in _ending_together(upright, end):
            left, right = min(columns), max(columns)
            effort.spend(len(level) + len(columns))
            near = [edge for edge in level if edge.start < right and left < edge.end]
            outermost = beyond((edge.at for edge in near), default=None)
            if outermost is None or abs(outermost - at) <= OPEN_ROW:
                continue
            reaches = any(edge.start <= left + TOLERANCE and edge.end >= right - TOLERANCE for edge in near)
            if beyond(outermost, at) == at and reaches:
                added.append(Edge(float(at), left, right))
    return upright, _joined(_snapped([*level, *added])) if added else level


def _ending_together(upright: list[Edge], end: int) -> Iterator[tuple[int, list[float]]]:
    """Heights (whole points) at which many vertical edges start or end, and where these edges stand."""
    ends = sorted((edge[end], edge.at) for edge in upright)
    heights = [height for height, _ in ends]
    for at in {round(height) for height in heights}:
        low, high = bisect_left(heights, at - TOLERANCE), bisect_right(heights, at + TOLERANCE)
        if high - low >= MANY_COLUMNS:
            yield at, [column for _, column in ends[low:high]]


def _snapped(edges: Iterable[Side]) -> list[Side]:
    """Edges closer than the tolerance move to their common average."""
    clusters: list[list[Side]] = []
    last = float("-inf")
    for edge in sorted(edges):
        if edge[0] <= last + TOLERANCE:
            clusters[-1].append(edge)
        else:
            clusters.append([edge])
        last = edge[0]
    snapped = []
    for cluster in clusters:
        at = sum([place for place, _, _ in cluster]) / len(cluster)
        snapped += [(at, start, end) for _, start, end in cluster]
    return snapped


def _joined(edges: Iterable[Side]) -> list[Edge]:
    """Edges on one line that meet, or nearly, become one; what stays shorter than the tolerance is dropped."""
    joined: list[Side] = []
    line, begin, finish = float("nan"), 0.0, 0.0
    for at, start, end in sorted(edges):
        if at == line and start <= finish + TOLERANCE:
            if end > finish:
                finish = end
            continue
        joined.append((line, begin, finish))
        line, begin, finish = at, start, end
    joined.append((line, begin, finish))
    return [Edge(at, start, end) for at, start, end in joined if end - start >= TOLERANCE]


class Effort:
    """Steps that a page may take: enough for any printed table, and few enough that nothing hangs."""

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self.left = steps

    def spend(self, steps: int) -> None:
        """Take some steps; raises TooManyRules when there are none left."""
        self.left -= steps
        if self.left < 0:
            raise TooManyRules


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


def _cells(upright: list[Edge], level: list[Edge]) -> list[Box]:
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


def _tables(cells: list[Box]) -> list[list[Box]]:
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


class _Middles:
    """The letters of a page by the heights of their middles."""

    def __init__(self, letters: Sequence[Letter]) -> None:
        middles = [(top + bottom) / 2 for _, _, top, _, bottom, _ in letters]
        self.letters = letters
        self.order = sorted(range(len(letters)), key=middles.__getitem__)
        self.heights = [middles[index] for index in self.order]
        self.effort = Effort()

    def between(self, top: float, bottom: float) -> list[Letter]:
        """Letters of a band in document order."""
        first, last = bisect_left(self.heights, top), bisect_left(self.heights, bottom)
        self.effort.spend(last - first)
        return [self.letters[index] for index in sorted(self.order[first:last])]


def _grid(boxes: list[Box], middles: _Middles, page: int) -> RawGrid:
    """One table: every slot between the edges holds the cell that covers it."""
    edges = sorted({x for box in boxes for x in (box.x0, box.x1)})
    levels = sorted({y for box in boxes for y in (box.top, box.bottom)})
    if len(edges) * len(levels) > MAX_SLOTS:
        raise TooManyRules
    inside = _by_cell(boxes, middles)
    spills = 0
    columns_at, rows_at = ({at: index for index, at in enumerate(places)} for places in (edges, levels))
    slots: list[list[Cell | None]] = [[None] * (len(edges) - 1) for _ in levels[1:]]
    for box, letters in zip(boxes, inside, strict=True):
        rows = range(rows_at[box.top], rows_at[box.bottom])
        left, right = columns_at[box.x0], columns_at[box.x1]
        text, indent = read_lines(letters, box.x0) if letters else ("", 0.0)
        spills += _spills(box, letters) or _is_cut(text, indent)
        cell = Cell(text, page, None, box, rows[0], left, indent=indent)
        for row in rows:
            slots[row][left:right] = [cell] * (right - left)
    outline = Box(edges[0], levels[0], edges[-1], levels[-1])
    return RawGrid(tuple(map(tuple, slots)), page=page, box=outline, edges=tuple(edges), spills=spills)


def _is_cut(text: str, indent: float) -> bool:
    """Whether an amount begins on the rule at its left, or with the comma between its thousands."""
    begins = text[:1] == "," or (indent < PADDING and text[:1].isdigit())
    return begins and ("." in text or "," in text)


def _spills(box: Box, letters: Sequence[Letter]) -> bool:
    """Whether the first or the last letter of a cell stands on the rule above or below it."""
    return bool(letters) and (_is_on_rule(letters[0], box) or _is_on_rule(letters[-1], box))


def _is_on_rule(letter: Letter, box: Box) -> bool:
    middle, reach = (letter.top + letter.bottom) / 2, SPILL * (letter.bottom - letter.top)
    return middle - box.top < reach or box.bottom - middle < reach


def _by_cell(boxes: list[Box], middles: _Middles) -> list[list[Letter]]:
    """The letters of each cell, by their middles, in document order."""
    found: list[list[Letter]] = [[] for _ in boxes]
    bands: dict[tuple[float, float], list[int]] = defaultdict(list)
    for index, box in enumerate(boxes):
        bands[box.top, box.bottom].append(index)
    for (top, bottom), band in bands.items():
        lefts, rights = [boxes[index].x0 for index in band], [boxes[index].x1 for index in band]
        ends = list(map(min, rights, [*lefts[1:], float("inf")]))
        left = end = 0.0
        inside: list[Letter] = []
        for letter in middles.between(top, bottom):
            middle = (letter[1] + letter[3]) / 2
            if not left <= middle < end:  # else it is in the cell of the one before, as most are
                at = bisect_right(lefts, middle) - 1
                if at < 0 or middle >= rights[at]:
                    continue
                left, end, inside = lefts[at], ends[at], found[band[at]]
            inside.append(letter)
    return found


__all__ = ["Letter", "Slots", "TooManyRules", "lines_of", "tables", "text_of", "words_of"]
