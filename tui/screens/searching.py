"""Finding and jumping: the search line, and the next hit, difference or finding."""

from __future__ import annotations

from tui.screens.frame import Frame
from tui.widgets.finder import Finder


class Searching(Frame):
    """The commands that look for something."""

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
        stop = self.hunt().after(rows.here(), step)
        if stop is None:
            self.notify("没有可去的地方。", timeout=2)
        else:
            rows.go_to_stop(stop)
            self.tell()

    def on_finder_sought(self, event: Finder.Sought) -> None:
        """Go to the first hit while a person types."""
        self.sought = event.text.strip()
        hunt = self.hunt()
        if self.sought and hunt.stops and self.pane.rows:
            self.pane.rows.go_to_stop(hunt.stops[0])
        self._count_hits()

    def on_finder_stepped(self, event: Finder.Stepped) -> None:
        """Another hit while the line is open."""
        self.action_jump(event.step)
        self._count_hits()

    def _count_hits(self) -> None:
        hunt = self.hunt()
        here = self.pane.rows.here() if self.pane.rows else -1
        words = "" if not self.sought else hunt.count(here) if hunt.stops else "没有"
        self.query_one(Finder).say(words)
        self.say_status()

    def on_finder_kept(self) -> None:
        """Back to the list; n and N go on."""
        self.query_one(Finder).close()
        self.refresh_bindings()
        self.pane.take_focus()
        self.tell()

    def on_finder_left(self) -> None:
        """Back to the list; nothing is sought any more."""
        self.forget_search()
        self.on_finder_kept()

    def forget_search(self) -> None:
        """Nothing is sought any more."""
        self.sought = ""
        if self.pane.rows is not None:
            self.pane.rows.seek("")
