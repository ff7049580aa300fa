"""Broken, locked, empty and foreign files: one clear sentence, never a traceback, never a hang."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from model.errors import UnreadableDocument
from parsers import read
from tests.corpus import CORPUS, needs_corpus
from tests.typeset.samples import FOLDER

SAMPLE = (FOLDER / "sample-2023.pdf").read_bytes()


def refusal(path: Path, password: str | None = None) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(UnreadableDocument) as caught:
        read([path], password=password)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert path.name in sentence
    return sentence


def sentence_or_nothing(path: Path) -> str:
    """The sentence with which a damaged file is refused, or nothing where enough of it could be read."""
    try:
        read([path])
    except UnreadableDocument as error:
        return str(error)
    return ""


class TestFilesThatAreNoDisclosure:
    """Each kind of bad file has words of its own."""

    def test_missing(self, tmp_path: Path) -> None:
        assert "找不到" in refusal(tmp_path / "no-such.pdf")

    def test_folder(self, tmp_path: Path) -> None:
        assert "不是文件" in refusal(tmp_path)

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "空的"),
            (b"<!DOCTYPE html><html><body>404</body></html>", "HTML"),
            (b"PK\x03\x04 something zipped", "压缩包"),
            (b"\xd0\xcf\x11\xe0 an old document", "旧版 Office"),
            (bytes(range(256)) * 40, "不是 PDF"),
            (b"%PDF-1.7\nnothing of a document follows", "已损坏"),
        ],
        ids=["zero bytes", "web page", "zip", "old office", "random bytes", "only a header"],
    )
    def test_not_a_pdf(self, tmp_path: Path, content: bytes, words: str) -> None:
        path = tmp_path / "file.pdf"
        path.write_bytes(content)
        assert words in refusal(path)

    @pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
    def test_truncated(self, tmp_path: Path, share: float) -> None:
        path = tmp_path / "cut.pdf"
        path.write_bytes(SAMPLE[: int(len(SAMPLE) * share)])
        assert "\n" not in sentence_or_nothing(path)

    @pytest.mark.parametrize("seed", range(12))
    def test_damaged_bytes_never_raise_anything_else(self, tmp_path: Path, seed: int) -> None:
        damaged = bytearray(SAMPLE)
        for step in range(1, 60):
            damaged[(seed * 7919 + step * 104_729) % len(damaged)] ^= 0x5A
        path = tmp_path / "damaged.pdf"
        path.write_bytes(damaged)
        assert "\n" not in sentence_or_nothing(path)


@needs_corpus
class TestBrokenFilesOfTheCorpus:
    """The collected broken documents."""

    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("broken-password", "密码"),
            ("broken-random-bytes", "不是 PDF"),
            ("broken-truncated", "已损坏"),
            ("broken-unrelated", "不像单位预算"),
            ("broken-web-page", "HTML"),
            ("broken-zero-bytes", "空的"),
        ],
    )
    def test_refused_with_a_reason(self, name: str, words: str) -> None:
        assert words in refusal(CORPUS / "made" / f"{name}.pdf")

    def test_a_page_too_dense_is_given_up_at_once(self) -> None:
        start = time.monotonic()
        refusal(CORPUS / "made" / "broken-dense-page.pdf")
        assert time.monotonic() - start < 60

    def test_many_pages_are_read(self) -> None:
        (budget,) = read([CORPUS / "made" / "broken-large.pdf"]).units
        assert budget.pages == 404
        assert budget.facts
