"""Pages become unit-years: tables to facts and records, lines to text and claims, and nothing left out unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from model.disclosure import Notice, UnitBudget
from model.mended import gathered
from model.repair.doubt import is_in_doubt
from parsers.accounting import remarks
from parsers.around.money_said import said_money
from parsers.identity.identify import Identity
from parsers.page import Page, RawGrid, TextLine
from parsers.part import Part, identity_of
from parsers.ruled.framed import without_frames
from parsers.statements.dispatch import Pile, read_tables
from parsers.statements.headed import head_tables, without_rivals
from parsers.statements.witnessed import amounts_said
from parsers.tables.grid import Grid
from parsers.tables.layout import lay_out
from parsers.units import by_unit
from parsers.wide.pages import widened


def assemble(pages: Iterable[Page], file: str, *, whole: bool = True) -> tuple[UnitBudget, ...]:
    """Read all pages of one document: one budget, or one for each unit that has statements of its own.

    Where not the ``whole`` of it is asked for, a budget whose facts are beyond doubt has only what its tables say.
    """
    kept = widened(map(without_frames, pages))
    layout = lay_out(kept)
    grids, said_of_labels = _with_sure_labels(layout.grids)
    parts = [_settled(part) for part in by_unit(head_tables(grids), layout.lines)]
    leads = (line for grid in layout.grids for line in grid.lead)
    said = (*remarks((*kept, *said_of_labels), file), *_stray(kept, (*layout.lines, *leads), file))
    count = len({page.number for page in kept} - {None})
    return tuple(_budget(part, file, said, count, whole=whole) for part in parts)


def _stray(pages: Sequence[Page], lines: Sequence[TextLine], file: str) -> tuple[Notice, ...]:
    """What is to be said of figures outside of all tables that look like those of one."""
    loose = any(block.loose for page in pages for block in page.blocks if isinstance(block, RawGrid))
    if not loose and not any(map(_may_state_figures, lines)):
        return ()
    from parsers.stray import stray_rows, stray_texts  # few documents have any

    return *stray_rows(pages, lines, file), *stray_texts(pages, file)


def _may_state_figures(line: TextLine) -> bool:
    return any("." in piece.text or "," in piece.text for piece in line.pieces[1:])


def _with_sure_labels(grids: tuple[Grid, ...]) -> tuple[tuple[Grid, ...], tuple[Page, ...]]:
    """The tables with the labels that recognition doubted settled, and what is to be said of them."""
    if not any(grid.is_recognised for grid in grids):
        return grids, ()
    from parsers.recognition.labels import borne_out  # few documents are scans

    return borne_out(grids)


def _settled(part: Part) -> Part:
    """A budget whose tables compete with one another, and not with those of another one."""
    return part._replace(headed=tuple(without_rivals(part.headed)))


def _budget(part: Part, file: str, said: Sequence[Notice], pages: int, *, whole: bool) -> UnitBudget:
    """The budget of a part; ``said`` and ``pages`` are of the document as a whole."""
    identity = identity_of(part, file)
    money, stated = said_money(part.lines), amounts_said(part.lines)
    pile = read_tables(part.headed, identity.year, file, money, stated, identity.phase)
    noted = (*identity.notices, *gathered(pile.harvest.notices))
    budget = _of_tables(identity, pile, file).model_copy(update={"notices": (*noted, *said), "pages": pages})
    if not whole and budget.facts and not is_in_doubt(budget):
        return budget
    from parsers.beyond import fields_beyond

    fields, unread = fields_beyond(part, pile, identity.year, file)
    return budget.model_copy(update=fields | {"notices": (*noted, *unread, *said)})


def _of_tables(identity: Identity, pile: Pile, file: str) -> UnitBudget:
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
        institutions=tuple(pile.institutions),
    )
