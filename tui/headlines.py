"""The handful of figures a reader asks for first, wherever the form prints them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from model.comparison.compare import Change
from model.disclosure import Fact, UnitBudget
from model.vocabulary import SIDES, TOTAL, TWO_SIDED
from tui.desk import Desk

WHOLE = "总计"
"""The end of the name of a row that is all the money of a side, last year's balance with it."""

SCOPES = {"appropriation": "财政拨款", "general_public": "一般公共预算", "basic_economic": "一般公共预算"}
"""Whose money a table tells of, where it need not be all of it."""


class Place(NamedTuple):
    """An address to look at."""

    statement: str
    row: str
    measure: str
    side: str = ""


class Headline(NamedTuple):
    """One figure of both years."""

    label: str
    new: Fact | None
    old: Fact | None
    change: Change | None
    place: Place


def _totals(measure: str) -> tuple[Place, ...]:
    return tuple(Place(name, TOTAL, measure) for name in ("expenditure", "appropriation", "general_public"))


HEADLINES: tuple[tuple[str, tuple[Place, ...]], ...] = (
    ("收入总计", (
        Place("balance", "收入总计", "budget", "revenue"), Place("revenue", TOTAL, "total"),
        Place("appropriation_balance", "收入总计", "budget", "revenue"),
    )),
    ("支出总计", (
        Place("balance", "支出总计", "budget", "expenditure"), *_totals("total"),
        Place("appropriation_balance", "支出总计", "total", "expenditure"),
    )),
    ("基本支出", _totals("basic")),
    ("人员经费", (Place("expenditure", TOTAL, "personnel"), Place("basic_economic", TOTAL, "personnel"),
              *_totals("personnel")[1:])),
    ("公用经费", (Place("expenditure", TOTAL, "operating"), Place("basic_economic", TOTAL, "operating"),
              *_totals("operating")[1:])),
    ("项目支出", _totals("project")),
    ("三公经费", (
        Place("three_public", "三公经费小计", "total"), Place("three_public", TOTAL, "total"),
        Place("three_public", TOTAL, "general_public"),
    )),
    ("机关运行经费", (Place("three_public", "机关运行经费", "total"),)),
)  # fmt: skip


def total_of(budget: UnitBudget) -> Fact | None:
    """What a unit spends in a year, wherever the form prints it."""
    places = next(places for label, places in HEADLINES if label == "支出总计")
    return next((fact for place in places if (fact := _fact(budget, place)) is not None), None)


def headlines(desk: Desk) -> tuple[Headline, ...]:
    """The figures that either document prints, in the order a reader asks."""
    found = (_headline(desk, label, places) for label, places in HEADLINES)
    return tuple(headline for headline in found if headline)


def _headline(desk: Desk, label: str, places: tuple[Place, ...]) -> Headline | None:
    """The figure at the first place where most documents print it."""

    def printed(place: Place) -> int:
        return sum(_fact(budget, place) is not None for budget in desk.budgets)

    best = max(places, key=printed)
    if not printed(best):
        return None
    new, old = _fact(desk.new, best), _fact(desk.old, best) if desk.old else None
    return Headline(_label(label, best, desk.budgets), new, old, desk.change_between(new, old), best)


def _fact(budget: UnitBudget, place: Place) -> Fact | None:
    """The figure at an address; the row of all the money of a side bears one of several names (决算: 合计)."""
    rows = [place.row]
    if place.statement in TWO_SIDED:
        side = SIDES[place.side]
        rows = [place.row, WHOLE, side + TOTAL, TOTAL]
    facts = (budget.get(place.statement, row, place.measure, place.side) for row in rows)
    return next((fact for fact in facts if fact is not None), None)


def _label(label: str, place: Place, budgets: Sequence[UnitBudget]) -> str:
    """What the figure at a place may be called: a table of some of the money does not tell of all of it.

    A 支出总表 leaves out what is carried over to the next year, so its 合计 is none of 支出总计.
    """
    if label.endswith(WHOLE) and place.row == TOTAL:
        label = label.removesuffix(WHOLE) + TOTAL
    scope = SCOPES.get(place.statement)
    if scope and any(_is_part(budget, place.statement) for budget in budgets):
        return f"{label}（{scope}）"
    return label


def _is_part(budget: UnitBudget, statement: str) -> bool:
    """Whether a table tells of less money than the unit spends, as far as both totals are printed."""
    if statement == "basic_economic":
        part, whole = budget.get(statement, TOTAL, "total"), budget.get("expenditure", TOTAL, "basic")
    else:
        part, whole = budget.get(statement, TOTAL, "total"), total_of(budget)
    return bool(part and whole and not part.value.agrees(whole.value))
