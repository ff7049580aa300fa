"""What a cell was first read as: a figure in doubt prints all its readings, and is still a figure to the eye.

Where a head ends and what a column holds is told by the first reading; nobody takes its number from here.
"""

from __future__ import annotations

from parsers.cells import read_amount
from parsers.page import Cell


def first_text(cell: Cell) -> str:
    """The first reading of a cell that is a figure, else its text."""
    if cell.confidence is None or not cell.others or read_amount(cell.text).has_number:
        return cell.text
    return next((other for other in cell.others if read_amount(other).has_number), cell.text)


__all__ = ["first_text"]
