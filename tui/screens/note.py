"""One line to write a note in."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.width import clean


class NoteScreen(ModalScreen[str | None]):
    """Gives back the note, blank where it was emptied, None where it was left."""

    CSS_PATH = "note.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "放弃", key_display="Esc")]

    def __init__(self, about: str, note: str) -> None:
        super().__init__()
        self.about = about
        self.note = note

    def compose(self) -> ComposeResult:
        """What it is about, and the line."""
        with Vertical(id="note-box") as box:
            box.border_title = "批注"
            box.border_subtitle = "Enter 存下　Esc 放弃"
            yield Static(Content(clean(self.about)), id="note-about")
            yield Input(self.note, placeholder="写一句；留空即删去", id="note-input", compact=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it."""
        event.stop()
        self.dismiss(event.value)

    def action_leave(self) -> None:
        """As it was."""
        self.dismiss(None)
