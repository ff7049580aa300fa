"""Text that stands on a page as annotations: fields of a form that was filled in, and text written onto the page.

pdfium reads none of it. Before a page is read, its annotations of these two kinds become part of it, in memory; others
(seals, comments, highlights, signatures) are laid over it and are none of its figures.
"""

from __future__ import annotations

from typing import Any

from parsers.sources.native import Handle, bare

FREE_TEXT, WIDGET = 3, 20
DICTIONARY = 6
"""What the value of a signature field is; that of a field of text is a string."""

FOR_SCREEN = 0
FLATTENED = 1
MOST = 20_000

_count, _annotation, _let_go = (
    bare("FPDFPage_GetAnnotCount"),
    bare("FPDFPage_GetAnnot"),
    bare("FPDFPage_CloseAnnot"),
)
_subtype, _value_type, _remove = (
    bare("FPDFAnnot_GetSubtype"),
    bare("FPDFAnnot_GetValueType"),
    bare("FPDFPage_RemoveAnnot"),
)
_flatten = bare("FPDFPage_Flatten")


def flattened(page: Any) -> bool:
    """Make the written annotations of a page part of it; whether there were any, so that it must be loaded again."""
    count = _count(page)
    if not 0 < count <= MOST:
        return False
    written = [_is_written(page, index) for index in range(count)]
    if not any(written):
        return False
    for index in [index for index, keeps in enumerate(written) if not keeps][::-1]:
        _remove(page, index)
    return bool(_flatten(page, FOR_SCREEN) == FLATTENED)


def _is_written(page: Any, index: int) -> bool:
    found = Handle(_annotation(page, index))
    if not found:
        return False
    try:
        kind = _subtype(found)
        return bool(kind == FREE_TEXT or (kind == WIDGET and _value_type(found, b"V") != DICTIONARY))
    finally:
        _let_go(found)
