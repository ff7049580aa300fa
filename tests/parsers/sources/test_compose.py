"""What is drawn on a page becomes tables: shading behind rows is none."""

from __future__ import annotations

import pytest

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
TOPS = [100 + 20.0 * at for at in range(len(ROWS))]
TEXT = tuple(
    letter
    for top, row in zip(TOPS, ROWS, strict=True)
    for said, x in zip(row, SIDES, strict=False)
    for letter in letters(said, x + 4, top + 14, step=5 if said[:1].isdigit() else 10)
)


class TestShades:
    """Every second row of a table without rules is shaded, cell by cell."""

    def test_the_shaded_part_of_a_head_is_no_table(self) -> None:
        """The cells beside it are merged with those above them, and stay white."""
        shades = [(SIDES[:4], TOPS[1]), *((SIDES, top) for top in TOPS[3::2])]
        rules = tuple(rule for sides, top in shades for rule in frame(list(sides), [top, top + 20]))
        page = compose(Drawing(400, 400, TEXT, rules), 1)
        (grid,) = (block for block in page.blocks if isinstance(block, RawGrid))
        assert [cell.text if cell else "" for cell in grid.rows[1]][:3] == ["类", "款", "项"]
        assert len(grid.rows) == len(ROWS)

    @pytest.mark.parametrize("shaded", [(1,), (1, 4), (0, 2), (3, 4)])
    def test_shaded_columns_are_no_tables(self, shaded: tuple[int, ...]) -> None:
        """Every cell of a column is shaded, and no cell of the others."""
        shades = [(list(SIDES[at : at + 2]), top) for at in shaded for top in TOPS]
        rules = tuple(rule for sides, top in shades for rule in frame(sides, [top, top + 20]))
        page = compose(Drawing(400, 400, TEXT, rules), 1)
        (grid,) = (block for block in page.blocks if isinstance(block, RawGrid) and not block.is_guess)
        assert [cell.text if cell else "" for cell in grid.rows[-1]][-2:] == ["行政运行", "600000"]

    def test_rows_of_two_tables(self) -> None:
        """Each has two shaded rows, and columns of its own."""
        other = (10.0, 100.0, 200.0, 390.0)
        shades = [(sides, top) for sides, tops in ((SIDES, (100, 140)), (other, (220, 260))) for top in tops]
        text = [letter for sides, top in shades for x in sides[:-1] for letter in letters("7", x + 4, top + 14)]
        rules = tuple(rule for sides, top in shades for rule in frame(list(sides), [top, top + 20]))
        page = compose(Drawing(400, 400, tuple(text), rules), 1)
        assert not [block for block in page.blocks if isinstance(block, RawGrid) and len(block.rows) == 1]

    def test_the_only_shaded_row_of_the_last_page(self) -> None:
        """The rows on white beside it begin and end where it does; a boxed row alone is a table."""
        tops, sides = (100.0, 120.0, 140.0), (10.0, 200.0, 390.0)
        names = ("安置补助", "其他交通工具购置", "无形资产购置")
        text = [
            letter
            for top, name in zip(tops, names, strict=True)
            for letter in (*letters(name, 14, top + 14, step=10), *letters("25.60", 350, top + 14))
        ]
        rules = tuple(frame(list(sides), [120, 140]))
        shaded = compose(Drawing(400, 400, tuple(text), rules), 2)
        boxed = compose(Drawing(400, 400, tuple(a for a in text if 120 < a.baseline < 140), rules), 2)
        grids = [[len(block.rows) for block in page.blocks if isinstance(block, RawGrid)] for page in (shaded, boxed)]
        assert (1 in grids[0], grids[1]) == (False, [1])

    def test_the_only_row_below_the_head_of_the_last_page(self) -> None:
        """A unit line is no head: the grid below that is a table."""
        heads = (("科目名称", "合计"), ("单位名称：教育局", "单位：万元"))
        found = []
        for left, right in heads:
            texts = (*letters(left, 14, 114, step=10), *letters(right, 340, 114, step=10))
            row = (*letters("住房改革支出", 14, 134, step=10), *letters("25.60", 350, 134))
            page = compose(Drawing(400, 400, (*texts, *row), tuple(frame([10, 200, 390], [120, 140]))), 2)
            found.append([len(block.rows) for block in page.blocks if isinstance(block, RawGrid)])
        assert (1 in found[0], found[1]) == (False, [1])

    def test_a_merged_cell_beside_them(self) -> None:
        """收入 is shaded over all its rows: with every second row it closes a grid, and the rows on white are holes."""
        rows = ("财政拨款收入", "经营收入", "其他收入", "收入合计", "本年支出")
        tops, sides = [100.0 + 20 * at for at in range(len(rows))], [100.0, 300.0, 390.0]
        text = [
            letter
            for top, name in zip(tops, rows, strict=True)
            for letter in (*letters(name, 104, top + 14, step=10), *letters("25.60", 350, top + 14))
        ]
        group = frame([10.0, 100.0], [100, 200])
        rules = (*group, *(rule for top in tops[::2] for rule in frame(sides, [top, top + 20])))
        words = letters("收入", 14, 114, step=10)
        page = compose(Drawing(400, 400, (*text, *words), tuple(rules)), 1)
        (grid,) = (block for block in page.blocks if isinstance(block, RawGrid) and not block.is_guess)
        assert [row[1].text for row in grid.rows if row[1] is not None] == list(rows)

    def test_a_merged_cell_that_goes_on_over_the_page(self) -> None:
        """It lacks its lower side, and what it says beside several rows is no row on white: 29 rows were lost."""
        tops, sides = [100.0 + 20 * at for at in range(6)], [10.0, 120.0, 200.0, 300.0, 390.0]
        text = [letter for top in tops for letter in letters("产出指标", 210, top + 14, step=10)]
        open_ = [*letters("设备更新", 14, 174, step=10), *letters("61.80", 130, 174)]
        rows = [rule for top in tops for rule in frame(sides[2:], [top, top + 20])]
        rules = (*frame(sides[:3], [100.0, 120.0]), *rows)
        page = compose(Drawing(400, 400, (*text, *open_, *letters("维修", 14, 114, step=10)), tuple(rules)), 1)
        (grid,) = (block for block in page.blocks if isinstance(block, RawGrid) and not block.is_guess)
        assert sum(cell is not None and cell.text == "产出指标" for row in grid.rows for cell in row) == len(tops)
