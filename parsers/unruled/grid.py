"""A table without rules as a grid: its heads level by level, and its rows between the edges of its columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from model.disclosure import Box
from parsers.bands import Band, Stroke, Word
from parsers.page import Cell, RawGrid, Slots
from parsers.unruled.columns import Columns, columns_of
from parsers.unruled.edges import Edges, column_at
from parsers.unruled.heads import Head, first_row
from parsers.unruled.nearness import is_broken
from parsers.unruled.parts import with_whole_codes
from parsers.unruled.rows import are_body
from parsers.unruled.spans import spanned
from parsers.unruled.words import SAME, in_lines, word_of

Row = list[Cell | None]

_DASHES = "-－—–"
_IN_NUMBERS = ",."


def grid_of(bands: Sequence[Band], strokes: Sequence[Stroke]) -> RawGrid | None:
    """The grid of some rows, those of the head first; None where they do not fall into at least two columns."""
    first = first_row(bands, are_body(bands))
    head = with_whole_codes([word for band in bands[:first] for word in band.words], bands[first:])
    width = max(word.x1 for band in bands for word in band.words) * 2
    columns = columns_of(head, bands[first:], strokes, width)
    if columns is None:
        return spanned(bands)
    heads = tuple(_head_rows(columns, bands[0].page))
    rows = (*heads, *_body_rows(bands[first:], columns.edges, len(heads)))
    box = Box(columns.edges[0], bands[0].top, columns.edges[-1], bands[-1].bottom)
    return RawGrid(rows, page=bands[0].page, box=box, edges=columns.edges)


def longer(grid: RawGrid, bands: Sequence[Band]) -> RawGrid:
    """A grid with more rows between its edges."""
    return replace(grid, rows=(*grid.rows, *_body_rows(bands, grid.edges, len(grid.rows))))


def _head_rows(columns: Columns, page: int) -> Iterable[Slots]:
    """The levels of heads, then the heads of single columns, then their numbers."""
    edges = columns.edges
    numbers = [Head(word, column_at(word.centre, edges), column_at(word.centre, edges)) for word in columns.numbers]
    for row, level in enumerate([*columns.heads.levels, columns.heads.leaves, *([numbers] if numbers else [])]):
        top, bottom = min(head.word.top for head in level), max(head.word.bottom for head in level)
        slots = [_cell((), Box(*at, bottom), row, column, page) for column, at in enumerate(_places(edges, top))]
        for head in level:
            box = Box(edges[head.first], top, edges[head.last + 1], bottom)
            slots[head.first : head.last + 1] = [_cell((head.word,), box, row, head.first, page)] * _width(head)
        yield tuple(slots)


def _width(head: Head) -> int:
    return head.last + 1 - head.first


def _places(edges: Edges, top: float) -> Iterable[tuple[float, float, float]]:
    return ((left, top, right) for left, right in pairwise(edges))


def _body_rows(bands: Sequence[Band], edges: Edges, above: int) -> Iterable[Slots]:
    held = [_by_column(band, edges) for band in bands]
    numbered = [_is_numbered([row[column] for row in held if column in row]) for column in range(len(edges) - 1)]
    for number, (band, words) in enumerate(zip(bands, held, strict=True), start=above):
        slots: list[Cell | None] = []
        for column, place in enumerate(_places(edges, band.top)):
            if column not in words and slots and _spreads(slots[-1], numbered, column):
                slots.append(slots[-1])
            else:
                slots.append(_cell(words.get(column, ()), Box(*place, band.bottom), number, column, band.page))
        yield tuple(slots)


def _by_column(band: Band, edges: Edges) -> dict[int, list[Word]]:
    held: dict[int, list[Word]] = {}
    for word in in_lines(band.words):
        for part in _parted(word, edges):
            held.setdefault(column_at(part.centre, edges), []).append(part)
    return held


def _is_numbered(cells: Sequence[Sequence[Word]]) -> bool:
    """Whether a column holds codes: whole numbers alone, but for the names of totals."""
    return bool(cells) and sum(words[0].text.isdecimal() for words in cells) * 2 >= len(cells)


def _spreads(cell: Cell | None, numbered: Sequence[bool], column: int) -> bool:
    """Whether a name in a column of codes covers the next column, too: a total's is set over code and name."""
    if cell is None or not cell.words or cell.words[0].isdecimal() or not numbered[cell.column]:
        return False
    return numbered[column] or all(numbered[cell.column : column])


def _parted(word: Word, edges: Edges) -> Sequence[Word]:
    """A word over several columns in its parts, where each part is in one of them: lanes that touch."""
    at = [column_at((letter.x0 + letter.x1) / 2, edges) for letter in word.letters]
    cuts = [index + 1 for index, (one, two) in enumerate(pairwise(at)) if one != two]
    if not cuts or any(_is_joined(word, cut) for cut in cuts):
        return (word,)
    return [word_of(word.letters[start:end]) for start, end in pairwise((0, *cuts, len(at)))]


def _is_joined(word: Word, cut: int) -> bool:
    """Whether two letters are of one kind, so that nothing says they belong to two cells, as a dash and a name do.

    A point or comma beside a digit is of its number: edges that fit another page would make two figures of one.
    """
    left, right = word.letters[cut - 1].text, word.letters[cut].text
    if cut == 1 and left in _DASHES:
        return right.isascii()
    if left.isdecimal() != right.isdecimal():
        return left in _IN_NUMBERS or right in _IN_NUMBERS
    return True


def _cell(words: Sequence[Word], box: Box, row: int, column: int, page: int) -> Cell:
    """One cell of words from top to bottom."""
    text = "".join(_gap(last, word) + word.text for last, word in zip((None, *words), words, strict=False))
    indent, size = (words[0].first - box.x0, words[0].size) if words else (0.0, 0.0)
    return Cell(text, page, None, box, row, column, indent=indent, size=size)


def _gap(last: Word | None, word: Word) -> str:
    """What stands between two words of a cell: a blank, a new line, or nothing where a number is broken."""
    if last is None or is_broken(last, word):
        return ""
    return " " if abs(last.last - word.baseline) <= SAME else "\n"
