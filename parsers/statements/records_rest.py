"""The rest of the money in rows of a table of records: it is of what the row's fact is of, whatever lane it stands in.

The name of a total row stands before the first lane (合计 | 70.00 | | 50.00 | 50.00), and that of the others is blank.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from model.disclosure import Fact, Source
from parsers.page import Cell
from parsers.statements.columns import Column, Role
from parsers.statements.table import Context, Harvest, Key, as_other, take
from parsers.tables.grid import Grid

Place = tuple[object, ...]


def cell_of(at: Source | Cell) -> Place:
    """What tells a cell from all others; lines of recognised text have no boxes."""
    return at.page, at.line, at.box


def rest_of_rows(
    grid: Grid, columns: Sequence[Column], context: Context, taken: Mapping[Place, Fact], said: Collection[Place]
) -> list[Fact]:
    """The figures of rows with a fact that are neither ``taken`` nor ``said``, under the name of that fact."""
    amounts = [column for column in columns if column.role is Role.AMOUNT]
    part, seen = Harvest(), {*taken, *said}
    for index, row in enumerate(grid.body, start=1):
        fact = next((taken[cell_of(cell)] for cell in row if cell is not None and cell_of(cell) in taken), None)
        if fact is None:
            continue
        key = Key(fact.code, fact.name, "", fact.source.row_words, index)
        for column in amounts:
            cell = row[column.index]
            if cell is not None and cell.box is not None and cell_of(cell) not in seen:
                seen.add(cell_of(cell))
                take(part, context, cell, key, column, column.measure)
    return as_other(context, (*part.facts, *part.others))


__all__ = ["cell_of", "rest_of_rows"]
