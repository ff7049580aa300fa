"""Recognised text out of order: lines swapped, doubled and cut, cells of any content."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from parsers.page import Block, TextLine
from parsers.sources.pdf import read_pdf
from tests.fuzz.judge import fuzzing, judge
from tests.typeset.samples import FOLDER

SAMPLE = FOLDER / "sample-2022.pdf"
PIECES = [
    *("合计", "其中：", "2010301", "201", "01", "一般公共预算支出表", "单位：万元", "项目\t预算数", "1,234.56", "-"),
    *("绩效目标表", "三公经费", "比上年增加5.00万元，增长10%", "2023年", "一、", "（一）", "注：", "12 3.4", "1e5", ""),
    *("\t", "\t\t\t", "|", "| a | b |", "\u202e12", "\x9b31m", "\u2028", "\ufeff", "９９９．９９", "∞", "١٢", "²"),
    *("0" * 40, "9" * 40, "1" * 5000, f"增加{'9' * 40}万元", "1" * 19 + ".5"),
]
MANY = 40


def _said(block: Block) -> Iterator[str]:
    """A block of a page as recognised text would hold it."""
    if isinstance(block, TextLine):
        yield block.text
        return
    for row in block.rows:
        yield "\t".join("" if cell is None else cell.words for cell in row)


LINES = [line for page in read_pdf(SAMPLE) for block in page.blocks for line in _said(block)]
pieces = st.one_of(st.sampled_from(PIECES), st.text(max_size=12))
rows = st.lists(pieces, min_size=1, max_size=8).map("\t".join)
lines = st.one_of(st.sampled_from(LINES), rows, pieces)
starts = st.integers(0, len(LINES) - MANY)
changes = st.lists(st.tuples(st.integers(0, MANY - 1), lines), max_size=12)
dropped = st.lists(st.integers(0, MANY - 1), max_size=8)


class TestText:
    """Whatever recognition may have done to a document."""

    @fuzzing
    @given(st.lists(lines, max_size=60))
    def test_any_lines(self, content: list[str]) -> None:
        judge("\n".join(content).encode("utf-8", "surrogatepass"), ".txt")

    @fuzzing
    @given(starts, changes, dropped)
    def test_a_piece_of_a_document_with_faults(
        self, begin: int, changed: list[tuple[int, str]], left_out: list[int]
    ) -> None:
        part = LINES[begin : begin + MANY]
        for place, line in changed:
            part[place] = line
        kept = [line for at, line in enumerate(part) if at not in left_out]
        judge("\n".join(kept).encode("utf-8", "surrogatepass"), ".txt")

    @fuzzing
    @given(st.binary(max_size=400), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
    def test_any_bytes(self, content: bytes, encoding: str) -> None:
        judge("收支预算总表\n".encode(encoding) + content, ".md")
