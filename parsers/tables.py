"""Blocks of all pages become tables of the document and the lines of its text.

A table's title, unit and unit of money stand above its grid, beside it, or in its first merged rows; its pages are
joined by the edges of their columns, never by column numbers; its notes stand below.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from parsers import lexicon
from parsers.cells import read_amount, read_code
from parsers.grid import Grid
from parsers.page import Cell, Page, RawGrid, Slots, TextLine

EDGE_TOLERANCE = 4.0
HEADER_ROWS = 8
WRAPPED_END = 4
"""Characters of a title's end that can stand on a line of their own."""

LEAD_LINES = 8
"""How many lines above a grid can belong to it: number, title in two lines, unit, year, unit of money."""

_NUMBER_LINE = re.compile(
    r"^(?:附表|附件|部门|单位)?(?:公开|预算|表|附|批复)*\s*表?\s*[\d一二三四五六七八九十]{1,3}(?:-\d+)?\s*表?$"
)
_MONEY = re.compile(r"(?:单位|币种)[:：]?\s*(?:人民币)?\s*[（(]?\s*(?:亿|百万|万|千)?\s*元?[)）]?\s*$")
_UNIT_LINE = re.compile(r"^(?:\d{3}|\d{5,12})(?!\d)\s*-?\s*(?!年)[一-鿿]{4,}")
_PAGE_NUMBER = re.compile(r"^[-—–\s第]*\d[\d\s]{0,4}[-—–\s页/共]*(?:\d{1,4}\s*页?)?[-—–\s]*$")
_SENTENCE = re.compile(r"[。；！？]")
_DOTS = re.compile(r"[.…·．]{4,}|(?:\. ){4,}")
_HEADING = re.compile(
    r"^(?:第[一二三四五六七八九十]+[部章节]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,2}[、.．])"
)
_PLAIN_TITLES = ("institutions", "assets")
"""Tables inside the text part, often titled without 表 or 预算."""

_ASIDE = re.compile(r"[（(][^（）()]*[)）]$")
_INDEX = re.compile(r"^(?:\*+|[栏行]次|\d{1,2}|[甲乙丙丁]|\d{1,2}=[\d+\-]+)?$")


@dataclass(frozen=True, slots=True)
class Layout:
    """The tables of a document, and the lines that belong to no table."""

    grids: tuple[Grid, ...]
    lines: tuple[TextLine, ...]


def lay_out(pages: Iterable[Page]) -> Layout:
    """Split all blocks into tables and text, in document order."""
    builder = _Builder()
    for page in pages:
        for block in page.blocks:
            if isinstance(block, RawGrid):
                builder.grid(block)
            else:
                builder.line(block)
    return builder.finish()


@dataclass(slots=True)
class _Open:
    """A table that may still go on."""

    grid: Grid
    last: RawGrid
    edges: tuple[float, ...]


@dataclass(slots=True)
class _Builder:
    """Walks the blocks once, keeping the table that may go on and the lines seen since."""

    grids: list[Grid] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)
    pending: list[TextLine] = field(default_factory=list)
    open: _Open | None = None

    def line(self, line: TextLine) -> None:
        self.pending.append(line)

    def grid(self, raw: RawGrid) -> None:
        trail, between = self._split_trail()
        text, outer = _lead(between, raw)
        inner, rows = _inner_lead(raw)
        lead = (*outer, *inner)
        taken = _lines_in(raw) + sum(map(_lines_in, outer))
        title = _title(lead)
        if self.open is not None and self._goes_on(raw, rows, title, bool(trail), text):
            self.lines += text
            self.open = _joined(self.open, raw, rows)
            self.open.grid = replace(self.open.grid, taken=self.open.grid.taken + taken)
            return
        self._close(trail)
        self.lines += text
        header, body = split_header(rows)
        pages = (raw.page,) if raw.page is not None else ()
        self.open = _Open(Grid(header, body, title, lead, (), pages, taken), raw, raw.edges)

    def finish(self) -> Layout:
        trail, rest = self._split_trail()
        self._close(trail)
        self.lines += rest
        return Layout(tuple(self.grids), tuple(self.lines))

    def _split_trail(self) -> tuple[tuple[TextLine, ...], list[TextLine]]:
        """The notes right below the open table, and the lines after them."""
        lines, self.pending = self.pending, []
        if self.open is None:
            return (), lines
        count = _note_lines(lines, self.open.last.page)
        return tuple(lines[:count]), lines[count:]

    def _close(self, trail: tuple[TextLine, ...]) -> None:
        if self.open is not None:
            taken = self.open.grid.taken + sum(map(_lines_in, trail))
            self.grids.append(replace(self.open.grid, trail=trail, taken=taken))
        self.open = None

    def _goes_on(self, raw: RawGrid, rows: tuple[Slots, ...], title: str, noted: bool, text: list[TextLine]) -> bool:
        """Whether a grid is the next page of the open table."""
        last = self.open
        if last is None or not rows or noted or not _is_next(last.last, raw):
            return False
        if any(not _is_furniture(line) for line in text):
            return False
        if title and (lexicon.key(title) != lexicon.key(last.grid.title) or not _repeats(rows, last.grid.header)):
            return False
        return not _opens_another(rows[0], last.grid.rows[0]) and _same_columns(last, raw, rows)


def _lines_in(block: RawGrid | TextLine) -> int:
    """How many lines of the input a block was made from; a row of a page counts as one."""
    if isinstance(block, RawGrid):
        return len(block.lines) or len(block.rows)
    return len(block.lines) or 1


def _repeats(rows: tuple[Slots, ...], header: tuple[Slots, ...]) -> bool:
    """Whether rows begin with the whole head of a table, word for word; a form filled in anew does not."""
    length = _header_length(rows, header)
    return not header or (length > 0 and _words(rows[:length]) <= _words(header))


def _opens_another(row: Slots, first: Slots) -> bool:
    """Whether a row fills in anew what the first row of the table says (项目名称 | another project)."""
    cells, others = [cell.words for cell in distinct(row)], [cell.words for cell in distinct(first)]
    return len(cells) == 2 == len(others) and cells[0] == others[0] != "" and cells[1] != others[1] != ""


def _is_next(last: RawGrid, raw: RawGrid) -> bool:
    if last.page is None or raw.page is None:
        return True
    return raw.page == last.page + 1 or (raw.page == last.page and bool(raw.edges) and raw.edges == last.edges)


def _same_columns(last: _Open, raw: RawGrid, rows: tuple[Slots, ...]) -> bool:
    """Columns fit where every edge meets one of the table's; without positions the head must repeat or rows go on."""
    if raw.edges and last.edges:
        if not last.grid.body and _fits(last.edges, raw.edges):
            return True
        return _fits(raw.edges, last.edges) and (len(raw.edges) > 2 or len(rows) == 1)
    if _starts_with_header(rows, last.grid.header):
        return True
    return not _looks_like_header(rows[0]) and abs(len(rows[0]) - last.grid.width) <= 4


def _fits(edges: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(edge - other) <= EDGE_TOLERANCE for other in others) for edge in edges)


def _joined(last: _Open, raw: RawGrid, rows: tuple[Slots, ...]) -> _Open:
    """The open table with the rows of its next page, each slot filled by the cell that stands over it.

    A table of which only the head stood on the last page takes the columns of this one.
    """
    if not last.grid.body and len(raw.edges) > len(last.edges):
        head = tuple(_mapped(row, last.edges, raw.edges, len(rows[0])) for row in last.grid.header)
        last = _Open(replace(last.grid, header=head), raw, raw.edges)
    if _starts_with_header(rows, last.grid.header):
        rows = rows[_header_length(rows, last.grid.header) :]
    mapped = tuple(_mapped(row, raw.edges, last.edges, last.grid.width) for row in rows)
    pages = last.grid.pages
    if raw.page is not None and raw.page not in pages:
        pages = (*pages, raw.page)
    grid = replace(last.grid, body=(*last.grid.body, *mapped), pages=pages)
    if not grid.header or not last.grid.body:
        header, body = split_header(grid.rows)
        grid = replace(grid, header=header, body=body)
    return _Open(grid, raw, last.edges)


def _mapped(row: Slots, edges: Sequence[float], onto: Sequence[float], width: int) -> Slots:
    if not edges or not onto:
        return (row + (None,) * width)[:width] if len(row) < width else row[:width]
    slots: list[Cell | None] = []
    for left, right in itertools.pairwise(onto):
        middle = (left + right) / 2
        at = next((i for i, (a, b) in enumerate(itertools.pairwise(edges)) if a <= middle < b), None)
        slots.append(row[at] if at is not None else None)
    return tuple(slots)


# ---- the lines above and below -----------------------------------------------------------------------------------


def _lead(lines: list[TextLine], raw: RawGrid) -> tuple[list[TextLine], tuple[TextLine, ...]]:
    """Split the lines before a grid into text and the lead of the grid: from its title, or its unit line, on."""
    start = max(0, len(lines) - LEAD_LINES)
    for index in range(len(lines) - 1, start - 1, -1):
        if _ends_lead(lines[index].text) or not _is_near(lines, index, raw):
            start = index + 1
            break
    tail = _unwrapped(lines[start:])
    first = next((i for i, line in enumerate(tail) if _is_title(line.text) or _is_label_line(line.text)), None)
    if first is None:
        return lines, ()
    if first > 0 and _NUMBER_LINE.match(lexicon.key(tail[first - 1].text)):
        first -= 1
    return [*lines[:start], *tail[:first]], tuple(tail[first:])


def _unwrapped(lines: list[TextLine]) -> list[TextLine]:
    """Lines with a title that was broken before its last characters (…绩效目 / 标表) in one piece."""
    joined: list[TextLine] = []
    for line in lines:
        end = lexicon.key(line.text)
        broken = len(end) <= WRAPPED_END and end.endswith("表") and not _is_title(line.text)
        if joined and broken and not is_table_lead(joined[-1].text):
            joined[-1] = replace(joined[-1], text=joined[-1].text + line.text)
        else:
            joined.append(line)
    return joined


def _is_near(lines: list[TextLine], index: int, raw: RawGrid) -> bool:
    """On the page of the grid; or at the end of the page before, when nothing but furniture stands between."""
    line = lines[index]
    if line.page == raw.page:
        return True
    between = [later for later in lines[index + 1 :] if not _is_furniture(later)]
    leads = all(is_table_lead(later.text) for later in between)
    follows = line.page is not None and raw.page is not None and line.page == raw.page - 1
    return follows and leads and (is_table_lead(line.text) or _is_furniture(line))


def _ends_lead(text: str) -> bool:
    """A sentence, a table of contents or a note is not part of what heads the next table."""
    return bool(_SENTENCE.search(text) or _DOTS.search(text)) or len(text) > 80


def _is_title(text: str) -> bool:
    """Whether a line can be the title of a table: short, no sentence, and it says 表 or names a known one."""
    words = lexicon.key(_ASIDE.sub("", text.strip()))
    if not 3 <= len(words) <= 60 or _ends_lead(text) or text.rstrip().endswith(("：", ":")):
        return False
    if "表" in words[-6:]:
        return not _NUMBER_LINE.match(words)
    known = lexicon.statement_of(text)
    return bool(known) and not _HEADING.match(text.strip()) and ("预算" in words or known in _PLAIN_TITLES)


def _is_label_line(text: str) -> bool:
    """A line such as 编制单位：…, 202001 某办公室, or 单位：万元."""
    plain = text.strip()
    if _SENTENCE.search(plain):
        return False
    return bool(_MONEY.search(plain) or _UNIT_LINE.match(plain)) or _label_of(plain) is not None


def _label_of(text: str) -> str | None:
    """Which label a line opens with (编制单位：…), or None."""
    head, colon, _ = unicodedata.normalize("NFKC", text).partition(":")
    if not colon:
        return None
    return lexicon.words("line").get(lexicon.key(head))


def _is_furniture(line: TextLine) -> bool:
    """Page numbers, and the number of a table, may stand between two pages of one table."""
    text = line.text.strip()
    return bool(_PAGE_NUMBER.match(text)) or bool(_NUMBER_LINE.match(lexicon.key(text)))


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but a page number (`- 6 -`, `第 3 页`)."""
    return bool(_PAGE_NUMBER.match(text.strip()))


def _title(lead: Sequence[TextLine]) -> str:
    """The title among the lead lines: the last one that names a known table, else the last that says 表."""
    titles = [line.text for line in lead if _is_title(line.text)]
    if not titles:
        return ""
    known = [title for title in titles if lexicon.statement_of(title) is not None]
    return " ".join((known or titles)[-1].split())


def _note_lines(lines: Sequence[TextLine], page: int | None) -> int:
    """How many lines right below a table are notes: 注：… and the lines that carry it on."""
    count = 0
    for index, line in enumerate(lines):
        text = line.text.strip()
        if line.page != page:
            break
        if is_note(text):
            count = index + 1
        elif (
            count
            and not _HEADING.match(text)
            and not _is_title(text)
            and not is_page_number(text)
            and index < count + 2
        ):
            count = index + 1 if _SENTENCE.search(text) else count
        elif count or index > 2:
            break
    return count


def is_note(text: str) -> bool:
    """Whether a line opens a note: 注：…, 备注：…"""
    return any(re.match(rf"^[（(]?{word}\s*\d?\s*[:：.．]", text) for word in lexicon.word_list("line", "note"))


def _inner_lead(raw: RawGrid) -> tuple[tuple[TextLine, ...], tuple[Slots, ...]]:
    """Title and unit rows printed inside the grid, as lines; and the rows that remain."""
    lead: list[TextLine] = []
    rows = list(raw.rows)
    while rows and _is_lead_row(rows[0], len(rows)):
        for cell in distinct(rows[0]):
            lead += [
                TextLine(text, page=cell.page, line=cell.line, box=cell.box)
                for text in cell.text.split("\n")
                if text.strip()
            ]
        rows.pop(0)
    return tuple(lead), tuple(rows)


def _is_lead_row(row: Slots, left: int) -> bool:
    cells = [cell for cell in distinct(row) if cell.words]
    if left <= 1:
        return False
    if not cells:
        return True
    texts = [part for cell in cells for part in cell.text.split("\n") if part.strip()]
    return len(cells) <= 4 and all(is_table_lead(text) for text in texts)


def is_table_lead(text: str) -> bool:
    """Whether a line belongs above a table: its title, number, unit or unit of money."""
    words = lexicon.key(text)
    return _is_title(text) or _is_label_line(text) or bool(_NUMBER_LINE.match(words))


# ---- header and body ---------------------------------------------------------------------------------------------


def split_header(rows: tuple[Slots, ...]) -> tuple[tuple[Slots, ...], tuple[Slots, ...]]:
    """Where the head of a table ends: after the row of column numbers, or before the first row of data."""
    spanned = _spanned_by_first(rows)
    for index, row in enumerate(rows[:HEADER_ROWS]):
        if _is_index_row(row):
            return rows[: index + 1], rows[index + 1 :]
        if index >= spanned and (_is_data_row(row) or _is_blank(row)):
            return rows[:index], rows[index:]
    end = max(spanned, 1)
    while end < len(rows) and _looks_like_header(rows[end]):
        end += 1
    return rows[:end], rows[end:]


def _spanned_by_first(rows: tuple[Slots, ...]) -> int:
    """How many rows the cells of the first row reach down, unless the first row is data already."""
    if not rows or _is_data_row(rows[0]) or _is_blank(rows[0]):
        return 0
    first = {id(cell) for cell in rows[0] if cell is not None and cell.words}
    depth = 1
    while depth < min(len(rows), HEADER_ROWS) and any(id(cell) in first for cell in rows[depth]):
        depth += 1
    return depth


def _is_blank(row: Slots) -> bool:
    return not any(cell is not None and cell.words for cell in row)


def _is_index_row(row: Slots) -> bool:
    """A row of column numbers: 栏次 1 2 3, or ** 1 2 3."""
    words = [cell.words for cell in distinct(row) if cell.words]
    if len(words) < 2 or not all(_INDEX.match(word) for word in words):
        return False
    numbers = [int(word) for word in words if word.isdigit()]
    return len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 2


def _is_data_row(row: Slots) -> bool:
    """A row that states an amount, an account code, an ordinal label, or a total."""
    cells = [cell for cell in distinct(row) if cell.words]
    if not cells:
        return False
    if any(_is_figure(cell.text) for cell in cells):
        return True
    if lexicon.is_total(cells[0].text):
        return _is_total_row(row, cells)
    return any(_ORDINAL_LABEL.match(cell.words) for cell in cells)


_ORDINAL_LABEL = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[\[［]\d{3,7}[\]］]|(?:\d{3}|\d{5}|\d{7})[-—]?(?!年)[一-鿿])"
)


def _is_total_row(row: Slots, cells: list[Cell]) -> bool:
    """合计 alone in its row is the label of an empty total row; among other words it is the head of a column."""
    return len(cells) == 1 and row[0] is not None and (row[0] is cells[0] or not row[0].words)


def _is_figure(text: str) -> bool:
    read = read_amount(text)
    if not read.has_number or read.number is None:
        return False
    plain = "".join(text.split())
    return (
        "." in plain
        or "," in plain
        or "，" in plain
        or len(plain) >= 3
        or plain in ("0", "-", "—", "--", "——")
        or read_code(text) is not None
    )


def _looks_like_header(row: Slots) -> bool:
    """A row most of whose words the lexicon knows as heads of columns."""
    cells = [cell for cell in distinct(row) if cell.words]
    known = sum(_is_head_word(cell.text) for cell in cells)
    return bool(cells) and known * 2 > len(cells)


def _is_head_word(text: str) -> bool:
    return any(lexicon.key(text) in lexicon.words(section) for section in ("role", "measure", "item", "side"))


def _starts_with_header(rows: tuple[Slots, ...], header: tuple[Slots, ...]) -> bool:
    return _header_length(rows, header) > 0


def _header_length(rows: tuple[Slots, ...], header: tuple[Slots, ...]) -> int:
    """How many leading rows repeat the head of the table."""
    if not header or not rows:
        return 0
    own, _ = split_header(rows)
    if not own:
        return 0
    if _words(own) & _words(header) and len(_words(own) & _words(header)) * 2 >= len(_words(own)):
        return len(own)
    return len(own) if _is_index_row(own[-1]) and _is_index_row(header[-1]) else 0


def _words(rows: Iterable[Slots]) -> set[str]:
    return {lexicon.key(cell.text) for row in rows for cell in distinct(row) if cell.words}


def distinct(row: Slots) -> list[Cell]:
    """The cells of a row from left to right, a spanning one once."""
    seen: list[Cell] = []
    for cell in row:
        if cell is not None and (not seen or cell is not seen[-1]):
            seen.append(cell)
    return seen
