"""Pages become a disclosure: tables to facts and records, lines to text and claims, and nothing left out unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from model.amount import Unit
from model.disclosure import Institution, Source, Table, TargetProject, UnitBudget
from model.vocabulary import STATEMENTS, TWO_SIDED
from parsers import lexicon
from parsers.accounting import account_for, remarks
from parsers.claims import read_claims
from parsers.columns import Column, Role, columns_of
from parsers.grid import Grid
from parsers.heading import Heading, read_heading, year_of
from parsers.identity import Identity, identify
from parsers.narrative import glossary, paragraphs, sections
from parsers.page import Page
from parsers.statements.accounts import read_accounts
from parsers.statements.records import (
    is_assets,
    is_institutions,
    is_procurement,
    read_assets,
    read_institutions,
    read_procurement,
)  # fmt: skip
from parsers.statements.table import Context, Harvest, as_other
from parsers.statements.targets import is_targets, read_targets
from parsers.statements.three_public import read_three_public
from parsers.statements.two_sided import read_two_sided
from parsers.tables import Layout, lay_out

_GENERAL_PUBLIC = "一般公共预算"


@dataclass(slots=True)
class _Pile:
    """What the tables of one document yielded so far."""

    tables: list[Table] = field(default_factory=list)
    harvest: Harvest = field(default_factory=Harvest)
    targets: list[Grid] = field(default_factory=list)
    institutions: list[Institution] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Headed:
    """A table with what stands around it and the statement it is."""

    grid: Grid
    heading: Heading
    statement: str


def assemble(pages: Iterable[Page], file: str) -> UnitBudget:
    """Read all pages of one document of one unit."""
    kept = list(pages)
    layout = lay_out(kept)
    headed = [
        _Headed(grid, read_heading(grid.title, grid.lead, _heads(grid)), _statement(grid)) for grid in layout.grids
    ]
    titles = [item.grid.title for item in headed if item.grid.title]
    headed = _without_rivals(headed)
    headings = [item.heading for item in headed if item.statement in STATEMENTS]
    identity = identify(headings, titles, layout.lines, file)
    pile = _read_tables(headed, identity, file)
    return _with_text(_budget(pile, identity, file, kept), layout, file)


def _budget(pile: _Pile, identity: Identity, file: str, pages: Sequence[Page]) -> UnitBudget:
    return UnitBudget(
        unit=identity.unit,
        code=identity.code,
        year=identity.year,
        kind=identity.kind,
        phase=identity.phase,
        files=(file,),
        pages=sum(page.number is not None for page in pages),
        tables=tuple(pile.tables),
        facts=tuple(pile.harvest.facts),
        gaps=tuple(pile.harvest.gaps),
        others=tuple(pile.harvest.others),
        targets=_targets(pile.targets, file),
        institutions=tuple(pile.institutions),
        notices=(*identity.notices, *pile.harvest.notices, *remarks(pages, file)),
    )


def _targets(grids: Sequence[Grid], file: str) -> tuple[TargetProject, ...]:
    return read_targets(grids, file=file) if grids else ()


def _without_rivals(headed: list[_Headed]) -> list[_Headed]:
    """Where a table of 一般公共预算基本支出 stands, other tables of basic expenditure keep their printed title."""
    if not any(item.statement == "basic_economic" and _GENERAL_PUBLIC in item.grid.title for item in headed):
        return headed
    return [
        replace(item, statement="")
        if item.statement == "basic_economic" and _GENERAL_PUBLIC not in item.grid.title
        else item
        for item in headed
    ]


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
    return said or ""


# ---- tables ------------------------------------------------------------------------------------------------------


def _read_tables(headed: Sequence[_Headed], identity: Identity, file: str) -> _Pile:
    pile = _Pile()
    unit = _usual_unit(headed)
    for item in headed:
        printed = item.heading.unit
        unit = printed or unit
        if item.statement == "targets":
            pile.targets.append(item.grid)
        elif item.statement == "institutions":
            pile.institutions += read_institutions(item.grid, file)
        else:
            _read_table(pile, item, unit, identity.year, file)
    return pile


def _usual_unit(headed: Sequence[_Headed]) -> Unit:
    """The unit that tables before the first unit line inherit: the first one printed, 万元 where none is."""
    return next((item.heading.unit for item in headed if item.heading.unit is not None), Unit.TEN_THOUSAND)


def _read_table(pile: _Pile, item: _Headed, unit: Unit, year: int | None, file: str) -> None:
    grid = item.grid
    known = item.statement in STATEMENTS
    context = Context(
        file,
        item.statement if known else grid.title,
        grid.title,
        unit,
        item.heading.year or year,
        item.heading.unit_name,
    )
    columns = columns_of(grid, item.statement, context.year)
    part = _harvest(grid, columns, context)
    second = known and _is_read(pile, item.statement) and bool(part.facts)
    if not known or second:
        part.others = [*as_other(context, part.facts), *part.others]
        part.facts = []
    empty = not (part.facts or part.gaps or part.others)
    pile.tables.append(_table(item, context, columns, part, empty, file))
    if grid.title or not empty:
        pile.harvest.add(part)


def _is_read(pile: _Pile, statement: str) -> bool:
    """Whether figures of a statement were read already: a second table of the name is kept under its title."""
    return any(fact.statement == statement for fact in pile.harvest.facts)


def _harvest(grid: Grid, columns: tuple[Column, ...], context: Context) -> Harvest:
    if context.statement in TWO_SIDED:
        return read_two_sided(grid, columns, context)
    if context.statement == "three_public":
        return read_three_public(grid, columns, context)
    if context.statement == "procurement":
        return Harvest(facts=list(read_procurement(grid, file=context.file, unit=context.unit)))
    if context.statement == "assets":
        return Harvest(facts=list(read_assets(grid, file=context.file, unit=context.unit)))
    return read_accounts(grid, columns, context)


def _table(item: _Headed, context: Context, columns: Sequence[Column], part: Harvest, empty: bool, file: str) -> Table:
    grid = item.grid
    note = " ".join(line.text for line in grid.trail)
    first = grid.lead[0] if grid.lead else None
    return Table(
        statement=context.statement,
        title=grid.title,
        pages=grid.pages,
        unit=context.unit,
        unit_printed=item.heading.unit is not None,
        unit_name=item.heading.unit_name,
        year=item.heading.year or year_of(grid.title),
        columns=tuple((column.measure, column.words) for column in columns if column.role is Role.AMOUNT),
        rows=tuple(part.rows),
        empty=empty,
        note=note,
        source=first.source(file)
        if first is not None
        else Source(file=file, page=grid.pages[0] if grid.pages else None),
    )


# ---- text --------------------------------------------------------------------------------------------------------


def _with_text(budget: UnitBudget, layout: Layout, file: str) -> UnitBudget:
    read = paragraphs(layout.lines, file)
    parts = sections(read)
    lines, notices = account_for(layout, read, parts, file)
    return budget.model_copy(
        update={
            "sections": parts,
            "glossary": glossary(parts, file),
            "claims": read_claims(parts, file=file, year=budget.year),
            "notices": (*budget.notices, *notices),
            "lines": lines,
        }
    )
