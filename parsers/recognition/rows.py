"""Physical rows of a recognised table and how several become one.

A label that wraps is recognised as two rows: each half of the label stands in one of them, and cells centred between
the two lines are read twice. Such rows are one row; every second reading is kept in ``Cell.others``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce

from parsers.page import Cell, Remark, Slots
from parsers.recognition.words import Vocabulary, compact, is_figure

Rows = tuple[Slots, ...]
_NEW_LABEL = re.compile(r"[一二三四五六七八九十]+[、．.]|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[、．]|其中[:：]")


def text_of(row: Slots, column: int) -> str:
    """The text of one slot; blank where there is none."""
    cell = row[column] if 0 <= column < len(row) else None
    return cell.text if cell else ""


def compact_row(row: Slots) -> tuple[str, ...]:
    """The texts of a row without white space."""
    return tuple(compact(cell.text) if cell else "" for cell in row)


def first_line(row: Slots) -> int | None:
    """The input line of a row."""
    return next((cell.line for cell in row if cell and cell.line is not None), None)


def place(rows: Iterable[Slots]) -> str:
    """The input lines of some rows in words."""
    lines = sorted({line for row in rows if (line := first_line(row)) is not None})
    if not lines:
        return ""
    return f"第 {lines[0]} 行" if len(lines) == 1 else f"第 {lines[0]}–{lines[-1]} 行"


def raw_of(rows: Iterable[Slots]) -> str:
    """The raw texts of some rows, cells separated by tabs, rows by line breaks."""
    return "\n".join("\t".join(cell.text if cell else "" for cell in row) for row in rows)


def trimmed(rows: Rows) -> Rows:
    """The rows without columns at the right edge that are blank in every row, the header included."""
    width = max((at + 1 for row in rows for at, text in enumerate(compact_row(row)) if text), default=0)
    return tuple(row[:width] for row in rows)


def fitted(rows: Rows, width: int) -> Rows | None:
    """The rows with ``width`` columns: blank ones added or cut at the right; None where a cut would lose a text."""
    if any(text for row in rows for text in compact_row(row)[width:]):
        return None
    return tuple(row[:width] + tuple(Cell("") for _ in range(width - len(row))) for row in rows)


def joined(rows: Sequence[Slots], words: Vocabulary) -> Slots:
    """One logical row out of physical ones: halves joined in order, second readings in ``others``."""
    return reduce(lambda one, two: tuple(_joined_cell(a, b, words) for a, b in zip(one, two, strict=True)), rows)


def _joined_cell(one: Cell | None, two: Cell | None, words: Vocabulary) -> Cell | None:
    if one is None or two is None or one is two:
        return one or two
    reading = words.merged(one.text, two.text)
    base = two if reading.text == two.text and reading.text != one.text else one
    return replace(base, text=reading.text, others=one.others + two.others + reading.others)


def begins_anew(first: str, second: str, words: Vocabulary) -> bool:
    """Whether the second of two texts in a column starts a label of its own."""
    if not compact(first) or not compact(second) or compact(first) == compact(second) or is_figure(second):
        return False
    return is_numbered(second) and not words.is_noise(first, second)


def is_numbered(label: str) -> bool:
    """Whether a label opens with an ordinal or 其中."""
    return bool(_NEW_LABEL.match(compact(label)))


def row_remark(group: Sequence[Slots], row: Slots) -> Remark:
    """What to say of rows that became one."""
    others = [(cell.text.strip(), *cell.others) for cell in row if cell and cell.others]
    shown = "；".join(" / ".join(readings) for readings in others)
    if others:
        message = f"{place(group)}：同一行被识别了两次，合为一行，并存读数 {shown}"
        return Remark("twin-row", message, "O04", first_line(group[0]), raw_of(group))
    return Remark("wrapped-row", f"{place(group)}：折行的名称合为一行", "O05", first_line(group[0]), raw_of(group))
