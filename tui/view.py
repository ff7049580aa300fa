"""How a person wants to see what lies on the desk; a value: a key press makes a new ``View``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from model.amount import Unit
from model.comparison.materiality import PRESETS, Materiality, Preset
from model.review.review import Review

Shown = Literal["all", "differences", "material"]
Rate = Literal["percent", "contribution", "points", "share"]
T = TypeVar("T")

SHOWN: tuple[Shown, ...] = ("all", "differences", "material")
RATES: tuple[Rate, ...] = ("percent", "contribution", "points", "share")
ORDER: tuple[Preset, ...] = ("fine", "usual", "coarse")
SHOWN_WORDS: dict[Shown, str] = {"all": "", "differences": "只看差异", "material": "只看重大差异"}
PRESET_WORDS: dict[Preset, str] = {"fine": "细", "usual": "中", "coarse": "粗"}
RATE_HEADS: dict[Rate, str] = {"percent": "增减%", "contribution": "占增减", "points": "百分点", "share": "占比"}
RATE_WORDS: dict[Rate, str] = {
    "percent": "增减%：增减占上年数的百分比",
    "contribution": "占增减：本行增减占合计增减的百分比",
    "points": "百分点：本行增减使合计比上年变动的百分点",
    "share": "占比：本年数占本年合计的百分比",
}


@dataclass(frozen=True)
class View:
    """Unit of money, which lines and in what order, what counts as material, how columns are laid out, and the marks.

    ``tables`` are presets of single statements that override ``materiality``; ``swapped`` puts the older year first;
    ``tall`` gives each line of two years two lines of the screen; ``beside`` wants two trees where there is room.
    """

    unit: Unit = Unit.TEN_THOUSAND
    shown: Shown = "all"
    zeros: bool = False
    by_change: bool = False
    flat: bool = False
    ascii: bool = False
    materiality: Preset = "usual"
    tables: Mapping[str, Preset] = field(default_factory=dict)
    rate: Rate = "percent"
    swapped: bool = False
    tall: bool = False
    beside: bool = True
    unreviewed: bool = False
    review: Review = field(default_factory=Review)

    @property
    def limits(self) -> Materiality:
        """From which size on a change is material."""
        return PRESETS[self.materiality]

    @property
    def filters(self) -> bool:
        """Whether lines are hidden that a person did not ask to hide one by one."""
        return self.shown != "all" or self.unreviewed

    def on(self, statement: str) -> View:
        """The view of one statement, with its own preset where one is set."""
        return replace(self, materiality=self.tables.get(statement, self.materiality))

    def unfiltered(self) -> View:
        """The same view with every line in its place."""
        return replace(self, shown="all", unreviewed=False, zeros=True, flat=False)

    def in_order(self, years: tuple[T, ...]) -> tuple[T, ...]:
        """Something of the newer and the older year, as the columns stand."""
        return years[::-1] if self.swapped else years


def after(choices: tuple[T, ...], now: T) -> T:
    """The next of several choices, round and round."""
    return choices[(choices.index(now) + 1) % len(choices)]
