"""What a document says beyond the facts of its tables: its text, what sentences state, its performance targets.

A command that writes facts and nothing else has no use for it, and does not load the rooms that read it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from model.disclosure import Notice
from parsers.accounting import account_for
from parsers.claims.clauses import read_claims, read_note_claims
from parsers.claims.tables import read_difference_claims
from parsers.narrative.sections import glossary, paragraphs, sections
from parsers.page import TextLine
from parsers.part import Part
from parsers.statements.dispatch import Pile
from parsers.statements.targets_front import read_targets


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
    return fields, (*unread, *_unruled_targets(part.lines, file))


def _unruled_targets(lines: Sequence[TextLine], file: str) -> Iterator[Notice]:
    """A notice for each page with the head of performance targets that no rules make a table of."""
    heads = [line for line in lines if sum("指标" in piece.text for piece in line.pieces) > 1]
    for page, found in groupby(filter(_heads_targets, heads), key=lambda line: line.page):
        where = f"第 {page} 页" if page is not None else ""
        words = f"{where}有绩效目标表的表头，表里没有竖线，没有读"
        yield Notice(kind="left-out", message=words, source=next(found).source(file))


def _heads_targets(line: TextLine) -> bool:
    from parsers.statements.targets_heads import roles_of  # few documents have such a line

    return roles_of({at: "".join(piece.text.split()) for at, piece in enumerate(line.pieces)}) is not None
