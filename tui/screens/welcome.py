"""The first screen: what is being read and how far, or why it could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, ProgressBar, Static

from tui.messages import Asked
from tui.prose import Prose
from tui.widgets.key_bar import KeyBar

ROOM = 64
LOCK = "密码"
"""What every sentence says of a document that needs a password."""

INTRODUCTION = "打开一份单位预算公开文件，旁边放上上年的：变了什么，哪里对不上，印在哪一页。"


class WelcomeScreen(Screen[None]):
    """Shows progress while documents are read; afterwards only if none could be."""

    CSS_PATH = "welcome.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", "停止读取", key_display="Esc", id="load.stop"),
        Binding("o", "ask('paths')", "打开别的文件", id="load.open"),
        Binding("r", "again", "再读一次", id="load.again"),
        Binding("p", "ask('password')", "输入密码", id="load.password"),
        Binding("q", "app.quit", "退出", id="load.quit"),
    ]

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__()
        self.paths = tuple(paths)
        self.reading = bool(paths)
        self.asking = ""
        self.locked = False

    def compose(self) -> ComposeResult:
        """A box in the middle."""
        with Vertical(id="welcome-box") as box:
            box.border_title = "budget-tui"
            yield Static(id="welcome-words")
            yield ProgressBar(total=None, show_eta=False, id="welcome-bar")
            yield Static(id="welcome-page")
            yield Input(id="welcome-input", compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """Say what is going to be read."""
        self.query_one("#welcome-input").display = False
        if self.reading:
            self.begin(self.paths)
        else:
            self.say(())

    def begin(self, paths: Sequence[Path]) -> None:
        """Reading starts."""
        self.paths, self.reading = tuple(paths), True
        prose = Prose(ROOM).text(INTRODUCTION, "quiet").gap()
        for path in paths:
            prose.pair("正在读", path.name)
        self.query_one("#welcome-words", Static).update(prose.content())
        self.query_one("#welcome-bar", ProgressBar).update(total=None, progress=0)
        self._show_bar(True)
        self.query_one("#welcome-page", Static).update("")
        self.refresh_bindings()

    def progress(self, file: str, done: int, total: int) -> None:
        """A page was read."""
        self.query_one("#welcome-bar", ProgressBar).update(total=total or None, progress=done)
        pages = f"第 {done}/{total} 页" if total else f"第 {done} 页"
        self.query_one("#welcome-page", Static).update(Prose(ROOM).text(f"{file}　{pages}", "quiet").content())

    def say(self, reasons: Sequence[str]) -> None:
        """Reading is over without a document: why, and what one can do."""
        self.reading, self.locked = False, any(LOCK in reason for reason in reasons)
        prose = Prose(ROOM).text(INTRODUCTION, "quiet").gap()
        for reason in reasons:
            prose.item("!", reason, "warn", mark_tone="warn")
        if reasons:
            prose.gap()
        if self.locked:
            prose.text("按 p 输入密码。")
        prose.text("按 o 打开文件：一份或两份，以空格分开；也可以在命令行给出。")
        self.query_one("#welcome-words", Static).update(prose.content())
        self._show_bar(False)
        self.refresh_bindings()

    def _show_bar(self, shown: bool) -> None:
        self.query_one("#welcome-bar").display = shown
        self.query_one("#welcome-page").display = shown

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Stopping needs a reading, trying again needs none."""
        if action == "stop":
            return self.reading or bool(self.asking)
        if action == "again":
            return not self.reading and bool(self.paths)
        if action == "ask":
            return not self.reading and (self.locked or parameters != ("password",))
        return True

    def action_stop(self) -> None:
        """Close the input, or give the reading up."""
        if self.asking:
            self._close_input()
        else:
            self.post_message(Asked(()))

    def action_again(self) -> None:
        """Read the same files again."""
        self.post_message(Asked(self.paths))

    def action_ask(self, what: str) -> None:
        """Ask for files or for a password."""
        self.asking = what
        field = self.query_one("#welcome-input", Input)
        field.password = what == "password"
        field.placeholder = "文件的密码" if what == "password" else "文件路径，几份以空格分开"
        field.value = ""
        field.display = True
        field.focus()
        self.refresh_bindings()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Read what was asked for."""
        words, asked = event.value.strip(), self.asking
        self._close_input()
        if asked == "password":
            self.post_message(Asked(self.paths, words))
        elif words:
            self.post_message(Asked(tuple(named(words))))

    def _close_input(self) -> None:
        self.asking = ""
        self.query_one("#welcome-input").display = False
        self.set_focus(None)
        self.refresh_bindings()


def named(words: str) -> list[Path]:
    """Files from a line of paths; a path with blanks stands in quotes or is the whole line."""
    import shlex

    whole = Path(words).expanduser()
    if whole.exists():
        return [whole]
    try:
        return [Path(word).expanduser() for word in shlex.split(words)]
    except ValueError:
        return [whole]
