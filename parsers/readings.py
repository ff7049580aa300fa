"""What a cell was first read as: a figure in doubt prints all its readings, and is still a figure to the eye.

Where a head ends and what a column holds is told by the first reading; nobody takes its number from here.
"""

from __future__ import annotations

from parsers.page import Cell

BETWEEN = " / "
"""What stands between the readings of a cell in doubt."""


def first_text(cell: Cell) -> str:
    """The first reading of a cell that prints several, else its text."""
    first = cell.others[0] if cell.confidence is not None and cell.others else ""
    return first if first and cell.text.startswith(first + BETWEEN) else cell.text


__all__ = ["BETWEEN", "first_text"]
