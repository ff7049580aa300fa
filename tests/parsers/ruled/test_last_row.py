"""The last row of a table whose other rows are shaded or underlined has no rule below."""

from __future__ import annotations

import pytest

from parsers.page import Block, RawGrid
from parsers.sources.compose import compose
from parsers.sources.pdfium import Drawing
from tests.parsers.ruled.test_ruling import frame, letters, words

SIDES = [10.0, 90.0, 210.0, 270.0]
ROWS = (
    ("201", "一般公共服务支出", "96.00"),
    ("20101", "人大事务", "36.00"),
    ("2010101", "行政运行", "36.00"),
    ("20103", "政府办公厅", "60.00"),
    ("2010301", "行政运行", "60.00"),
)
LEVELS = [5.0 + 20 * at for at in range(len(ROWS) + 1)]
Text = tuple[tuple[str, float], ...]


def a_page(*below: Text) -> tuple[list[list[str]], list[Block]]:
    """The rows of a table with lines of words below it, by where they begin; and what stands outside of it."""
    figures = [((code, 14.0), (name, 94.0), (figure, 242.0)) for code, name, figure in ROWS]
    lines = [*figures, *below]
    text = [
        letter
        for at, line in enumerate(lines)
        for said, x in line
        for letter in letters(said, x, LEVELS[0] + 20 * at + 14, step=5 if said[0].isdigit() else 10)
    ]
    page = compose(Drawing(300, 300, tuple(text), tuple(frame(SIDES, LEVELS))), 1)
    grid, *outside = page.blocks
    assert isinstance(grid, RawGrid)
    return words(grid), outside


class TestLastRow:
    """Words in the columns above, figures that end where those above do."""

    @pytest.mark.parametrize(
        ("total", "row"),
        [
            ((("208", 14.0), ("社会保障", 94.0), ("132.50", 237.0)), ["208", "社会保障", "132.50"]),
            ((("合计", 14.0), ("96.00", 242.0)), ["合计", "", "96.00"]),
            ((("合计", 80.0), ("96.00", 242.0)), ["合计", "合计", "96.00"]),
            ((("2080505", 54.0), ("养老保险", 92.0), ("96.00", 242.0)), ["2080505", "养老保险", "96.00"]),
        ],
    )
    def test_it_is_a_row(self, total: Text, row: list[str]) -> None:
        rows, outside = a_page(total)
        assert rows[len(ROWS) :] == [row]
        assert not outside

    @pytest.mark.parametrize(
        "line",
        [
            (("注：上年为", 14.0), ("96.00", 200.0)),
            (("制表人", 14.0), ("联系电话", 150.0)),
            (("96.00", 242.0),),
            (("合计", 14.0), ("96.00", 262.0)),
        ],
    )
    def test_what_else_stands_below(self, line: Text) -> None:
        """A note, a signature, a figure of nothing, one beside the column."""
        rows, outside = a_page(line)
        assert len(rows) == len(ROWS)
        assert outside

    def test_a_line_further_down(self) -> None:
        assert len(a_page((), (("合计", 14.0), ("96.00", 242.0)))[0]) == len(ROWS)
