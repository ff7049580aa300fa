"""Cells, not characters: the only place that measures, cuts, pads and folds text for the screen.

A Chinese character takes two cells. Names are cut with an ellipsis, amounts are never cut: ``right`` lets a figure
that is too wide stand out rather than lose a digit.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from rich.cells import cell_len

ELLIPSIS = "…"
NO_LINE_START = "，。、；：？！）》”’」』】%％,.;:?!)]}"
UNPRINTABLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def clean(text: str) -> str:
    """Text of a document without control, format and private characters: nothing a terminal would obey."""
    if text.isascii() and text.isprintable():
        return text
    kept = (" " if char in "\t\r\n" else char for char in text if char in "\t\r\n" or _printable(char))
    return "".join(kept)


def _printable(char: str) -> bool:
    return unicodedata.category(char) not in UNPRINTABLE


def cells(text: str) -> int:
    """How many terminal cells ``text`` takes."""
    return cell_len(text)


def widest(texts: Iterable[str]) -> int:
    """The cells of the widest text, 0 of none."""
    return max(map(cell_len, texts), default=0)


def head(text: str, room: int) -> str:
    """As many leading characters as fit in ``room`` cells."""
    if cell_len(text) <= room:
        return text
    used = 0
    for at, char in enumerate(text):
        used += cell_len(char)
        if used > room:
            return text[:at]
    return text


def cut(text: str, room: int, ellipsis: str = ELLIPSIS) -> str:
    """``text`` in at most ``room`` cells, ending in an ellipsis where something is left out."""
    if cell_len(text) <= room:
        return text
    if room < cell_len(ellipsis):
        return ""
    return head(text, room - cell_len(ellipsis)) + ellipsis


def cut_path(path: str, room: int, ellipsis: str = ELLIPSIS) -> str:
    """A path of names in at most ``room`` cells: its first parts are left out, the last one tells the lines apart."""
    parts = path.split("/")
    for start in range(1, len(parts)):
        if cell_len(path) <= room:
            return path
        path = "/".join((ellipsis, *parts[start:]))
    return path if cell_len(path) <= room else cut(parts[-1], room, ellipsis)


def left(text: str, room: int, ellipsis: str = ELLIPSIS) -> str:
    """``text`` in exactly ``room`` cells, at the left."""
    shown = cut(text, room, ellipsis)
    return shown + " " * (room - cell_len(shown))


def right(text: str, room: int) -> str:
    """A figure in at least ``room`` cells, at the right, whole."""
    return " " * (room - cell_len(text)) + text


def middle(text: str, room: int, ellipsis: str = ELLIPSIS) -> str:
    """``text`` in exactly ``room`` cells, centred."""
    shown = cut(text, room, ellipsis)
    spare = room - cell_len(shown)
    return " " * (spare // 2) + shown + " " * (spare - spare // 2)


def fold(text: str, room: int) -> list[str]:
    """``text`` in lines of at most ``room`` cells; numbers stay whole and no line starts with a closing mark."""
    lines = [""]
    for piece in _pieces(text):
        if cell_len(lines[-1]) + cell_len(piece) > room and lines[-1]:
            lines.append("")
        for part in _slices(piece, room):
            if cell_len(lines[-1]) + cell_len(part) > room:
                lines.append("")
            lines[-1] += part
    return [line.strip() for line in lines]


def _pieces(text: str) -> list[str]:
    """What must not be parted: a run of digits or letters, or one character with the closing marks after it."""
    pieces: list[str] = []
    for char in text:
        joins = pieces and (char in NO_LINE_START or (_narrow(char) and _narrow(pieces[-1][-1])))
        if joins:
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _narrow(char: str) -> bool:
    return char.isascii() and not char.isspace()


def _slices(piece: str, room: int) -> list[str]:
    slices = []
    while cell_len(piece) > room > 1:
        first = head(piece, room)
        slices.append(first)
        piece = piece[len(first) :]
    return [*slices, piece]
