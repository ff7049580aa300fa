"""Rules and glyphs become cells: the ruled tables of one page.

The arithmetic is that of pdfplumber's line strategy (edges snapped and joined at 3 points, cells between crossing
edges, tables as cells that share corners), which read all 192 tables of the measured corpus without a phantom column.
It runs on tuples; a test compares its cells with pdfplumber's over the fixtures.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from model.disclosure import Box
from parsers.letters import Letter, read_lines
from parsers.page import Cell, RawGrid
from parsers.ruled.ajar import open_rows
from parsers.ruled.astride import goes_on, marked
from parsers.ruled.banded import with_bands
from parsers.ruled.cells import cells_of, in_tables
from parsers.ruled.clipped import UNKNOWN
from parsers.ruled.edges import Edge, Effort, Place, TooManyRules, aligned, closed, edges_of
from parsers.ruled.hung import hanging
from parsers.ruled.islands import with_islands
from parsers.ruled.open_sides import with_open_sides
from parsers.ruled.overrun import end_of, runs_on

MAX_SLOTS = 250_000

SIDES = 2

PADDING = 0.6
"""Points that a figure keeps off the rule at its left, unless the column is too narrow for it."""

NEAR = 2.5
"""Points between letters of two cells that may be of one word."""

SPILL = 0.2
"""Heights of a letter that its middle keeps off the rules above and below, unless the row is too low for it."""

NO_LETTER = Letter("", 0, 0, 0, 0, 0)

MOST_CUT = 4
"""Tables on a page of a sheet that was cut at the edge of the paper, frames and stray cells included."""


def tables(
    letters: Sequence[Letter], rules: Iterable[Place], page: int, closing: Sequence[Place] = ()
) -> list[RawGrid]:
    """The ruled tables of a page, top to bottom; ``closing`` are rules that the last rows of some of them lack.

    Raises TooManyRules for a page whose rules cross as no printed table does.
    """
    upright, level = with_open_sides(*closed(*edges_of(rules)), letters)
    cells = cells_of(upright, level)
    groups = in_tables(cells)
    hung, (sides, ends) = hanging(groups, upright, level), edges_of(closing)
    if hung or closing:
        upright, level = aligned([*upright, *hung, *sides]), aligned([*level, *ends])
        cells = cells_of(upright, level)
        groups = in_tables(cells)
    middles = _Middles(letters) if groups else None
    if middles is not None:
        groups = with_islands(_banded(groups, middles, upright, level), cells)
    found = [_grid(cells, middles, page) for cells in groups if middles is not None]
    if len(found) <= MOST_CUT:
        found = [replace(grid, ajar=open_rows(grid.box, upright, level)) if grid.box else grid for grid in found]
    return sorted(found, key=lambda grid: (grid.box or Box(0, 0, 0, 0))[1::-1])


def _banded(groups: list[list[Box]], middles: _Middles, upright: list[Edge], level: list[Edge]) -> list[list[Box]]:
    """The cells of tables with those of rows that nothing parts; such a row at a page break has but two sides."""
    parted = with_bands(groups, middles.inside)
    if parted is groups:
        return groups
    upright, level = closed(upright, level, SIDES)
    return with_bands(in_tables(cells_of(upright, level)), middles.inside)


class _Middles:
    """The letters of a page by the heights of their middles; those that follow each other on one line stay together."""

    def __init__(self, letters: Sequence[Letter]) -> None:
        starts, top, bottom = [], float("nan"), float("nan")
        for index, letter in enumerate(letters):
            if letter[2] != top or letter[4] != bottom:
                starts.append(index)
                _, _, top, _, bottom, _ = letter
        middles = ((letters[start].top + letters[start].bottom) / 2 for start in starts)
        ends = (*starts[1:], len(letters)) if starts else ()
        runs = sorted(zip(middles, starts, ends, strict=True))
        self.letters = letters
        self.heights = [middle for middle, _, _ in runs]
        self.runs = [(start, end) for _, start, end in runs]
        self.effort = Effort()

    def between(self, top: float, bottom: float) -> list[Letter]:
        """Letters of a band in document order."""
        runs = self.runs[bisect_left(self.heights, top) : bisect_left(self.heights, bottom)]
        found = [letter for start, end in sorted(runs) for letter in self.letters[start:end]]
        self.effort.spend(len(found))
        return found

    def inside(self, box: Box) -> list[Letter]:
        """Letters of a cell in document order."""
        row = self.between(box.top, box.bottom)
        return [letter for letter in row if box.x0 <= (letter.x0 + letter.x1) / 2 < box.x1]


def _grid(boxes: list[Box], middles: _Middles, page: int) -> RawGrid:
    """One table: every slot between the edges holds the cell that covers it."""
    edges = sorted({x for box in boxes for x in (box.x0, box.x1)})
    levels = sorted({y for box in boxes for y in (box.top, box.bottom)})
    if len(edges) * len(levels) > MAX_SLOTS:
        raise TooManyRules
    inside = _by_cell(boxes, middles)
    spills = 0
    columns_at, rows_at = ({at: index for index, at in enumerate(places)} for places in (edges, levels))
    slots: list[list[Cell | None]] = [[None] * (len(edges) - 1) for _ in levels[1:]]
    for box, letters in zip(boxes, inside, strict=True):
        rows = range(rows_at[box.top], rows_at[box.bottom])
        left, right = columns_at[box.x0], columns_at[box.x1]
        text, indent = read_lines(letters, box.x0) if letters else ("", 0.0)
        if letters:
            spills += _spills(box, letters) or _is_cut(text, indent)
        cell = Cell(text, page, None, box, rows[0], left, indent=indent, size=_size(letters))
        for row in rows:
            slots[row][left:right] = [cell] * (right - left)
    outline = Box(edges[0], levels[0], edges[-1], levels[-1])
    return RawGrid(tuple(map(tuple, slots)), page=page, box=outline, edges=tuple(edges), spills=spills)


def _by_cell(boxes: list[Box], middles: _Middles) -> list[list[Letter]]:
    """The letters of each cell, by their middles (twice as far from the edge), in document order.

    Of a figure that a rule runs through, the digits beside the rule are marked; words go back to the cell they ran out
    of.
    """
    found: list[list[Letter]] = [[] for _ in boxes]
    bands: dict[tuple[float, float], list[int]] = defaultdict(list)
    for index, box in enumerate(boxes):
        bands[box.top, box.bottom].append(index)
    for (top, bottom), band in bands.items():
        lefts, rights = [2 * boxes[index].x0 for index in band], [2 * boxes[index].x1 for index in band]
        ends = list(map(min, rights, [*lefts[1:], float("inf")]))
        left = end = 0.0
        inside: list[Letter] = []
        row, crossings, before = middles.between(top, bottom), list[int](), NO_LETTER
        overruns: list[Overrun] = []
        for at, letter in enumerate(row):
            twice = letter[1] + letter[3]
            if not left <= twice < end:  # else it is in the cell of the one before, as most are
                if goes_on(before, letter):
                    crossings.append(at)
                is_near = -NEAR < letter[1] - before[3] < NEAR and inside and inside[-1] is before
                cell = bisect_right(lefts, twice) - 1
                if cell < 0 or twice >= rights[cell]:
                    left, end, before = 0.0, 0.0, letter
                    continue
                if is_near and runs_on(before, letter):
                    overruns.append((at, inside, band[cell]))
                left, end, inside = lefts[cell], ends[cell], found[band[cell]]
            inside.append(letter)
            before = letter
        for overrun in reversed(overruns):
            _take_back(found, boxes, row, overrun)
        if crossings:
            _mark(found, band, boxes, row, crossings)
    return found


Overrun = tuple[int, list[Letter], int]
"""Where in its row a letter begins that may end words of the cell before: the letters of that, and its own cell."""


def _take_back(found: list[list[Letter]], boxes: Sequence[Box], row: Sequence[Letter], overrun: Overrun) -> None:
    """Put the end of words that ran out of a cell at its right back into it."""
    at, own, other = overrun
    end = end_of(row, at, found[other], boxes[other].x0, boxes[other].x1)
    if not end or own is found[other] or row[at][1] < row[at - 1][1]:
        return
    place = next(index for index, letter in enumerate(own, 1) if letter is row[at - 1])
    own[place:place] = end
    taken = set(map(id, end))
    found[other][:] = [letter for letter in found[other] if id(letter) not in taken]


def _mark(
    found: list[list[Letter]],
    band: Sequence[int],
    boxes: Sequence[Box],
    row: Sequence[Letter],
    crossings: Sequence[int],
) -> None:
    """Mark the digits beside the rules that run through figures of a band of cells."""

    def cell_of(letter: Letter) -> Sequence[Letter]:
        middle = (letter.x0 + letter.x1) / 2
        return next((found[index] for index in band if boxes[index].x0 <= middle < boxes[index].x1), ())

    marks = {id(row[at]): letter for at, letter in marked(row, crossings, cell_of).items()}
    for index in band if marks else ():
        found[index] = [marks.get(id(letter), letter) for letter in found[index]]


def _spills(box: Box, letters: Sequence[Letter]) -> bool:
    """Whether the first or the last letter of a cell stands on the rule above or below it."""
    _, above, _, below = box
    for _, _, top, _, bottom, _ in (letters[0], letters[-1]):
        middle, reach = (top + bottom) / 2, SPILL * (bottom - top)
        if middle - above < reach or below - middle < reach:
            return True
    return False


def _size(letters: Sequence[Letter]) -> float:
    """The type size of the letter of a cell that is told first."""
    return letters[0].bottom - letters[0].top if letters else 0.0


def _is_cut(text: str, indent: float) -> bool:
    """Whether an amount begins on the rule at its left, or with the comma between its thousands, or is marked there."""
    begins = text[:1] == "," or (indent < PADDING and text[:1].isdigit())
    return UNKNOWN in (text[:1], text[-1:]) or (begins and ("." in text or "," in text))
