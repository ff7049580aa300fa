"""Tables with what stands around them: which statement each is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from model.accounts import CatalogueTable, names_of
from model.vocabulary import ECONOMIC, TWO_SIDED
from parsers import lexicon
from parsers.around.heading import Heading, noted_year, read_heading
from parsers.around.money_said import noted_money
from parsers.cells import split_code_name
from parsers.page import Cell, TextLine
from parsers.statements.halves import sides_in
from parsers.statements.records import is_assets, is_institutions, is_procurement
from parsers.statements.targets_front import is_targets
from parsers.tables.grid import Grid

GENERAL_PUBLIC = "一般公共预算"
LABEL_COLUMNS = 6
"""Columns from the left in which the codes of a row can stand."""

ECONOMIC_TABLES: tuple[CatalogueTable, ...] = ("economic_department", "economic_government")


class Headed(NamedTuple):
    """A table, what its lead says, and the statement it is (blank outside the vocabulary)."""

    grid: Grid
    heading: Heading
    statement: str

    @property
    def place(self) -> tuple[int, float]:
        """Where it begins: page and height, or line."""
        lines = self.grid.lead
        if lines:
            return place_of(lines[0])
        first = next((cell for row in self.grid.rows for cell in row if cell is not None), Cell(""))
        return (first.page or 0, first.box.top if first.box is not None else float(first.line or 0))


def place_of(line: TextLine) -> tuple[int, float]:
    """Page and height of a line, or its number where the source has no pages."""
    return (line.page or 0, line.box.top if line.box is not None else float(line.line or 0))


def head_tables(grids: Iterable[Grid]) -> list[Headed]:
    """All tables of a document with their statements."""
    headed = [Headed(grid, _heading(grid), _statement(grid)) for grid in grids]
    return _with_other_halves(headed)


def _heading(grid: Grid) -> Heading:
    """What stands around a table; its notes count where nothing else names the unit of money."""
    heading = read_heading(grid.title, grid.lead, _heads(grid))._replace(noted_year=noted_year(grid.trail))
    return heading if heading.unit is not None else heading._replace(unit=noted_money(grid.trail))


def _heads(grid: Grid) -> list[str]:
    return [cell.words for row in grid.header for cell in row if cell is not None and cell.words]


def _statement(grid: Grid) -> str:
    """What a table is: by its columns where they are unmistakable, else by its title; blank outside the vocabulary."""
    if is_targets(grid):
        return "targets"
    if is_institutions(grid):
        return "institutions"
    said = lexicon.statement_of(grid.title) if grid.title else None
    if said == "procurement" or (said is None and is_procurement(grid)):
        return "procurement"
    if said == "assets" or (said is None and is_assets(grid)):
        return "assets"
    return "" if said in ECONOMIC and _is_keyed_by_function(grid) else said or ""


def _is_keyed_by_function(grid: Grid) -> bool:
    """Whether the rows are functional accounts only: 基本支出 by function and, across, by economic class."""
    codes = [code for row in grid.body for cell in row[:LABEL_COLUMNS] if cell is not None and (code := _code(cell))]
    return _known(codes, "functional") and not any(_known(codes, table) for table in ECONOMIC_TABLES)


def _code(cell: Cell) -> str:
    return split_code_name(cell.text)[0]


def _known(codes: Iterable[str], table: CatalogueTable) -> bool:
    return any(names_of(code, table) for code in codes)


def _with_other_halves(headed: list[Headed]) -> list[Headed]:
    """A table without a title that heads the side which the balance statement before it lacks is its other half."""
    result: list[Headed] = []
    for item in headed:
        before = result[-1] if result else None
        if before is not None and not item.grid.title and _is_other_half(before, item):
            title, unit = before.grid.title, item.heading.unit or before.heading.unit
            heading = before.heading._replace(unit=unit)
            item = Headed(replace(item.grid, title=title), heading, before.statement)
        result.append(item)
    return result


def _is_other_half(before: Headed, item: Headed) -> bool:
    pages = (*before.grid.pages[-1:], *item.grid.pages[:1])
    near = len(pages) < 2 or pages[1] - pages[0] <= 1
    sides, others = sides_in(before.grid.rows), sides_in(item.grid.header)
    return before.statement in TWO_SIDED and near and bool(others) and bool(sides) and not sides & others


def without_rivals(headed: Sequence[Headed]) -> Sequence[Headed]:
    """The tables of one budget: where 一般公共预算基本支出 has one, others of basic expenditure keep their titles."""
    basic = [item for item in headed if item.statement == "basic_economic"]
    if not any(GENERAL_PUBLIC in item.grid.title for item in basic):
        return headed
    rivals = {id(item) for item in basic if GENERAL_PUBLIC not in item.grid.title}
    return tuple(item._replace(statement="") if id(item) in rivals else item for item in headed)
