"""The head of a table: where it ends, and whether a next page repeats it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from parsers import lexicon
from parsers.amounts import read_amount
from parsers.around.shared_row import parted
from parsers.cells import read_code
from parsers.characters import is_han
from parsers.dated import in_usual_words
from parsers.page import Cell, Slots
from parsers.readings import first_text

HEADER_ROWS = 8

LONG = 7
"""Characters of figures in several lines that are no years or numbers of columns."""

_HEADS = ("role", "measure", "item")
"""The words of the lexicon that head columns."""

_YEAR = re.compile(r"^(?:19|20)\d{2}年?度?(?=.)")
_THAT_YEAR = re.compile(r"^[上去本当]年度?")
_PARTS = ("part1", "part2", "part3")
_INDEX = re.compile(
    r"^(?:\*+|[栏行]次|[甲乙丙丁戊己庚辛]|[(（]?(?P<number>\d{1,2})[)）]?(?:=[\d+\-＋－*×/()（）…⋯.~～至]*\d[\d()（）]*%?)?)?$"
)
"""The number of a column, with what it is the sum of where that is printed: 1, (2), 5=6+…+12."""


def split_header(rows: tuple[Slots, ...]) -> tuple[tuple[Slots, ...], tuple[Slots, ...]]:
    """Where the head of a table ends: after the row of column numbers, or before the first row of data."""
    return parted(*_split(rows))


def _split(rows: tuple[Slots, ...]) -> tuple[tuple[Slots, ...], tuple[Slots, ...]]:
    spanned = _spanned_by_first(rows)
    for index, row in enumerate(rows[:HEADER_ROWS]):
        if _is_index_row(row):
            return rows[: index + 1], rows[index + 1 :]
        if index >= spanned and (_is_data_row(row) or _is_blank(row) or _is_named_only(rows[:index], row)):
            return rows[:index], rows[index:]
    end = max(spanned, 1)
    while end < len(rows) and looks_like_header(rows[end]):
        end += 1
    return rows[:end], rows[end:]


def _spanned_by_first(rows: tuple[Slots, ...]) -> int:
    """How many rows the cells of the first row reach down, unless the first row is data already."""
    if not rows or _is_data_row(rows[0]) or _is_blank(rows[0]):
        return 0
    first = {id(cell) for cell in rows[0] if cell is not None and cell.words}
    depth = 1
    while depth < min(len(rows), HEADER_ROWS) and any(id(cell) in first for cell in rows[depth]):
        depth += 1
    return depth


def _is_named_only(head: tuple[Slots, ...], row: Slots) -> bool:
    """Whether a row names something without a figure: below a head over each single column there is no other head."""
    if not head or any(cell is None or not cell.words for cell in head[-1]) or len(distinct(head[-1])) < len(row):
        return False
    words = [cell.text for cell in distinct(row) if cell.words]
    known = any(begins_head(word) or numbers_column(word) for word in words)
    return bool(row[0] and row[0].words) and len(words) < len(row) and not known


def _is_blank(row: Slots) -> bool:
    return not any(cell is not None and cell.words for cell in row)


def _is_index_row(row: Slots) -> bool:
    """A row of column numbers: 栏次 1 2 3, or ** 1 2 3."""
    return counts_columns([cell.words for cell in distinct(row) if cell.words])


def numbers_column(word: str) -> bool:
    """Whether a word is the number of a column, or says 栏次 (1, (2), 5=6+…+12, **, 甲)."""
    return bool(word and _INDEX.match(word))


def is_part(word: str) -> bool:
    """Whether a word heads a level of codes: 类, 款, 项."""
    return lexicon.words("role").get(word) in _PARTS


def counts_columns(words: Sequence[str]) -> bool:
    """Whether words number the columns of a table: 栏次 1 2 3, or ** 1 2 3; 类 款 项 may stand before the numbers."""
    begun = next((at for at, word in enumerate(words) if not is_part(word)), len(words))
    words = words[begun:]
    found = [_INDEX.match(word) for word in words]
    if len(words) < 2 or not all(found):
        return False
    numbers = [int(match["number"]) for match in found if match is not None and match["number"]]
    if len(numbers) < 2 and (not numbers or words[0].isdigit()):
        return False
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 2


def _is_data_row(row: Slots) -> bool:
    """A row that states an amount, an account code, an ordinal label, or a total."""
    cells = [cell for cell in distinct(row) if cell.words]
    if not cells:
        return False
    if any(_is_figure(first_text(cell)) for cell in cells) and not _names_years(cells):
        return True
    if lexicon.is_total(cells[0].text):
        return _is_total_row(row, cells)
    return any(_opens_label(cell.words) and not _is_upright(cell.text) for cell in cells)


def _is_upright(text: str) -> bool:
    """Whether a text is set upright, character by character: two lines of it mingle, and a year reads like a code."""
    lines = [line.strip() for line in text.splitlines()]
    return len(lines) >= LONG and all(len(line) == 1 for line in lines)


def _names_years(cells: Sequence[Cell]) -> bool:
    """Whether the figures of a row are years that follow one another, beside words of heads (科目名称, 2025, 2026)."""
    figures = [cell.words for cell in cells if _is_figure(first_text(cell))]
    years = sorted({int(words) for words in figures if _BARE_YEAR.match(words)})
    follow = len(figures) == len(years) > 1 and years[-1] - years[0] == len(years) - 1
    return follow and any(is_head_word(cell.text) for cell in cells)


_BARE_YEAR = re.compile(r"20\d{2}$")


_ORDINAL_LABEL = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[\[［]\d{3,7}[\]］]|(?:\d{3}|\d{5}|\d{7})[-—]?(?!年)(?P<name>\D))"
)


def _opens_label(words: str) -> bool:
    """Whether words begin with an ordinal, or with a code and a name."""
    found = _ORDINAL_LABEL.match(words)
    return found is not None and (found["name"] is None or is_han(found["name"]))


def _is_total_row(row: Slots, cells: list[Cell]) -> bool:
    """合计 alone in its row is the label of an empty total row; among other words it is the head of a column."""
    figures = all(read_amount(text).has_number or _is_broken(text) for text in map(first_text, cells[1:]))
    return figures and row[0] is not None and (row[0] is cells[0] or not row[0].words)


def _is_figure(text: str) -> bool:
    read = read_amount(text)
    if not read.has_number or read.number is None:
        return _is_broken(text)
    plain = "".join(text.split())
    return (
        "." in plain
        or "," in plain
        or "，" in plain
        or len(plain) >= 3
        or not read.number
        or read_code(text) is not None
    )


def _is_broken(text: str) -> bool:
    """Whether figures stand in several lines: one that was broken, or several; the heads of columns are words."""
    return len(text) >= LONG and read_amount(text).note == "two-numbers"


def looks_like_header(row: Slots) -> bool:
    """A row most of whose words the lexicon knows as heads of columns."""
    cells = [cell for cell in distinct(row) if cell.words]
    known = sum(is_head_word(cell.text) for cell in cells)
    return bool(cells) and known * 2 > len(cells)


def is_head_word(text: str) -> bool:
    """Whether the lexicon knows a text as the head of a column, of whatever year (2026年预算数, 上年决算数)."""
    word = _YEAR.sub("", in_usual_words(lexicon.key(text)))
    if any(word in lexicon.words(section) for section in ("role", "measure", "item", "side")):
        return True
    return _THAT_YEAR.sub("", word) in lexicon.words("stage")


@lru_cache(maxsize=1 << 10)
def begins_head(text: str) -> bool:
    """Whether a text is the head of one column, or the first lines of one."""
    begun = lexicon.key(text)
    return is_head_word(text) or any(word.startswith(begun) for section in _HEADS for word in lexicon.words(section))


def starts_with_header(rows: tuple[Slots, ...], header: tuple[Slots, ...]) -> bool:
    return header_length(rows, header) > 0


def header_length(rows: tuple[Slots, ...], header: tuple[Slots, ...]) -> int:
    """How many leading rows repeat the head of the table."""
    if not header or not rows:
        return 0
    repeated = _repeated(rows, header)
    if repeated:
        return repeated
    own, _ = split_header(rows)
    if not own or _is_of_another_side(own, header):
        return 0
    if words_in(own) & words_in(header) and len(words_in(own) & words_in(header)) * 2 >= len(words_in(own)):
        return len(own)
    return len(own) if _is_index_row(own[-1]) and _is_index_row(header[-1]) else 0


def _is_of_another_side(rows: tuple[Slots, ...], header: tuple[Slots, ...]) -> bool:
    """Whether heads name blocks that the head of the table lacks: 支出 below a table of 收入."""
    sides = lexicon.words("side")
    own, others = ({sides[word] for word in words_in(part) if word in sides} for part in (rows, header))
    return bool(own and others) and not own & others


def _repeated(rows: tuple[Slots, ...], header: tuple[Slots, ...]) -> int:
    """How many leading rows say nothing that the head does not say, where the first one is the head's first."""
    if words_in(rows[:1]) != words_in(header[:1]):
        return 0
    known = words_in(header)
    news = (index for index, row in enumerate(rows) if _is_blank(row) or not words_in((row,)) <= known)
    return min(next(news, len(rows)), len(header))


def words_in(rows: Iterable[Slots]) -> set[str]:
    return {lexicon.key(cell.text) for row in rows for cell in distinct(row) if cell.words}


def distinct(row: Slots) -> list[Cell]:
    """The cells of a row from left to right, a spanning one once."""
    seen: list[Cell] = []
    for cell in row:
        if cell is not None and (not seen or cell is not seen[-1]):
            seen.append(cell)
    return seen
