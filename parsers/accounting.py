"""No line of the input disappears: each is used, known furniture, or listed as unread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from model.disclosure import LineCount, Notice, Paragraph, Section, Source
from parsers.narrative.furniture import furniture
from parsers.page import Page, Remark, TextLine
from parsers.tables.grid import Grid

Place = tuple[int | None, int | None, str]


def account_for(
    grids: Sequence[Grid], lines: Sequence[TextLine], read: Sequence[Paragraph], parts: Sequence[Section], file: str
) -> tuple[LineCount, tuple[Notice, ...]]:
    """Count what became of every line of text and every row of a table; a notice for each line nobody read.

    Entries of a table of contents are paragraphs that no section took: furniture, like page numbers and running heads.
    """
    rows = sum(grid.taken for grid in grids)
    in_sections = _places(parts)
    in_paragraphs = {place for paragraph in read for place in _paragraph_places(paragraph)}
    known = {_place(line) for line in furniture(lines)}
    used = furnished = 0
    unread = []
    for line in lines:
        place = _place(line)
        if place in in_sections:
            used += len(line.lines) or 1
        elif place in known or place in in_paragraphs:
            furnished += len(line.lines) or 1
        else:
            unread.append(_unread(line, file))
    total = used + rows + furnished + len(unread)
    return LineCount(total=total, used=used + rows, furniture=furnished, unread=len(unread)), tuple(unread)


def remarks(pages: Iterable[Page], file: str) -> tuple[Notice, ...]:
    """What the source had to say about its reading, as notices."""
    return tuple(_notice(remark, page, file) for page in pages for remark in page.remarks)


def _notice(remark: str | Remark, page: Page, file: str) -> Notice:
    if isinstance(remark, str):
        return Notice(kind="page", message=f"第 {page.number} 页：{remark}", source=Source(file=file, page=page.number))
    source = Source(file=file, page=page.number, line=remark.line, raw=remark.raw)
    return Notice(kind=remark.kind, rule=remark.rule, message=remark.message, source=source)


def _places(parts: Sequence[Section]) -> set[Place]:
    places = {_source_place(section.source) for section in parts if section.title}
    return places | {
        place for section in parts for paragraph in section.paragraphs for place in _paragraph_places(paragraph)
    }


def _paragraph_places(paragraph: Paragraph) -> list[Place]:
    return [_source_place(source) for source in (paragraph.lines or (paragraph.source,))]


def _place(line: TextLine) -> Place:
    return line.page, line.line, line.text


def _source_place(source: Source) -> Place:
    return source.page, source.line, source.raw


def _unread(line: TextLine, file: str) -> Notice:
    return Notice(kind="unread", message=f"没有读懂这一行：{line.text.strip()}", source=line.source(file))


__all__ = ["account_for", "remarks"]
