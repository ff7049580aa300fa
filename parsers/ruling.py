"""Rules and glyphs become cells: the ruled tables of one page.

The arithmetic is that of pdfplumber's line strategy (edges snapped and joined at 3 points, cells between crossing
edges, tables as cells that share corners), which read all 192 tables of the measured corpus without a phantom column.
It runs on tuples; a test compares its cells with pdfplumber's over the fixtures.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from model.disclosure import Box
from parsers.page import Cell, RawGrid, Slots

TOLERANCE = 3.0
"""Points within which edges are one edge, gaps are closed and crossings count; pdfplumber's default."""

SAME_LINE = 0.2
"""Share of the type size by which baselines of one line may differ: fonts mixed in a heading do."""

SHORTEST_SIDE = 1.0
MAX_CROSSINGS = 40_000
MANY_COLUMNS = 3
"""How many verticals must end together for the row they leave open to be a row."""

OPEN_ROW = 6.0


class Letter(NamedTuple):
    """A glyph as cells need it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float


class Edge(NamedTuple):
    """A straight edge: its position across, and its two ends along."""

    at: float
    start: float
    end: float


Corner = tuple[float, float]


class TooManyRules(Exception):
    """More crossings than any printed table has; the page is given up."""


def tables(
    letters: Sequence[Letter], rules: Iterable[Box | tuple[float, float, float, float]], page: int
) -> list[RawGrid]:
    """The ruled tables of a page, top to bottom."""
    upright, level = _closed(*_edges(rules))
    found = [_grid(cells, letters, page) for cells in _tables(_cells(upright, level))]
    return sorted(found, key=lambda grid: (grid.box or Box(0, 0, 0, 0))[1::-1])


def _edges(rules: Iterable[tuple[float, float, float, float]]) -> tuple[list[Edge], list[Edge]]:
    """Vertical and horizontal edges, snapped and joined."""
    upright, level = [], []
    for x0, top, x1, bottom in rules:
        if x1 - x0 >= bottom - top:
            if x1 - x0 >= SHORTEST_SIDE:
                level.append(Edge((top + bottom) / 2, x0, x1))
        elif bottom - top >= SHORTEST_SIDE:
            upright.append(Edge((x0 + x1) / 2, top, bottom))
    return _joined(_snapped(upright)), _joined(_snapped(level))


def _closed(upright: list[Edge], level: list[Edge]) -> tuple[list[Edge], list[Edge]]:
    """Close rows that a page break left open: columns drawn on beyond the outermost level edge end in one."""
    added = []
    for end, beyond in ((1, min), (2, max)):
        for at in {round(edge[end]) for edge in upright}:
            columns = [edge.at for edge in upright if abs(edge[end] - at) <= TOLERANCE]
            near = [edge for edge in level if edge.start < max(columns) and min(columns) < edge.end]
            outermost = beyond((edge.at for edge in near), default=None)
            if len(columns) < MANY_COLUMNS or outermost is None or abs(outermost - at) <= OPEN_ROW:
                continue
            if beyond(outermost, at) == at and any(_covers(edge, columns) for edge in near):
                added.append(Edge(float(at), min(columns), max(columns)))
    return upright, _joined(_snapped([*level, *added])) if added else level


def _covers(edge: Edge, columns: list[float]) -> bool:
    return edge.start <= min(columns) + TOLERANCE and edge.end >= max(columns) - TOLERANCE


def _snapped(edges: list[Edge]) -> list[Edge]:
    """Edges closer than the tolerance move to their common average."""
    edges = sorted(edges)
    clusters: list[list[Edge]] = []
    for edge in edges:
        if clusters and edge.at <= clusters[-1][-1].at + TOLERANCE:
            clusters[-1].append(edge)
        else:
            clusters.append([edge])
    snapped = []
    for cluster in clusters:
        at = sum(edge.at for edge in cluster) / len(cluster)
        snapped += [edge._replace(at=at) for edge in cluster]
    return snapped


def _joined(edges: list[Edge]) -> list[Edge]:
    """Edges on one line that meet, or nearly, become one; what stays shorter than the tolerance is dropped."""
    joined: list[Edge] = []
    for _, line in groupby(sorted(edges), key=lambda edge: edge.at):
        current: Edge | None = None
        for edge in line:
            if current is not None and edge.start <= current.end + TOLERANCE:
                current = current._replace(end=max(current.end, edge.end))
                continue
            if current is not None:
                joined.append(current)
            current = edge
        if current is not None:
            joined.append(current)
    return [edge for edge in joined if edge.end - edge.start >= TOLERANCE]


class _Crossings:
    """Where edges cross: for each corner the vertical and the horizontal edges that run through it."""

    def __init__(self, upright: list[Edge], level: list[Edge]) -> None:
        self.vertical: dict[Corner, set[int]] = defaultdict(set)
        self.horizontal: dict[Corner, set[int]] = defaultdict(set)
        heights = [edge.at for edge in level]
        for v, (x, top, bottom) in enumerate(upright):
            for h in range(bisect_left(heights, top - TOLERANCE), bisect_right(heights, bottom + TOLERANCE)):
                y, start, end = level[h]
                if start - TOLERANCE <= x <= end + TOLERANCE:
                    self.vertical[x, y].add(v)
                    self.horizontal[x, y].add(h)
            if len(self.vertical) > MAX_CROSSINGS:
                raise TooManyRules

    def below(self) -> dict[float, list[Corner]]:
        """Corners of each column of corners, downwards."""
        columns: dict[float, list[Corner]] = defaultdict(list)
        for corner in sorted(self.vertical):
            columns[corner[0]].append(corner)
        return columns

    def right(self) -> dict[float, list[Corner]]:
        """Corners of each row of corners, rightwards."""
        rows: dict[float, list[Corner]] = defaultdict(list)
        for corner in sorted(self.vertical):
            rows[corner[1]].append(corner)
        return rows


def _cells(upright: list[Edge], level: list[Edge]) -> list[Box]:
    """The smallest rectangle that starts at each corner and is closed on all four sides."""
    crossings = _Crossings(upright, level)
    columns, rows = crossings.below(), crossings.right()
    cells = []
    for corner in sorted(crossings.vertical):
        cell = _cell_at(corner, columns[corner[0]], rows[corner[1]], crossings)
        if cell is not None:
            cells.append(cell)
    return cells


def _cell_at(corner: Corner, column: list[Corner], row: list[Corner], crossings: _Crossings) -> Box | None:
    x, y = corner
    level = crossings.horizontal[corner]
    right = [other for other in row[bisect_right(row, corner) :] if level & crossings.horizontal[other]]
    if not right:
        return None
    upright = crossings.vertical[corner]
    for lower in column[bisect_right(column, corner) :]:
        if not upright & crossings.vertical[lower]:
            continue
        for side in right:
            opposite = (side[0], lower[1])
            if opposite in crossings.vertical and (
                crossings.vertical[opposite] & crossings.vertical[side]
                and crossings.horizontal[opposite] & crossings.horizontal[lower]
            ):
                return Box(x, y, *opposite)
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
            parent[root(index)] = root(owner.setdefault(corner, index))
    groups: dict[int, list[Box]] = defaultdict(list)
    for index, cell in enumerate(cells):
        groups[root(index)].append(cell)
    return [group for group in groups.values() if len(group) > 1]


def _grid(boxes: list[Box], letters: Sequence[Letter], page: int) -> RawGrid:
    """One table: every slot between the edges holds the cell that covers it."""
    edges = sorted({x for box in boxes for x in (box.x0, box.x1)})
    levels = sorted({y for box in boxes for y in (box.top, box.bottom)})
    outline = Box(edges[0], levels[0], edges[-1], levels[-1])
    inside = _by_cell(boxes, letters, outline)
    slots: list[list[Cell | None]] = [[None] * (len(edges) - 1) for _ in levels[1:]]
    for index, box in enumerate(boxes):
        rows = range(bisect_left(levels, box.top), bisect_left(levels, box.bottom))
        columns = range(bisect_left(edges, box.x0), bisect_left(edges, box.x1))
        cell = Cell(text_of(inside[index]), page, None, box, rows[0], columns[0], indent=_indent(inside[index], box))
        for row in rows:
            slots[row][columns[0] : columns[-1] + 1] = [cell] * len(columns)
    return RawGrid(tuple(map(tuple, slots)), page=page, box=outline, edges=tuple(edges))


def _by_cell(boxes: list[Box], letters: Sequence[Letter], outline: Box) -> list[list[Letter]]:
    """The letters of each cell, by their middles, in document order."""
    found: list[list[Letter]] = [[] for _ in boxes]
    bands: dict[tuple[float, float], list[int]] = defaultdict(list)
    for index, box in enumerate(boxes):
        bands[box.top, box.bottom].append(index)
    middles = sorted(
        ((letter.top + letter.bottom) / 2, order, letter)
        for order, letter in enumerate(letters)
        if outline.x0 <= (letter.x0 + letter.x1) / 2 < outline.x1
    )
    heights = [middle for middle, _, _ in middles]
    for (top, bottom), band in bands.items():
        lefts = [boxes[index].x0 for index in band]
        for _, _, letter in sorted(
            middles[bisect_left(heights, top) : bisect_left(heights, bottom)], key=lambda item: item[1]
        ):
            middle = (letter.x0 + letter.x1) / 2
            at = bisect_right(lefts, middle) - 1
            if at >= 0 and middle < boxes[band[at]].x1:
                found[band[at]].append(letter)
    return found


def _indent(letters: Sequence[Letter], box: Box) -> float:
    """How far the first line of a cell stands off its left side; wrapped lines begin further left."""
    first = next((line for line in lines_of(letters) if words_of(line)), [])
    return min((letter.x0 - box.x0 for letter in first if not letter.text.isspace()), default=0.0)


def text_of(letters: Sequence[Letter]) -> str:
    """The text of some letters: lines by baseline, words parted by gaps, a character drawn twice taken once."""
    return "\n".join(words_of(line) for line in lines_of(letters))


def lines_of(letters: Sequence[Letter]) -> list[list[Letter]]:
    """Letters grouped by baseline, top to bottom, each group from left to right.

    Baselines, not tops: fonts of one sentence differ in height, and digits would leave their sentence.
    """
    lines: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda letter: letter.baseline):
        reach = max(TOLERANCE, SAME_LINE * (letter.bottom - letter.top))
        if lines and letter.baseline <= lines[-1][-1].baseline + reach:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return [sorted(line, key=lambda letter: letter.x0) for line in lines]


def words_of(line: Sequence[Letter]) -> str:
    """One line of letters as text with a blank at each gap wider than the tolerance."""
    text: list[str] = []
    end: float | None = None
    last: Letter | None = None
    for letter in line:
        if last is not None and letter.text == last.text and _is_same_place(letter, last):
            continue
        if letter.text.isspace():
            if text and text[-1] != " ":
                text.append(" ")
            end, last = letter.x1, None
            continue
        if end is not None and letter.x0 > end + TOLERANCE and text and text[-1] != " ":
            text.append(" ")
        text.append(letter.text)
        end, last = letter.x1, letter
    return "".join(text).strip()


def _is_same_place(letter: Letter, other: Letter) -> bool:
    """Whether a glyph is the second stroke of fake bold."""
    reach = max(0.6, 0.12 * (letter.x1 - letter.x0))
    return abs(letter.x0 - other.x0) < reach and abs(letter.baseline - other.baseline) < reach


__all__ = ["Letter", "Slots", "TooManyRules", "lines_of", "tables", "text_of", "words_of"]
