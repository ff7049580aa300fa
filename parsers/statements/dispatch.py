"""Each table to the reader of its statement; what belongs to no statement is kept under its printed title."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from model.amount import Amount, Unit
from model.disclosure import Fact, Institution, Notice, Phase, Source, Table
from model.vocabulary import STATEMENTS, TWO_SIDED
from parsers import lexicon
from parsers.around.heading import year_titled
from parsers.around.money_said import SILENT, Said
from parsers.statements.accounts import read_accounts
from parsers.statements.columns import Column, Role, columns_of
from parsers.statements.halves import Half, halves
from parsers.statements.headed import Headed
from parsers.statements.left_over import left_over
from parsers.statements.measures import is_elsewhere, is_prior
from parsers.statements.records import read_assets, read_institutions, read_procurement
from parsers.statements.stages import is_spent
from parsers.statements.table import Context, Harvest, as_other
from parsers.statements.three_public import read_three_public
from parsers.statements.two_sided import read_two_sided
from parsers.statements.witnessed import Witnessed, units_told
from parsers.tables.grid import Grid

RECORDS = ("procurement", "assets")


class Pile:
    """What the tables of one unit yielded."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.harvest = Harvest()
        self.institutions: list[Institution] = []


FULLER = 2
"""A table with this many times the figures of an earlier one of its name is the statement, the earlier a digest."""


class _Reading(NamedTuple):
    """One table as it was read."""

    item: Headed
    context: Context
    columns: tuple[Column, ...]
    part: Harvest
    named: bool = True


def read_tables(
    headed: Sequence[Headed],
    year: int | None,
    file: str,
    said: Said = SILENT,
    stated: Iterable[Amount] = (),
    phase: Phase = "final",
) -> Pile:
    """Read all tables of one unit, in document order.

    ``said`` is the unit of money that is named for many of them, ``stated`` are amounts of the text with their units,
    by which that of a table without any is told; ``phase`` is that of the document.
    """
    pile = Pile()
    read = partial(_reading, year=year, file=file, phase=phase)
    unit = next((own for item in headed if (own := _money(item)) is not None), Unit.TEN_THOUSAND)
    readings: list[_Reading] = []
    for item in headed:
        named = _money(item) or said.of(item.grid.pages[0] if item.grid.pages else None)
        unit = named or unit
        if item.statement == "institutions":
            pile.institutions += read_institutions(item.grid, file)
        elif item.statement != "targets":
            counted = _counted(item)
            readings.append(read(item, counted or unit)._replace(named=bool(counted or named)))
    readings = _witnessed(readings, stated, read)
    _file(pile, readings)
    return pile


def _witnessed(
    readings: list[_Reading], stated: Iterable[Amount], read: Callable[[Headed, Unit], _Reading]
) -> list[_Reading]:
    """The tables with the units of money that figures with a printed unit tell, where the tables themselves do not."""
    if all(reading.named for reading in readings):
        return readings
    told = units_told([Witnessed(each.context, each.part, each.named) for each in readings], stated)
    result = [
        reading if unit is reading.context.unit else read(reading.item, unit)._replace(named=False)
        for reading, unit in zip(readings, told.units, strict=True)
    ]
    for reading, notice in zip(result, told.notices, strict=True):
        reading.part.notices += notice
    return result


def _money(item: Headed) -> Unit | None:
    """The unit of money that a table names."""
    return item.heading.unit if item.heading.unit is not Unit.COUNT else None


def _counted(item: Headed) -> Unit | None:
    """The unit of a table beyond the vocabulary that says that it counts people or things (单位：人)."""
    return Unit.COUNT if item.heading.unit is Unit.COUNT and item.statement not in STATEMENTS else None


def _reading(item: Headed, unit: Unit, year: int | None, file: str, phase: Phase) -> _Reading:
    grid, heading = item.grid, item.heading
    statement = item.statement if item.statement in STATEMENTS else grid.title
    phase = "final" if "决算" in grid.title and "预决算" not in grid.title else phase
    context = Context(file, statement, grid.title, unit, heading.dated(year), heading.unit_name, phase)
    columns: tuple[Column, ...] = ()
    part = Harvest()
    found = halves(grid) if statement in TWO_SIDED else (Half(grid),)
    for half in found:
        own = columns_of(half.grid, item.statement, context.year, phase)
        part.add(_harvest(half, own, context))
        columns += own
    part.notices += left_over(grid, columns if len(found) == 1 else (), part, context)
    if grid.is_recognised:
        from parsers.statements.unborne import without_unborne

        without_unborne(part, grid)
    part.notices += _unknown_words(item, columns, part, context)
    part.notices += [*_lost_heads(columns, part, context), *_spent(columns, part, context)]
    return _Reading(item, context, columns, part)


def _file(pile: Pile, readings: Sequence[_Reading]) -> None:
    """Pile up what was read: one table for each statement, the others under their titles."""
    whole = {reading.item.statement for reading in readings if len(_sides(reading)) > 1}
    chosen = _chosen(readings, whole)
    for reading in readings:
        item, context, columns, part, _ = reading
        if item.statement not in STATEMENTS:
            _set_apart(part, context)
            part.notices += [] if item.grid.title else _untitled(part)
        elif part.facts and (chosen[_slot(reading, whole)] is not reading or _is_read(pile, reading, whole)):
            part.notices.append(_second(context, part.facts[0]))
            _set_apart(part, context)
        pile.tables.append(_table(item, context, columns, part))
        if item.grid.title or part.facts or part.gaps or part.others:
            pile.harvest.add(part)
        else:
            pile.harvest.notices += [notice for notice in part.notices if _tells_of_money(notice)]


def _tells_of_money(notice: Notice) -> bool:
    """Whether figures without a name, in a table that says nothing else, are printed as money is."""
    return notice.kind == "nameless" and re.search(r"\d\.\d\d(?!\d)|\d,\d{3}(?!\d)", notice.message) is not None


def _chosen(readings: Sequence[_Reading], whole: Collection[str]) -> dict[str, _Reading]:
    """The table of each statement: the first with figures, unless it is the digest of a much fuller one behind it.

    Explanations print small tables (收入来源 / 金额 / 占比) under the names of the statements that follow them.
    """
    chosen: dict[str, _Reading] = {}
    for reading in readings:
        slot = _slot(reading, whole)
        rival = chosen.get(slot)
        if reading.part.facts and (rival is None or len(reading.part.facts) >= FULLER * len(rival.part.facts)):
            chosen[slot] = reading
    return chosen


def _slot(reading: _Reading, whole: Collection[str]) -> str:
    """The statement a table is, or the half of it: where none has both sides, each side is a table of its own."""
    statement, sides = reading.item.statement, _sides(reading)
    return statement if statement in whole or len(sides) != 1 else f"{statement}/{next(iter(sides))}"


def _sides(reading: _Reading) -> set[str]:
    """Which sides a two-sided statement states, spending by whatever classes; empty for the other statements."""
    return {fact.side.partition("_")[0] for fact in reading.part.facts if reading.item.statement in TWO_SIDED}


def _unknown_words(item: Headed, columns: Sequence[Column], part: Harvest, context: Context) -> list[Notice]:
    """The words of a form that the lexicon lacks: what a person adds there is read from then on."""
    place = part.facts[0].source if part.facts else Source(file=context.file, table=context.title)
    words = []
    if item.grid.title and (part.facts or part.others) and lexicon.statement_of(item.grid.title) is None:
        words.append(f"词表里没有这个表名：{item.grid.title}")
    if item.statement in STATEMENTS and item.statement not in (*RECORDS, "three_public"):
        heads = [column.words for column in columns if column.heads and _is_unknown(column, item.statement)]
        words += [f"{item.grid.title}：词表里没有这个栏名：{head}" for head in heads]
    return [Notice(kind="unknown-word", message=text, source=place) for text in words]


def _lost_heads(columns: Sequence[Column], part: Harvest, context: Context) -> list[Notice]:
    """What is said of columns of a statement whose head is lost: their figures are none of its facts."""
    lost = [str(column.index + 1) for column in columns if column.lost]
    if not lost or context.statement not in STATEMENTS or context.statement in RECORDS:
        return []
    words = f"{context.title}：第{'、'.join(lost)}栏的栏名读不出或不全，其中的数字没有采用，只在 --all 中列出"
    return [Notice(kind="lost-head", message=words, source=_place(part, context))]


def _spent(columns: Sequence[Column], part: Harvest, context: Context) -> list[Notice]:
    """What is said of figures of 执行数 in a budget: of which year they are is not printed, and they are no budget."""
    aside = (column for column in columns if column.superseded and is_spent(column.heads))
    spent = [column.words for column in aside if not any(is_prior(head, context.year) for head in column.heads)]
    if context.phase == "final" or context.statement not in STATEMENTS or not spent:
        return []
    heads = "、".join(dict.fromkeys(spent))
    words = f"{context.title}：{heads}不是预算，也没有印是哪一年的，没有采用，只在 --all 中列出"
    return [Notice(kind="other-stage", message=words, source=_place(part, context))]


def _place(part: Harvest, context: Context) -> Source:
    """Where the first figure of a table stands."""
    return next((fact.source for fact in (*part.facts, *part.others)), Source(file=context.file, table=context.title))


def _is_unknown(column: Column, statement: str) -> bool:
    """Whether the head of an amount column is no word of the lexicon, not even one that is known to be no measure."""
    if column.role is not Role.AMOUNT or column.measure or column.superseded or column.lost:
        return False
    return not is_elsewhere(column.heads, statement)


def _set_apart(part: Harvest, context: Context) -> None:
    part.others = [*as_other(context, part.facts), *part.others]
    part.facts = []


def _is_read(pile: Pile, reading: _Reading, whole: Collection[str]) -> bool:
    """Whether figures of a statement, or of this half of it, were read already: the second table keeps its title."""
    statement = reading.item.statement
    halved = statement in TWO_SIDED and statement not in whole
    read = {fact.side.partition("_")[0] for fact in pile.harvest.facts if fact.statement == statement}
    return bool(read & _sides(reading)) if halved else bool(read)


def _untitled(part: Harvest) -> Sequence[Notice]:
    if not part.others:
        return ()
    from parsers.statements.untitled import untitled  # few tables have no title

    return untitled(part)


def _second(context: Context, first: Fact) -> Notice:
    message = f"又一张{STATEMENTS[context.statement]}（{context.title}），只在 --all 中列出"
    return Notice(kind="second-table", message=message, source=first.source)


def _harvest(half: Half, columns: tuple[Column, ...], context: Context) -> Harvest:
    grid = half.grid
    if context.statement in TWO_SIDED:
        return read_two_sided(grid, columns, context, half.first)
    if context.statement == "three_public":
        return read_three_public(grid, columns, context)
    if context.statement in RECORDS:
        return _records(grid, columns, context)
    return read_accounts(grid, columns, context)


def _records(grid: Grid, columns: tuple[Column, ...], context: Context) -> Harvest:
    """Records of procurement or assets, and the rest of the money in their tables under the printed heads."""
    from parsers.statements.records_rest import cell_of, rest_of_rows  # many documents have none

    read = read_procurement if context.statement == "procurement" else read_assets
    facts = list(read(grid, file=context.file, unit=context.unit))
    taken = {cell_of(part.source): part for fact in facts for part in (fact.parts or (fact,))}
    rest = read_accounts(grid, columns, context)
    left = [fact for fact in (*as_other(context, rest.facts), *rest.others) if cell_of(fact.source) not in taken]
    said = {cell_of(fact.source) for fact in left}
    return Harvest(facts=facts, others=[*left, *rest_of_rows(grid, columns, context, taken, said)])


def _table(item: Headed, context: Context, columns: Iterable[Column], part: Harvest) -> Table:
    grid, heading = item.grid, item.heading
    place = Source(file=context.file, page=grid.pages[0] if grid.pages else None)
    return Table(
        statement=context.statement,
        title=grid.title,
        pages=grid.pages,
        unit=context.unit,
        unit_printed=heading.unit is not None,
        unit_name=heading.unit_name,
        year=heading.year or year_titled(grid.title) or (context.year if heading.columns_year else None),
        columns=tuple((column.measure, column.words) for column in columns if column.role is Role.AMOUNT),
        rows=tuple(part.rows),
        empty=not (part.facts or part.gaps or part.others),
        note=" ".join(line.text for line in grid.trail),
        source=grid.lead[0].source(context.file) if grid.lead else place,
    )
