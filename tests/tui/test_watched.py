"""One document on the command line: its command is answered by the process that reads it, and that is watched."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Collection, Sequence
from pathlib import Path

import pytest

import parsers
from model.disclosure import Disclosure
from model.errors import UnreadableDocument
from parsers.progress import Progress
from tests.builders import a_disclosure
from tests.typeset.samples import FOLDER
from tui.headless import Answer
from tui.reading import AT_ONCE, Reader, WrongChoice, disclosure_of, reading_ahead, reading_together
from tui.watched import answered

SAMPLES = (FOLDER / "sample-2023.pdf", FOLDER / "sample-2022.pdf")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these commands live in this module and need forking")


def options_for(*files: object, **others: object) -> Namespace:
    reading = {"command": "", "password": None, "engine": "pdfium", "no_cache": True}
    return Namespace(files=[str(file) for file in files], **{**reading, **others})


def who_am_i(_options: Namespace, _reader: Reader) -> Answer:
    return Answer(0, str(os.getpid()))


def reads(options: Namespace, reader: Reader) -> Answer:
    return Answer(len(reader([Path(options.files[0])], options).units))


def cannot_choose(_options: Namespace, _reader: Reader) -> Answer:
    raise WrongChoice("哪一份？")


class TestWhere:
    """A process of its own for one document; for several, each of them gets one when it is read."""

    def test_one_document_is_answered_elsewhere(self) -> None:
        assert answered(who_am_i, options_for("a.pdf")).data != str(os.getpid())

    def test_several_documents_are_answered_here(self, tmp_path: Path) -> None:
        here = str(os.getpid())
        assert answered(who_am_i, options_for("a.pdf", "b.pdf")).data == here
        assert answered(who_am_i, options_for(tmp_path)).data == here
        assert answered(who_am_i, options_for("a.pdf", other="b.pdf")).data == here


class TestWatch:
    """What goes wrong there is said here."""

    def test_a_page_at_which_it_dies_is_left_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def read(paths: Sequence[Path], *, progress: Progress, skip: Collection[int], **_: object) -> Disclosure:
            progress(paths[0].name, 1, 3)
            if 2 not in skip:
                os._exit(1)
            return a_disclosure()

        monkeypatch.setattr(parsers, "read", read)
        assert answered(reads, options_for("a.pdf")) == Answer(0)

    def test_a_document_that_cannot_be_read_is_the_same_error(self) -> None:
        with pytest.raises(UnreadableDocument, match="找不到"):
            answered(reads, options_for("nowhere.pdf"))

    def test_a_choice_it_cannot_make_is_one_sentence(self, capfd: pytest.CaptureFixture[str]) -> None:
        assert answered(cannot_choose, options_for("a.pdf")) == Answer(2)
        assert capfd.readouterr().err == "budget-tui：哪一份？\n"


class TestAhead:
    """What is read while the screen is made."""

    @pytest.mark.parametrize(("count", "begins"), [(0, False), (1, True), (AT_ONCE, True), (AT_ONCE + 1, False)])
    def test_a_few_documents_only(self, count: int, begins: bool) -> None:
        with reading_ahead(options_for(*(f"{number}.pdf" for number in range(count)))) as ahead:
            assert (ahead is not None) == begins


class TestTogether:
    """A command that asks for one document after the other, as a comparison does."""

    def test_the_same_as_one_by_one(self) -> None:
        options = options_for(*SAMPLES)
        with reading_together(options.files, options) as reader:
            for path in SAMPLES:
                assert reader([path], options) == disclosure_of([path], options)

    def test_a_document_it_was_not_given_is_read_when_asked_for(self) -> None:
        options = options_for(SAMPLES[0])
        with reading_together(options.files, options) as reader:
            assert reader([SAMPLES[1]], options).units[0].files == (SAMPLES[1].name,)
