"""Layers of a PDF page that are switched off: nobody sees what is on them, so that it is taken off the page.

pdfium tells the text of every layer and draws only what is to be seen. Whether a layer is on (it may follow from
others, from the way of looking, or be that of a form) is therefore asked by drawing what is on it alone.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from ctypes import byref, c_ulong, create_string_buffer, memset
from pathlib import Path
from typing import Any, NamedTuple

from parsers.sources.native import FPDF_PAGEOBJ_FORM, FPDF_PAGEOBJ_TEXT, Handle, bare

LAYERS = b"/OCProperties"
"""What the catalogue of a document with layers names them under."""

MOST_PACKED = 1 << 24
"""Bytes of packed objects that are unpacked to look for it; where there are more there may be layers."""

LAYER = "OC\0".encode("utf-16-le")
"""The name of a mark around pieces of a page that are on one layer."""

DEPTH, MOST = 8, 100_000
"""Forms in forms, and pieces, up to which a page is looked at."""

MOST_GROUPS = 2_000
"""Drawings made to look at a page: what is marked apart is drawn apart."""

SCALE, LONGEST = 0.5, 1_000
"""Pixels for a point, and pixels along a page: enough for any letter to leave a mark."""

BGRA, CHANNELS = 4, 4
"""How pdfium calls a picture that lets the paper through, and its bytes for a pixel."""

_PACKED = re.compile(rb"/ObjStm\b.{0,400}?\bstream\r?\n", re.DOTALL)

_count, _at = bare("FPDFPage_CountObjects"), bare("FPDFPage_GetObject")
_count_in, _at_in = bare("FPDFFormObj_CountObjects"), bare("FPDFFormObj_GetObject")
_remove, _remove_in = bare("FPDFPage_RemoveObject"), bare("FPDFFormObj_RemoveObject")
_type, _destroy, _switch = bare("FPDFPageObj_GetType"), bare("FPDFPageObj_Destroy"), bare("FPDFPageObj_SetIsActive")
_count_marks, _mark = bare("FPDFPageObj_CountMarks"), bare("FPDFPageObj_GetMark")
_name, _width, _height = bare("FPDFPageObjMark_GetName"), bare("FPDF_GetPageWidthF"), bare("FPDF_GetPageHeightF")
_new_bitmap, _let_go, _draw = bare("FPDFBitmap_CreateEx"), bare("FPDFBitmap_Destroy"), bare("FPDF_RenderPageBitmap")
_said = create_string_buffer(64)


def has_layers(path: Path) -> bool:
    """Whether a file may have layers, be its catalogue packed; of what is packed and locked nobody can tell."""
    content = path.read_bytes()
    if LAYERS in content:
        return True
    return any(_may_hold_layers(memoryview(content)[found.end() :]) for found in _PACKED.finditer(content))


def _may_hold_layers(packed: memoryview) -> bool:
    unpacking = zlib.decompressobj()
    try:
        return LAYERS in unpacking.decompress(packed, MOST_PACKED) or not unpacking.eof
    except zlib.error:
        return True


class _Piece(NamedTuple):
    """One object of a page: its address, what it is, the forms around it from without, and its layers' marks."""

    item: int
    kind: int
    forms: tuple[int, ...]
    marks: tuple[int, ...]

    @property
    def group(self) -> tuple[int, ...]:
        """What is seen or not seen together: all inside of the same marks; a form may be on a layer of its own."""
        return (self.item,) if self.kind == FPDF_PAGEOBJ_FORM else self.marks


def without_hidden(page: Any) -> int:
    """Take what is on layers that are off from a page; how many pieces of text that were.

    What is on a layer and leaves no mark for another reason goes, too.
    """
    pieces = list(_pieces(page))
    groups: dict[tuple[int, ...], list[_Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.group:
            groups[piece.group].append(piece)
    if not 0 < len(groups) <= MOST_GROUPS:
        return 0
    hidden = {piece.item for group in _unmarked(page, pieces, groups.values()) for piece in group}
    gone = [piece for piece in pieces if not hidden.isdisjoint((piece.item, *piece.forms))]
    for piece in gone:
        if hidden.isdisjoint(piece.forms):
            _take(page, piece)
    return sum(piece.kind == FPDF_PAGEOBJ_TEXT for piece in gone)


def _pieces(page: Any) -> Iterator[_Piece]:
    waiting = [_Holder(page, _at, _count(page), ())]
    left = MOST
    while waiting and left > 0:
        holder = waiting.pop()
        left -= holder.size
        for index in range(holder.size if left > 0 else 0):
            item = holder.at(holder.handle, index)
            kind = _type(Handle(item))
            yield _Piece(item, kind, holder.forms, tuple(_layers(Handle(item))))
            if kind == FPDF_PAGEOBJ_FORM and len(holder.forms) < DEPTH:
                waiting.append(_Holder(Handle(item), _at_in, _count_in(Handle(item)), (*holder.forms, item)))


class _Holder(NamedTuple):
    """A page, or a form on it, and how to ask for its pieces."""

    handle: Any
    at: Callable[[Any, int], int]
    size: int
    forms: tuple[int, ...]


def _layers(item: Any) -> Iterator[int]:
    """The marks around a piece that say which layers it is on, by their addresses."""
    for index in range(max(0, _count_marks(item))):
        mark = _mark(item, index)
        size = c_ulong()
        _name(Handle(mark), _said, len(_said), byref(size))
        if _said.raw[: size.value] == LAYER:
            yield mark


def _unmarked(page: Any, pieces: Sequence[_Piece], groups: Iterable[Sequence[_Piece]]) -> Iterator[Sequence[_Piece]]:
    """The groups that leave no mark when they are drawn alone."""
    inside: dict[int, list[int]] = defaultdict(list)
    for piece in pieces:
        for form in piece.forms:
            inside[form].append(piece.item)
    _switch_all((piece.item for piece in pieces), on=False)
    paper = _Paper(page)
    for group in groups:
        shown = [item for piece in group for item in (piece.item, *piece.forms, *inside[piece.item])]
        _switch_all(shown, on=True)
        if paper.is_blank(page):
            yield group
        _switch_all(shown, on=False)
    paper.close()
    _switch_all((piece.item for piece in pieces), on=True)


def _switch_all(items: Iterable[int], *, on: bool) -> None:
    for item in items:
        _switch(Handle(item), on)


class _Paper:
    """A small transparent picture that a page is drawn on again and again."""

    def __init__(self, page: Any) -> None:
        width, height = _width(page), _height(page)
        scale = min(SCALE, LONGEST / max(width, height, 1))
        self.size = max(1, round(width * scale)), max(1, round(height * scale))
        self.blank = bytes(self.size[0] * self.size[1] * CHANNELS)
        self.memory = create_string_buffer(len(self.blank))
        self.bitmap = Handle(_new_bitmap(*self.size, BGRA, self.memory, self.size[0] * CHANNELS))

    def is_blank(self, page: Any) -> bool:
        """Whether nothing that is switched on leaves a mark, be it white."""
        memset(self.memory, 0, len(self.blank))
        _draw(self.bitmap, page, 0, 0, *self.size, 0, 0)
        return self.memory.raw[: len(self.blank)] == self.blank

    def close(self) -> None:
        """Let go of the picture."""
        _let_go(self.bitmap)


def _take(page: Any, piece: _Piece) -> None:
    item = Handle(piece.item)
    taken = _remove_in(Handle(piece.forms[-1]), item) if piece.forms else _remove(page, item)
    if taken:
        _destroy(item)
