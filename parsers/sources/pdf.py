"""The text layer of a PDF, page by page: ruled grids, and the lines of text around them.

Glyphs and rules come from pdfium, about ten times faster than pdfplumber and with the same cells; pdfplumber reads a
page again where pdfium's glyphs carry no meaning. Pages are closed as they go.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from model.errors import UnreadableDocument
from parsers.engine import Engine
from parsers.letters import said_by
from parsers.page import Page
from parsers.progress import Progress, silent
from parsers.sources.compose import compose, holds_spilled_text, holds_two_figures, holds_unruled, is_doubtful
from parsers.sources.document import Broken, Document, LoadedPage, Locked
from parsers.sources.mistold import is_mistold
from parsers.sources.pdfium import Drawing, draw
from parsers.sources.plumber import Plumber
from parsers.sources.scan import Scans, hides_text, is_image, may_hide_scan, why_mistold, why_unread
from parsers.sources.scans.holes import has_holes
from parsers.sources.two_up import halves

MAX_PAGES = 10_000
MAX_BROKEN = 50
"""Broken pages in a row after which the rest counts as broken, too: a damaged page tree claims any number of them."""

NOTHING = Drawing(0, 0, (), ())

UNMAPPED_SHARE = 0.02
"""Share of glyphs without Unicode above which a page is read again by pdfplumber."""


def read_pdf(
    path: Path,
    *,
    password: str | None = None,
    progress: Progress = silent,
    engine: Engine = "pdfium",
    skip: Collection[int] = (),
) -> Iterator[Page]:
    """Yield the pages of a PDF one after the other, those of ``skip`` (1-based) with nothing but a remark.

    A page that is an image goes through recognition where that is installed, and carries a remark where it is not.
    Raises UnreadableDocument for what is not a PDF, is broken, locked, has no pages, or has no text at all.
    """
    document = _open(path, password)
    reference = Plumber(path, password)
    reader = _Reader(document, reference, engine, skip)
    try:
        count = len(document)
        if not count:
            raise UnreadableDocument(path.name, "这个 PDF 没有页面")
        letters = images = 0
        for index in range(min(count, MAX_PAGES)):
            page, drawing = reader.page(index)
            letters += len(drawing.glyphs) + drawing.excess + len(page.blocks)
            images += drawing.images
            progress(path.name, index + 1, count)
            pages = [compose(part, index + 1) for part in halves(drawing)] or [page]
            reader.has_unruled = reader.has_unruled or any(map(holds_unruled, pages))
            yield from pages
            if reader.broken > MAX_BROKEN:
                break
        if count > MAX_PAGES and reader.broken <= MAX_BROKEN:
            yield Page(MAX_PAGES + 1, remarks=(f"共 {count} 页，只读了前 {MAX_PAGES} 页",))
        if not letters:
            raise UnreadableDocument(path.name, why_mistold() if reader.mistold else _without_text(images, skip))
    finally:
        document.close()
        reference.close()


def _open(path: Path, password: str | None) -> Document:
    with path.open("rb") as file:
        head = file.read(1024)
    if not head:
        raise UnreadableDocument(path.name, "文件是空的（0 字节）")
    if b"%PDF-" not in head:
        raise UnreadableDocument(path.name, f"不是 PDF 文件（{_guess(head)}）")
    try:
        return Document(path, password)
    except Locked:
        raise UnreadableDocument(path.name, "密码不对" if password else "文件有密码，请用 --password 给出") from None
    except Broken:
        raise UnreadableDocument(path.name, "PDF 已损坏，无法打开") from None


def _guess(head: bytes) -> str:
    """What a file that is no PDF looks like."""
    if b"<html" in head.lower() or b"<!doctype" in head.lower():
        return "内容是网页 HTML"
    if head.startswith(b"PK"):
        return "内容是压缩包或 Office 文档"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "内容是旧版 Office 文档"
    return "文件头不是 %PDF"


def _without_text(images: int, skip: Collection[int]) -> str:
    if skip:
        return f"第 {'、'.join(map(str, sorted(skip)))} 页读不完，其余各页没有任何文字"
    return why_unread() if images else "PDF 里没有任何文字"


class _Reader:
    """Turns the pages of one document into drawings and pages.

    ``broken`` counts broken ones in a row, ``mistold`` those whose text is not what is seen; ``has_unruled`` says that
    a table without rules was found on a page before.
    """

    def __init__(self, document: Document, reference: Plumber, engine: Engine, skip: Collection[int]) -> None:
        self.document, self.reference, self.engine, self.skip = document, reference, engine, skip
        self.scans = Scans()
        self.broken = self.mistold = 0
        self.has_unruled = False

    def page(self, index: int) -> tuple[Page, Drawing]:
        """One page (0-based) and what is drawn on it."""
        number = index + 1
        if number in self.skip:
            return Page(number, remarks=("这一页读不完，没有读",)), NOTHING
        try:
            page = self.document[index]
        except Broken:
            self.broken += 1
            return Page(number, remarks=(_given_up(self.broken),)), NOTHING
        self.broken = 0
        try:
            drawing = _drawn(page)
            if drawing.is_beneath and hides_text(self.document.drawable(index)):
                drawing = drawing._replace(glyphs=(), unseen=drawing.unseen + len(drawing.glyphs))
            if is_image(drawing):
                return self.scans.read(self.document.drawable(index), number, drawing), drawing
        except Broken:
            return Page(number, remarks=("这一页的文字层已损坏，没有读出",)), NOTHING
        finally:
            page.close()
        drawing = self._again(index, drawing)
        if is_mistold(list(map(said_by, drawing.glyphs)), others_are=self.mistold > 0):
            self.mistold += 1
            return self.scans.instead(self.document.drawable(index), number, drawing), NOTHING
        return self._composed(index, drawing)

    def _composed(self, index: int, drawing: Drawing) -> tuple[Page, Drawing]:
        """What is drawn on a page (0-based) as a page, with another look where what it says calls for one."""
        number = index + 1
        composed = compose(drawing, number, may_go_on=self.has_unruled)
        if may_hide_scan(drawing, composed):
            return self.scans.beneath(self.document.drawable(index), number, drawing, composed), drawing
        if drawing.unmapped and has_holes(composed):
            return self.scans.fill(self.document.drawable(index), number, drawing, composed), drawing
        if is_doubtful(composed) and self.engine == "pdfium":
            closer = self._closer(index, fitted=holds_spilled_text(composed) or holds_two_figures(composed))
            if closer.unseen > drawing.unseen or closer.lifted:
                return compose(closer, number, may_go_on=self.has_unruled), closer
        return composed, drawing

    def _closer(self, index: int, *, fitted: bool) -> Drawing:
        """The drawing without what clipping hides, too, or with what cells cut off moved into them."""
        page = self.document[index]
        try:
            return _drawn(page, doubted=True, fitted=fitted)
        finally:
            page.close()

    def _again(self, index: int, drawing: Drawing) -> Drawing:
        """The drawing by pdfplumber, where that is wished for or pdfium could not tell the glyphs."""
        forced = self.engine == "pdfplumber"
        unclear = drawing.lost or drawing.unmapped > UNMAPPED_SHARE * max(1, len(drawing.glyphs))
        if drawing.excess or drawing.hidden or not (forced or unclear):
            return drawing
        again = self.reference.draw(index)
        if again is None or not (forced or _is_better(again, drawing)):
            return drawing
        return again._replace(images=drawing.images, unread=drawing.unread)


def _drawn(page: LoadedPage, *, doubted: bool = False, fitted: bool = False) -> Drawing:
    """What is on a page, and how much of it is on layers that are off, or in annotations that are not read."""
    return draw(page, doubted=doubted, fitted=fitted)._replace(hidden=page.hidden, unread=page.unread)


def _is_better(again: Drawing, drawing: Drawing) -> bool:
    return _count_told(again) > _count_told(drawing)


def _count_told(drawing: Drawing) -> int:
    """How many glyphs say something."""
    return sum(bool(letter.text.strip()) for letter in drawing.glyphs) - drawing.unmapped


def _given_up(broken: int) -> str:
    if broken > MAX_BROKEN:
        return f"连续 {broken} 页已损坏，后面的页没有再读"
    return "这一页已损坏，没有读出"
