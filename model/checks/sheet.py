"""A statement as rows and cells: which row is above which, by code or by path of names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from model.disclosure import Fact
from model.frozen import Frozen
from model.vocabulary import ECONOMIC, FUNCTIONAL, TOTAL

FUNCTIONAL_CODE = re.compile(r"2\d\d(\d\d){0,2}")
ECONOMIC_CODE = re.compile(r"[35]\d\d(\d\d){0,2}")
DERIVED = ("prior_", "carryover_")
DERIVED_ENDS = ("_excluding_capital", "_of_which")


def is_account(statement: str, code: str) -> bool:
    """Whether a code has the form of an account of this kind of table; unit codes have not."""
    pattern = ECONOMIC_CODE if statement in ECONOMIC else FUNCTIONAL_CODE
    return bool(pattern.fullmatch(code))


def is_derived(measure: str) -> bool:
    """Whether a column repeats another year or a part of another column and so is no summand."""
    return measure.startswith(DERIVED) or measure.endswith(DERIVED_ENDS)


class Sheet(Frozen):
    """The rows of one statement in document order: row key (code, else name) to cells by measure."""

    statement: str
    rows: dict[str, dict[str, Fact]]

    @cached_property
    def coded(self) -> bool:
        """Whether the rows are accounts with codes."""
        return any(is_account(self.statement, key) for key in self.rows)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The account rows; rows of units beside accounts and the 合计 row are none."""
        rows = (key for key in self.rows if key != TOTAL)
        return tuple(key for key in rows if not self.coded or is_account(self.statement, key))

    @cached_property
    def measures(self) -> tuple[str, ...]:
        """Columns in printed order that hold money of this year."""
        found = dict.fromkeys(measure for cells in self.rows.values() for measure in cells)
        return tuple(measure for measure in found if not is_derived(measure) and measure != "count")

    @cached_property
    def below(self) -> dict[str, tuple[str, ...]]:
        """Rows directly below each row; those with nothing above stand below the empty key."""
        tree: dict[str, list[str]] = {}
        for key in self.keys:
            tree.setdefault(self.parent(key), []).append(key)
        return {key: tuple(rows) for key, rows in tree.items()}

    def parent(self, key: str) -> str:
        """The nearest printed row above, or the empty key."""
        return next((above for above in self._above(key) if above in self.rows), "")

    def _above(self, key: str) -> tuple[str, ...]:
        """Keys that would stand above; the code of a unit begins with its department's, by any number of digits."""
        if key.isdigit() and not self.coded:
            return tuple(key[:length] for length in range(len(key) - 1, 1, -1))
        return ancestors(key)

    def children(self, key: str) -> tuple[str, ...]:
        """The rows directly below a row."""
        return self.below.get(key, ())

    def get(self, key: str, measure: str) -> Fact | None:
        """The figure or gap of a row in a column."""
        return self.rows.get(key, {}).get(measure)

    def name(self, key: str) -> str:
        """What the row is called."""
        return next((fact.name for fact in self.rows.get(key, {}).values()), key)

    @property
    def is_tree(self) -> bool:
        """Whether the rows are accounts rather than items or units."""
        return self.statement in (*FUNCTIONAL, *ECONOMIC)


def sheet_of(statement: str, facts: Iterable[Fact]) -> Sheet:
    """The sheet of a statement without sides; of two figures at one address the first is kept."""
    rows: dict[str, dict[str, Fact]] = {}
    for fact in facts:
        rows.setdefault(fact.key.row, {}).setdefault(fact.measure, fact)
    return Sheet(statement=statement, rows=rows)


def ancestors(key: str) -> tuple[str, ...]:
    """Keys above, nearest first: shorter codes (款, 类) or shorter paths of names."""
    if key.isdigit():
        return tuple(key[:length] for length in range(len(key) - 2, 2, -2))
    parts = key.split("/")
    return tuple("/".join(parts[:length]) for length in range(len(parts) - 1, 0, -1))
