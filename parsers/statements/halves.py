"""Balance statements whose sides stand below each other: revenue with its total, then spending below a head of its own.

The head of the second half may be a row that only says 支出, or heads of columns of its own (支出项目, 预算数). Or the
sides are named in a first column of their own, beside all their rows, or by the rows of their sums in one list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from parsers import lexicon
from parsers.amounts import read_amount
from parsers.around.header import distinct, looks_like_header, words_in
from parsers.cells import clean_name
from parsers.page import Cell, Slots
from parsers.tables.grid import Grid

LABELS = 2
"""Columns of sides and names before the figures."""

_PLAIN = re.compile(r"(?:本年)?(?:收入|支出)(?:预算)?")
_NAMES = re.compile(r"(?:科目)?(?:项目)?(?:名称)?$")


class Half(NamedTuple):
    """One part of a table, and the number of its first row among the rows of the whole table, 1-based."""

    grid: Grid
    first: int = 1


def halves(grid: Grid) -> tuple[Half, ...]:
    """The parts of a two-sided table from top to bottom; the table itself where its sides stand beside each other."""
    sides = sides_in(grid.header)
    beside = _beside(grid) or _beside_middles(grid) if len(sides) < 2 else []
    if beside:
        return tuple(_named_beside(grid, start, end) for start, end in pairwise([*beside, len(grid.body)]))
    starts = list(_starts(grid.body, next(iter(sides), ""))) if len(sides) < 2 else []
    if not starts:
        listed = _listed(grid) if len(sides) < 2 else []
        return tuple(_below(grid, start, end) for start, end in pairwise([*listed, len(grid.body)])) or (Half(grid),)
    bounds = sorted({0, *starts, len(grid.body)})
    return tuple(_half(grid, start, end, start in starts) for start, end in pairwise(bounds))


def sides_in(rows: tuple[Slots, ...]) -> set[str]:
    """The sides that rows name as heads of blocks."""
    return {side for row in rows for cell in distinct(row) if (side := _side(cell.text))}


def _beside(grid: Grid) -> list[int]:
    """Where sides begin that the first column names beside their rows; empty where it does not name two of them."""
    said: list[tuple[int, str]] = []
    for index, row in enumerate(grid.body):
        side = _plain_side(row[0]) if _labels_beside(row) else ""
        if side and (not said or said[-1][1] != side):
            said.append((index, side))
    sides = [side for _, side in said]
    return [index for index, _ in said] if len(sides) == len(set(sides)) > 1 and said[0][0] == 0 else []


def _beside_middles(grid: Grid) -> list[int]:
    """Where sides begin that the first column names in the middle of their rows: the second one behind its sum."""
    named = [(index, row[0]) for index, row in enumerate(grid.body) if row[0] is not None and row[0].words]
    if [_plain_side(cell) for _, cell in named] != ["revenue", "expenditure"] or grid.width <= LABELS:
        return []
    rows = enumerate(grid.body[: named[1][0]])
    sums = [index for index, row in rows if (cell := row[1]) is not None and _is_sum_of_revenue(cell.text)]
    return [0, sums[-1] + 1] if sums and named[0][0] < sums[-1] else []


def _is_sum_of_revenue(text: str) -> bool:
    return "收入" in text and (lexicon.is_total(text) or lexicon.is_part_total(text))


def _listed(grid: Grid) -> list[int]:
    """Where the sides begin in one list in which the sum of each stands over its rows (一、收入 … 二、支出)."""
    said = [(at, side) for at, row in enumerate(grid.body) if (side := _plain_side(row[0])) and not _labels_beside(row)]
    starts = [at for at, _ in said]
    apart = all(after - before > 1 for before, after in pairwise([*starts, len(grid.body)]))
    return starts if [side for _, side in said] == ["revenue", "expenditure"] and starts[0] == 0 and apart else []


def _below(grid: Grid, start: int, end: int) -> Half:
    """The rows of one side, the one that names it included, below a head that says it."""
    header = ((_side_cell(grid.body[start]),) * grid.width, *grid.header)
    return Half(replace(grid, header=header, body=grid.body[start:end]), start + 1)


def _side_cell(row: Slots) -> Cell | None:
    """The first cell of a row as the head of a block: without the ordinal in front of its word."""
    return row[0] and replace(row[0], text=clean_name(row[0].text))


def _plain_side(cell: Cell | None) -> str:
    """The side that a label names and nothing more specific; blank for 财政拨款收入, the name of a group."""
    named = cell is not None and _PLAIN.fullmatch(lexicon.key(clean_name(cell.text)))
    return _side(cell.text) if named and cell is not None else ""


def _labels_beside(row: Slots) -> bool:
    """Whether the second cell of a row is a label of its own, and so the first one no more than its side."""
    cells = distinct(row)
    return len(cells) > 2 and bool(cells[1].words) and not read_amount(cells[1].text).has_number


def _named_beside(grid: Grid, start: int, end: int) -> Half:
    """The rows of one side below a head that says it, without the column that named it."""
    named = next(row for row in grid.body[start:end] if _plain_side(row[0]))
    header = ((_side_cell(named),) * (grid.width - 1), *(row[1:] for row in grid.header))
    body = tuple(row[1:] for row in grid.body[start:end])
    return Half(replace(grid, header=header, body=body), start + 1)


def _starts(rows: tuple[Slots, ...], side: str) -> Iterator[int]:
    """Where rows turn to another side than the one before."""
    for index, row in enumerate(rows):
        turned = _turn(row)
        if turned and turned != side:
            yield index
            side = turned


def _turn(row: Slots) -> str:
    """The side that a row announces: alone in it, or as the first of several heads; blank for rows of figures."""
    cells = [cell for cell in distinct(row) if cell.words]
    if not cells or any(read_amount(cell.text).has_number for cell in cells):
        return ""
    if len(cells) > 1 and not looks_like_header(row):
        return ""
    return _side(cells[0].text)


def _side(text: str) -> str:
    word = lexicon.key(clean_name(text))
    known = lexicon.words("side")
    return known.get(word) or known.get(_NAMES.sub("", word), "")


def _half(grid: Grid, start: int, end: int, is_headed: bool) -> Half:
    """Some rows as a table of their own, below their own heads or, where they have none, those of the whole table."""
    rows, heads = grid.body[start:end], 0
    while is_headed and heads < len(rows) and (_turn(rows[heads]) or _is_head(rows[heads])):
        heads += 1
    header = rows[:heads]
    if len(words_in(header)) < 2:
        header = (*header, *(row for row in grid.header if not (is_headed and sides_in((row,)))))
    body = tuple(row for row in rows[heads:] if not (_is_head(row) and words_in((row,)) <= words_in(header)))
    return Half(_narrowed(replace(grid, header=header, body=body)), start + heads + 1)


def _is_head(row: Slots) -> bool:
    """Whether a row is made of heads of columns; the next page repeats those of the half it goes on with."""
    return looks_like_header(row) and not any(read_amount(cell.text).has_number for cell in distinct(row))


def _narrowed(grid: Grid) -> Grid:
    """A table without the columns that only the rows of its other half tell apart."""
    kept = [i for i in range(grid.width) if i == 0 or any(row[i] is not row[i - 1] for row in grid.rows)]
    cut = [tuple(tuple(row[i] for i in kept) for row in rows) for rows in (grid.header, grid.body)]
    return replace(grid, header=cut[0], body=cut[1])
