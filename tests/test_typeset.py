"""The typesetter of test documents: what it puts where, read back with an independent library."""

from io import BytesIO

import pdfplumber
import pytest

from tests.typeset import LEFT, UP, MissingGlyphError, Rules, Sheet, Table
from tests.typeset.font.subset import CHARACTERS, wanted
from tests.typeset.lettering import covered, width, wrapped
from tests.typeset.table import placed


def a_table(rows: int = 3, *, rules: Rules = "all", repeat_header: bool = True) -> Table:
    """Return a table of accounts with a merged heading."""
    header = (("科目", LEFT, "合计"), ("编码", "名称", UP))
    body = tuple((f"2010{n:03d}", "行政运行", f"{n}.00") for n in range(rows))
    return Table(header, body, (2, 4, 2), "llr", rules=rules, repeat_header=repeat_header)


def read_back(table: Table) -> list[list[list[str | None]]]:
    """Typeset a table and return what pdfplumber sees: tables of every page, one after the other."""
    sheet = Sheet()
    sheet.table(table)
    with pdfplumber.open(BytesIO(sheet.finish())) as document:
        return [found for page in document.pages for found in page.extract_tables()]


class TestFont:
    """The committed subset and the list of its characters."""

    def test_holds_every_character_of_the_list(self) -> None:
        """Whoever adds a character to the list also rebuilds the subset."""
        assert wanted(CHARACTERS.read_text(encoding="utf-8")) - covered() == set()

    def test_says_which_character_is_missing(self) -> None:
        """An empty box in a test document would be a puzzle; an error is not."""
        with pytest.raises(MissingGlyphError, match=r"龘 \(U\+9F98\)"):
            Sheet().title("龘")


class TestWrapping:
    """Where lines break."""

    def test_no_line_is_wider_than_its_column(self) -> None:
        """Long names wrap to the width given."""
        lines = wrapped("机关事业单位基本养老保险缴费支出", 40, 8)
        assert len(lines) > 1
        assert all(width(line, 8) <= 40 for line in lines)

    def test_an_amount_stays_on_one_line(self) -> None:
        """A line breaks before a figure, never inside it."""
        assert any("966.57万" in line for line in wrapped("收入预算总计为966.57万元。", 60, 8))

    def test_closing_punctuation_does_not_begin_a_line(self) -> None:
        """A full stop stays with the word before it."""
        assert not any(line.startswith("。") for line in wrapped("一二三四五。六七八九。", 41, 8))


class TestTables:
    """Cells, merged cells and pages."""

    def test_merged_cells_cover_their_neighbours(self) -> None:
        """LEFT widens a cell, UP makes it taller."""
        cells = {cell.text: cell for cell in placed(a_table().header)}
        assert cells["科目"].columns == 2
        assert cells["合计"].rows == 2

    def test_a_ruled_table_reads_back_as_written(self) -> None:
        """Every cell of the body is found in its place."""
        (found,) = read_back(a_table(2))
        assert found[2:] == [["2010000", "行政运行", "0.00"], ["2010001", "行政运行", "1.00"]]

    def test_a_long_table_goes_on_under_its_headings(self) -> None:
        """The second page begins with the headings, then the next row."""
        upper, lower = read_back(a_table(80))
        assert lower[0][0] == "科目"
        assert lower[2][0] == f"2010{len(upper) - 2:03d}"
        assert len(upper) + len(lower) == 80 + 2 * 2

    def test_a_long_table_may_go_on_without_headings(self) -> None:
        """The second page begins with the next row at once."""
        upper, lower = read_back(a_table(80, repeat_header=False))
        assert lower[0][0] == f"2010{len(upper) - 2:03d}"
        assert len(upper) + len(lower) == 80 + 2

    def test_a_merged_cell_goes_on_empty_over_the_page(self) -> None:
        """The headings repeated above it do not swallow the rest of a merged cell."""
        rows = tuple(("产出指标" if n == 0 else UP, f"指标{n}") for n in range(80))
        _, lower = read_back(Table((("一级", "三级"),), rows, (1, 2)))
        assert lower[0] == ["一级", "三级"]
        assert lower[1][0] == ""

    @pytest.mark.parametrize(("rules", "rects", "lines"), [("all", True, False), ("horizontal", False, True)])
    def test_rules_are_drawn_as_asked(self, rules: Rules, rects: bool, lines: bool) -> None:
        """Boxes for a ruled table, strokes above and below the rows for an open one."""
        sheet = Sheet()
        sheet.table(a_table(rules=rules))
        with pdfplumber.open(BytesIO(sheet.finish())) as document:
            page = document.pages[0]
            assert (bool(page.rects), bool(page.lines)) == (rects, lines)

    def test_without_rules_only_text_is_left(self) -> None:
        """An unruled table gives a reader nothing but places."""
        assert read_back(a_table(rules="none")) == []

    def test_a_row_of_the_wrong_length_is_refused(self) -> None:
        """A form with a forgotten cell fails where it is written."""
        with pytest.raises(ValueError, match="2 cells in a table of 3 columns"):
            Table((("一", "二"),), (), (1, 1, 1))
