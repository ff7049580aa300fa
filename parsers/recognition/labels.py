"""Labels of a scan: those recognition was not sure of are borne out by the rest of the document, or are marked.

A misread name is a row that nobody printed, and every figure of it an invented one. What bears a label out: it is a
known word, the document says it elsewhere, its code names it, or it can only be one of these but for a character.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from model.accounts import CatalogueTable, names_of
from parsers import lexicon
from parsers.amounts import read_amount
from parsers.cells import clean_name, read_code, split_code_name
from parsers.official import is_official
from parsers.page import Cell, Page, Remark, Slots
from parsers.recognition.snapping import DOUBT, TOTALS, known_words
from parsers.recognition.words import HAN
from parsers.tables.grid import Grid

CHARACTERS_PER_CHANGE = 4
"""One character in so many may be misread, lost or too much."""

_CATALOGUES: tuple[CatalogueTable, ...] = ("functional", "economic_department", "economic_government")
_RAN_TOGETHER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+\.\d{2,})[^㐀-鿿]*$|\?")
"""A label that ends with an amount: two columns ran together; or of which a part has no reading."""


def borne_out(grids: Sequence[Grid]) -> tuple[tuple[Grid, ...], tuple[Page, ...]]:
    """The tables with doubtful labels set right where one thing bears them out, marked where nothing does.

    Tables of a text layer stay as they are. The pages hold what is said of them, and nothing else.
    """
    witness = _Witness.of(grids)
    said: defaultdict[int | None, list[Remark]] = defaultdict(list)
    made: list[Grid] = []
    for grid in grids:
        settled = dict(_settled(grid, witness))
        for cell, right in settled.values():
            if not right.unsure:
                said[cell.page].append(_remark(cell, right))
        body = tuple(tuple(cell and settled.get(id(cell), (cell, cell))[1] for cell in row) for row in grid.body)
        made.append(replace(grid, body=body) if settled else grid)
    return tuple(made), tuple(Page(page, remarks=tuple(remarks)) for page, remarks in said.items())


def _settled(grid: Grid, witness: _Witness) -> Iterator[tuple[int, tuple[Cell, Cell]]]:
    """Every doubtful label and code of a table, by identity, with what becomes of it."""
    for row, at, cell in _labels(grid):
        if not is_sure(cell):
            yield id(cell), (cell, witness.settled(cell, _code_beside(row, at)))
    for at in _code_columns(grid):
        for row in grid.body:
            code = row[at]
            if code is not None and code.others and read_code(code.text):
                right = witness.settled_code(code, _name_beside(row, at))
                if right is not code:
                    yield id(code), (code, right)


def is_sure(cell: Cell) -> bool:
    """Whether a label can be taken as it was read: sure of itself, or a word that forms print."""
    if cell.confidence is None or is_known(lexicon.key(plain_label(cell))):
        return True
    return cell.confidence >= DOUBT and not _RAN_TOGETHER.search(cell.words)


def is_known(word: str) -> bool:
    """Whether a word is one of the forms or the catalogue, or the total of one (人员经费合计)."""
    return word in known_words() or any(word.endswith(total) and word[:-2] in known_words() for total in TOTALS)


def plain_label(cell: Cell) -> str:
    """A label without its code and ordinal."""
    return clean_name(split_code_name(cell.text)[1])


def _labels(grid: Grid) -> Iterator[tuple[Slots, int, Cell]]:
    """The cells of a table's body that hold words, with their row and place."""
    for row in grid.body:
        for at, cell in enumerate(row):
            if cell is not None and HAN.search(cell.text) and not read_amount(cell.text).has_number:
                yield row, at, cell


def _code_beside(row: Slots, at: int) -> str:
    """The account code of a label: in front of its words, or in the cell before; blank where that is unsure."""
    own = split_code_name(row[at].text)[0] if row[at] is not None else ""  # type: ignore[union-attr]
    before = row[at - 1] if at else None
    return own or ((read_code(before.text) or "") if before is not None and not before.others else "")


def _name_beside(row: Slots, at: int) -> str:
    after = row[at + 1] if at + 1 < len(row) else None
    return plain_label(after) if after is not None else ""


def _code_columns(grid: Grid) -> list[int]:
    """The columns that hold codes: in one row at least with the official name beside."""
    return [
        at
        for at in range(grid.width)
        if any((cell := row[at]) is not None and is_official(cell.words, _name_beside(row, at)) for row in grid.body)
    ]


@dataclass(frozen=True)
class _Witness:
    """What the sure labels of a document say: all of them, and those of each code."""

    labels: frozenset[str]
    by_code: dict[str, frozenset[str]]

    @classmethod
    def of(cls, grids: Iterable[Grid]) -> _Witness:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for grid in grids:
            for row, at, cell in _labels(grid):
                if is_sure(cell):
                    found[_code_beside(row, at)].add(plain_label(cell))
        labels = frozenset(label for known in found.values() for label in known)
        return cls(labels, {code: frozenset(known) for code, known in found.items() if code})

    def settled(self, cell: Cell, code: str) -> Cell:
        """A doubtful label as its one witness has it, else marked."""
        read = plain_label(cell)
        if read in self.labels:
            return replace(cell)
        right = self._named(read, code)
        if right is None:
            return replace(cell, unsure=True)
        printed = cell.text if read in cell.text else cell.words
        return replace(cell, text=printed.replace(read, right), others=(*cell.others, cell.text))

    def settled_code(self, cell: Cell, name: str) -> Cell:
        """A code that was read in two ways: as its name bears it out, in the catalogue or in this document."""
        readings = [code for text in (cell.text, *cell.others) if (code := read_code(text))]
        right = [code for code in readings if name in self.by_code.get(code, ()) or is_official(code, name)]
        if not right:
            return replace(cell, unsure=True)
        return cell if right[0] == readings[0] else replace(cell, text=right[0], others=(cell.text, *cell.others))

    def _named(self, read: str, code: str) -> str | None:
        """The name of the code, or the one word that is nearly what was read."""
        own = self.by_code.get(code) or official(code)
        if len(own) == 1:
            return next(iter(own))
        near = {word for word in own or self.labels if _is_near(read, word)}
        near = near or ({word for word in _spelled() if _is_near(read, word)} if not own else set())
        return near.pop() if len(near) == 1 else None


def official(code: str) -> frozenset[str]:
    """The names that the catalogue has for a code."""
    return frozenset(entry.name for table in _CATALOGUES for entry in names_of(code, table)) if code else frozenset()


@cache
def _spelled() -> frozenset[str]:
    return frozenset(word for word in known_words() if HAN.search(word))


def _is_near(read: str, word: str) -> bool:
    """Whether a reading is a word but for some characters, misread, lost, or too many, and not in another order."""
    one, two = lexicon.key(read), lexicon.key(word)
    most = len(two) // CHARACTERS_PER_CHANGE
    return sorted(one) != sorted(two) and abs(len(one) - len(two)) <= most and changes(one, two) <= most


def changes(one: str, two: str) -> int:
    """How many characters must be changed, added or taken away to make one text of the other."""
    last = list(range(len(two) + 1))
    for at, char in enumerate(one, start=1):
        row = [at]
        for place, other in enumerate(two, start=1):
            row.append(min(row[-1] + 1, last[place] + 1, last[place - 1] + (char != other)))
        last = row
    return last[-1]


def _remark(cell: Cell, right: Cell) -> Remark:
    place = f"第 {cell.page} 页：" if cell.page is not None else ""
    if right.text == cell.text:
        return Remark("borne-name", f"{place}「{cell.words}」识别得没有把握，别处也这样写，已采用", "O13", cell.line)
    message = f"{place}「{cell.words}」识别得没有把握，按编码或本文件别处读作「{right.words}」"
    return Remark("snapped-name", message, "O13", cell.line, cell.text)
