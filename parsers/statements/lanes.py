"""Lanes: the blocks of columns that stand side by side in one table, each with its own labels and amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from model.accounts import class_names
from parsers import lexicon
from parsers.cells import clean_name, read_code, read_column_code, split_code_name
from parsers.page import Cell, Slots
from parsers.statements.columns import PARTS, Column, Role
from parsers.tables.grid import Grid

_ORDINAL = re.compile("[一二三四五六七八九十]+[、.．]")
_PART = re.compile("[（(][一二三四五六七八九十]+[）)]")

INDENT_SHARE = 0.42
"""Share of the type size that labels of two levels stand from each other at least: less than a narrow blank does."""

INDENT_STEP = 4.0
"""The same in points, where no type size is known."""

MOST_LEVELS = 4

CENTRED = 0.1
"""How much the width of a letter differs at most, as centred names of different lengths tell it."""

IN_LINE = 1.0
"""Points by which the beginnings of names in line differ at most."""

LABELS = (Role.CODE, *PARTS, Role.NAME, Role.UNIT_CODE, Role.UNIT_NAME)


class Lane(NamedTuple):
    """One block: its label columns, then its amount columns (difference columns included)."""

    labels: tuple[Column, ...]
    amounts: tuple[Column, ...]

    @property
    def indexes(self) -> tuple[int, ...]:
        """The columns of the lane."""
        return tuple(column.index for column in (*self.labels, *self.amounts))


def lanes_of(columns: Sequence[Column]) -> tuple[Lane, ...]:
    """Split columns into lanes: a label column after an amount column opens the next one."""
    lanes: list[Lane] = []
    labels: list[Column] = []
    amounts: list[Column] = []
    for column in columns:
        if column.role in LABELS and amounts:
            lanes.append(Lane(tuple(labels), tuple(amounts)))
            labels, amounts = [], []
        if column.role in LABELS:
            labels.append(column)
        elif column.role in (Role.AMOUNT, Role.DIFFERENCE):
            amounts.append(column)
    if amounts:
        lanes.append(Lane(tuple(labels), tuple(amounts)))
    return tuple(lanes)


class Label(NamedTuple):
    """What a row is called: code digits run together, cleaned name, text as printed, cell for its place and indent.

    ``unsure`` says that the code of a scanned row could not be read, or may be another.
    """

    code: str = ""
    name: str = ""
    printed: str = ""
    cell: Cell | None = None
    is_total: bool = False
    unsure: bool = False

    @property
    def is_blank(self) -> bool:
        return not (self.code or self.name)


def total_label(row: Slots, labels: Sequence[Column]) -> Label | None:
    """The label of a total row: the only words among its label cells are 合计 or 总计."""
    cells = [cell for column in labels if (cell := row[column.index]) is not None and cell.words]
    unique = [cell for index, cell in enumerate(cells) if index == 0 or cell is not cells[index - 1]]
    if len(unique) == 1 and lexicon.is_total(unique[0].text):
        return Label("", "合计", unique[0].words, unique[0], is_total=True)
    return None


def levels_by_indent(cells: Sequence[Cell]) -> dict[int, int] | None:
    """How deep each label stands, by cell identity, where the column is visibly indented; None where it is not.

    Indented labels stand at a few distinct distances from the left; centred ones at as many as there are lengths.
    """
    if _are_numbered(cells):
        return None
    steps: list[float] = []
    least = _least_step(cells)
    for indent in sorted(cell.indent for cell in cells):
        if not steps or indent > steps[-1] + least:
            steps.append(indent)
    loose = any(min(abs(cell.indent - step) for step in steps) > least / 2 for cell in cells)
    if len(steps) < 2 or len(steps) > MOST_LEVELS or loose or _are_centred(cells):
        return None
    levels = {id(cell): min(range(len(steps)), key=lambda level: abs(cell.indent - steps[level])) for cell in cells}
    of_kinds = ({levels[id(cell)] for cell in cells if kind.match(cell.words)} for kind in (_ORDINAL, _PART))
    return levels if all(len(found) < 2 for found in of_kinds) else None  # 二、 stands under no 一、


def _are_numbered(cells: Sequence[Cell]) -> bool:
    """Whether the labels of a scan are a list with ordinals, of which thin strokes are lost (二十 begins like 十)."""
    numbered = sum(bool(_ORDINAL.match(cell.words)) for cell in cells)
    return any(cell.confidence is not None for cell in cells) and 2 * numbered > len(cells)


def _least_step(cells: Sequence[Cell]) -> float:
    """How far two levels stand from each other at least: a share of the type size, be a page printed small."""
    sizes = sorted(cell.size for cell in cells if cell.size)
    return INDENT_SHARE * sizes[len(sizes) // 2] if sizes else INDENT_STEP


def _are_centred(cells: Sequence[Cell]) -> bool:
    """Whether names of different lengths leave as much room left as right: all then have letters of one width."""
    lines = [(cell, cell.box) for cell in cells if cell.box is not None and "\n" not in cell.text]
    lengths = [_length(cell.words) for cell, _ in lines]
    if len(set(lengths)) < 2 or _are_in_line([cell.indent for cell, _ in lines], lengths):
        return False
    widths = [(box.x1 - box.x0 - 2 * cell.indent) / length for (cell, box), length in zip(lines, lengths, strict=True)]
    if min(widths) <= 0:
        return False
    return max(widths) - min(widths) < CENTRED * max(widths)


def _length(name: str) -> float:
    """The length of a name in Chinese characters; digits and Latin letters are half as wide."""
    return sum(0.5 if character.isascii() else 1.0 for character in name)


def _are_in_line(indents: Sequence[float], lengths: Sequence[float]) -> bool:
    """Whether names of different lengths begin at one place."""
    begun = sorted(zip(indents, lengths, strict=True))
    return any(one != two and after - before < IN_LINE for (before, one), (after, two) in pairwise(begun))


Path = list[tuple[int, str]]
"""The names above a row of an indented tree, each with its level."""


def grown(path: Path, level: int, name: str) -> Path:
    """The path of the next name of an indented tree; it starts at the 类, whatever headings stand above that."""
    above = [(depth, part) for depth, part in path if depth < level]
    classes = class_names()
    if name in classes and not any(part in classes for _, part in above):
        above = []
    return [*above, (level, name)]


def codes_in(grid: Grid, column: Column) -> list[str]:
    """The account codes a column holds, printed alone or in front of names."""
    codes = []
    for row in grid.body:
        cell = row[column.index]
        if cell is not None and cell.words:
            read = read_column_code if column.role is Role.CODE else read_code
            code = read(cell.text) or split_code_name(cell.text)[0]
            if code:
                codes.append(code)
    return codes


def name_of(cell: Cell | None) -> tuple[str, str]:
    """Code printed in front of a name, and the cleaned name."""
    if cell is None or not cell.words:
        return "", ""
    code, name = split_code_name(cell.text)
    if len(code) % 2 == 0:  # account codes have 3, 5 or 7 digits; other digits are part of the name or a unit's code
        return (code, clean_name(name)) if len(code) >= 6 else ("", clean_name(cell.text))
    return code, clean_name(name)
