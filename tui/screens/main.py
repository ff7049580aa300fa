"""The main screen: what a person can do, command by command (``tui.commands`` names the keys)."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from model.finding import Finding
from tui.commands import Where, bindings, command_of
from tui.figures import UNITS
from tui.messages import FindingOpened, UnitAsked
from tui.panes.findings import FindingsPane
from tui.panes.money import MoneyPane
from tui.prose import LEAST
from tui.screens.chooser import ChooserScreen
from tui.screens.comparing import Comparing
from tui.screens.filing import Filing
from tui.screens.frame import FIRST
from tui.screens.help import HelpScreen
from tui.screens.reviewing import Reviewing
from tui.screens.searching import Searching
from tui.screens.value import ValueScreen
from tui.widgets.finder import Finder
from tui.widgets.finding_list import FindingList
from tui.widgets.rows import Rows

ON_LINES: tuple[Where, ...] = ("rows", "figure", "subject", "amounts", "money", "pair", "trees")
"""What is of no use where a pane has no line."""


class MainScreen(Searching, Comparing, Reviewing, Filing):
    """Everything about one desk."""

    BINDINGS: ClassVar[list[BindingType]] = bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer a command only where it does something."""
        command = command_of(action)
        finder = self.query_one_optional(Finder)
        if command is not None and finder is not None and finder.has_class("-open"):
            return False
        if command is None or command.where == "always":
            return True
        # asked as soon as it is the screen of the app, before its panes are there
        return finder is not None and self._is_offered(command.where)

    def _is_offered(self, where: Where) -> bool:
        pane, desk = self.pane, self.desk
        if pane.is_empty and where in ON_LINES:
            return False
        match where:
            case "rows":
                return pane.rows is not None
            case "figure":
                return pane.INSPECTED or pane.money_tree is not None
            case "money":
                return pane.money_tree is not None
            case "amounts":
                return pane.money_tree is not None or self.current in ("overview", "targets")
            case "pair":
                return desk.compares and self.current not in ("overview", "findings", "text")
            case "trees":
                return desk.compares and pane.money_tree is not None
            case "subject":
                return pane.subject() is not None
            case "findings":
                return self.current == "findings"
            case "statements":
                return pane.statements > 1
            case "warned":
                return desk.old is not None and not desk.compares
            case "units":
                return len(desk.couples) > 1
            case _:
                return True

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter on a leaf: all about it; on the strip of problems: go to the figure."""
        if isinstance(event.rows, FindingList) and event.rows.finding:
            self.go_to_finding(event.rows.finding)
        elif event.rows in self.pane.walk_children():
            self.action_inspector()

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

    def action_unit(self) -> None:
        """元, 万元, 亿元."""
        at = UNITS.index(self.view.unit) if self.view.unit in UNITS else -1
        self.set_view(replace(self.view, unit=UNITS[(at + 1) % len(UNITS)]))

    def action_sort(self) -> None:
        """Document order, or the largest change first."""
        self.set_view(replace(self.view, by_change=not self.view.by_change))

    def action_flat(self) -> None:
        """Tree, or list of the lowest level."""
        self.set_view(replace(self.view, flat=not self.view.flat))

    def action_zeros(self) -> None:
        """Lines without money."""
        self.set_view(replace(self.view, zeros=not self.view.zeros))

    def action_ascii(self) -> None:
        """Marks of plain ASCII."""
        self.set_view(replace(self.view, ascii=not self.view.ascii))
        self.app.set_class(self.view.ascii, "-ascii")
        self.dated |= {"overview", "text", "findings"} - {self.current} - self.stale

    def action_theme(self) -> None:
        """墨 or 纸."""
        self.app.theme = "纸" if self.app.theme == "墨" else "墨"

    def action_filter(self) -> None:
        """The next filter of the log."""
        self.query_one(FindingsPane).next_filter()

    def action_maximise(self) -> None:
        """Only the pane, or everything."""
        self.toggle_class("-maximised")
        self.call_after_refresh(self.tell)

    def action_accept(self) -> None:
        """Compare two documents although they differ."""
        self.show_desk(self.desk.accepted())

    def action_units(self) -> None:
        """Choose another unit of the documents."""
        self.app.push_screen(ChooserScreen(self.desk.couples, self.desk.at, self.view), self._chosen)

    def _chosen(self, at: int | None) -> None:
        if at is not None and at != self.desk.at:
            self.post_message(UnitAsked(at))

    def action_inspector(self) -> None:
        """The panel at the right, or on a narrow screen all about the figure in a window."""
        if self.has_class("-narrow"):
            if self.pane.describe(LEAST) is not None:
                self.app.push_screen(ValueScreen(lambda room: self.pane.describe(room) or Content("")))
        else:
            self.toggle_class("-no-inspector")
            self.call_after_refresh(self.tell)

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

    def action_back(self) -> None:
        """One level back: search, filter, maximised pane, overview."""
        if self.sought:
            self.forget_search()
            self.tell()
        elif self.view.filters:
            self.set_view(replace(self.view, shown="all", unreviewed=False))
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
                    self.tell()
                    return
        self.notify("这一条没有可去的数字。", timeout=3)
