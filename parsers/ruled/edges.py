"""Rules become edges: snapped and joined where they nearly meet, and closed where a page break cut a table.

Edges and places are in points; ``upright`` edges are the vertical ones, ``level`` edges the horizontal ones. What a
page may cost is counted here, too: whoever compares edges spends an `Effort`, and TooManyRules gives the page up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from parsers.letters import TOLERANCE

SHORTEST_SIDE = 1.0

MAX_STEPS = 5_000_000
"""Comparisons that the rules of a page may take; the densest page of the measured corpus takes a hundredth of it."""

MANY_COLUMNS = 3
"""How many verticals must end together for the row they leave open to be a row."""

OPEN_ROW = 6.0

Side = tuple[float, float, float]
"""An edge before it is joined with others; plain tuples, for there are many."""

Place = tuple[float, float, float, float]
"""Where a rule is drawn: x0, top, x1, bottom."""


class Edge(NamedTuple):
    """A straight edge: its position across, and its two ends along."""

    at: float
    start: float
    end: float


class TooManyRules(Exception):
    """More crossings than any printed table has; the page is given up."""


class Effort:
    """Steps that a page may take: enough for any printed table, and few enough that nothing hangs."""

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self.left = steps

    def spend(self, steps: int) -> None:
        """Take some steps; raises TooManyRules when there are none left."""
        self.left -= steps
        if self.left < 0:
            raise TooManyRules


def edges_of(rules: Iterable[Place]) -> tuple[list[Edge], list[Edge]]:
    """Vertical and horizontal edges, snapped and joined."""
    upright, level = [], []
    for x0, top, x1, bottom in rules:
        width, height = x1 - x0, bottom - top
        if width >= height:
            if width >= SHORTEST_SIDE:
                level.append(((top + bottom) / 2, x0, x1))
        elif height >= SHORTEST_SIDE:
            upright.append(((x0 + x1) / 2, top, bottom))
    return aligned(upright), aligned(level)


def closed(upright: list[Edge], level: list[Edge], columns_of_row: int = MANY_COLUMNS) -> tuple[list[Edge], list[Edge]]:
    """Close rows that a page break left open: columns drawn on beyond the outermost level edge end in one.

    So do those that end beside it: of a row of small cells beside a tall one that goes on, the small ones are closed.
    """
    added: list[Edge] = []
    effort = Effort()
    for end, beyond in ((1, min), (2, max)):
        for at, columns in _ending_together(upright, end, columns_of_row):
            left, right = min(columns), max(columns)
            effort.spend(len(level) + len(columns))
            near = [edge for edge in level if edge.start < right and left < edge.end]
            outermost = beyond((edge.at for edge in near), default=None)
            if outermost is None:
                continue
            if abs(outermost - at) <= OPEN_ROW:
                added += _lengthened(columns, near, outermost)
                continue
            over = [edge for edge in near if edge.start <= left + TOLERANCE and edge.end >= right - TOLERANCE]
            if beyond(outermost, at) == at and over:
                last = beyond(over)  # of a table that is open at its sides, too, it reaches beyond the columns
                added.append(Edge(float(at), min(left, last.start), max(right, last.end)))
    return upright, aligned([*level, *added]) if added else level


def _lengthened(columns: list[float], near: list[Edge], outermost: float) -> Iterator[Edge]:
    """The outermost level edge over all the columns that end at it, where it closes some of them and not those beside.

    That these are of one table shows another level edge, or columns beside it that no cell of their own makes.
    """
    left, right = min(columns), max(columns)
    here = [edge for edge in near if edge.at == outermost]
    bounds = [left, *(place for edge in here for place in (edge.start, edge.end)), right]
    gaps = [(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True) if end > start + TOLERANCE]
    if not gaps or not all(_stands(place, columns) for gap in gaps for place in gap):
        return
    is_one = any(edge.start <= left + TOLERANCE and edge.end >= right - TOLERANCE for edge in near)
    if is_one or all(_holds_columns(gap, columns) for gap in gaps):
        yield Edge(outermost, left, right)


def _stands(place: float, columns: list[float]) -> bool:
    return any(abs(column - place) <= TOLERANCE for column in columns)


def _holds_columns(gap: tuple[float, float], columns: list[float]) -> bool:
    """Whether upright edges stand between two places."""
    return any(gap[0] + TOLERANCE < column < gap[1] - TOLERANCE for column in columns)


def _ending_together(upright: list[Edge], end: int, fewest: int) -> Iterator[tuple[int, list[float]]]:
    """Heights (whole points) at which many vertical edges start or end, and where these edges stand."""
    ends = sorted((edge[end], edge.at) for edge in upright)
    heights = [height for height, _ in ends]
    for at in {round(height) for height in heights}:
        low, high = bisect_left(heights, at - TOLERANCE), bisect_right(heights, at + TOLERANCE)
        if high - low >= fewest:
            yield at, [column for _, column in ends[low:high]]


def aligned(edges: Iterable[Side]) -> list[Edge]:
    """Edges that nearly stand on one line moved onto it, and in one piece where they meet there."""
    return _joined(_snapped(edges))


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
