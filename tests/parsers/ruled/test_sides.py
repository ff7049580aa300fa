"""Cells without a rule at the outer side of a table, between shaded rows that are closed."""

from __future__ import annotations

from parsers.page import RawGrid
from parsers.sources.compose import compose
from parsers.sources.pdfium import Drawing
from tests.parsers.ruled.test_ruling import frame, letters

SIDES = [10.0, 100.0, 300.0, 390.0]
ROWS = (
    ("201", "公共服务", "9.00"),
    ("20101", "人大事务", "5.00"),
    ("20103", "办公室", "4.00"),
    ("合计", "", "9.00"),
    ("205", "教育", "7.00"),
)


class TestSides:
    """Rules stand at the right of the columns only; the first, the third and the last row are shaded."""

    def texts(self) -> list[list[str]]:
        tops = [100.0 + 20 * at for at in range(len(ROWS))]
        text = [
            letter
            for top, row in zip(tops, ROWS, strict=True)
            for said, x in zip(row, SIDES, strict=False)
            for letter in letters(said, x + 4, top + 14)
        ]
        upright = [(x, 100.0, x, 200.0) for x in SIDES[2:]]
        upright += [(SIDES[1], top, SIDES[1], top + 20) for top, row in zip(tops, ROWS, strict=True) if row[1]]
        rules = (*upright, *(rule for top in tops[::2] for rule in frame(SIDES, [top, top + 20])))
        page = compose(Drawing(400, 400, tuple(text), rules), 1)
        (grid,) = (block for block in page.blocks if isinstance(block, RawGrid))
        return [[cell.text if cell else "?" for cell in row] for row in grid.rows]

    def test_what_stands_there_is_in_cells(self) -> None:
        found = self.texts()
        assert [row[0] for row in found] == [row[0] for row in ROWS]
        assert found[3] == ["合计", "合计", "9.00"]
