"""The handful of figures a reader asks for first, wherever the form prints them."""

from __future__ import annotations

from typing import NamedTuple

from model.compare import Change
from model.disclosure import Fact, UnitBudget
from model.vocabulary import TOTAL
from tui.desk import Desk


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
    ("人员经费", (Place("basic_economic", TOTAL, "personnel"), *_totals("personnel"))),
    ("公用经费", (Place("basic_economic", TOTAL, "operating"), *_totals("operating"))),
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
    return Headline(label, new, old, desk.change_between(new, old), best)


def _fact(budget: UnitBudget, place: Place) -> Fact | None:
    return budget.get(place.statement, place.row, place.measure, place.side)
