"""Sentences that state an amount, a change or its absence become claims, clause by clause.

A figure belongs to the noun in front of it in its own clause. The number of a change, of last year or of a reason is
never bound to this year's item: a change carries the year and basis it is compared with, a figure of another year or
inside a reason names no figure of the tables.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.disclosure import Claim, Section
from parsers.claims.sentence import CHANGES, Base, Located, Scan
from parsers.claims.subject import Place, noun_of, topic_of
from parsers.claims.text import sentences
from parsers.narrative.lines import paragraphs
from parsers.page import TextLine

_SILENT = ("glossary", "duties")
"""Sections whose amounts are definitions or limits, not statements of this budget."""


def read_claims(found: Sequence[Section], *, file: str, year: int | None) -> tuple[Claim, ...]:
    """The claims of all sections in order; ``year`` is the document's, for sentences that say 上年."""
    claims: list[Claim] = []
    above: list[Section] = []
    for section in found:
        above = [*(earlier for earlier in above if earlier.level < section.level), section]
        if section.kind not in _SILENT:
            place = Place(section.kind, tuple(title.title for title in above))
            claims += _of_section(section, place, file, year)
    return tuple(claims)


def read_note_claims(notes: Sequence[TextLine], *, file: str, year: int | None) -> tuple[Claim, ...]:
    """The claims of the notes below a table, such as ``注：本单位2025年无政府性基金预算…，故本表为空表``."""
    found = Section(title="", paragraphs=paragraphs(notes, file))
    return read_claims([found], file=file, year=year)


def _of_section(section: Section, place: Place, file: str, year: int | None) -> list[Claim]:
    title = topic_of(noun_of(section.title), place)
    claims: list[Claim] = []
    base: Base | None = None
    for paragraph in section.paragraphs:
        topic = title
        for offset, sentence in sentences(paragraph.text):
            where = Located(paragraph, offset, file)
            scan = Scan(sentence, place, year, where, topic=topic, main=topic, carried=base)
            stated = scan.read()
            if scan.reason_alone and offset:
                claims = _explained(claims, scan.reason_alone)
            claims += stated
            topic, base = scan.topic, scan.carried
    return claims


def _explained(claims: Sequence[Claim], reason: str) -> list[Claim]:
    """``claims`` with the reason that a sentence of its own gives for the changes stated just before."""
    last = claims[-1].sentence if claims else ""
    return [
        claim.model_copy(update={"reason": reason})
        if claim.sentence == last and claim.relation in CHANGES and not claim.reason
        else claim
        for claim in claims
    ]
