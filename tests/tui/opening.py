"""Opening the app in tests: readers that read nothing from disk, and waiting for what is to happen."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from rich.segment import Segment
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from model.disclosure import Disclosure, UnitBudget
from model.errors import UnreadableDocument
from model.settings import Settings
from parsers.progress import Progress
from tests.builders import a_disclosure, a_pair
from tui.app import BudgetApp
from tui.loading import Reader, read_documents
from tui.panes.base import Pane
from tui.screens.main import MainScreen
from tui.svg import screen_text
from tui.widgets.account_tree import AccountTree

NARROW, NORMAL, WIDE = (80, 24), (120, 40), (200, 50)
SIZES = {"80x24": NARROW, "120x40": NORMAL, "200x50": WIDE}
SAMPLES = tuple(Path(__file__).parents[2] / "tui" / "samples" / f"sample-{year}.pdf" for year in (2023, 2022))
PATIENCE = 1500
STILL = 20
"""Looks at something that must all be the same before it counts as settled."""


class Reading:
    """A reader that returns budgets; with ``hold`` it waits after the first page until the test lets it go on."""

    def __init__(
        self,
        *budgets: UnitBudget,
        broken: Sequence[str] = (),
        reason: str = "文件已损坏",
        hold: bool = False,
        pages: int = 18,
    ) -> None:
        self.disclosure = a_disclosure(*budgets)
        self.broken, self.reason = tuple(broken), reason
        self.pages = pages
        self.go_on = threading.Event()
        if not hold:
            self.go_on.set()

    def __call__(
        self, paths: Sequence[Path], *, password: str | None = None, progress: Progress | None = None
    ) -> Disclosure:
        """Read nothing, page by page."""
        for path in paths:
            if path.name in self.broken and password is None:
                raise UnreadableDocument(path.name, self.reason)
            for page in (1, self.pages):
                if progress:
                    progress(path.name, page, self.pages)
                self.go_on.wait(10)
        return self.disclosure


def stands_still(count: Callable[[], int]) -> Callable[[], bool]:
    """Whether a count that grows step by step, such as the commands found, has stood still for a while."""
    seen: list[int] = []

    def still() -> bool:
        seen.append(count())
        return seen[-1] > 0 and len(seen) > STILL and len(set(seen[-STILL:])) == 1

    return still


async def wait_for(pilot: Pilot[Any], happened: Callable[[], bool]) -> None:
    """Go on as soon as it happened; fail when it does not."""
    for _ in range(PATIENCE):
        if happened():
            await pilot.pause()
            return
        await pilot.pause(0.02)
    raise AssertionError("it did not happen")


def mains(app: BudgetApp) -> list[MainScreen]:
    """The main screen, if it is there, also below a window."""
    return [screen for screen in app.screen_stack if isinstance(screen, MainScreen)]


@asynccontextmanager
async def opened(
    *budgets: UnitBudget,
    size: tuple[int, int] = NORMAL,
    settings: Settings | None = None,
    reader: Reader | None = None,
    paths: Sequence[str] = ("new.pdf", "old.pdf"),
    notifications: bool = False,
) -> AsyncIterator[Pilot[int]]:
    """The app on the main screen with these budgets, or with the small pair; notifications are drawn only if asked."""
    reader = reader or Reading(*(budgets or a_pair()))
    app = BudgetApp([Path(path) for path in paths], reader=reader, settings=settings)
    async with app.run_test(size=size, notifications=notifications) as pilot:
        await wait_for(pilot, lambda: any("overview" not in main.stale for main in mains(app)))
        yield pilot
        await app.workers.wait_for_complete()


@asynccontextmanager
async def opened_samples(*paths: Path, size: tuple[int, int]) -> AsyncIterator[Pilot[int]]:
    """The app on the shipped sample documents."""
    async with opened(reader=_sample_reader, paths=[str(path) for path in paths], size=size) as pilot:
        yield pilot


_READ: dict[tuple[Path, ...], Disclosure] = {}


def _sample_reader(
    paths: Sequence[Path], *, password: str | None = None, progress: Progress | None = None
) -> Disclosure:
    """The samples, read once a session."""
    key = tuple(paths)
    if key not in _READ:
        _READ[key] = read_documents(paths, password=password, progress=progress)
    return _READ[key]


def main_of(pilot: Pilot[int]) -> MainScreen:
    """The main screen, also below a window."""
    return next(screen for screen in reversed(pilot.app.screen_stack) if isinstance(screen, MainScreen))


def pane_of(pilot: Pilot[int]) -> Pane:
    """The pane that is shown."""
    return main_of(pilot).pane


def tree_of(pilot: Pilot[int]) -> AccountTree:
    """The money tree of the pane that is shown."""
    tree = pane_of(pilot).money_tree
    assert tree is not None
    return tree


def lines_of(tree: AccountTree) -> list[str]:
    """The lines of a tree as drawn, without the blanks at their ends."""
    return [tree.line(at, tree.line_room).plain.rstrip() for at in range(tree.count)]


def here(tree: AccountTree) -> str:
    """Code or name of the line under the cursor."""
    assert tree.item is not None
    account = tree.item.node.account
    return account.code or account.name


def drawn(pilot: Pilot[int], region: Region) -> str:
    """What stands on the screen within a region once all widgets are laid over each other."""
    shot = screen_text(pilot.app.export_screenshot()).splitlines()
    rows = (Strip([Segment(line)]) for line in shot[region.y : region.bottom])
    return "\n".join(row.crop(region.x, region.right).text for row in rows)


def words_of(widget: Widget) -> str:
    """What a widget shows, as plain text with its padding."""
    return "\n".join(strip.text.rstrip() for strip in widget.render_lines(Region(0, 0, *widget.outer_size)))
