"""Files read ahead: processes begin before anybody listens, and what they found is told as often as it is asked for."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from model.errors import UnreadableDocument
from parsers import begin, read
from parsers.processes.ahead import Ahead
from parsers.progress import Progress, silent
from tests.typeset.samples import FOLDER

SAMPLE = FOLDER / "sample-2023.pdf"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these tasks live in this module and need forking")


def a_task(path: Path, tell: Progress, _skip: frozenset[int]) -> str:
    """Leaves a line in its file for every time it is read."""
    if path.stem == "locked":
        raise UnreadableDocument(path.name, "有密码")
    with path.open("a", encoding="utf-8") as file:
        file.write("read\n")
    tell(path.name, 1, 1)
    if path.stem == "hangs":
        time.sleep(60)
    return path.stem


def comes_true(happened: Callable[[], bool]) -> bool:
    until = time.monotonic() + 30
    while not happened() and time.monotonic() < until:
        time.sleep(0.01)
    return happened()


class TestAhead:
    """Begun at once, heard once, told again and again."""

    def test_reads_while_nobody_listens(self, tmp_path: Path) -> None:
        ahead = Ahead([tmp_path / "a.pdf"], a_task)
        assert comes_true((tmp_path / "a.pdf").exists)
        ahead.end()

    def test_values_in_the_order_asked_for_and_never_read_twice(self, tmp_path: Path) -> None:
        a, b = tmp_path / "a.pdf", tmp_path / "b.pdf"
        ahead, told = Ahead([a, b, a], a_task), []
        assert list(ahead.values([b, a], lambda *said: told.append(said))) == ["b", "a"]
        assert list(ahead.values([a], silent)) == ["a"]
        assert {("a.pdf", 1, 1), ("b.pdf", 1, 1)} <= set(told)
        assert (a.read_text(encoding="utf-8"), ahead.holds([a, b])) == ("read\n", True)

    def test_one_that_cannot_be_read_does_not_cost_the_others(self, tmp_path: Path) -> None:
        locked, good = tmp_path / "locked.pdf", tmp_path / "good.pdf"
        ahead = Ahead([locked, good], a_task)
        assert ahead.holds([locked, good])
        with pytest.raises(UnreadableDocument, match="有密码"):
            list(ahead.values([locked, good], silent))
        assert list(ahead.values([good], silent)) == ["good"]
        assert (ahead.holds([good]), ahead.holds([locked])) == (True, False)

    def test_what_is_known_is_not_read(self, tmp_path: Path) -> None:
        a, b = tmp_path / "a.pdf", tmp_path / "b.pdf"
        ahead = Ahead([a, b], a_task, known={a: "known"})
        assert list(ahead.values([a, b], silent)) == ["known", "b"]
        assert not a.exists()

    def test_holds_no_file_that_it_was_not_given(self, tmp_path: Path) -> None:
        ahead = Ahead([tmp_path / "a.pdf"], a_task)
        assert not ahead.holds([tmp_path / "b.pdf"])
        ahead.end()

    def test_who_stops_listening_has_nothing(self, tmp_path: Path) -> None:
        """A person gives the reading up: nothing runs on, and the files can be asked for anew."""

        def gives_up(*_said: object) -> None:
            raise KeyboardInterrupt

        path = tmp_path / "hangs.pdf"
        ahead, start = Ahead([path], a_task), time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            list(ahead.values([path], gives_up))
        assert not ahead.holds([path])
        assert time.monotonic() - start < 30

    def test_who_gives_up_is_asked_in_silence_too(self, tmp_path: Path) -> None:
        """Nothing more is said by a page that hangs; a person who leaves need not wait for it."""
        told: list[int] = []

        def gives_up_later(_file: str, done: int, _total: int) -> None:
            told.append(done)
            if len(told) > 1:
                raise KeyboardInterrupt

        path = tmp_path / "hangs.pdf"
        ahead, start = Ahead([path], a_task), time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            list(ahead.values([path], gives_up_later))
        assert time.monotonic() - start < 30


class TestRead:
    """What was begun is what is read."""

    def test_the_same_as_inside_the_process(self) -> None:
        ahead = begin([SAMPLE])
        assert read([SAMPLE], ahead=ahead) == read([SAMPLE])
