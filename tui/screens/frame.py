"""The frame of the main screen: title, strip or rail, panes, inspector, search line, status line.

Sizes change classes (``-narrow``, ``-normal``, ``-wide``), never what is composed.
"""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Static

from model.disclosure import UnitBudget
from model.review.review import review_of
from tui.commands import PANES
from tui.desk import Desk
from tui.hunt import Hunt
from tui.panes.balance import BalancePane
from tui.panes.base import Pane, padded
from tui.panes.economic import EconomicPane
from tui.panes.findings import FindingsPane
from tui.panes.functional import FunctionalPane
from tui.panes.money import MoneyPane
from tui.panes.overview import OverviewPane
from tui.panes.targets import TargetsPane
from tui.panes.text import TextPane
from tui.panes.three_public import ThreePublicPane
from tui.prose import Prose
from tui.view import View
from tui.widgets.choices import Choices
from tui.widgets.finder import Finder
from tui.widgets.finding_list import FindingList, chosen
from tui.widgets.inspector import PADDING, Inspector
from tui.widgets.key_bar import KeyBar
from tui.widgets.rows import Rows
from tui.widgets.status import TwoEnds

PANE_CLASSES: dict[str, type[Pane]] = {
    "overview": OverviewPane,
    "balance": BalancePane,
    "functional": FunctionalPane,
    "economic": EconomicPane,
    "three_public": ThreePublicPane,
    "targets": TargetsPane,
    "findings": FindingsPane,
    "text": TextPane,
}
FIRST = PANES[0].id


class Frame(Screen[None]):
    """One desk with everything around it."""

    CSS_PATH = "frame.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (160, "-wide")]  # noqa: RUF012

    def __init__(self, desk: Desk, view: View) -> None:
        super().__init__()
        self.desk = desk
        self.view = view
        self.stale = {pane.id for pane in PANES}
        self.dated: set[str] = set()
        self.current = FIRST
        self.sought = ""

    def compose(self) -> ComposeResult:
        """All panes at once; sizes change classes, never what is composed."""
        yield TwoEnds(id="title")
        yield Choices(id="strip")
        yield Static(id="banner")
        with Horizontal(id="body"):
            yield Choices(id="rail", upright=True)
            with Vertical(id="centre"):
                with ContentSwitcher(id="panes", initial=FIRST):
                    for pane in PANES:
                        yield PANE_CLASSES[pane.id](id=pane.id)
                yield FindingList(id="problems")
            yield Inspector(id="inspector", can_focus=True)
        yield Finder()
        yield TwoEnds(id="status")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the first pane, once everything in it is there."""
        self.call_after_refresh(self._show_desk)

    def on_screen_suspend(self) -> None:
        """No notification stays over a window: its edge would cut the characters of the window."""
        self.app.clear_notifications()

    # The desk

    def _show_desk(self) -> None:
        self.stale = {pane.id for pane in PANES}
        self._show_around()
        self.bring(self.current)

    def _show_around(self) -> None:
        """Titles and the strip of problems."""
        self.show_titles()
        problems = self.query_one("#problems", FindingList)
        problems.show(chosen(self.desk.report, 0), self.view)
        problems.border_title = f"校验：问题 {problems.count}"
        problems.set_class(problems.count == 0, "-none")

    def show_titles(self) -> None:
        """Title line, strip, rail and banner."""
        new, old = self.desk.new, self.desk.old
        self.query_one("#title", TwoEnds).say([new.title, beside(new, old)], [f"单位：{self.view.unit}"])
        count = len(chosen(self.desk.report, 0))
        titles = [f"{pane.title} {count}" if pane.id == "findings" and count else pane.title for pane in PANES]
        labels = tuple(f"{number} {title}" for number, title in enumerate(titles, 1))
        self.query_one("#strip", Choices).labels = labels
        self.query_one("#rail", Choices).labels = padded(labels)
        self._show_banner()

    def _show_banner(self) -> None:
        words = list(self.desk.warnings)
        if words:
            words.append("仍按两份文件计算增减。" if self.desk.compares else "只并排显示，不算增减；按 A 仍然比较。")
        words += [f"没有读出：{failure}" for failure in self.desk.failures]
        banner = self.query_one("#banner", Static)
        banner.display = bool(words)
        prose = Prose(max(40, self.app.size.width - 4))
        if words:
            prose.item("!", " ".join(words), "warn", mark_tone="warn")
        banner.update(prose.content())

    def show_desk(self, desk: Desk) -> None:
        """Show another desk, with the marks on it."""
        self.desk = desk
        self.view = replace(self.view, review=review_of(desk.new, desk.old))
        self.sought = ""
        self._show_desk()
        self.refresh_bindings()

    def set_view(self, view: View) -> None:
        """Show the same desk in another way."""
        self.view = view
        self.show_titles()
        self.pane.show_view(view)
        self.tell()

    def renew(self, desk: Desk) -> None:
        """Show the same documents after a decision; every pane stays where it is."""
        self.desk = desk
        self.dated = {pane.id for pane in PANES} - self.stale
        self._show_around()
        self.bring(self.current)

    # Panes

    @property
    def pane(self) -> Pane:
        """The pane that is shown."""
        return self.query_one(f"#{self.current}", Pane)

    def bring(self, pane: str) -> None:
        """Show a pane, filled if it is new."""
        self.current = pane
        self.query_one("#panes", ContentSwitcher).current = pane
        at = next(index for index, entry in enumerate(PANES) if entry.id == pane)
        for strip in ("#strip", "#rail"):
            self.query_one(strip, Choices).at = at
        if pane in self.stale:
            self.stale.discard(pane)
            self.pane.show(self.desk, self.view)
        elif pane in self.dated:
            self.pane.renew(self.desk, self.view)
        else:
            self.pane.show_view(self.view)
        self.dated.discard(pane)
        self.set_class(not self.pane.INSPECTED or self.pane.is_empty, "-no-figure")
        self.set_class(pane == "findings", "-log")
        self.pane.take_focus()
        self.call_after_refresh(self.tell)
        self.refresh_bindings()

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """A click on the strip or the rail."""
        self.bring(PANES[event.index].id)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """The cursor moved: tell about the figure under it."""
        if event.rows in self.pane.walk_children():
            self.tell()

    def on_resize(self) -> None:
        """Fold everything to the new width."""
        self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        self.query_one("#text").set_class(self.has_class("-wide"), "-beside")
        self._show_banner()
        self.tell()

    def tell(self) -> None:
        """Inspector and status line."""
        inspector = self.query_one(Inspector)
        if inspector.display and inspector.size.width:
            words = self.pane.describe(inspector.size.width - PADDING)
            inspector.say(words or Content.styled("这里没有数字。", "$quiet"))
        self.say_status()

    def say_status(self) -> None:
        """Where one is, what is hidden, what could not be read."""
        hunt = self.hunt()
        here = self.pane.rows.here() if self.pane.rows else -1
        sought = f"查找 {self.sought} {hunt.count(here)}" if self.sought else ""
        unread = f"? 读不出 {self.desk.unread} 格" if self.desk.unread else ""
        near = self.pane.status()
        if not self.sought and hunt.stops and isinstance(self.pane, MoneyPane):
            near.insert(1, f"{'差异' if self.desk.compares else '问题'} {hunt.count(here)}")
        self.query_one("#status", TwoEnds).say([sought, *near], [unread])

    def hunt(self) -> Hunt:
        """The stops of the search, or of what the pane is about."""
        rows = self.pane.rows
        if rows is None:
            return Hunt()
        return Hunt(rows.seek(self.sought) if self.sought else rows.stops(), rows.order())


def beside(new: UnitBudget, old: UnitBudget | None) -> str:
    """What the title says of the second document."""
    if old is None:
        return ""
    if old.unit != new.unit:
        return f"与 {old.title} 并排"
    alike = (old.kind, old.phase) == (new.kind, new.phase) and old.year not in (None, new.year)
    return f"对 {old.year} 年" if alike else f"对 {old.caption}"
