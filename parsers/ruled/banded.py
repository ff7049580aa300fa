"""Rows that no rule parts into columns, in tables whose other rows are parted: word processors rule every other row.

Their styles of tables draw lines around each row and between the columns of the even ones only. The words of such a row
stand under those of the rows beside it, and say so themselves: each in its column, one of them a figure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from model.disclosure import Box
from parsers.amounts import read_amount
from parsers.letters import TOLERANCE, Letter, lines_of, pieces_of, words_of

FEWEST = 2
"""Rows of a page with figures across their columns from which on its tables are taken for such."""

Piece = list[Letter]
Letters = Callable[[Box], list[Letter]]


class Parts(NamedTuple):
    """The parts of a cell, and whether a figure stands in one of them."""

    has_figure: bool
    boxes: tuple[Box, ...]


def with_bands(tables: list[list[Box]], letters: Letters) -> list[list[Box]]:
    """The cells of the tables of a page, those parted that lie across the columns of the row above or below."""
    wide = {cell: columns for cells in tables for cell, columns in _across(cells)}
    found = {cell: parts for cell, columns in wide.items() if (parts := _parts(cell, columns, letters(cell)))}
    if sum(has_figure for has_figure, _ in found.values()) < FEWEST:
        return tables
    return [list(_parted(cells, found)) for cells in tables]


def _parted(cells: Sequence[Box], found: Mapping[Box, Parts]) -> Iterator[Box]:
    """The cells of one table with those that are found in their parts, from the first row with figures on."""
    first = min((cell.top for cell in cells if cell in found and found[cell].has_figure), default=float("inf"))
    for cell in cells:
        yield from found[cell].boxes if cell in found and cell.top >= first else (cell,)


def _across(cells: Sequence[Box]) -> Iterator[tuple[Box, list[float]]]:
    """The cells of one row that lie across several columns of the row above or below, with the sides of these."""
    wide = _wide(cells)
    if not wide:
        return
    tops, bottoms = defaultdict[float, list[Box]](list), defaultdict[float, list[Box]](list)
    for cell in cells:
        tops[cell.top].append(cell)
        bottoms[cell.bottom].append(cell)
    for cell in wide:
        near = (_columns(cell, row) for row in (bottoms[cell.top], tops[cell.bottom]))
        columns = max(near, key=len)
        if len(columns) > FEWEST:
            yield cell, columns


def _wide(cells: Sequence[Box]) -> list[Box]:
    """The cells above or below which another one begins between their sides: hardly any of most tables."""
    lefts = defaultdict[float, set[float]](set)
    above, below = defaultdict[float, int](int), defaultdict[float, int](int)
    for x0, top, _, bottom in cells:
        lefts[top].add(x0)
        lefts[bottom].add(x0)
        below[top] += 1
        above[bottom] += 1
    # where no more cells begin than those of the one side, none of the other side begins between theirs
    under = {at: sorted(places) for at, places in lefts.items() if len(places) != below[at]}
    over = {at: sorted(places) for at, places in lefts.items() if len(places) != above[at]}
    return [cell for cell in cells if _is_begun(under.get(cell.top), cell) or _is_begun(over.get(cell.bottom), cell)]


def _is_begun(lefts: Sequence[float] | None, cell: Box) -> bool:
    if lefts is None:
        return False
    after = bisect_right(lefts, cell.x0)
    return after < len(lefts) and lefts[after] < cell.x1


def _columns(cell: Box, row: Iterable[Box]) -> list[float]:
    """The sides of the cells of a row that lie between the sides of a cell; none where they do not fill it."""
    inside = sorted(other for other in row if other.x0 >= cell.x0 and other.x1 <= cell.x1)
    if not inside or inside[0].x0 != cell.x0 or inside[-1].x1 != cell.x1:
        return []
    if any(one.x1 != two.x0 for one, two in pairwise(inside)):
        return []
    return [cell.x0, *(other.x1 for other in inside)]


def _parts(cell: Box, columns: Sequence[float], letters: Sequence[Letter]) -> Parts | None:
    """A cell parted between its words; None where two of them share a column."""
    lines = [_pieces(line, columns) for line in lines_of(letters)]
    if max(map(len, lines), default=0) < FEWEST:
        return None
    spans = [[_span(piece, columns) for piece in line] for line in lines]
    if any(one.stop > two.start for line in spans for one, two in pairwise(line)):
        return None
    within = {at for line in spans for span in line for at in span[1:]}
    sides = [side for at, side in enumerate(columns) if at not in within]
    boxes = tuple(cell._replace(x0=left, x1=right) for left, right in pairwise(sides))
    return Parts(any(map(_is_figure, lines[0])), boxes)


def _pieces(line: Sequence[Letter], columns: Sequence[float]) -> list[Piece]:
    """A line cut at wide gaps, and at gaps that a column ends in; the letters of a word set wide stay together."""
    pieces: list[Piece] = []
    for piece in (part for wide in pieces_of(line) for part in _cut(wide, columns)):
        if pieces and len(piece) == 1 and _is_word(piece) and _is_word(pieces[-1]) and _is_spaced(pieces[-1]):
            pieces[-1].extend(piece)
        else:
            pieces.append(piece)
    return pieces


def _cut(piece: Piece, columns: Sequence[float]) -> Iterator[Piece]:
    start = 0
    for at, (one, two) in enumerate(pairwise(piece), start=1):
        if two.x0 - one.x1 > TOLERANCE and bisect_left(columns, one.x1) < bisect_right(columns, two.x0):
            yield piece[start:at]
            start = at
    yield piece[start:]


def _is_spaced(piece: Piece) -> bool:
    """Whether wide gaps part all letters of a piece."""
    return all(two.x0 - one.x1 > TOLERANCE for one, two in pairwise(piece))


def _is_word(piece: Piece) -> bool:
    return all(letter.text.isalpha() for letter in piece)


def _span(piece: Piece, columns: Sequence[float]) -> range:
    """The columns that a piece stands in."""
    first = max(0, bisect_right(columns, piece[0].x0 + TOLERANCE) - 1)
    return range(first, max(first + 1, bisect_left(columns, piece[-1].x1 - TOLERANCE)))


def _is_figure(piece: Piece) -> bool:
    return read_amount(words_of(piece)).has_number
