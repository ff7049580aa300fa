"""Folders on the command line, the engine, and the cache, with real documents in real processes."""

from __future__ import annotations

import csv
import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.evil import a_page_of
from tests.typeset.samples import FOLDER

ROOT = Path(__file__).parents[2]
SAMPLES = ("sample-2023.pdf", "sample-2022.pdf")


def call(*arguments: object, cache: Path | str = "off") -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    command = [sys.executable, "-m", "tui.cli", *map(str, arguments)]
    environment = {**os.environ, "BUDGET_TUI_CACHE": str(cache)}
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment, check=False, timeout=120)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Both samples, one of them in a folder below, a page that is no disclosure, a broken file and a hidden one."""
    place = tmp_path / "documents"
    (place / "older").mkdir(parents=True)
    (place / "sample-2023.pdf").write_bytes((FOLDER / "sample-2023.pdf").read_bytes())
    (place / "older" / "sample-2022.pdf").write_bytes((FOLDER / "sample-2022.pdf").read_bytes())
    (place / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (place / "letter.pdf").write_bytes(a_page_of(b"BT /F 10 Tf 50 50 Td (Dear all) Tj ET"))
    (place / ".hidden.pdf").write_bytes(b"%PDF-1.7\nnothing")
    return place


class TestExport:
    """Every document of a folder, whatever becomes of the others."""

    def test_all_that_can_be_read_in_the_order_of_names(self, folder: Path) -> None:
        done = call("export", folder)
        together = list(csv.reader(io.StringIO(done.stdout)))
        alone = [list(csv.reader(io.StringIO(call("export", FOLDER / name).stdout))) for name in reversed(SAMPLES)]
        assert done.returncode == 2
        assert [row[:-1] for row in together] == [*alone[0], *alone[1][1:]]
        assert [*dict.fromkeys(row[-1] for row in together)] == ["file", *reversed(SAMPLES)]

    def test_what_cannot_be_read_is_said_once(self, folder: Path) -> None:
        lines = call("export", folder).stderr.splitlines()
        assert [line.split("：")[1] for line in lines] == ["broken.pdf", "letter.pdf"]

    def test_stderr_shows_a_bar_only_on_a_terminal(self, folder: Path) -> None:
        assert "\x1b" not in call("export", folder).stderr
        shown, theirs = pty.openpty()
        command = [sys.executable, "-m", "tui.cli", "export", "--no-cache", str(folder)]
        subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=theirs, check=False, timeout=120)
        os.close(theirs)
        text = b""
        while chunk := _more(shown):
            text += chunk
        assert "[########################] 4/4" in text.decode()


def _more(terminal: int) -> bytes:
    """What a terminal still holds; reading past its end is an error on Linux."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


class TestCheck:
    """A folder is checked document by document, and years against each other."""

    def test_finds_what_it_finds_in_the_files(self, folder: Path) -> None:
        (folder / "broken.pdf").unlink()
        (folder / "letter.pdf").unlink()
        done = call("check", folder, "--format", "csv")
        assert done.returncode == 1
        assert sorted(done.stdout.splitlines()) == sorted(
            call("check", *(FOLDER / name for name in SAMPLES), "--format", "csv").stdout.splitlines()
        )


class TestEngine:
    """The slow engine says the same."""

    @pytest.mark.parametrize("name", SAMPLES)
    def test_pdfplumber_finds_the_same_facts(self, name: str) -> None:
        fast, slow = (call("export", FOLDER / name, "--engine", engine) for engine in ("pdfium", "pdfplumber"))
        assert fast.stdout.count("\n") > 200
        assert slow.stdout == fast.stdout

    def test_another_word_is_wrong_usage(self) -> None:
        done = call("export", FOLDER / SAMPLES[0], "--engine", "magic")
        assert done.returncode == 2
        assert "pdfplumber" in done.stderr


class TestCache:
    """A second reading is the same; the folder can be cleared, avoided, or missing."""

    def test_is_filled_used_and_cleared(self, tmp_path: Path) -> None:
        place = tmp_path / "cache"
        first = call("export", FOLDER / SAMPLES[0], cache=place)
        assert len(list(place.iterdir())) == 1
        assert call("export", FOLDER / SAMPLES[0], cache=place).stdout == first.stdout
        cleared = call("cache", "clear", cache=place)
        assert (cleared.returncode, cleared.stdout) == (0, "")
        assert "1 份" in cleared.stderr
        assert list(place.iterdir()) == []

    def test_can_be_done_without(self, tmp_path: Path) -> None:
        place = tmp_path / "cache"
        assert call("export", FOLDER / SAMPLES[0], "--no-cache", cache=place).returncode == 0
        assert not place.exists()

    def test_a_file_in_the_way_is_no_error(self, tmp_path: Path) -> None:
        (tmp_path / "cache").write_text("in the way")
        assert call("export", FOLDER / SAMPLES[0], cache=tmp_path / "cache").returncode == 0
