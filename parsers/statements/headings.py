"""How deep a label stands by its ordinal (一、 （一） 1. （1）), and the headings above it."""

from __future__ import annotations

import re

from parsers.page import Cell

_LEVELS = (
    re.compile(r"^[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"^\d{1,2}[、.．]"),
    re.compile(r"^[（(]\d{1,2}[）)]"),
)
DEEPEST = len(_LEVELS)
PLAIN = DEEPEST + 1
"""The levels of labels with the smallest ordinal, and of those without any."""

HEADLINE = re.compile(r"合计|总计|结转|结余|小计$|^本年")


def level_of(cell: Cell) -> int:
    """How deep a label stands: by its ordinal; headlines are on top, plain names at the bottom."""
    for level, pattern in enumerate(_LEVELS, start=1):
        if pattern.match(cell.words):
            return level
    return 0 if HEADLINE.search(cell.words) else PLAIN


class Headings:
    """The headings passed on the way down one block."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}

    def path(self, level: int, name: str) -> str:
        """A name behind the heading it stands under; it is a heading of what comes below it."""
        above = [heading for depth, heading in sorted(self._names.items()) if depth < level]
        self._names = {depth: kept for depth, kept in self._names.items() if depth < level} | {level: name}
        return f"{above[-1]}/{name}" if above else name
