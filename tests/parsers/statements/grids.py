"""Grids for tests of table readers, written as rows of words."""

from __future__ import annotations

from collections.abc import Sequence

from model.disclosure import Box
from parsers.page import Cell, Slots, TextLine
from parsers.tables.grid import Grid

WIDTH, HEIGHT = 60.0, 20.0
ABOVE = "^"
"""The slot is covered by the cell above it."""
LEFT = "<"
"""The slot is covered by the cell to its left."""


def a_grid(
    *rows: Sequence[str], header: int = 1, title: str = "", lead: Sequence[str] = (), page: int = 1, left: float = 0.0
) -> Grid:
    """A grid of ``rows``; ``header`` of them are its head, ``left`` is where its first column begins."""
    slots: list[Slots] = []
    for number, row in enumerate(rows):
        cells: list[Cell | None] = []
        for column, text in enumerate(row):
            if text == ABOVE and slots:
                cells.append(slots[-1][column])
            elif text == LEFT and cells:
                cells.append(cells[-1])
            else:
                x0 = left + column * WIDTH
                box = Box(x0, number * HEIGHT, x0 + WIDTH, (number + 1) * HEIGHT)
                cells.append(Cell(text, page=page, box=box, row=number, column=column))
        slots.append(tuple(cells))
    lines = tuple(TextLine(text, page=page) for text in lead)
    return Grid(tuple(slots[:header]), tuple(slots[header:]), title=title, lead=lines, pages=(page,))
