"""Letters of columns and numbers of rows, as a spreadsheet prints them around its cells."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from model.disclosure import Box
from parsers.page import Cell, Page, RawGrid
from parsers.ruled.framed import without_frames

PLAIN = (("支出总表", "支出总表", "支出总表"), ("科目编码", "科目名称", "合计"), ("205", "教育支出", "9.00"))


def page_of(rows: Sequence[Sequence[str]]) -> Page:
    cells = tuple(
        tuple(
            Cell(text, page=1, box=Box(60 * c, 20 * r, 60 * c + 60, 20 * r + 20)) if text != "-" else None
            for c, text in enumerate(row)
        )
        for r, row in enumerate(rows)
    )
    width = len(rows[0])
    box = Box(0, 0, 60 * width, 20 * len(rows))
    grid = RawGrid(cells, page=1, box=box, edges=tuple(60.0 * at for at in range(width + 1)))
    return Page(1, 842, 595, (grid,))


def framed(first: int = 1, letters: str = "ABC") -> Page:
    numbered = ((str(number), *row) for number, row in enumerate(PLAIN, first))
    return page_of((("", *letters), *numbered))


class TestFrames:
    """Only a whole frame is taken off."""

    @pytest.mark.parametrize(("first", "letters"), [(1, "ABC"), (48, "ABC"), (1, "FGH"), (1, "ABD")])
    def test_a_frame(self, first: int, letters: str) -> None:
        """Further pages go on with the numbers, pages at the right with the letters; hidden columns have none."""
        (grid,) = without_frames(framed(first, letters)).blocks
        assert isinstance(grid, RawGrid)
        assert tuple(tuple(cell.text for cell in row if cell) for row in grid.rows) == PLAIN
        assert (grid.edges, grid.box) == ((60, 120, 180, 240), Box(60, 20, 240, 80))

    @pytest.mark.parametrize(
        "rows",
        [
            PLAIN,
            (("", "A", "B", "C"), *(("", *row) for row in PLAIN)),
            (("", "甲", "乙", "丙"), *((str(at), *row) for at, row in enumerate(PLAIN, 1))),
            (("序号", "A", "B", "C"), *((str(at), *row) for at, row in enumerate(PLAIN, 1))),
            (("", "A", "B", "C"), ("1", *PLAIN[0]), ("1", *PLAIN[1]), ("2", *PLAIN[2])),
        ],
    )
    def test_other_tables(self, rows: Sequence[Sequence[str]]) -> None:
        page = page_of(rows)
        assert without_frames(page) is page
