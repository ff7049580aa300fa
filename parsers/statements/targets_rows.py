"""The rows of a target table, gathered per project, become its indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from model.amount import Amount
from model.disclosure import Fact, Indicator, Source, TargetProject
from parsers.page import Cell
from parsers.statements.targets_heads import Role
from parsers.statements.targets_words import first_level_of, split_kind, split_levels, split_list, with_value


class TargetRow(NamedTuple):
    """One indicator row: its cells by role."""

    cells: dict[Role, Cell]
    number: int
    table: str

    def text(self, role: Role) -> str:
        """The words of the cell in a role; blank where the row has none."""
        cell = self.cells.get(role)
        return cell.words if cell else ""

    @property
    def states_something(self) -> bool:
        """Whether there is more in it than the levels that the form prints."""
        return not self.cells.keys() <= {Role.LEVEL1, Role.LEVEL2, Role.OPERATOR, Role.UNIT, Role.PROJECT, Role.AMOUNT}


@dataclass(slots=True)
class Draft:
    """A project while its rows are gathered."""

    name: str = ""
    goal: str = ""
    amount: Amount | None = None
    source: Source = field(default_factory=Source)
    rows: list[TargetRow] = field(default_factory=list)
    listed: list[Cell] = field(default_factory=list)
    figures: list[Fact] = field(default_factory=list)

    @property
    def is_project(self) -> bool:
        """Whether it has anything that a project has; the rows of a form left blank have nothing."""
        if self.goal or self.listed or any(row.states_something for row in self.rows):
            return True
        return bool(self.rows) and bool(self.name or self.figures)


def source_of(cell: Cell | None, file: str, table: str, number: int | None = None, raw: str = "") -> Source:
    """Where a cell of a target table is printed."""
    if cell is None:
        return Source(file=file, table=table)
    text = raw or cell.text
    return Source(file=file, page=cell.page, line=cell.line, table=table, row=number, box=cell.box, raw=text)


def filled(draft: Draft, file: str) -> TargetProject:
    """The project of a draft, levels carried over their groups; a row of a form left blank is no indicator."""
    second = _carried([row.text(Role.LEVEL2) for row in draft.rows])
    first = _first_levels([row.text(Role.LEVEL1) for row in draft.rows], second)
    rows = [
        _indicator(row, level1, level2, file)
        for row, level1, level2 in zip(draft.rows, first, second, strict=True)
        if row.states_something
    ]
    return TargetProject(
        name=draft.name,
        goal=draft.goal,
        amount=draft.amount,
        indicators=(*rows, *_listed(draft.listed, file)),
        source=draft.source,
        figures=tuple(draft.figures),
    )


def _carried(words: Sequence[str]) -> list[str]:
    """Each blank filled with the word above it."""
    filled: list[str] = []
    for word in words:
        filled.append(word or (filled[-1] if filled else ""))
    return filled


def _first_levels(words: Sequence[str], second: Sequence[str]) -> list[str]:
    """Each blank first level filled with the word above or, where the second level asks for it, below its run."""
    below = _carried(words[::-1])[::-1]
    filled: list[str] = []
    for word, next_word, level2 in zip(words, below, second, strict=True):
        above = filled[-1] if filled else ""
        wanted = first_level_of(level2)
        filled.append(word or (next_word if not above or (next_word == wanted != above) else above))
    return filled


def _indicator(row: TargetRow, level1: str, level2: str, file: str) -> Indicator:
    name = row.text(Role.LEVEL3)
    if Role.INDICATOR in row.cells:
        found = split_levels(row.text(Role.INDICATOR))
        level1, level2, name = found[0] or level1, found[1] or level2, found[2]
    level1, level2 = (level1, level2) if level1 else split_kind(level2)
    indicator = Indicator(
        level1=level1,
        level2=level2,
        level3=name,
        description=row.text(Role.DESCRIPTION),
        basis=row.text(Role.BASIS),
        source=_row_source(row, name, file),
    )
    return with_value(indicator, row.text(Role.VALUE), row.text(Role.OPERATOR), row.text(Role.UNIT))


def _row_source(row: TargetRow, name: str, file: str) -> Source:
    order = (Role.VALUE, Role.LEVEL3, Role.INDICATOR, Role.LEVEL2, Role.DESCRIPTION)
    cell = next((row.cells[role] for role in order if role in row.cells), None)
    raw = " | ".join(cell.words for cell in row.cells.values())
    return source_of(cell, file, row.table, row.number, raw)._replace(row_words=name)


def _listed(cells: Sequence[Cell], file: str) -> tuple[Indicator, ...]:
    """The indicators of one cell, which may break over a page."""
    if not cells:
        return ()
    source = source_of(cells[0], file, "")
    found = split_list("".join(cell.words for cell in cells))
    return tuple(indicator.model_copy(update={"source": source}) for indicator in found)
