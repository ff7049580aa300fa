"""Where text stands in the cells of a scanned page: one box for every line of a cell, for the recogniser to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from model.disclosure import Box
from parsers.page import RawGrid
from parsers.sources.scans.image import POINTS, Pixels

Ink = npt.NDArray[np.bool_]
Run = tuple[int, int]

MARGIN = 3
"""Pixels inside a cell's rules that are not looked at: what is left of the rules themselves."""

PAD = 6
"""Pixels of paper around a line of text, as much as the cell has: the recogniser reads worse without."""

STRAY, LINE_GAP = 1, 2
"""Pixels of a row that do not make it ink, and rows of white within one line."""

SOLID = 16
"""Runs of ink as high as this in pixels are lines of their own however little stands between them: type set solid."""

THIN = 12
"""A run of ink lower than this, in pixels, is part of the glyphs of a neighbouring run."""

THIN_GAP = 6
WORD_GAP = 32
"""Pixels between pieces of one line beyond which a piece of little ink is dirt."""

LEAST_INK = 12
LEAST_WIDTH, LEAST_HEIGHT = 6, 7
"""A line smaller than this in both is no text."""

SAME_LINE = 0.7
"""Share of the lower box's height that two boxes of one line have in common."""

LOW, LONG, SOLIDLY = 7, 2, 0.62
"""A dash: pixels of its height at most, how many times longer it is, and the share of its box that is ink."""

BAND_GAP = 60
"""Pixels of white that part what stands outside the tables into bands."""


def cell_boxes(grids: Iterable[RawGrid]) -> list[Box]:
    """The boxes of all cells, a spanning cell once."""
    cells = {id(cell): cell for grid in grids for row in grid.rows for cell in row if cell is not None}
    return [cell.box for cell in cells.values() if cell.box is not None]


def lines_in(ink: Ink, box: Box) -> Iterator[Pixels]:
    """The lines of text inside a cell, from top to bottom."""
    left, top, right, bottom = (round(side / POINTS) for side in box)
    inside = ink[top + MARGIN : bottom - MARGIN, left + MARGIN : right - MARGIN]
    if inside.size == 0 or inside.sum() < LEAST_INK:
        return
    rows: Ink = np.asarray(inside.sum(axis=1) > STRAY)
    for start, end in _whole(_parts(rows, 0)):
        found = _trimmed(inside[start:end])
        if found is None:
            continue
        first, upper, last, lower = found
        if last - first < LEAST_WIDTH and lower - upper < LEAST_HEIGHT:
            continue
        yield (
            max(left + MARGIN + first - PAD, left + MARGIN),
            max(top + MARGIN + start + upper - PAD, top + 2),
            min(left + MARGIN + last + PAD, right - MARGIN),
            min(top + MARGIN + start + lower + PAD, bottom - 2),
        )


def is_dash(ink: Ink, line: Pixels) -> bool:
    """Whether a line of a cell is nothing but one low stroke: the dash of a cell without money, which reads like 一."""
    left, top, right, bottom = line
    inside = ink[top:bottom, left:right]
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    if not len(rows):
        return False
    height, width = int(rows[-1] - rows[0]) + 1, int(columns[-1] - columns[0]) + 1
    return height <= LOW and width >= LONG * height and int(inside.sum()) >= SOLIDLY * height * width


def bands(ink: Ink, boxes: Sequence[Box]) -> Iterator[Run]:
    """The stretches of rows, in pixels, with ink outside some boxes: what is read without a grid."""
    rest = outside(ink, boxes)
    height = rest.shape[0]
    for start, end in _parts(rest.sum(axis=1) >= 2, BAND_GAP):
        if rest[start:end].sum() >= LEAST_INK:
            yield max(0, start - 2 * PAD), min(height, end + 2 * PAD)


def tight(ink: Ink, box: Pixels) -> Pixels:
    """A box drawn in to the ink it holds, with as much paper around it as lines of cells have."""
    left, top, right, bottom = box
    inside = ink[top:bottom, left:right]
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    if not len(rows):
        return box
    height, width = ink.shape
    return (
        max(0, left + int(columns[0]) - PAD),
        max(0, top + int(rows[0]) - PAD),
        min(width, left + int(columns[-1]) + 1 + PAD),
        min(height, top + int(rows[-1]) + 1 + PAD),
    )


def apart(lines: Sequence[Pixels]) -> list[Pixels]:
    """Boxes of lines with those that share characters as one: a finder widens what it sees into its neighbours."""
    whole: list[Pixels] = []
    for line in sorted(lines):
        at = next((at for at in range(len(whole) - 1, -1, -1) if _share(whole[at], line)), None)
        if at is None:
            whole.append(line)
            continue
        left, top, right, bottom = whole[at]
        whole[at] = (left, min(top, line[1]), max(right, line[2]), max(bottom, line[3]))
    return sorted(whole, key=lambda box: (box[1], box[0]))


def _share(first: Pixels, second: Pixels) -> bool:
    """Whether two boxes stand on one line and overlap."""
    high = min(first[3], second[3]) - max(first[1], second[1])
    low = min(first[3] - first[1], second[3] - second[1])
    return second[0] < first[2] and high > SAME_LINE * low


def outside(ink: Ink, boxes: Sequence[Box]) -> Ink:
    """The ink that stands outside some boxes."""
    rest = ink.copy()
    for box in boxes:
        left, top, right, bottom = (round(side / POINTS) for side in box)
        rest[max(0, top - MARGIN) : bottom + MARGIN, max(0, left - MARGIN) : right + MARGIN] = False
    return rest


def _parts(on: npt.NDArray[np.bool_], gap: int) -> list[Run]:
    """The runs of True, joined over gaps of at most ``gap``."""
    ends = np.flatnonzero(np.diff(np.concatenate(([False], on, [False])).astype(np.int8)))
    runs: list[Run] = []
    for start, end in zip(ends[::2].tolist(), ends[1::2].tolist(), strict=True):
        if runs and start - runs[-1][1] <= gap:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _whole(runs: Sequence[Run]) -> list[Run]:
    """Runs of rows with low ones (the upper stroke of 二, a dot) taken to the line they are close to."""
    whole: list[Run] = []
    for start, end in runs:
        if whole:
            first, last = whole[-1]
            low = min(end - start, last - first)
            if start - last <= (THIN_GAP if low < THIN else LINE_GAP if low < SOLID else 0):
                whole[-1] = (first, end)
                continue
        whole.append((start, end))
    return whole


def _trimmed(line: Ink) -> Pixels | None:
    """The box of a line's ink without far pieces of dirt; None where nothing is left."""
    columns = np.flatnonzero(line.any(axis=0))
    cuts = [at + 1 for at, (one, two) in enumerate(pairwise(columns.tolist())) if two - one > WORD_GAP]
    pieces = [
        part for part in np.split(columns, cuts) if len(part) and line[:, part[0] : part[-1] + 1].sum() >= LEAST_INK
    ]
    if not pieces:
        return None
    first, last = int(pieces[0][0]), int(pieces[-1][-1]) + 1
    rows = np.flatnonzero(line[:, first:last].any(axis=1))
    return first, int(rows[0]), last, int(rows[-1]) + 1
