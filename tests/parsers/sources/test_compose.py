"""What is drawn on a page becomes tables: shading behind rows is none."""

from __future__ import annotations

from parsers.page import RawGrid
from parsers.sources.compose import compose
from parsers.sources.pdfium import Drawing
from tests.parsers.ruled.test_ruling import frame, letters

SIDES = (10.0, 70.0, 130.0, 190.0, 310.0, 390.0)
ROWS = (
    ("科目编码", "", "", "科目名称", "合计"),
    ("类", "款", "项", "", ""),
    ("", "", "", "合计", "960000"),
    ("201", "", "", "公共服务", "960000"),
    ("", "01", "", "人大事务", "360000"),
    ("", "", "01", "行政运行", "360000"),
    ("", "03", "", "政府办公厅", "600000"),
    ("", "", "01", "行政运行", "600000"),
)


class TestShades:
    """Every second row of a table without rules is shaded, cell by cell."""

    def test_the_shaded_part_of_a_head_is_no_table(self) -> None:
        """The cells beside it are merged with those above them, and stay white."""
        tops = [100 + 20.0 * at for at in range(len(ROWS))]
        text = [
            letter
            for top, row in zip(tops, ROWS, strict=True)
            for said, x in zip(row, SIDES, strict=False)
            for letter in letters(said, x + 4, top + 14, step=5 if said[:1].isdigit() else 10)
        ]
        shades = [(SIDES[:4], tops[1]), *((SIDES, top) for top in tops[3::2])]
        rules = tuple(rule for sides, top in shades for rule in frame(list(sides), [top, top + 20]))
        page = compose(Drawing(400, 400, tuple(text), rules), 1)
        (grid,) = (block for block in page.blocks if isinstance(block, RawGrid))
        assert [cell.text if cell else "" for cell in grid.rows[1]][:3] == ["类", "款", "项"]
        assert len(grid.rows) == len(ROWS)

    def test_rows_of_two_tables(self) -> None:
        """Each has two shaded rows, and columns of its own."""
        other = (10.0, 100.0, 200.0, 390.0)
        shades = [(sides, top) for sides, tops in ((SIDES, (100, 140)), (other, (220, 260))) for top in tops]
        text = [letter for sides, top in shades for x in sides[:-1] for letter in letters("7", x + 4, top + 14)]
        rules = tuple(rule for sides, top in shades for rule in frame(list(sides), [top, top + 20]))
        page = compose(Drawing(400, 400, tuple(text), rules), 1)
        assert not [block for block in page.blocks if isinstance(block, RawGrid) and len(block.rows) == 1]
