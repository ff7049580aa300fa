"""Every table with one row per account: 收入总表, 支出总表, 财政拨款支出表, 基本支出表 and their relatives.

Codes may stand in one column, in three (complete on each row or only the row's own level), in front of names, or
nowhere; rows may be per unit instead of per account. One key may stand on several rows: their sum is the fact where a
total closes with it, and only there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from model.amount import Interval
from model.disclosure import Fact, Notice, Row, Source
from model.vocabulary import STATEMENTS, TOTAL
from parsers import lexicon
from parsers.cells import is_known
from parsers.page import Cell, Slots
from parsers.statements.accounts_keys import FIRST_DIGITS, is_keyed_also_by
from parsers.statements.accounts_labels import LabelReader
from parsers.statements.columns import Column, Role
from parsers.statements.lanes import Label, Lane, lanes_of, name_of
from parsers.statements.repeated import without_repeats
from parsers.statements.table import Context, Harvest, Key, as_other, nameless, page_sum, take
from parsers.tables.grid import Grid

ACCOUNT = 5
"""Digits of the code of an economic 款; a 类 above it may have no code of the other classification."""

TWINS = {"basic_economic": "basic_government", "basic_government": "basic_economic"}
"""Statements that one table of pairs of codes states together."""


def read_accounts(grid: Grid, columns: Sequence[Column], context: Context) -> Harvest:
    """All facts of a table keyed by account, in document order; several lanes are read one after the other.

    A table of pairs (部门 30101 beside 政府 50101) states the same amounts twice: by the one code, and by the other.
    """
    harvest = _read_rows(grid, columns, context)
    if context.statement not in STATEMENTS:
        return harvest
    twin = _read_twin(grid, columns, context)
    by_code, by_other_code = tuple(harvest.facts), tuple(twin.facts)
    settled = without_repeats(harvest, beside=by_other_code)
    facts = without_repeats(twin, beside=by_code).facts
    keyed = [fact for fact in facts if fact.name == TOTAL or _is_keyed(fact)]
    if keyed and _lacks_rows(keyed, settled.facts):
        settled.notices.append(_unkeyed(settled.facts[0], keyed[-1]))
        keyed = []
    if keyed:
        others = FIRST_DIGITS[TWINS[context.statement]]
        settled.facts = [fact for fact in settled.facts if not fact.code.startswith(others)]
    settled.add(Harvest(facts=keyed))
    return settled


def _read_rows(grid: Grid, columns: Sequence[Column], context: Context) -> Harvest:
    harvest = Harvest()
    for lane in lanes_of(columns):
        harvest.add(_LaneReader(grid, lane, context).read())
    return harvest


def _read_twin(grid: Grid, columns: Sequence[Column], context: Context) -> Harvest:
    """The rows of a table of pairs by the other code; none where it is no such table."""
    twin, own = TWINS.get(context.statement, ""), FIRST_DIGITS.get(context.statement, "")
    if not twin or not is_keyed_also_by(grid, columns, FIRST_DIGITS[twin], own):
        return Harvest()
    return _read_rows(grid, columns, context._replace(statement=twin))


def _is_keyed(fact: Fact) -> bool:
    """Whether a row prints a code of its statement; rows without one belong to the first statement of a pair only."""
    return fact.code.startswith(FIRST_DIGITS[fact.statement])


def _lacks_rows(keyed: Sequence[Fact], facts: Sequence[Fact]) -> bool:
    """Whether rows of accounts have no other code, and the other codes do not add up to the total without them.

    A cell merged over rows, where no rule shows it, says its code on one of them only: none of its sums is whole.
    """
    said = {part.source.row for fact in keyed for part in fact.parts or (fact,)}
    rows = {part.source.row for fact in facts if len(fact.code) == ACCOUNT for part in fact.parts or (fact,)}
    return not rows <= said and not _closes(keyed) and _closes(facts)


def _closes(facts: Sequence[Fact]) -> bool:
    """Whether the accounts add up to the total row in every measure that it states."""
    codes = {fact.code for fact in facts if fact.code}
    tops = [
        fact for fact in facts if fact.code and not any(fact.code[:n] in codes for n in (3, 5) if n < len(fact.code))
    ]
    totals = [fact for fact in facts if fact.name == TOTAL and not fact.code]
    return bool(totals) and all(
        total.value.interval.overlaps(
            Interval.sum(fact.value.interval for fact in tops if fact.measure == total.measure)
        )
        for total in totals
    )


def _unkeyed(fact: Fact, keyed: Fact) -> Notice:
    name = "政府" if keyed.statement == "basic_government" else "部门"
    words = f"有几行没有印{name}预算经济分类科目，印出的各科目加不到合计，按{name}预算经济分类的数字没有采用"
    return Notice(kind="unkeyed-rows", message=f"{fact.source.table}{words}", source=fact.source)


class _LaneReader:
    """Reads one lane downwards: the labels of all rows first, for one of them may be the total of the others."""

    def __init__(self, grid: Grid, lane: Lane, context: Context) -> None:
        self.grid, self.lane, self.context = grid, lane, context
        self.labels = LabelReader(grid, lane, context)
        self.harvest = Harvest()
        pairs = pairwise(column for column in lane.amounts if column.measure)
        self.apart = [(one.index, other.index) for one, other in pairs if one.measure != other.measure]

    def read(self) -> Harvest:
        rows = [(index, row) for index, row in enumerate(self.grid.body, start=1) if self._says_something(row)]
        labels = self._with_total(
            self._with_codes_above([self.labels.of(row) for _, row in rows], [row for _, row in rows])
        )
        self.harvest.notices += self.labels.notices
        for (index, row), label in zip(rows, labels, strict=True):
            if label.unsure:
                self.harvest.doubted.append(index)
            if label.is_blank:
                self._unlabelled(row, index)
            elif lexicon.is_page_sum(label.printed):
                key = Key("", label.name, "", label.printed, index)
                self.harvest.others += page_sum(self.context, row, key, self.lane.amounts)
            else:
                self._take(row, index, label)
        return self.harvest

    def _with_codes_above(self, labels: list[Label], rows: list[Slots]) -> list[Label]:
        """Names with the code that stands on a line above them, where no rule shows that both are one row."""
        found = list(labels)
        for at, (above, label) in enumerate(pairwise(labels), start=1):
            is_apart = above.code and not above.name and label.name and not label.code
            if is_apart and is_known(above.code, label.name) and not self._states(rows[at - 1]):
                found[at - 1 : at + 1] = Label(), label._replace(code=above.code)
        return found

    def _states(self, row: Slots) -> bool:
        return any((cell := row[column.index]) is not None and cell.words for column in self.lane.amounts)

    def _with_total(self, labels: list[Label]) -> list[Label]:
        """A row named after the unit is the 合计 where no other is; so is the one row without a code, or the only.

        In a table beyond the vocabulary (one project, one thing to buy) the only row is what it is called.
        """
        if any(label.is_total for label in labels):
            return _with_part_totals(labels)
        named = [label for label in labels if self.labels.is_unit(label.printed)]
        if len(named) == 1:
            return [_as_total(label) if label is named[0] else label for label in labels]
        said = [label for label in labels if not (label.is_blank or label.unsure or lexicon.is_page_sum(label.printed))]
        own = [label for label in said if not (self.labels.has_codes and label.code)]
        if len(own) != 1 or (not self.labels.has_codes and len(labels) > 1) or _is_part(own[0]):
            return labels
        if own[0].name and self.context.statement not in STATEMENTS:
            return labels
        return [_as_total(label) if label is own[0] else label for label in labels]

    def _says_something(self, row: Slots) -> bool:
        columns = (*self.lane.labels, *self.lane.amounts)
        return any((cell := row[column.index]) is not None and cell.words for column in columns)

    def _take(self, row: Slots, index: int, label: Label) -> None:
        key = Key(label.code, label.name, "", label.printed, index)
        self.harvest.rows.append(_row_of(self.context, key, label))
        over = self._over_several(row)
        for column in self.lane.amounts:
            cell = row[column.index]
            if cell is label.cell or (over and any(cell is other for other in over)):
                continue
            if column.role is Role.DIFFERENCE or not column.measure:
                part = Harvest()
                take(part, self.context, cell, key, column, "")
                self.harvest.others += as_other(self.context, part.others)
            else:
                take(self.harvest, self.context, cell, key, column, column.measure)

    def _over_several(self, row: Slots) -> list[Cell]:
        """The cells over columns of several measures: a rule is missing, and nothing tells which of them is meant."""
        return [cell for one, other in self.apart if (cell := row[one]) is not None and cell is row[other]]

    def _unlabelled(self, row: Slots, index: int) -> None:
        """A single row without any label is the total of a table that has no label columns; others are notices."""
        cells = [cell for column in self.lane.amounts if (cell := row[column.index]) is not None and cell.words]
        if not cells:
            return
        sums = next((cell for cell in row if cell is not None and lexicon.is_page_sum(cell.text)), None)
        if sums is not None:
            key = Key("", name_of(sums)[1], "", sums.words, index)
            self.harvest.others += page_sum(self.context, row, key, self.lane.amounts)
            return
        filled = [body for body in self.grid.body if any(cell is not None and cell.words for cell in body)]
        if len(filled) == 1:
            self._take(row, index, Label("", TOTAL, "", None, is_total=True))
            return
        self.harvest.notices.append(nameless(self.context, cells, index))


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


def _row_of(context: Context, key: Key, label: Label) -> Row:
    cell = label.cell or Cell("")
    source = Source(
        file=context.file, page=cell.page, line=cell.line, table=context.title, row=key.row, box=cell.box, raw=cell.text
    )
    return Row(code=key.code, name=key.name, label=key.label, depth=_depth(key.code), source=source)


def _depth(code: str) -> int:
    return {3: 1, 5: 2, 7: 3}.get(len(code), 0)


__all__ = ["read_accounts"]
