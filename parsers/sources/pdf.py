"""The text layer of a PDF, page by page: ruled grids, and the lines of text around them.

Glyphs and rules come from pdfium, about ten times faster than pdfplumber and with the same cells; pdfplumber reads a
page again where pdfium's glyphs carry no meaning. Pages are closed as they go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium

from model.disclosure import Box
from model.errors import UnreadableDocument
from parsers.page import Block, Page, RawGrid, TextLine
from parsers.progress import Progress, silent
from parsers.ruling import Letter, TooManyRules, lines_of, tables, words_of
from parsers.sources.pdfium import Drawing, draw
from parsers.sources.plumber import Plumber
from parsers.sources.scan import Scans, is_image, why_unread
from parsers.unruled import find_unruled

UNMAPPED_SHARE = 0.02
"""Share of glyphs without Unicode above which a page is read again by pdfplumber."""


def read_pdf(path: Path, *, password: str | None = None, progress: Progress = silent) -> Iterator[Page]:
    """Yield the pages of a PDF one after the other.

    A page that is an image goes through recognition where that is installed, and carries a remark where it is not.
    Raises UnreadableDocument for what is not a PDF, is broken, locked, has no pages, or has no text at all.
    """
    document = _open(path, password)
    reference, scans = Plumber(path, password), Scans()
    try:
        count = len(document)
        if not count:
            raise UnreadableDocument(path.name, "这个 PDF 没有页面")
        letters = images = 0
        for index in range(count):
            page, drawing = _page(document, index, reference, scans)
            letters += len(drawing.glyphs) + drawing.excess + len(page.blocks)
            images += drawing.images
            progress(path.name, index + 1, count)
            yield page
        if not letters:
            raise UnreadableDocument(path.name, _without_text(images))
    finally:
        document.close()
        reference.close()


def _open(path: Path, password: str | None) -> pdfium.PdfDocument:
    head = path.read_bytes()[:1024]
    if not head:
        raise UnreadableDocument(path.name, "文件是空的（0 字节）")
    if b"%PDF-" not in head:
        raise UnreadableDocument(path.name, f"不是 PDF 文件（{_guess(head)}）")
    try:
        return pdfium.PdfDocument(path, password=password)
    except pdfium.PdfiumError as error:
        raise UnreadableDocument(path.name, _why_closed(str(error), password)) from None


def _guess(head: bytes) -> str:
    """What a file that is no PDF looks like."""
    if b"<html" in head.lower() or b"<!doctype" in head.lower():
        return "内容是网页 HTML"
    if head.startswith(b"PK"):
        return "内容是压缩包或 Office 文档"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "内容是旧版 Office 文档"
    return "文件头不是 %PDF"


def _why_closed(error: str, password: str | None) -> str:
    if "assword" in error:
        return "密码不对" if password else "文件有密码，请用 --password 给出"
    return "PDF 已损坏，无法打开"


def _without_text(images: int) -> str:
    return why_unread() if images else "PDF 里没有任何文字"


def _page(document: pdfium.PdfDocument, index: int, reference: Plumber, scans: Scans) -> tuple[Page, Drawing]:
    number = index + 1
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return Page(number, remarks=("这一页已损坏，没有读出",)), Drawing(0, 0, (), ())
    try:
        drawing = draw(page)
        if is_image(drawing):
            return scans.read(page, number, drawing), drawing
    finally:
        page.close()
    if drawing.lost or drawing.unmapped > UNMAPPED_SHARE * max(1, len(drawing.glyphs)):
        again = reference.draw(index)
        if again and again.unmapped <= drawing.unmapped and len(again.glyphs) >= len(drawing.glyphs):
            drawing = replace(again, images=drawing.images)
    return compose(drawing, number), drawing


def compose(drawing: Drawing, number: int) -> Page:
    """The page of a drawing: its grids, and the lines of what stands outside them, from top to bottom."""
    if drawing.excess:
        return Page(number, drawing.width, drawing.height, remarks=("这一页的字符或线条多得不像印刷页，没有读",))
    try:
        grids = [grid for grid in tables(drawing.glyphs, drawing.rules, number) if not _is_frame(grid)]
    except TooManyRules:
        return Page(number, drawing.width, drawing.height, remarks=("这一页的线条多得不像表格，没有读",))
    outside = lines_of(_outside(drawing.glyphs, grids))
    level = [rule.top for rule in drawing.rules if rule.bottom - rule.top < rule.x1 - rule.x0]
    unruled, outside = find_unruled(outside, level, number)
    blocks: list[Block] = [*grids, *unruled, *_text_lines(outside, number)]
    blocks.sort(key=lambda block: (block.box or Box(0, 0, 0, 0)).top)
    return Page(number, drawing.width, drawing.height, tuple(blocks), _remarks(drawing))


def _is_frame(grid: RawGrid) -> bool:
    """A border around text is no table: one column, or no more than one cell with words."""
    filled = {id(cell) for row in grid.rows for cell in row if cell is not None and cell.words}
    return len(grid.edges) <= 2 or len(filled) <= 1


def _outside(letters: Iterable[Letter], grids: list[RawGrid]) -> Iterable[Letter]:
    """The letters whose middles are in no grid."""
    for left, top, right, bottom in (grid.box for grid in grids if grid.box is not None):
        x0, x1, y0, y1 = 2 * left, 2 * right, 2 * top, 2 * bottom
        letters = [a for a in letters if not (x0 <= a[1] + a[3] < x1 and y0 <= a[2] + a[4] < y1)]
    return letters


def _text_lines(found: list[list[Letter]], number: int) -> list[TextLine]:
    lines = []
    for line in found:
        text = words_of(line)
        if text:
            box = Box(line[0].x0, min(a.top for a in line), line[-1].x1, max(a.bottom for a in line))
            lines.append(TextLine(text, page=number, box=box, size=_size(line)))
    return lines


def _size(line: list[Letter]) -> float:
    """The height of the middle letter: the type size of the line."""
    heights = sorted(letter.bottom - letter.top for letter in line)
    return heights[len(heights) // 2]


def _remarks(drawing: Drawing) -> tuple[str, ...]:
    remarks = []
    if drawing.slanted:
        remarks.append(f"{drawing.slanted} 个倾斜或横放的字符（多为水印）没有读入")
    if drawing.outside:
        remarks.append(f"{drawing.outside} 个字符在页面之外，没有读入")
    if drawing.lost:
        remarks.append(f"{drawing.lost} 处文字用的字体没有嵌入，读不出")
    if drawing.unmapped:
        remarks.append(f"{drawing.unmapped} 个字符没有编码，读不出")
    return tuple(remarks)
