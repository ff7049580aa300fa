"""Figures of a table that no reader took: they are told page by page, never lost in silence.

Readers take what the columns and labels explain. What is left is looked at here cell by cell, whatever the reason: a
figure in a column of names, a row without a label, a row that was taken for a head.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from model.disclosure import Fact, Notice, Source
from parsers.cells import read_column_code
from parsers.page import Cell
from parsers.statements.columns import Column, Role
from parsers.statements.table import Context, Harvest
from parsers.tables.grid import Grid

FEWEST_DIGITS = 4
"""Digits of a plain number that is money in a column of amounts; with fewer it may be an ordinal or a count."""

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{2,}\.\d{2,6})"
"""Numbers that are money wherever they stand: with their thousands parted, or with decimals."""

_MONEY = rf"-?{_NUMBER}"
_MONEY_IN = rf"(?<![\d.,]){_NUMBER}(?![\d.,]*[\d%％])"
_MONEY_BEHIND = rf"[\u4e00-\u9fff）)]-?{_NUMBER}$"
_DATED = r"(?:19|20)\d{2}(?:\.(?:0?[1-9]|1[0-2]))?"
"""Not compiled before they are needed: few tables leave a figure over."""

Place = tuple[object, ...]


def left_over(grid: Grid, columns: Sequence[Column], part: Harvest, context: Context) -> Iterator[Notice]:
    """A notice for each page of a table with figures that are in no fact and that no other notice tells."""
    amounts = {column.index for column in columns if column.role in (Role.AMOUNT, Role.DIFFERENCE)}
    found = list(_money(grid, amounts, _taken(part)))
    for page, cells in groupby(_untold(found, part) if found else (), key=lambda cell: cell.page):
        yield _told(list(cells), page, context)


def _told(cells: Sequence[Cell], page: int | None, context: Context) -> Notice:
    """The notice for figures of one page that belong to nothing, the first of them in words."""
    from parsers.stray import KIND, shown  # few tables leave any

    words = [" ".join(cell.text.split()) for cell in cells]
    where = f"第 {page} 页" if page is not None else ""
    message = f"{context.title or '一张没有表名的表'}{where}有 {len(words)} 个数字没有归属，没有采用：{shown(words)}"
    first = cells[0]
    source = Source(
        file=context.file, page=page, line=first.line, table=context.title, box=first.box, raw=" ".join(words)
    )
    return Notice(kind=KIND, message=message, source=source)


def _money(grid: Grid, amounts: Collection[int], taken: Collection[Place]) -> Iterator[Cell]:
    """The figures of a table that are money for certain and not ``taken``, each once; also those of its head."""
    seen: set[int] = set()
    head = len(grid.header)
    for number, row in enumerate(grid.rows):
        for index, cell in enumerate(row):
            if cell is None or not cell.words or id(cell) in seen:
                continue
            seen.add(id(cell))
            if (cell.page, cell.line, cell.box, cell.words) not in taken and _is_money(
                cell, is_figure=number >= head and index in amounts
            ):
                yield cell


def _is_money(cell: Cell, *, is_figure: bool) -> bool:
    """Whether a cell states money: in a column of figures also beside other words, else alone or behind a name.

    A code may have a dot, and so has a month; a plain number is money among figures only.
    """
    words = cell.words
    if "." not in words and "," not in words:
        return is_figure and words.isdecimal() and len(words) >= FEWEST_DIGITS and not _is_date(words)
    if is_figure:
        return bool(re.search(_MONEY_IN, words))
    if re.fullmatch(_MONEY, words):
        return not _is_date(words) and not read_column_code(cell.text)
    return words[-1].isdigit() and bool(re.search(_MONEY_BEHIND, words))


def _is_date(words: str) -> bool:
    return re.fullmatch(_DATED, words) is not None


def _taken(part: Harvest) -> set[Place]:
    """Where the figures stand that are facts, or that a notice of their own says to be unreadable."""
    return {place for fact in (*part.facts, *part.others, *part.gaps) for place in _places(fact)}


def _places(fact: Fact) -> Iterator[Place]:
    yield _place(fact.source)
    for each in fact.parts:
        yield from _places(each)
    for reading in fact.readings:
        yield _place(reading.source)


def _place(source: Source) -> Place:
    return source.page, source.line, source.box, "".join(source.raw.split())


def _untold(cells: Iterable[Cell], part: Harvest) -> Iterator[Cell]:
    """The cells that no notice of their page says."""
    said = Counter(
        (notice.source.page, notice.source.line, words)
        for notice in part.notices
        for words in notice.source.raw.split()
    )
    for cell in cells:
        place = (cell.page, cell.line, cell.words)
        if said[place]:
            said[place] -= 1
        else:
            yield cell


__all__ = ["left_over"]
