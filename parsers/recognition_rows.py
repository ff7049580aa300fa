"""Physical rows of a recognised table -> logical rows.

A label that wraps is recognised as two rows with the same (or a misread) 序号; each half of the label stands in one of
them, and cells centred between the two lines are read twice. Such rows are one row; every second reading is kept in
``Cell.others``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import reduce
from itertools import pairwise
from statistics import median_low

from parsers.cells import read_code
from parsers.page import Cell, Remark, Slots
from parsers.recognition_words import Vocabulary, codes_differ, compact, differ, is_figure, wrecked

Rows = tuple[Slots, ...]
_ORDINAL = re.compile(r"\d{1,3}")
_NEW_LABEL = re.compile(r"[一二三四五六七八九十]+[、．.]|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[、．]|其中[:：]")
_MERGE, _SKIP, _FIT = -0.6, -1.5, 1.0
_LEAP, _WINDOW = 3, 60
LAST_ORDINAL = 200
"""No table of a form numbers more rows than this, and account codes begin behind it."""


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


def ordinal_column(rows: Rows) -> int | None:
    """The column of running numbers (序号), which is the first, or None: whole numbers that mostly grow by one.

    Codes of classes (201, 202 …) are no running numbers.
    """
    numbers = [int(compact(text_of(row, 0))) for row in rows if _is_ordinal(row, 0)]
    if len(numbers) < 2 or len(numbers) < 0.7 * len(rows) or min(numbers) > LAST_ORDINAL:
        return None
    steps = sum(b - a == 1 for a, b in pairwise(numbers))
    return 0 if steps >= 0.6 * (len(numbers) - 1) else None


def _is_ordinal(row: Slots, column: int) -> bool:
    return bool(_ORDINAL.fullmatch(compact(text_of(row, column))))


def can_be_one(first: Slots, second: Slots, column: int, words: Vocabulary) -> bool:
    """Whether two neighbouring rows can be one printed row: no new label, and codes and figures do not both differ."""
    pairs = [(text_of(first, at), text_of(second, at)) for at in range(len(first)) if at != column]
    if any(_begins_anew(a, b, words) for a, b in pairs):
        return False
    code_conflict = any(codes_differ(a, b) for a, b in pairs)
    figures = [(a, b) for a, b in pairs if is_figure(a) and is_figure(b) and not codes_differ(a, b)]
    twins = any(compact(a) == compact(b) or wrecked(a, b) for a, b in figures)
    if any(differ(a, b) for a, b in figures):
        return twins and not code_conflict
    return twins or not code_conflict


def _begins_anew(first: str, second: str, words: Vocabulary) -> bool:
    """Whether the second of two texts in a column starts a label of its own."""
    if not compact(first) or not compact(second) or compact(first) == compact(second) or is_figure(second):
        return False
    return bool(_NEW_LABEL.match(compact(second))) and not words.is_noise(first, second)


def join_by_ordinal(rows: Rows, words: Vocabulary) -> tuple[Rows, tuple[Remark, ...]]:
    """Rows whose 序号 repeats, is blank, or has no room between its neighbours' join the row before."""
    column = ordinal_column(rows)
    if column is None:
        return rows, ()
    numbers = _assigned(rows, column, lambda a, b: can_be_one(a, b, column, words))
    groups: dict[int, list[Slots]] = {}
    for number, row in zip(numbers, rows, strict=True):
        groups.setdefault(number, []).append(row)
    merged = tuple(_with_ordinal(joined(group, words), column, number) for number, group in groups.items())
    merged = _with_settled_codes(merged)
    remarks = (_row_remark(group, row) for group, row in zip(groups.values(), merged, strict=True) if len(group) > 1)
    return merged, tuple(remarks)


def _with_ordinal(row: Slots, column: int, number: int) -> Slots:
    """A joined row whose 序号 is the reading that fits the sequence."""
    cell = row[column]
    if cell is None or str(number) not in cell.others:
        return row
    others = tuple(cell.text if other == str(number) else other for other in cell.others)
    return (*row[:column], replace(cell, text=str(number), others=others), *row[column + 1 :])


def _with_settled_codes(rows: Rows) -> Rows:
    """Of two readings of a code, the one whose parent the table prints."""
    codes = {code for row in rows for cell in row if cell and (code := read_code(cell.text))}
    return tuple(tuple(_settled_code(cell, codes) for cell in row) for row in rows)


def _settled_code(cell: Cell | None, codes: set[str]) -> Cell | None:
    code = read_code(cell.text) if cell and cell.others else None
    if cell is None or code is None or code[:-2] in codes:
        return cell
    better = next((other for other in cell.others if (read_code(other) or "")[:-2] in codes), None)
    if better is None:
        return cell
    return replace(cell, text=better, others=tuple(cell.text if other == better else other for other in cell.others))


def _row_remark(group: Sequence[Slots], row: Slots) -> Remark:
    others = [(cell.text.strip(), *cell.others) for cell in row if cell and cell.others]
    shown = "；".join(" / ".join(readings) for readings in others)
    if others:
        message = f"{place(group)}：同一行被识别了两次，合为一行，并存读数 {shown}"
        return Remark("twin-row", message, "O04", first_line(group[0]), raw_of(group))
    return Remark("wrapped-row", f"{place(group)}：折行的名称合为一行", "O05", first_line(group[0]), raw_of(group))


def _assigned(rows: Rows, column: int, fits: Callable[[Slots, Slots], bool]) -> list[int]:
    """The running number of each row that explains most printed numbers with the fewest joins and leaps.

    A path through shifts: the number of a row less its position, which a joined row lowers and a lost row raises.
    """
    printed = [int(text) if _ORDINAL.fullmatch(text := compact(text_of(row, column))) else None for row in rows]
    middle = median_low(number - at for at, number in enumerate(printed) if number is not None)
    shifts = range(middle - _WINDOW, middle + _WINDOW + 1)
    scores = [_fit(printed[0], shift) for shift in shifts]
    steps: list[list[int]] = []
    for at in range(1, len(rows)):
        together = fits(rows[at - 1], rows[at])
        options = [_best_step(scores, index, together) for index in range(len(shifts))]
        scores = [score + _fit(printed[at], at + shift) for (score, _), shift in zip(options, shifts, strict=True)]
        steps.append([before for _, before in options])
    path = [max(range(len(shifts)), key=scores.__getitem__)]
    for before in reversed(steps):
        path.append(before[path[-1]])
    return [at + shifts[index] for at, index in enumerate(reversed(path))]


def _best_step(scores: Sequence[float], index: int, together: bool) -> tuple[float, int]:
    """How to come to a shift best: from itself, from one higher (a joined row), or over lost rows from lower ones."""
    options = [(scores[index], index)]
    if together and index + 1 < len(scores):
        options.append((scores[index + 1] + _MERGE, index + 1))
    options += [(scores[before] + _SKIP, before) for before in range(max(0, index - _LEAP), index)]
    return max(options)


def _fit(printed: int | None, number: int) -> float:
    return _FIT if printed == number else 0.0


def join_twins(rows: Rows, words: Vocabulary) -> tuple[Rows, tuple[Remark, ...]]:
    """Neighbouring rows of a table without 序号 that are two readings of one row become that row."""
    groups: list[list[Slots]] = []
    for row in rows:
        if groups and len(groups[-1]) == 1 and _are_twin_rows(groups[-1][0], row, words):
            groups[-1].append(row)
        else:
            groups.append([row])
    merged = tuple(joined(group, words) for group in groups)
    remarks = (_row_remark(group, row) for group, row in zip(groups, merged, strict=True) if len(group) > 1)
    return merged, tuple(remarks)


def _are_twin_rows(first: Slots, second: Slots, words: Vocabulary) -> bool:
    """Whether at least half of the columns are two readings of one text, two of them beyond doubt (noise)."""
    both = [(text_of(first, at), text_of(second, at)) for at in range(len(first))]
    pairs = [(a, b) for a, b in both if compact(a) and compact(b)]
    if len(pairs) < 2 or any(differ(a, b) or codes_differ(a, b) for a, b in pairs):
        return False
    noisy = sum(words.is_noise(a, b) or words.is_noise(b, a) for a, b in pairs)
    twins = sum(words.are_twins(a, b) and compact(a) != compact(b) for a, b in pairs)
    return noisy >= 2 and 2 * twins >= len(pairs)
