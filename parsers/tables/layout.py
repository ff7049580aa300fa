"""Blocks of all pages become tables of the document and the lines of its text.

A table's title, unit and unit of money stand above its grid, beside it, or in its first merged rows; its pages are
joined by the edges of their columns, never by column numbers; its notes stand below.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import NamedTuple

from parsers import lexicon
from parsers.around.banners import banners, numbered
from parsers.around.header import header_length, split_header, starts_with_header
from parsers.around.inner_lead import split_inner_lead
from parsers.around.lead import first_title, is_furniture, is_title, split_lead, title_of
from parsers.around.trail import count_notes, is_empty, split_inner_trail
from parsers.narrative.furniture import furniture
from parsers.page import Page, RawGrid, Slots, TextLine
from parsers.tables.carried import carried
from parsers.tables.continued import fits, is_copy, is_next, is_said_again, mapped, opens_another, same_columns
from parsers.tables.grid import Grid, without_spanned
from parsers.tables.spilled import without_spills
from parsers.tables.stacked import apart
from parsers.tables.torn import mended


class Layout(NamedTuple):
    """The tables of a document, and the lines that belong to no table."""

    grids: tuple[Grid, ...]
    lines: tuple[TextLine, ...]


def lay_out(pages: Iterable[Page]) -> Layout:
    """Split all blocks into tables and text, in document order."""
    pages = tuple(pages)
    blocks = [block for page in pages for block in page.blocks]
    lines = [block for block in blocks if isinstance(block, TextLine)]
    running = [line for line in furniture(lines) if not _is_statement(line.text)]
    builder = _Builder(frozenset(map(id, (*running, *banners(lines), *numbered(lines)))))
    builder.blank = frozenset(page.number for page in pages if page.number is not None and builder.is_blank(page))
    for block in blocks:
        if isinstance(block, RawGrid):
            for raw in apart(without_spills(block)):
                builder.grid(raw)
        else:
            builder.line(block)
    return builder.finish()


def _is_statement(text: str) -> bool:
    """Whether a line is the title of a statement: repeated on every page of its table, it is no running head."""
    return is_title(text) and bool(lexicon.statement_of(text))


class _Open(NamedTuple):
    """A table that may still go on; ``parts`` are its pages, where it has no rules."""

    grid: Grid
    last: RawGrid
    edges: tuple[float, ...]
    parts: tuple[RawGrid, ...] = ()


class _Builder:
    """Walks the blocks once, keeping the table that may go on and the lines seen since.

    ``running`` are the identities of the lines that say nothing where they stand: running heads and page numbers;
    ``blank`` are the pages with nothing else.
    """

    def __init__(self, running: Collection[int]) -> None:
        self.running = running
        self.blank: Collection[int] = ()
        self.grids: list[Grid] = []
        self.lines: list[TextLine] = []
        self.pending: list[TextLine] = []
        self.open: _Open | None = None
        self.guess: RawGrid | None = None
        self.head: RawGrid | None = None

    def line(self, line: TextLine) -> None:
        if self.guess is None or not _is_inside(line, self.guess):
            self.pending.append(line)

    def grid(self, raw: RawGrid) -> None:
        head, self.head = self.head, raw if raw.is_head else None
        if head is not None and self._begins_below(head, raw):
            return
        if self.open is not None:
            raw = _below(self.open.last, raw)
        trail, between = self._split_trail()
        text, outer = split_lead(between, raw, self.running)
        inner, rows = split_inner_lead(raw)
        lead = (*outer, *inner)
        taken = _lines_in(raw) + sum(map(_lines_in, outer))
        title = title_of(lead)
        if self.open is not None and self._goes_on(raw, rows, title, bool(trail), text):
            self.lines += text
            self.guess = raw if raw.is_guess else None
            whole = _joined(self.open, raw, rows)
            self.open = whole._replace(grid=replace(whole.grid, taken=whole.grid.taken + taken))
        elif raw.is_guess:
            self.pending = [*trail, *between]
        else:
            self._close(trail)
            self.lines += text
            self._begin(raw, rows, lead, taken)

    def _begins_below(self, head: RawGrid, raw: RawGrid) -> bool:
        """Begin a table whose head ended the page before, if a grid without rules has its rows."""
        inside = [index for index, line in enumerate(self.pending) if _is_inside(line, head)]
        if not raw.bands or not inside or not is_next(head, raw, self.blank):
            return False
        before, after = self.pending[: inside[0]], self.pending[inside[-1] + 1 :]
        from parsers.unruled.pages import goes_on, united  # most tables have rules

        if not all(map(self._is_furniture, after)) or not goes_on(raw, (head,), again=False):
            return False
        self.pending = before
        trail, between = self._split_trail()
        self._close(trail)
        text, lead = split_lead(between, head, self.running)
        self.lines += [*text, *after]
        self._begin(raw, split_inner_lead(united((head, raw)))[1], lead, _lines_in(raw) + len(inside))
        if self.open is not None:
            pages = (head.page, *self.open.grid.pages) if head.page is not None else self.open.grid.pages
            grid = replace(self.open.grid, pages=pages)
            self.open = self.open._replace(grid=grid, parts=(head, raw))
        self.guess = raw if raw.is_guess else None
        return True

    def _begin(self, raw: RawGrid, rows: tuple[Slots, ...], lead: tuple[TextLine, ...], taken: int) -> None:
        header, body = split_header(rows)
        pages = (raw.page, *raw.beside) if raw.page is not None else ()
        parts = (raw,) if raw.bands else ()
        self.open = _Open(Grid(header, body, title_of(lead), lead, (), pages, taken), raw, raw.edges, parts)

    def finish(self) -> Layout:
        trail, rest = self._split_trail()
        self._close(trail)
        self.lines += rest
        return Layout(tuple(self.grids), tuple(self.lines))

    def is_blank(self, page: Page) -> bool:
        """Whether a page says nothing, and nothing of it was left unread."""
        lines = [block for block in page.blocks if isinstance(block, TextLine)]
        return not page.remarks and len(lines) == len(page.blocks) and all(map(self._is_furniture, lines))

    def _is_furniture(self, line: TextLine) -> bool:
        return id(line) in self.running or is_furniture(line)

    def _split_trail(self) -> tuple[tuple[TextLine, ...], list[TextLine]]:
        """The notes right below the open table, and the lines after them."""
        lines, self.pending = self.pending, []
        if self.open is None:
            return (), lines
        count = count_notes(lines, self.open.last.page, is_empty(self.open.grid.body))
        return tuple(lines[:count]), lines[count:]

    def _close(self, trail: tuple[TextLine, ...]) -> None:
        if self.open is not None:
            taken = self.open.grid.taken + sum(map(_lines_in, trail))
            whole = _whole(self.open)
            body, inner = split_inner_trail(whole.body)
            grid = replace(whole, body=body, trail=(*inner, *trail), taken=taken)
            self.grids.append(without_spanned(grid))
        self.open = None

    def _goes_on(self, raw: RawGrid, rows: tuple[Slots, ...], title: str, noted: bool, text: list[TextLine]) -> bool:
        """Whether a grid is the next page of the open table."""
        last = self.open
        if last is None or not (rows or raw.is_guess) or noted or not is_next(last.last, raw, self.blank):
            return False
        if any(not (self._is_furniture(line) or _is_crumb(line)) for line in text):
            return False
        if title and (first_title(title) != first_title(last.grid.title) or _is_another_below(last.last, raw)):
            return False
        if is_copy(rows, last.grid):
            return False
        if raw.bands and last.parts:
            from parsers.unruled.pages import goes_on  # most tables have rules

            return goes_on(raw, last.parts, again=bool(title))
        if raw.is_guess or (title and not is_said_again(title, rows, last.grid)):
            return False
        return not opens_another(rows[0], last.grid.rows[0]) and same_columns(last.grid, last.edges, raw, rows)


def _is_crumb(line: TextLine) -> bool:
    """Whether a line is a single character: one cut off a cell at the edge of the paper, never words between tables."""
    return len(lexicon.key(line.text)) <= 1


def _is_inside(line: TextLine, raw: RawGrid) -> bool:
    if line.page != raw.page or line.box is None or raw.box is None:
        return False
    return raw.box.top <= (line.box.top + line.box.bottom) / 2 <= raw.box.bottom


def _lines_in(block: RawGrid | TextLine) -> int:
    """How many lines of the input a block was made from; a row of a page counts as one."""
    if isinstance(block, RawGrid):
        return len(block.lines) or len(block.rows)
    return len(block.lines) or 1


def _below(last: RawGrid, raw: RawGrid) -> RawGrid:
    """A grid with columns as wide as those of the one before it as if it stood below, where rows go on beside that.

    They go on to its right on the same page, or on the next one to its left: on sheets with two pages side by side.
    """
    if not raw.edges or len(raw.edges) != len(last.edges) or not (_is_beside(last, raw) or _is_on_next_left(last, raw)):
        return raw
    edges = tuple(edge - raw.edges[0] + last.edges[0] for edge in raw.edges)
    return replace(raw, edges=last.edges) if fits(edges, last.edges) else raw


def _is_another_below(last: RawGrid, raw: RawGrid) -> bool:
    """Whether a grid with a title stands below another one of its page: it is a table of its own."""
    return raw.page == last.page is not None and not _is_beside(last, raw)


def _is_beside(last: RawGrid, raw: RawGrid) -> bool:
    """Whether a grid stands on the page of the one before it, to its right."""
    if raw.page != last.page or raw.box is None or last.box is None:
        return False
    return raw.box.x0 >= last.box.x1


def _is_on_next_left(last: RawGrid, raw: RawGrid) -> bool:
    return raw.page is not None and raw.page - 1 == last.page and raw.edges[-1] <= last.edges[0]


def _joined(last: _Open, raw: RawGrid, rows: tuple[Slots, ...]) -> _Open:
    """The open table with the rows of its next page, each slot filled by the cell that stands over it.

    A table of which only the head stood on the last page takes the columns of this one. Pages without rules wait until
    the last one is there.
    """
    if raw.bands and last.parts:
        return _Open(replace(last.grid, pages=_pages(last.grid, raw)), raw, last.edges, (*last.parts, raw))
    last = _with_all_parts(last)
    if not last.grid.body and len(raw.edges) > len(last.edges):
        head = tuple(mapped(row, last.edges, raw.edges, len(rows[0])) for row in last.grid.header)
        last = _Open(replace(last.grid, header=head), raw, raw.edges)
    if starts_with_header(rows, last.grid.header):
        rows = rows[header_length(rows, last.grid.header) :]
    edges = raw.edges if fits(raw.edges, last.edges) or len(raw.edges) != len(last.edges) else last.edges
    below = tuple(mapped(row, edges, last.edges, last.grid.width) for row in rows)
    pages = _pages(last.grid, raw)
    grid = replace(last.grid, body=mended(last.grid.body, carried(last.grid.body, below)), pages=pages)
    if not grid.header or not last.grid.body:
        header, body = split_header(grid.rows)
        grid = replace(grid, header=header, body=body)
    return _Open(grid, raw, last.edges)


def _pages(grid: Grid, raw: RawGrid) -> tuple[int, ...]:
    more = () if raw.page is None else (raw.page, *raw.beside)
    return (*grid.pages, *(page for page in more if page not in grid.pages))


def _whole(last: _Open) -> Grid:
    """A table that ends; one without rules in the columns that all its pages show."""
    return _with_all_parts(last).grid


def _with_all_parts(last: _Open) -> _Open:
    """A table with the rows of all its pages without rules: it ends, or goes on with rules."""
    if len(last.parts) < 2:
        return last
    from parsers.unruled.pages import united  # most tables have rules

    rows = united(last.parts)
    header, body = split_header(split_inner_lead(rows)[1])
    return last._replace(grid=replace(last.grid, header=header, body=body), edges=rows.edges, parts=())
