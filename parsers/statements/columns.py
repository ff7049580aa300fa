"""What each column of a table is: account codes, names, ordinals, or amounts of a measure.

A column's head is read with the heads above it (本年收入 → 小计 is not 财政拨款 → 小计). The content of the column has
the last word on whether it can be what its head says.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from model.disclosure import Phase
from parsers import lexicon
from parsers.amounts import CellKind, read_amount
from parsers.around.header import numbers_column
from parsers.cells import is_known, ordinal_of, read_code
from parsers.dated import in_usual_words
from parsers.page import Cell
from parsers.readings import first_text
from parsers.statements.lost_heads import lost_heads
from parsers.statements.measures import is_prior, measure_of, stands_beside_funds, told_apart
from parsers.statements.stages import set_aside
from parsers.statements.upright import turned
from parsers.tables.grid import Grid


class Role(StrEnum):
    """What a column holds."""

    ORDINAL = "ordinal"
    CODE = "code"
    PART1 = "part1"
    PART2 = "part2"
    PART3 = "part3"
    UNIT_CODE = "unit_code"
    NAME = "name"
    UNIT_NAME = "unit_name"
    AMOUNT = "amount"
    DIFFERENCE = "difference"
    TEXT = "text"


PARTS = (Role.PART1, Role.PART2, Role.PART3)
NAMING = (Role.CODE, Role.PART1, Role.NAME, Role.UNIT_CODE, Role.UNIT_NAME)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it is, what it holds, its heads from top to bottom, and its measure if it holds amounts.

    ``measure`` is blank for columns that hold no amounts, and for amounts whose head the lexicon lacks.
    ``guessed`` marks a measure taken from the usual order of the table because the head could not be read.
    ``superseded`` marks another stage of the figures beside it (预算数 where 决算数 stands, too): never a fact.
    ``printed`` are its heads as printed, where ``heads`` are in the words that the lexicon knows.
    ``lost`` marks amounts whose head is missing, in part or as a whole, where it would tell them from others.
    """

    index: int
    role: Role
    heads: tuple[str, ...] = ()
    measure: str = ""
    guessed: bool = False
    superseded: bool = False
    lost: bool = False
    printed: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The printed head, all levels."""
        return " · ".join(self.printed or self.heads)


def columns_of(grid: Grid, statement: str, year: int | None, phase: Phase = "final") -> tuple[Column, ...]:
    """The columns of a table of a document of some phase, left to right."""
    found: list[Column] = []
    plain: dict[int, str] = {}
    lane: tuple[str, ...] = ()
    for index in range(grid.width):
        printed = _heads(grid, index, year)
        heads = tuple(map(in_usual_words, printed))
        role = _role(grid, index, heads)
        if role in NAMING:
            lane = heads
        own = _own(heads, lane)
        states = role is Role.AMOUNT and bool(heads or _body(grid, index))
        measure = measure_of(own, statement, year) if states else ""
        plain[index] = measure_of(own, "", year) if states else ""
        found.append(Column(index, role, heads, measure, printed=printed))
    found = _without_lost(grid, _lanes(found))
    lanes = (_of_one_stage(_by_fund(columns, statement, plain), year, phase) for columns in _lanes(found))
    return tuple(column for lane_ in lanes for column in _completed(lane_, statement, plain))


def _without_lost(grid: Grid, lanes: Sequence[tuple[Column, ...]]) -> list[Column]:
    """The columns of all lanes; those whose head is lost state no measure.

    Where any is lost, a single column of figures without a head is not known to be the total of its lane, either.
    """
    amounts = [{column.index: column.heads for column in lane if column.role is Role.AMOUNT} for lane in lanes]
    lost = {index for heads in amounts for index in lost_heads(grid, heads)}
    if lost:
        lost |= {index for heads in amounts for index, words in heads.items() if not words}
    columns = (column for lane in lanes for column in lane)
    return [replace(column, measure="", lost=True) if column.index in lost else column for column in columns]


def _by_fund(columns: tuple[Column, ...], statement: str, plain: dict[int, str]) -> tuple[Column, ...]:
    """The columns of a lane; beside other funds a column of the table's own subject is that fund, not the total."""
    amounts = [column for column in columns if column.role is Role.AMOUNT]
    if not stands_beside_funds([column.heads for column in amounts], statement):
        return columns
    return tuple(replace(column, measure=plain[column.index]) for column in columns)


def _of_one_stage(columns: tuple[Column, ...], year: int | None, phase: Phase) -> tuple[Column, ...]:
    """The columns of a lane; those of a stage beside the one that counts state no measure."""
    amounts = [column for column in columns if column.role is Role.AMOUNT]
    prior = [any(is_prior(head, year) for head in column.heads) for column in amounts]
    aside = set_aside([column.heads for column in amounts], prior, phase)
    gone = {column.index for column, is_aside in zip(amounts, aside, strict=True) if is_aside}
    return tuple(replace(c, measure="", superseded=True) if c.index in gone else c for c in columns)


def _own(heads: tuple[str, ...], lane: tuple[str, ...]) -> tuple[str, ...]:
    """The heads of a column without those it shares with the names of its lane (收入 over 项目 and 预算数)."""
    shared = next(
        (i for i, (one, two) in enumerate(zip(heads, lane, strict=False)) if one != two), min(len(heads), len(lane))
    )
    return heads[shared:]


def _lanes(columns: Sequence[Column]) -> list[tuple[Column, ...]]:
    """The columns in runs that begin where names follow amounts."""
    lanes: list[list[Column]] = [[]]
    for column in columns:
        if column.role in NAMING and any(other.role is Role.AMOUNT for other in lanes[-1]):
            lanes.append([])
        lanes[-1].append(column)
    return [tuple(lane) for lane in lanes]


def _heads(grid: Grid, index: int, year: int | None = None) -> tuple[str, ...]:
    """The distinct heads over a column from top to bottom, column numbers left out."""
    heads: list[str] = []
    last: Cell | None = None
    for row in grid.header:
        cell = row[index]
        if cell is None or cell is last or not cell.words or _is_number_of_column(cell.words):
            continue
        heads.append(turned(cell.text, year))
        last = cell
    return tuple(heads)


_BARE_YEAR = re.compile(r"20\d{2}$")
"""A year as the head of a column, without 年."""


def _is_number_of_column(words: str) -> bool:
    return (words.isdigit() and not _BARE_YEAR.match(words)) or (numbers_column(words) and words != "行次")


def _role(grid: Grid, index: int, heads: tuple[str, ...]) -> Role:
    kinds = _content(grid, index, heads)
    said = _said_role(heads)
    if said is Role.ORDINAL and _holds_words(grid, index):
        said = _said_role(heads[:-1])
    if said in (Role.PART1, Role.PART2, Role.PART3, Role.ORDINAL, Role.DIFFERENCE):
        return said
    figures = kinds[CellKind.AMOUNT] + kinds[CellKind.ZERO] + kinds[CellKind.DASH]
    if said in (Role.CODE, Role.UNIT_CODE):
        return Role.NAME if kinds[CellKind.TEXT] > figures + kinds[CellKind.CODE] else said
    if said in (Role.NAME, Role.UNIT_NAME, Role.TEXT):
        return Role.AMOUNT if figures > kinds[CellKind.TEXT] and not _all_codes(grid, index) else said
    if heads and _IDENTIFIER.search(heads[-1]):
        return Role.CODE if _all_codes(grid, index) else Role.ORDINAL
    if said is None and _is_below_difference(grid, heads):
        return Role.DIFFERENCE
    if kinds[CellKind.TEXT] > figures:
        return Role.NAME
    if figures and _lacks_head(grid, index, heads) and _is_counting(grid, index):
        return Role.ORDINAL
    if _all_codes(grid, index) and (not heads or _are_named(grid, index)):
        return Role.CODE
    return Role.AMOUNT


_CHANGE = "增减"

_IDENTIFIER = re.compile(r"(?:编码|代码|编号|文号)$")
"""Heads of numbers that identify (项目代码) and are never money, however long they are."""


def _is_below_difference(grid: Grid, heads: tuple[str, ...]) -> bool:
    """Whether a head above the measure speaks of what changed (比上年增减 over 合计, 基本支出), not of the table."""
    changed = [head for head in heads[:-1] if _CHANGE in head or "%" in head]
    return any(head not in _heads(grid, 0) for head in changed)


def _said_role(heads: tuple[str, ...]) -> Role | None:
    """What the heads announce: the lowest one that says something decides."""
    for head in reversed(heads):
        word = _role_word(head)
        if word in ("economic", "government"):
            return Role.NAME
        if word == "difference" or any(
            lexicon.key(head).startswith(lexicon.key(d)) for d in lexicon.word_list("role", "difference")
        ):
            return Role.DIFFERENCE
        if word is not None:
            return Role(word)
        if lexicon.key(head) in lexicon.words("measure"):
            return None
        if _CHANGE in head:
            return Role.DIFFERENCE
    if heads and "%" in heads[-1]:
        return Role.DIFFERENCE
    return None


def _role_word(head: str) -> str | None:
    """The role one head names: exactly, or by how it ends (功能科目编码), unless it is a measure."""
    exact = lexicon.words("role").get(lexicon.key(head))
    if exact is not None or lexicon.key(head) in lexicon.words("measure"):
        return exact
    return lexicon.ending("role", head)


def _body(grid: Grid, index: int) -> list[Cell]:
    """The cells that stand in a column alone; one spanning several columns says nothing about a single one."""
    cells = []
    for row in grid.body:
        cell = row[index]
        if cell is not None and cell.words and row.count(cell) == 1:
            cells.append(cell)
    return cells


def _content(grid: Grid, index: int, heads: tuple[str, ...] = ()) -> Counter[CellKind]:
    """The kinds of cells below a head; a piece of a head too long for its cell, spilled over the next row, is none."""
    cells = (cell for cell in _body(grid, index) if not _is_piece(cell.words, heads))
    return Counter(read_amount(first_text(cell)).kind for cell in cells)


def _is_piece(words: str, heads: tuple[str, ...]) -> bool:
    """Whether words are a piece of a head, or what one lacks to be a known one (政府性基金预 / 算)."""
    for head in heads:
        if words in head:
            return True
    if lexicon.key(words)[-1:] not in _ends_of_measures():  # an amount ends as no word does
        return False
    return any(lexicon.key(head + words) in lexicon.words("measure") for head in heads)


@cache
def _ends_of_measures() -> frozenset[str]:
    """The last characters of the known words, and none: words of nothing but brackets change no head."""
    return frozenset(("", *(word[-1] for word in lexicon.words("measure"))))


def _holds_words(grid: Grid, index: int) -> bool:
    """Whether a column holds words other than 合计, which may stand in any column."""
    kinds = ((cell, read_amount(first_text(cell)).kind) for cell in _body(grid, index))
    return any(kind is CellKind.TEXT and not lexicon.is_total(cell.text) for cell, kind in kinds)


def _all_codes(grid: Grid, index: int) -> bool:
    cells = _body(grid, index)
    return bool(cells) and all(read_code(cell.text) for cell in cells if not lexicon.is_total(cell.text))


def _are_named(grid: Grid, index: int) -> bool:
    """Whether the codes of a column are those of the names right of them: its head need not say that it holds codes."""
    pairs = [row[index : index + 2] for row in grid.body]
    told = [(read_code(pair[0].text), pair[1].words) for pair in pairs if len(pair) == 2 and pair[0] and pair[1]]
    known = [is_known(code, name) for code, name in told if code and name]
    return sum(known) > max(1, len(known) // 2)


def _lacks_head(grid: Grid, index: int, heads: tuple[str, ...]) -> bool:
    """Whether a column has no head but those of the column before it."""
    return not heads or (index > 0 and heads == _heads(grid, index - 1))


def _is_counting(grid: Grid, index: int) -> bool:
    """Whether a column is 1, 2, 3, …, or each of its numbers says how far down it stands."""
    cells = ((at, cell) for at, row in enumerate(grid.body) if (cell := row[index]) and row.count(cell) == 1)
    numbers = [(at, number) for at, cell in cells if (number := ordinal_of(cell.words)) is not None]
    pairs = [(later - earlier, two - one) for (one, earlier), (two, later) in itertools.pairwise(numbers)]
    return bool(pairs) and (all(step == 1 for step, _ in pairs) or all(step == down for step, down in pairs))


def _completed(columns: tuple[Column, ...], statement: str, plain: dict[int, str]) -> tuple[Column, ...]:
    """Fill heads that could not be read by the usual order of the table, and tell apart columns of one measure.

    ``plain`` are the measures without regard to the subject of the table: where its columns are funds, they count.
    """
    usual = lexicon.word_list("usual", statement)
    amounts = [column for column in columns if column.role is Role.AMOUNT]
    known = {column.measure for column in amounts}
    filled: dict[int, Column] = {}
    in_order = all(column.measure in ("", measure) for column, measure in zip(amounts, usual, strict=False))
    if usual and len(amounts) == len(usual) and in_order and any(not column.measure for column in amounts):
        for column, measure in zip(amounts, usual, strict=True):
            unread = not (column.measure or column.superseded or column.lost or _is_readable(column))
            if unread and measure not in known:
                filled[column.index] = replace(column, measure=measure, guessed=True)
    return _told_apart(tuple(filled.get(column.index, column) for column in columns), plain)


def _is_readable(column: Column) -> bool:
    """Whether a head has a word of the forms in it: one the lexicon lacks as a whole is new, not damaged."""
    heads = [lexicon.key(head) for head in column.heads]
    return any(word in head for word in lexicon.words("measure") if len(word) > 1 for head in heads)


def _told_apart(columns: tuple[Column, ...], plain: dict[int, str]) -> tuple[Column, ...]:
    measures = [column.measure for column in columns]
    told = told_apart(measures, [column.heads for column in columns], [plain[column.index] for column in columns])
    return tuple(replace(column, measure=measure) for column, measure in zip(columns, told, strict=True))


def with_roles(columns: tuple[Column, ...], *roles: Role) -> tuple[Column, ...]:
    """The columns of some roles."""
    return tuple(column for column in columns if column.role in roles)
