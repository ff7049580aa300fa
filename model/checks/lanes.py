"""One side of a two-sided statement: which rows are sources or classes, which are carried over, which are totals.

The rows are told apart by their words (layouts.md, totals rows); ordinals and positions differ between forms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from model.amount import ZERO
from model.checks.sheet import Sheet
from model.disclosure import Fact
from model.frozen import Frozen

GRAND = re.compile(r"(收入|支出|收支)?总计$|(收入|支出)总额$")
CURRENT = re.compile(r"(本年|当年)(财政拨款)?(收入|支出)(合计|小计|总计)?$")
PLAIN_TOTAL = re.compile(r"(收入|支出)?合计$")
SUBTOTAL = re.compile(r"小计")
CARRIED = re.compile(r"结转|结余|弥补|实户资金余额|年初余额")
FUND = re.compile(r"一般公共预算|公共财政预算|政府性?基金|国有资本经营")
QUALIFIED = re.compile(r"^(其中)?(非?财政拨款|一般公共|公共财政|政府性?基金|国有资本|财政专户|单位资金|其他资金)")
MEMO = re.compile(r"^(其中|基本支出|项目支出|人员|公用|行政事业类项目)")

NESTS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"^(财政|预算|财政预算)拨款(收入|资金)?(（补助）资金)?$"), FUND),
    (re.compile(r"^单位资金(收入)?$"), re.compile(r"事业|经营收入|上级补助|附属单位|其他收入|其他资金|捐赠")),
    (re.compile(r"^财政专户管理资金(收入)?$"), re.compile(r"教育收费|其他专户|专户核拨")),
    (re.compile(r"^事业收入$"), re.compile(r"教育收费")),
    (re.compile(r"^其他(收入|资金)$"), re.compile(r"捐赠|投资收益|利息收入|租金")),
    (re.compile(r"^基本支出$"), re.compile(r"^(人员|公用|日常公用)(经费|支出)$")),
)
"""Rows that may gather others standing below them, and the rows that they may gather."""


class Nest(NamedTuple):
    """A row and the rows that repeat it in parts."""

    parent: str
    children: tuple[str, ...]

    @property
    def is_by_path(self) -> bool:
        """Whether the rows below are set in, or else told by their words alone."""
        return self.children[0].startswith(f"{self.parent}/")


class Lane(Frozen):
    """One side, its rows by role; all names are keys of ``sheet``."""

    sheet: Sheet
    items: tuple[str, ...] = ()
    nests: tuple[Nest, ...] = ()
    carried: tuple[str, ...] = ()
    carried_parts: tuple[str, ...] = ()
    current: str = ""
    grand: str = ""

    @cached_property
    def measures(self) -> tuple[str, ...]:
        """The columns of money."""
        return self.sheet.measures

    def cell(self, row: str, measure: str) -> Fact | None:
        """A figure of the side; None also where the row does not exist."""
        return self.sheet.get(row, measure) if row else None

    def summands(self, measure: str) -> tuple[str, ...]:
        """The rows to add up: without those that repeat a row above them in parts."""
        repeated = {child for nest in self.nests for child in nest.children if self.nested(nest, measure)}
        return tuple(row for row in self.items if row not in repeated)

    def nested(self, nest: Nest, measure: str) -> bool:
        """Whether the row above is printed, so that the rows below only repeat it."""
        return self.cell(nest.parent, measure) is not None

    def certain(self, measure: str) -> bool:
        """Whether the roles are beyond doubt: every nest proves itself and no memo row stands among the items."""
        if any(MEMO.match(leaf(row)) for row in self.items) and any(not MEMO.match(leaf(row)) for row in self.items):
            return False
        return all(self._proven(nest, measure) for nest in self.nests)

    def _proven(self, nest: Nest, measure: str) -> bool:
        above = self.cell(nest.parent, measure)
        if above is None or above.amount is None:
            return True
        below = [self.cell(child, measure) for child in nest.children]
        return sum((fact.amount.yuan for fact in below if fact and fact.amount), ZERO) == above.amount.yuan


def lane_of(sheet: Sheet) -> Lane:
    """The roles of one side's rows."""
    rows = tuple(sheet.rows)
    grand = _last(rows, GRAND.search) or _last(rows, PLAIN_TOTAL.fullmatch)
    current = _last(rows, CURRENT.fullmatch) or _last((r for r in rows if r != grand), PLAIN_TOTAL.fullmatch)
    current = current or _last((row for row in rows if "/" not in row), SUBTOTAL.fullmatch)
    named = tuple(row for row in rows if CARRIED.search(leaf(row)) and "/" not in row)
    carried = tuple(row for row in named if row == named[0] or not QUALIFIED.match(row))
    carried_parts = tuple(row for row in rows if _carried_part(row, rows, carried, current))
    roles = {grand, current, *carried, *carried_parts}
    items = tuple(row for row in rows if row not in roles)
    return Lane(
        sheet=sheet,
        items=items,
        nests=_nests(items),
        carried=carried,
        carried_parts=carried_parts,
        current=current,
        grand=grand,
    )


def leaf(row: str) -> str:
    """The row's own name without the heading it stands under."""
    return row.rsplit("/", 1)[-1]


def _last(rows: Iterable[str], matches: Callable[[str], object]) -> str:
    found = [row for row in rows if matches(leaf(row))]
    return found[-1] if found else ""


def _carried_part(row: str, rows: tuple[str, ...], carried: tuple[str, ...], current: str) -> bool:
    """A fund printed under 上年结转: by its path, or because it follows that row after the year's own total."""
    if row in carried:
        return False
    if "/" in row and row.split("/", maxsplit=1)[0] in carried:
        return True
    if CARRIED.search(row) and QUALIFIED.match(row):
        return True
    before = rows[: rows.index(row)]
    heading = next((name for name in reversed(before) if not FUND.search(name)), "")
    return bool(FUND.search(row)) and heading in carried and current in before


def _nests(items: tuple[str, ...]) -> tuple[Nest, ...]:
    by_path = [Nest(row, tuple(i for i in items if i.startswith(f"{row}/"))) for row in items if "/" not in row]
    by_words = [_gathered(row, items, own, below) for row in items for own, below in NESTS if own.search(row)]
    return tuple(nest for nest in (*by_path, *by_words) if nest.children)


def _gathered(row: str, items: tuple[str, ...], own: re.Pattern[str], below: re.Pattern[str]) -> Nest:
    candidates = (item for item in items if item != row and "/" not in item and not own.search(item))
    return Nest(row, tuple(item for item in candidates if below.search(item)))
