"""Text that no reader of the page sees is not read, and text that is seen stays."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers.amounts import read_amount
from parsers.letters import OVERPRINTED
from parsers.page import Page, RawGrid
from parsers.sources.pdf import read_pdf
from parsers.sources.pdfium import Drawing, draw
from tests.evil import FONT, PAGES, a_file_of, a_page_of, a_stream

WORD = b"BT /F 10 Tf 1 0 0 1 %d %d Tm (%b) Tj ET "
WHITE, BLACK, BLUE = b"1 1 1 rg ", b"0 0 0 rg ", b"0 0 .5 rg "
BAND = b"40 690 200 30 re f "


def drawing(content: bytes) -> Drawing:
    """What is drawn on the one page of a file."""
    return draw(pdfium.PdfDocument(a_page_of(content, b"[0 0 600 800]"))[0])


def a_word(word: bytes, x: int = 50, y: int = 700) -> bytes:
    return WORD % (x, y, word)


def said(found: Drawing) -> str:
    return "".join(letter.text for letter in found.glyphs)


class TestUnseen:
    """What leaves no mark is left out and counted."""

    @pytest.mark.parametrize(
        "hidden",
        [
            WHITE + a_word(b"99.00") + BLACK,
            b"3 Tr " + a_word(b"99.00") + b"0 Tr ",
            a_word(b"99.00") + WHITE + BAND + BLACK,
            BLUE + BAND + a_word(b"99.00") + BLACK,
        ],
        ids=["white", "no render mode", "painted over", "in the colour of its cell"],
    )
    def test_it_is_not_read(self, hidden: bytes) -> None:
        found = drawing(hidden + a_word(b"12.34", 120))
        assert (said(found), found.unseen) == ("12.34", 5)

    def test_transparent(self) -> None:
        buffer = BytesIO()
        canvas = Canvas(buffer)
        canvas.setFillAlpha(0)
        canvas.drawString(50, 700, "99.00")
        canvas.save()
        assert said(draw(pdfium.PdfDocument(buffer.getvalue())[0])) == ""

    def test_a_figure_painted_over_and_written_anew(self) -> None:
        """pdfium tells characters that stand in one place only once: the new 8 and, by the old ones, the rest."""
        found = drawing(a_word(b"900.50") + WHITE + BAND + BLACK + a_word(b"800.50"))
        assert sorted(said(found)) == sorted("800.50")

    def test_what_was_white_and_is_printed_again_in_black(self) -> None:
        assert said(drawing(WHITE + a_word(b"12.34") + BLACK + a_word(b"12.34"))) == "12.34"


class TestSeen:
    """What looks like a trick and is none."""

    def test_white_on_a_dark_band(self) -> None:
        found = drawing(BLUE + BAND + WHITE + a_word(b"12.34") + BLACK + a_word(b"5", 300))
        assert (said(found), found.unseen) == ("12.345", 0)

    def test_a_fill_of_the_page_clipped_to_the_side_of_a_cell(self) -> None:
        side = b"q 40 690 200 .5 re W n 0 0 600 800 re f Q "
        assert said(drawing(side + a_word(b"12.34") + side)) == "12.34"

    def test_an_area_behind_text_and_a_star_over_it(self) -> None:
        star = b"1 0 0 rg 40 690 m 90 720 l 140 690 l 50 710 l 130 710 l 90 680 l f "
        assert said(drawing(b".9 g " + BAND + BLACK + a_word(b"12.34") + star)) == "12.34"


class TestClipped:
    """Clipping is looked at where a cell holds two figures."""

    def test_the_figure_cut_off_is_not_read(self, tmp_path: Path) -> None:
        path = tmp_path / "clipped.pdf"
        clipped = b"q 0 0 9 9 re W n " + a_word(b"99.00") + b"Q "
        path.write_bytes(a_page_of(cells_of_two() + clipped + a_word(b"12.34", 100) + a_word(b"5", 160)))
        (page,) = read_pdf(path)
        assert texts(page) == ["12.34", "5"]
        assert "5 个字符看不见" in str(page.remarks)

    def test_words_cut_off_at_the_side_of_their_cell(self, tmp_path: Path) -> None:
        """A spreadsheet draws them whole, over the figure in the next cell."""
        path = tmp_path / "cut.pdf"
        clipped = b"q 45 690 100 20 re W n " + a_word(b"a long name of 1234567890") + b"Q "
        path.write_bytes(a_page_of(cells_of_two() + clipped + a_word(b"120.00", 150)))
        (page,) = read_pdf(path)
        assert texts(page)[1] == "120.00"

    @pytest.mark.parametrize("x", [110, 20])
    def test_a_figure_cut_at_the_side_of_its_cell(self, x: int, tmp_path: Path) -> None:
        """What is left of it is no figure; its digits are pieces of their own, so that none is cut in part."""
        digits = b"".join(a_word(b"1234567.00"[i : i + 1], round(x + 5.56 * i)) for i in range(10))
        other = b"q 0 0 9 9 re W n " + a_word(b"99.00", 160) + b"Q " + a_word(b"5.00", 150)
        path = tmp_path / "cut.pdf"
        path.write_bytes(a_page_of(cells_of_two() + b"q 45 690 100 20 re W n " + digits + b"Q " + other))
        (page,) = read_pdf(path)
        left, right = texts(page)
        assert (read_amount(left).has_number, right) == (False, "5.00")
        assert "?" in left

    def test_a_year_cut_in_a_title(self, tmp_path: Path) -> None:
        """The side of the paper cuts a title anywhere: digits that words follow at once are no figure."""
        title = a_word(b"20", 27) + a_word(b"24report", 38)
        path = tmp_path / "title.pdf"
        other = b"q 0 0 9 9 re W n " + a_word(b"99.00", 160) + b"Q " + a_word(b"5.00", 150)
        path.write_bytes(a_page_of(cells_of_two() + b"q 45 690 100 20 re W n " + title + b"Q " + other))
        (page,) = read_pdf(path)
        assert texts(page) == ["24report", "5.00"]


class TestOverprinted:
    """Figures printed one over the other are no number; strokes of bold are one figure."""

    @pytest.mark.parametrize(("over", "read"), [(b"12.34", "12.34"), (b"19.34", f"12{OVERPRINTED}9.34")])
    def test_two_figures_in_one_place(self, over: bytes, read: str, tmp_path: Path) -> None:
        path = tmp_path / "over.pdf"
        both = a_word(b"12.34") + b"1 0 0 1 .3 0 cm " + a_word(over)
        path.write_bytes(a_page_of(cells_of_two() + both + a_word(b"5", 160)))
        (page,) = read_pdf(path)
        assert texts(page)[0] == read


class TestSoftMasked:
    """The blurred shadow of a word is an area painted through a mask: it has neither edges nor a colour of its own."""

    def test_it_makes_no_cells_and_hides_no_text(self) -> None:
        found = drawing_through_a_mask(b"/G gs 30 690 60 20 re f /N gs " + a_word(b"12.34"))
        assert (said(found), found.rules, found.unseen) == ("12.34", (), 0)

    def test_what_is_written_unseen_over_it(self, tmp_path: Path) -> None:
        """Browsers write the shadow of a word once more with no ink; of digits one copy is told, of points both."""
        twice = b"/T gs " + a_word(b"1,234.56", 52, 698) + b"/N gs " + a_word(b"1,234.56")
        path = tmp_path / "shadow.pdf"
        path.write_bytes(a_page_through_a_mask(cells_of_two() + b"0 g " + twice + a_word(b"5", 160)))
        (page,) = read_pdf(path)
        assert texts(page) == ["1,234.56", "5"]


def drawing_through_a_mask(content: bytes) -> Drawing:
    return draw(pdfium.PdfDocument(a_page_through_a_mask(content))[0])


def a_page_through_a_mask(content: bytes) -> bytes:
    """A page with three ways of painting: through a mask (G), as usual (N), and with no ink (T)."""
    ways = b"/G<</SMask<</S/Luminosity/G 6 0 R>>>>/N<</SMask/None/ca 1>>/T<</ca 0>>"
    resources = b"/Resources<</Font<</F 5 0 R>>/ExtGState<<%b>>>>" % ways
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R%b>>" % resources
    group = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Group<</S/Transparency/CS/DeviceGray/I true>>"
    return a_file_of([*PAGES, page, a_stream(content), FONT, a_stream(b".5 g 0 0 600 800 re f", group)])


def cells_of_two() -> bytes:
    """The rules of two cells beside each other."""
    return b"45 690 100 20 re S 145 690 50 20 re S "


def texts(page: Page) -> list[str]:
    (grid,) = [block for block in page.blocks if isinstance(block, RawGrid)]
    return [cell.text for cell in grid.rows[0] if cell]


class TestLaidOver:
    """Watermarks and seals are no part of the text; coloured figures are."""

    @pytest.mark.parametrize("colour", [b".85 g ", b"1 0 0 rg "])
    def test_over_other_text_or_rules(self, colour: bytes) -> None:
        over = colour + b"BT /F 40 Tf 1 0 0 1 60 690 Tm (2024) Tj ET " + BLACK
        found = drawing(a_word(b"12.34") + a_word(b"5.67", 120) + over)
        assert (said(found), found.unseen) == ("12.345.67", 4)
        found = drawing(b"100 600 m 100 800 l S " + over)
        assert (said(found), found.unseen) == ("", 4)

    def test_a_watermark_everywhere(self) -> None:
        """Where one of them lies over text, the others are watermarks, too."""
        marks = b".85 g " + a_word(b"2024", 52, 702) + a_word(b"2024", 300, 300) + BLACK
        assert said(drawing(marks + a_word(b"12.34"))) == "12.34"

    def test_the_shadow_of_a_figure(self) -> None:
        """pdfium tells the point once, with the shadow: to leave that out would make hundreds of tenths."""
        shadow = b".7 g " + a_word(b"12.34", 51, 699) + b"0 g " + a_word(b"12.34")
        assert said(drawing(cells_of_two() + shadow + b".7 g " + a_word(b"SAMPLE", 130))) == "12.34"

    def test_two_shadows_of_a_figure(self) -> None:
        both = b".7 g " + a_word(b"1,234.56", 51, 699) + a_word(b"1,234.56", 49, 701)
        assert said(drawing(cells_of_two() + both + b"0 g " + a_word(b"1,234.56"))) == "1,234.56"

    def test_thousands_of_shadows(self) -> None:
        """A page of figures whose digits are pieces of their own has more than two thousand of them."""
        places = [(30 + 8 * x, 20 + 12 * y) for x in range(65) for y in range(62)]
        shadowed = b"".join(b".7 g " + a_word(b"7", x + 1, y - 1) + b"0 g " + a_word(b"7", x, y) for x, y in places)
        assert len(drawing(shadowed).glyphs) == len(places)

    def test_one_piece_of_text_in_all_cells_of_a_row(self) -> None:
        """A row of white or red words is one piece of text to some programs; no rule runs through a word."""
        row = b"1 0 0 rg BT /F 10 Tf 1 0 0 1 50 700 Tm [(12.34) -8000 (-5.67)] TJ ET " + BLACK
        assert said(drawing(cells_of_two() + row)).replace(" ", "") == "12.34-5.67"
        assert said(drawing(b"65 690 m 65 720 l S " + cells_of_two() + row)) == ""

    def test_a_red_figure_in_its_place(self) -> None:
        assert said(drawing(a_word(b"12.34") + b"1 0 0 rg " + a_word(b"-5.67", 120) + BLACK)) == "12.34-5.67"

    def test_a_circle_and_a_star_are_no_rules(self) -> None:
        circle = b"100 50 m 100 77 77 100 50 100 c 23 100 0 77 0 50 c 0 23 23 0 50 0 c 77 0 100 23 100 50 c S "
        assert drawing(circle).rules == ()
        star = b"1 0 0 rg 90 720 m 60 660 l 130 700 l 50 695 l 120 660 l f "
        assert said(drawing(BLACK + a_word(b"12.34", 70) + star)) == "12.34"
