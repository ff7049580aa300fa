"""Which figures of a scanned page are doubtful: read in two ways, in pieces, not at all, or unlike their neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.disclosure import Box
from parsers.cells import CellKind, Read, read_amount, read_code
from parsers.page import Cell, RawGrid, Slots
from parsers.ruling import Letter, lines_of, words_of
from parsers.sources.scan_cells import PAD
from parsers.sources.scan_image import POINTS, Pixels
from parsers.sources.scan_words import NO_READING, SURE, Words

POOR, MANY = 0.15, 4
"""Share and number of doubtful figures from which on no figure of a page is taken by itself: the sure ones err, too."""

TEXT_HEIGHT = (10, 70)
"""Pixels that a line of text is high; ink that is lower or higher is no text that was not read."""

LIKE, ENOUGH = 0.85, 5
"""Share and number of a table's figures with equally many decimals that make this its form."""

WORD = 3
"""Characters of the shortest heading that is no part of a spaced one."""

_MIXED = re.compile(r"(?:\d,\d{3}|\d\.\d{2,})\D{0,3}[㐀-鿿]{2}|[㐀-鿿]{2}\D{0,3}(?:\d+,\d{3}|\d+\.\d{2,})")

SHORT = 2
"""Digits of the numbers in a row that counts the columns."""


def is_poor(words: Sequence[Words]) -> bool:
    """Whether so many figures of a page are doubtful that the others are no better."""
    figures = [line for line in words if line.is_figure]
    doubtful = sum(line.confidence < SURE for line in figures)
    return doubtful >= MANY and doubtful > POOR * len(figures)


def is_inside(box: Box, outline: Box) -> bool:
    """Whether the middle of a box lies in another."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return outline.x0 <= x < outline.x1 and outline.top <= y < outline.bottom


def unread_in(cells: Sequence[Sequence[Pixels]], read: Sequence[Words]) -> Iterator[Words]:
    """Lines without a reading, for cells that hold ink like text of which nothing could be read."""
    known = {line.box for line in read}
    for lines in cells:
        boxes = [Box(*(side * POINTS for side in line)) for line in lines]
        if known.isdisjoint(boxes):
            for line, box in zip(lines, boxes, strict=True):
                if TEXT_HEIGHT[0] <= line[3] - line[1] - 2 * PAD <= TEXT_HEIGHT[1]:
                    yield Words(NO_READING, box, ((box.x0 + box.x1) / 2,), 0.0)


# ---- cells -------------------------------------------------------------------------------------------------------


def with_readings(grid: RawGrid, words: Sequence[Words]) -> RawGrid:
    """The grid with every cell's confidence and other reading."""
    made: dict[int, Cell] = {}
    for row in grid.rows:
        for cell in row:
            if cell is not None and id(cell) not in made:
                made[id(cell)] = _with_reading(cell, words)
    return _with_cells(grid, made)


def _with_cells(grid: RawGrid, made: dict[int, Cell]) -> RawGrid:
    return replace(grid, rows=tuple(tuple(cell and made.get(id(cell), cell) for cell in row) for row in grid.rows))


def _with_reading(cell: Cell, words: Sequence[Words]) -> Cell:
    """A cell as sure as its least sure line; a figure read in two ways prints both, which nobody takes for one."""
    if not cell.words or cell.box is None:
        return cell
    lines = [line for line in words if is_inside(line.box, cell.box)]
    confidence = min((line.confidence for line in lines), default=0.0)
    cell = replace(cell, confidence=confidence)
    if sum(len("".join(line.text.split())) for line in lines) != len(cell.words):
        return _doubted(cell) if _money(cell) and not read_code(cell.text) else cell
    if not any(line.other and line.is_figure for line in lines):
        return cell
    other = "\n".join(line.other or line.text for line in lines)
    if read_code(cell.text):
        return replace(cell, others=(other,))
    return replace(cell, text=f"{cell.text} / {other}", others=(cell.text, other))


def _doubted(cell: Cell) -> Cell:
    """A cell whose figure is taken only where an identity bears it out."""
    return replace(cell, text=f"{cell.text} / {NO_READING}", others=(cell.text, NO_READING))


# ---- the form of figures -----------------------------------------------------------------------------------------


def in_form(grid: RawGrid) -> RawGrid:
    """The grid with doubt about every figure that has other decimals than all figures of its table: a lost point.

    A table that leaves trailing zeros off has no such form.
    """
    decimals = _form_of([read for row in grid.rows for cell in row if cell and (read := _money(cell))])
    if decimals is None:
        return grid
    made: dict[int, Cell] = {}
    columns = list(zip(*grid.rows, strict=True))
    formed = [_share(column, decimals) >= LIKE for column in columns]
    for row in grid.rows:
        for cell, is_formed in zip(row, formed, strict=True):
            read = _money(cell) if cell is not None and is_formed and not _counts(row) else None
            if cell is not None and read is not None and read.decimals != decimals:
                made[id(cell)] = _doubted(cell)
    return _with_cells(grid, made)


def _money(cell: Cell) -> Read | None:
    read = read_amount(cell.text)
    return read if read.kind is CellKind.AMOUNT else None


def _form_of(figures: Sequence[Read]) -> int | None:
    """The decimals that nearly all figures of a table have, zeros at the end included; None where there are none."""
    counts = Counter(read.decimals for read in figures if read.decimals)
    if not counts:
        return None
    decimals, count = counts.most_common(1)[0]
    padded = any(read.decimals == decimals and read.raw.rstrip().endswith("0") for read in figures)
    return decimals if padded and count >= ENOUGH and count >= LIKE * counts.total() else None


def _share(column: Slots, decimals: int) -> float:
    figures = [read for cell in column if cell is not None and (read := _money(cell))]
    return sum(read.decimals == decimals for read in figures) / len(figures) if len(figures) > 1 else 1.0


def _counts(row: Slots) -> bool:
    """Whether a row counts the columns: several short whole numbers and no others."""
    figures = [cell.words for cell in row if cell is not None and _money(cell)]
    return len(figures) > 1 and all(text.isdigit() and len(text) <= SHORT for text in figures)


# ---- columns without rules ---------------------------------------------------------------------------------------


def in_columns(grid: RawGrid, letters: Sequence[Letter]) -> RawGrid:
    """The grid without figures whose column is not certain, in a table without upright rules; no identity helps there.

    A label that holds a figure tells that columns ran together: then no figure of the table is certain. A heading of
    two words beside each other is that of two columns: then those below it are not.
    """
    if not grid.bands:
        return grid
    lost = any(_MIXED.search(cell.words) for row in grid.rows for cell in row if cell is not None)
    heads = [row for row in grid.rows if not any(cell is not None and _money(cell) for cell in row)]
    double = {at for row in heads for at, cell in enumerate(row) if cell is not None and _is_double(cell, letters)}
    made = {
        id(cell): replace(cell, text=f"{cell.text} / {NO_READING}", others=())
        for row in grid.rows
        for at, cell in enumerate(row)
        if cell is not None and (lost or at in double) and _money(cell)
    }
    return _with_cells(grid, made)


def _is_double(cell: Cell, letters: Sequence[Letter]) -> bool:
    """Whether two words stand beside each other in a cell."""
    if cell.box is None or len(cell.words) < 2 * WORD:
        return False
    inside = (letter for letter in letters if is_inside(Box(*letter[1:5]), cell.box))
    return any(sum(len(word) >= WORD for word in words_of(line).split()) > 1 for line in lines_of(inside))
