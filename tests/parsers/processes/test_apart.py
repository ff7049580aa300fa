"""Reading in watched processes: what hangs, dies or fails takes nothing else along."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from model.errors import UnreadableDocument
from parsers import read
from parsers.processes import apart, worker
from parsers.processes.apart import Outcome, each
from parsers.progress import Progress
from tests.evil import a_page_of, forms_in_forms, with_page
from tests.typeset.samples import FOLDER

SAMPLE = FOLDER / "sample-2023.pdf"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these tasks live in this module and need forking")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page may take three seconds."""
    monkeypatch.setattr(apart, "PATIENCE", 3.0)


def a_task(path: Path, tell: Progress, skip: frozenset[int]) -> str:
    """Reads three pages of a file that says what happens on the second one."""
    for page in (1, 2, 3):
        if page == 2 and page not in skip:
            _suffer(path)
        tell(path.name, page, 3)
    return f"{path.stem} without {sorted(skip)}"


def _suffer(path: Path) -> None:
    if path.stem == "hangs":
        time.sleep(60)
    if path.stem == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if path.stem == "locked":
        raise UnreadableDocument(path.name, "有密码")
    if path.stem == "breaks":
        raise ValueError("a fault of ours")
    if path.stem == "hopeless":
        os._exit(1)


def hopeless(path: Path, tell: Progress, skip: frozenset[int]) -> str:  # noqa: ARG001
    os._exit(1)


def outcomes(*names: str) -> list[Outcome[str]]:
    return list(each([Path(name) for name in names], a_task, jobs=2))


class TestEach:
    """One process for each file, outcomes in the order of the files."""

    def test_order_and_progress(self) -> None:
        told: list[tuple[str, int, int]] = []
        names = [Path(name) for name in ("c.pdf", "a.pdf", "b.pdf")]
        found = list(each(names, a_task, jobs=2, tell=lambda *said: told.append(said)))
        assert [outcome.path for outcome in found] == names
        assert {(name.name, page, 3) for name in names for page in (1, 2, 3)} <= set(told)

    def test_the_largest_comes_first(self, tmp_path: Path) -> None:
        """What became of the files is told in their order all the same."""
        told: list[str] = []
        paths = [tmp_path / f"{size}.pdf" for size in (1, 3, 2)]
        for path in paths:
            path.write_bytes(b" " * int(path.stem))
        found = list(each(paths, a_task, jobs=1, tell=lambda file, *_: told.append(file)))
        assert [outcome.path for outcome in found] == paths
        assert list(dict.fromkeys(told)) == ["3.pdf", "2.pdf", "1.pdf"]

    @pytest.mark.parametrize("name", ["hangs.pdf", "dies.pdf"])
    def test_a_page_that_cannot_be_ended_is_left_out(self, name: str) -> None:
        first, second = outcomes(name, "good.pdf")
        assert first.value == f"{Path(name).stem} without [2]"
        assert second.value == "good without []"

    def test_failures_are_sentences(self) -> None:
        locked, breaks, good = outcomes("locked.pdf", "breaks.pdf", "good.pdf")
        assert str(locked.failure) == "locked.pdf：有密码"
        assert "a fault of ours" in str(breaks.failure)
        assert good.failure is None

    def test_a_file_that_always_dies_is_given_up(self) -> None:
        (outcome,) = each([Path("a.pdf")], hopeless)
        assert "放弃" in str(outcome.failure)

    def test_nothing_runs_on_when_nobody_listens(self) -> None:
        found = each([Path("good.pdf"), Path("hangs.pdf")], a_task, jobs=2)
        assert next(found).value == "good without []"
        start = time.monotonic()
        found.close()  # type: ignore[attr-defined]
        assert time.monotonic() - start < 1


class TestDocuments:
    """A few bytes that keep the PDF library busy for ever."""

    def test_only_such_a_page_is_given_up(self, tmp_path: Path) -> None:
        path = with_page(tmp_path / "bomb.pdf", SAMPLE, forms_in_forms(depth=14, width=10))
        (whole,), (rest,) = read([SAMPLE]).units, read([path], apart=True).units
        assert [fact.key for fact in rest.facts] == [fact.key for fact in whole.facts]
        assert [n.source.page for n in rest.notices if "读不完" in n.message] == [whole.pages + 1]

    def test_nothing_but_such_a_page_says_so(self, tmp_path: Path) -> None:
        path = tmp_path / "bomb.pdf"
        path.write_bytes(forms_in_forms(depth=14, width=10))
        with pytest.raises(UnreadableDocument, match="第 1 页读不完"):
            read([path], apart=True)

    def test_the_same_as_inside_the_process(self) -> None:
        assert read([SAMPLE], apart=True) == read([SAMPLE])

    def test_the_same_from_a_new_interpreter(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """As where there is no forking; a new interpreter has to load everything first."""
        monkeypatch.setattr(worker, "FORKS", False)
        monkeypatch.setattr(apart, "PATIENCE", 60.0)
        assert read([SAMPLE], apart=True) == read([SAMPLE])

    def test_a_plain_page_is_no_disclosure(self, tmp_path: Path) -> None:
        path = tmp_path / "plain.pdf"
        path.write_bytes(a_page_of(b"BT /F 10 Tf 10 10 Td (12.34) Tj ET"))
        with pytest.raises(UnreadableDocument, match="不像单位预算"):
            read([path], apart=True)
