"""Grids of single pages become tables of the document: title above, pages joined, notes below."""

from __future__ import annotations

from dataclasses import dataclass

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
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0
