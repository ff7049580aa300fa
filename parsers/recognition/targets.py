"""Tables of performance targets (绩效目标表) as recognised: the goal, wrapped rows and centred cells put right.

The form is 一级指标, 二级指标, 三级指标, 绩效指标描述, 指标值, 指标值确定依据, one indicator a row. Recognition
breaks a row wherever a cell wraps, prints a centred 一级指标 on the middle row only and runs cells together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from parsers import lexicon
from parsers.page import Cell, Remark, Slots
from parsers.recognition.rows import Rows, compact_row, first_line, joined, place, raw_of, text_of
from parsers.recognition.words import Vocabulary, compact, is_foreign

LEVELS = ("一级指标", "二级指标", "三级指标")
GROUPS = {
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}
SECOND = tuple(word for members in GROUPS.values() for word in members)
_FULL = 0.8
_QUOTES = re.compile(r"[\"“”'‘’\s]+|11")


@dataclass(frozen=True)
class Columns:
    """Where the columns of the form stand; -1 where the table has none such."""

    first: int
    second: int
    third: int
    value: int


def head_row(rows: Rows) -> int | None:
    """The row that names the levels of indicators, or None for any other table."""
    return next((at for at, row in enumerate(rows[:4]) if set(LEVELS) <= set(compact_row(row))), None)


def columns_of(head: Slots) -> Columns:
    """The columns of the form by their heads."""
    words = compact_row(head)
    first, second, third = (words.index(level) for level in LEVELS)
    value = next((at for at, word in enumerate(words) if word in ("指标值", "目标值", "年度指标值")), -1)
    return Columns(first, second, third, value)


def mend_indicators(rows: Rows, words: Vocabulary) -> tuple[Rows, tuple[Remark, ...]]:
    """One row per indicator below the head row, the first level over all rows of its group."""
    at = head_row(rows)
    if at is None:
        return rows, ()
    columns = columns_of(rows[at])
    split, merged_cells = _split_cells(rows[at + 1 :], columns)
    groups = _grouped(split, columns)
    whole = tuple(joined(group, words) for group in groups)
    wrapped = tuple(_wrapped(group, row) for group, row in zip(groups, whole, strict=True) if len(group) > 1)
    goal = tuple(_goal_row(row) for row in rows[:at])
    return (*goal, rows[at], *_with_first_level(whole, columns)), merged_cells + wrapped


def goal_row(goal: str, width: int, line: int | None) -> Slots:
    """The row above the head: the words 绩效目标 and the goal over all other columns."""
    spanning = Cell(clean_goal(goal), line=line)
    return (Cell("绩效目标", line=line), *(spanning for _ in range(width - 1)))


def clean_goal(goal: str) -> str:
    """A goal without the quotation marks a spreadsheet left in it; properly paired single quotes stay."""
    if '""' in goal or goal.count('"') % 2 or is_stray(goal[-1:]):
        goal = goal.replace('"', "")
    return " ".join(goal.split())


def is_stray(text: str) -> bool:
    """Whether a line is nothing but stray quotation marks, or the 11 they were taken for."""
    return bool(_QUOTES.fullmatch(text))


def _goal_row(row: Slots) -> Slots:
    said = [cell for cell in row if cell and compact(cell.text)]
    if len(said) != 2 or compact(said[0].text) != "绩效目标":
        return row
    return goal_row(said[1].text, len(row), said[1].line)


def _split_cells(rows: Rows, columns: Columns) -> tuple[Rows, tuple[Remark, ...]]:
    """Rows whose second level swallowed its neighbours (``质量指标 学习完成率``) with each word in its own cell."""
    whole = tuple(_split_row(row, columns) for row in rows)
    changed = [old for old, new in zip(rows, whole, strict=True) if old is not new]
    return whole, tuple(_split_remark(row) for row in changed)


def _split_remark(row: Slots) -> Remark:
    message = f"{place([row])}：相邻两格被识别为一格，已按指标名称分开"
    return Remark("merged-cells", message, "O08", first_line(row), raw_of([row]))


def _split_row(row: Slots, columns: Columns) -> Slots:
    cell, third = row[columns.second], row[columns.third]
    parts = cell.text.split() if cell else []
    known = [at for at, part in enumerate(parts) if part in SECOND]
    if cell is None or (third and compact(third.text)) or not known or known[-1] + 1 == len(parts):
        return row
    slots = list(row)
    slots[columns.second] = replace(cell, text=parts[known[-1]])
    slots[columns.third] = replace(cell, text=" ".join(parts[known[-1] + 1 :]))
    return tuple(slots)


def _grouped(rows: Rows, columns: Columns) -> list[list[Slots]]:
    """Physical rows by indicator: fragments go with the row they are linked to, else with the row before."""
    heads = [_is_head(row, columns) for row in rows]
    groups: list[list[Slots]] = []
    for run in _linked_runs(rows, heads):
        members = [rows[at] for at in run]
        if groups and not any(heads[at] for at in run):
            groups[-1].extend(members)
        else:
            groups.append(members)
    return groups


def _linked_runs(rows: Rows, heads: Sequence[bool]) -> list[list[int]]:
    """Runs of neighbouring rows that one wrapped cell holds together, with one head row at most."""
    runs: list[list[int]] = []
    for at in range(len(rows)):
        goes_on = bool(runs) and _are_linked(rows, at - 1, heads)
        if goes_on and not (heads[at] and any(heads[member] for member in runs[-1])):
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _is_head(row: Slots, columns: Columns) -> bool:
    """Whether a row begins an indicator by itself: it names a second level, or a third level and a value."""
    if compact(text_of(row, columns.second)):
        return True
    third = text_of(row, columns.third)
    return bool(compact(third)) and not is_foreign(third) and bool(compact(text_of(row, columns.value)))


def _are_linked(rows: Rows, at: int, heads: Sequence[bool]) -> bool:
    """Whether a cell wraps from one row into the next: its line is as long as its column is wide."""
    if heads[at] and heads[at + 1]:
        return False
    wrapping = (column for column in range(len(rows[at])) if _fills_line(rows, at, column))
    return any(compact(text_of(rows[at + 1], column)) for column in wrapping)


def _fills_line(rows: Rows, at: int, column: int) -> bool:
    """Whether the last line of a cell is about as long as the longest line of its column."""
    lines = [part for row in rows for part in text_of(row, column).split()]
    widest = max(map(len, lines), default=0)
    last = text_of(rows[at], column).split()[-1:]
    return bool(last) and widest > 4 and len(last[0]) >= _FULL * widest


def _wrapped(group: Sequence[Slots], row: Slots) -> Remark:
    others = [other for cell in row if cell for other in cell.others]
    message = f"{place(group)}：折行的指标合为一行"
    if others:
        message += f"，另有读数 {'、'.join(others)}"
    rule = "O13" if any(map(is_foreign, others)) else "O05"
    return Remark("wrapped-row", message, rule, first_line(group[0]), raw_of(group))


def _with_first_level(rows: Rows, columns: Columns) -> Rows:
    """The rows with the first level's cell in every row of its group, as a merged cell of the form stands."""
    found: list[Slots] = []
    for group, run in groupby(rows, key=lambda row: _group_of(text_of(row, columns.second))):
        members = list(run)
        printed = next((c for row in members if (c := row[columns.first]) and compact(c.text)), None)
        for row in members:
            blank = not compact(text_of(row, columns.first))
            first = printed if group and blank and printed else row[columns.first]
            found.append((*row[: columns.first], first, *row[columns.first + 1 :]))
    return tuple(found)


def _group_of(second: str) -> str:
    """The first level a second level belongs to; blank for words outside the form."""
    wanted = lexicon.key(second)
    return next((group for group, members in GROUPS.items() if wanted in members), "")
