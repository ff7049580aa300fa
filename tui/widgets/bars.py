"""Bars drawn from whole cells."""

from __future__ import annotations

from decimal import Decimal

from tui.glyphs import Glyphs


def bar(value: Decimal, largest: Decimal, room: int, glyphs: Glyphs) -> str:
    """A bar of ``room`` cells for the largest value; anything above nought gets at least one cell."""
    if largest <= 0 or value <= 0:
        return ""
    return glyphs.bar * max(1, int(value * room // largest))
