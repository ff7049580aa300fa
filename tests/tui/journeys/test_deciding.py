"""What a person decides on the screen: accepting the value proposed for a cell that could not be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.model.review.test_decisions import a_damaged_budget
from tests.tui.opening import NARROW, Reading, lines_of, main_of, opened, tree_of, wait_for, words_of
from tui.cli import main as command_line


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """The file that the damaged budget stands in."""
    path = tmp_path / "unit.pdf"
    path.write_bytes(b"%PDF damaged")
    return path


class TestAccepting:
    """p accepts, p takes back."""

    async def test_the_value_stands_in_the_tree_and_comes_back(self, document: Path) -> None:
        """Marked, no longer counted as unreadable, and still there when the document is opened again."""
        assert "?" in await self.line_after("f10", "?", document)
        assert "读不出 1 格" not in await self.line_after("p", "6.00^", document)
        assert "读不出 1 格" not in await self.line_after("f10", "6.00^", document)
        assert "读不出 1 格" in await self.line_after("p", "?", document)

    async def line_after(self, key: str, shown: str, document: Path) -> str:
        """The status line once a key has made the damaged cell show this."""
        async with opened(reader=Reading(a_damaged_budget()), paths=[str(document)], size=NARROW) as pilot:
            await pilot.press("3")
            tree = tree_of(pilot)
            tree.go_to_row("", "2010302", "total")
            await pilot.press(key)
            await wait_for(pilot, lambda: shown in lines_of(tree)[tree.cursor])
            return words_of(main_of(pilot).query_one("#status"))

    async def test_the_cursor_stays(self, document: Path) -> None:
        """Checking anew does not lead away from the line, and the inspector says what was decided."""
        async with opened(reader=Reading(a_damaged_budget()), paths=[str(document)]) as pilot:
            await pilot.press("3")
            tree_of(pilot).go_to_row("", "2010302", "total")
            await pilot.press("p")
            panel = main_of(pilot).query_one("#inspected")
            await wait_for(pilot, lambda: "推定值（经人认可，导出）" in words_of(panel))
            assert tree_of(pilot).item.node.account.code == "2010302"  # type: ignore[union-attr]

    async def test_without_a_proposal_nothing_is_decided(self, document: Path) -> None:
        """A printed figure is never replaced."""
        async with opened(reader=Reading(a_damaged_budget()), paths=[str(document)]) as pilot:
            await pilot.press("3")
            tree_of(pilot).go_to_row("", "2010301", "total")
            await pilot.press("p")
            assert pilot.app.decisions.accepted == {"unit.pdf": frozenset()}  # type: ignore[attr-defined]


class TestExporting:
    """What was accepted on the screen is exported by the command line."""

    async def test_export(
        self, document: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The figure is there, and stderr says how many such figures there are."""
        monkeypatch.setattr("parsers.read", lambda _paths, **_: Reading(a_damaged_budget()).disclosure)
        assert command_line(["export", str(document)]) == 0
        assert "2010302" not in capfd.readouterr().out
        async with opened(reader=Reading(a_damaged_budget()), paths=[str(document)]) as pilot:
            await pilot.press("3")
            tree_of(pilot).go_to_row("", "2010302", "total")
            await pilot.press("p")
            await wait_for(pilot, lambda: "6.00^" in lines_of(tree_of(pilot))[tree_of(pilot).cursor])
        assert command_line(["export", str(document)]) == 0
        heard = capfd.readouterr()
        assert "expenditure,,2010302,一般行政管理事务,total,60000" in heard.out
        assert "1 个数字是经人认可的推定值" in heard.err
