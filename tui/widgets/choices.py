"""One line (or column) of choices of which one is on: the pane strip, the rail, the tables of a pane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.width import cells, cut

GAP = "  "


class Choices(Widget):
    """Labels beside or below each other; a click picks one. Keys are left to the screen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choices--on", "choices--off", "choices--count"}

    labels: reactive[tuple[str, ...]] = reactive[tuple[str, ...]]((), layout=True)
    at: reactive[int] = reactive(0)

    @dataclass
    class Picked(Message):
        """A person clicked a choice."""

        choices: Choices
        index: int

        @property
        def control(self) -> Choices:
            """The strip that was clicked."""
            return self.choices

    def __init__(self, labels: tuple[str, ...] = (), *, upright: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.upright = upright
        self.set_reactive(Choices.labels, labels)

    def render(self) -> Text:
        """The labels, the chosen one marked by colour and by brackets of its own."""
        text = Text(no_wrap=True, overflow="ellipsis")
        for index, label in enumerate(self.labels):
            if index:
                text.append("\n" if self.upright else "")
            style = self.get_component_rich_style("choices--on" if index == self.at else "choices--off")
            room = self.size.width - 2 if self.upright else cells(label)
            shown = cut(label, room)
            padding = " " * (room - cells(shown)) if self.upright else ""
            text.append(f" {shown}{padding} ", style)
        return text

    def on_click(self, event: events.Click) -> None:
        """Pick what is under the mouse."""
        index = event.y if self.upright else self._index_at(event.x)
        if 0 <= index < len(self.labels):
            self.post_message(self.Picked(self, index))

    def _index_at(self, x: int) -> int:
        for index, label in enumerate(self.labels):
            x -= cells(label) + len(GAP)
            if x < 0:
                return index
        return -1
