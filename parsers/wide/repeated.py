"""Columns that a spreadsheet repeats on each page of a sheet: codes and names, as the page at the left says them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from model.disclosure import Box
from parsers.around.lead import is_title
from parsers.page import OpenRow, RawGrid, Slots, TextLine
from parsers.wide.cut import merged
from parsers.wide.sheet import FEWEST, LEVEL, Chain, Leaf, ems, is_label, is_level, is_over_cut


def without_said_again(first: Leaf, leaf: Leaf) -> Leaf:
    """A right page without labels less the lines above it that the page at its left says at the same height.

    Programs that print reports head each page with the title, the unit and its money.
    """
    if leaf.has_labels or not first.has_labels:
        return leaf
    again = tuple(line for line in leaf.above if any(_is_same(line, other) for other in first.above))
    return replace(leaf, repeated=(*leaf.repeated, *again)) if again else leaf


def _is_same(line: TextLine, other: TextLine) -> bool:
    if line.box is None or other.box is None or abs(line.box.top - other.box.top) > LEVEL:
        return False
    return "".join(line.text.split()) == "".join(other.text.split())


def without_repeated(chain: Chain, leaf: Leaf) -> Leaf | None:
    """A right page without the columns it repeats; None where it repeats none, or is a table of its own.

    The same accounts stand in tables below each other, too: a title says what is another one.
    """
    first = chain.leaves[0]
    if first.page[1:3] != leaf.page[1:3] or abs(first.box.bottom - leaf.box.bottom) > LEVEL:
        return None
    if _is_like(first, leaf) or _is_filled_anew(first, leaf) or _is_titled_otherwise(first, leaf):
        return None
    count = _repeated(first, leaf) if leaf.has_labels == first.has_labels and is_level(first, leaf) else 0
    if not count:
        return None
    grid = _from(leaf, count)
    plain = Leaf(leaf.page, grid, grid.box or leaf.box, _again(first, leaf))
    if not _heads_alike(first, plain, leaf.grid.edges[count]):
        return None
    pair = Chain((chain.leaves[-1], plain))
    own = [line for line in plain.titles if not is_over_cut(pair, line)]
    over = [line for line in merged(chain) if line.box is not None and line.box.top < first.box.top]
    said = [line for line in over if is_title(line.text)]
    shift = Chain((*chain.leaves, plain)).shift(len(chain.leaves))
    if said and not all(_is_of(line, said, shift) for line in own):
        return None
    return replace(plain, repeated=(*plain.repeated, *own)) if said else plain


def _is_of(line: TextLine, titles: Sequence[TextLine], shift: float) -> bool:
    """Whether a line is what is left of one of some titles on a further page, or says it twice."""
    letters = Counter("".join(line.text.split()))
    twice = (Counter("".join(title.text.split()) * 2) for title in titles)
    return letters in twice or any(_is_part(line, title, shift) for title in titles)


def _is_part(line: TextLine, title: TextLine, shift: float) -> bool:
    """Whether the letters of a line are some of a title's, the first one at its place on the sheet or on the page."""
    said = "".join(line.text.split())
    start = title.text.find(said[:FEWEST])
    if line.box is None or title.box is None or start < 0 or not _is_cut_from(line, title):
        return False
    em = (title.box.x1 - title.box.x0) / ems(title.text)
    here = title.box.x0 + ems(title.text[:start]) * em
    return any(abs(line.box.x0 + moved - here) <= 2 * em for moved in (0.0, shift))


def _is_titled_otherwise(first: Leaf, leaf: Leaf) -> bool:
    """Whether a title stands in the first rows of a grid that is no part of one of another grid."""
    return any(not any(_is_cut_from(line, title) for title in first.titles) for line in leaf.inner_titles)


def _is_cut_from(line: TextLine, title: TextLine) -> bool:
    """Whether the letters of a line are some of a title's, in the same order."""
    rest = iter(title.text)
    return all(letter in rest for letter in "".join(line.text.split()))


def _is_like(first: Leaf, leaf: Leaf) -> bool:
    """Whether a page has the heads of another one, column for column: it goes on below, not beside."""
    one, other = ([[_words(row, at) for at in range(len(row))] for row in page.heads] for page in (first, leaf))
    return one == other


def _is_filled_anew(first: Leaf, leaf: Leaf) -> bool:
    """Whether both pages say the heads of indicators, column for column: one form, filled in for two projects."""
    rows = zip(first.grid.rows, leaf.grid.rows, strict=False)
    said = ([[_words(row, at) for at in range(len(row))] for row in pair] for pair in rows)
    return any(one == other and sum(word.endswith(_OF_INDICATORS) for word in one) > 1 for one, other in said)


_OF_INDICATORS = ("指标", "指标值", "指标名称")


def _heads_alike(first: Leaf, leaf: Leaf, edge: float) -> bool:
    """Whether what stands over the repeated columns of the first page does so on the other one."""
    over = [line for line in first.above if line.box is not None and line.box.x1 <= edge]
    return all(_at(line) in set(map(_at, leaf.repeated)) for line in over)


def _repeated(first: Leaf, leaf: Leaf) -> int:
    """How many columns from the left stand alike on both pages, word for word, though not all of them.

    Ordinals alone are no sign: the rows of any two tables are counted from one.
    """
    if len(first.parts[1]) != len(leaf.parts[1]):
        return 0
    most = min(len(first.grid.edges), len(leaf.grid.edges)) - 1
    count = 0
    while count < most and _is_column_like(first, leaf, count):
        count += 1
    says = any(is_label(cell) for row in leaf.parts[1] for cell in row[:count] if cell is not None)
    return count if says and count < len(leaf.grid.edges) - 1 else 0


def _is_column_like(one: Leaf, other: Leaf, column: int) -> bool:
    """Whether two columns are at one place and say the same from the lowest row of their heads on."""
    if any(abs(one.grid.edges[side] - other.grid.edges[side]) > LEVEL for side in (column, column + 1)):
        return False
    heads = zip(one.parts[0][-1:], other.parts[0][-1:], strict=False)
    if not all(_lines(left, column) <= _lines(right, column) for left, right in heads):
        return False
    rows = zip(one.parts[1], other.parts[1], strict=True)
    return all(_words(left, column) == _words(right, column) for left, right in rows)


def _words(row: Slots, column: int) -> str:
    cell = row[column]
    return cell.words if cell is not None else ""


def _lines(row: Slots, column: int) -> set[str]:
    """The lines of a head; one that goes on from the columns at the right may have been printed over it."""
    cell = row[column]
    return {"".join(line.split()) for line in cell.text.split("\n")} if cell is not None else set()


def _from(leaf: Leaf, count: int) -> RawGrid:
    """The grid of a page without its first columns; cells that reach into them are open there."""
    grid, edge = leaf.grid, leaf.grid.edges[count]
    heads = len(leaf.parts[0])
    rows = [_cut(row, count, is_head=at < heads) for at, row in enumerate(grid.rows)]
    blank = next((at for at, row in enumerate(rows) if any(row)), 0)
    ajar = [row._replace(walls=tuple(wall for wall in row.walls if wall > edge + LEVEL)) for row in grid.ajar]
    ajar = [*map(OpenRow, leaf.levels[:blank], leaf.levels[1:]), *ajar][::-1] if blank else ajar
    box = Box(edge, leaf.levels[blank], leaf.box.x1, leaf.box.bottom)
    return replace(grid, rows=tuple(rows[blank:]), edges=grid.edges[count:], box=box, ajar=tuple(ajar))


def _cut(row: Slots, count: int, *, is_head: bool) -> Slots:
    """A row without its first slots; what of them reaches over is open, and so is a head that begins without words."""
    first = row[count]
    open_cells = [row[count - 1], first if is_head and first is not None and not first.words else None]
    return tuple(None if any(cell is other for other in open_cells) else cell for cell in row[count:])


def _again(first: Leaf, leaf: Leaf) -> tuple[TextLine, ...]:
    """The lines of a page that stand at the same place on the first one."""
    there = set(map(_at, first.lines))
    return tuple(line for line in leaf.lines if _at(line) in there)


def _at(line: TextLine) -> tuple[str, int, int]:
    return (line.text, round(line.box.x0), round(line.box.top)) if line.box is not None else (line.text, 0, 0)
