"""Drawings of pages as no printer makes them, and what pdfium says of usual ones."""

from __future__ import annotations

import math
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from model.errors import UnreadableDocument
from parsers import read
from parsers.page import Page, RawGrid, TextLine
from parsers.ruled.tables import tables
from parsers.sources.document import Document
from parsers.sources.pdf import read_pdf
from parsers.sources.pdfium import Drawing, draw
from tests.evil import a_page_of, forms_in_forms
from tests.lettered import a_lettered_page
from tests.typeset.samples import FOLDER


def drawing(content: bytes, box: bytes = b"[0 0 600 800]", entries: bytes = b"") -> Drawing:
    """What is drawn on the one page of a file."""
    document = pdfium.PdfDocument(a_page_of(content, box, entries))
    return draw(document[0])


def a_word(word: bytes, matrix: bytes = b"1 0 0 1 50 700", size: int = 10) -> bytes:
    return b"BT /F %d Tf %b Tm (%b) Tj ET " % (size, matrix, word)


def drawn(content: bytes, folder: Path) -> tuple[float, float, str]:
    """Width, height and characters of the one page of a file, opened as a reader does."""
    path = folder / "page.pdf"
    path.write_bytes(content)
    document = Document(path)
    page = document[0]
    found = draw(page)
    page.close()
    document.close()
    return found.width, found.height, said(found)


def said(found: Drawing) -> str:
    return "".join(letter.text for letter in found.glyphs)


def cells(page: Page) -> list[list[str]]:
    grids = [block for block in page.blocks if isinstance(block, RawGrid)]
    return [["" if cell is None else cell.words for cell in row] for grid in grids for row in grid.rows]


class TestText:
    """Which glyphs are read, and what they say."""

    def test_escapes_and_marks_are_left_out(self) -> None:
        assert said(drawing(a_word(rb"1\033[31m2\000\1773"))) == "1[31m23"

    def test_a_watermark_as_tall_as_the_text_is_none(self) -> None:
        """Slanted glyphs whose box is as high as that of level ones: only their own direction tells them apart."""
        found = drawing(a_word(b"12.34") + a_word(b"5678", b"1 1 -1 1 50 400"))
        assert said(found) == "12.34"
        assert found.slanted == 4

    @pytest.mark.parametrize("turn", [b"0 1 -1 0", b"0 -1 1 0", b"-1 0 0 -1"])
    def test_a_page_set_sideways_is_turned(self, turn: bytes) -> None:
        found = drawing(a_word(b"12.34", turn + b" 300 400"))
        assert said(found) == "12.34"
        assert [letter.x0 for letter in found.glyphs] == sorted(letter.x0 for letter in found.glyphs)

    def test_what_stands_beside_the_page_is_counted(self) -> None:
        found = drawing(a_word(b"12") + a_word(b"345", b"1 0 0 1 -900 700"))
        assert (said(found), found.outside) == ("12", 3)

    def test_a_line_that_rises_a_little_keeps_the_height_of_each_glyph(self) -> None:
        first, *_, last = drawing(a_word(b"1234567", b"1 .01 -.01 1 50 700")).glyphs
        assert first.baseline - last.baseline == pytest.approx(0.01 * (last.x0 - first.x0), rel=0.01)

    def test_glyphs_below_each_other_each_have_their_height(self) -> None:
        """A line set from top to bottom is level, too, but its glyphs do not stand on one baseline."""
        content = a_lettered_page(((50, 700, "一二三"),)).replace(b"Identity-H", b"Identity-V")
        first, *others = [letter.baseline for letter in draw(pdfium.PdfDocument(content)[0]).glyphs]
        assert others == pytest.approx([first + 10, first + 20])

    def test_text_turned_twice_is_upright(self) -> None:
        """By its transformation and by a negative size."""
        found = drawing(b"BT /F -10 Tf -1 0 0 -1 50 700 Tm (12) Tj ET")
        assert [(letter.text, round(letter.x0)) for letter in found.glyphs] == [("1", 50), ("2", 56)]

    @pytest.mark.parametrize(
        ("box", "entries"),
        [(b"[600 800 0 0]", b""), (b"[0 0 600 800]", b"/CropBox[-9 -9 700 900]")],
        ids=["from the other corner", "cut out larger than it is"],
    )
    def test_the_visible_part_of_the_page(self, box: bytes, entries: bytes, tmp_path: Path) -> None:
        assert drawn(a_page_of(a_word(b"12"), box, entries), tmp_path) == (600, 800, "12")

    def test_the_size_that_all_pages_have(self, tmp_path: Path) -> None:
        page = b"BT /F 10 Tf 700 900 Td (12) Tj ET"
        content = a_page_of(page, b"[]").replace(b"/MediaBox[]", b"")
        content = content.replace(b"/Count 1", b"/Count 1/MediaBox[0 0 900 1000]")
        assert drawn(content, tmp_path) == (900, 1000, "12")

    @pytest.mark.parametrize("number", [b"1e30", b"9" * 40, b"-" + b"9" * 40, b"99999999"])
    def test_numbers_out_of_the_world_leave_finite_places(self, number: bytes) -> None:
        lines = b"%b 0 m 0 %b l S 0 0 %b 5 re f " % ((number,) * 3)
        content = lines + a_word(b"12", b"%b 0 0 %b %b %b" % ((number,) * 4)) + a_word(b"34")
        found = drawing(content, b"[0 0 %b %b]" % (number, number))
        places = [place for letter in found.glyphs for place in letter[1:]]
        assert all(map(math.isfinite, [*places, *(place for rule in found.rules for place in rule)]))


class TestRules:
    """Which edges are rules."""

    def test_a_thin_rectangle_gives_the_sides_long_enough(self) -> None:
        assert len(drawing(b"10 10 200 0.5 re f").rules) == 2
        assert len(drawing(b"10 10 200 2 re f").rules) == 4

    def test_white_and_unpainted_ones_are_none(self) -> None:
        assert drawing(b"1 1 1 rg 10 10 200 50 re f 10 10 200 50 re n").rules == ()

    def test_forms_inside_forms(self) -> None:
        document = pdfium.PdfDocument(forms_in_forms(depth=2, width=2))
        found = draw(document[0])
        assert len(found.rules) == 8 * 4

    def test_the_outlines_of_letters_are_none(self) -> None:
        """Bold letters and shadows come as curves with level strokes, each letter's at the height of the next one's."""
        letter = b"%d 715 m %d 715 l %d 714 l %d 714 l h %d 708 m %d 706 %d 704 %d 702 c h "
        places = [52 + 11 * at for at in range(9)]
        outline = b"".join(letter % (x, x + 9, x + 9, x, x, x + 3, x + 6, x + 9) for x in places) + b"S "
        cell = b"50 700 100 30 re S "
        assert drawing(cell + outline).rules == drawing(cell).rules

    def test_a_frame_with_rounded_corners_is_one(self) -> None:
        arcs = b"60 700 m 140 700 l 146 700 150 704 150 710 c 150 720 l 150 726 146 730 140 730 c "
        arcs += b"60 730 l 54 730 50 726 50 720 c 50 710 l 50 704 54 700 60 700 c h S "
        assert len(drawing(arcs).rules) == 4

    def test_its_sides_reach_its_corners(self) -> None:
        """The cells there would be open; a low frame with an inner line is one, too."""
        arc = b"%d %d m %d %d l %d %d %d %d %d %d c %d %d l %d %d %d %d %d %d c "
        arc += b"%d %d l %d %d %d %d %d %d c %d %d l %d %d %d %d %d %d c h "

        def rounded(left: int, low: int, right: int, high: int) -> bytes:
            inner = (left + 6, low + 6, right - 6, high - 6)
            (a, b, c, d), x, y = inner, (left, right), (low, high)
            return arc % (
                *(a, y[0], c, y[0], c + 3, y[0], x[1], b - 3, x[1], b),
                *(x[1], d, x[1], d + 3, c + 3, y[1], c, y[1]),
                *(a, y[1], a - 3, y[1], x[0], d + 3, x[0], d),
                *(x[0], b, x[0], b - 3, a - 3, y[0], a, y[0]),
            )

        frame = drawing(rounded(50, 700, 350, 740) + rounded(51, 701, 349, 739) + b"f* ").rules
        assert {(rule.x0, rule.x1) for rule in frame if rule.top == rule.bottom} == {(50, 350)}
        assert {rule.bottom - rule.top for rule in frame if rule.x0 == rule.x1} == {40}

    @pytest.mark.parametrize("size", [0.5, 1.2])
    def test_rows_of_dots_are_rules(self, size: float) -> None:
        """Dotted borders come dot by dot from some printers; those that shade a cell are no rules."""
        lines = [(10, 10, 210, 10), (10, 60, 210, 60), (10, 10, 10, 60), (110, 10, 110, 60), (210, 10, 210, 60)]
        dots = [
            (a + 1.3 * at * (c > a), b + 1.3 * at * (d > b))
            for a, b, c, d in lines
            for at in range(int(max(c - a, d - b) / 1.3) + 1)
        ]
        shade = [(20 + 1.5 * x, 20 + 1.5 * y) for x in range(30) for y in range(20)] if size < 1 else []
        content = b"".join(b"%f %f %f %f re f " % (x, y, size, size) for x, y in dots + shade)
        (grid,) = tables((), drawing(content).rules, 1)
        assert len(grid.rows[0]) == 2

    def test_a_row_of_dots_ends_before_its_rule_does(self) -> None:
        """The last cell of a row would be open where the next dot had no room."""
        level = [(10 + 3.9 * at, y) for y in (10, 60) for at in range(51)]
        dots = b"".join(b"%f %d .5 .5 re f " % dot for dot in level)
        (grid,) = tables((), drawing(dots + b"10 10 m 10 60 l S 110 10 m 110 60 l S 208.6 10 m 208.6 60 l S ").rules, 1)
        assert len(grid.rows[0]) == 2

    def test_stroked_and_filled_make_the_same_grid(self) -> None:
        lines = [(10, 10, 210, 10), (10, 60, 210, 60), (10, 10, 10, 60), (110, 10, 110, 60), (210, 10, 210, 60)]
        stroked = b"".join(b"%d %d m %d %d l S " % line for line in lines)
        filled = b"".join(b"%d %d %d %d re f " % (a, b, max(c - a, 0.4), max(d - b, 0.4)) for a, b, c, d in lines)
        shapes = [[len(grid.rows[0]) for grid in tables((), drawing(kind).rules, 1)] for kind in (stroked, filled)]
        assert shapes == [[2], [2]]


class TestLimits:
    """A page that no press can print is given up, and the others are read."""

    def test_too_many_glyphs(self) -> None:
        assert drawing(b"BT /F 1 Tf " + b"(%b) Tj " % (b"9" * 1000) * 130 + b"ET").excess

    def test_too_many_rules(self) -> None:
        assert drawing(b"0 0 m 99 0 l S " * 61_000).excess

    def test_a_page_tree_that_claims_too_much(self, tmp_path: Path) -> None:
        path = tmp_path / "claims.pdf"
        path.write_bytes(a_page_of(a_word(b"12.34")).replace(b"/Count 1>>", b"/Count 900000>>"))
        pages = list(read_pdf(path))
        assert len(pages) < 100
        assert "没有再读" in str(pages[-1].remarks)

    def test_words_by_the_thousand_stay_lines(self, tmp_path: Path) -> None:
        path = tmp_path / "words.pdf"
        words = b"".join(a_word(b"9.9", b"1 0 0 1 %d %d" % (4 * (i % 140), 4 * (i // 140)), 1) for i in range(7000))
        path.write_bytes(a_page_of(words))
        (page,) = read_pdf(path)
        assert {type(block) for block in page.blocks} == {TextLine}


class TestLocked:
    """An empty password is tried, another one has to be given."""

    @pytest.fixture
    def locked(self, tmp_path: Path) -> Path:
        path = tmp_path / "locked.pdf"
        canvas = Canvas(str(path), encrypt=StandardEncryption("geheim", "owner", strength=128))
        canvas.drawString(50, 700, "12.34")
        canvas.save()
        return path

    def test_without_and_with_a_wrong_password(self, locked: Path) -> None:
        with pytest.raises(UnreadableDocument, match="请用 --password"):
            read([locked])
        with pytest.raises(UnreadableDocument, match="密码不对"):
            read([locked], password="falsch")

    @pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
    def test_with_the_right_one(self, locked: Path, engine: str) -> None:
        (page,) = read_pdf(locked, password="geheim", engine=engine)  # type: ignore[arg-type]
        assert [block.text for block in page.blocks if isinstance(block, TextLine)] == ["12.34"]

    def test_locked_against_printing_only(self, tmp_path: Path) -> None:
        path = tmp_path / "open.pdf"
        canvas = Canvas(str(path), encrypt=StandardEncryption("", "owner", canPrint=0))
        canvas.drawString(50, 700, "12.34")
        canvas.save()
        (page,) = read_pdf(path)
        assert len(page.blocks) == 1


class TestEngines:
    """pdfplumber draws what pdfium draws."""

    def test_cells_are_the_same(self) -> None:
        path = FOLDER / "sample-2022.pdf"
        for fast, slow in zip(read_pdf(path), read_pdf(path, engine="pdfplumber"), strict=True):
            assert cells(fast) == cells(slow)
