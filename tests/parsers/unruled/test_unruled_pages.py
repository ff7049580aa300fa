"""Pages of one table without rules: rows that go on, and heads that begin another table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from parsers.bands import Band, Word
from parsers.page import Page, RawGrid
from parsers.tables.layout import lay_out
from parsers.unruled.grid import grid_of, longer
from parsers.unruled.guess import guess
from parsers.unruled.margins import set_level
from parsers.unruled.pages import goes_on, united
from tests.parsers.unruled.test_unruled_columns import centred, row, word

LEFT, RIGHT = (50.0, 200.0, 280.0), (280.0, 430.0, 510.0)


def band(*words: Word) -> Band:
    return Band(words, (0,), 1)


def side_by_side(baseline: float, *cells: tuple[str, str]) -> Band:
    sides = zip(cells, (LEFT, RIGHT), strict=True)
    return band(*(each for (name, figure), edges in sides for each in row(baseline, name, figure, edges=edges).words))


def table() -> RawGrid:
    """Revenue and expenditure side by side, heads in the middle of their columns."""
    columns = [(edges[at], edges[at + 1]) for edges in (LEFT, RIGHT) for at in (0, 1)]
    head = band(*(centred(text, *at, 100) for text, at in zip(("收入", "预算数") * 2, columns, strict=True)))
    rows = [side_by_side(120 + 15 * at, (f"收入{at}", f"{at}.00"), (f"支出{at}", f"{at}.50")) for at in range(4)]
    bands = [head, *rows]
    found = grid_of(bands, ())
    assert found is not None
    return RawGrid(found.rows, page=1, box=found.box, edges=found.edges, bands=tuple(bands))


CARRIED = [word("上年结转", 53, 60), word("结转下年", 283, 60)]
HEADS = [centred("上年结转", *LEFT[:2], 60), centred("结转下年", *RIGHT[:2], 60)]
TOTALS = side_by_side(75, ("收入总计", "6.00"), ("支出总计", "8.00"))


class TestGoesOn:
    """Words that head columns in other tables begin rows here: where names do, and no head does."""

    @pytest.mark.parametrize(("words", "goes"), [(CARRIED, True), (HEADS, False)], ids=["in line", "in the middle"])
    def test_words_that_may_head_columns(self, words: Sequence[Word], goes: bool) -> None:
        assert goes_on(guess([band(*words), TOTALS]), [table()], again=False) is goes

    def test_a_figure_beside_them(self) -> None:
        """The row begins with two such words, and states an amount of the first one."""
        carried = side_by_side(60, ("上年结转", "1.00"), ("年终结转结余", ""))
        assert goes_on(guess([carried, TOTALS]), [table()], again=False)


class TestThenWithRules:
    """The last page of a table is ruled, those before it are not."""

    def test_the_rows_of_every_page(self) -> None:
        first = table()
        rows = [side_by_side(60 + 15 * at, (f"收入{at}", f"{at}.00"), (f"支出{at}", f"{at}.50")) for at in range(4, 8)]
        second = replace(longer(replace(first, rows=()), rows), page=2, bands=tuple(rows))
        last = replace(longer(replace(first, rows=(), bands=()), [TOTALS]), page=3, bands=())
        pages = (Page(grid.page, blocks=(grid,)) for grid in (first, second, last))
        (whole,) = lay_out(pages).grids
        names = [line[0].text for line in whole.body if line[0] is not None]
        assert names == [*(f"收入{at}" for at in range(8)), "收入总计"]
        assert whole.pages == (1, 2, 3)


class TestColumnsOfTheFirstPage:
    """Codes in one piece below 类, 款 and 项: the edges between these heads cut every one of them."""

    HEADS = ("类", "款", "项", "科目名称", "合计")
    PLACES = ((50.0, 64.0), (64.0, 78.0), (78.0, 122.0), (122.0, 280.0), (280.0, 360.0))

    def page(self, number: int, codes: Sequence[str]) -> RawGrid:
        """A page of such a table, with the head again."""
        head = band(*(centred(text, *at, 100) for text, at in zip(self.HEADS, self.PLACES, strict=True)))
        rows = [
            band(*(word(text, x, 120 + 15 * at) for text, x in ((code, 52), ("行政运行", 126), (f"{at}.00", 336))))
            for at, code in enumerate(codes)
        ]
        bands = (head, *rows)
        found = grid_of(bands, ()) if number == 1 else None
        return RawGrid(found.rows if found else (), page=number, edges=found.edges if found else (), bands=bands)

    def test_codes_that_stand_as_before(self) -> None:
        """They are no sign of other columns, and no row of the pages is lost where no columns fit all of them."""
        first = self.page(1, [*(str(code) for code in range(201, 216)), "2010301"])
        second = self.page(2, ["2010302", "2010350", "2010601", "2012902"] * 5)
        assert goes_on(second, [first], again=False)
        assert len(united([first, second]).rows) == len(first.rows) + 20


class TestFiguresAcrossAnEdge:
    """The next page stands a little aside, so that edges of the first one cut its figures."""

    def test_no_figure_is_cut(self) -> None:
        """Its first digit before a comma would go to the figure left of it: 1,306.001 is printed nowhere."""
        first = table()
        edge = first.edges[2]
        apart = band(word("收入总计", 53, 60), word("1,306.00", edge - 40, 60), word("1,096.00", edge - 3, 60))
        texts = [cell.text for cell in longer(first, [apart]).rows[-1] if cell is not None]
        assert [text for text in texts if "," in text] == ["1,306.00", "1,096.00"]


class TestMargins:
    """Sheets printed on both sides have other margins on every second page: the whole table stands aside."""

    ASIDE = 31.0

    def page(self, *, again: bool) -> RawGrid:
        """The last rows of the table, with or without its head, set aside."""
        columns = [(edges[at], edges[at + 1]) for edges in (LEFT, RIGHT) for at in (0, 1)]
        head = band(*(centred(text, *at, 60) for text, at in zip(("收入", "预算数") * 2, columns, strict=True)))
        rows = [TOTALS, side_by_side(90, ("上年结转", "21.00"), ("结转下年", "19.00"))]
        return guess([self.moved(each) for each in ([head, *rows] if again else rows)])

    def moved(self, one: Band) -> Band:
        return band(*(word(each.text, each.x0 + self.ASIDE, each.baseline) for each in one.words))

    @pytest.mark.parametrize("again", [True, False], ids=["head again", "rows alone"])
    def test_rows_stand_in_the_columns_of_the_first_page(self, again: bool) -> None:
        """No figure is put under another head, and no row is lost; cells keep the places where they are printed."""
        page = self.page(again=again)
        assert goes_on(page, [table()], again=False)
        grid = united([table(), replace(page, page=2, bands=tuple(each._replace(page=2) for each in page.bands))])
        *_, totals, carried = grid.rows
        assert [cell.text for cell in totals if cell] == ["收入总计", "6.00", "支出总计", "8.00"]
        assert [cell.text for cell in carried if cell] == ["上年结转", "21.00", "结转下年", "19.00"]
        first = grid.rows[1]
        assert [one.box.x0 - two.box.x0 for one, two in zip(totals, first, strict=True) if one and two] == [31.0] * 4

    def test_names_that_are_set_in(self) -> None:
        """Accounts below another one are said again further in: figures in line tell that the page does not."""
        first = table()
        rows = [
            band(word(f"收入{at}", 63, base), *side_by_side(base, ("甲", "7.00"), ("支出", "8.00")).words[1:])
            for at, base in enumerate(range(60, 120, 15))
        ]
        level, aside = set_level(rows, first.bands)
        assert (aside, level) == (0.0, rows)

    def test_rows_of_another_table(self) -> None:
        """Their figures stand aside by other distances: no margin explains that."""
        rows = [band(word("收入总计", 90, 60), word("6.00", 300, 60), word("8.00", 361, 60), word("2.00", 399, 60))]
        assert not goes_on(guess(rows), [table()], again=False)
