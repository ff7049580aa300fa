"""Columns that hang from a ruled head: the body of the table has rules between its rows, and none between its columns.

Web pages and word processors print such tables: the cells of the head are closed or shaded, those below underlined.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.disclosure import Box
from parsers.letters import TOLERANCE
from parsers.ruled.edges import Edge

MOST_HEADS = 4
"""Rows of a head."""

FEWEST_ROWS = 3
TALLEST = 60.0
"""Points between the rules of a row."""

FEWEST_COLUMNS = 3
FEWEST_STRIPES = 3
"""Shaded rows with the same columns from which on none of them is a head."""


def hanging(groups: Sequence[Sequence[Box]], upright: Sequence[Edge], level: Sequence[Edge]) -> list[Edge]:
    """The columns of heads, drawn on through the rows below them; none where no rows follow."""
    tables = [min(cell.top for cell in cells) for cells in groups if _rows(cells) > 1]
    stripes = Counter(_columns(cells) for cells in groups if _rows(cells) == 1)
    heads = (head for head in groups if _rows(head) <= MOST_HEADS and stripes[_columns(head)] < FEWEST_STRIPES)
    return [edge for head in heads for edge in _below(head, tables, upright, level)]


def _columns(cells: Sequence[Box]) -> tuple[tuple[int, int], ...]:
    """The sides of cells in whole points, from left to right."""
    return tuple(sorted((round(cell.x0), round(cell.x1)) for cell in cells))


def _rows(cells: Sequence[Box]) -> int:
    return len({cell.top for cell in cells})


def _below(
    head: Sequence[Box], tables: Sequence[float], upright: Sequence[Edge], level: Sequence[Edge]
) -> Iterator[Edge]:
    """The columns of one head down to the last row above the next of ``tables``, which are known by their tops."""
    left, right = min(cell.x0 for cell in head), max(cell.x1 for cell in head)
    bottom = max(cell.bottom for cell in head)
    end = min((top for top in tables if top > bottom), default=float("inf"))
    ends = list(_rows_below(Box(left, bottom, right, end), level))
    columns = sorted({x for cell in head if cell.bottom == bottom for x in (cell.x0, cell.x1)})
    if len(ends) < FEWEST_ROWS or len(columns) <= FEWEST_COLUMNS or _has_others(columns, bottom, ends[-1], upright):
        return
    for column in columns:
        yield Edge(column, bottom, ends[-1])


def _rows_below(room: Box, level: Sequence[Edge]) -> Iterator[float]:
    """The heights of the rules that follow each other in the room below a head, each as wide as that."""
    wide = (one.at for one in level if _meets(one.start, room.x0) and _meets(one.end, room.x1))
    inside = sorted(at for at in wide if room.top < at < room.bottom - TOLERANCE)
    for above, below in pairwise([room.top, *inside]):
        if below - above > TALLEST:
            return
        if below - above > TOLERANCE:
            yield below


def _has_others(columns: Sequence[float], top: float, bottom: float, upright: Sequence[Edge]) -> bool:
    """Whether an upright rule stands among the rows elsewhere than below the head: they have columns of their own."""
    among = (edge.at for edge in upright if edge.start < bottom - TOLERANCE and edge.end > top + TOLERANCE)
    inner = [at for at in among if columns[0] - TOLERANCE <= at <= columns[-1] + TOLERANCE]
    return any(not any(_meets(at, column) for column in columns) for at in inner)


def _meets(one: float, two: float) -> bool:
    return abs(one - two) <= TOLERANCE
