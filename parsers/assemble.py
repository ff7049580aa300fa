"""Pages become unit-years: tables to facts and records, lines to text and claims, and nothing left out unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from model.disclosure import Claim, Notice, Section, UnitBudget
from model.mended import gathered
from model.vocabulary import STATEMENTS
from parsers.accounting import account_for, remarks
from parsers.around.money_said import said_money
from parsers.claims.clauses import read_claims, read_note_claims
from parsers.claims.tables import read_difference_claims
from parsers.identity import identify
from parsers.narrative.sections import glossary, paragraphs, sections
from parsers.page import Page
from parsers.ruled.framed import without_frames
from parsers.statements.dispatch import Pile, read_tables
from parsers.statements.headed import head_tables
from parsers.statements.witnessed import amounts_said
from parsers.tables.grid import Grid
from parsers.tables.layout import lay_out
from parsers.units import Part, by_unit
from parsers.wide.pages import widened


def assemble(pages: Iterable[Page], file: str) -> tuple[UnitBudget, ...]:
    """Read all pages of one document: one budget, or one for each unit that has statements of its own."""
    kept = widened(map(without_frames, pages))
    layout = lay_out(kept)
    grids, said_of_labels = _with_sure_labels(layout.grids)
    parts = by_unit(head_tables(grids), layout.lines)
    budgets = [_budget(part, file) for part in parts]
    said = remarks((*kept, *said_of_labels), file)
    count = len({page.number for page in kept} - {None})
    return tuple(_completed(budget, said, count) for budget in budgets)


def _with_sure_labels(grids: tuple[Grid, ...]) -> tuple[tuple[Grid, ...], tuple[Page, ...]]:
    """The tables with the labels that recognition doubted settled, and what is to be said of them."""
    if not any(grid.is_recognised for grid in grids):
        return grids, ()
    from parsers.recognition.labels import borne_out  # few documents are scans

    return borne_out(grids)


def _budget(part: Part, file: str) -> UnitBudget:
    titles = [item.grid.title for item in part.headed if item.grid.title]
    headings = [item.heading for item in part.headed if item.statement in STATEMENTS] or [
        item.heading for item in part.headed
    ]
    identity = identify(headings, titles, part.lines, file, part.unit, part.cover)
    said, stated = said_money(part.lines), amounts_said(part.lines)
    pile = read_tables(part.headed, identity.year, file, said, stated, identity.phase)
    read = paragraphs(part.lines, file)
    text = sections(read)
    lines, unread = account_for([item.grid for item in part.headed], part.lines, read, text, file)
    return UnitBudget(
        unit=identity.unit,
        code=identity.code,
        year=identity.year,
        kind=identity.kind,
        phase=identity.phase,
        files=(file,),
        tables=tuple(pile.tables),
        facts=tuple(pile.harvest.facts),
        gaps=tuple(pile.harvest.gaps),
        others=tuple(pile.harvest.others),
        targets=pile.targets,
        claims=_claims(part, text, pile, identity.year, file),
        sections=text,
        institutions=tuple(pile.institutions),
        glossary=glossary(text, file),
        notices=(*identity.notices, *gathered(pile.harvest.notices), *unread),
        lines=lines,
    )


def _claims(part: Part, text: Sequence[Section], pile: Pile, year: int | None, file: str) -> tuple[Claim, ...]:
    """What sentences, notes below tables and columns of differences state."""
    notes = [claim for item in part.headed for claim in read_note_claims(item.grid.trail, file=file, year=year)]
    differences = read_difference_claims(pile.harvest.others, year=year)
    return (*read_claims(text, file=file, year=year), *notes, *differences)


def _completed(budget: UnitBudget, said: Sequence[Notice], pages: int) -> UnitBudget:
    """The budget with what concerns the document as a whole: its pages, and the remarks of the source."""
    return budget.model_copy(update={"notices": (*budget.notices, *said), "pages": pages})
