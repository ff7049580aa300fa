"""Sides of tables that no upright rule closes: the rules between the rows run on beyond the last upright one.

The tables of statistical yearbooks are open at the left and at the right, and budgets are printed after them; other
programs draw the rules between the rows a little short of the outer upright rule. What stands between the last upright
rule and the ends of the level ones is a column all the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.letters import TOLERANCE, Letter
from parsers.ruled.edges import Edge, Effort, aligned

FEWEST_RULES = 3
"""Level rules and upright ones between them that cross like those of no table: a single row has a cell besides."""

TALLEST = 90.0
"""Points between the rules of a row."""

NARROWEST = 12.0
"""Points from the last upright rule to the side of a column; rules drawn carelessly reach over it by less."""

CLOSE = 0.5
"""Heights of a letter by which a text beside the table keeps off its side."""

OVER = 1.0
"""Points that a letter reaches over a side where the text goes on."""

LEFT, RIGHT = -1, 1


class _Rows(NamedTuple):
    """Rows below each other that are open at a side: where their rules end, where the last upright one stands."""

    side: int
    at: float
    inner: float
    heights: tuple[float, ...]


def with_open_sides(upright: list[Edge], level: list[Edge], letters: Sequence[Letter]) -> tuple[list[Edge], list[Edge]]:
    """The edges with the sides that tables lack; level ones are drawn on to the outer upright rule they do not reach.

    Raises TooManyRules for a page whose rules cross as no printed table does.
    """
    sides, ends, effort = list[Edge](), list[Edge](), Effort()
    for rows in _open(upright, level, effort):
        at = _outer(rows, upright, level)
        effort.spend(len(letters) + len(upright) * len(level))
        if abs(rows.at - rows.inner) >= NARROWEST and not _is_crossed(rows, at, letters):
            sides.append(Edge(at, rows.heights[0], rows.heights[-1]))
            ends += [Edge(height, min(rows.at, at), max(rows.at, at)) for height in rows.heights if at != rows.at]
    return (aligned([*upright, *sides]), aligned([*level, *ends])) if sides else (upright, level)


def _open(upright: Sequence[Edge], level: Sequence[Edge], effort: Effort) -> Iterator[_Rows]:
    """The rows of which the rules end together at either side, and where nothing upright stands."""
    for side in (LEFT, RIGHT) if upright else ():
        for rules in _ending_together(_open_ended(level, side, upright), side):
            at = sum(_end(rule, side) for rule in rules) / len(rules)
            effort.spend(len(rules) * (len(upright) + len(level)))
            for heights, walls in _rows(rules, side, upright, level):
                yield _Rows(side, at, max(walls) if side == RIGHT else min(walls), tuple(heights))


def _open_ended(level: Sequence[Edge], side: int, upright: Sequence[Edge]) -> list[Edge]:
    """The level rules that end where no upright one stands beside any rule that ends there; of most pages, none."""
    places: dict[float, list[Edge]] = defaultdict(list)
    for rule in level:
        places[rule.start if side == LEFT else rule.end].append(rule)
    return [rule for at, rules in places.items() if not _has_upright(at, rules, upright) for rule in rules]


def _has_upright(at: float, rules: Sequence[Edge], upright: Sequence[Edge]) -> bool:
    """Whether an upright rule stands at a place between some level ones, which come from top to bottom."""
    top, bottom = rules[0].at - TOLERANCE, rules[-1].at + TOLERANCE
    return any(-TOLERANCE <= edge[0] - at <= TOLERANCE and edge[1] < bottom and top < edge[2] for edge in upright)


def _ending_together(rules: Sequence[Edge], side: int) -> Iterator[list[Edge]]:
    """Level rules that end at one place, from top to bottom."""
    groups: list[list[Edge]] = []
    last = float("-inf")
    for end, rule in sorted((_end(rule, side), rule) for rule in rules):
        if end > last + TOLERANCE:
            groups.append([])
        groups[-1].append(rule)
        last = end
    return map(sorted, groups)


def _end(rule: Edge, side: int) -> float:
    return rule.start if side == LEFT else rule.end


def _rows(
    rules: Sequence[Edge], side: int, upright: Sequence[Edge], level: Sequence[Edge]
) -> Iterator[tuple[list[float], set[float]]]:
    """Where the rules of rows below each other stand, and the upright ones that part them; one row alone has cells."""
    heights, walls = [rules[0].at], set[float]()
    for above, below in pairwise(rules):
        between = _walls(above, below, upright)
        if between and (below.at - above.at <= TALLEST or _holds_several(above, below, between, side, level)):
            heights.append(below.at)
            walls.update(between)
            continue
        if len(heights) > 1 and len(heights) + len(walls) > FEWEST_RULES:
            yield heights, walls
        heights, walls = [below.at], set()
    if len(heights) > 1 and len(heights) + len(walls) > FEWEST_RULES:
        yield heights, walls


def _walls(above: Edge, below: Edge, upright: Sequence[Edge]) -> list[float]:
    """Where upright rules stand between two level ones."""
    left, right = max(above.start, below.start) - TOLERANCE, min(above.end, below.end) + TOLERANCE
    return [
        edge.at
        for edge in upright
        if left <= edge.at <= right and edge.start <= above.at + TOLERANCE and edge.end >= below.at - TOLERANCE
    ]


def _holds_several(above: Edge, below: Edge, walls: Sequence[float], side: int, level: Sequence[Edge]) -> bool:
    """Whether rows end at an upright rule between two level ones: the cell beside them is one for all of them."""
    inside = (_end(rule, side) for rule in level if above.at + TOLERANCE < rule.at < below.at - TOLERANCE)
    return any(abs(end - wall) <= TOLERANCE for end in inside for wall in walls)


def _outer(rows: _Rows, upright: Sequence[Edge], level: Sequence[Edge]) -> float:
    """Where the side of some rows is: at an upright rule that theirs nearly reach, or else at their ends."""
    if len(rows.heights) < FEWEST_RULES:
        return rows.at
    top, bottom = rows.heights[0], rows.heights[-1]
    near = (
        edge.at
        for edge in upright
        if (edge.at - rows.at) * rows.side > 0
        and edge.start <= top + TOLERANCE
        and edge.end >= bottom - TOLERANCE
        and not _is_touched(edge, top, bottom, level)
    )
    return min(near, key=lambda at: abs(at - rows.at), default=rows.at)


def _is_touched(edge: Edge, top: float, bottom: float, level: Sequence[Edge]) -> bool:
    """Whether a level rule between two heights begins or ends at an upright one, or crosses it."""
    inside = (rule for rule in level if top + TOLERANCE < rule.at < bottom - TOLERANCE)
    return any(rule.start - TOLERANCE <= edge.at <= rule.end + TOLERANCE for rule in inside)


def _is_crossed(rows: _Rows, at: float, letters: Sequence[Letter]) -> bool:
    """Whether a text in some rows goes on over their side."""
    for said, x0, top, x1, bottom, _ in letters:
        if rows.heights[0] < (top + bottom) / 2 < rows.heights[-1] and not said.isspace():
            begins, ends = (x0 - at, x1 - at) if rows.side == RIGHT else (at - x1, at - x0)
            if begins < CLOSE * (bottom - top) and ends > OVER:
                return True
    return False
