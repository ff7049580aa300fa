"""The front of the room for performance targets: what stands behind it is loaded for a table that may hold some.

Its words are a sixth of all that tables are read by, and half of the documents have no such table.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.disclosure import TargetProject
from parsers.tables.grid import Grid

HEAD_ROWS = 14
"""Rows in which a table says that it holds performance targets."""

WORDS = ("指标", "目标", "项目名称", "政策名称")
"""One of these stands in every head of performance targets."""


def is_targets(grid: Grid) -> bool:
    """Whether a table holds performance targets."""
    said = "".join(cell.words for row in grid.rows[:HEAD_ROWS] for cell in row if cell is not None)
    if not any(word in said for word in WORDS):
        return False
    from parsers.statements.targets_heads import has_head

    return has_head(grid.rows[:HEAD_ROWS])


def read_targets(grids: Sequence[Grid], *, file: str) -> tuple[TargetProject, ...]:
    """The projects of all target tables of a document, in order."""
    if not grids:
        return ()
    from parsers.statements import targets

    return targets.read_targets(grids, file=file)
