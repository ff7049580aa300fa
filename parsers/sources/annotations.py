"""Text that stands on a page as annotations: fields of a form that was filled in, and text written onto the page.

pdfium reads none of it. Before a page is read, its annotations of these two kinds become part of it, in memory; others
(seals, comments, highlights, signatures) are laid over it and are none of its figures. Where the file does not say how
a field looks, a viewer writes its value there; what cannot be had that way, and the text of stamps, is counted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from parsers.sources.native import FPDF_PAGEOBJ_FORM, FPDF_PAGEOBJ_TEXT, Handle, bare

FREE_TEXT, STAMP, WIDGET = 3, 13, 20
STRING, DICTIONARY = 3, 6
"""What the value of a field of text is, and that of a signature field."""

HIDDEN = 2 | 32
"""Flags of what is not shown."""

DRAW_ANNOTATIONS = 1

FOR_SCREEN = 0
FLATTENED = 1
MOST = 20_000

EMPTY = 2
"""Bytes of a text without characters."""

_count, _annotation = bare("FPDFPage_GetAnnotCount"), bare("FPDFPage_GetAnnot")
_let_go, _remove = bare("FPDFPage_CloseAnnot"), bare("FPDFPage_RemoveAnnot")
_subtype, _value_type, _flags = bare("FPDFAnnot_GetSubtype"), bare("FPDFAnnot_GetValueType"), bare("FPDFAnnot_GetFlags")
_has, _string = bare("FPDFAnnot_HasKey"), bare("FPDFAnnot_GetStringValue")
_count_objects, _object = bare("FPDFAnnot_GetObjectCount"), bare("FPDFAnnot_GetObject")
_type, _count_in, _object_in = (
    bare("FPDFPageObj_GetType"),
    bare("FPDFFormObj_CountObjects"),
    bare("FPDFFormObj_GetObject"),
)
_new_bitmap, _end_bitmap, _draw = (
    bare("FPDFBitmap_Create"),
    bare("FPDFBitmap_Destroy"),
    bare("FPDF_RenderPageBitmap"),
)
_flatten = bare("FPDFPage_Flatten")


class Settled(NamedTuple):
    """Whether a page was changed, so that it must be loaded again, and how many texts on it are not part of it."""

    is_changed: bool = False
    unread: int = 0


def settle(page: Any) -> Settled:
    """Make the written annotations of a page part of it."""
    count = _count(page)
    if not 0 < count <= MOST:
        return Settled()
    written = [_ask(page, index, _is_written) for index in range(count)]
    if any(keeps and not _ask(page, index, _has_look) for index, keeps in enumerate(written)):
        _have_looks_made(page)
    unread = sum(_ask(page, index, _is_lost) for index in range(count))
    if not any(written):
        return Settled(unread=unread)
    for index in [index for index, keeps in enumerate(written) if not keeps][::-1]:
        _remove(page, index)
    return Settled(bool(_flatten(page, FOR_SCREEN) == FLATTENED), unread)


def _ask(page: Any, index: int, question: Callable[[Any], bool]) -> bool:
    """What is to be said of one annotation; nothing of one that cannot be had."""
    found = Handle(_annotation(page, index))
    if not found:
        return False
    try:
        return question(found)
    finally:
        _let_go(found)


def _is_written(found: Any) -> bool:
    kind = _subtype(found)
    return bool(kind == FREE_TEXT or (kind == WIDGET and _value_type(found, b"V") != DICTIONARY))


def _has_look(found: Any) -> bool:
    return bool(_has(found, b"AP"))


def _is_lost(found: Any) -> bool:
    """Whether a person may see text there that is not read: words in a stamp, or a value without a look."""
    if _flags(found) & HIDDEN:
        return False
    kind = _subtype(found)
    if kind == STAMP:
        return any(_holds_text(_object(found, index)) for index in range(max(0, _count_objects(found))))
    if _has_look(found):
        return False
    key = {FREE_TEXT: b"Contents", WIDGET: b"V"}.get(kind)
    return key is not None and _value_type(found, key) == STRING and _string(found, key, None, 0) > EMPTY


def _holds_text(item: int) -> bool:
    kind = _type(Handle(item))
    if kind != FPDF_PAGEOBJ_FORM:
        return bool(kind == FPDF_PAGEOBJ_TEXT)
    inside = (_object_in(Handle(item), index) for index in range(max(0, _count_in(Handle(item)))))
    return any(_type(Handle(inner)) == FPDF_PAGEOBJ_TEXT for inner in inside)


def _have_looks_made(page: Any) -> None:
    """Draw a page with its annotations, as small as can be: pdfium makes looks for those that have none."""
    bitmap = Handle(_new_bitmap(1, 1, 0))
    _draw(bitmap, page, 0, 0, 1, 1, 0, DRAW_ANNOTATIONS)
    _end_bitmap(bitmap)
