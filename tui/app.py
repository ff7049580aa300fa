"""The app: settings, themes, keys; it reads documents and shows the screen that fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.command import CommandPalette
from textual.reactive import var
from textual.screen import Screen
from textual.worker import get_current_worker

from model.disclosure import Disclosure
from model.review.decisions import Decisions
from model.review.review import review_of
from model.settings import Settings
from tui.desk import Desk
from tui.loading import Reader, load, read_documents
from tui.messages import (
    Asked,
    Loaded,
    LoadFailed,
    LoadProgress,
    PageAsked,
    ProposalDecided,
    Redone,
    UnitAsked,
    UnitShown,
)
from tui.palette import CommandProvider
from tui.screens.main import MainScreen
from tui.screens.welcome import WelcomeScreen
from tui.svg import regrid, stable
from tui.theme import THEMES
from tui.view import View
from tui.viewer import show_page

READING = "reading"


class BudgetApp(App[int]):
    """Opens one disclosure, or two years of it side by side."""

    TITLE = "budget-tui"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[object]] = {CommandProvider}  # type: ignore[assignment]

    busy: var[bool] = var(False, toggle_class="-busy")

    def __init__(
        self,
        paths: Sequence[Path] = (),
        *,
        settings: Settings | None = None,
        password: str | None = None,
        reader: Reader = read_documents,
    ) -> None:
        super().__init__()
        self.paths = tuple(paths)
        self.settings = settings or Settings()
        self.password = password
        self.reader = reader
        self.welcome = WelcomeScreen(self.paths)
        self.disclosure = Disclosure(units=())
        self.decisions = Decisions()

    def on_mount(self) -> None:
        """Themes and keys, then the first screen; reading starts after it is shown."""
        for theme in THEMES:
            self.register_theme(theme)
        look = self.settings.look
        self.theme = look.theme if look.theme in self.available_themes else THEMES[0].name
        self.set_class(look.ascii, "-ascii")
        self.set_keymap(self.settings.keys)
        self.push_screen(self.welcome)
        if self.paths:
            self.call_after_refresh(self.read, self.paths)

    def read(self, paths: Sequence[Path]) -> None:
        """Read files in a thread of their own."""
        self.busy = True
        self._read(tuple(paths), self.password)

    @work(thread=True, exclusive=True, group=READING, exit_on_error=False)
    def _read(self, paths: tuple[Path, ...], password: str | None) -> None:
        worker = get_current_worker()
        load(self.reader, paths, password, self.post_message, lambda: worker.is_cancelled)

    def on_load_progress(self, event: LoadProgress) -> None:
        """A page was read."""
        if self.busy:
            self.welcome.progress(event.file, event.done, event.total)

    def on_loaded(self, event: Loaded) -> None:
        """Show what was read."""
        self.busy = False
        self.disclosure, self.decisions = event.disclosure, event.decisions
        self.sub_title = event.desk.new.title
        if self.decisions.problem:
            self.notify(self.decisions.problem, severity="warning", markup=False)
        main = MainScreen(event.desk, self.view_of(event.desk))
        self.switch_screen(main)
        if len(event.desk.couples) > 1:
            self.call_after_refresh(main.action_units)

    def on_load_failed(self, event: LoadFailed) -> None:
        """Say why; the app stays usable."""
        self.busy = False
        self.welcome.say(event.reasons)

    def on_proposal_decided(self, event: ProposalDecided) -> None:
        """Keep what a person decided, and check and compare anew with it."""
        self.decisions = self.decisions.toggled(event.budget, event.fact)
        problem = self.decisions.saved(event.fact.source.file)
        if problem:
            self.notify(problem, severity="warning", markup=False)
        main = self.screen
        if isinstance(main, MainScreen):
            self._redo(main.desk)

    @work(thread=True, exclusive=True, group=READING)
    def _redo(self, desk: Desk) -> None:
        self.post_message(Redone(desk.redone(self.decisions.applied(self.disclosure.units))))

    def on_redone(self, event: Redone) -> None:
        """Show the same place of the same unit with what was decided."""
        if isinstance(self.screen, MainScreen):
            self.screen.renew(event.desk)

    def on_unit_asked(self, event: UnitAsked) -> None:
        """Check and compare another unit of the documents."""
        if isinstance(self.screen, MainScreen):
            self._show_unit(self.screen.desk, event.at)

    @work(thread=True, exclusive=True, group=READING)
    def _show_unit(self, desk: Desk, at: int) -> None:
        self.post_message(UnitShown(desk.other(at)))

    def on_unit_shown(self, event: UnitShown) -> None:
        """Show another unit."""
        if isinstance(self.screen, MainScreen):
            self.sub_title = event.desk.new.title
            self.screen.show_desk(event.desk)

    def on_page_asked(self, event: PageAsked) -> None:
        """Open the document at the page, or say which page it is."""
        source = event.source
        path = next((path for path in self.paths if path.name == source.file and path.exists()), None)
        if path is None or source.page is None:
            words = f"{source.file} {source.place}"
        else:
            words = show_page(path, source.page, self.settings.viewer)
        self.notify(words, timeout=5, markup=False)

    def on_asked(self, event: Asked) -> None:
        """Read other files, or stop reading."""
        if not event.paths:
            self.workers.cancel_group(self, READING)
            self.busy = False
            self.welcome.say(("已停止读取。",))
            return
        self.password = event.password or self.password
        self.paths = event.paths
        self.welcome.begin(event.paths)
        self.read(event.paths)

    def view_of(self, desk: Desk) -> View:
        """How to begin: as set, and in the unit the document is printed in where none was set."""
        look, comparing = self.settings.look, self.settings.comparing
        unit = look.unit if "unit" in look.model_fields_set else desk.usual_unit
        return View(
            unit,
            shown="differences" if comparing.only_differences and desk.compares else "all",
            ascii=look.ascii,
            materiality=comparing.materiality,
            tables=comparing.tables,
            review=review_of(desk.new, desk.old),
        )

    def action_command_palette(self) -> None:
        """The palette, in Chinese."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder="输入命令的名称…", id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """What Textual itself offers, re-titled."""
        yield SystemCommand("程序：选主题", "墨、纸与 Textual 自带的主题", self.action_change_theme)
        yield SystemCommand("程序：截图", "把当前画面存成 SVG，中文按格对齐", partial(self.set_timer, 0.1, self.shoot))

    def shoot(self) -> None:
        """Save the screen as an SVG in the current folder."""
        path = Path.cwd() / "budget-tui.svg"
        try:
            path.write_text(regrid(stable(self.export_screenshot())), encoding="utf-8")
        except OSError as error:
            self.notify(f"存不了截图：{error.strerror}", severity="error", markup=False)
        else:
            self.notify(str(path), title="已存截图", markup=False)


def run(
    paths: Sequence[Path],
    *,
    settings: Settings | None = None,
    password: str | None = None,
    reader: Reader = read_documents,
) -> int:
    """Open the app on these files; returns the exit code."""
    return BudgetApp(paths, settings=settings, password=password, reader=reader).run() or 0
