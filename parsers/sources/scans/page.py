"""A page that is an image: its ruled tables cell by cell, the rest line by line, by recognition (extra ``[ocr]``).

The recognised characters and the rules found go the way of a text layer's, so tables are made by the same arithmetic.
What recognition is unsure of is said cell by cell: a figure read in two ways stays unreadable until the identities of
the tables choose (``model.repair``), and is never one of both in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pypdfium2 as pdfium

from parsers.cells import read_code
from parsers.letters import Letter
from parsers.official import is_official
from parsers.page import Block, Page, RawGrid, Remark
from parsers.recognition.codes import mend_codes
from parsers.recognition.snapping import snapped, spelt
from parsers.ruled.edges import TooManyRules
from parsers.ruled.tables import tables
from parsers.sources.compose import compose
from parsers.sources.pdfium import Drawing
from parsers.sources.scans.cells import apart, bands, cell_boxes, is_dash, lines_in, tight
from parsers.sources.scans.counts import counted
from parsers.sources.scans.covered import uncovered
from parsers.sources.scans.doubt import is_inside, is_poor, unread_in, with_readings
from parsers.sources.scans.engine import Recogniser
from parsers.sources.scans.form import in_columns, in_form, pointed
from parsers.sources.scans.image import Picture
from parsers.sources.scans.picture import picture_of, turned
from parsers.sources.scans.rings import unringed
from parsers.sources.scans.rules import Ruled, ruled
from parsers.sources.scans.seals import doubted_below
from parsers.sources.scans.turn import turns_of
from parsers.sources.scans.warp import squared
from parsers.sources.scans.words import NO_READING, Words, dash, recognised

EDGE = 3.0
"""Points from the edge of the picture within which a figure may be cut off by it."""

MOST_LINES = 6000
"""More lines of text than any printed page has; beyond it a page is given up."""


class Reader:
    """Reads the image pages of one document, with its models in memory."""

    def __init__(self) -> None:
        self._recogniser = Recogniser()

    def read(self, page: pdfium.PdfPage, number: int, *, only_tables: bool = False) -> Page | None:
        """One page; None where only tables are wanted and there is none. Raises TooManyRules for what is no print."""
        picture = picture_of(page)
        found = ruled(picture.grey)
        if only_tables and not tables((), found.rules, number):
            return None
        quarters = turns_of(self._recogniser, picture.grey, found.ink)
        if quarters:
            picture = turned(picture, quarters)
        level = squared(picture) if found.rules else picture
        if quarters or level is not picture:
            picture, found = level, ruled(level.grey)
        picture, found = unringed(picture, found)
        words = tuple(_words(self._recogniser, picture, found, tables((), found.rules, number)))
        words = tuple(doubted_below(words, picture.sealed))
        return page_of(picture, found, words, number)


def _words(engine: Recogniser, picture: Picture, found: Ruled, grids: Sequence[RawGrid]) -> Iterator[Words]:
    """Every line of the page: those of cells where they were drawn, the others where the engine finds them."""
    cells = [list(lines_in(found.ink, box)) for box in cell_boxes(grids)]
    strokes = [line for lines in cells for line in lines if is_dash(found.ink, line)]
    cells = [[line for line in lines if not is_dash(found.ink, line)] for lines in cells]
    inside = [line for lines in cells for line in lines]
    outlines = [grid.box for grid in grids if grid.box is not None]
    around = []
    for start, end in bands(found.ink, outlines):
        for left, top, right, bottom in engine.find(picture.grey[start:end]):
            around.append(tight(found.ink, (left, top + start, right, bottom + start)))
    if len(inside) + len(around) > MOST_LINES:
        raise TooManyRules
    read = recognised(engine, picture.grey, inside)
    yield from read
    yield from map(dash, strokes)
    yield from unread_in(cells, read)
    for words in recognised(engine, picture.grey, apart(around), parting=True):
        if not any(is_inside(words.box, outline) for outline in outlines):
            yield words.with_leaders()


def page_of(picture: Picture, found: Ruled, words: Sequence[Words], number: int) -> Page:
    """The page that words and rules make: cells with how sure they are, names snapped, codes settled by names."""
    seen, words = words, [replace(_cut_off(line, picture), text=spelt(line.text)) for line in words]
    poor = is_poor(words)
    if poor:
        words = [replace(line, other=line.other or NO_READING) if line.is_figure else line for line in words]
    letters = tuple(letter for line in words for letter in line.letters())
    page = compose(Drawing(picture.width, picture.height, letters, found.rules), number)
    blocks: list[Block] = []
    said = [
        _summary(words, number, poor=poor),
        *(_unsure(line, number) for line in words if line.other and not line.is_figure),
        *(_misread(line, right, number) for line, right in zip(seen, words, strict=True) if line.text != right.text),
    ]
    for block in page.blocks:
        if isinstance(block, RawGrid) and block.is_guess:
            continue
        whole, remarks = _settled(block, words, letters) if isinstance(block, RawGrid) else (block, ())
        blocks.append(whole)
        said += remarks
    return page._replace(blocks=tuple(blocks), remarks=(*page.remarks, *said))


def _cut_off(line: Words, picture: Picture) -> Words:
    """A figure at the edge of the picture as one that may go on behind it."""
    is_inside_of_page = line.box.x0 > EDGE and line.box.x1 < picture.width - EDGE
    return line if is_inside_of_page or not line.is_figure else replace(line, other=line.other or NO_READING)


def _summary(words: Sequence[Words], number: int, *, poor: bool) -> Remark:
    figures = [line for line in words if line.is_figure]
    twice = sum(bool(line.other) for line in figures)
    message = f"第 {number} 页是扫描图像，由识别读出 {len(words)} 行文字，其中 {len(figures)} 处是数字"
    if poor:
        return Remark("poor-scan", message + "；图像太不清楚，数字只采用勾稽关系能证实的，其余按读不出处理", "O03")
    return Remark("recognised-page", message + (f"，{twice} 处两次读数不同" if twice else ""))


def _unsure(line: Words, number: int) -> Remark:
    message = f"第 {number} 页：这一行里的数字两次读数不同，请核对：{line.text} / {line.other}"
    return Remark("unsure-line", message, "O03", raw=line.text)


def _misread(line: Words, right: Words, number: int) -> Remark:
    message = f"第 {number} 页：「{line.text}」没有这样的写法，读作「{right.text}」"
    return Remark("snapped-name", message, "O13", raw=line.text)


def _settled(grid: RawGrid, words: Sequence[Words], letters: Sequence[Letter]) -> tuple[RawGrid, tuple[Remark, ...]]:
    """A grid with its doubts."""
    read = uncovered(counted(with_readings(grid, words)), words)
    sure = in_columns(in_form(pointed(read)), letters)
    rows, codes = mend_codes(sure.rows)
    named, names = snapped(replace(sure, rows=rows))
    placed = (remark._replace(message=f"第 {grid.page} 页{remark.message}") for remark in codes)
    return named, (*placed, *_unsure_codes(named), *names)


def _unsure_codes(grid: RawGrid) -> Iterator[Remark]:
    """A remark for every code that was read in two ways and that no name beside it confirms."""
    for row in grid.rows:
        for cell, beside in zip(row, (*row[1:], None), strict=True):
            code = read_code(cell.text) if cell is not None else None
            if cell is None or not code or not cell.others or is_official(code, beside.text if beside else ""):
                continue
            message = f"第 {grid.page} 页：编码 {code} 另读作 {'、'.join(cell.others)}，名称不能确定是哪一个，请核对"
            yield Remark("unsure-code", message, "O03", raw=cell.text)
