"""Rows torn by a page break: the last words of a name that a word processor set on top of the next page.

So are the last digits of codes and figures in columns too narrow for them; they are put back where the other cells of
their column bear that out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from model.accounts import names_of, official_names
from parsers import lexicon
from parsers.amounts import CellKind, read_amount
from parsers.around.header import distinct
from parsers.around.heading import names_body
from parsers.cells import clean_name, read_code, split_code_name
from parsers.page import Cell, Slots

LEAST_BODY = 3
"""Characters in the name of a body: 局 alone is the end of one."""

ENOUGH = 3
"""Figures of a column that tell how many decimals it has."""


def mended(above: tuple[Slots, ...], below: tuple[Slots, ...]) -> tuple[Slots, ...]:
    """The rows of two pages together, the first row of the lower one put to the last above where it is its rest."""
    if not above or not below or not _is_rest(above, below[0]):
        return (*above, *below)
    return (*above[:-1], _put_together(above[-1], below[0]), *below[1:])


def _is_rest(above: tuple[Slots, ...], rest: Slots) -> bool:
    """Whether a row holds nothing but ends, of names, codes and figures of the row before."""
    ends = [cell for cell in distinct(rest) if cell.words]
    if not ends:
        return False
    row = above[-1]
    coded = any(split_code_name(cell.text)[0] for cell in distinct(row))
    return all(
        _completes(above, rest.index(cell), cell)
        if any(char.isdigit() for char in cell.words)
        else _ends(row[rest.index(cell)], cell, coded)
        for cell in ends
    )


def _completes(above: Sequence[Slots], index: int, end: Cell) -> bool:
    """Whether digits complete those of the row before, to what the other cells of their column are."""
    start = above[-1][index]
    if start is None or not start.words or not _DIGITS.issuperset(end.words):
        return False
    column = [cell.text for row in above[:-1] if (cell := row[index]) is not None and cell.words]
    whole = start.words + end.words
    return _completes_code(start.words, whole, column) or _completes_figure(start.words, whole, column)


_DIGITS = frozenset("0123456789.,")


def _completes_code(start: str, whole: str, column: Sequence[str]) -> bool:
    """Whether digits are an account only with their end, in a column of accounts."""
    codes = [code for text in column if (code := read_code(text))]
    return len(codes) * 2 > len(column) and not _is_code(start) and _is_code(whole) and any(map(_is_code, codes))


def _is_code(text: str) -> bool:
    return any(names_of(text, table) for table in ("functional", "economic_department", "economic_government"))


def _completes_figure(start: str, whole: str, column: Sequence[str]) -> bool:
    """Whether a figure has the decimals of most figures of its column with its end, and not without."""
    decimals = _usual(read.decimals for text in column if (read := read_amount(text)).kind is CellKind.AMOUNT)
    begun, ended = read_amount(start.rstrip(".,")), read_amount(whole)
    is_short = begun.kind is not CellKind.AMOUNT or begun.decimals < decimals
    return decimals > 0 and is_short and ended.kind is CellKind.AMOUNT and ended.decimals == decimals


def _usual(decimals: Iterable[int]) -> int:
    """The decimals that most figures have; none where they are few or disagree."""
    counts = Counter(decimals)
    most, count = counts.most_common(1)[0] if counts else (0, 0)
    return most if count >= ENOUGH and count * 2 > counts.total() else 0


def _ends(start: Cell | None, end: Cell, coded: bool) -> bool:
    """Whether words complete a name: to a known one, or where the row has a code and its name alone is no known one."""
    if start is None or not start.words or read_amount(start.text).has_number or read_code(start.text):
        return False
    if _is_account(start.words) or lexicon.is_total(end.text):
        return False
    whole = start.words + end.words
    if _is_account(whole) or _is_torn_body(start.words, whole):
        return True
    return not _is_source(start.words) and (coded or _is_source(whole))


def _is_torn_body(start: str, whole: str) -> bool:
    """Whether only both parts together are named like a public body (某市园林绿化服务中 / 心)."""
    rest = whole[len(start) :]
    return names_body(whole) and not names_body(start) and (len(rest) < LEAST_BODY or not names_body(rest))


def _is_account(text: str) -> bool:
    name = clean_name(split_code_name(text)[1])
    return name in official_names("functional") or name in official_names("economic_department")


def _is_source(text: str) -> bool:
    """Whether a text is the word of a source of money (一般公共预算财政拨款收入)."""
    return lexicon.key(clean_name(text)) in lexicon.words("measure")


def _put_together(row: Slots, rest: Slots) -> Slots:
    """The row with the words of its rest; a cell that spans several slots stays one object."""
    whole: dict[int, Cell] = {}
    for start, end in zip(row, rest, strict=True):
        if start is not None and end is not None and end.words and id(start) not in whole:
            whole[id(start)] = replace(start, text=f"{start.text}\n{end.text}")
    return tuple(cell and whole.get(id(cell), cell) for cell in row)
