"""The main screen: panes, rail or strip, inspector, search line, status line. It runs every command."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Footer, Static

from model.finding import Finding
from tui.commands import PANES, bindings, command_of
from tui.desk import Desk, View, desk_for
from tui.figures import UNITS
from tui.glyphs import glyphs_for
from tui.hunt import Hunt
from tui.messages import FindingOpened
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
from tui.prose import LEAST, Prose
from tui.screens.help import HelpScreen
from tui.screens.value import ValueScreen
from tui.widgets.choices import Choices
from tui.widgets.finder import Finder
from tui.widgets.finding_list import FindingList, chosen
from tui.widgets.inspector import PADDING, Inspector
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


class MainScreen(Screen[None]):
    """Everything about one desk."""

    BINDINGS: ClassVar[list[BindingType]] = bindings()
    CSS_PATH = "main.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (160, "-wide")]  # noqa: RUF012

    def __init__(self, desk: Desk, view: View) -> None:
        super().__init__()
        self.desk = desk
        self.view = view
        self.stale = {pane.id for pane in PANES}
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
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the first pane."""
        self._show_desk()

    # The desk

    def _show_desk(self) -> None:
        self.stale = {pane.id for pane in PANES}
        self._show_titles()
        problems = self.query_one("#problems", FindingList)
        problems.show(chosen(self.desk.report, 0), glyphs_for(self.view.ascii))
        problems.border_title = f"校验 · 问题 {problems.count}"
        problems.set_class(problems.count == 0, "-none")
        self.bring(self.current)

    def _show_titles(self) -> None:
        new, old = self.desk.new, self.desk.old
        beside = f"对 {old.year or '年度不明'} 年" if old and old.unit == new.unit else f"与 {old.title} 并排" if old else ""
        self.query_one("#title", TwoEnds).say([new.title, beside], [f"单位：{self.view.unit}"])
        count = len(chosen(self.desk.report, 0))
        titles = [f"{pane.title} {count}" if pane.id == "findings" and count else pane.title for pane in PANES]
        labels = tuple(f"{number} {title}" for number, title in enumerate(titles, 1))
        self.query_one("#strip", Choices).labels = labels
        self.query_one("#rail", Choices).labels = padded(labels)
        self._show_banner()

    def _show_banner(self) -> None:
        words = list(self.desk.warnings)
        if words:
            words.append("仍按两份文件计算增减。" if self.desk.compares else "只并排显示，不算增减；按 a 仍然比较。")
        words += [f"没有读出：{failure}" for failure in self.desk.failures]
        banner = self.query_one("#banner", Static)
        banner.display = bool(words)
        prose = Prose(max(40, self.app.size.width - 4))
        if words:
            prose.item("!", " ".join(words), "warn", mark_tone="warn")
        banner.update(prose.content())

    def show_desk(self, desk: Desk) -> None:
        """Show another desk."""
        self.desk = desk
        self.sought = ""
        self._show_desk()
        self.refresh_bindings()

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
        else:
            self.pane.show_view(self.view)
        self.set_class(not self.pane.INSPECTED, "-no-figure")
        self.set_class(pane == "findings", "-log")
        self.pane.take_focus()
        self.call_after_refresh(self._tell)
        self.refresh_bindings()

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """A click on the strip or the rail."""
        self.bring(PANES[event.index].id)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """The cursor moved: tell about the figure under it."""
        if event.rows in self.pane.walk_children():
            self._tell()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter on a leaf: all about it; on the strip of problems: go to the figure."""
        if isinstance(event.rows, FindingList) and event.rows.finding:
            self.go_to_finding(event.rows.finding)
        elif event.rows in self.pane.walk_children():
            self.action_inspector()

    def on_resize(self) -> None:
        """Fold everything to the new width."""
        self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        self.query_one("#text").set_class(self.has_class("-wide"), "-beside")
        self._show_banner()
        self._tell()

    def _tell(self) -> None:
        """Inspector and status line."""
        inspector = self.query_one(Inspector)
        if inspector.display and inspector.size.width:
            words = self.pane.describe(inspector.size.width - PADDING)
            inspector.say(words or Content.styled("这里没有数字。", "$quiet"))
        self._say_status()

    def _say_status(self) -> None:
        hunt = self._hunt()
        here = self.pane.rows.here() if self.pane.rows else -1
        sought = f"“{self.sought}” {hunt.count(here)}" if self.sought else ""
        unread = f"? 读不出 {self.desk.unread} 格" if self.desk.unread else ""
        near = self.pane.status()
        if not self.sought and hunt.stops and isinstance(self.pane, MoneyPane):
            near.insert(1, f"{'差异' if self.desk.compares else '问题'} {hunt.count(here)}")
        self.query_one("#status", TwoEnds).say([sought, *near], [unread])

    def _hunt(self) -> Hunt:
        rows = self.pane.rows
        if rows is None:
            return Hunt()
        return Hunt(rows.seek(self.sought) if self.sought else rows.stops(), rows.order())

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer a command only where it does something."""
        if self.query_one(Finder).has_class("-open") and command_of(action):
            return False
        command = command_of(action)
        if command is None or command.where == "always":
            return True
        offered = {
            "rows": self.pane.rows is not None,
            "money": self.pane.money_tree is not None,
            "amounts": self.pane.money_tree is not None or self.current in ("overview", "targets"),
            "pair": self.desk.compares and self.current not in ("overview", "findings", "text"),
            "findings": self.current == "findings",
            "statements": self.pane.statements > 1,
            "warned": self.desk.old is not None and not self.desk.compares,
            "units": len(self.desk.couples) > 1,
        }
        return offered[command.where]

    def action_pane(self, pane: str) -> None:
        """Bring up a pane."""
        self.bring(pane)

    def action_statement(self, step: int) -> None:
        """The next table of the pane."""
        self.pane.step_statement(step)

    def action_measure(self, step: int) -> None:
        """Choose the next column."""
        if self.pane.money_tree:
            self.pane.money_tree.action_measure(step)

    def action_deepen(self, step: int) -> None:
        """Open the tree one level more or less."""
        if self.pane.money_tree:
            self.pane.money_tree.deepen(step)

    def action_follow(self) -> None:
        """Follow only children."""
        if self.pane.money_tree:
            self.pane.money_tree.follow()

    def _set_view(self, view: View) -> None:
        self.view = view
        self._show_titles()
        self.pane.show_view(view)
        self._tell()

    def action_unit(self) -> None:
        """元, 万元, 亿元."""
        at = UNITS.index(self.view.unit) if self.view.unit in UNITS else -1
        self._set_view(replace(self.view, unit=UNITS[(at + 1) % len(UNITS)]))

    def action_only_differences(self) -> None:
        """Only lines that differ, or all."""
        self._set_view(replace(self.view, only_differences=not self.view.only_differences))

    def action_sort(self) -> None:
        """Document order, or the largest change first."""
        self._set_view(replace(self.view, by_change=not self.view.by_change))

    def action_flat(self) -> None:
        """Tree, or list of the lowest level."""
        self._set_view(replace(self.view, flat=not self.view.flat))

    def action_zeros(self) -> None:
        """Lines without money."""
        self._set_view(replace(self.view, zeros=not self.view.zeros))

    def action_ascii(self) -> None:
        """Marks of plain ASCII."""
        self._set_view(replace(self.view, ascii=not self.view.ascii))
        self.app.set_class(self.view.ascii, "-ascii")
        self.stale |= {"overview", "text", "findings"} - {self.current}

    def action_theme(self) -> None:
        """墨 or 纸."""
        self.app.theme = "纸" if self.app.theme == "墨" else "墨"

    def action_filter(self) -> None:
        """The next filter of the log."""
        self.query_one(FindingsPane).next_filter()

    def action_maximise(self) -> None:
        """Only the pane, or everything."""
        self.toggle_class("-maximised")
        self.call_after_refresh(self._tell)

    def action_accept(self) -> None:
        """Compare two documents although they differ."""
        self.show_desk(self.desk.accepted())

    def action_next_unit(self) -> None:
        """The next unit of the documents."""
        couples = self.desk.couples
        here = next((at for at, (new, _) in enumerate(couples) if new is self.desk.new), 0)
        desk = desk_for(couples[(here + 1) % len(couples)])
        self.show_desk(replace(desk, couples=couples, failures=self.desk.failures))

    def action_inspector(self) -> None:
        """The panel at the right, or on a narrow screen all about the figure in a window."""
        if self.has_class("-narrow"):
            if self.pane.describe(LEAST) is not None:
                self.app.push_screen(ValueScreen(lambda room: self.pane.describe(room) or Content("")))
        else:
            self.toggle_class("-no-inspector")
            self.call_after_refresh(self._tell)

    def action_help(self) -> None:
        """Keys and marks."""
        self.app.push_screen(HelpScreen(self.view.ascii))

    def action_copy(self, what: str) -> None:
        """Copy the figure, or the row with tabs, through the terminal (OSC 52)."""
        text = self._copied(what)
        if text:
            self.app.copy_to_clipboard(text)
            self.notify(text, title="已复制", markup=False, timeout=2)

    def _copied(self, what: str) -> str:
        tree, rows = self.pane.money_tree, self.pane.rows
        if tree is not None:
            return tree.copied(what)
        return rows.plain(rows.cursor) if rows is not None and rows.count else ""

    # Searching and jumping

    def action_find(self) -> None:
        """Open the search line."""
        if self.pane.rows is not None:
            self.query_one(Finder).open()
            self.refresh_bindings()

    def action_jump(self, step: int) -> None:
        """The next hit, difference or finding."""
        rows = self.pane.rows
        if rows is None:
            return
        stop = self._hunt().after(rows.here(), step)
        if stop is None:
            self.notify("没有可去的地方。", timeout=2)
        else:
            rows.go_to_stop(stop)
            self._tell()

    def on_finder_sought(self, event: Finder.Sought) -> None:
        """Go to the first hit while a person types."""
        self.sought = event.text.strip()
        hunt = self._hunt()
        if self.sought and hunt.stops and self.pane.rows:
            self.pane.rows.go_to_stop(hunt.stops[0])
        self._count_hits()

    def on_finder_stepped(self, event: Finder.Stepped) -> None:
        """Another hit while the line is open."""
        self.action_jump(event.step)
        self._count_hits()

    def _count_hits(self) -> None:
        hunt = self._hunt()
        here = self.pane.rows.here() if self.pane.rows else -1
        words = "" if not self.sought else hunt.count(here) if hunt.stops else "没有"
        self.query_one(Finder).say(words)
        self._say_status()

    def on_finder_kept(self) -> None:
        """Back to the list; n and N go on."""
        self.query_one(Finder).close()
        self.refresh_bindings()
        self.pane.take_focus()
        self._tell()

    def on_finder_left(self) -> None:
        """Back to the list; nothing is sought any more."""
        self._forget_search()
        self.on_finder_kept()

    def _forget_search(self) -> None:
        self.sought = ""
        if self.pane.rows is not None:
            self.pane.rows.seek("")

    def action_back(self) -> None:
        """One level back: search, filter, maximised pane, overview."""
        if self.sought:
            self._forget_search()
            self._tell()
        elif self.view.only_differences:
            self.action_only_differences()
        elif self.has_class("-maximised"):
            self.action_maximise()
        elif self.current != FIRST:
            self.bring(FIRST)

    def on_finding_opened(self, event: FindingOpened) -> None:
        """Enter in the log."""
        self.go_to_finding(event.finding)

    def go_to_finding(self, finding: Finding) -> None:
        """Go to the figure a finding speaks of, in the first pane that has it."""
        for pane in self.query(MoneyPane):
            if finding.statement in pane.STATEMENTS:
                self.bring(pane.id or FIRST)
                if pane.go_to(finding):
                    self._tell()
                    return
        self.notify("这一条说的不是某一张表里的数字。", timeout=3)
