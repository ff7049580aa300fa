"""The line at the top that says whose budget this is, and the one above the footer that says what is shown."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from tui import width


class TwoEnds(Widget):
    """One line with words at the left, which may be cut, and words at the right, which may not."""

    near: reactive[str] = reactive("")
    far: reactive[str] = reactive("")

    def render(self) -> Text:
        """Both ends on one line."""
        far = width.clean(self.far)
        room = self.size.width - width.cells(far) - 1
        return Text(width.left(width.clean(self.near), max(0, room)) + " " + far, no_wrap=True)

    def say(self, near: Sequence[str], far: Sequence[str] = ()) -> None:
        """Show what there is of these words."""
        self.near = "   ".join(word for word in near if word)
        self.far = "  ".join(word for word in far if word)
