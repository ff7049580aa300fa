"""Pictures of screens: Chinese on the grid, a text twin."""

from __future__ import annotations

import re

from tui.svg import CELL, regrid, screen_text, stable


def a_run(text: str, x: float = 0.0, line: int = 0) -> str:
    """One run of text as Rich writes it: its length counted in characters."""
    length = len(text) * CELL
    return (
        f'<text class="terminal-1-r1" x="{x:g}" y="{20 + line * 24.4:g}" textLength="{length:g}" '
        f'clip-path="url(#terminal-1-line-{line})">{text}</text>'
    )


class TestRegrid:
    """Rich squeezes wide characters; regrid gives them their two cells."""

    def test_a_chinese_run_gets_its_cells(self) -> None:
        """Two characters are four cells long."""
        assert 'textLength="48.8"' in regrid(a_run("支出"))

    def test_a_mixed_run_is_split_and_each_part_placed(self) -> None:
        """The figure after the name begins where the name ends."""
        parts = re.findall(r' x="([\d.]+)".*?>(.*?)</text>', regrid(a_run("支出201")))
        assert parts == [("0", "支出"), ("48.8", "201")]

    def test_ascii_is_left_alone(self) -> None:
        """Nothing to mend."""
        assert regrid(a_run("abc")) == a_run("abc")

    def test_markup_stays_escaped(self) -> None:
        """A name with a sharp bracket does not become an element."""
        assert ">&lt;<" in regrid(a_run("&lt;支"))


class TestTextTwin:
    """What a person diffs."""

    def test_rows_and_columns_are_kept(self) -> None:
        """Empty rows stay empty, gaps stay gaps."""
        assert screen_text(a_run("支出", 0, 0) + a_run("9.00", 8 * CELL, 2)) == "支出\n\n        9.00\n"

    def test_the_id_of_the_session_is_gone(self) -> None:
        """Two runs give the same bytes."""
        assert stable('id="terminal-4711-r1"') == 'id="terminal-r1"'
