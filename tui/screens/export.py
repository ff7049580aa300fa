"""Writing a file from the screen: what, in which form, and the name it gets."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui import width
from tui.export_plan import Choice
from tui.widgets.rows import Rows

WORDS_ROOM = 10


class ChoiceList(Rows):
    """Files that can be written, one a line."""

    def __init__(self, choices: tuple[Choice, ...]) -> None:
        super().__init__()
        self.choices = choices

    def on_mount(self) -> None:
        """All of them."""
        self.set_count(len(self.choices))
        self.styles.height = len(self.choices)

    def line(self, index: int, room: int) -> Text:
        """What, and the name of the file."""
        choice = self.choices[index]
        text = Text(" " + width.left(choice.words, WORDS_ROOM))
        return text.append(width.left(width.clean(choice.path.name), room - WORDS_ROOM - 1), self.style_of("quiet"))


class ExportScreen(ModalScreen[Choice | None]):
    """Gives back the choice, None where nothing is to be written."""

    CSS_PATH = "chooser.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,x,q", "leave", "返回", key_display="Esc")]

    def __init__(self, choices: tuple[Choice, ...]) -> None:
        super().__init__()
        self.choices = choices

    def compose(self) -> ComposeResult:
        """The list in a box."""
        with Vertical(id="chooser-box") as box:
            box.border_title = f"导出到 {width.clean(str(self.choices[0].path.parent))}"
            box.border_subtitle = "Enter 写出　Esc 返回"
            yield ChoiceList(self.choices)

    def on_mount(self) -> None:
        """Begin with what is on the screen."""
        self.query_one(ChoiceList).focus()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Write this one."""
        event.stop()
        self.dismiss(self.choices[event.index])

    def action_leave(self) -> None:
        """Write nothing."""
        self.dismiss(None)
