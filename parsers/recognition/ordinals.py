"""Rows of a recognised table with running numbers (序号): one that repeats or does not fit betrays a wrapped row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median_low

from parsers.page import Remark, Slots
from parsers.recognition.rows import Rows, begins_anew, is_numbered, joined, row_remark, text_of
from parsers.recognition.words import Vocabulary, codes_differ, compact, differ, is_figure, wrecked

LAST_ORDINAL = 200
"""No table of a form numbers more rows than this, and account codes begin behind it."""

_ORDINAL = re.compile(r"\d{1,3}")
_MERGE, _SKIP, _FIT = -0.6, -1.5, 1.0
_LEAP, _WINDOW = 3, 60


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
    if any(begins_anew(a, b, words) for a, b in pairs):
        return False
    code_conflict = any(codes_differ(a, b) for a, b in pairs)
    figures = [(a, b) for a, b in pairs if is_figure(a) and is_figure(b) and not codes_differ(a, b)]
    twins = any(compact(a) == compact(b) or wrecked(a, b) for a, b in figures)
    if any(differ(a, b) for a, b in figures):
        same_number = compact(text_of(first, column)) == compact(text_of(second, column))
        return not code_conflict and (twins or (same_number and _goes_on(pairs)))
    return twins or not code_conflict


def _goes_on(pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether a numbered label stands over an unnumbered one: the second half of it."""
    both = [(a, b) for a, b in pairs if compact(a) and compact(b)]
    return any(is_numbered(a) and not is_numbered(b) and not is_figure(b) for a, b in both)


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
    remarks = (row_remark(group, row) for group, row in zip(groups.values(), merged, strict=True) if len(group) > 1)
    return merged, tuple(remarks)


def _with_ordinal(row: Slots, column: int, number: int) -> Slots:
    """A joined row whose 序号 is the reading that fits the sequence."""
    cell = row[column]
    if cell is None or str(number) not in cell.others:
        return row
    others = tuple(cell.text if other == str(number) else other for other in cell.others)
    return (*row[:column], replace(cell, text=str(number), others=others), *row[column + 1 :])


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
