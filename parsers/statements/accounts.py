"""Every table with one row per account: 收入总表, 支出总表, 财政拨款支出表, 基本支出表 and their relatives.

Codes may stand in one column, in three (complete on each row or only the row's own level), in front of names, or
nowhere; rows may be per unit instead of per account. One key may stand on several rows: their sum is the fact where a
total closes with it, and only there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from model.disclosure import Notice, Row, Source
from model.vocabulary import STATEMENTS, TOTAL
from parsers import lexicon
from parsers.cells import read_code
from parsers.columns import PARTS, Column, Role, with_roles
from parsers.grid import Grid
from parsers.header import distinct
from parsers.page import Cell, Slots
from parsers.statements.lanes import (
    Label,
    Lane,
    Path,
    codes_in,
    grown,
    lanes_of,
    levels_by_indent,
    name_of,
    total_label,
)
from parsers.statements.repeated import without_repeats
from parsers.statements.table import Context, Harvest, Key, as_other, nameless, take

LEAST_DIGITS = 2
"""Digits that make the text of a code column a code that could not be read, and not the name of a unit."""

TWINS = {"basic_economic": "basic_government", "basic_government": "basic_economic"}
"""Statements that one table of pairs of codes states together."""

FIRST_DIGITS = {"basic_economic": "3", "basic_government": "5"}
"""The digit the codes of a statement begin with; functional codes begin with 2."""


def read_accounts(grid: Grid, columns: Sequence[Column], context: Context) -> Harvest:
    """All facts of a table keyed by account, in document order; several lanes are read one after the other.

    A table of pairs (部门 30101 beside 政府 50101) states the same amounts twice: by the one code, and by the other.
    """
    harvest = Harvest()
    for lane in lanes_of(columns):
        harvest.add(_LaneReader(grid, lane, context).read())
    if context.statement not in STATEMENTS:
        return harvest
    harvest = without_repeats(harvest)
    twin = TWINS.get(context.statement)
    if twin is not None and _is_keyed_also_by(grid, columns, FIRST_DIGITS[twin], FIRST_DIGITS[context.statement]):
        harvest.add(_read_twin(grid, columns, context._replace(statement=twin)))
    return harvest


def _read_twin(grid: Grid, columns: Sequence[Column], context: Context) -> Harvest:
    """The rows of a table of pairs by the other code; rows without one belong to the first statement only."""
    twin = Harvest()
    for lane in lanes_of(columns):
        twin.add(_LaneReader(grid, lane, context).read())
    twin = without_repeats(twin)
    first = FIRST_DIGITS[context.statement]
    facts = [fact for fact in twin.facts if fact.name == TOTAL or fact.code.startswith(first)]
    return Harvest(facts=facts)


def _is_keyed_also_by(grid: Grid, columns: Sequence[Column], first: str, own: str) -> bool:
    """Whether one column holds codes of one classification and another column those of the other."""
    labels = [column for column in columns if column.role in (Role.CODE, Role.NAME, Role.PART1)]
    held = [codes_in(grid, column) for column in labels]
    return any(_share(codes, first) for codes in held) and any(_share(codes, own) for codes in held)


class _Keys(NamedTuple):
    """Which columns of a lane carry the key of its rows."""

    parts: tuple[Column, ...] = ()
    code: Column | None = None
    name: Column | None = None
    unit_code: Column | None = None
    unit_name: Column | None = None


def _keys_of(grid: Grid, lane: Lane, statement: str) -> _Keys:
    """Choose among several sets of codes and names the one this statement is keyed by."""
    first = FIRST_DIGITS.get(statement, "2")
    sets = _label_sets([column for column in lane.labels if column.role not in (Role.UNIT_CODE, Role.UNIT_NAME)])
    chosen = max(
        sets,
        key=lambda labels: max((_share(codes_in(grid, column), first) for column in labels), default=0),
        default=[],
    )
    parts = tuple(column for role in PARTS for column in chosen if column.role is role)
    return _Keys(
        parts if parts and parts[0].role is Role.PART1 else (),
        next((column for column in chosen if column.role is Role.CODE and not parts), None),
        next((column for column in chosen if column.role is Role.NAME), None),
        next(iter(with_roles(lane.labels, Role.UNIT_CODE)), None),
        next(iter(with_roles(lane.labels, Role.UNIT_NAME)), None),
    )


def _as_total(label: Label) -> Label:
    return Label("", TOTAL, label.printed, label.cell, is_total=True)


def _with_part_totals(labels: list[Label]) -> list[Label]:
    """Where 收入总计 stands below 本年收入合计, only the whole is 合计; the part keeps its printed name."""
    parts = [label for label in labels if label.is_total and lexicon.is_part_total(label.printed)]
    if all(label in parts for label in labels if label.is_total) and len({label.printed for label in parts}) < 2:
        return labels
    wholes = [label for label in labels if label.is_total and label not in parts] or parts[-1:]
    return [_by_name(label) if label.is_total and label not in wholes else label for label in labels]


def _by_name(label: Label) -> Label:
    return Label("", name_of(label.cell)[1], label.printed, label.cell)


def _is_part(label: Label) -> bool:
    """Whether a row without a code is the total of one nature of expenditure (人员经费合计), not of the table."""
    return lexicon.meaning("measure", label.name) in ("personnel", "operating", "project")


def _label_sets(labels: Sequence[Column]) -> list[list[Column]]:
    """Label columns in sets of codes and their name; two classifications side by side are two sets."""
    sets: list[list[Column]] = []
    for place, column in enumerate(labels):
        met = {other.role for other in sets[-1]} if sets else {column.role}
        if not sets or column.role in met or (Role.NAME in met and not _follows_its_name(labels, place)):
            sets.append([])
        sets[-1].append(column)
    return sets


def _follows_its_name(labels: Sequence[Column], place: int) -> bool:
    """Whether a code stands right of its name (科目名称 | 科目编码) and not left of another one."""
    after = labels[place + 1].role if place + 1 < len(labels) else None
    return labels[place].role is Role.CODE and after is not Role.NAME


def _share(codes: Sequence[str], first: str) -> int:
    return sum(code.startswith(first) for code in codes)


class _LaneReader:
    """Reads one lane downwards, carrying 类 and 款, the headings of an uncoded tree, and what is still open."""

    def __init__(self, grid: Grid, lane: Lane, context: Context) -> None:
        self.grid, self.lane, self.context = grid, lane, context
        self.keys = _keys_of(grid, lane, context.statement)
        self.carried = ["", "", ""]
        self.path: Path = []
        self.group: Cell | None = None
        self.units: set[str] = set()
        self.has_codes = self._has_codes()
        self.levels = None if self.has_codes else levels_by_indent(self._name_cells())
        self.harvest = Harvest()

    def read(self) -> Harvest:
        rows = [(index, row) for index, row in enumerate(self.grid.body, start=1) if self._says_something(row)]
        labels = self._with_total([self._label(row) for _, row in rows])
        for (index, row), label in zip(rows, labels, strict=True):
            if label.is_blank:
                self._unlabelled(row, index)
            else:
                self._take(row, index, label)
        return self.harvest

    def _with_total(self, labels: list[Label]) -> list[Label]:
        """A row named after the unit is the 合计 where no other is; so is the one row without a code, or the only."""
        if any(label.is_total for label in labels):
            return _with_part_totals(labels)
        named = [label for label in labels if self._is_unit(label.printed)]
        if len(named) == 1:
            return [_as_total(label) if label is named[0] else label for label in labels]
        own = [label for label in labels if not label.is_blank and not (self.has_codes and label.code)]
        if len(own) != 1 or (not self.has_codes and len(labels) > 1) or _is_part(own[0]):
            return labels
        return [_as_total(label) if label is own[0] else label for label in labels]

    def _is_unit(self, printed: str) -> bool:
        return bool(self.context.unit_name) and name_of(Cell(printed))[1] == self.context.unit_name

    def _name_cells(self) -> list[Cell]:
        column = self.keys.name
        if column is None:
            return []
        cells = (row[column.index] for row in self.grid.body)
        return [cell for cell in cells if cell is not None and cell.words and not lexicon.is_total(cell.text)]

    def _has_codes(self) -> bool:
        columns = [column for column in (*self.keys.parts, self.keys.code, self.keys.name) if column is not None]
        return any(codes_in(self.grid, column) for column in columns)

    def _says_something(self, row: Slots) -> bool:
        columns = (*self.lane.labels, *self.lane.amounts)
        return any((cell := row[column.index]) is not None and cell.words for column in columns)

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
        total = total_label(row, self.lane.labels) or self._outer_total(row)
        if total is not None:
            return total
        keys = self.keys
        if keys.name is None and keys.code is None and not keys.parts:
            return self._unit_label(row)
        names = with_roles(self.lane.labels, Role.NAME)
        if not self.has_codes and len(names) > 1:
            return self._group_label(row, names)
        cell = row[keys.name.index] if keys.name is not None else None
        inner, name = name_of(cell)
        code = self._code(row) or inner
        if name and self.levels is not None and cell is not None:
            name = self._path(cell, name)
        if lexicon.is_total(name) and not code:
            return Label("", TOTAL, name, cell, is_total=True)
        if not name and not code:
            return self._unit_label(row)
        if not code and keys.unit_name is None:
            code = self._new_unit(row)
        place = cell or next((row[c.index] for c in self.lane.labels if row[c.index] is not None), None)
        return Label(code, name, place.words if place is not None else name, place)

    def _outer_total(self, row: Slots) -> Label | None:
        """合计 printed in the column of running numbers, the labels blank."""
        cells = [cell for cell in distinct(row[: self.lane.amounts[0].index]) if cell.words]
        if len(cells) != 1 or not lexicon.is_total(cells[0].text):
            return None
        return Label("", TOTAL, cells[0].words, cells[0], is_total=True)

    def _code(self, row: Slots) -> str:
        if self.keys.parts:
            return self._carried_code(row)
        cell = row[self.keys.code.index] if self.keys.code is not None else None
        if cell is None:
            return ""
        code = read_code(cell.text) or name_of(cell)[0]
        if not code and sum(char.isdigit() for char in cell.words) >= LEAST_DIGITS:
            self._note_unread_code(cell)
        return code

    def _carried_code(self, row: Slots) -> str:
        """类, 款 and 项 in columns of their own: a row may print all, or only its own level."""
        cells = [row[column.index] for column in self.keys.parts]
        if cells[0] is not None and cells[0] is cells[-1]:  # one code merged over the three columns
            return read_code(cells[0].text) or name_of(cells[0])[0]
        printed = ["" if cell is None else "".join(filter(str.isdigit, cell.words)) for cell in cells]
        depth = max((level for level, digits in enumerate(printed) if digits), default=-1)
        if depth < 0:
            return ""
        if len(printed[depth]) > 3 or (depth == 0 and len(printed[0]) != 3):
            return printed[depth]
        for level, digits in enumerate(printed):
            if digits:
                self.carried[level] = digits.zfill(2) if level else digits
        self._note_padding(row, printed)
        return "".join(self.carried[: depth + 1])

    def _note_unread_code(self, cell: Cell) -> None:
        source = Source(
            file=self.context.file,
            page=cell.page,
            line=cell.line,
            table=self.context.title,
            box=cell.box,
            raw=cell.text,
        )
        message = f"{self.context.title}有一行的科目编码读不出：{cell.words}，只按名称列出"
        self.harvest.notices.append(Notice(kind="unreadable-code", rule="O03", message=message, source=source))

    def _note_padding(self, row: Slots, printed: Sequence[str]) -> None:
        for level, digits in enumerate(printed):
            cell = row[self.keys.parts[level].index]
            if level and len(digits) == 1 and cell is not None:
                source = Source(
                    file=self.context.file,
                    page=cell.page,
                    line=cell.line,
                    table=self.context.title,
                    box=cell.box,
                    raw=cell.text,
                )
                code = "".join(self.carried[: level + 1])
                message = f"{self.context.title}的科目编码少印一个 0：{printed[0]} {digits} 读作 {code}"
                self.harvest.notices.append(Notice(kind="lost-zero", rule="K12", message=message, source=source))

    def _new_unit(self, row: Slots) -> str:
        """The code of a unit whose row stands among accounts, above its own; below it the code is repeated."""
        cell = row[self.keys.unit_code.index] if self.keys.unit_code is not None else None
        code = "" if cell is None else "".join(filter(str.isdigit, cell.words))
        if code in self.units:
            return ""
        self.units.add(code)
        return code

    def _unit_label(self, row: Slots) -> Label:
        """Rows per unit: keyed by the code and the name of the unit."""
        code_cell = row[self.keys.unit_code.index] if self.keys.unit_code is not None else None
        name_cell = row[self.keys.unit_name.index] if self.keys.unit_name is not None else None
        code = "".join(filter(str.isdigit, code_cell.words)) if code_cell is not None else ""
        inner, name = name_of(name_cell)
        if lexicon.is_total(name):
            return Label("", TOTAL, name, name_cell, is_total=True)
        return Label(code or inner, name, name, name_cell)

    def _group_label(self, row: Slots, names: Sequence[Column]) -> Label:
        """A vertical list of groups and items: 小计 is the row of its group, items are `group/item`."""
        group, item = row[names[0].index], row[names[1].index]
        if group is not None and group.words:
            self.group = group
        head = name_of(self.group)[1]
        if item is None or not item.words or item is group:
            return Label("", name_of(group)[1], group.words if group is not None else "", group)
        name = name_of(item)[1]
        path = head if lexicon.key(name) in ("小计", "合计") or not head else f"{head}/{name}"
        return Label("", path, item.words, item)

    def _path(self, cell: Cell, name: str) -> str:
        """An uncoded tree of names: the name with its headings, by indentation."""
        level = (self.levels or {}).get(id(cell))
        if level is None or self._is_unit(name) or re.search(r"合计|总计", name):
            self.path = []
            return name
        self.path = grown(self.path, level, name)
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
    source = Source(
        file=context.file, page=cell.page, line=cell.line, table=context.title, row=key.row, box=cell.box, raw=cell.text
    )
    return Row(code=key.code, name=key.name, label=key.label, depth=_depth(key.code), source=source)


def _depth(code: str) -> int:
    return {3: 1, 5: 2, 7: 3}.get(len(code), 0)


__all__ = ["read_accounts"]
