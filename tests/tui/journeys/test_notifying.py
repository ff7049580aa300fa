"""Notifications as they are drawn over the panes, whose edges must not eat what they say."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets._toast import Toast

from tests.tui.opening import NARROW, NORMAL, WIDE, drawn, opened, wait_for
from tui.screens.help import HelpScreen


async def said(pilot: Pilot[int]) -> str:
    """What the newest notification shows on the screen, without blanks and its own edge."""
    await wait_for(pilot, lambda: any(toast.region.area for toast in pilot.app.screen.query(Toast)))
    region = list(pilot.app.screen.query(Toast))[-1].region
    return "".join(drawn(pilot, region).replace("▌", "").split())


class TestDrawn:
    """Every character is seen, in every size, over the inspector beside the table, without it, and over two trees."""

    @pytest.mark.parametrize("before", ["", "1"], ids=["even", "odd"])
    @pytest.mark.parametrize(
        ("size", "keys"), [(NARROW, ""), (NORMAL, ""), (NORMAL, "i"), (WIDE, ""), (WIDE, "i"), (WIDE, "y")]
    )
    async def test_wide_characters_over_an_edge(self, size: tuple[int, int], keys: str, before: str) -> None:
        """Whether a wide character begins on an even cell or an odd one, no edge below cuts it in two."""
        async with opened(size=size, notifications=True) as pilot:
            await pilot.press("3", *keys)
            pilot.app.notify(before + "增减" * 30)
            assert await said(pilot) == before + "增减" * 30

    async def test_it_leaves_when_a_window_opens(self) -> None:
        """Over a window its edge would cut what the window says."""
        async with opened(size=NARROW, notifications=True) as pilot:
            await pilot.press("3", "v")
            await said(pilot)
            await pilot.press("question_mark")
            await wait_for(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
            await wait_for(pilot, lambda: not pilot.app.screen.query(Toast))

    async def test_what_a_command_says(self) -> None:
        """A title and a sentence over several lines, amounts and all."""
        async with opened(notifications=True) as pilot:
            await pilot.press("3", "v")
            assert await said(pilot) == "重大差异：粗增减至少10万元，且占上年数或总增减至少50%"
