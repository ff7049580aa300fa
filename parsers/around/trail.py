"""The notes of a table: the lines right below it, and the last rows of its grid that are one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers import lexicon
from parsers.amounts import read_amount
from parsers.around.header import distinct
from parsers.around.lead import HEADING, is_page_number, is_sentence, is_title
from parsers.page import Slots, TextLine

FAR = 2
"""Lines below a table, or below its last note, in which a note can begin."""

_NONE = "无"
_NO_LABEL = re.compile(r"[本此该]表(?:为|是)?空|[本此该]表(?:没有|无|未)|空表列示|(?:没有|无|未).*[本此该]表为空")
_NOTHING = r"(?:没有|无|未).{0,40}(?:数据|发生|预算|安排|支出|收入|拨款|内容)"


def is_note(text: str) -> bool:
    """Whether a line opens a note: 注：…, 备注：…, or says without a label that the table is empty (故本表无数据)."""
    if "表" in text and _NO_LABEL.search(text):
        return True
    opening = text.lstrip("（(")
    behind = (opening[len(word) :] for word in lexicon.word_list("line", "note") if opening.startswith(word))
    return any(re.match(r"\s*\d?\s*[:：.．]", rest) for rest in behind)


def count_notes(lines: Sequence[TextLine], page: int | None, empty: bool = False) -> int:
    """How many lines right below a table are notes: 注：… and the lines that carry it on.

    Below an ``empty`` table a sentence that says of nothing is its note, too (本部门没有政府性基金预算支出。).
    """
    count = 0
    for index, line in enumerate(lines):
        text = line.text.strip()
        if line.page != page:
            break
        if is_note(text) or (empty and not count and _says_nothing(text)):
            count = index + 1
        elif count and _can_carry_on(text) and index < count + FAR:
            count = index + 1 if is_sentence(text) else count
        elif count or index > FAR:
            break
    return count


def _says_nothing(text: str) -> bool:
    return bool(re.search(_NOTHING, text)) and not HEADING.match(text) and not is_title(text)


def _can_carry_on(text: str) -> bool:
    return not HEADING.match(text) and not is_title(text) and not is_page_number(text)


def split_inner_trail(rows: tuple[Slots, ...]) -> tuple[tuple[Slots, ...], tuple[TextLine, ...]]:
    """The rows of a table, and its last rows of one cell across all columns that are notes, as lines.

    In an empty table a row that says nothing but 无 is a note, wherever it stands.
    """
    end, empty = len(rows), is_empty(rows)
    while end and _is_note_row(rows[end - 1], empty):
        end -= 1
    kept = tuple(row for row in rows[:end] if not (empty and _is_none(row)))
    gone = (row for row in rows if row not in kept) if len(kept) < end else rows[end:]
    cells = [next(cell for cell in distinct(row) if cell.words) for row in gone]
    return kept, tuple(TextLine(cell.text, page=cell.page, line=cell.line, box=cell.box) for cell in cells)


def _is_none(row: Slots) -> bool:
    return {cell.words for cell in distinct(row) if cell.words} == {_NONE}


def _is_note_row(row: Slots, empty: bool) -> bool:
    cells = distinct(row)
    if len(cells) != 1 or len(row) < 2 or any(cell is None for cell in row):
        return False
    return is_note(cells[0].words) or (empty and _says_nothing(cells[0].words))


def is_empty(rows: Sequence[Slots]) -> bool:
    """Whether no row states a figure; 无 is none, where nothing else is said."""
    cells = (cell for row in rows for cell in row if cell is not None and cell.words != _NONE)
    return not any(read_amount(cell.text).has_number for cell in cells)
