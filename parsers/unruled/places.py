"""Rows of tables without rules by the height at which cells stand in them, where lines keep no distance between rows.

Figures stand on one line each: those are the rows. A name on several lines has its middle, its first or its last line
beside its figures, as all names of the table do; so each line above or below belongs to one row, however close it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.around.header import counts_columns
from parsers.bands import Band, Word, size_of
from parsers.unruled.anchors import NEAR, Rows, Run, rows_of
from parsers.unruled.fit import LABEL, cells_in, place_of
from parsers.unruled.lanes import Lane, lanes_of
from parsers.unruled.stand import Height

LOST = 0.25
"""Share of the cells that may stand beside no figure: classes without money."""

HEIGHTS: tuple[Height, ...] = ("middle", "top", "bottom")

_YEAR = re.compile(r"20[12]\d")


class _Cell(NamedTuple):
    """The lines of one cell, and where it stands."""

    words: Run
    place: float


class _Way(NamedTuple):
    """The cells of all lanes if they stand at one height, and how badly they fit the rows."""

    cost: float
    cells: list[_Cell]
    rows: Rows


def rows_by_place(lines: Sequence[Band]) -> list[Band] | None:
    """The rows of some lines, those of the head as they stand; None where they show none, or more than one way fits."""
    first = next((index for index, line in enumerate(lines) if _states_figure(line)), len(lines))
    floor = max((index + 1 for index, line in enumerate(lines[:first]) if _counts(line)), default=0)
    lanes = lanes_of(lines[floor:], first - floor)
    rows = rows_of(lanes, size_of([word for line in lines for word in line.words]))
    if rows is None:
        return None
    ways = [_way(height, lanes, rows) for height in HEIGHTS]
    best = min(ways, key=lambda way: way.cost)
    if best.cost > LOST * len(best.cells) or any(_differ(best, way) for way in ways if way.cost <= best.cost + NEAR):
        return None
    return _bands(best.cells, best.rows, lines)


def _states_figure(line: Band) -> bool:
    figures = [word for word in line.words if word.is_figure and not _YEAR.fullmatch(word.text)]
    return any(word is not line.words[0] or "." in word.text or "," in word.text for word in figures)


def _counts(line: Band) -> bool:
    """Whether a line numbers the columns: what stands there or above is of the head."""
    return counts_columns([word.text for word in sorted(line.words, key=lambda word: word.x0)])


def _way(height: Height, lanes: Sequence[Lane], rows: Rows) -> _Way:
    """The cells at one height: first beside figures, then beside the labels of classes without money, too."""
    whole = rows.joined(cell.place for cell in _placed(height, lanes, rows).cells if LABEL.match(cell.words[0].text))
    return _placed(height, lanes, whole)


def _placed(height: Height, lanes: Sequence[Lane], rows: Rows) -> _Way:
    found = [cells_in(lane, height, rows) for lane in lanes]
    cells = [_Cell(run, place_of(run, height)) for _, runs in found for run in runs]
    return _Way(sum(cost for cost, _ in found), cells, rows)


def _differ(one: _Way, two: _Way) -> bool:
    return {cell.words for cell in one.cells} != {cell.words for cell in two.cells}


def _bands(cells: Sequence[_Cell], rows: Rows, lines: Sequence[Band]) -> list[Band]:
    """The rows of all cells; lines above the first row that are in none stay as they are.

    What stands in no lane is in the row of its line, and so is a code that stands on no other row's: its name begins
    beside it.
    """
    row_of = {id(word): _row_at(cell, rows) for cell in cells for word in cell.words}
    held: dict[float, list[Word]] = {}
    for line in lines:
        said = [row for word in line.words if (row := row_of.get(id(word)))]
        stated = {row for row in said if row in rows.anchors}
        beside = next(iter(said), line.words[0].baseline)
        for word in line.words:
            own = row_of.get(id(word)) or beside
            held.setdefault(own if own in stated or len(stated) != 1 else min(stated), []).append(word)
    return [
        Band(tuple(sorted(words, key=lambda word: (word.baseline, word.x0))), (), lines[0].page)
        for _, words in sorted(held.items())
    ]


def _row_at(cell: _Cell, rows: Rows) -> float | None:
    """The row of a cell; None for the lines of a head."""
    at = rows.at(cell.place)
    if at is not None:
        return rows.anchors[at]
    return None if cell.words[-1].baseline < rows.anchors[0] else cell.place
