"""Characters that a PDF spells out beside their glyphs, in forms that are moved or scaled: pdfium misses their places.

A browser spells out what a glyph of several characters stands for (入 is a radical, too), and makes a form of what is
half transparent. pdfium tells the places of such characters in the space of the form, as if that were the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from parsers.sources.codes import BLANK
from parsers.sources.glyphs import Rect
from parsers.sources.native import Handle, bare
from parsers.sources.places import Matrix, bounds_of, moved, place_of

NEAR = 0.5
"""Points by which two places may differ and be one."""

UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_object_of, _count_marks = bare("FPDFText_GetTextObject"), bare("FPDFPageObj_CountMarks")


def misplaced(texts: Sequence[tuple[int, Matrix | None]], text: Any, codes: Sequence[int]) -> dict[int, Rect]:
    """Where characters stand that pdfium tells in the space of their form: their boxes in page space, by index."""
    item, marked = Handle(), dict[int, Matrix]()
    for piece, outer in texts:
        if outer is None or outer == UNMOVED:
            continue
        item.value = piece
        if _count_marks(item) > 0:
            marked[piece] = outer
    return dict(_misplaced(marked, text, codes)) if marked else {}


def _misplaced(marked: dict[int, Matrix], text: Any, codes: Sequence[int]) -> Iterator[tuple[int, Rect]]:
    for index, code in enumerate(codes):
        piece = _object_of(text, index) if code > BLANK else None
        if piece in marked:
            box = bounds_of(Handle(piece))
            right = moved(box, marked[piece])
            told = place_of(text, index)
            if _is_near(told, box) and not _is_near(told, right):
                yield index, right


def _is_near(box: Rect, other: Rect) -> bool:
    return all(abs(one - two) < NEAR for one, two in zip(box, other, strict=True))
