"""One cell's text -> the code and the name it holds, and what kind of cell it is."""

from __future__ import annotations

import re
from functools import lru_cache

from model.accounts import CatalogueTable, names_of
from parsers.amounts import PLAIN_FORMS, REMEMBERED, CellKind, read_amount
from parsers.characters import is_han

_CATALOGUES: tuple[CatalogueTable, ...] = ("functional", "economic_department", "economic_government")
_CODE_RUN = re.compile(r"\d{3,12}")
_CODE_LENGTHS = (3, 5, 7, 9)
_DOTTED_CODE = re.compile(r"(\d{3})([.·-])(\d{2})(?:\2(\d{2}))?")
_TEXT_MARKS = " \t\n'＇‘’`′"
"""What a spreadsheet marks digits with that it keeps as text, printed by some programs: ``'2010507``."""


@lru_cache(maxsize=REMEMBERED)
def read_code(text: str) -> str | None:
    """The account or unit code a cell holds, digits run together, or None.

    ``201 05 07``, ``201.05.07`` and ``201-05-07`` are 2010507 and ``301 2`` is 30102; pieces that do not add up to a
    类, 款 or 项 code are no code, and ``201.05`` may be an amount. The mark of a text before it is none of a code.
    """
    pieces = text.translate(PLAIN_FORMS).strip(_TEXT_MARKS).split()
    joined = "".join(pieces)
    if (dotted := _DOTTED_CODE.fullmatch(joined)) and (dotted[4] or dotted[2] != "."):
        return "".join(dotted.group(1, 3, 4)) if dotted[4] else dotted[1] + dotted[3]
    if not _CODE_RUN.fullmatch(joined):
        return None
    if len(pieces) == 1:
        return joined
    if len(pieces[0]) in _CODE_LENGTHS and all(len(piece) <= 2 for piece in pieces[1:]):
        joined = pieces[0] + "".join(piece.zfill(2) for piece in pieces[1:])
    return joined if len(joined) in _CODE_LENGTHS else None


def read_column_code(text: str) -> str | None:
    """The code a cell holds in a column of codes, where ``201.05`` can only be 20105."""
    dotted = _DOTTED_CODE.fullmatch("".join(text.translate(PLAIN_FORMS).split()))
    return dotted[1] + dotted[3] if dotted and not dotted[4] else read_code(text)


def digits_in(text: str) -> str:
    """The digits of a part of a code, of half the width; raised ones and those in circles mark a footnote."""
    return "".join(filter(str.isdecimal, text if text.isascii() else text.translate(PLAIN_FORMS)))


_DOTTED_IN_FRONT = r"(\d{3})[.·](\d{2})(?:[.·](\d{2}))?\s*[-—－–_:：]?\s*(\D.*)"
_OPENING, _CLOSING, _QUOTES = ("[", "［", "【", "(", "（"), (")", "）", "]", "］"), ("“", '"')
_BRACKETED_CODE = r"[\[［【(（]\s*(\d{3,12})\s*[\]］】)）]\s*[-—－_:：]?\s*(.*)"
_SEPARATED_CODE = r"(\d{3,12})(?:\s*[-—－–_:：]+\s*|\s+)(\D.*)"
_ADJOINED_CODE = r"(\d{3}|\d{5,7}|\d{9})(\D.*)"
_CODE_BEHIND = r"(?P<name>.+?)\s*[（(\[［]\s*(?P<code>\d{3}|\d{5}|\d{7})\s*[)）\]］]"
_CODE_BELOW = r"(?P<name>.+?)\s+(?P<code>\d{3}|\d{5}|\d{7})"
_ALIKE = 2
"""Letters that a name and that of the catalogue have in common at least."""

_MEASURED = r"[月号万亿千元套份次辆件项场%％、]|年(?![初终])|日(?!常)|个(?!人)|台(?!湾)|天(?!然)|[人家](?:次|$)"
"""What follows a count or a year and no code; names of accounts that begin alike (个人账户养老金支出) excepted."""


@lru_cache(maxsize=REMEMBERED)
def split_code_name(text: str) -> tuple[str, str]:
    """Code and name of a cell that may hold both: ``[2010301]行政运行``, ``2080505-名称``, ``行政运行（2010301）``.

    The code is empty where none stands in front, nor in brackets behind a name that the catalogue knows by it
    (``2024年部门预算``, ``300万元以上设备``); the name is as printed.
    """
    cell = text.strip()
    code = read_code(cell)
    if code:
        return code, ""
    found = _with_code_in_front(cell)
    if found and not re.match(_MEASURED, found[2]):
        return found[1].translate(PLAIN_FORMS), found[2].strip()
    if (dotted := _with_dotted_code(cell)) is not None:
        return dotted
    behind = _with_code_behind(cell)
    if behind and is_known(known := behind["code"].translate(PLAIN_FORMS), behind["name"]):
        return known, behind["name"]
    return "", cell


def _with_code_in_front(cell: str) -> re.Match[str] | None:
    """A code and what stands behind it; most names stand alone, and are not looked at for that."""
    if cell.startswith(_OPENING):
        return re.fullmatch(_BRACKETED_CODE, cell, re.DOTALL)
    if not cell[:1].isdecimal():
        return None
    adjoined = re.fullmatch(_ADJOINED_CODE, cell, re.DOTALL)
    if adjoined and _begins_name(adjoined[2]):
        return adjoined
    return re.fullmatch(_SEPARATED_CODE, cell, re.DOTALL)


def _with_dotted_code(cell: str) -> tuple[str, str] | None:
    """``301.01 基本工资``, where the catalogue knows the name by the code; anything else begins with an amount."""
    found = re.fullmatch(_DOTTED_IN_FRONT, cell.translate(PLAIN_FORMS), re.DOTALL) if cell[:1].isdecimal() else None
    if found is None:
        return None
    code, name = "".join(filter(None, found.group(1, 2, 3))), found[4].strip()
    return (code, name) if is_known(code, name) else None


def _with_code_behind(cell: str) -> re.Match[str] | None:
    if cell[-1:].isdecimal() and _begins_name(cell):
        return re.fullmatch(_CODE_BELOW, cell, re.DOTALL)
    if not cell.endswith(_CLOSING) or not _begins_name(cell):
        return None
    return re.fullmatch(_CODE_BEHIND, cell, re.DOTALL) if cell[:-1].rstrip()[-1:].isdecimal() else None


def _begins_name(text: str) -> bool:
    return is_han(text[:1]) or text.startswith(_QUOTES)


def is_known(code: str, name: str) -> bool:
    """Whether the catalogues know an account of about this name by a code; other numbers behind names are no codes."""
    known = (entry for table in _CATALOGUES for entry in names_of(code, table))
    return any(entry.name[:_ALIKE] == name[:_ALIKE] for entry in known)


def ordinal_of(text: str) -> int | None:
    """The running number that a text is, or None; neither ² nor a figure of many digits is one."""
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_ORDINAL else None


_LONGEST_ORDINAL = 6


def cell_kind(text: str) -> CellKind:
    """What a cell of unknown column holds; digits alone without separators count as a code from three digits on."""
    if read_code(text):
        return CellKind.CODE
    return read_amount(text).kind


_NUMERAL = "一二三四五六七八九十百"
_ORDINAL = re.compile(
    rf"(?:[{_NUMERAL}]+[、．.]|[（(](?:[{_NUMERAL}]+|\d{{1,2}})[）)]|\d{{1,2}}(?:、|．(?!\d)|\.(?!\d))|[①-⑳]|其中[：:])"
)
_FULL_FORMS = str.maketrans("():︰∶﹕", "（）：：：：")


def clean_name(text: str) -> str:
    """A name by the contract of facts.md: no white space, no leading ordinals or ``其中：``, full-width brackets."""
    name = "".join(text.split()).translate(_FULL_FORMS)
    while found := _ORDINAL.match(name):
        if found.end() == len(name):
            break
        name = name[found.end() :]
    return name
