"""Rows torn by a page break: the last words of a name that a word processor set on top of the next page."""

from __future__ import annotations

from dataclasses import replace

from model.accounts import official_names
from parsers import lexicon
from parsers.amounts import read_amount
from parsers.around.header import distinct
from parsers.around.heading import names_body
from parsers.cells import clean_name, read_code, split_code_name
from parsers.page import Cell, Slots

LEAST_BODY = 3
"""Characters in the name of a body: 局 alone is the end of one."""


def mended(above: tuple[Slots, ...], below: tuple[Slots, ...]) -> tuple[Slots, ...]:
    """The rows of two pages together, the first row of the lower one put to the last above where it is its rest."""
    if not above or not below or not _is_rest(above[-1], below[0]):
        return (*above, *below)
    return (*above[:-1], _put_together(above[-1], below[0]), *below[1:])


def _is_rest(row: Slots, rest: Slots) -> bool:
    """Whether a row holds nothing but words, and all of them end names of the row before."""
    ends = [cell for cell in distinct(rest) if cell.words]
    if not ends or any(char.isdigit() for cell in ends for char in cell.words):
        return False
    coded = any(split_code_name(cell.text)[0] for cell in distinct(row))
    return all(_ends(row[rest.index(cell)], cell, coded) for cell in ends)


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
