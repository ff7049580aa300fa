"""Rules and glyphs become cells, and the cells are those that pdfplumber finds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pdfplumber
import pytest

from model.disclosure import Box
from parsers.letters import Letter
from parsers.page import RawGrid
from parsers.ruled.edges import TooManyRules
from parsers.ruled.tables import tables
from parsers.sources.pdf import read_pdf
from tests.corpus import CORPUS, needs_corpus
from tests.typeset.samples import FOLDER

SIZE = 10.0


def letters(text: str, x: float, baseline: float, step: float = SIZE, size: float = SIZE) -> list[Letter]:
    """The glyphs of a word set from ``x`` on a baseline."""
    return [
        Letter(char, x + i * step, baseline - 0.86 * size, x + i * step + step, baseline + 0.14 * size, baseline)
        for i, char in enumerate(text)
    ]


def frame(xs: list[float], ys: list[float]) -> list[Box]:
    """The rules of a complete grid."""
    level = [Box(xs[0], y, xs[-1], y) for y in ys]
    return [*level, *(Box(x, ys[0], x, ys[-1]) for x in xs)]


def words(grid: RawGrid) -> list[list[str]]:
    return [["" if cell is None else cell.text for cell in row] for row in grid.rows]


class TestCells:
    """Cells stand between crossing rules; a spanning one is the same object in all of its slots."""

    def test_a_plain_grid(self) -> None:
        text = [*letters("甲", 12, 18), *letters("乙", 62, 38)]
        (grid,) = tables(text, frame([10, 60, 110], [5, 25, 45]), page=1)
        assert words(grid) == [["甲", ""], ["", "乙"]]

    def test_letters_in_any_order_go_to_their_cells(self) -> None:
        text = [*letters("甲", 12, 18), *letters("一", 62, 18), *letters("乙", 22, 18), *letters("丙", -90, 18)]
        (grid,) = tables([*text, *letters("二", 72, 18)], frame([10, 60, 110], [5, 25]), page=1)
        assert words(grid) == [["甲乙", "一二"]]

    def test_a_page_without_letters_has_blank_cells(self) -> None:
        """As the rules of a scan have before anything is recognised."""
        (grid,) = tables([], frame([10, 60, 110], [5, 25]), page=1)
        assert words(grid) == [["", ""]]

    def test_a_merged_head_spans_its_columns(self) -> None:
        rules = [*frame([10, 60, 110], [25, 45]), Box(10, 5, 110, 5), Box(10, 5, 10, 25), Box(110, 5, 110, 25)]
        (grid,) = tables(letters("收入", 40, 18), rules, page=1)
        assert grid.rows[0][0] is grid.rows[0][1]
        assert words(grid)[0] == ["收入", "收入"]

    HEAD = (10.0, 60.0, 110.0, 160.0)

    def test_columns_hang_from_a_closed_head(self) -> None:
        """Rows below it are underlined only."""
        rows = [Box(10, y, 160, y) for y in (45, 65, 85)]
        text = [*letters("甲", 12, 18), *letters("乙", 62, 38), *letters("丙", 112, 78)]
        (grid,) = tables(text, [*frame([*self.HEAD], [5, 25]), *rows], page=1)
        assert words(grid) == [["甲", "", ""], ["", "乙", ""], ["", "", ""], ["", "", "丙"]]

    def test_nothing_hangs_over_columns_of_other_places(self) -> None:
        """Two tables of one width, the lower one without a top row of its own head."""
        rows = [*(Box(10, y, 160, y) for y in (45, 65, 85)), Box(85, 45, 85, 85)]
        (grid,) = tables(letters("甲", 12, 18), [*frame([*self.HEAD], [5, 25]), *rows], page=1)
        assert len(grid.rows) == 1

    def test_nothing_hangs_into_the_next_table(self) -> None:
        """It has the same columns, and its title stands between."""
        rules = [*frame([*self.HEAD], [5, 25]), *frame([*self.HEAD], [65, 85, 105, 125, 145])]
        upper, lower = tables([*letters("甲", 12, 18), *letters("乙", 62, 78)], rules, page=1)
        assert (len(upper.rows), len(lower.rows)) == (1, 4)

    def test_nothing_hangs_from_a_shaded_row(self) -> None:
        """Every second row of a table without rules is shaded, cell by cell: none of them is its head."""
        stripes = [rule for y in (5, 45, 85) for rule in frame([*self.HEAD], [y, y + 20])]
        text = [letter for row, y in enumerate(range(18, 110, 20)) for letter in letters("甲", 12 + 50 * (row % 3), y)]
        assert [len(grid.rows) for grid in tables(text, stripes, page=1)] == [1, 1, 1]

    def test_lines_far_below_a_table_are_none_of_its_rows(self) -> None:
        rows = [Box(10, y, 160, y) for y in (125, 225, 325)]
        (grid,) = tables(letters("甲", 12, 18), [*frame([*self.HEAD], [5, 25]), *rows], page=1)
        assert len(grid.rows) == 1

    def test_rules_drawn_as_close_pairs_make_no_phantom_column(self) -> None:
        rules = [*frame([10, 60, 110], [5, 25]), Box(60.8, 5, 60.8, 25)]
        (grid,) = tables(letters("甲", 12, 18), rules, page=1)
        assert len(grid.edges) == 3

    def test_a_row_left_open_by_a_page_break_is_closed(self) -> None:
        xs = [10.0, 60.0, 110.0]
        rules = [Box(10, 30, 110, 30), Box(10, 50, 110, 50), *(Box(x, 10, x, 50) for x in xs)]
        (grid,) = tables([*letters("甲", 12, 24), *letters("1.00", 64, 24, 5)], rules, page=1)
        assert words(grid)[0] == ["甲", "1.00"]

    @pytest.mark.parametrize("begin", [50, 250])
    def test_a_tall_cell_that_goes_on_beside_closed_ones(self, begin: float) -> None:
        """The rules of small cells end at tall ones, which are cells of their rows, whether they begin here or not."""
        upright = [Box(x, 100, x, 160) for x in (50, 150, 250, 350)]
        level = [Box(begin, 100, 350, 100), Box(250, 130, 350, 130), Box(250, 160, 350, 160)]
        text = [*letters("项目", 55, 135), *letters("12", 155, 135), *letters("数", 255, 155)]
        (grid,) = tables(text, [*upright, *level], 1)
        assert words(grid)[-1] == ["项目", "12", "数"]

    def test_tables_side_by_side_stay_apart(self) -> None:
        """What stands between two tables that end at one height is no cell, under a rule over the page either."""
        left, right = frame([50, 90, 150], [100, 120, 140]), frame([250, 300, 350], [100, 120, 140])
        text = [*letters("甲", 55, 115), *letters("乙", 255, 115), *letters("间", 190, 115)]
        grids = tables(text, [*left, *right, Box(50, 80, 350, 80)], 1)
        assert [len(grid.edges) for grid in grids] == [3, 3]

    def test_absurdly_many_crossings_are_refused(self) -> None:
        many = [3.5 * i for i in range(300)]
        with pytest.raises(TooManyRules):
            tables([], frame(many, many), page=1)


def plumbed(path: Path) -> list[Counter[str]]:
    """The cells of each page as pdfplumber reads them, white space removed."""
    with pdfplumber.open(path) as document:
        found = [[table.extract() for table in page.find_tables()] for page in document.pages]
    return [Counter("".join(cell.split()) for t in page for row in t for cell in row if cell) for page in found]


def ours(path: Path) -> list[Counter[str]]:
    """The same by our own arithmetic."""
    pages = []
    for page in read_pdf(path):
        cells = {
            id(c): c for b in page.blocks if isinstance(b, RawGrid) for row in b.rows for c in row if c is not None
        }
        pages.append(Counter(cell.words for cell in cells.values() if cell.words))
    return pages


class TestAgainstPdfplumber:
    """pdfplumber is the reference: every cell with words is the same."""

    @pytest.mark.parametrize("year", [2022, 2023])
    def test_samples(self, year: int) -> None:
        path = FOLDER / f"sample-{year}.pdf"
        assert ours(path) == [Counter({k: v for k, v in page.items() if k}) for page in plumbed(path)]

    @needs_corpus
    @pytest.mark.parametrize("name", ["made/luquan-2023", "real/fuban-unit-2025"])
    def test_corpus(self, name: str) -> None:
        path = CORPUS / f"{name}.pdf"
        assert ours(path) == [Counter({k: v for k, v in page.items() if k}) for page in plumbed(path)]
