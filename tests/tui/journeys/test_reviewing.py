"""Reviewed marks and notes: on figures, findings and targets, kept for the pair, told in the exports."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.review.review import users_reviews
from tests.builders import a_consistent_2022, a_consistent_2023, a_pair
from tests.tui.opening import NORMAL, Reading, here, lines_of, main_of, opened, pane_of, tree_of, wait_for, words_of
from tui.cli import main as command_line
from tui.screens.note import NoteScreen


class TestMarks:
    """r marks a figure, and the mark comes back."""

    async def test_a_mark_is_kept_for_the_pair(self) -> None:
        """Seen in the gutter, counted in the status line, and there again the next time."""
        for keys in (["r"], []):
            async with opened() as pilot:
                await pilot.press("3")
                tree = tree_of(pilot)
                tree.go_to_row("", "2010301", "total")
                await pilot.press(*keys)
                assert lines_of(tree)[tree.cursor].startswith("Δ✓")
                await wait_for(pilot, lambda: "复核 1/" in words_of(main_of(pilot).query_one("#status")))

    async def test_pressed_twice_nothing_is_left(self) -> None:
        """No file stays behind."""
        async with opened() as pilot:
            await pilot.press("3", "r")
            assert len(list(users_reviews().iterdir())) == 1
            await pilot.press("r")
            assert list(users_reviews().iterdir()) == []

    async def test_a_mark_lapses_with_its_value(self) -> None:
        """After a correction of the document the figure is unreviewed, and the inspector tells of the old note."""
        async with opened() as pilot:
            await pilot.press("3")
            tree_of(pilot).go_to_row("", "2010301", "total")
            await pilot.press("a", *"ok", "enter")
            await wait_for(pilot, lambda: not isinstance(pilot.app.screen, NoteScreen))
        other = a_consistent_2023().changing("expenditure", "2010301", "total", "51.00").build()
        async with opened(other, a_consistent_2022().build(), size=NORMAL) as pilot:
            await pilot.press("3")
            tree = tree_of(pilot)
            tree.go_to_row("", "2010301", "total")
            assert "※" not in lines_of(tree)[tree.cursor]
            panel = main_of(pilot).query_one("#inspected")
            await wait_for(pilot, lambda: "标记作废" in words_of(panel))

    async def test_u_hides_what_was_reviewed(self) -> None:
        """With d only the differences that are left."""
        async with opened() as pilot:
            await pilot.press("3", "d")
            tree_of(pilot).go_to_row("", "2210201", "total")
            await pilot.press("r", "U")
            codes = [item.node.account.code for item in tree_of(pilot).items]
            assert "2210201" not in codes
            assert "2010301" in codes
            await pilot.press("escape")
            assert "2080505" in [item.node.account.code for item in tree_of(pilot).items]

    async def test_a_finding_can_be_reviewed(self) -> None:
        """The mark stands in the log, the note in the words of the finding."""
        async with opened() as pilot:
            await pilot.press("7", "r", "a", *"seen", "enter")
            rows = pane_of(pilot).rows
            assert rows is not None
            await wait_for(pilot, lambda: rows.line(rows.cursor, 100).plain.startswith("✓"))
            await wait_for(pilot, lambda: "批注：seen" in words_of(main_of(pilot).query_one("#inspected")))

    async def test_a_target_can_be_reviewed(self) -> None:
        """Project and indicator, with their values of both years."""
        async with opened() as pilot:
            await pilot.press("6", "down", "r")
            rows = pane_of(pilot).rows
            assert rows is not None
            assert rows.line(rows.cursor, 100).plain[1] == "✓"


class TestNotes:
    """a writes, a changes, an empty note is none."""

    async def test_a_note_is_written_and_taken_away(self) -> None:
        """The gutter has its mark; escape leaves it as it was."""
        async with opened() as pilot:
            await pilot.press("3")
            tree = tree_of(pilot)
            await pilot.press("a", *"ask", "enter")
            assert lines_of(tree)[0][1] == "※"
            await pilot.press("a", "backspace", "escape")
            (mark,) = main_of(pilot).view.review.marks.values()
            assert mark.note == "ask"
            await pilot.press("a", *["backspace"] * 3, "enter")
            assert main_of(pilot).view.review.marks == {}

    async def test_a_file_that_is_not_understood_is_left_alone(self) -> None:
        """A sentence says so, and the mark holds for this session."""
        async with opened() as pilot:
            await pilot.press("3", "r")
        (path,) = users_reviews().iterdir()
        path.write_text("marks = [", encoding="utf-8")
        async with opened() as pilot:
            await pilot.press("3", "r")
            assert lines_of(tree_of(pilot))[0][1] == "✓"
        assert path.read_text(encoding="utf-8") == "marks = ["


class TestExports:
    """What a person marked is told by check, diff and the report."""

    async def test_the_command_line_tells_it(
        self, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The note of a figure in diff, that of a finding in check, both in the report."""
        new, old = a_pair()
        budgets = {"new.pdf": new, "old.pdf": old}
        files = [str(tmp_path / name) for name in budgets]
        for file in files:
            Path(file).touch()

        def read(paths, **_):  # type: ignore[no-untyped-def]
            return Reading(*(budgets[path.name] for path in paths)).disclosure

        monkeypatch.setattr("parsers.read", read)
        async with opened() as pilot:
            await pilot.press("3")
            tree_of(pilot).go_to_row("", "2010301", "total")
            assert here(tree_of(pilot)) == "2010301"
            await pilot.press("r", "a", *"figure", "enter", "7", "a", *"finding", "enter")
            await wait_for(pilot, lambda: len(main_of(pilot).view.review.marks) == 2)
        command_line(["diff", *files, "--format", "csv"])
        assert "已复核；批注：figure" in capfd.readouterr().out
        command_line(["check", *files])
        assert "批注：finding" in capfd.readouterr().out
        command_line(files)
        assert "批注：finding" in capfd.readouterr().out
