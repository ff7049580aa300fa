"""Misread account codes of a recognised table: the official name beside a code tells which reading is right."""

from __future__ import annotations

from dataclasses import replace

from parsers.cells import read_code
from parsers.official import is_official
from parsers.page import Cell, Remark, Slots
from parsers.recognition.rows import Rows, first_line, place, raw_of, text_of
from parsers.recognition.words import HAN, compact

_LETTERS = str.maketrans("OoDQIli|ZzSsEGbBg", "00001111225556689")


def mend_codes(rows: Rows) -> tuple[Rows, tuple[Remark, ...]]:
    """The rows with every code that has several readings, or letters in it, as its name and its parents demand."""
    codes = {code for row in rows for cell in row if cell and (code := read_code(cell.text))}
    whole = tuple(tuple(_settled(row, at, codes) for at in range(len(row))) for row in rows)
    pairs = [(old, new, at) for old, new in zip(rows, whole, strict=True) for at in range(len(old))]
    spelled = [(old, at) for old, new, at in pairs if old[at] is not new[at] and not read_code(text_of(old, at))]
    return whole, tuple(_remark(row, at) for row, at in spelled)


def _settled(row: Slots, at: int, codes: set[str]) -> Cell | None:
    cell = row[at]
    if cell is None or not compact(cell.text) or HAN.search(cell.text):
        return cell
    name, code = text_of(row, at + 1), read_code(cell.text)
    if code is None:
        spelled = compact(cell.text).translate(_LETTERS)
        return _read_as(cell, spelled) if read_code(spelled) and is_official(spelled, name) else cell
    if not cell.others or is_official(code, name):
        return cell
    return _read_as(cell, better) if (better := _better(cell, name, codes)) else cell


def _better(cell: Cell, name: str, codes: set[str]) -> str:
    """Another reading of a code: the official one of the name, or the one whose parent the table prints."""
    readings = {code: other for other in cell.others if (code := read_code(other))}
    official = [other for code, other in readings.items() if is_official(code, name)]
    if official or (read_code(cell.text) or "")[:-2] in codes:
        return official[0] if official else ""
    return next((other for code, other in readings.items() if code[:-2] in codes), "")


def _read_as(cell: Cell, text: str) -> Cell:
    """A cell with another reading in front."""
    return replace(cell, text=text, others=(cell.text, *(other for other in cell.others if other != text)))


def _remark(row: Slots, at: int) -> Remark:
    message = f"{place([row])}：编码 {text_of(row, at).strip()} 中有字母，按科目名称读作相应编码"
    return Remark("code-letters", message, "O03", first_line(row), raw_of([row]))
