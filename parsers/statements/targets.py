"""Performance-target tables (绩效目标表) become projects with their indicators.

Three kinds of layout are read by their words: a table per project (a goal row, then one indicator a row), one table for
many projects (the project in the first row of its group), and all indicators of a project in one cell. Cells that span
rows are carried over their group; a table goes on over pages with or without its head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from model.amount import Amount, Unit
from model.disclosure import Fact, TargetProject
from parsers.amounts import read_amount
from parsers.page import Cell, Slots
from parsers.statements.targets_figures import figures_in
from parsers.statements.targets_heads import (
    AMOUNT_LABEL,
    EXPECTED_LABEL,
    GOAL_BEGUN,
    GOAL_ENDED,
    GOAL_LABEL,
    NAME_LABEL,
    OUTCOME_LABEL,
    Role,
    distinct,
    heads_of,
    roles_of,
)
from parsers.statements.targets_rows import Draft, TargetRow, filled, source_of
from parsers.statements.targets_words import amount_above, project_above, unit_in
from parsers.tables.grid import Grid

_SHORTEST_GOAL = 20
_ENDS = ("。", "！", "；")


def read_targets(grids: Sequence[Grid], *, file: str) -> tuple[TargetProject, ...]:
    """The projects of all target tables of a document, in order; a table that goes on over pages is one project."""
    reader = _Reader(file)
    for grid in grids:
        reader.grid(grid)
    return tuple(filled(draft, file) for draft in _projects(reader.drafts))


def _projects(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """The drafts that are projects; the figures of others go to the next one of their table, or to the last.

    A total and the sum of a unit stand above the projects they are of.
    """
    projects = [draft for draft in drafts if draft.is_project]
    waiting: list[Fact] = []
    for draft in drafts if projects else ():
        if draft.is_project:
            draft.figures[:0], waiting = waiting, []
        else:
            waiting += draft.figures
    if waiting:
        projects[-1].figures += waiting
    return projects


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the last head: its number, and its place across the page where there is one."""

    index: int
    left: float | None = None
    right: float | None = None


@dataclass(slots=True)
class _Reader:
    """Walks the tables row by row, keeping the last head and the project that is open."""

    file: str
    drafts: list[Draft] = field(default_factory=list)
    columns: dict[Role, _Column] = field(default_factory=dict)
    width: int = 0
    heads: dict[int, str] = field(default_factory=dict)
    table: str = ""
    unit: Unit = Unit.TEN_THOUSAND
    goal_below: bool = False
    with_outcome: bool = False
    """Whether the goal that stands below has what came of it at its right."""

    torn: bool = False
    """Whether the label of the goal just taken goes on in the next row."""

    @property
    def draft(self) -> Draft:
        if not self.drafts:
            self.drafts.append(Draft())
        return self.drafts[-1]

    def grid(self, grid: Grid) -> None:
        """Read one table."""
        self.table = grid.title
        self.unit = unit_in(" ".join([*(line.text for line in grid.lead), *_texts(grid.header)])) or self.unit
        self._title(grid)
        before: Slots = ()
        for number, row in enumerate(grid.rows, 1):
            self._row(row, before, number)
            self._figures(row, before, number)
            before = row

    def _title(self, grid: Grid) -> None:
        """Open the project that the lines above a table name."""
        above = [line.text.strip() for line in grid.lead]
        name = project_above(above, grid.title)
        if not name or name == self.draft.name:
            return
        line = grid.lead[-1] if grid.lead else None
        source = line.source(self.file) if line else source_of(_first(grid), self.file, self.table)
        self.drafts.append(Draft(name, amount=amount_above(above), source=source))
        self.columns = {}

    def _row(self, row: Slots, before: Slots, number: int) -> None:
        heads = heads_of(row)
        roles = roles_of(heads)
        if roles:
            self.columns = {role: _column(row, index) for role, index in roles.items()}
            self.width, self.heads = len(row), heads
        elif self._is_labelled(row, before) or self._bare_goal(row) or not self.columns:
            return
        elif not _belongs_to_head(row, before, self.columns):
            self._data(row, number)

    def _figures(self, row: Slots, before: Slots, number: int) -> None:
        """Keep every number that begins in a row, whatever it is, for those who want all that is printed."""
        heads = self.heads if len(row) == self.width and self.columns else {}
        source = source_of(None, self.file, self.table)._replace(row=number)
        self.draft.figures += figures_in(row, before, heads, self.unit, source)

    def _is_labelled(self, row: Slots, before: Slots) -> bool:
        """Whether a row labels something; a label that began above the indicators and spans them says nothing new."""
        spanning = bool(self.columns and row and before and row[0] is not None and row[0] is before[0])
        return self._label(row[1:] if spanning and GOAL_LABEL.fullmatch(row[0].words if row[0] else "") else row)

    def _label(self, row: Slots) -> bool:
        """Take a row that labels the project, its goal or its money; False for any other row."""
        cells = distinct(row)
        below, self.goal_below = self.goal_below, False
        if below and self.with_outcome and cells and not any(map(_is_label, cells)):
            return self._goal(cells, below)
        if cells and self._torn_goal(*cells):
            return True
        for index, cell in enumerate(cells):
            value = cells[index + 1] if index + 1 < len(cells) else None
            if NAME_LABEL.fullmatch(cell.words) and value:
                return self._named(value)
            if GOAL_LABEL.fullmatch(cell.words):
                return self._goal(cells[index + 1 :], below)
            if AMOUNT_LABEL.fullmatch(cell.words) and value:
                self.unit = unit_in(" ".join(each.words for each in cells)) or self.unit
                return self._amount(value.text)
        return any(NAME_LABEL.fullmatch(cell.words) or AMOUNT_LABEL.fullmatch(cell.words) for cell in cells)

    def _named(self, value: Cell) -> bool:
        if self.draft.name != value.words:
            if self.draft.rows or self.draft.goal or (self.draft.name and self.draft.listed):
                self.drafts.append(Draft())
            self.draft.name, self.draft.source = value.words, source_of(value, self.file, self.table)
            self.columns = {}
        return True

    def _goal(self, values: Sequence[Cell], below: bool) -> bool:
        before = list(takewhile(lambda cell: not OUTCOME_LABEL.fullmatch(cell.words), values))
        texts = [
            cell for cell in before if not (GOAL_LABEL.fullmatch(cell.words) or EXPECTED_LABEL.fullmatch(cell.words))
        ]
        if not texts:
            self.goal_below, self.with_outcome = not below, len(before) < len(values)
            return True
        goal = texts[0 if below and self.with_outcome else -1].words
        if goal != self.draft.goal and self.draft.rows:
            self.drafts.append(Draft(source=source_of(texts[-1], self.file, self.table)))
        if goal != self.draft.goal:
            self.draft.goal += goal
        return True

    def _torn_goal(self, label: Cell, *values: Cell) -> bool:
        """Take a goal whose label a page break tears, or the rest of one."""
        goes_on, self.torn = self.torn, False
        if goes_on and GOAL_ENDED.fullmatch(label.words):
            self.draft.goal += "".join(cell.words for cell in values)
            return True
        self.torn = bool(GOAL_BEGUN.fullmatch(label.words) and values and len(values[-1].words) >= _SHORTEST_GOAL)
        return self.torn and self._goal(values, below=False)

    def _bare_goal(self, row: Slots) -> bool:
        """Take a goal whose label stands outside the rules, or the rest of one: a long text across the whole table."""
        cells = distinct(row)
        if len(cells) != 1 or len(cells[0].words) < _SHORTEST_GOAL or row.count(cells[0]) * 2 <= len(row):
            return False
        if not self.draft.name or self.draft.rows or self.draft.goal.endswith(_ENDS):
            return False
        self.draft.goal += cells[0].words
        return True

    def _amount(self, text: str) -> bool:
        read = read_amount(text)
        if read.number is not None and self.draft.amount is None:
            self.draft.amount = Amount.printed(read.number, Unit(read.unit) if read.unit else self.unit)
        return True

    def _data(self, row: Slots, number: int) -> None:
        cells = {role: cell for role, column in self.columns.items() if (cell := self._at(row, column)) and cell.words}
        texts = {role: cell.words for role, cell in cells.items()}
        tells = texts.keys() & {Role.LEVEL2, Role.LEVEL3, Role.VALUE, Role.INDICATOR, Role.GOAL, Role.DESCRIPTION}
        if not tells or _is_sum(cells):
            return
        project = cells.get(Role.PROJECT)
        if project and project is not self._open_cell():
            self._open(project, texts)
        if Role.INDICATOR in cells and Role.VALUE not in self.columns:
            self.draft.listed.append(cells[Role.INDICATOR])
        elif tells - {Role.GOAL}:
            self.draft.rows.append(TargetRow(cells, number, self.table))

    def _open_cell(self) -> Cell | None:
        """The project cell of the row before: a spanning cell opens its project once."""
        rows = self.draft.rows
        return rows[-1].cells.get(Role.PROJECT) if rows else None

    def _open(self, project: Cell, texts: dict[Role, str]) -> None:
        source = source_of(project, self.file, self.table)
        draft = Draft(_without_code(project.text), texts.get(Role.GOAL, ""), source=source)
        self.drafts.append(draft)
        if Role.AMOUNT in texts:
            self._amount(texts[Role.AMOUNT])

    def _at(self, row: Slots, column: _Column) -> Cell | None:
        """The cell of a row under a column of the last head: by place where the table has another width."""
        if len(row) == self.width or column.left is None or column.right is None:
            return row[column.index] if column.index < len(row) else None
        middle = (column.left + column.right) / 2
        return next((cell for cell in row if cell and cell.box and cell.box.x0 <= middle < cell.box.x1), None)


def _is_label(cell: Cell) -> bool:
    return any(label.fullmatch(cell.words) for label in (NAME_LABEL, GOAL_LABEL, AMOUNT_LABEL))


def _column(row: Slots, index: int) -> _Column:
    cell = row[index]
    return _Column(index, cell.box.x0, cell.box.x1) if cell and cell.box else _Column(index)


def _belongs_to_head(row: Slots, before: Slots, columns: dict[Role, _Column]) -> bool:
    """The second row of a head: below level columns that span it, or only sub-heads of money."""
    if len(row) != len(before) or not roles_of(heads_of(before)):
        return False
    shared = [column for column in columns.values() if column.index < len(row) and row[column.index] is not None]
    return bool(shared) and all(row[column.index] is before[column.index] for column in shared)


def _is_sum(cells: dict[Role, Cell]) -> bool:
    """Whether one cell spans the three levels: 总分 below the indicators, and none of them."""
    levels = [cells.get(role) for role in (Role.LEVEL1, Role.LEVEL2, Role.LEVEL3)]
    return levels[0] is not None and all(cell is levels[0] for cell in levels)


def _first(grid: Grid) -> Cell | None:
    return next((cell for row in grid.rows for cell in row if cell), None)


def _texts(rows: Sequence[Slots]) -> list[str]:
    return [cell.words for row in rows for cell in row if cell]


def _without_code(text: str) -> str:
    """A project's name without the number of the project library in front of it."""
    return re.sub(r"^(?=[0-9A-Z]*\d)[0-9A-Z]{15,}\s+(?=\S)", "", text.strip()).replace("\n", "").replace(" ", "")
