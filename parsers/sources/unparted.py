"""Rows that nothing parts in a table that is ruled in part: they stand in one, or with the heads above them.

What tells them is what a cell holds on several lines: figures that are whole on each, or words of heads and a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from model.accounts import class_names
from parsers.around.header import counts_columns, distinct, is_head_word
from parsers.cells import clean_name
from parsers.lexicon import is_total
from parsers.page import RawGrid, Slots

MOST_ROWS = 4
COLUMNS = 2
LINES = 3
HEADS = 3
"""Words of heads on one line of a cell, from which on they are of several columns."""

_WHOLE = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2,6}")
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_DIGIT = re.compile(r"\d")
_ENDS = re.compile(rf"\s{_WHOLE.pattern}$")
_DIGITS = re.compile(r"(?:^|\s)(?:\d{5,}|\d{1,3}(?:,\d{3})+)$")
_GROUPED = re.compile(r"^\s*-?\d{1,3}(?:,\d{3})+\s*$")
_ROW = re.compile(rf"^(?:{_WHOLE.pattern}\s+){{2,}}{_WHOLE.pattern}$")


def is_unparted(grid: RawGrid) -> bool:
    """Whether a cell holds a column of figures, each on a line of its own and whole.

    Of a table without any rule between its rows a cell may hold the names before them, too, and the figures may be
    without decimals where there are several columns of them, or commas among their digits: no number has two lines of
    those. In tables of few rows the heads may be in one with them.
    """
    cells = {id(cell): cell.text for row in grid.rows for cell in row if cell is not None}
    tall = [text.split("\n") for text in cells.values() if text.count("\n") >= LINES - 1]
    if any(max(_wholes(lines), _count(_GROUPED, lines)) >= LINES for lines in tall):
        return True
    if len(grid.rows) > MOST_ROWS:
        return False
    each_line = (line for text in cells.values() for line in text.split("\n"))
    if any(map(_runs_together, grid.rows[1:])) or any(map(_ROW.match, each_line)):
        return True
    if any(map(_states_below_heads, grid.rows)) or any(map(_holds_heads, grid.rows)):
        return True
    named, plain = ([_count(pattern, lines) for lines in tall] for pattern in (_ENDS, _DIGITS))
    return max(named, default=0) >= LINES or sum(count >= LINES for count in plain) >= COLUMNS


def _count(pattern: re.Pattern[str], lines: Iterable[str]) -> int:
    return sum(map(bool, map(pattern.search, lines)))


def _lines(row: Slots) -> list[list[str]]:
    return [cell.text.split("\n") for cell in distinct(row)]


def _runs_together(row: Slots) -> bool:
    """Whether a row below the first is several: classes, totals or figures line by line, or 合计 below 栏次.

    One column of figures is enough where each has a line beside it, the last one a total's.
    """
    cells = _lines(row)
    double = sum(_wholes(lines) > 1 for lines in cells)
    if double > 1 or any(sum(map(_is_label, lines)) > 1 for lines in cells):
        return True
    if any(is_total(lines[-1]) and 1 < len(lines) == _wholes(other) for lines in cells for other in cells):
        return True
    numbers = [word for lines in cells for word in lines[0].split()]
    return max(map(len, cells), default=0) > 1 and counts_columns(numbers)


def _states_below_heads(row: Slots) -> bool:
    """Whether figures of one row or of several stand in one with the heads of their columns, some of which are known.

    The cells begin with words then, all of them; one number at least has decimals.
    """
    cells = _lines(row)
    below = [(head, numbers) for lines in cells for head, numbers in [_parted(lines)] if head and numbers]
    if len(below) < COLUMNS or any(_DIGIT.search(lines[0]) for lines in cells):
        return False
    known = any(map(is_head_word, [lines[0] for lines in cells] + [head for head, _ in below]))
    return known and any(_wholes(numbers) for _, numbers in below)


def _parted(lines: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The words of a cell, and the lines of numbers below them."""
    end = len(lines)
    while end and _NUMBER.fullmatch(lines[end - 1].strip()):
        end -= 1
    return "".join(lines[:end]), lines[end:]


def _holds_heads(row: Slots) -> bool:
    """Whether a row is one cell over several columns, and a line of it says the heads of several."""
    whole = len(row) >= HEADS and len(set(map(id, row))) == 1
    return whole and any(_are_heads(line.split()) for lines in _lines(row) for line in lines)


def _are_heads(words: Sequence[str]) -> bool:
    return len(words) >= HEADS and all(map(is_head_word, words))


def _wholes(lines: Iterable[str]) -> int:
    return sum(bool(_WHOLE.fullmatch(line.strip())) for line in lines)


def _is_label(line: str) -> bool:
    return is_total(line) or clean_name(line) in class_names()
