"""Tables side by side on one page: which lines stand above which of them, and in which order they are read.

A line above them belongs to all of them unless it parts between them; the first line with a title over one table alone
begins what belongs to each alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from operator import attrgetter

from model.disclosure import Box
from parsers.around.header import looks_like_header
from parsers.around.lead import is_title
from parsers.letters import TOLERANCE, Letter, words_of
from parsers.page import RawGrid

GAP = 1.0
"""Heights of a letter that part two pieces of a line over different tables."""

_letters_top: Callable[[Letter], float] = attrgetter("top")

Line = list[Letter]
Order = tuple[float, int, float]
Placed = tuple[Order, Line | RawGrid]


def in_reading_order(grids: Sequence[RawGrid], lines: Sequence[Line]) -> list[Line | RawGrid]:
    """Grids and lines from top to bottom; of tables side by side each below its own lines, one after the other."""
    left = list(lines)
    placed: list[Placed] = []
    for group in _groups(grids):
        columns = group if len(group) > 1 else _halves(group[0])
        own = _own_lines(columns, grids, left, is_one=len(group) == 1) if len(columns) > 1 else []
        if not own:
            columns = _as_one(group)
        left = [line for line in left if not any(line is other for other in own)]
        placed += _placed(columns, own)
    placed += [((_top(line), 0, _top(line)), line) for line in left]
    return [item for _, item in sorted(placed, key=lambda place: place[0])]


def _placed(columns: Sequence[RawGrid], own: Sequence[Line]) -> list[Placed]:
    """Tables side by side and the pieces of their own lines, in the order of the tables."""
    begin = min(_top(own[0]) if own else _box(columns[0]).top, *(_box(grid).top for grid in columns), float("inf"))
    placed: list[Placed] = [((begin, at, _box(grid).top), grid) for at, grid in enumerate(columns)]
    for line in own:
        pieces = _pieces(line, columns)
        placed += [((begin, at, _top(piece)), piece) for at, piece in enumerate(pieces) if piece]
    return placed


def _own_lines(
    columns: Sequence[RawGrid], grids: Sequence[RawGrid], lines: Sequence[Line], *, is_one: bool
) -> list[Line]:
    """The lines above tables side by side that belong to each alone, from the first one with a title of its own on.

    Halves that touch (``is_one``) are two tables only where each has its title.
    """
    above = _lines_above(columns, grids, lines)
    enough = len(columns) if is_one else 1
    begin = next((at for at, line in enumerate(above) if _count_titles(line, columns) >= enough), None)
    return [] if begin is None else above[begin:]


def _count_titles(line: Line, columns: Sequence[RawGrid]) -> int:
    """Over how many tables a line has a title, none where it runs over a gap between them."""
    pieces = [piece for piece in _pieces(line, columns) if piece]
    if any(_runs_over(left, right) for left, right in pairwise(pieces)):
        return 0
    return sum(is_title(words_of(piece)) for piece in pieces)


def _groups(grids: Sequence[RawGrid]) -> list[list[RawGrid]]:
    """Grids with rules that stand side by side together, from left to right; most stand alone."""
    groups: list[list[RawGrid]] = []
    for grid in sorted(grids, key=lambda grid: _box(grid).top):
        for group in groups:
            if all(_are_beside(grid, other) for other in group):
                group.append(grid)
                break
        else:
            groups.append([grid])
    return [sorted(group, key=lambda grid: _box(grid).x0) for group in groups]


def _are_beside(grid: RawGrid, other: RawGrid) -> bool:
    if grid.bands or other.bands:
        return False
    one, two = _box(grid), _box(other)
    overlap = min(one.bottom, two.bottom) - max(one.top, two.top)
    beside = one.x1 <= two.x0 or two.x1 <= one.x0
    return beside and 2 * overlap > min(one.bottom - one.top, two.bottom - two.top)


def _halves(grid: RawGrid) -> list[RawGrid]:
    """The two tables of a grid whose head says the same twice and that no cell joins; the grid where it is one."""
    width = len(grid.edges) - 1
    half = width // 2
    joined = any(row[half - 1] is row[half] is not None for row in grid.rows)
    if width < 4 or width % 2 or joined or not grid.rows or _words(grid, 0, half) != _words(grid, half, width):
        return [grid]
    return [_columns(grid, 0, half), _columns(grid, half, width)]


def _words(grid: RawGrid, start: int, end: int | None) -> list[str]:
    return [cell.words if cell is not None else "" for cell in grid.rows[0][start:end]]


def _columns(grid: RawGrid, start: int, end: int) -> RawGrid:
    edges, box = grid.edges[start : end + 1], _box(grid)
    return replace(
        grid,
        rows=tuple(row[start:end] for row in grid.rows),
        edges=edges,
        box=Box(edges[0], box.top, edges[-1], box.bottom),
    )


def _as_one(group: list[RawGrid]) -> list[RawGrid]:
    """Lists beside each other as the one table they are: rows at the same heights, and a head of its own over each."""
    first = group[0]
    for other in group[1:]:
        same = _words(first, 0, None) == _words(other, 0, None)
        if same or not looks_like_header(other.rows[0]) or not _rows_match(first, other):
            return group
        first = _widened(first, other)
    return [first]


def _rows_match(grid: RawGrid, other: RawGrid) -> bool:
    one, two = _levels(grid), _levels(other)
    return len(one) > 1 < len(two) and all(abs(a - b) <= TOLERANCE for a, b in zip(one, two, strict=False))


def _levels(grid: RawGrid) -> list[float]:
    return sorted({cell.box.top for row in grid.rows for cell in row if cell is not None and cell.box is not None})


def _widened(grid: RawGrid, other: RawGrid) -> RawGrid:
    """A grid with the columns of another one at its right."""
    width, more = len(grid.edges) - 1, len(other.edges) - 1
    moved = {
        id(cell): replace(cell, column=cell.column + width) for row in other.rows for cell in row if cell is not None
    }
    right = [tuple(moved[id(cell)] if cell is not None else None for cell in row) for row in other.rows]
    rows = zip_longest(grid.rows, right, fillvalue=())
    box = Box(_box(grid).x0, _box(grid).top, _box(other).x1, max(_box(grid).bottom, _box(other).bottom))
    return replace(
        grid,
        rows=tuple((one or (None,) * width) + (two or (None,) * more) for one, two in rows),
        edges=(*grid.edges, *other.edges[1:]),
        box=box,
    )


def _lines_above(columns: Sequence[RawGrid], grids: Sequence[RawGrid], lines: Sequence[Line]) -> list[Line]:
    """The lines between tables side by side and what stands above them, from the top; a guess is lines, too."""
    tops = [_box(grid).top for grid in columns]
    above = (_box(other).bottom for other in grids if not other.is_guess)
    floor = max((bottom for bottom in above if bottom <= min(tops)), default=0.0)
    return sorted((line for line in lines if floor <= _top(line) < max(tops)), key=_top)


def _runs_over(left: Line, right: Line) -> bool:
    """Whether a line goes on over the gap between two tables."""
    height = left[-1].bottom - left[-1].top
    return right[0].x0 - left[-1].x1 < GAP * height


def _pieces(line: Line, columns: Sequence[RawGrid]) -> list[Line]:
    """The letters of a line by the table they stand over."""
    ends = [(_box(left).x1 + _box(right).x0) for left, right in pairwise(columns)]
    pieces: list[Line] = [[] for _ in columns]
    for letter in line:
        if not letter.text.isspace():
            pieces[sum(letter.x0 + letter.x1 > end for end in ends)].append(letter)
    return pieces


def _top(line: Line) -> float:
    return min(map(_letters_top, line))


def _box(grid: RawGrid) -> Box:
    return grid.box or Box(0, 0, 0, 0)
