"""The head of a recognised table as two rows: groups of columns above, one readable head per column below.

Recognition splits a head over several rows (``基本支`` above ``出``), fills merged cells with noise and loses how far a
group reaches. Only tables with a 栏次 row are touched: it says where the head ends.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from parsers import lexicon
from parsers.page import Cell, Remark
from parsers.recognition.rows import Rows, compact_row, first_line, place, raw_of, text_of
from parsers.recognition.words import HAN, compact, form_pairs, is_foreign, pairs_of

_SECTIONS = ("role", "measure", "side", "item", "row")
_LEAF_ROLES = ("ordinal", "code", "name", "unit_code", "unit_name")
_DEEPEST = 6


def head_depth(rows: Rows) -> int:
    """How many rows stand above the 栏次 row; 0 where there is no such row near the top."""
    return next((at for at, row in enumerate(rows[:_DEEPEST]) if _is_count_row(compact_row(row))), 0)


def _is_count_row(texts: Sequence[str]) -> bool:
    """栏次 1 2 3 …: running numbers from 1 over all columns but the first."""
    numbers = [text for text in texts[1:] if text]
    return len(numbers) > 1 and numbers == [str(number + 1) for number in range(len(numbers))]


@dataclass(frozen=True)
class _Column:
    """What stands at the head of one column: its own words, the group's words above, and what was left out."""

    leaf: str
    group: str
    noise: tuple[str, ...] = ()
    line: int | None = None


def mend_head(rows: Rows) -> tuple[Rows, tuple[Remark, ...]]:
    """The rows with a head of two rows and the 栏次 row, and a remark where words were joined or noise set aside."""
    depth = head_depth(rows)
    if depth == 0:
        return rows, ()
    head, rest = rows[:depth], rows[depth:]
    columns = tuple(_column(head, at) for at in range(len(rows[0])))
    groups = _spread(columns)
    leaves = tuple(_leaf_cell(column) for column in columns)
    mended = (_group_row(groups, leaves, head), leaves) if any(groups) else (leaves,)
    unreadable = [text for column in columns for text in column.noise]
    if not unreadable:
        return mended + rest, ()
    message = f"{place(head)}：表头有无法辨认的字（{'、'.join(unreadable)}），按栏次和位置对应各栏"
    return mended + rest, (Remark("header-noise", message, "O01", first_line(head[0]), raw_of(head)),)


def _column(head: Rows, at: int) -> _Column:
    """The head of one column: the lowest known words are its own, what is left above belongs to a group."""
    stack = [(_righted(text), first_line(row)) for row in head if (text := text_of(row, at).strip())]
    clear = [text for text, _ in stack if not _is_noise(text)]
    noise = tuple(text for text, _ in stack if text not in clear)
    line = stack[-1][1] if stack else first_line(head[-1])
    start = _leaf_start(clear)
    if start is None:
        start = len(clear) - bool(clear and _righted(text_of(head[-1], at).strip()) == clear[-1])
    return _Column("\n".join(clear[start:]), "".join(map(compact, clear[:start])), noise, line)


def _righted(text: str) -> str:
    """A head with the one confusion of glyphs that makes another word of it undone."""
    return text.replace("收人", "收入")


def _leaf_start(stack: Sequence[str]) -> int | None:
    """Where a column's own words begin: the longest known run of words at the bottom that holds no group."""
    known = [at for at in range(len(stack)) if _is_known("".join(stack[at:]))]
    if not known:
        return None
    shortest = max(known)
    return shortest if _is_leaf_by_itself("".join(stack[shortest:])) else min(known)


def _is_known(text: str) -> bool:
    wanted = lexicon.key(text)
    return any(wanted in lexicon.words(section) for section in _SECTIONS)


def _is_leaf_by_itself(text: str) -> bool:
    """项目, 科目名称, 合计 … stand below a group; 支出 and 收入 are more likely the end of split words."""
    wanted = lexicon.key(text)
    if lexicon.words("role").get(wanted) in _LEAF_ROLES:
        return True
    return lexicon.words("measure").get(wanted) == "total" and wanted not in lexicon.words("side")


def _is_noise(text: str) -> bool:
    """Whether a head holds no words of any form."""
    if _is_known(text):
        return False
    if is_foreign(text) or not HAN.search(text):
        return True
    pairs = pairs_of(text)
    return not any(pair in form_pairs() for pair in pairs) if pairs else len(compact(text)) > 2


def _spread(columns: Sequence[_Column]) -> list[str]:
    """The group's words of every column: a group reaches over its lane, its code and name, or the blanks beside it."""
    groups = _whole_words([column.group for column in columns])
    leaves = [lexicon.key(column.leaf) for column in columns]
    lanes = [at for at, leaf in enumerate(leaves) if leaf == "项目"]
    if len(lanes) >= 2:
        return _lanes(groups, lanes)
    found = [""] * len(columns)
    for at, group in enumerate(groups):
        if group:
            for covered in _reach(group, at, groups, leaves):
                found[covered] = found[covered] or group
    return found


def _whole_words(groups: Sequence[str]) -> list[str]:
    """Neighbouring pieces of one group joined: 本年 | 收入 is 本年收入 over the first of them."""
    whole = list(groups)
    for at in range(len(whole) - 1):
        if whole[at] and whole[at + 1] and _is_known(whole[at] + whole[at + 1]):
            whole[at], whole[at + 1] = whole[at] + whole[at + 1], ""
    return whole


def _lanes(groups: Sequence[str], starts: Sequence[int]) -> list[str]:
    """Lanes side by side, each beginning with a column 项目: their words in order."""
    printed = [group for group in groups if group]
    bounds = [*starts, len(groups)]
    found = [""] * len(groups)
    for lane, (low, high) in enumerate(pairwise(bounds)):
        own = [group for group in groups[low:high] if group]
        word = printed[lane] if len(printed) == len(starts) else "".join(own[:1])
        found[low:high] = [word] * (high - low)
    return found


def _reach(group: str, at: int, groups: Sequence[str], leaves: Sequence[str]) -> range:
    """The columns a group covers."""
    if "科目" in group or lexicon.words("role").get(leaves[at]) in ("code", "name"):
        return _run(at, lambda column: lexicon.words("role").get(leaves[column]) in ("code", "name"), len(leaves))
    if lexicon.words("measure").get(lexicon.key(group)) == "current_year":
        low = max((column for column in range(at + 1) if leaves[column] == "小计"), default=at)
        closing = [c for c in range(at + 1, len(leaves)) if "结转" in leaves[c] or "结余" in leaves[c]]
        return range(low, min(closing, default=len(leaves)))
    high = next((column for column in range(at + 1, len(leaves)) if groups[column]), len(leaves))
    return range(at, high)


def _run(at: int, belongs: Callable[[int], bool], width: int) -> range:
    """The unbroken run of columns around one that belong together with it."""
    low = next((column for column in range(at, -1, -1) if column == 0 or not belongs(column - 1)), at)
    high = next((column for column in range(at + 1, width) if not belongs(column)), width)
    return range(low, high)


def _leaf_cell(column: _Column) -> Cell:
    return Cell(column.leaf, line=column.line, others=column.noise)


def _group_row(groups: Sequence[str], leaves: Sequence[Cell], head: Rows) -> tuple[Cell, ...]:
    """The upper row: one cell over all columns of a group; a column without a group stands in both rows."""
    row: list[Cell] = []
    for at, group in enumerate(groups):
        if not group:
            row.append(leaves[at])
        elif at and groups[at - 1] == group and row[-1] is not leaves[at - 1]:
            row.append(row[-1])
        else:
            row.append(Cell(group, line=first_line(head[0])))
    return tuple(row)


def same_head(first: Rows, second: Rows) -> bool:
    """Whether two tables have the same heads: most of the words of their lowest head rows agree."""
    a, b = (compact_row(rows[max(head_depth(rows) - 1, 0)]) for rows in (first, second))
    said = [(lexicon.key(one), lexicon.key(two)) for one, two in zip_longest(a, b, fillvalue="") if one or two]
    return len(said) >= 2 and sum(one == two for one, two in said) >= 0.6 * len(said)
