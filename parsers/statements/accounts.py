"""Every table with one row per account: 收入总表, 支出总表, 财政拨款支出表, 基本支出表 and their relatives.

Codes may stand in one column, in three (complete on each row or only the row's own level), in front of names, or nowhere;
rows may be per unit instead of per account. One key may stand on several rows: their sum is the fact where a total closes
with it, and only there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.disclosure import Notice, Row, Source
from model.vocabulary import TOTAL
from parsers import lexicon
from parsers.cells import read_code
from parsers.columns import PARTS, Column, Role, with_roles
from parsers.grid import Grid
from parsers.page import Cell, Slots
from parsers.statements.lanes import Label, Lane, codes_in, lanes_of, name_of, total_label
from parsers.statements.repeated import without_repeats
from parsers.statements.table import Context, Harvest, Key, as_other, nameless, take

FIRST_DIGITS = {"basic_economic": "3", "basic_government": "5"}
"""The digit the codes of a statement begin with; functional codes begin with 2."""

INDENT_STEP = 4.0


def read_accounts(grid: Grid, columns: Sequence[Column], context: Context) -> Harvest:
    """All facts of a table keyed by account, in document order; several lanes are read one after the other."""
    harvest = Harvest()
    for lane in lanes_of(columns):
        harvest.add(_LaneReader(grid, lane, columns, context).read())
    return without_repeats(harvest)


@dataclass(frozen=True, slots=True)
class _Keys:
    """Which columns of a lane carry the key of its rows."""

    parts: tuple[Column, ...] = ()
    code: Column | None = None
    name: Column | None = None
    unit_code: Column | None = None
    unit_name: Column | None = None


def _keys_of(grid: Grid, lane: Lane, statement: str) -> _Keys:
    """Choose among several pairs of codes and names the one this statement is keyed by."""
    first = FIRST_DIGITS.get(statement, "2")
    parts = with_roles(lane.labels, *PARTS)
    codes = sorted(with_roles(lane.labels, Role.CODE), key=lambda column: -_share(codes_in(grid, column), first))
    names = with_roles(lane.labels, Role.NAME)
    named = max(names, key=lambda column: (_share(codes_in(grid, column), first), column.index == _after(codes)), default=None)
    if named is not None and not codes_in(grid, named) and codes:
        named = next((column for column in names if column.index > codes[0].index), names[0])
    return _Keys(
        parts,
        codes[0] if codes and not parts else None,
        named,
        next(iter(with_roles(lane.labels, Role.UNIT_CODE)), None),
        next(iter(with_roles(lane.labels, Role.UNIT_NAME)), None),
    )


def _after(codes: Sequence[Column]) -> int:
    return codes[0].index + 1 if codes else -1


def _share(codes: Sequence[str], first: str) -> int:
    return sum(code.startswith(first) for code in codes)


class _LaneReader:
    """Reads one lane downwards, carrying 类 and 款, the headings of an uncoded tree, and what is still open."""

    def __init__(self, grid: Grid, lane: Lane, columns: Sequence[Column], context: Context) -> None:
        self.grid, self.lane, self.context = grid, lane, context
        self.columns = columns
        self.keys = _keys_of(grid, lane, context.statement)
        self.carried = ["", "", ""]
        self.path: list[tuple[float, str]] = []
        self.has_codes = self._has_codes()
        self.harvest = Harvest()

    def read(self) -> Harvest:
        for index, row in enumerate(self.grid.body, start=1):
            self._row(row, index)
        return self.harvest

    def _has_codes(self) -> bool:
        columns = [column for column in (*self.keys.parts, self.keys.code, self.keys.name) if column is not None]
        return any(codes_in(self.grid, column) for column in columns)

    def _row(self, row: Slots, index: int) -> None:
        amounts = [(column, row[column.index]) for column in self.lane.amounts]
        if not any(cell is not None and cell.words for _, cell in amounts) and not self._has_words(row):
            return
        label = self._label(row)
        if label.is_blank:
            self._unlabelled(row, index)
            return
        self._take(row, index, label)

    def _has_words(self, row: Slots) -> bool:
        return any((cell := row[column.index]) is not None and cell.words for column in self.lane.labels)

    def _take(self, row: Slots, index: int, label: Label) -> None:
        key = Key(label.code, label.name, "", label.printed, index)
        self.harvest.rows.append(_row_of(self.context, key, label))
        for column in self.lane.amounts:
            cell = row[column.index]
            if cell is label.cell:
                continue
            if column.role is Role.DIFFERENCE or not column.measure:
                part = Harvest()
                take(part, self.context, cell, key, column, "")
                self.harvest.others += as_other(self.context, part.others)
            else:
                take(self.harvest, self.context, cell, key, column, column.measure)

    # ---- labels

    def _label(self, row: Slots) -> Label:
        total = total_label(row, self.lane.labels)
        if total is not None:
            return total
        keys = self.keys
        if keys.name is None and keys.code is None and not keys.parts:
            return self._unit_label(row)
        cell = row[keys.name.index] if keys.name is not None else None
        inner, name = name_of(cell)
        code = self._code(row) or inner
        if name and not self.has_codes:
            name = self._path(cell, name) if cell is not None else name
        if lexicon.is_total(name) and not code:
            return Label("", TOTAL, name, cell, is_total=True)
        if not name and not code:
            return self._unit_label(row)
        place = cell or next((row[c.index] for c in self.lane.labels if row[c.index] is not None), None)
        return Label(code, name, place.words if place is not None else name, place)

    def _code(self, row: Slots) -> str:
        if self.keys.parts:
            return self._carried_code(row)
        cell = row[self.keys.code.index] if self.keys.code is not None else None
        if cell is None:
            return ""
        return read_code(cell.text) or name_of(cell)[0]

    def _carried_code(self, row: Slots) -> str:
        """类, 款 and 项 in columns of their own: a row may print all, or only its own level."""
        printed = ["" if (cell := row[column.index]) is None else "".join(filter(str.isdigit, cell.words)) for column in self.keys.parts]
        depth = max((level for level, digits in enumerate(printed) if digits), default=-1)
        if depth < 0:
            return ""
        if len(printed[depth]) > 3 or (depth == 0 and len(printed[0]) != 3):
            return printed[depth]
        for level in range(len(printed)):
            if printed[level]:
                self.carried[level] = printed[level].zfill(2) if level else printed[level]
        self._note_padding(row, printed)
        return "".join(self.carried[: depth + 1])

    def _note_padding(self, row: Slots, printed: Sequence[str]) -> None:
        for level, digits in enumerate(printed):
            cell = row[self.keys.parts[level].index]
            if level and len(digits) == 1 and cell is not None:
                source = Source(file=self.context.file, page=cell.page, line=cell.line, table=self.context.title, box=cell.box, raw=cell.text)
                message = f"{self.context.title}的科目编码少印一个 0：{printed[0]} {digits} 读作 {''.join(self.carried[: level + 1])}"
                self.harvest.notices.append(Notice(kind="lost-zero", rule="K12", message=message, source=source))

    def _unit_label(self, row: Slots) -> Label:
        """Rows per unit: keyed by the code and the name of the unit."""
        code_cell = row[self.keys.unit_code.index] if self.keys.unit_code is not None else None
        name_cell = row[self.keys.unit_name.index] if self.keys.unit_name is not None else None
        code = "".join(filter(str.isdigit, code_cell.words)) if code_cell is not None else ""
        inner, name = name_of(name_cell)
        if lexicon.is_total(name):
            return Label("", TOTAL, name, name_cell, is_total=True)
        return Label(code or inner, name, name, name_cell)

    def _path(self, cell: Cell, name: str) -> str:
        """An uncoded tree of names: the name with its headings, by indentation."""
        if re.search(r"合计|总计", name):
            self.path = []
            return name
        while self.path and cell.indent <= self.path[-1][0] + INDENT_STEP / 2:
            self.path.pop()
        self.path.append((cell.indent, name))
        return "/".join(part for _, part in self.path)

    def _unlabelled(self, row: Slots, index: int) -> None:
        """A single row without any label is the total of a table that has no label columns; others are notices."""
        cells = [cell for column in self.lane.amounts if (cell := row[column.index]) is not None and cell.words]
        if not cells:
            return
        filled = [body for body in self.grid.body if any(cell is not None and cell.words for cell in body)]
        if len(filled) == 1:
            self._take(row, index, Label("", TOTAL, "", None, is_total=True))
            return
        self.harvest.notices.append(nameless(self.context, cells, index))


def _row_of(context: Context, key: Key, label: Label) -> Row:
    cell = label.cell or Cell("")
    source = Source(file=context.file, page=cell.page, line=cell.line, table=context.title, row=key.row, box=cell.box, raw=cell.text)
    return Row(code=key.code, name=key.name, label=key.label, depth=_depth(key.code), source=source)


def _depth(code: str) -> int:
    return {3: 1, 5: 2, 7: 3}.get(len(code), 0)


__all__ = ["read_accounts"]
