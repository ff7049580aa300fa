"""All about one figure in a window, for screens without room for the inspector."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

Build = Callable[[int], Content]
"""Makes words for a width in cells."""


class Folded(Static):
    """Words made for the width they get."""

    def __init__(self, build: Build) -> None:
        super().__init__()
        self.build = build

    def on_resize(self) -> None:
        """Make the words anew, after the layout that is under way."""
        self.call_after_refresh(self._refill)

    def _refill(self) -> None:
        self.update(self.build(self.content_size.width))


class ValueScreen(ModalScreen[None]):
    """Scrolls with the arrows, closes with escape, enter or the key that opened it."""

    CSS_PATH = "value.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,i,q,f6", "close", "关闭"),
    ]

    def __init__(self, build: Build, title: str = "详情") -> None:
        super().__init__()
        self.build = build
        self.box_title = title

    def compose(self) -> ComposeResult:
        """The words in a box."""
        with Vertical(id="value-box") as box:
            box.border_title = self.box_title
            box.border_subtitle = "Esc 关闭"
            with VerticalScroll(id="value-scroll", can_focus=True):
                yield Folded(self.build)

    def on_mount(self) -> None:
        """Arrows scroll."""
        self.query_one("#value-scroll").focus()

    def action_close(self) -> None:
        """Back to the figure."""
        self.dismiss(None)
