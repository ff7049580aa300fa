"""Words that are folded to the width they get, and anew when that changes."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.widgets import Static

Build = Callable[[int], Content]


class Folded(Static):
    """A panel whose words are made for its width."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.build: Build | None = None

    def fill(self, build: Build) -> None:
        """Show what ``build`` makes of the width."""
        self.build = build
        self.refill()

    def refill(self) -> None:
        """Make the words anew."""
        if self.build is not None and self.content_size.width:
            self.update(self.build(self.content_size.width))

    def on_resize(self) -> None:
        """The width may have changed."""
        self.refill()
