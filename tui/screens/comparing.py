"""What a person does with two years: which differences to see, how to measure them, where to go next."""

from __future__ import annotations

from dataclasses import replace

from tui.hunt import Hunt
from tui.panes.money import MoneyPane
from tui.screens.frame import Frame
from tui.view import ORDER, PRESET_WORDS, RATE_WORDS, RATES, SHOWN, after
from tui.walk import counterpart


class Comparing(Frame):
    """The commands of the comparison."""

    def action_differences(self) -> None:
        """All lines, those that differ, those that differ materially."""
        self.set_view(replace(self.view, shown=after(SHOWN, self.view.shown)))

    def action_materiality(self) -> None:
        """The next preset of what is material."""
        view = replace(self.view, materiality=after(ORDER, self.view.materiality))
        self.set_view(view)
        limits = view.limits
        words = f"增减至少 {limits.yuan / 10_000:f} 万元，且占上年数或总增减至少 {limits.percent:f}%"
        self.notify(words, title=f"重大差异：{PRESET_WORDS[view.materiality]}", timeout=4)

    def action_rate(self) -> None:
        """The next way to measure a change."""
        view = replace(self.view, rate=after(RATES, self.view.rate))
        self.set_view(view)
        tree = self.pane.money_tree
        shown = tree.rate_shown if tree else view.rate
        words = RATE_WORDS[shown] if shown == view.rate else f"增减大多相抵，改看{RATE_WORDS[shown]}"
        self.notify(words, timeout=4)

    def action_swap(self) -> None:
        """The older year first, or the newer one; what increased stays an increase."""
        self.set_view(replace(self.view, swapped=not self.view.swapped))

    def action_tall(self) -> None:
        """One year above the other, or beside it."""
        self.set_view(replace(self.view, tall=not self.view.tall))

    def action_beside(self) -> None:
        """Two trees, or one tree with the columns of both years."""
        self.set_view(replace(self.view, beside=not self.view.beside))

    def action_material(self, step: int) -> None:
        """The next material difference."""
        tree = self.pane.money_tree
        stop = Hunt(tree.material_stops(), tree.order()).after(tree.here(), step) if tree else None
        if tree is None or stop is None:
            self.notify("这张表没有重大差异；按 v 换标准。", timeout=3)
        else:
            tree.go_to_stop(stop)
            self.tell()

    def action_next_table(self) -> None:
        """The same account in the next statement that has it."""
        figure = self.pane.figure
        found = counterpart(self.desk, figure.statement, figure.account) if figure else None
        panes = {name: pane for pane in reversed(self.query(MoneyPane)) for name in pane.STATEMENTS}
        if figure is None or found is None or found.statement not in panes:
            self.notify("别的表里没有这个科目。", timeout=2)
            return
        pane = panes[found.statement]
        self.bring(pane.id or self.current)
        pane.go_to_row(found.statement, found.side, found.row, figure.measure)
        self.tell()
