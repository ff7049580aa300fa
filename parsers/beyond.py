"""What a document says beyond the facts of its tables: its text, what sentences state, its performance targets.

A command that writes facts and nothing else has no use for it, and does not load the rooms that read it.
"""

from __future__ import annotations

from typing import Any

from model.disclosure import Notice
from parsers.accounting import account_for
from parsers.claims.clauses import read_claims, read_note_claims
from parsers.claims.tables import read_difference_claims
from parsers.narrative.sections import glossary, paragraphs, sections
from parsers.statements.dispatch import Pile
from parsers.statements.targets_front import read_targets
from parsers.units import Part


def fields_beyond(part: Part, pile: Pile, year: int | None, file: str) -> tuple[dict[str, Any], tuple[Notice, ...]]:
    """The fields of a UnitBudget that hold no facts of statements, and a notice for each line that nobody read."""
    read = paragraphs(part.lines, file)
    text = sections(read)
    lines, unread = account_for([item.grid for item in part.headed], part.lines, read, text, file)
    notes = [claim for item in part.headed for claim in read_note_claims(item.grid.trail, file=file, year=year)]
    differences = read_difference_claims(pile.harvest.others, year=year)
    fields = {
        "targets": read_targets([item.grid for item in part.headed if item.statement == "targets"], file=file),
        "claims": (*read_claims(text, file=file, year=year), *notes, *differences),
        "sections": text,
        "glossary": glossary(text, file),
        "lines": lines,
    }
    return fields, unread
