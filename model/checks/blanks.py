"""Which blanks of a table stand for nothing: those with which another identity closes exactly (rules.md §1, note e).

A blank is not zero by itself: a figure may have been left out. Every cell of a table stands in two identities, that of
its row and that of its column; where the one closes without it, the other has no excuse.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from model.checks.arithmetic import compare
from model.checks.figures import Figure, figure, figures
from model.checks.lanes import Lane
from model.checks.sheet import Sheet
from model.checks.structure import SUMMARIES, Layout, layout_of
from model.disclosure import Fact
from model.finding import Status
from model.vocabulary import TOTAL

WHOLES = (*SUMMARIES, "basic")
"""The columns that are sums of others."""


class Blanks:
    """The blanks of one table, or of one side of a table of two, whose rows of sums ``lane`` knows."""

    def __init__(self, sheet: Sheet, lane: Lane | None = None) -> None:
        self._sheet, self._lane = sheet, lane
        self._layout = cache(lambda whole: layout_of(sheet, whole))

    def is_nothing_below(self, key: str, measure: str) -> bool:
        """Whether the column of a cell closes without it: the row above is the sum of the others below it."""
        if key == TOTAL or (self._lane is not None and key not in self._lane.items):
            return not any(cells[measure].amount for cells in self._sheet.rows.values() if measure in cells)
        if self._lane is not None:
            return _is_nothing_on(self._lane, measure)
        above = self._sheet.parent(key)
        whole = self._sheet.get(above or TOTAL, measure)
        parts = figures(self._sheet.get(child, measure) for child in self._sheet.children(above))
        if whole is None:
            return not any(part.amount for part in parts) and self.is_nothing_below(above or TOTAL, measure)
        return closes(whole, parts)

    def is_nothing_beside(self, key: str, measure: str) -> bool:
        """Whether the row of a cell closes without it, or that of a sum it is a part of, which is blank as well."""
        cells = self._sheet.rows.get(key, {})
        wholes = {whole: layout for whole in WHOLES if (layout := self._sum_of(whole)) and measure in layout.parts}
        return any(
            closes(cells[whole], figures(cells.get(part) for part in layout.parts))
            if whole in cells
            else self.is_nothing_beside(key, whole)
            for whole, layout in wholes.items()
        )

    def _sum_of(self, whole: str) -> Layout | None:
        layout = self._layout(whole)
        return layout if layout is not None and layout.certain else None


def _is_nothing_on(lane: Lane, measure: str) -> bool:
    whole = lane.cell(lane.current or lane.grand, measure)
    parts = figures(lane.cell(row, measure) for row in lane.summands(measure))
    return closes(whole, parts) if whole is not None else not any(part.amount for part in parts)


def closes(whole: Fact, parts: Iterable[Figure]) -> bool:
    """Whether a sum closes to the last digit."""
    summands = tuple(parts)
    return bool(summands) and compare(figure(whole), summands).status is Status.PASS
