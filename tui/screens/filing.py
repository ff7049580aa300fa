"""What leaves the screen: a page of the document in a viewer, a file of figures."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from model.disclosure import Source
from tui.export_plan import Choice, choices, content_of
from tui.messages import PageAsked
from tui.screens.export import ExportScreen
from tui.screens.frame import Frame


class Filing(Frame):
    """The commands that open or write files."""

    def action_open_page(self) -> None:
        """Open the document at the page of what the cursor stands on."""
        source = next(iter(_places(self.pane.sources())), None)
        if source is None:
            self.notify("这里没有可以打开的出处。", timeout=2)
        else:
            self.post_message(PageAsked(source))

    def action_export(self) -> None:
        """Choose what to write, and write it."""
        self.app.push_screen(ExportScreen(choices(self.desk, self.pane.sheet(), Path.cwd())), self._write)

    def _write(self, choice: Choice | None) -> None:
        if choice is None:
            return
        try:
            choice.path.write_bytes(content_of(choice, self.desk, self.view))
        except OSError as error:
            self.notify(f"写不了 {choice.path}：{error.strerror}", severity="error", markup=False)
        else:
            self.notify(str(choice.path), title="已导出", markup=False, timeout=6)


def _places(sources: Iterable[Source]) -> Iterable[Source]:
    """The places in a file that a person can go to."""
    return (source for source in sources if source.file and source.place)
