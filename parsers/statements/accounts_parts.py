"""类, 款 and 项 in columns of their own: carried down to rows that print only their own level, and borne out on scans.

A misread 款 would make every 项 below it another account. A part that was read in two ways, and a code that the
catalogue knows by another name, stand only where the name of the row bears them out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from model.accounts import CatalogueTable, names_of, official_names
from parsers.cells import clean_name, digits_in
from parsers.official import is_official
from parsers.page import Cell
from parsers.readings import first_text

LEVELS = 3
ITEM_DIGITS = 4
"""Digits of a 款 and a 项 run together in a column of their own (205 | 0203)."""
LOST = "??"
"""A part that was printed and could not be read: nothing below it has a code until the next one."""

_IN_FRONT = "0123456789-—－–_:："
"""What stands in front of the name in a part of a code: its digits, and what sets the name off."""

_CATALOGUES: tuple[CatalogueTable, ...] = ("functional", "economic_department", "economic_government")


def digits_of(cell: Cell | None) -> str:
    """The digits of a part as it was first read."""
    return "" if cell is None else digits_in(first_text(cell))


def name_in(cells: Sequence[Cell | None]) -> tuple[Cell | None, str]:
    """The lowest part that has a name behind its digits (01行政运行, 01-行政运行), and the name; else blank."""
    named = ((cell, cell.words.lstrip(_IN_FRONT)) for cell in reversed(cells) if cell is not None)
    return next(((cell, clean_name(rest)) for cell, rest in named if rest), (None, ""))


class CarriedParts:
    """The parts printed last, level by level, each with the other readings it may have."""

    def __init__(self) -> None:
        self.parts = [""] * LEVELS
        self._others: list[tuple[str, ...]] = [()] * LEVELS

    def take(self, cells: Sequence[Cell | None], printed: Sequence[str]) -> None:
        """Carry what a row prints."""
        for level, (cell, digits) in enumerate(zip(cells, printed, strict=True)):
            if digits or is_lost(cell):
                self.parts[level] = _padded(level, digits) if digits else LOST
                self._others[level] = _other_readings(level, cell, self.parts[level])

    def lose(self) -> None:
        """Carry nothing below the 类: a row has no part, and bears the name of an account."""
        self.parts[1:] = [LOST] * (LEVELS - 1)

    def code(self, depth: int) -> str:
        """The code down to a level."""
        return "".join(self.parts[: depth + 1])

    def is_borne_out(self, depth: int, name: str) -> bool:
        """Whether the code down to a level may stand beside a name; other readings that fit it are taken."""
        read = list(zip(self.parts, self._others, strict=True))[: depth + 1]
        choices = product(*((part, *others) for part, others in read))
        right = next((parts for parts in choices if is_official("".join(parts), name)), None)
        if right is None:
            unread = any(self._others[: depth + 1]) or LOST in self.parts[: depth + 1]
            return not unread and not _is_anothers(self.code(depth), name)
        self.parts[: depth + 1] = right
        self._others[: depth + 1] = [()] * (depth + 1)
        return True


def is_lost(cell: Cell | None) -> bool:
    """Whether a cell of a scan holds something that is no part of a code."""
    return cell is not None and cell.confidence is not None and bool(cell.words) and not digits_of(cell)


def is_account_name(name: str) -> bool:
    """Whether the catalogue has an account of this name."""
    return any(name in official_names(table) for table in _CATALOGUES)


def _padded(level: int, digits: str) -> str:
    return digits.zfill(2) if level else digits


def _other_readings(level: int, cell: Cell | None, part: str) -> tuple[str, ...]:
    """What a part may be, too; a blank one stands for no reading at all."""
    if cell is None or cell.confidence is None:
        return ()
    read = ("".join(filter(str.isdigit, other)) for other in cell.others)
    return tuple(dict.fromkeys(other for text in read if (other := _padded(level, text) if text else "") != part))


def _is_anothers(code: str, name: str) -> bool:
    """Whether the catalogue knows a code by another name, and the name as that of another account."""
    known = {entry.name for table in _CATALOGUES for entry in names_of(code, table)}
    return bool(known) and name not in known and is_account_name(name)
