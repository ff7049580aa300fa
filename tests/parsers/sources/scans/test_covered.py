"""Figures below a seal: what its letters and strokes were read as goes, the digits stay in doubt."""

from __future__ import annotations

import pytest

from model.disclosure import Box
from parsers.page import Cell, RawGrid
from parsers.sources.scans.covered import uncovered
from parsers.sources.scans.words import Words

PLAIN = ("792.67", "612.40", "380.15", "121.05", "111.20", "96.70")


def read_below(text: str, *others: str, plain: tuple[str, ...] = PLAIN) -> Cell:
    """The last cell of a column of figures, below a seal."""
    texts = (*plain, text)
    cells = [
        Cell(each, box=Box(100, at * 20, 200, at * 20 + 20), row=at, column=1, confidence=0.5)
        for at, each in enumerate(texts)
    ]
    cells[-1] = Cell(text, box=cells[-1].box, others=others, confidence=0.5)
    names = [
        Cell("行政运行", box=Box(0, at * 20, 100, at * 20 + 20), row=at, confidence=1.0) for at in range(len(texts))
    ]
    top = len(plain) * 20
    line = Words(text, Box(110, top + 4, 190, top + 16), (120.0,), 0.5, "?", below=True)
    grid = uncovered(RawGrid(tuple(zip(names, cells, strict=True)), page=1), [line])
    cell = grid.rows[-1][1]
    assert cell is not None
    return cell


class TestDigits:
    """All that the figure may be, each a reading that an identity has to prove."""

    @pytest.mark.parametrize(
        ("text", "readings"),
        [
            ("示55.19", ("55.19", "?")),
            ("财政13289", ("132.89", "13289", "?")),
            ("540 15", ("540.15", "5.40", "540", "15", "?")),
            ("用73.369.552", ("73,369,552", "?")),
            ("?\n93.33 / ?", ("93.33", "?")),
        ],
    )
    def test_they_are_what_is_left(self, text: str, readings: tuple[str, ...]) -> None:
        """With the point or the commas of the table's other figures."""
        cell = read_below(text)
        assert cell.others == readings
        assert cell.text == f"{readings[0]} / {readings[1]}"

    @pytest.mark.parametrize("text", ["专", "55.19"])
    def test_other_cells_stay(self, text: str) -> None:
        """There is no figure, or it is not in doubt."""
        assert read_below(text).text == text

    def test_words_of_a_column_of_words_stay(self) -> None:
        """An ordinal in front of a name is no figure."""
        assert read_below("2教育支出", plain=("外交支出", "国防支出", "科学技术支出")).text == "2教育支出"
