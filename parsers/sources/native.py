"""pdfium's functions called bare: out of the library that pypdfium2 brings along, without the wrappers around them.

A page has thousands of glyphs, and each takes several calls: the check of argument types costs three times the call
itself, and to import the wrappers of all functions takes fifteen times as long as to load the library. What is passed
must therefore be right by itself: handles as pointer objects (a plain integer would be cut to 32 bits), and places for
results out of a ``Slot``.
"""

from __future__ import annotations

import ctypes
import struct
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from importlib.util import find_spec
from itertools import chain, islice, repeat
from pathlib import Path
from typing import Any

FPDF_PAGEOBJ_TEXT, FPDF_PAGEOBJ_PATH, FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_SHADING, FPDF_PAGEOBJ_FORM = range(1, 6)
FPDF_SEGMENT_LINETO, FPDF_SEGMENT_BEZIERTO, FPDF_SEGMENT_MOVETO = 0, 1, 2
FPDF_ERR_PASSWORD = 4

Handle = ctypes.c_void_p
"""One object of a document: ``handle.value = …`` lets it stand for the next one."""

_NAMES = {"win32": "pdfium.dll", "darwin": "libpdfium.dylib"}
_RESULTS: dict[Any, tuple[str, ...]] = {
    None: (
        *("FPDF_InitLibrary", "FPDF_CloseDocument", "FPDF_ClosePage", "FPDFText_ClosePage"),
        *("FPDFText_GetLooseCharBox", "FPDFText_GetCharOrigin", "FPDFText_GetMatrix"),
        *("FPDFBitmap_Destroy", "FPDF_RenderPageBitmap", "FPDFPageObj_Destroy"),
        "FPDFPageObj_Transform",
    ),
    Handle: (
        *("FPDF_LoadDocument", "FPDF_LoadPage", "FPDFText_LoadPage", "FPDFText_GetTextObject"),
        *("FPDFPage_GetObject", "FPDFFormObj_GetObject", "FPDFTextObj_GetFont"),
        *("FPDFPath_GetPathSegment", "FPDFPageObj_GetClipPath", "FPDFClipPath_GetPathSegment"),
        *("FPDFPage_GetAnnot", "FPDFPageObj_GetMark", "FPDFBitmap_CreateEx"),
        *("FPDFBitmap_Create", "FPDFAnnot_GetObject"),
    ),
    ctypes.c_uint: ("FPDFText_GetUnicode",),
    ctypes.c_ulong: ("FPDF_GetLastError", "FPDFTextObj_GetText", "FPDFAnnot_GetStringValue"),
    ctypes.c_float: ("FPDF_GetPageWidthF", "FPDF_GetPageHeightF"),
    ctypes.c_double: ("FPDFText_GetFontSize",),
}
"""What the functions return that do not return a plain ``int``; None where nobody asks."""


def bare(name: str) -> Callable[..., Any]:
    """A function of pdfium by its name; a handle that it returns is an integer, to be put into a ``Handle``."""
    function = _library()[name]
    function.restype = next((kind for kind, names in _RESULTS.items() if name in names), ctypes.c_int)
    return function


def pointer(address: int) -> Any:
    """A handle that is passed many times: what ctypes makes of one for every call is made once."""
    return ctypes.byref(ctypes.c_char.from_address(address))


@cache
def _library() -> ctypes.PyDLL:
    """The library, ready for use; raises ImportError where pypdfium2 is not installed."""
    library = ctypes.PyDLL(str(_place()))
    library["FPDF_InitLibrary"]()
    return library


def _place() -> Path:
    """Where pypdfium2 keeps the library; some builds of it use one of the system, which it then finds itself."""
    package = find_spec("pypdfium2_raw")
    folder = Path(package.origin or "").parent if package else Path()
    usual = folder / _NAMES.get(sys.platform, "libpdfium.so")
    if usual.exists():
        return usual
    from pypdfium2_raw import bindings

    return Path(bindings._libs["pdfium"]._name)


class Slot:
    """Memory that pdfium writes numbers into: ``places`` point to each of them, ``read()`` unpacks all.

    It may be used again and again, for pdfium is called by one thread only.
    """

    def __init__(self, form: str) -> None:
        layout = struct.Struct(form)
        memory = ctypes.create_string_buffer(layout.size)
        offsets = (struct.calcsize(form[:end]) - struct.calcsize(form[end - 1]) for end in range(1, len(form) + 1))
        self.places = tuple(ctypes.byref(memory, offset) for offset in offsets)
        self.read: Callable[[], tuple[Any, ...]] = partial(layout.unpack, memory)


class Strip:
    """Memory for what pdfium tells of many things of one kind: the calls follow each other without a step of Python.

    ``form`` are the numbers of one thing, which ``ask`` writes.
    """

    LENGTH = 512

    def __init__(self, form: str, ask: Callable[..., Any]) -> None:
        self._layout, self._ask = struct.Struct(form), ask
        size = self._layout.size
        self._memory = ctypes.create_string_buffer(size * self.LENGTH)
        self._places = [ctypes.byref(self._memory, at) for at in range(0, size * self.LENGTH, size)]

    def read(self, holder: Any, indexes: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        """The numbers of each thing, by its index in its holder; one reading is to end before the next begins."""
        return chain.from_iterable(self._parts(holder, indexes))

    def _parts(self, holder: Any, indexes: Sequence[int]) -> Iterator[Iterator[tuple[Any, ...]]]:
        for start in range(0, len(indexes), self.LENGTH):
            part = indexes[start : start + self.LENGTH]
            deque(map(self._ask, repeat(holder), part, self._places), maxlen=0)
            yield islice(self._layout.iter_unpack(self._memory), len(part))
