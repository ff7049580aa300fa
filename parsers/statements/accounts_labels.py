"""What each row of a table of accounts is called: its code, its name or path of names, or 合计.

Codes stand in a column of their own, in three, or in front of names; rows may name units instead of accounts. 类 and 款
printed once, the headings of an uncoded tree and the group of a vertical list are carried down to the rows below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.accounts import CLASS_DIGITS, is_account
from model.disclosure import Notice, Source
from model.vocabulary import TOTAL
from parsers import lexicon
from parsers.around.header import distinct
from parsers.cells import digits_in, read_code, read_column_code
from parsers.page import Cell, Slots
from parsers.statements.accounts_keys import keys_of
from parsers.statements.accounts_parts import ITEM_DIGITS, CarriedParts, digits_of, is_account_name, is_lost, name_in
from parsers.statements.columns import Column, Role, with_roles
from parsers.statements.headings import PLAIN, Headings, level_of
from parsers.statements.lanes import Label, Lane, Path, codes_in, grown, levels_by_indent, name_of, total_label
from parsers.statements.table import Context
from parsers.tables.grid import Grid

LEAST_DIGITS = 2
"""Digits that make the text of a code column a code that could not be read, and not the name of a unit."""


class LabelReader:
    """Reads the labels of one lane downwards; ``notices`` say what was mended or could not be read."""

    def __init__(self, grid: Grid, lane: Lane, context: Context) -> None:
        self.grid, self.lane, self.context = grid, lane, context
        self.keys = keys_of(grid, lane, context.statement)
        self.carried = CarriedParts()
        self.unsure = False
        self.scanned = any(cell.confidence is not None for cell in self._cells(self.keys.name))
        self.path: Path = []
        self.group: Cell | None = None
        self.units: set[str] = set()
        self.has_codes = self._has_codes()
        self.levels = None if self.has_codes else levels_by_indent(self._cells(self.keys.name))
        self.unit_levels = self._unit_levels()
        self.headings = Headings()
        self.met: set[str] = set()
        self.notices: list[Notice] = []

    def is_unit(self, printed: str) -> bool:
        """Whether a label is the name of the unit the table is of."""
        return bool(self.context.unit_name) and name_of(Cell(printed))[1] == self.context.unit_name

    def _cells(self, column: Column | None) -> list[Cell]:
        """The labels of one column from top to bottom, those of totals left out."""
        if column is None:
            return []
        cells = (row[column.index] for row in self.grid.body)
        return [cell for cell in cells if cell is not None and cell.words and not lexicon.is_total(cell.text)]

    def _unit_levels(self) -> dict[int, int] | None:
        """How deep each unit stands below its department; only a department that is a unit, too, proves it.

        Without a name that stands both above and indented, the distances may be those of names set in the middle.
        """
        cells = self._cells(self.keys.unit_name)
        levels = levels_by_indent(cells)
        if levels is None:
            return None
        names = [{name_of(cell)[1] for cell in cells if bool(levels[id(cell)]) is below} for below in (False, True)]
        return levels if names[0] & names[1] else None

    def _has_codes(self) -> bool:
        columns = [column for column in (*self.keys.parts, self.keys.code, self.keys.name) if column is not None]
        return any(codes_in(self.grid, column) for column in columns)

    def of(self, row: Slots) -> Label:
        """The label of a row; what is carried from row to row makes the order of the calls matter."""
        self.unsure = False
        label = self._label(row)
        piece = self.scanned and 0 < len(label.code) < CLASS_DIGITS
        return label._replace(unsure=(self.unsure or piece) and not label.is_total)

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
        if keys.name is None and keys.parts:
            cell, name = name_in([row[column.index] for column in keys.parts])
        code = self._code(row, name) or inner
        if name and self.levels is not None and cell is not None:
            name = self._path(cell, name)
        if lexicon.is_total(name) and not code:
            return Label("", TOTAL, name, cell, is_total=True)
        if not name and not code:
            return self._unit_label(row)
        if not code and keys.unit_name is None:
            code = self._new_unit(row)
        if cell is not None and not (code or self.levels) and self.context.statement == "revenue":
            name = self._below_heading(cell, name)
        place = cell or next((row[c.index] for c in self.lane.labels if row[c.index] is not None), None)
        return Label(code, name, place.words if place is not None else name, place)

    def _outer_total(self, row: Slots) -> Label | None:
        """合计 printed in the column of running numbers, the labels blank."""
        cells = [cell for cell in distinct(row[: self.lane.amounts[0].index]) if cell.words]
        if len(cells) != 1 or not lexicon.is_total(cells[0].text):
            return None
        return Label("", TOTAL, cells[0].words, cells[0], is_total=True)

    def _code(self, row: Slots, name: str) -> str:
        if self.keys.parts:
            return self._carried_code(row, name)
        cell = row[self.keys.code.index] if self.keys.code is not None else None
        if cell is None:
            return ""
        code = read_column_code(cell.text) or name_of(cell)[0]
        if not code and sum(char.isdigit() for char in cell.words) >= LEAST_DIGITS:
            self._note_unread_code(cell)
        self.unsure = not code and cell.confidence is not None and bool(cell.words)
        return code

    def _carried_code(self, row: Slots, name: str) -> str:
        """类, 款 and 项 in columns of their own: a row may print all, or only its own level."""
        cells = [row[column.index] for column in self.keys.parts]
        if cells[0] is not None and cells[0] is cells[-1]:  # one code merged over the three columns
            return read_code(cells[0].text) or name_of(cells[0])[0]
        printed = [digits_of(cell) for cell in cells]
        depth = max((level for level, digits in enumerate(printed) if digits or is_lost(cells[level])), default=-1)
        if depth < 0:
            self._without_parts(name)
            return ""
        if printed[depth] and self._is_whole(depth, printed):
            self.unsure = self.scanned and not is_account(printed[depth])
            return printed[depth]
        self.carried.take(cells, printed)
        self._note_padding(row, printed)
        self.unsure = self.scanned and not self.carried.is_borne_out(depth, name)
        return self.carried.code(depth)

    def _is_whole(self, depth: int, printed: Sequence[str]) -> bool:
        """Whether a part is a code by itself; behind a 类 alone, four digits are its 款 and 项."""
        if depth == 1 and len(printed) == 2 and len(printed[1]) == ITEM_DIGITS:
            return len(printed[0] or self.carried.parts[0]) != CLASS_DIGITS
        return len(printed[depth]) > CLASS_DIGITS or (depth == 0 and len(printed[0]) != CLASS_DIGITS)

    def _without_parts(self, name: str) -> None:
        """A row of a scan with the name of an account and no part of a code lost it; what it carried is not known."""
        self.unsure = self.scanned and is_account_name(name)
        if self.unsure:
            self.carried.lose()

    def _note_unread_code(self, cell: Cell) -> None:
        message = f"{self.context.title}有一行的科目编码读不出：{cell.words}，只按名称列出"
        self._note("unreadable-code", "O03", message, cell)

    def _note_padding(self, row: Slots, printed: Sequence[str]) -> None:
        for level, digits in enumerate(printed):
            cell = row[self.keys.parts[level].index]
            if level and len(digits) == 1 and cell is not None:
                code = self.carried.code(level)
                message = f"{self.context.title}的科目编码少印一个 0：{printed[0]} {digits} 读作 {code}"
                self._note("lost-zero", "K12", message, cell)

    def _note(self, kind: str, rule: str, message: str, cell: Cell) -> None:
        file, table = self.context.file, self.context.title
        source = Source(file=file, page=cell.page, line=cell.line, table=table, box=cell.box, raw=cell.text)
        self.notices.append(Notice(kind=kind, rule=rule, message=message, source=source))

    def _new_unit(self, row: Slots) -> str:
        """The code of a unit whose row stands among accounts, above its own; below it the code is repeated."""
        cell = row[self.keys.unit_code.index] if self.keys.unit_code is not None else None
        code = "" if cell is None else digits_in(cell.words)
        if code in self.units:
            return ""
        self.units.add(code)
        return code

    def _unit_label(self, row: Slots) -> Label:
        """Rows per unit: keyed by the code and the name of the unit."""
        code_cell = row[self.keys.unit_code.index] if self.keys.unit_code is not None else None
        name_cell = row[self.keys.unit_name.index] if self.keys.unit_name is not None else None
        code = digits_in(code_cell.words) if code_cell is not None else ""
        inner, name = name_of(name_cell)
        if lexicon.is_total(name):
            return Label("", TOTAL, name, name_cell, is_total=True)
        if name_cell is not None and not (code or inner):
            name = self._below_department(name_cell, name)
        return Label(code or inner, name, name_of(name_cell)[1], name_cell)

    def _below_department(self, cell: Cell, name: str) -> str:
        """部门/单位, where units are indented below their department."""
        level = (self.unit_levels or {}).get(id(cell))
        if level is None:
            return name
        self.path = grown(self.path, level, name)
        return "/".join(part for _, part in self.path)

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

    def _below_heading(self, cell: Cell, name: str) -> str:
        """A numbered source of revenue met a second time (一般公共预算 under 上年结转) takes its heading as path."""
        level = level_of(cell)
        path = self.headings.path(level, name)
        again = name in self.met and level < PLAIN
        self.met.add(name)
        return path if again else name

    def _path(self, cell: Cell, name: str) -> str:
        """An uncoded tree of names: the name with its headings, by indentation."""
        level = (self.levels or {}).get(id(cell))
        if level is None or self.is_unit(name) or re.search(r"合计|总计", name):
            self.path = []
            return name
        self.path = grown(self.path, level, name)
        return "/".join(part for _, part in self.path)
