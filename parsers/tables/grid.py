"""Grids of single pages become tables of the document: title above, pages joined, notes below."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain

from parsers.page import Slots, TextLine


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """One table of the document after its pages were joined.

    ``lead`` are the lines between the previous table and this one that belong to it (title, unit, unit of money);
    ``trail`` the notes below. ``header`` and ``body`` are rows of equal length. ``taken`` counts the lines and rows of
    the input that went into it, repeated heads included.
    """

    header: tuple[Slots, ...]
    body: tuple[Slots, ...]
    title: str = ""
    lead: tuple[TextLine, ...] = ()
    trail: tuple[TextLine, ...] = ()
    pages: tuple[int, ...] = ()
    taken: int = 0

    @property
    def rows(self) -> tuple[Slots, ...]:
        """Header and body together."""
        return self.header + self.body

    @property
    def is_recognised(self) -> bool:
        """Whether some cell was recognised, or read in more ways than one: only those can be in doubt."""
        cells = chain.from_iterable(self.body)
        return any(cell is not None and (cell.confidence is not None or cell.others) for cell in cells)

    @property
    def width(self) -> int:
        """Number of columns."""
        first = self.header or self.body
        return len(first[0]) if first else 0


def without_spanned(grid: Grid) -> Grid:
    """The grid without the columns that every row spans from the left: the rows that drew their edge are gone.

    A unit line in the first row of a grid (编制单位：某局 | 单位：万元) parts columns that the table does not have.
    """
    rows = grid.rows
    begun = [any(row[at] is None or row[at] is not row[at - 1] for row in rows) for at in range(1, grid.width)]
    kept = [0, *(at for at, is_begun in enumerate(begun, start=1) if is_begun)]
    if len(kept) >= grid.width:
        return grid
    header, body = (tuple(tuple(row[at] for at in kept) for row in part) for part in (grid.header, grid.body))
    return replace(grid, header=header, body=body)
