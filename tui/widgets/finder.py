"""The search line: live while a person types, gone with escape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static


class Finder(Horizontal):
    """An input for code, name or amount with the count of hits beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "回到表中", key_display="Enter"),
        Binding("down,f8", "step(1)", "下一处", key_display="↓"),
        Binding("up,f7", "step(-1)", "上一处", key_display="↑"),
        Binding("escape", "leave", "放弃查找", key_display="Esc"),
    ]

    @dataclass
    class Sought(Message):
        """The text to find changed."""

        text: str

    @dataclass
    class Stepped(Message):
        """Go to the next or previous hit while the line stays open."""

        step: int

    class Kept(Message):
        """Enter: back to the list with the hits kept."""

    class Left(Message):
        """Escape: back to the list, nothing sought."""

    def compose(self) -> ComposeResult:
        """The word, the input, the count."""
        yield Static("查找", id="finder-word")
        yield Input(placeholder="编码、名称或金额", id="finder-input", compact=True)
        yield Static("", id="finder-count")

    def open(self) -> None:
        """Show the line, empty, with the focus in it."""
        self.add_class("-open")
        field = self.query_one(Input)
        field.value = ""
        field.focus()

    def close(self) -> None:
        """Hide the line."""
        self.remove_class("-open")

    def say(self, words: str) -> None:
        """The count at the right."""
        self.query_one("#finder-count", Static).update(Content(words))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while typing."""
        event.stop()
        if self.has_class("-open"):
            self.post_message(self.Sought(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the hits."""
        event.stop()
        self.post_message(self.Kept())

    def action_keep(self) -> None:
        """Keep the hits."""
        self.post_message(self.Kept())

    def action_leave(self) -> None:
        """Give the search up."""
        self.post_message(self.Left())

    def action_step(self, step: int) -> None:
        """Look at another hit."""
        self.post_message(self.Stepped(step))
