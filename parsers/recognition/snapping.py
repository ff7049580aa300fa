"""Names that recognition misread by a stroke, set right by the words of the forms and the official catalogue.

A name is changed only where recognition was unsure of it, no word is known as it stands, and exactly one known word
differs from it in a character or two in place (收人 → 收入). Every change is a Remark; figures are never touched.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from model.accounts import CatalogueTable, names_of, official_names
from parsers import lexicon
from parsers.cells import clean_name, read_code, split_code_name
from parsers.page import Cell, RawGrid, Remark, Slots
from parsers.recognition.words import HAN

DOUBT = 0.9
"""Certainty of the least certain character above which a name is left as it was read; so sure is one read twice."""

FAIR, LONG = 0.97, 6
"""Certainty up to which a word may be misread in one of so many characters, where it is nearly a known one."""

SHORTEST = 3
TOTALS = ("小计", "合计", "总计")
"""The shorter words a misread one may be."""

ALIKE = {"小": "小", "少": "小", "水": "小", "总": "总", "息": "总"} | dict.fromkeys("合含舍台今全", "合")
"""What the first character of a total is taken for, however surely: no account is called 含计."""

SHORT_HEADS = {"全额": "金额"}
"""What a head of two characters is taken for."""

CONFUSED = (
    (re.compile(r"(?<![今当上去])年未(?=\s*(?:财政|结转|结余))"), "年末"),
    (re.compile(r"^[1Il]年(?=结\s*转)"), "上年"),
    (re.compile(r"部内(?=\s*(?:预算|决算|收|支|财))"), "部门"),
    *(
        (re.compile(rf"{wrong[0]}(\s*){wrong[1]}"), rf"{right[0]}\1{right[1]}")
        for wrong, right in (
            *(("拔款", "拨款"), ("收人", "收入"), ("预箅", "预算"), ("堪建", "基建")),
            *((f"{first}出", "支出") for first in "变文克"),
        )
    ),
)
"""What no form prints, and recognition does not doubt."""

LOST_ORDINAL = re.compile(r"^[（(]\s*[A-Za-z|]?\s*[)）]")
"""Brackets of an ordinal of which the thin stroke was lost, or taken for a letter: （一）, （八）."""

OPPOSED = frozenset("初末上下本收支入出增减")
"""Characters that tell words apart which are alike but for them: 年末结转 is not 年初结转 misread."""

STOPS = "、，．"
"""What no name begins with."""

CHARACTERS_PER_CHANGE = 4
"""One character in so many may be wrong: one of a word of three to seven, two of one of eight."""

SECTIONS = ("role", "measure", "item", "side", "block", "row")
_CATALOGUES: tuple[CatalogueTable, ...] = ("functional", "economic_department", "economic_government")


def snapped(grid: RawGrid) -> tuple[RawGrid, tuple[Remark, ...]]:
    """The grid with misread names set right, and a remark for each."""
    made: dict[int, Cell] = {}
    remarks: list[Remark] = []
    for row in grid.rows:
        for at, cell in enumerate(row):
            if cell is None or id(cell) in made:
                continue
            made[id(cell)] = _snapped_cell(cell, _code_beside(row, at))
            if made[id(cell)] is not cell:
                remarks.append(_remark(cell, made[id(cell)]))
    rows = tuple(tuple(made[id(cell)] if cell is not None else None for cell in row) for row in grid.rows)
    return replace(grid, rows=rows), tuple(remarks)


def spelt(text: str) -> str:
    """A text without what no form prints, as long as it was."""
    for wrong, right in CONFUSED:
        text = wrong.sub(right, text)
    return text


def _snapped_cell(cell: Cell, code: str) -> Cell:
    return _right_cell(_with_thin_stroke(cell), code)


def _with_thin_stroke(cell: Cell) -> Cell:
    """A total as it is spelled; or a cell with the 一 that it lost, of an ordinal (、…) or a known word (般公共…)."""
    if cell.confidence is None:
        return cell
    name = cell.text.lstrip(STOPS + ("[|" if "]" not in cell.text else "") + " ")
    ordinal = LOST_ORDINAL.match(name)
    name = name[ordinal.end() :] if ordinal else name
    name = spelt(name)
    if len(cell.words) == 2 and cell.words[0] in ALIKE and cell.words[1] in "计什讨汁":
        total = f"{ALIKE[cell.words[0]]}计"
        return cell if cell.words == total else replace(cell, text=total, others=(*cell.others, cell.text))
    if name.startswith("般") or (lexicon.key(f"一{name}") in known_words() and lexicon.key(name) not in known_words()):
        name = f"一{name}"
    name = f"（一）{name}" if ordinal else name
    if name == cell.text or not HAN.match(name.lstrip("（")):
        return cell
    return replace(cell, text=name, others=(*cell.others, cell.text))


def _right_cell(cell: Cell, code: str) -> Cell:
    if cell.confidence is None or cell.confidence > FAIR or not HAN.search(cell.text):
        return cell
    own, rest = split_code_name(cell.text)
    plain = clean_name(rest)
    name = plain if plain in rest else rest
    right = right_name(name, own or code)
    changes = sum(one != other for one, other in zip(name, right, strict=False))
    if not changes or (cell.confidence > DOUBT and changes * LONG > len(name)):
        return cell
    return replace(cell, text=cell.text.replace(name, right), others=(*cell.others, cell.text))


def right_name(name: str, code: str = "") -> str:
    """The name as the one known word has it that it can only be; unchanged where there is none, or more than one."""
    wanted = lexicon.key(name)
    if wanted in known_words():
        return name
    if len(wanted) < SHORTEST:
        if wanted in SHORT_HEADS:
            return SHORT_HEADS[wanted]
        totals = [total for total in TOTALS if _is_near(wanted, total)]
        return _with_characters(name, wanted, totals[0]) if len(totals) == 1 else name
    official = {lexicon.key(entry.name) for table in _CATALOGUES for entry in names_of(code, table)} if code else set()
    for candidates in (official, _alike(wanted)):
        near = {word for word in candidates if _is_near(wanted, word)}
        if len(near) == 1:
            return _with_characters(name, wanted, near.pop())
    return name


def _code_beside(row: Slots, at: int) -> str:
    """The account code in front of a name."""
    before = row[at - 1] if at else None
    return (read_code(before.text) or "") if before is not None else ""


def _is_near(wanted: str, word: str) -> bool:
    """Whether a reading is a word but for characters misread; the same ones in another order are no misreading."""
    if len(wanted) != len(word) or sorted(wanted) == sorted(word):
        return False
    unlike = [pair for pair in zip(wanted, word, strict=True) if pair[0] != pair[1]]
    changes = len(unlike)
    if any(OPPOSED.issuperset(pair) for pair in unlike):
        return False
    return 0 < changes <= max(1, len(wanted) // CHARACTERS_PER_CHANGE)


def _with_characters(name: str, wanted: str, word: str) -> str:
    """The name with the characters of the word where they differ, punctuation and blanks as they are."""
    if sum(bool(lexicon.key(char)) for char in name) != len(wanted):
        return name
    characters = iter(word)
    return "".join(next(characters) if lexicon.key(char) else char for char in name)


@cache
def known_words() -> frozenset[str]:
    """Every known word as words are compared."""
    spelled = (word for section in SECTIONS for word in lexicon.words(section))
    return frozenset((*spelled, *(lexicon.key(name) for table in _CATALOGUES for name in official_names(table))))


def _alike(wanted: str) -> Iterable[str]:
    """Known words of the same length that share a character in its place."""
    index = _by_place()
    return {word for at, char in enumerate(wanted) for word in index.get((len(wanted), at, char), ())}


@cache
def _by_place() -> Mapping[tuple[int, int, str], tuple[str, ...]]:
    found: dict[tuple[int, int, str], list[str]] = defaultdict(list)
    for word in known_words():
        if len(word) >= SHORTEST and HAN.search(word):
            for at, char in enumerate(word):
                found[len(word), at, char].append(word)
    return {place: tuple(words) for place, words in found.items()}


def _remark(cell: Cell, right: Cell) -> Remark:
    place = f"第 {cell.page} 页：" if cell.page is not None else ""
    message = f"{place}「{cell.words}」识别得没有把握，按词表和科目名录读作「{right.words}」"
    return Remark("snapped-name", message, "O13", cell.line, cell.text)
