"""What is drawn on a page becomes a Page: its grids, and the lines of what stands outside them, in reading order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from operator import sub

from model.disclosure import Box
from parsers.amounts import read_amount
from parsers.around.beside import in_reading_order
from parsers.cells import read_code
from parsers.letters import OVERPRINTED, Letter, is_tangled, lines_of, pieces_of, words_of
from parsers.page import Block, Cell, Page, RawGrid, TextLine
from parsers.ruled.ajar import texts_in_open
from parsers.ruled.clipped import with_lost_digits
from parsers.ruled.edges import Place, TooManyRules
from parsers.ruled.last_row import last_rows
from parsers.ruled.sides import with_sides
from parsers.ruled.tables import MOST_CUT, tables
from parsers.sources.partly_ruled import without_partly_ruled
from parsers.sources.pdfium import Drawing
from parsers.sources.shades import is_holed, is_shaded
from parsers.sources.sideways import with_sideways
from parsers.unruled.tables import begun, find_unruled

_TWO_FIGURES = re.compile(rf"-?\d[\d,]*(?:\.\d+(?:\s|[.,])|\s+\d|,\d{{4}}|\.?\d*{OVERPRINTED})[-\s\d.,{OVERPRINTED}]*")

_TWICE = re.compile(rf"{OVERPRINTED}|\d,,\d|\d\.\.\d")
"""What is printed twice, a little aside: of narrow characters both are told."""

FEWEST_ROWS = 3
"""Rows of a table that says next to nothing."""

MOST_HEADS = 2
"""Heads over a column that stands alone."""

FEWEST_SPILLS = 2
"""Cells with letters on a rule beside them, from which on rows are too low or columns too narrow."""


def compose(drawing: Drawing, number: int, *, may_go_on: bool = True, closing: Sequence[Place] = ()) -> Page:
    """The page of a drawing: its grids, and the lines of what stands outside them, from top to bottom.

    ``may_go_on`` is False where no page before has a table without rules, which the page could go on; ``closing`` are
    the rules that the last rows of its tables lack.
    """
    if drawing.excess:
        return Page(number, drawing.width, drawing.height, remarks=("这一页的字符或线条多得不像印刷页，没有读",))
    try:
        found = tables(drawing.glyphs, drawing.rules, number, closing)
        grids = [grid for grid in found if not _is_frame(grid) and not is_shaded(grid, found, drawing.glyphs)]
    except TooManyRules:
        return Page(number, drawing.width, drawing.height, remarks=("这一页的线条多得不像表格，没有读",))
    grids = [with_sides(grid, drawing.glyphs) for grid in grids if not is_holed(grid, drawing.glyphs)]
    grids = [with_lost_digits(grid) for grid in grids]
    upright = [with_sideways(grid, drawing.sideways) for grid in grids] if drawing.sideways else []
    if taken := sum(count for _, count in upright):
        grids, drawing = [grid for grid, _ in upright], drawing._replace(slanted=drawing.slanted - taken)
    beyond = list(_outside(drawing.glyphs, grids))
    outside = lines_of(beyond)
    if grids and not closing and (found_below := last_rows(grids, outside, drawing.glyphs)):
        return compose(drawing, number, may_go_on=may_go_on, closing=found_below)
    if len(closed := without_partly_ruled(grids, outside)) < len(grids):
        grids, beyond = closed, list(_outside(drawing.glyphs, closed))
        outside = lines_of(beyond)
    if len(grids) <= MOST_CUT:
        grids = [_with_loose(grid, beyond, drawing.glyphs) for grid in grids]
    unruled, outside, unsure = find_unruled(outside, drawing.rules, number, beyond, may_go_on=may_go_on)
    if number > 1 and not may_go_on and not grids and not unruled:
        unruled = begun(outside, number)
    blank = _blank(found) if not grids else []
    blocks = (_block(item, number) for item in in_reading_order([*grids, *unruled, *blank], outside))
    said = tuple(block for block in blocks if block is not None)
    return Page(number, drawing.width, drawing.height, said, (*_remarks(drawing), *unsure))


def _with_loose(grid: RawGrid, beyond: Sequence[Letter], letters: Sequence[Letter]) -> RawGrid:
    """A table with the texts that stand in it but in none of its cells."""
    texts = (_line(piece, grid.page or 0) for piece in texts_in_open(grid, beyond, letters))
    loose = tuple(line for line in texts if line is not None)
    return replace(grid, loose=loose) if loose else grid


def is_doubtful(page: Page) -> bool:
    """Whether a page has to be looked at more closely: text of it may be cut off, or stand where it is not of."""
    return holds_two_figures(page) or holds_tangled_text(page) or holds_spilled_text(page)


def holds_spilled_text(page: Page) -> bool:
    """Whether text stands over the rules between cells that are too small for it."""
    return any(isinstance(block, RawGrid) and block.spills >= FEWEST_SPILLS for block in page.blocks)


def holds_two_figures(page: Page) -> bool:
    """Whether the text of a cell looks like two figures: one of them may be hidden."""
    grids = (block for block in page.blocks if isinstance(block, RawGrid))
    texts = {cell.text for grid in grids for row in grid.rows for cell in row if cell}
    return any(map(_TWICE.search, texts)) or any(map(_TWO_FIGURES.fullmatch, texts))


def holds_unruled(page: Page) -> bool:
    """Whether a page has a table without rules, or the head of one, which the pages after it may go on."""
    grids = (block for block in page.blocks if isinstance(block, RawGrid) and block.bands)
    return any(grid.is_head or not grid.is_guess for grid in grids)


def holds_tangled_text(page: Page) -> bool:
    """Whether texts of a page are printed over each other: what is cut off a sheet is there, and not seen."""
    return any(isinstance(block, TextLine) and block.is_tangled for block in page.blocks)


def _is_frame(grid: RawGrid) -> bool:
    """A border around text is no table: no more than one cell with words, or one column that is not of figures."""
    filled = {id(cell): cell for row in grid.rows for cell in row if cell is not None and cell.words}
    return len(filled) <= 1 or (len(grid.edges) <= 2 and not _are_figures(filled.values()))


def _blank(grids: Sequence[RawGrid]) -> list[RawGrid]:
    """The table of a page where it says next to nothing, as a guess: columns of a sheet that was cut at the paper."""
    tall = [grid for grid in grids if len(grid.rows) >= FEWEST_ROWS]
    return [replace(grid, is_guess=True) for grid in tall] if len(tall) == 1 else []


def _are_figures(cells: Collection[Cell]) -> bool:
    """Whether cells are the figures below a head: the last column of a sheet that was wider than its paper."""
    figures = [cell for cell in cells if read_amount(cell.text).has_number and read_code(cell.text) is None]
    return len(cells) <= len(figures) + MOST_HEADS and 2 * len(figures) >= len(cells)


def _outside(letters: Iterable[Letter], grids: list[RawGrid]) -> Iterable[Letter]:
    """The letters whose middles are in no grid."""
    for left, top, right, bottom in (grid.box for grid in grids if grid.box is not None):
        x0, x1, y0, y1 = 2 * left, 2 * right, 2 * top, 2 * bottom
        letters = [a for a in letters if not (x0 <= a[1] + a[3] < x1 and y0 <= a[2] + a[4] < y1)]
    return letters


def _block(item: list[Letter] | RawGrid, number: int) -> Block | None:
    """A grid, or a line of letters as text; None where it says nothing."""
    if isinstance(item, RawGrid):
        return item
    line = _line(item, number)
    apart = pieces_of(item) if line is not None else []
    if line is None or len(apart) < 2:
        return line
    pieces = [piece for letters in apart if (piece := _line(letters, number)) is not None]
    return line._replace(pieces=tuple(pieces)) if len(pieces) > 1 else line


def _line(letters: list[Letter], number: int) -> TextLine | None:
    """Letters as a line of text; None where they say nothing."""
    text = words_of(letters)
    if not text:
        return None
    _, _, tops, _, bottoms, _ = zip(*letters, strict=True)
    box = Box(letters[0].x0, min(tops), letters[-1].x1, max(bottoms))
    return TextLine(text, page=number, box=box, size=_size(tops, bottoms), is_tangled=is_tangled(letters))


def _size(tops: Iterable[float], bottoms: Iterable[float]) -> float:
    """The height of the middle letter: the type size of the line."""
    heights: list[float] = sorted(map(sub, bottoms, tops))
    return heights[len(heights) // 2]


def _remarks(drawing: Drawing) -> tuple[str, ...]:
    remarks = []
    if drawing.slanted:
        remarks.append(f"{drawing.slanted} 个倾斜或横放的字符（多为水印）没有读入")
    if drawing.outside:
        remarks.append(f"{drawing.outside} 个字符在页面之外，没有读入")
    if drawing.unseen:
        remarks.append(
            f"{drawing.unseen} 个字符看不见（透明、与底色相同、被遮住或裁掉），或是压在正文上的水印、印章，没有读入"
        )
    if drawing.hidden:
        remarks.append(f"{drawing.hidden} 处文字在关闭的图层里，看不见，没有读入")
    if drawing.unread:
        remarks.append(f"{drawing.unread} 处图章、批注或表单域里的文字没有读入")
    if drawing.lost:
        remarks.append(f"{drawing.lost} 处文字用的字体没有嵌入，读不出")
    if drawing.unmapped:
        remarks.append(f"{drawing.unmapped} 个字符没有编码，读不出")
    return tuple(remarks)
