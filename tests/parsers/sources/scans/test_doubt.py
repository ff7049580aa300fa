"""Figures of a scan that nobody takes by themselves: in pieces, unlike their neighbours, or not read at all."""

from __future__ import annotations

from model.disclosure import Box
from parsers.page import Cell, RawGrid
from parsers.sources.scans.cells import PAD
from parsers.sources.scans.counts import counted
from parsers.sources.scans.doubt import unread_in, with_readings
from parsers.sources.scans.form import in_form, pointed
from parsers.sources.scans.image import POINTS
from parsers.sources.scans.words import NO_READING, Words


def column(*texts: str) -> RawGrid:
    """A table of one column of names and one of figures."""
    rows = tuple(
        (Cell("行政运行", row=at, column=0), Cell(text, box=Box(100, at * 20, 200, at * 20 + 20), row=at, column=1))
        for at, text in enumerate(texts)
    )
    return RawGrid(rows, page=1, box=Box(0, 0, 200, 20 * len(texts)))


def figures(grid: RawGrid) -> list[str]:
    """The texts of its second column."""
    return [row[1].text for row in grid.rows if row[1]]


class TestForm:
    """Figures of one table have equally many decimals."""

    def test_a_lost_point_is_doubtful(self) -> None:
        """500 among figures like 5.00."""
        texts = ["12.50", "3.00", "1,204.11", "500", "7.25", "8.10", "60.00", "9.99"]
        read = figures(in_form(column(*texts)))
        assert [text for text in read if NO_READING in text] == [f"500 / {NO_READING}"]

    def test_a_lost_point_in_a_short_column(self) -> None:
        """The other columns tell the form, and the row that numbers the columns is no figure of it."""
        heads = (Cell("栏次", row=0, column=0), Cell("1", row=0, column=1), Cell("2", row=0, column=2))
        rows = [(Cell("甲", row=at, column=0), Cell("1.20", row=at, column=1), None) for at in range(1, 6)]
        short = [
            (Cell("乙", row=at, column=0), None, Cell(text, row=at, column=2))
            for at, text in enumerate(("46419", "5.00"), start=6)
        ]
        read = in_form(counted(RawGrid((heads, *rows, *short), page=1)))
        assert [row[2].text for row in read.rows if row[2]] == ["2", f"46419 / {NO_READING}", "5.00"]

    def test_a_form_without_trailing_zeros_has_mixed_decimals(self) -> None:
        """Then a whole number is nothing to wonder at."""
        texts = ["12.51", "3.02", "1,204.11", "500", "7.25", "8.13", "61.07", "9.99"]
        assert figures(in_form(column(*texts))) == texts

    def test_a_comma_read_as_a_point_is_doubtful(self) -> None:
        """The table prints whole yuan."""
        cell = pointed(column("1,106,000", "365,200", "1,200.000")).rows[2][1]
        assert cell is not None
        assert cell.others == ("1,200.000", "1,200,000")

    def test_three_decimals_are_a_form(self) -> None:
        """Where all figures have them."""
        texts = ["1,106.000", "365.200", "12.345"]
        assert figures(pointed(column(*texts))) == texts

    def test_the_row_that_counts_columns_is_no_money(self) -> None:
        """Its figures are whole, certain, and what was made of the stars before them is stars."""
        texts = ("★實", "1", f"2 / {NO_READING}", "3")
        row = tuple(Cell(text, column=at, others=("2", NO_READING) if at == 2 else ()) for at, text in enumerate(texts))
        (read,) = counted(RawGrid((row,), page=1)).rows
        assert [cell.text for cell in read if cell] == ["**", "1", "2", "3"]

    def test_stars_too_faint_to_be_seen_stand_there(self) -> None:
        """The next page of the table may show them."""
        row = tuple(Cell(text, column=at) for at, text in enumerate(("", "1", "2", "3", "", "4")))
        (read,) = counted(RawGrid((row,), page=1)).rows
        assert [cell.text for cell in read if cell] == ["**", "1", "2", "3", "", "4"]

    def test_words_that_say_so_need_no_row_of_numbers(self) -> None:
        """栏次 in both halves of a table, with one number each."""
        texts = ("栏次", "", "1 / ?", "栏次", "", "2 / ?")
        row = tuple(
            Cell(text, column=at, others=tuple(text.split(" / ")) if "?" in text else ())
            for at, text in enumerate(texts)
        )
        (read,) = counted(RawGrid((row,), page=1)).rows
        assert [cell.text for cell in read if cell] == ["**", "**", "1", "**", "", "2"]

    def test_one_misread_number_of_many_changes_nothing(self) -> None:
        """Its row counts all the same."""
        row = tuple(Cell(text, column=at) for at, text in enumerate(("66", "1", "2", "3", "4", "5", "6", "1", "8")))
        (read,) = counted(RawGrid((row,), page=1)).rows
        assert [cell.text for cell in read if cell] == ["**", "1", "2", "3", "4", "5", "6", "7", "8"]

    def test_what_a_seal_makes_of_numbers_is_what_stands_between(self) -> None:
        """Each other number says the place it stands at."""
        torn = Cell("6 1 7", column=6, confidence=0.4)
        row = (
            *(Cell(text, column=at) for at, text in enumerate(("栏次", "1", "2", "3", "4"))),
            Cell(NO_READING, column=5, confidence=0.0),
            *(torn, torn, Cell("8", column=8)),
        )
        (read,) = counted(RawGrid((row,), page=1)).rows
        assert [cell.text for cell in read if cell] == ["**", "1", "2", "3", "4", "5", "6", "6", "8"]

    def test_one_cell_of_two_columns_has_one_number_of_them(self) -> None:
        """The others say the places they stand at."""
        wide = Cell("4", column=3)
        row = (
            *(Cell(str(at + 1), column=at) for at in range(3)),
            wide,
            wide,
            Cell("6 / ?", column=5, others=("6", "?")),
        )
        (read,) = counted(RawGrid((row,), page=1)).rows
        assert [cell.text for cell in read if cell] == ["1", "2", "3", "4", "4", "6"]

    def test_sums_below_a_seal_count_nothing(self) -> None:
        """Their places are not theirs."""
        row = (*(Cell(text, column=at) for at, text in enumerate(("1", "2", "5"))), Cell("?", column=3, confidence=0.0))
        (read,) = counted(RawGrid((row,), page=1)).rows
        assert [cell.text for cell in read if cell] == ["1", "2", "5", "?"]

    def test_figures_that_happen_to_be_whole_count_nothing(self) -> None:
        """They do not follow each other."""
        grid = column("12", "3", "17")
        assert figures(counted(grid)) == ["12", "3", "17"]


class TestPieces:
    """A line belongs to one cell."""

    def test_a_part_of_a_line_is_no_figure(self) -> None:
        """The line's middle is in another cell."""
        words = Words("132.89", Box(60, 4, 120, 16), (65.0, 75.0, 85.0, 95.0, 105.0, 115.0), 1.0)
        (read,) = figures(with_readings(column("9"), [words]))
        assert read == f"9 / {NO_READING}"


class TestUnread:
    """Ink in a cell of which nothing could be read."""

    LINE = (100, 100, 160, 100 + 24 + 2 * PAD)

    def test_it_says_so(self) -> None:
        """A mark stands where a figure may be."""
        (line,) = unread_in([[self.LINE]], [])
        assert (line.text, line.confidence) == (NO_READING, 0.0)

    def test_a_cell_with_a_reading_has_none(self) -> None:
        """Only its dirt was not read."""
        read = Words("1.00", Box(*(side * POINTS for side in self.LINE)), (1.0, 2.0, 3.0, 4.0), 1.0)
        assert not list(unread_in([[self.LINE, (100, 140, 160, 180)]], [read]))

    def test_a_stroke_is_no_text(self) -> None:
        """It is lower than letters are."""
        assert not list(unread_in([[(100, 100, 160, 104 + 2 * PAD)]], []))
