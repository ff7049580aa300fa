"""The pages of a sheet that was cut: where they stand on the sheet, and which page goes on to the right of which."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from model.disclosure import Box
from parsers.amounts import read_amount
from parsers.around.header import split_header, words_in
from parsers.around.inner_lead import split_inner_lead
from parsers.around.lead import is_title, says_table
from parsers.cells import read_code
from parsers.page import Cell, OpenRow, Page, RawGrid, Slots, TextLine
from parsers.ruled.open_rows import in_one

LEVEL = 1.5
"""Points by which the rows of two pages can differ: a rule is about one point thick."""

FEWEST = 2
"""Characters that a line has to have in common with one on the page before, where it does not stick out to the left."""

LONG = 4
"""Characters that two lines hardly share by chance."""


@dataclass(frozen=True, eq=False)
class Leaf:
    """A page with one ruled table.

    ``repeated`` are lines that only say again what the page at its left says; ``depth`` is how many rows are heads,
    where that page tells.
    """

    page: Page
    grid: RawGrid
    box: Box
    repeated: tuple[TextLine, ...] = ()
    depth: int | None = None

    @cached_property
    def lines(self) -> tuple[TextLine, ...]:
        """The lines of the page, in pieces where wide gaps part them; tables that were only guessed repeat them."""
        lines = (block for block in self.page.blocks if isinstance(block, TextLine))
        pieces = (piece for line in lines for piece in line.pieces or (line,) if piece not in self.repeated)
        return (*self.grid.loose, *(piece for piece in pieces if not any(_holds(w, piece) for w in self.grid.loose)))

    @cached_property
    def ajar(self) -> tuple[OpenRow, ...]:
        """The rows above the grid that are open at the edge of the paper, from top to bottom."""
        return self.grid.ajar[::-1]

    @cached_property
    def rows(self) -> tuple[Slots, ...]:
        """The rows of the table, those that are open at the edge of the paper included."""
        blank: Slots = (None,) * (len(self.grid.edges) - 1)
        return (*(blank for _ in self.ajar), *self.grid.rows)

    @cached_property
    def heights(self) -> tuple[float, ...]:
        """The heights between all rows."""
        return (*(row.top for row in self.ajar), *self.levels)

    @cached_property
    def levels(self) -> tuple[float, ...]:
        """The heights between rows of the grid, one more than rows where every row has its own."""
        boxes = [box for row in self.grid.rows for cell in row if cell is not None and (box := cell.box) is not None]
        found: list[float] = []
        for level in sorted({box.top for box in boxes} | {box.bottom for box in boxes}):
            if not found or level - found[-1] > LEVEL:
                found.append(level)
        return tuple(found)

    @cached_property
    def parts(self) -> tuple[tuple[Slots, ...], tuple[Slots, ...]]:
        """Head and body."""
        if self.depth is not None:
            return self.grid.rows[: self.depth], self.grid.rows[self.depth :]
        return split_header(self.grid.rows)

    def beside(self, first: Leaf) -> Leaf:
        """The page as one at the right of another: its head ends at the same height, whatever it says itself."""
        if len(self.levels) != len(self.grid.rows) + 1 or first.floor < 0:
            return self
        depth = next((at for at, level in enumerate(self.levels) if abs(level - first.floor) <= LEVEL), None)
        return self if depth in (None, len(self.parts[0])) else replace(self, depth=depth)

    @cached_property
    def heads(self) -> tuple[Slots, ...]:
        """The rows of the head that name columns, without the title or unit of money that stands in the first ones."""
        lead = len(self.grid.rows) - len(self._inner[1])
        return self.parts[0][lead:]

    @cached_property
    def _inner(self) -> tuple[tuple[TextLine, ...], tuple[Slots, ...]]:
        return split_inner_lead(self.grid)

    @cached_property
    def floor(self) -> float:
        """The height where the head ends; of a table that is not a row for each height, its top."""
        count = len(self.parts[0])
        return self.levels[count] if len(self.levels) == len(self.grid.rows) + 1 else -1.0

    @cached_property
    def has_labels(self) -> bool:
        """Whether a row says what its figures are of."""
        return any(is_label(cell) for row in self.parts[1] for cell in row if cell is not None)

    @property
    def is_alone(self) -> bool:
        """Whether the table is one column, which says nothing without others."""
        return len(self.grid.edges) == 2

    @cached_property
    def above(self) -> tuple[TextLine, ...]:
        """The lines above the table."""
        return tuple(line for line in self.lines if line.box is not None and line.box.top < self.box.top)

    @property
    def is_top(self) -> bool:
        """Whether something stands over the columns: a title, the unit of money, a running head."""
        return bool(self.above or self.inner_titles)

    @cached_property
    def titles(self) -> tuple[TextLine, ...]:
        """The lines above the table that can be its title, those in its first rows that say 表 included."""
        return (*(line for line in self.above if is_title(line.text)), *self.inner_titles)

    @cached_property
    def inner_titles(self) -> tuple[TextLine, ...]:
        """The lines in the first rows of the table that say 表."""
        return tuple(line for line in self._inner[0] if says_table(line.text) and is_title(line.text))


class Chain:
    """The pages of one piece of a sheet from left to right; most have one page only."""

    def __init__(self, leaves: tuple[Leaf, ...]) -> None:
        self.leaves = leaves

    @cached_property
    def width(self) -> float:
        """How wide the pages before the last are: where the last one begins, from the left edge of the first."""
        return sum(leaf.grid.edges[-1] - leaf.grid.edges[0] for leaf in self.leaves[:-1])

    def shift(self, index: int) -> float:
        """What to add to a place on a page for its place on the sheet, counted as on the first page."""
        edges = [leaf.grid.edges for leaf in self.leaves]
        return edges[0][0] + sum(each[-1] - each[0] for each in edges[:index]) - edges[index][0]


def leaf_of(page: Page) -> Leaf | None:
    """A page with nothing but one ruled table and lines; the table may say nothing."""
    grids = [block for block in page.blocks if isinstance(block, RawGrid) and not block.bands]
    others = any(isinstance(block, RawGrid) and block.bands and not block.is_guess for block in page.blocks)
    grid = in_one(grids)
    if grid is None or others or page.number is None:
        return None
    return Leaf(page, grid, grid.box) if grid.box is not None and len(grid.edges) > 1 and grid.rows else None


def fits(chain: Chain, leaf: Leaf) -> bool:
    """Whether a page stands at the right of the pages of a chain: rows level, and no label or title of its own."""
    first, last = chain.leaves[0], chain.leaves[-1]
    if first.page[1:3] != leaf.page[1:3]:
        return False
    pair = Chain((last, leaf))
    whole = abs(first.box.bottom - leaf.box.bottom) <= LEVEL and is_level(first, leaf)
    if (whole or _is_level_above(first, leaf)) and any(is_over_cut(pair, line) for line in leaf.above):
        return True
    if not whole:
        return False
    if leaf.has_labels or not first.has_labels or is_like(last, leaf):
        return False
    return not leaf.titles or not any(other.titles for other in chain.leaves)


def goes_on_below(chain: Chain, leaf: Leaf, above: Leaf) -> bool:
    """Whether a page with labels stands at the right of a chain since it has the head of the right page above it."""
    if leaf.titles or not is_like(above, leaf) or is_like(chain.leaves[-1], leaf):
        return False
    return above.grid.edges == leaf.grid.edges and is_level(chain.leaves[0], leaf)


def is_level(first: Leaf, leaf: Leaf) -> bool:
    """Whether the rows stand at the same heights; heads can be split otherwise."""
    floor = min(first.floor, leaf.floor) - LEVEL
    if floor < 0 or not (first.parts[1] and leaf.parts[1]):
        return False
    return _below(first.levels, leaf.levels, floor) and _below(leaf.levels, first.levels, floor)


def _is_level_above(first: Leaf, leaf: Leaf) -> bool:
    """Whether a page has the rows of another one but the last: a cell that two cuts go through has no rules there."""
    floor = min(first.floor, leaf.floor) - LEVEL
    if floor < 0 or not leaf.parts[1] or len(first.levels) < 2 or abs(first.levels[-2] - leaf.levels[-1]) > LEVEL:
        return False
    return _below(first.levels[:-1], leaf.levels, floor) and _below(leaf.levels, first.levels, floor)


def _below(levels: Sequence[float], others: Sequence[float], floor: float) -> bool:
    below = levels[bisect_left(levels, floor) :]
    return all(bisect_left(others, level - LEVEL) < bisect_right(others, level + LEVEL) for level in below)


def is_like(last: Leaf, leaf: Leaf) -> bool:
    """Whether a page has the columns and the heads of another one: it goes on below, not beside."""
    return bool(leaf.parts[0]) and words_in(last.parts[0]) == words_in(leaf.parts[0])


def is_over_cut(pair: Chain, line: TextLine) -> bool:
    """Whether a line of the right page goes on with, or says again, one that stands there on the sheet of the left."""
    here = on_sheet(line, pair.shift(1))
    sticks_out = line.box is not None and line.box.x0 < pair.leaves[1].box.x0 - LEVEL
    fewest = 1 if sticks_out else FEWEST
    return any(overlap(other, here) >= fewest for other in pair.leaves[0].above)


def on_sheet(line: TextLine, shift: float) -> TextLine:
    """A line at its place on the sheet."""
    if line.box is None:
        return line
    return line._replace(box=Box(line.box.x0 + shift, line.box.top, line.box.x1 + shift, line.box.bottom))


def overlap(left: TextLine, right: TextLine) -> int:
    """How many characters at the end of a line another one shares that begins there, both at the same place."""
    if left.box is None or right.box is None or abs(left.box.top - right.box.top) > LEVEL or not right.text:
        return 0
    wide = (right.box.x1 - right.box.x0) / ems(right.text)
    for count in range(min(len(left.text), len(right.text)), 0, -1):
        shared = right.text[:count]
        if left.text.endswith(shared) and abs(left.box.x1 - ems(shared) * wide - right.box.x0) <= wide * _play(count):
            return count
    return 0


def ems(text: str) -> float:
    """How wide a text is in letters of full width: figures, Latin letters and blanks are about half as wide."""
    return sum(0.5 if letter.isascii() else 1.0 for letter in text)


def _play(count: int) -> float:
    """Letters by which shared text may stand off: quotation marks are narrower than the rest of a line."""
    return 1.0 if count >= LONG else 0.5


def _holds(whole: TextLine, piece: TextLine) -> bool:
    """Whether a line is a part of another one."""
    one, other = whole.box, piece.box
    if one is None or other is None or piece.text not in whole.text:
        return False
    level = abs(one.bottom - other.bottom) <= LEVEL
    return level and one.x0 - LEVEL <= other.x0 and other.x1 <= one.x1 + LEVEL


def is_label(cell: Cell) -> bool:
    """Whether a cell says what the figures of its row are of: words or a code, no figure."""
    return bool(cell.words) and (not read_amount(cell.text).has_number or read_code(cell.text) is not None)


def without_cut(grid: RawGrid) -> RawGrid:
    """A grid without the columns at its right whose head the edge of the paper cut through."""
    head, _ = split_header(grid.rows)
    width = len(grid.edges) - 1
    kept = width
    while kept and any(row[kept - 1] is None for row in head):
        kept -= 1
    if not head or kept in (0, width):
        return grid
    return replace(grid, rows=tuple(row[:kept] for row in grid.rows), edges=grid.edges[: kept + 1])
