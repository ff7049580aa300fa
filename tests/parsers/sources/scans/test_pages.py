"""Sheets of one scanned table laid over each other, and scans beneath a page number."""

from __future__ import annotations

from model.disclosure import Box
from parsers.bands import Band, Word
from parsers.letters import Letter
from parsers.page import Cell, Page, RawGrid
from parsers.sources.pdfium import Drawing
from parsers.sources.scan import may_hide_scan
from parsers.sources.scans.pages import laid_over, last_table
from tests.parsers.statements.grids import a_grid

HEAD = ("科目编码", "科目名称", "财政专户管理资金收入", "合计")


def sheet(number: int, left: float, *heads: str, wide: float = 60.0) -> Page:
    """A page with a table of columns so ``wide`` that begin ``left`` points from the side."""
    rows = a_grid(heads, ("201", "外交支出", "5.00", "5.00"), header=0).body
    edges = tuple(left + wide * at for at in range(5))
    return Page(number, blocks=(RawGrid(rows, page=number, box=Box(left, 0, left + 240, 40), edges=edges),))


def table(page: Page) -> RawGrid:
    """The table of a page."""
    grid = last_table(page)
    assert grid is not None
    return grid


class TestNextSheet:
    """A page that goes on with the table of the one before."""

    def test_columns_and_head_are_those_of_the_first(self) -> None:
        """It lay a centimetre aside, and a word of its head was misread."""
        first, second = sheet(1, 50.0, *HEAD), sheet(2, 72.5, HEAD[0], HEAD[1], "财政专入管理资金收入", HEAD[3])
        read = table(laid_over(second, table(first)))
        assert read.edges == table(first).edges
        assert [cell.text for cell in read.rows[0] if cell] == list(HEAD)
        assert [cell.text for cell in read.rows[1] if cell] == ["201", "外交支出", "5.00", "5.00"]

    def test_another_head_is_another_table(self) -> None:
        """Its words stay."""
        heads = ("项目", "本年收入", "上年结转", "备注")
        read = table(laid_over(sheet(2, 50.0, *heads), table(sheet(1, 50.0, *HEAD))))
        assert [cell.text for cell in read.rows[0] if cell] == list(heads)

    def test_a_photograph_from_nearer_has_the_same_columns(self) -> None:
        """All of them a tenth wider."""
        first, second = table(sheet(1, 50.0, *HEAD)), sheet(2, 38.0, *HEAD, wide=66.0)
        assert table(laid_over(second, first)).edges == first.edges
        nearest = sheet(2, 0.0, *HEAD, wide=80.0)
        assert laid_over(nearest, first) is nearest

    def test_other_columns_stay(self) -> None:
        """A page laid half a page aside is none of this table's."""
        second = sheet(2, 200.0, *HEAD)
        assert laid_over(second, table(sheet(1, 50.0, *HEAD))) is second


def unruled(*rows: tuple[tuple[str, float], ...]) -> Page:
    """The second page of a table without rules: words with where they begin, five points to a letter."""
    words = [[Word(text, left, 0, left + 5 * len(text), 10) for text, left in row] for row in rows]
    extents = [[(word.x0, word.x1) for word in column] for column in zip(*words, strict=True)]
    left, right = [min(x0 for x0, _ in each) for each in extents], [max(x1 for _, x1 in each) for each in extents]
    inner = ((one + two) / 2 for one, two in zip(right, left[1:], strict=False))
    grid = RawGrid(
        tuple(tuple(Cell(word.text, page=2, column=at) for at, word in enumerate(row)) for row in words),
        page=2,
        edges=(left[0], *inner, right[-1]),
        bands=tuple(Band(tuple(row), ()) for row in words),
    )
    return Page(2, blocks=(grid,))


class TestWithoutRules:
    """Columns as wide as their words, of which a page has as many as it has words for."""

    ROWS = ((("20103", 54.0), ("5.00", 268.0)), (("2010301", 54.0), ("1,205.00", 248.0)))

    def test_columns_without_words_are_there_all_the_same(self) -> None:
        """Each figure stands below the head in whose column it is, a little aside or not."""
        first = table(sheet(1, 50.0, *HEAD))
        for aside in (0.0, 11.0):
            rows = [tuple((text, left + aside) for text, left in row) for row in self.ROWS]
            read = table(laid_over(unruled(*rows), first))
            assert read.edges == first.edges
            assert [[cell.text if cell else "" for cell in row] for row in read.rows] == [
                ["20103", "", "", "5.00"],
                ["2010301", "", "", "1,205.00"],
            ]

    def test_words_that_stand_between_two_columns_tell_none(self) -> None:
        """Then the page is a table of its own, and states nothing of the doubts that its bands know nothing of."""
        rows = [*self.ROWS, (("2010302", 54.0), ("80.00", 160.0))]
        own = unruled(*rows)
        read = table(laid_over(own, table(sheet(1, 50.0, *HEAD))))
        assert read.edges == table(own).edges
        assert not read.bands


class TestBeneath:
    """An image on which little more than a number is printed."""

    def drawing(self, letters: int, images: int = 1) -> Drawing:
        """A page with so many letters."""
        letter = ("1", 0.0, 0.0, 5.0, 9.0, 8.0)
        return Drawing(595, 842, tuple(Letter(*letter) for _ in range(letters)), (), images=images)

    def test_a_page_number_hides_nothing(self) -> None:
        """What is a page of text, a table, or without an image is none."""
        assert may_hide_scan(self.drawing(3), Page(1))
        assert not may_hide_scan(self.drawing(300), Page(1))
        assert not may_hide_scan(self.drawing(3, images=0), Page(1))
        assert not may_hide_scan(self.drawing(3), sheet(1, 0, *HEAD))
