"""Cells that stand in a table and touch none of its others: a report that draws no border around blank cells.

A figure in a column that is blank above and below it has a border of its own, level with its row and below its head.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.disclosure import Box


def with_islands(groups: list[list[Box]], cells: Sequence[Box]) -> list[list[Box]]:
    """The groups of cells that make tables, with those groups and lone cells that stand in the rows and columns of one.

    ``cells`` are all cells of the page; one that is in no group, nor in a table, is none.
    """
    lone = len(cells) > sum(map(len, groups))
    if not groups or (len(groups) < 2 and not lone):
        return groups
    grouped = {cell for group in groups for cell in group} if lone else set()
    sea = sorted(groups, key=len, reverse=True)
    found: list[list[Box]] = []
    for group in (*sea, *([cell] for cell in cells if lone and cell not in grouped)):
        home = next((other for other in found if len(other) > len(group) and _is_of(group, other)), None)
        if home is not None:
            home += group
        elif len(group) > 1:
            found.append(list(group))
    return found


def _is_of(group: Sequence[Box], table: Sequence[Box]) -> bool:
    """Whether cells stand level with those of a table and in its columns, where it has no cell."""
    lefts, tops, rights, bottoms = (set(side) for side in zip(*table, strict=True))
    across, along = lefts | rights, tops | bottoms
    if not all({x0, x1} <= across and {top, bottom} <= along for x0, top, x1, bottom in group):
        return False
    return not any(
        box.x0 < cell.x1 and cell.x0 < box.x1 and box.top < cell.bottom and cell.top < box.bottom
        for box in group
        for cell in table
    )
