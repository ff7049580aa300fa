"""The line of keys: set as the room allows, and a mouse may press them."""

from __future__ import annotations

import pytest

from tests.builders import a_consistent_2022, a_consistent_2023
from tests.tui.opening import NARROW, main_of, opened, wait_for, words_of
from tui.widgets.key_bar import Key, KeyBar

WORDS = {"a": "一一", "b": "二二", "c": "三三", "d": "四", "e": "帮助", "f": "命令", "g": "退出"}
KEYS = tuple(Key(key, key, word, "") for key, word in WORDS.items())


def bar(*keys: Key) -> KeyBar:
    """A bar with these keys, on no screen."""
    found = KeyBar()
    found.set_reactive(KeyBar.keys, keys)
    return found


def set_in(room: int) -> str:
    """The keys as they are set in so many cells."""
    line = ""
    for key, start in bar(*KEYS).places(room):
        line += " " * (start - sum(2 if char > "\u2e80" else 1 for char in line)) + f"{key.shown} {key.word}"
    return line


class TestRoom:
    """Help, palette and quit are there in any width."""

    @pytest.mark.parametrize(
        ("room", "line"),
        [
            (54, " a 一一  b 二二  c 三三  d 四  e 帮助  f 命令  g 退出"),
            (53, " a 一一 b 二二 c 三三 d 四 e 帮助 f 命令 g 退出"),
            (46, " a 一一 b 二二 c 三三 e 帮助 f 命令 g 退出"),
            (10, " e 帮助 f 命令 g 退出"),
        ],
    )
    def test_wide_close_and_fewer(self, room: int, line: str) -> None:
        assert set_in(room) == line


class TestKeys:
    """What the screen offers just now."""

    async def test_all_fit_on_a_narrow_screen(self) -> None:
        """Also with several units and tables, when there are most."""
        budgets = [
            year().with_fields(unit=name, code=code).build()
            for code, name in (("1", "甲局"), ("2", "乙局"))
            for year in (a_consistent_2023, a_consistent_2022)
        ]
        async with opened(*budgets, size=NARROW) as pilot:
            await wait_for(pilot, lambda: bool(pilot.app.screen.query("UnitList")))
            await pilot.press("escape", "3")
            bar = main_of(pilot).query_one(KeyBar)
            await wait_for(pilot, lambda: "换表" in words_of(bar))
            assert words_of(bar).split()[::2] == ["/", "n", "d", ">", "u", "i", "b", "?", ":", "q"]

    async def test_a_click_presses(self) -> None:
        """On 差异, as d does."""
        async with opened(size=NARROW) as pilot:
            await pilot.press("3")
            bar = main_of(pilot).query_one(KeyBar)
            await wait_for(pilot, lambda: "差异" in words_of(bar))
            at = next(start for key, start in bar.places(80) if key.word == "差异")
            await pilot.click(bar, offset=(at + 3, 0))
            await wait_for(pilot, lambda: main_of(pilot).view.shown == "differences")
