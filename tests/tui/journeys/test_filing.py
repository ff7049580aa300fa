"""What leaves the screen: a page in a viewer, a file of figures."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.builders import a_pair
from tests.tui.opening import NORMAL, Reading, opened, tree_of, wait_for, words_of
from tui import viewer
from tui.screens.export import ChoiceList, ExportScreen
from tui.viewer import command_for, show_page


class TestExport:
    """x writes what is on the screen, or everything."""

    @pytest.mark.parametrize(("down", "form"), [(0, "csv"), (1, "xlsx"), (2, "md")])
    async def test_what_is_on_the_screen(
        self, down: int, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The lines that are shown, under the name that was shown."""
        monkeypatch.chdir(tmp_path)
        async with opened() as pilot:
            await pilot.press("3", "d", "x", *["down"] * down)
            assert isinstance(pilot.app.screen, ExportScreen)
            name = pilot.app.screen.choices[down].path.name
            assert name in words_of(pilot.app.screen.query_one(ChoiceList))
            box = pilot.app.screen.query_one("#chooser-box").region
            assert abs(box.x - (NORMAL[0] - box.right)) <= 1
            await pilot.press("enter")
            await wait_for(pilot, lambda: any(tmp_path.iterdir()))
            (path,) = tmp_path.iterdir()
            assert (path.name, path.suffix) == (name, f".{form}")
            rows = rows_in(path)
            assert rows[1][:3] == ["", "合计", "100.00"]
            assert "2080505" not in [row[0] for row in rows]
            assert len(rows) - 1 == tree_of(pilot).count

    @pytest.mark.parametrize(("down", "form"), [(3, "csv"), (4, "xlsx"), (5, "md")])
    async def test_everything(self, down: int, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The whole comparison in yuan, the log and the targets with it where the form has room for them."""
        monkeypatch.chdir(tmp_path)
        async with opened() as pilot:
            await pilot.press("3", "x", *["down"] * down, "enter")
            await wait_for(pilot, lambda: any(tmp_path.iterdir()))
        (path,) = tmp_path.iterdir()
        if form == "csv":
            assert "expenditure,,2010301,行政运行,total,changed,500000,450000" in path.read_text(encoding="utf-8")
        elif form == "md":
            text = path.read_text(encoding="utf-8")
            assert "# 校验" in text
            assert "检查次数" in text
        else:
            import openpyxl

            book = openpyxl.load_workbook(path)
            assert book.sheetnames == ["比较", "校验", "绩效", "数字"]
            assert book["比较"].cell(2, 7).value == 1_000_000

    async def test_a_file_is_never_overwritten(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The second one gets a number."""
        monkeypatch.chdir(tmp_path)
        async with opened() as pilot:
            for count in (1, 2):
                await pilot.press("x", "enter")
                await wait_for(pilot, lambda wanted=count: len(list(tmp_path.iterdir())) == wanted)  # type: ignore[misc]
        assert {path.stem[-2:] for path in tmp_path.iterdir()} == {"22", "-2"}

    async def test_a_folder_that_cannot_be_written(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A sentence, no traceback."""

        def full(*_: object) -> int:
            raise OSError(28, "No space left on device")

        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(Path, "write_bytes", full)
        async with opened() as pilot:
            await pilot.press("x", "enter")
            await wait_for(pilot, lambda: any("No space left" in note.message for note in pilot.app._notifications))


def rows_in(path: Path) -> list[list[str]]:
    """The rows of a table file as text, heads first."""
    if path.suffix == ".csv":
        return [[cell.strip() for cell in row] for row in csv.reader(path.read_text(encoding="utf-8").splitlines())]
    if path.suffix == ".md":
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
        rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
        return [rows[0], *rows[2:]]
    import openpyxl

    sheet = openpyxl.load_workbook(path).active
    return [[shown(cell.value) for cell in row] for row in sheet.iter_rows()]


def shown(value: object) -> str:
    """A value of a workbook: amounts with two decimals."""
    return f"{value:.2f}" if isinstance(value, int | float) else str(value or "").strip()


class TestOpeningThePage:
    """o shows the page that a figure is printed on."""

    async def test_the_page_of_the_figure(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The viewer is told file and page."""
        started: list[object] = []
        monkeypatch.setattr("tui.app.show_page", lambda *args: started.append(args) or "ok")
        paths = [tmp_path / "unit2023.pdf", tmp_path / "unit2022.pdf"]
        for path in paths:
            path.touch()
        async with opened(reader=Reading(*a_pair()), paths=[str(path) for path in paths]) as pilot:
            await pilot.press("3", "o")
            await wait_for(pilot, lambda: bool(started))
            figure = tree_of(pilot).figure
            assert figure is not None
            assert started == [(paths[0], figure.facts[0].source.page, "")]

    def test_a_viewer_that_knows_pages_comes_first(self) -> None:
        """evince is told the page, xdg-open cannot be."""
        path = Path("预算 2023.pdf")
        assert command_for(path, 9, which=lambda name: name) == (["evince", "--page-index=9", "预算 2023.pdf"], True)
        only = {"xdg-open"}.__contains__
        assert command_for(path, 9, which=lambda name: name if only(name) else None) == (
            ["xdg-open", "预算 2023.pdf"],
            False,
        )

    def test_without_a_viewer_the_page_is_named(self) -> None:
        """On a machine without a desktop."""
        assert "第 9 页" in show_page(Path("a.pdf"), 9, which=lambda _: None)

    def test_a_viewer_of_ones_own(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """As set, also without a screen; a program that cannot start is told."""
        monkeypatch.setattr(viewer, "has_screen", lambda: False)
        started: list[object] = []
        words = show_page(Path("a.pdf"), 9, "mine -p {page} {file}", lambda name: name, started.append)
        assert (started, words) == ([["mine", "-p", "9", "a.pdf"]], "已打开 a.pdf 第 9 页")

        def broken(_: object) -> None:
            raise OSError(13, "Permission denied")

        assert "Permission denied" in show_page(Path("a.pdf"), 9, "mine {file}", lambda name: name, broken)
