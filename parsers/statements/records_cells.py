"""What tables of records share: heads by column, rows of data, and one cell as a fact with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from model.amount import Amount, Unit
from model.disclosure import Fact, Source, State
from parsers.amounts import CellKind, read_amount
from parsers.around.header import numbers_column
from parsers.page import Cell, Slots
from parsers.tables.grid import Grid

_STATES: dict[CellKind, State] = {CellKind.AMOUNT: "printed", CellKind.ZERO: "zero", CellKind.DASH: "dash"}


class Heads(NamedTuple):
    """The words of the head above each column: the lowest in ``words``, all levels run together in ``paths``."""

    words: dict[int, str]
    paths: dict[int, str]

    def column(self, pattern: re.Pattern[str]) -> int | None:
        """The first column whose head is ``pattern``."""
        return next((index for index, words in self.words.items() if pattern.fullmatch(words)), None)

    def columns(self, pattern: re.Pattern[str]) -> tuple[int, ...]:
        """All columns whose head is ``pattern``, from left to right."""
        return tuple(index for index, words in self.words.items() if pattern.fullmatch(words))


def header_rows(grid: Grid) -> tuple[Slots, ...]:
    """The head of a table; where it was not told apart, the rows before the first figure."""
    if grid.header:
        return grid.header
    rows: list[Slots] = []
    for row in grid.body:
        if rows and any(cell and read_amount(cell.text).has_number for cell in row):
            break
        rows.append(row)
    return tuple(rows[:4])


def heads_of(grid: Grid) -> Heads:
    """The heads of a table by column; rows of column numbers are left out."""
    words: dict[int, str] = {}
    paths: dict[int, str] = {}
    for row in header_rows(grid):
        for index, cell in enumerate(row):
            if cell and cell.words and not _says_nothing(cell.words) and cell.words != words.get(index):
                words[index] = cell.words
                paths[index] = paths.get(index, "") + cell.words
    return Heads(words, paths)


def _says_nothing(words: str) -> bool:
    """Whether a head only numbers its column or announces such numbers."""
    return numbers_column(words) or words == "序号"


def data_rows(grid: Grid) -> Iterator[tuple[int, Slots]]:
    """The rows below the head with their 1-based numbers; a repeated head and blank rows are left out."""
    header = header_rows(grid)
    known = [_words(row) for row in header]
    for number, row in enumerate(grid.rows, 1):
        said = _words(row)
        if any(said) and said not in known:
            yield number, row


def _words(row: Slots) -> list[str]:
    return [cell.words if cell else "" for cell in row]


def words_at(row: Slots, column: int | None) -> str:
    """The words of a row's cell; blank where there is none."""
    cell = row[column] if column is not None and column < len(row) else None
    return cell.words if cell else ""


def unit_said(text: str) -> Unit | None:
    """The unit of money a head names, or None."""
    found = re.search(r"亿元|百万元|万元|千元|百元|元", text)
    return Unit(found[0]) if found else None


def source_of(grid: Grid, cell: Cell | None, file: str, number: int) -> Source:
    """Where a cell stands."""
    if cell is None:
        return Source(file=file, table=grid.title, row=number)
    return Source(file=file, page=cell.page, line=cell.line, table=grid.title, row=number, box=cell.box, raw=cell.text)


class Named(NamedTuple):
    """What a figure is of: its key, and the words printed at the head of its row."""

    statement: str
    name: str
    measure: str
    code: str = ""
    label: str = ""


class Reading(NamedTuple):
    """A table being read: its heads and its file."""

    grid: Grid
    heads: Heads
    file: str

    def fact(self, row: Slots, column: int | None, unit: Unit, number: int, named: Named) -> Fact | None:
        """The figure in a row's cell, in ``unit``, with its place; None where the cell states none."""
        cell = row[column] if column is not None and column < len(row) else None
        if cell is None or column is None:
            return None
        read = read_amount(cell.text)
        if read.number is None or not read.has_number:
            return None
        source = source_of(self.grid, cell, self.file, number)
        heads = self.heads.paths.get(column, "")
        unit = Unit(read.unit) if read.unit else unit
        return Fact(
            statement=named.statement,
            code=named.code,
            name=named.name,
            measure=named.measure,
            amount=Amount(yuan=read.number * unit.factor, decimals=read.decimals, unit=unit),
            state=_STATES.get(read.kind, "printed"),
            source=source._replace(column=column + 1, row_words=named.label, column_words=heads),
        )
