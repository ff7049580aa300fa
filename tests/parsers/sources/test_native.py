"""What pdfium is asked for many things at once."""

from __future__ import annotations

import ctypes
from typing import Any

from parsers.sources.native import Strip


def twice_and_half(_: Any, index: int, place: Any) -> None:
    """Writes two numbers about a thing, as pdfium does."""
    numbers = ctypes.cast(place, ctypes.POINTER(ctypes.c_float))
    numbers[0], numbers[1] = 2.0 * index, index / 2


class TestStrip:
    """The numbers of many things, in the order asked for."""

    def test_more_things_than_it_has_room_for(self) -> None:
        indexes = list(range(0, 3 * Strip.LENGTH, 2))
        assert list(Strip("ff", twice_and_half).read(None, indexes)) == [(2.0 * at, at / 2) for at in indexes]

    def test_nothing_asked_for(self) -> None:
        assert list(Strip("ff", twice_and_half).read(None, [])) == []
