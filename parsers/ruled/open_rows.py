"""Grids of one table that rows parted which no rule closes at a side, in one piece again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from model.disclosure import Box
from parsers.letters import TOLERANCE
from parsers.page import OpenRow, RawGrid, Slots


def in_one(grids: Sequence[RawGrid]) -> RawGrid | None:
    """The only grid of a page, or its grids where nothing but open rows stands between them; else None."""
    if not grids:
        return None
    whole, *others = sorted(grids, key=lambda grid: grid.box.top if grid.box is not None else 0.0)
    for grid in others:
        between = _between(whole, grid)
        if between is None or whole.box is None or grid.box is None:
            return None
        edges = tuple(sorted({*whole.edges, *grid.edges}))
        blank: Slots = (None,) * (len(edges) - 1)
        rows = (*_over(whole, edges), *(blank for _ in between), *_over(grid, edges))
        box = Box(edges[0], whole.box.top, edges[-1], grid.box.bottom)
        whole = replace(whole, rows=rows, edges=edges, box=box, loose=(*whole.loose, *grid.loose))
    return whole


def _between(upper: RawGrid, lower: RawGrid) -> list[OpenRow] | None:
    """The open rows between two grids of one width; None where something else is there."""
    if upper.box is None or max(abs(upper.edges[at] - lower.edges[at]) for at in (0, -1)) > TOLERANCE:
        return None
    bottom = upper.box.bottom
    rows = [row for row in lower.ajar if row.top >= bottom - TOLERANCE]
    return rows if rows and abs(rows[-1].top - bottom) <= TOLERANCE else None


def _over(grid: RawGrid, edges: Sequence[float]) -> list[Slots]:
    """The rows of a grid over more columns than it has itself."""
    places = [(left + right) / 2 for left, right in pairwise(edges)]
    own = [max(at for at, edge in enumerate(grid.edges[:-1]) if at == 0 or edge <= place) for place in places]
    return [tuple(row[at] for at in own) for row in grid.rows]
