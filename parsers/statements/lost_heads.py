"""Columns whose head is lost in part or as a whole: printed white on a picture, or in letters that cannot be read.

What such a column states is not known: the head that is left, or the place beside the others, is that of several.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from parsers import lexicon
from parsers.amounts import read_amount
from parsers.around.header import numbers_column
from parsers.page import Cell, Slots
from parsers.readings import first_text
from parsers.tables.grid import Grid

OF_WHICH = "其中"
SUBTOTAL = "小计"

FAINT = 0.6
"""How sure a recognised head must be to be a word that it only ends with: 财政拨款收入上级补助收入 are two."""


def lost_heads(grid: Grid, heads: Mapping[int, Sequence[str]]) -> set[int]:
    """The columns, of the amounts of a lane with their heads, whose head is not known.

    Figures without any head are the total where they are all the figures of a lane.
    """
    held = {index: words for index, words in heads.items() if words or _holds_figures(grid, index)}
    if len(held) < 2:
        return set()
    bare = {index for index, words in held.items() if not words}
    orphans = {index for index, words in held.items() if bare and [*map(lexicon.key, words)] == [SUBTOTAL]}
    return bare | orphans | {index for index in held if index not in bare and _is_cut(grid, index, held)}


def _holds_figures(grid: Grid, index: int) -> bool:
    return any(_figure(row[index]) is not None for row in grid.body)


def _is_cut(grid: Grid, index: int, others: Mapping[int, Sequence[str]]) -> bool:
    """Whether the group above a column has no words, or the end of its head below the group, or it is doubtful."""
    return _lacks_group(grid, index, others) or _lacks_end(grid, index, others) or _is_faint(grid, index, others)


def _is_faint(grid: Grid, index: int, others: Mapping[int, Sequence[str]]) -> bool:
    """Whether the lowest head of a column was hardly recognised, and is no known word, or that of others, too."""
    if not grid.is_recognised:
        return False
    head = next((cell for row in reversed(grid.header) if (cell := row[index]) and _says(cell)), None)
    if head is None or head.confidence is None or head.confidence >= FAINT:
        return False
    if any(other != index and any(row[other] is head for row in grid.header) for other in others):
        return True
    known = lexicon.key(head.words) in lexicon.words("measure")
    return not known and lexicon.similar("measure", head.words) is None


def _says(cell: Cell) -> bool:
    return bool(cell.words) and not numbers_column(cell.words)


def _lacks_group(grid: Grid, index: int, others: Mapping[int, Sequence[str]]) -> bool:
    """Whether a cell without words spans a column and others, all with words below, beside heads of another kind."""
    for depth, row in enumerate(grid.header):
        cell = row[index]
        spanned = [other for other in others if row[other] is cell]
        named = any(_words(later[other]) for later in grid.header[depth + 1 :] for other in spanned)
        if cell is not None and not cell.words and len(spanned) > 1 and named and any(map(_words, row)):
            return True
    return False


def _lacks_end(grid: Grid, index: int, others: Mapping[int, Sequence[str]]) -> bool:
    """Whether a column has a head in common with others, which have one more below, and is not their sum."""
    said = [row for row in grid.header if not _numbers_columns(row)]
    depth, group = next(((n, row[index]) for n, row in reversed([*enumerate(said)]) if _words(row[index])), (0, None))
    below = said[depth + 1 :]
    siblings = [other for other in others if other != index and any(row[other] is group for row in said)]
    ends = {other: [words for row in below if (words := _words(row[other]))] for other in siblings}
    named = [other for other in siblings if ends[other]]
    if group is None or not named or any(words.startswith(OF_WHICH) for end in ends.values() for words in end):
        return False
    return not any(_is_sum(grid, index, parts) for parts in (siblings, named))


def _words(cell: Cell | None) -> str:
    return cell.words if cell is not None else ""


def _numbers_columns(row: Slots) -> bool:
    return all(numbers_column(words) for cell in row if (words := _words(cell)))


def _is_sum(grid: Grid, index: int, parts: Sequence[int]) -> bool:
    """Whether a column is the sum of others wherever one of them states a figure, and somewhere does."""
    rows = [(_figure(row[index]), [_figure(row[part]) for part in parts]) for row in grid.body]
    stated = [(whole or Decimal(0), sum((part or Decimal(0) for part in row), Decimal(0))) for whole, row in rows]
    return any(whole for whole, _ in stated) and all(whole == total for whole, total in stated)


def _figure(cell: Cell | None) -> Decimal | None:
    return read_amount(first_text(cell)).number if cell is not None and cell.words else None
