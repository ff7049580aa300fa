"""The last row of a table that no rule closes: below shaded or underlined rows it stands on white.

Its words stand in the columns above, and its figures end where the figures above them do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from model.disclosure import Box
from parsers.letters import Letter, pieces_of, words_of
from parsers.page import RawGrid
from parsers.ruled.edges import Place

FEWEST_ROWS = 3
FEWEST_COLUMNS = 2
IN_LINE = 1.5
"""Points by which the ends of figures of one column differ at most."""

LEAST_GAP = 1.5
"""Points between the texts of two cells, at least."""

_FIGURE = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")


def last_rows(grids: Sequence[RawGrid], outside: Sequence[list[Letter]], letters: Sequence[Letter]) -> list[Place]:
    """The rules that close the last rows of some tables, as (x0, top, x1, bottom) in points.

    ``outside`` are the lines of a page that stand in no table, ``letters`` is all that is printed on it.
    """
    return [rule for grid in grids for rule in _last_row(grid, grids, outside, letters)]


def _last_row(
    grid: RawGrid, grids: Sequence[RawGrid], outside: Sequence[list[Letter]], letters: Sequence[Letter]
) -> Iterator[Place]:
    box = grid.box
    if box is None or len(grid.rows) < FEWEST_ROWS or len(grid.edges) <= FEWEST_COLUMNS:
        return
    height = min((cell.box.bottom - cell.box.top for cell in grid.rows[-1] if cell and cell.box), default=0.0)
    bottom = box.bottom + height
    if any(other.box and box.bottom - 1 <= other.box.top < bottom for other in grids):
        return
    lines = [line for line in outside if box.bottom <= _middle(line) < bottom and line[0].x0 < box.x1]
    if len(lines) != 1:
        return
    pieces = [part for piece in pieces_of(lines[0]) for part in _at_edges(piece, grid.edges)]
    if not _is_row(pieces, grid, box, letters):
        return
    crossed = [(piece[0].x0, piece[-1].x1) for piece in pieces]
    yield (box.x0, bottom, box.x1, bottom)
    for edge in grid.edges:
        if not any(left < edge < right for left, right in crossed):
            yield (edge, box.bottom, edge, bottom)


def _at_edges(piece: list[Letter], edges: Sequence[float]) -> Iterator[list[Letter]]:
    """The parts of a piece of text between which an edge stands in a gap."""
    start = 0
    for at, (one, two) in enumerate(pairwise(piece), 1):
        if two.x0 - one.x1 > LEAST_GAP and any(one.x1 <= edge <= two.x0 for edge in edges):
            yield piece[start:at]
            start = at
    yield piece[start:]


def _is_row(pieces: Sequence[list[Letter]], grid: RawGrid, box: Box, letters: Sequence[Letter]) -> bool:
    """Whether a line below a table names something, and then states figures below those of the last rows."""
    name = next((at for at, piece in enumerate(pieces) if not _is_figure(piece)), len(pieces))
    figures = [piece for piece in pieces[name:] if _is_figure(piece)]
    if not figures or pieces[0][0].x0 < box.x0 or pieces[-1][-1].x1 > box.x1:
        return False
    return all(_is_below_figures(piece, grid, box, letters) for piece in figures)


def _is_figure(piece: list[Letter]) -> bool:
    return bool(_FIGURE.fullmatch(words_of(piece)))


def _is_below_figures(piece: list[Letter], grid: RawGrid, box: Box, letters: Sequence[Letter]) -> bool:
    """Whether a figure stands in one column, and ends, or begins, where another one of that column does."""
    columns = list(pairwise(grid.edges))
    left, right = columns[min(max(bisect_right(grid.edges, piece[0].x0) - 1, 0), len(columns) - 1)]
    if piece[-1].x1 > right:
        return False
    inside = (letter for letter in letters if left <= letter.x0 and letter.x1 <= right and letter.text.isdigit())
    reaches: dict[float, tuple[float, float]] = {}
    for letter in inside:
        if box.top <= letter.top < box.bottom:
            start, end = reaches.get(letter.baseline, (letter.x0, letter.x1))
            reaches[letter.baseline] = (min(start, letter.x0), max(end, letter.x1))
    near = ((abs(start - piece[0].x0), abs(end - piece[-1].x1)) for start, end in reaches.values())
    return any(min(off) <= IN_LINE for off in near)


def _middle(line: list[Letter]) -> float:
    return (line[0].top + line[0].bottom) / 2
