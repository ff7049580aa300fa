"""Rows of tables without rules by the order in which they were written: cell by cell, each with all of its lines.

Browsers and word processors write a table that way. What is written next stands below in the same cell, to the right in
the same row, or begins the next row; so it does not matter how close lines stand, nor where in its cell a text is set.
Tables written line by line show nothing of that, and are left to the other ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.around.header import counts_columns
from parsers.bands import Band, Word, size_of
from parsers.cells import split_code_name
from parsers.unruled.anchors import LEADING as LINES
from parsers.unruled.anchors import SIZE, Rows, is_one_number
from parsers.unruled.fit import LABEL, begins_known, is_known
from parsers.unruled.lanes import Lane, lanes_of
from parsers.unruled.words import MONEY, SAME, overlap, under

LEADING = 2.0
"""Type sizes between the lines of one cell, at most."""

INDENT = 4.0
"""Type sizes by which a name is indented at most."""

REACH = 0.75
"""Type sizes by which cells of one row stand above or below each other at most."""

SLACK = 1.0
"""Points by which a cell may reach over the one before it: places are rounded."""

FEWEST_DIGITS = 3
"""Digits on the first line of a broken figure; fewer may be an ordinal."""

_DIGITS = re.compile(r"-?[\d.,]+")
_HAN = re.compile("[㐀-鿿]")

Cell = tuple[Word, ...]
Order = Mapping[int, int]
"""The places in which letters were written, by their identity."""


def rows_as_written(lines: Sequence[Band], order: Order) -> list[Band] | None:
    """The rows of some lines, those of the head as they stand; None where the order does not show them."""
    words = [word for line in lines for word in line.words]
    if not all(word.letters and id(word.letters[0]) in order for word in words):
        return None
    words.sort(key=lambda word: order[id(word.letters[0])])
    if not _is_by_cells(words):
        return None
    rows = _rows(_cells(words, lines), REACH * size_of(words))
    first = next((at for at, row in enumerate(rows) if _states_figure(row)), len(rows))
    body = [_band(row, lines) for row in rows[first:]]
    if not body or any(_foot(one.words) >= _head(two.words) - SAME for one, two in pairwise(body)):
        return None
    head = _above(lines, {id(word) for row in rows[first:] for cell in row for word in cell})
    if any(_foot(band.words) >= _head(body[0].words) - SAME for band in head):
        return None
    return [*head, *body]


def _is_by_cells(words: Sequence[Word]) -> bool:
    """Whether something was written up to the right of what was written before: no one does so line by line."""
    return any(two.baseline < one.baseline - SAME and two.x0 > one.x1 - SLACK for one, two in pairwise(words))


def _cells(words: Sequence[Word], lines: Sequence[Band]) -> Iterable[Cell]:
    """The words in the order they were written, those of one cell together."""
    size = size_of(words)
    lane_of = {id(word): lane for lane in lanes_of(lines, 0) for word in lane.words}
    pairs = [
        (one, two) for one, two in pairwise(words) if (lane := lane_of.get(id(one))) and lane is lane_of.get(id(two))
    ]
    gaps = (two.baseline - one.baseline for one, two in pairs)
    least = min((gap for gap in gaps if gap > SIZE * size), default=LINES * size)
    most = min(Rows((), least).reach, LEADING * size)
    cell: Cell = ()
    for word in words:
        lane = lane_of.get(id(word))
        if cell and not _goes_on(cell, word, lane if lane is lane_of.get(id(cell[-1])) else None, most):
            yield cell
            cell = ()
        cell = (*cell, word)
    yield cell


def _goes_on(cell: Cell, word: Word, lane: Lane | None, most: float) -> bool:
    """Whether a word is the next line of a cell: close below a line that has no room for more, and no whole name.

    It need not stand under the first line, which may be indented; ``lane`` is the one in which both are. The end of a
    name may be one, too (国有资本经营/预算支出).
    """
    upper = cell[-1]
    if not SAME < word.baseline - upper.baseline <= most:
        return False
    if lane is None and not overlap(upper, word) and not _is_left_of_indent(upper, word):
        return False
    if _DIGITS.fullmatch(upper.text) and _DIGITS.fullmatch(word.text):
        return len(upper.text) >= FEWEST_DIGITS and (not MONEY.match(word.text) or _is_one_number((upper, word)))
    if _begins_row(word.text) or (is_known(word.text) and not _is_name(cell, word)):
        return False
    return len(word.text) == 1 or lane is None or lane.is_full(upper)


def _is_left_of_indent(upper: Word, word: Word) -> bool:
    """Whether a character or two stand left of an indented name, in no lane with it: they end it."""
    return (
        word.x1 <= upper.x0 + SAME and upper.x0 - word.x0 <= INDENT * size_of((upper,)) and bool(_HAN.match(word.text))
    )


def _is_name(cell: Cell, word: Word) -> bool:
    """Whether the lines of a cell and one more are a name that is known, or the beginning of one."""
    _, name = split_code_name("".join(line.text for line in (*cell, word)))
    return is_known(name) or begins_known(name)


def _begins_row(text: str) -> bool:
    """Whether a text begins with an ordinal or a code; an ordinal alone ends a name: 资本性支出（一）."""
    label = LABEL.match(text)
    return label is not None and (label.end() < len(text) or text[0] != "（")


def _rows(cells: Iterable[Cell], room: float) -> list[list[Cell]]:
    """Cells in rows: each to the right of the one before, and beside one of the row."""
    rows: list[list[Cell]] = []
    for cell in cells:
        if not rows or not _is_beside(rows[-1], cell, room):
            rows.append([])
        rows[-1].append(cell)
    return rows


def _is_beside(row: Sequence[Cell], cell: Cell, room: float) -> bool:
    said = [word for other in row for word in other]
    right = max(word.x1 for word in row[-1])
    level = _head(cell) <= _foot(said) + room and _foot(cell) >= _head(said) - room
    return level and min(word.x0 for word in cell) > right - SLACK


def _states_figure(row: Sequence[Cell]) -> bool:
    """Whether a row says an amount, and does not number the columns."""
    if counts_columns([cell[0].text for cell in row]):
        return False
    return len(row) > 1 and any(word.is_figure for cell in row[1:] for word in cell)


def _head(words: Iterable[Word]) -> float:
    return min(word.baseline for word in words)


def _foot(words: Iterable[Word]) -> float:
    return max(word.last for word in words)


def _above(lines: Sequence[Band], taken: set[int]) -> list[Band]:
    """The lines of the head: those of no row."""
    left = (line._replace(words=tuple(word for word in line.words if id(word) not in taken)) for line in lines)
    return [line for line in left if line.words]


def _band(row: Sequence[Cell], lines: Sequence[Band]) -> Band:
    words = [word for cell in row for word in _whole(cell)]
    return Band(tuple(sorted(words, key=lambda word: (word.baseline, word.x0))), (), lines[0].page)


def _whole(cell: Cell) -> Cell:
    """The lines of a cell, those of a broken figure in one."""
    if len(cell) == 1 or not _is_one_number(cell):
        return cell
    whole = cell[0]
    for word in cell[1:]:
        whole = under(whole, word)
    return (replace(whole, text="".join(word.text for word in cell)),)


def _is_one_number(cell: Cell) -> bool:
    """Whether lines of digits are a figure that was broken for want of room: no line is longer than the first."""
    first, *rest = (word.text for word in cell)
    if first.isdecimal() and all(text.isdecimal() and len(text) <= len(first) for text in rest):
        return True
    return is_one_number(cell, is_money=True)
