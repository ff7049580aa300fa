"""The panel at the right: everything about the figure under the cursor."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

PADDING = 4


class Inspector(VerticalScroll):
    """Shows one figure, or words of a pane that has none; never changes anything."""

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        yield Static(id="inspected")

    def say(self, content: Content) -> None:
        """Show these words from their beginning."""
        self.query_one("#inspected", Static).update(content)
        self.scroll_home(animate=False)
