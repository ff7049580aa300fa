"""A PDF opened by pdfium, and its pages one after the other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from parsers.sources.annotations import settle
from parsers.sources.layers import has_layers, without_hidden
from parsers.sources.native import FPDF_ERR_PASSWORD, Handle, Slot, bare, pointer

Rect = tuple[float, float, float, float]

LETTER_PAPER = (0.0, 0.0, 612.0, 792.0)
"""The page of a document that does not say how large it is."""

_open, _close, _last_error = bare("FPDF_LoadDocument"), bare("FPDF_CloseDocument"), bare("FPDF_GetLastError")
_count, _load_page, _close_page = bare("FPDF_GetPageCount"), bare("FPDF_LoadPage"), bare("FPDF_ClosePage")
_load_text, _close_text = bare("FPDFText_LoadPage"), bare("FPDFText_ClosePage")
_bounding_box = bare("FPDF_GetPageBoundingBox")
_width, _height, _rotation = bare("FPDF_GetPageWidthF"), bare("FPDF_GetPageHeightF"), bare("FPDFPage_GetRotation")
_box = Slot("ffff")


class Broken(Exception):
    """A document or a page that pdfium cannot read."""


class Locked(Broken):
    """A document that opens with another password only."""


class Document:
    """One file; ``len()`` pages, each by its 0-based index. Raises Broken or Locked for what cannot be opened."""

    def __init__(self, path: Path, password: str | None = None) -> None:
        name = str(path.resolve()).encode("utf-8", "surrogateescape")
        self.path, self.password = path, password
        self.raw = Handle(_open(name, None if password is None else password.encode()))
        self._pypdfium: Any = None
        self.has_layers = bool(self.raw) and has_layers(path)
        if not self.raw:
            raise Locked if _last_error() == FPDF_ERR_PASSWORD else Broken

    def __len__(self) -> int:
        return int(_count(self.raw))

    def __getitem__(self, index: int) -> LoadedPage:
        return LoadedPage(self, index)

    def drawable(self, index: int) -> Any:
        """The page as pypdfium2 has it, which can make a picture of it."""
        if self._pypdfium is None:
            import pypdfium2  # takes 0.05 s to import

            self._pypdfium = pypdfium2.PdfDocument(self.path, password=self.password)
        return self._pypdfium[index]

    def close(self) -> None:
        """Let go of the file."""
        if self._pypdfium is not None:
            self._pypdfium.close()
        _close(self.raw)


class LoadedPage:
    """One page with its text; raises Broken where it cannot be loaded. Close it before its document.

    ``hidden`` counts the pieces of text on layers that are off, ``unread`` texts that stand on it as annotations.
    """

    def __init__(self, document: Document, index: int) -> None:
        self.raw = self._loaded(document, index)
        settled = settle(self.raw)
        if settled.is_changed:
            self.close()
            self.raw = self._loaded(document, index)
        self.unread = settled.unread
        self.hidden = without_hidden(self.raw) if document.has_layers else 0

    def _loaded(self, document: Document, index: int) -> Any:
        address = _load_page(document.raw, index)
        if not address:
            raise Broken
        return pointer(address)

    def get_textpage(self) -> LoadedText:
        """The text of the page; raises Broken where there is none to be had."""
        return LoadedText(self)

    def get_cropbox(self) -> Rect:
        """The visible part of the page (left, bottom, right, top), or all of it: its own, or that of all pages."""
        if not _bounding_box(self.raw, _box.places[0]):
            return LETTER_PAPER
        left, top, right, bottom = _box.read()
        return left, bottom, right, top

    def get_rotation(self) -> int:
        """By how many degrees a viewer turns the page clockwise."""
        return 90 * int(_rotation(self.raw))

    def get_width(self) -> float:
        """Points, as a viewer shows the page."""
        return float(_width(self.raw))

    def get_height(self) -> float:
        """Points, as a viewer shows the page."""
        return float(_height(self.raw))

    def close(self) -> None:
        """Let go of the page."""
        _close_page(self.raw)


class LoadedText:
    """The text of one page; close it before the page."""

    def __init__(self, page: LoadedPage) -> None:
        address = _load_text(page.raw)
        if not address:
            raise Broken
        self.raw = pointer(address)

    def close(self) -> None:
        """Let go of the text."""
        _close_text(self.raw)
