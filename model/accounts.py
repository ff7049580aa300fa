"""Account codes and the official catalogue: level, parent, order, names by year, and what was renamed or moved.

A 类 has three digits, a 款 five, a 项 seven; economic accounts stop at the 款. The data in ``model/catalogue`` covers
2018–2026. ``source_count`` says how many independent sources confirm a row; 0 is a hint for display and never grounds
for reporting an error in a document. The years are approximate (±1).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from model.names import bare_name
from model.vocabulary import FUNCTIONAL

CatalogueTable = Literal["functional", "economic_department", "economic_government"]
CLASS_DIGITS = 3
STEP = 2
SLACK_YEARS = 1
CONFIRMED = 2
"""Independent sources a row of the catalogue needs before a document is held against it."""


@lru_cache(maxsize=8192)
def is_account(code: str) -> bool:
    """Whether a code has the shape of an account: 3, 5, 7 … digits. Unit codes mostly have not (``202001``)."""
    return code.isdigit() and len(code) >= CLASS_DIGITS and (len(code) - CLASS_DIGITS) % STEP == 0


def level(code: str) -> int:
    """1 for a 类, 2 for a 款, 3 for a 项; 1 for anything that is no account code."""
    return (len(code) - CLASS_DIGITS) // STEP + 1 if is_account(code) else 1


def parent(code: str) -> str:
    """The code one level up; blank above a 类 and for anything that is no account code."""
    return code[:-STEP] if is_account(code) and len(code) > CLASS_DIGITS else ""


@lru_cache(maxsize=8192)
def ancestors(code: str) -> tuple[str, ...]:
    """All codes above, the 类 first."""
    above = parent(code)
    return (*ancestors(above), above) if above else ()


def order(code: str) -> tuple[str, ...]:
    """A sorting key that puts a parent right before its children and 合计 (no code) first."""
    return (*ancestors(code), code) if code else ()


def table_of(statement: str) -> CatalogueTable | None:
    """Which catalogue names the codes of a statement."""
    if statement in FUNCTIONAL:
        return "functional"
    tables: dict[str, CatalogueTable] = {
        "basic_economic": "economic_department",
        "basic_government": "economic_government",
    }
    return tables.get(statement)


class CatalogueEntry(NamedTuple):
    """One name of one code; years are None where no bound is known inside 2018–2026."""

    code: str
    name: str
    first_year: int | None
    last_year: int | None
    source_count: int

    def distance(self, year: int | None) -> int:
        """How many years ``year`` lies outside the validity of the name; 0 inside, or without a year."""
        if year is None:
            return 0
        before = self.first_year - year if self.first_year else 0
        after = year - self.last_year if self.last_year else 0
        return max(0, before, after)


class AccountChange(NamedTuple):
    """An account that got another name (``renamed``, same code) or another code (``moved``) in ``year``."""

    table: CatalogueTable
    kind: Literal["renamed", "moved"]
    year: int
    old_code: str
    old_name: str
    new_code: str
    new_name: str
    source_count: int


def name_of(code: str, year: int | None, table: CatalogueTable) -> CatalogueEntry | None:
    """The official name of a code in a year, give or take one; the latest name where the year is not known."""
    near = [entry for entry in names_of(code, table) if entry.distance(year) <= SLACK_YEARS]
    return min(reversed(near), key=lambda entry: entry.distance(year), default=None)


@cache
def names_of(code: str, table: CatalogueTable) -> tuple[CatalogueEntry, ...]:
    """Every name a code has had, oldest first; empty where the catalogue does not know the code."""
    rows = csv.reader(_lines_by_code(table).get(code, ()))
    return tuple(
        CatalogueEntry(code, name, _year(first), _year(last), int(sources)) for _, name, _, first, last, sources in rows
    )


@cache
def codes_named(bare: str, table: CatalogueTable) -> frozenset[str]:
    """Codes that have had a name, given bare of what drifts (``bare_name``), by at least two sources."""
    return _by_bare_name(table).get(bare, frozenset())


@cache
def official_names(table: CatalogueTable) -> frozenset[str]:
    """Every name that any code of a catalogue has had."""
    return frozenset(row[1] for row in _rows(table))


@cache
def class_names(table: CatalogueTable = "functional") -> frozenset[str]:
    """Every name that a 类 has had."""
    codes = (code for code in _lines_by_code(table) if len(code) == CLASS_DIGITS)
    return frozenset(entry.name for code in codes for entry in names_of(code, table))


@cache
def changes(table: CatalogueTable) -> tuple[AccountChange, ...]:
    """What was renamed or moved, 2018 on (compare.md §2, layouts.md)."""
    return tuple(change for change in _all_changes() if change.table == table)


@cache
def _lines_by_code(table: CatalogueTable) -> dict[str, list[str]]:
    """The lines of a catalogue as they stand in its file: a document asks for a few dozen codes of two thousand."""
    found: dict[str, list[str]] = {}
    for line in _lines(table):
        found.setdefault(line.partition(",")[0], []).append(line)
    return found


@cache
def _by_bare_name(table: CatalogueTable) -> dict[str, frozenset[str]]:
    codes: dict[str, set[str]] = {}
    for code in _lines_by_code(table):
        for entry in names_of(code, table):
            if entry.source_count >= CONFIRMED:
                codes.setdefault(bare_name(entry.name), set()).add(code)
    return {name: frozenset(found) for name, found in codes.items()}


@cache
def _all_changes() -> tuple[AccountChange, ...]:
    rows = ((*row[:2], int(row[2]), *row[3:7], int(row[7])) for row in _rows("changes"))
    return tuple(AccountChange(*row) for row in rows)  # type: ignore[arg-type]


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a file of the catalogue below its heads; thousands, so that they are told by their place."""
    return csv.reader(_lines(name))


def _lines(name: str) -> list[str]:
    """The lines of a file of the catalogue below its heads."""
    return (Path(__file__).with_name("catalogue") / f"{name}.csv").read_text(encoding="utf-8").splitlines()[1:]


def _year(text: str) -> int | None:
    return int(text) if text else None
