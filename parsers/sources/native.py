"""pdfium's functions called bare: without the check of argument types, which costs three times the call itself.

A page has thousands of glyphs, and each takes several calls. What is passed must therefore be right by itself: handles
as pointer objects (a plain integer would be cut to 32 bits), and places for results out of a ``Slot``.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable
from functools import partial
from typing import Any

import pypdfium2.raw as raw

_NUMBERS = (ctypes.c_int, ctypes.c_uint, ctypes.c_ulong, ctypes.c_float, ctypes.c_double)

Handle = ctypes.c_void_p
"""One object of a document: ``handle.value = …`` lets it stand for the next one."""


def bare(name: str) -> Callable[..., Any]:
    """A function of pdfium by its name; a handle that it returns is an integer, to be put into a ``Handle``."""
    checked = getattr(raw, name)
    result = checked.restype if checked.restype in _NUMBERS else ctypes.c_void_p
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(checked, ctypes.c_void_p).value or 0)


class Slot:
    """Memory that pdfium writes numbers into: ``places`` point to each of them, ``read()`` unpacks all."""

    def __init__(self, form: str) -> None:
        layout = struct.Struct(form)
        memory = ctypes.create_string_buffer(layout.size)
        offsets = (struct.calcsize(form[:end]) - struct.calcsize(form[end - 1]) for end in range(1, len(form) + 1))
        self.places = tuple(ctypes.byref(memory, offset) for offset in offsets)
        self.read: Callable[[], tuple[Any, ...]] = partial(layout.unpack, memory)
