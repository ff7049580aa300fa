"""Pictures of every pane in three sizes, with one document and with two, and of what happens around them.

They are drawn from the shipped samples. ``--accept`` writes them anew; the text twins are what a reviewer diffs.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from model.settings import Look, Settings
from tests.builders import a_consistent_2022, a_consistent_2023, a_pair
from tests.snapshots import Snap
from tests.tui.opening import (
    NARROW,
    NORMAL,
    SAMPLES,
    SIZES,
    WIDE,
    Reading,
    main_of,
    opened,
    opened_samples,
    pane_of,
    stands_still,
    tree_of,
    wait_for,
    words_of,
)
from tui.app import BudgetApp
from tui.commands import PANES
from tui.screens.main import MainScreen

KEYS = {pane.id: str(number) for number, pane in enumerate(PANES, 1)}
ONE_DOCUMENT = ("overview", "balance", "functional", "findings")


class TestTwoDocuments:
    """Every pane with both years."""

    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize("pane", KEYS)
    async def test_pane(self, snap: Snap, pane: str, size: str) -> None:
        """As it looks when it is brought up."""
        async with opened_samples(*SAMPLES, size=SIZES[size]) as pilot:
            await pilot.press(KEYS[pane])
            await settled(pilot)
            await snap(pilot, f"{pane}/two-{size}")


class TestOneDocument:
    """The panes that look different without last year."""

    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize("pane", ONE_DOCUMENT)
    async def test_pane(self, snap: Snap, pane: str, size: str) -> None:
        """No difference, no second year."""
        async with opened_samples(SAMPLES[0], size=SIZES[size]) as pilot:
            await pilot.press(KEYS[pane])
            await settled(pilot)
            await snap(pilot, f"{pane}/one-{size}")


class TestTree:
    """The money tree at work."""

    async def test_search(self, snap: Snap) -> None:
        """Hits are counted and marked."""
        async with opened_samples(*SAMPLES, size=NARROW) as pilot:
            await pilot.press("3", "slash", *"养老")
            await wait_for(pilot, lambda: "1/2" in words_of(main_of(pilot).query_one("#finder-count")))
            pilot.app.screen.query_one("#finder-input").cursor_blink = False  # type: ignore[attr-defined]
            await snap(pilot, "search/two-80x24")

    async def test_only_differences_by_size(self, snap: Snap) -> None:
        """A flat list, the largest change first."""
        async with opened_samples(*SAMPLES, size=NORMAL) as pilot:
            await pilot.press("4", "d", "t", "s", "n")
            await settled(pilot)
            await snap(pilot, "economic/differences-120x40")

    async def test_window_of_a_figure(self, snap: Snap) -> None:
        """All about one figure on a narrow screen."""
        async with opened_samples(*SAMPLES, size=NARROW) as pilot:
            await pilot.press("3")
            tree_of(pilot).go_to_row("", "2080501", "total")
            await pilot.press("i")
            await pilot.pause()
            await snap(pilot, "inspector/two-80x24")

    async def test_ascii_on_paper(self, snap: Snap) -> None:
        """The other theme and the other marks."""
        settings = Settings(look=Look(theme="纸", ascii=True))
        async with opened(*a_pair(), size=NORMAL, settings=settings) as pilot:
            await pilot.press("3")
            await settled(pilot)
            await snap(pilot, "functional/ascii-120x40")

    async def test_two_lines(self, snap: Snap) -> None:
        """One year above the other, with a reviewed line and a note."""
        async with opened_samples(*SAMPLES, size=NARROW) as pilot:
            await pilot.press("3", "u", "u", "w", "r", "down", "a", *"ok", "enter", "right_square_bracket")
            await settled(pilot)
            await snap(pilot, "functional/tall-80x24")


class TestAround:
    """Loading, failing, choosing, asking."""

    async def test_loading(self, snap: Snap) -> None:
        """One page of eighteen."""
        reader = Reading(*a_pair(), hold=True)
        app = BudgetApp([Path("unit2023.pdf"), Path("unit2022.pdf")], reader=reader)
        async with app.run_test(size=NARROW) as pilot:
            await wait_for(pilot, lambda: "1/18" in words_of(app.screen.query_one("#welcome-page")))
            await snap(pilot, "loading/80x24")
            reader.go_on.set()
            await wait_for(pilot, lambda: isinstance(app.screen, MainScreen))

    async def test_failure(self, snap: Snap) -> None:
        """Why, and what now."""
        app = BudgetApp([Path("unit2023.pdf")], reader=Reading(*a_pair(), broken=["unit2023.pdf"]))
        async with app.run_test(size=NARROW) as pilot:
            await wait_for(pilot, lambda: "已损坏" in words_of(app.screen.query_one("#welcome-words")))
            await snap(pilot, "failure/80x24")

    async def test_not_comparable(self, snap: Snap) -> None:
        """Another unit beside it: a banner, two columns, no difference."""
        other = a_consistent_2022().with_fields(unit="另一单位", code="999002").build()
        async with opened(a_consistent_2023().build(), other, size=NORMAL) as pilot:
            await pilot.press("3")
            await settled(pilot)
            await snap(pilot, "functional/apart-120x40")

    async def test_units(self, snap: Snap) -> None:
        """A document of several units asks which one."""
        budgets = [
            year().with_fields(unit=name, code=code).build()
            for code, name in (("101001", "示例市甲局本级"), ("101002", "示例市甲局信息中心"))
            for year in (a_consistent_2023, a_consistent_2022)
        ]
        async with opened(*budgets, size=NARROW) as pilot:
            await wait_for(pilot, lambda: bool(pilot.app.screen.query("UnitList")))
            await pilot.pause()
            await snap(pilot, "units/80x24")

    async def test_palette(self, snap: Snap) -> None:
        """Grouped, in Chinese."""
        async with opened_samples(*SAMPLES, size=NARROW) as pilot:
            await pilot.press("ctrl+p")
            commands = pilot.app.screen.query_one("CommandList")
            await wait_for(pilot, stands_still(lambda: commands.option_count))  # type: ignore[attr-defined]
            commands.highlighted = 0  # type: ignore[attr-defined]
            commands.scroll_home(animate=False)
            pilot.app.screen.query_one("CommandInput").cursor_blink = False  # type: ignore[attr-defined]
            await snap(pilot, "palette/80x24")

    async def test_help(self, snap: Snap) -> None:
        """Keys and marks."""
        async with opened(size=WIDE) as pilot:
            await pilot.press("question_mark")
            await pilot.pause()
            await snap(pilot, "help/200x50")


async def settled(pilot) -> None:  # type: ignore[no-untyped-def]
    """Wait until nothing is left to lay out, and the status line has been said."""
    if pane_of(pilot).status():
        await wait_for(pilot, lambda: bool(words_of(main_of(pilot).query_one("#status")).strip()))
    for _ in range(3):
        await pilot.pause()
