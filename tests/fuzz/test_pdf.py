"""Damaged PDF files: bytes changed, cut and moved; pages that draw anything anywhere."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from parsers import read
from tests.evil import a_page_of
from tests.fuzz.judge import fuzzing, fuzzing_documents, judge
from tests.typeset.samples import FOLDER

_STREAM = re.compile(rb"<<\s*/Filter \[ /FlateDecode ] /Length (\d+)(.*?)>>\s*stream\r?\n", re.DOTALL)


def unpacked(content: bytes) -> bytes:
    """A PDF with its streams laid open, so that damage reaches what they say; its table of places is wrong then."""
    done, out = 0, b""
    for found in _STREAM.finditer(content):
        end = found.end() + int(found[1])
        plain = zlib.decompress(content[found.end() : end])
        out += content[done : found.start()] + b"<</Length %d%b>>stream\n" % (len(plain), found[2]) + plain
        done = end
    return out + content[done:]


SAMPLE = unpacked((FOLDER / "sample-2022.pdf").read_bytes())
TOKENS = (b"/Count 2147483647", b"/Kids[3 0 R 3 0 R]", b"/Length 99999999", b"stream", b"endobj", b"null", b"[", b"<<")
places = st.integers(0, len(SAMPLE) - 1)

cuts = st.builds(lambda start, end: SAMPLE[:start] + SAMPLE[end:], places, places)
tails = places.map(lambda end: SAMPLE[:end])
moves = st.builds(
    lambda start, length, target: SAMPLE[:target] + SAMPLE[start : start + length] + SAMPLE[target:],
    places, st.integers(1, 5000), places,
)  # fmt: skip
flips = st.lists(st.tuples(places, st.integers(1, 255)), min_size=1, max_size=60)
tokens = st.lists(st.tuples(places, st.sampled_from(TOKENS)), min_size=1, max_size=8)

extremes = st.sampled_from([0, 1, -1, 0.001, 12, 600, -600, 14400, 99999, 1e10, -1e10, 3.4e38, 1e300, -1e300])
numbers = st.one_of(extremes, st.floats(-100, 900).map(lambda number: round(number, 2)))
WORDS = (b"(12.34)", b"(1,234.56)", b"(\\033[31m)", b"(\\000\\001\\233)", b"()", b"<FEFF202E>", b"(2010301)")
words = st.sampled_from(WORDS)


def flipped(changes: list[tuple[int, int]]) -> bytes:
    data = bytearray(SAMPLE)
    for place, change in changes:
        data[place] ^= change
    return bytes(data)


def overwritten(changes: list[tuple[int, bytes]]) -> bytes:
    data = bytearray(SAMPLE)
    for place, token in changes:
        data[place : place + len(token)] = token
    return bytes(data)


def printed(number: float) -> bytes:
    """A number as a content stream writes it; beyond what a float holds, simply many digits."""
    return b"%f" % number if abs(number) < 1e30 else b"9" * 40


def operation(name: str, count: int) -> st.SearchStrategy[bytes]:
    """An operator of a page with any numbers before it."""
    given_numbers = st.lists(numbers.map(printed), min_size=count, max_size=count)
    return given_numbers.map(lambda found: b" ".join([*found, name.encode()]))


texts = st.builds(
    lambda size, matrix, word: b"BT /F %b Tf %b %b Tj ET" % (size, matrix, word),
    numbers.map(printed), operation("Tm", 6), words,
)  # fmt: skip
drawings = st.one_of(
    texts, operation("re f", 4), operation("re S", 4), operation("cm", 6), operation("m 5 5 l S", 2),
    st.sampled_from([b"q", b"Q", b"W n", b"0 0 0 0 0 0 cm", b"3 Tr", b"1 1 1 rg", b"h", b"B*"]),
)  # fmt: skip
boxes = st.lists(numbers.map(printed), min_size=4, max_size=4).map(lambda box: b"[%b]" % b" ".join(box))
TURNS = (b"", b"/Rotate 90", b"/Rotate -7", b"/UserUnit 1e9", b"/CropBox[5 5 5 5]", b"/CropBox[9 9 0 0]")
turns = st.sampled_from(TURNS)


class TestBytes:
    """A real document, damaged."""

    def test_laid_open_it_reads_as_before(self, tmp_path: Path) -> None:
        path = tmp_path / "sample-2022.pdf"
        path.write_bytes(SAMPLE)
        assert read([path]) == read([FOLDER / path.name])

    @fuzzing_documents
    @given(st.one_of(cuts, tails, moves))
    def test_cut_and_moved(self, content: bytes) -> None:
        judge(content, ".pdf")

    @fuzzing_documents
    @given(flips.map(flipped))
    def test_changed(self, content: bytes) -> None:
        judge(content, ".pdf")

    @fuzzing_documents
    @given(tokens.map(overwritten))
    def test_overwritten_with_words_of_the_format(self, content: bytes) -> None:
        judge(content, ".pdf")


class TestPages:
    """Pages that draw anything, anywhere, in any size."""

    @fuzzing
    @given(st.lists(drawings, max_size=30), boxes, turns)
    def test_any_drawing(self, content: list[bytes], box: bytes, turn: bytes) -> None:
        judge(a_page_of(b"\n".join(content), box, turn), ".pdf")

    @fuzzing
    @given(st.lists(drawings, max_size=60))
    def test_on_a_page_of_usual_size(self, content: list[bytes]) -> None:
        judge(a_page_of(b"\n".join(content)), ".pdf")
