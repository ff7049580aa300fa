"""What every reader of a table shares: its context, and cells turned into facts with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from model.amount import Amount, Unit
from model.disclosure import Fact, Notice, Phase, Reading, Row, Source, State
from parsers.amounts import CellKind, Read, read_amount
from parsers.around.heading import column_money
from parsers.page import Cell, Slots
from parsers.statements.columns import Column

_STATES: dict[CellKind, State] = {CellKind.AMOUNT: "printed", CellKind.ZERO: "zero", CellKind.DASH: "dash"}


_NO_MONEY = re.compile(r"[%％]|率$|比例$|百分比|占比|幅度$|数量$|人数|编制数|台数|面积")
"""Heads of shares and counts, which are kept as printed whatever the table's unit of money."""


class Context(NamedTuple):
    """The table a fact is read from: its file, statement, printed title, unit of money, year, and the unit it is of.

    ``phase`` says of which stage its figures are, where several stand side by side.
    """

    file: str
    statement: str
    title: str
    unit: Unit
    year: int | None = None
    unit_name: str = ""
    phase: Phase = "final"


class Key(NamedTuple):
    """Which row a fact belongs to."""

    code: str = ""
    name: str = ""
    side: str = ""
    label: str = ""
    row: int = 0


class Harvest:
    """What a table yields: facts, cells that state no readable amount, figures outside the vocabulary, rows.

    ``doubted`` are rows (1-based) of a scan whose code is not certain.
    """

    def __init__(self, facts: Iterable[Fact] = (), others: Iterable[Fact] = ()) -> None:
        self.facts, self.others = list(facts), list(others)
        self.gaps: list[Fact] = []
        self.rows: list[Row] = []
        self.notices: list[Notice] = []
        self.doubted: list[int] = []

    def add(self, other: Harvest) -> None:
        """Take in what another part of the same table yielded."""
        self.facts += other.facts
        self.gaps += other.gaps
        self.others += other.others
        self.rows += other.rows
        self.notices += other.notices
        self.doubted += other.doubted


def source_of(context: Context, cell: Cell, key: Key, column: Column) -> Source:
    """Where a cell stands."""
    return Source(
        file=context.file,
        page=cell.page,
        line=cell.line,
        table=context.title,
        row=key.row,
        column=column.index + 1,
        row_words=key.label,
        column_words=column.words,
        box=cell.box,
        raw=cell.text,
        confidence=cell.confidence,
    )


def take(harvest: Harvest, context: Context, cell: Cell | None, key: Key, column: Column, measure: str) -> None:
    """Read one amount cell into the harvest: a fact, a gap with a notice, or nothing where it is blank."""
    if cell is None or not (cell.words or any(text.strip() for text in cell.others)):
        return
    source = source_of(context, cell, key, column)
    unit = _unit_of(column, measure, context.unit)
    texts = (cell.text, *cell.others)
    chosen = next((text for text in texts if read_amount(text).has_number), None)
    read = read_amount(cell.text if chosen is None else chosen)
    if chosen is None and read.kind in (CellKind.TEXT, CellKind.PERCENT):
        harvest.notices.append(_not_money(source))
        return
    fact = Fact(
        statement=context.statement,
        side=key.side,
        code=key.code,
        name=key.name,
        measure=measure,
        amount=None if chosen is None else _amount(read, unit),
        state=_STATES.get(read.kind, "garbled"),
        source=source,
        readings=tuple(_reading(text, unit, source) for text in texts) if cell.others else (),
    )
    _file(harvest, fact, read, source)


def _unit_of(column: Column, measure: str, unit: Unit) -> Unit:
    """The unit of a column: the one its own heads name (执行数（元） beside 预算数（万元）), else that of the table."""
    if not measure and _NO_MONEY.search(column.words):
        return Unit.YUAN
    return _named_unit(column.heads) or unit


@lru_cache(maxsize=256)
def _named_unit(heads: tuple[str, ...]) -> Unit | None:
    return next((unit for head in reversed(heads) if (unit := column_money(head))), None)


def _file(harvest: Harvest, fact: Fact, read: Read, source: Source) -> None:
    if fact.amount is None:
        harvest.gaps.append(fact)
        harvest.notices.append(_unreadable(source))
        return
    if not fact.measure:
        harvest.others.append(fact.model_copy(update={"measure": source.column_words or "（无栏名）"}))
        return
    harvest.facts.append(fact)
    if read.note:
        harvest.notices.append(_mended(read, source))


def _amount(read: Read, unit: Unit) -> Amount | None:
    """The amount of a cell; ``unit`` is that of its column."""
    if not read.has_number or read.number is None:
        return None
    unit = Unit(read.unit) if read.unit else unit
    return Amount(yuan=read.number * unit.factor, decimals=read.decimals, unit=unit)


def _reading(text: str, unit: Unit, source: Source) -> Reading:
    """One reading of a cell that has several."""
    return Reading(raw=text, amount=_amount(read_amount(text), unit), source=source._replace(raw=text))


def _unreadable(source: Source) -> Notice:
    place = f"{source.table}「{source.row_words}」的「{source.column_words}」"
    return Notice(kind="unreadable", rule="O03", message=f"{place}读不出金额：{source.raw.strip()!r}", source=source)


def _not_money(source: Source) -> Notice:
    place = f"{source.table}「{source.row_words}」的「{source.column_words}」"
    return Notice(kind="not-money", message=f"{place}不是金额，没有当作数字：{source.raw.strip()!r}", source=source)


def _mended(read: Read, source: Source) -> Notice:
    place = f"{source.table}「{source.row_words}」"
    return Notice(
        kind=read.note, rule="O02", message=f"{place}{_MENDED[read.note]} {read.number}：{read.raw!r}", source=source
    )


_MENDED = {"blank-in-number": "的数字中间有空格，合并读作", "minus-mark": "的数字前有三角符号，按负数读作"}
"""What a notice says by the note of a reading that has a number."""


def nameless(context: Context, cells: Iterable[Cell], row: int) -> Notice:
    """The notice for a row that states amounts and says of nothing."""
    cells = list(cells)
    text = " ".join(cell.words for cell in cells)
    where = cells[0] if cells else Cell("")
    source = Source(
        file=context.file, page=where.page, line=where.line, table=context.title, row=row, box=where.box, raw=text
    )
    return Notice(
        kind="nameless", message=f"{context.title}有一行金额没有科目或项目名称，没有采用：{text}", source=source
    )


def as_other(context: Context, facts: Iterable[Fact]) -> list[Fact]:
    """The same figures under the printed title of their table, for ``export --all``."""
    return [fact.model_copy(update={"statement": context.title or "（无表名）"}) for fact in facts]


def page_sum(context: Context, row: Slots, key: Key, columns: Iterable[Column]) -> list[Fact]:
    """The sums of a page, or those carried over to the next one: printed figures, but of no account."""
    part = Harvest()
    for column in columns:
        take(part, context, row[column.index], key, column, column.measure)
    return [*as_other(context, part.facts), *part.others]


__all__ = ["Context", "Harvest", "Key", "as_other", "nameless", "page_sum", "replace", "source_of", "take"]
