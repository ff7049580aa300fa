"""Pages of a PDF that are images: whether they can be read here, and the door to reading them.

Recognition is an optional extra. Its libraries, and the modules that use them, are imported at the first image page.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from parsers.page import Page, RawGrid, Remark
from parsers.ruled.edges import TooManyRules
from parsers.sources.native import FPDF_PAGEOBJ_IMAGE
from parsers.sources.pdfium import Drawing
from parsers.sources.scans.holes import filled

if TYPE_CHECKING:
    import pypdfium2 as pdfium

INSTALL = "pip install 'budget-tui[ocr]'"
MISTOLD = "文字编码有错（中文成了外文字母），与页面上看到的不是一回事"
UNREAD = "unread-page"
"""The kind of a remark on a page that was not read, and may hold tables."""

PARTS = ("rapidocr", "onnxruntime", "cv2")
FILLS = 0.5
"""Share of the page from which on an image is the page, and not a picture on it."""

WHOLE, FEW = 0.8, 40
"""Share of a page that a scan with a few letters of text covers, and how many of them there may be."""

FORM_DEPTH, OPAQUE = 8, 255


def can_recognise() -> bool:
    """Whether the extra ``[ocr]`` is installed."""
    return all(find_spec(part) is not None for part in PARTS)


def is_image(drawing: Drawing) -> bool:
    """Whether a page shows an image and prints no text."""
    return drawing.images > 0 and not drawing.excess and all(glyph.text.isspace() for glyph in drawing.glyphs)


def may_hide_scan(drawing: Drawing, page: Page) -> bool:
    """Whether a page prints next to nothing (its number, a stamp) beside an image, and no table."""
    if not drawing.images or _has_table(page):
        return False
    return sum(not glyph.text.isspace() for glyph in drawing.glyphs) <= FEW


def hides_text(page: pdfium.PdfPage) -> bool:
    """Whether the picture of a page lies over its text: somebody's recognition is kept below what was scanned."""
    area = WHOLE * float(page.get_width() * page.get_height())
    items = page.get_objects(filter=(FPDF_PAGEOBJ_IMAGE,), max_depth=FORM_DEPTH)
    return any(_area(item) >= area and _is_opaque(item) for item in items)


def _is_opaque(item: pdfium.PdfImage) -> bool:
    """Whether an image lets nothing through; one that cannot be made a picture of is taken to."""
    from pypdfium2 import PdfiumError
    from pypdfium2.raw import FPDFBitmap_BGRA, FPDFPageObj_HasTransparency

    if FPDFPageObj_HasTransparency(item):
        return False
    try:
        bitmap = item.get_bitmap(render=True)
    except PdfiumError:
        return True
    return bitmap.format != FPDFBitmap_BGRA or min(bytes(bitmap.buffer)[3::4], default=OPAQUE) == OPAQUE


def _area(item: pdfium.PdfObject) -> float:
    left, bottom, right, top = item.get_bounds()
    return max(0.0, float(right - left)) * max(0.0, float(top - bottom))


def why_unread() -> str:
    """The sentence for a document that is nothing but images of which no text could be had."""
    if can_recognise():
        return "页面都是扫描图像，没有文字层，也没有识别出文字"
    return f"页面都是扫描图像，没有文字层；读扫描件要先安装识别组件：{INSTALL}"


def why_mistold() -> str:
    """The sentence for a document whose text is not what is seen, where its pictures were not read either."""
    if can_recognise():
        return f"{MISTOLD}，按图像也没有识别出文字"
    return f"{MISTOLD}，读不出；按图像读要先安装识别组件：{INSTALL}"


class Scans:
    """The image pages of one document; the models are loaded at the first of them."""

    def __init__(self) -> None:
        self._reader: object | None = None
        self._last: tuple[int, RawGrid | None] = (0, None)

    def beneath(self, page: pdfium.PdfPage, number: int, drawing: Drawing, printed: Page) -> Page:
        """The table of an image on which a page prints little more than its number; ``printed`` where there is none."""
        if not can_recognise() or _pictured(page) < WHOLE:
            return printed
        read = self.read(page, number, drawing, only_tables=True)
        return read if _has_table(read) else printed

    def fill(self, page: pdfium.PdfPage, number: int, drawing: Drawing, printed: Page) -> Page:
        """The page with what its fonts do not tell read as it looks, or with a remark that it could be."""
        if not can_recognise():
            return printed._replace(remarks=(*printed.remarks, f"装上识别组件，可以按图像补读：{INSTALL}"))
        whole, count = filled(printed, self.read(page, number, drawing, only_tables=False))
        if not count:
            return printed
        return whole._replace(remarks=(*whole.remarks, f"其中 {count} 处按图像识别补上，请核对"))

    def instead(self, page: pdfium.PdfPage, number: int, drawing: Drawing) -> Page:
        """The page as it looks, where its text is something else; else a remark why nothing of it was read."""
        if not can_recognise():
            return _unread(number, drawing, f"{MISTOLD}，没有采用；装上识别组件，可以按图像读：{INSTALL}")
        read = self.read(page, number, drawing, only_tables=False)
        return read._replace(remarks=(*read.remarks, f"{MISTOLD}，没有采用，另按图像识别"))

    def read(self, page: pdfium.PdfPage, number: int, drawing: Drawing, *, only_tables: bool | None = None) -> Page:
        """Read an image page, or say why it was not read.

        A picture on a page that shows no table is none of the document's, so that ``only_tables`` are looked for there.
        """
        if not can_recognise():
            layer = "隐藏的识别文字没有采用" if drawing.unseen else "没有文字层，没有读"
            return _unread(number, drawing, f"这一页是图像，{layer}；读扫描件要先安装识别组件：{INSTALL}")
        from parsers.sources.scans.page import Reader

        if only_tables is None:
            only_tables = _pictured(page) < FILLS
        try:
            if not isinstance(self._reader, Reader):
                self._reader = Reader()
            read = self._reader.read(page, number, only_tables=only_tables)
        except TooManyRules:
            return _unread(number, drawing, "这一页是图像，线条或文字多得不像印刷页，没有读")
        except Exception as error:  # a damaged image or a model that gives up must not take the other pages along
            return _unread(number, drawing, f"这一页是图像，识别失败，没有读（{type(error).__name__}）")
        if read is None:
            return Page(number, drawing.width, drawing.height, remarks=("这一页只有插图，没有文字层，没有读",))
        read = read._replace(remarks=(*read.remarks, *_layer(drawing)))
        return self._laid_over(read, number)

    def _laid_over(self, read: Page, number: int) -> Page:
        """The page with its table set by that of the page right before."""
        from parsers.sources.scans.pages import laid_over, last_table

        before = self._last[1] if self._last[0] == number - 1 else None
        whole = laid_over(read, before)
        self._last = (number, last_table(whole))
        return whole


def _has_table(page: Page) -> bool:
    return any(isinstance(block, RawGrid) for block in page.blocks)


def _layer(drawing: Drawing) -> tuple[str, ...]:
    """What to say of the hidden text of a searchable scan: somebody else's recognition, of which nothing is known."""
    return ("这一页有隐藏的识别文字，没有采用，另行识别",) if drawing.unseen else ()


def _unread(number: int, drawing: Drawing, why: str) -> Page:
    remark = Remark(UNREAD, f"第 {number} 页：{why}", raw=why)
    return Page(number, drawing.width, drawing.height, remarks=(remark,))


def _pictured(page: pdfium.PdfPage) -> float:
    """The share of a page that its images cover."""
    area = sum(map(_area, page.get_objects(filter=(FPDF_PAGEOBJ_IMAGE,), max_depth=FORM_DEPTH)))
    return area / max(1.0, float(page.get_width() * page.get_height()))
