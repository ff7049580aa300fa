"""The picture of a page: how far it is turned, which rules are drawn on it, and where text stands in a cell."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
import pytest
from PIL import Image, ImageDraw

from model.disclosure import Box
from parsers.ruled.tables import tables
from parsers.sources.scans.cells import bands, cell_boxes, is_dash, lines_in
from parsers.sources.scans.image import POINTS, Grey, picture, skew_of, straightened
from parsers.sources.scans.rules import ruled
from tests.scans import Scanner

needs_opencv = pytest.mark.skipif(find_spec("cv2") is None, reason="the optional extra [ocr] is not installed")

COLUMNS = (100, 500, 900, 1400)
ROWS = (300, 350, 400, 450, 500)


def paper() -> Image.Image:
    """An empty page at 200 dpi."""
    return Image.new("L", (1654, 2339), 255)


def a_table(page: Image.Image, rows: tuple[int, ...] = ROWS) -> Image.Image:
    """A page with a ruled table, and a short stroke in one of its cells."""
    draw = ImageDraw.Draw(page)
    for y in rows:
        draw.line((COLUMNS[0], y, COLUMNS[-1], y), fill=0, width=2)
    for x in COLUMNS:
        draw.line((x, rows[0], x, rows[-1]), fill=0, width=2)
    draw.rectangle((700, 365, 703, 385), fill=0)
    return page


def lines_of_text(page: Image.Image, *tops: int) -> Image.Image:
    """A page with bars as high as letters are."""
    draw = ImageDraw.Draw(page)
    for top in tops:
        for left in range(200, 1200, 40):
            draw.rectangle((left, top, left + 24, top + 24), fill=0)
    return page


def pixels(page: Image.Image) -> Grey:
    """A page as an array."""
    return np.asarray(page, dtype=np.uint8)


class TestSkew:
    """The angle at which rows part most sharply."""

    @pytest.mark.parametrize("angle", [-10.0, -1.5, -0.5, 0.0, 0.8, 2.0, 6.3])
    def test_the_angle_is_found_to_a_tenth(self, angle: float) -> None:
        """Lines of a page turned to the right fall to the right."""
        page = lines_of_text(paper(), *range(300, 2000, 60)).rotate(-angle, fillcolor=255)
        assert skew_of(pixels(page)) == pytest.approx(angle, abs=0.1)

    def test_an_empty_page_is_straight(self) -> None:
        """There is nothing to go by."""
        assert skew_of(pixels(paper())) == 0

    @needs_opencv
    def test_a_turned_page_is_set_straight(self) -> None:
        """Nothing of the skew is left."""
        page = lines_of_text(paper(), *range(300, 2000, 60)).rotate(1.3, fillcolor=255)
        assert abs(skew_of(straightened(picture(pixels(page))).grey)) < 0.06


@needs_opencv
class TestRules:
    """Long straight runs of ink."""

    def test_the_cells_of_a_noisy_scan_are_those_drawn(self) -> None:
        """Three columns and four rows, whatever the noise."""
        scan = Scanner(skew=1.0, noise=12.0).scan(a_table(paper()), seed=1)
        found = ruled(straightened(picture(pixels(scan))).grey)
        assert [(len(grid.rows), len(grid.rows[0])) for grid in tables((), found.rules, 1)] == [(4, 3)]

    def test_the_stem_of_a_figure_is_no_rule(self) -> None:
        """A lone 1 is left in the ink of its cell."""
        found = ruled(pixels(a_table(paper())))
        box = next(box for box in cell_boxes(tables((), found.rules, 1)) if box.x0 < 701 * POINTS < box.x1)
        inside = [line for cell in cell_boxes(tables((), found.rules, 1)) for line in lines_in(found.ink, cell)]
        assert len(inside) == 1
        assert box.x0 / POINTS < inside[0][0] <= 700

    def test_strokes_in_low_rows_are_no_rules(self) -> None:
        """Letters nearly as high as their row have strokes that other strokes cross."""
        page = a_table(paper(), rows=(300, 340, 380, 420))
        draw = ImageDraw.Draw(page)
        for left in (560, 600, 640):
            draw.rectangle((left, 304, left + 3, 337), fill=0)
            for top in (310, 318, 326):
                draw.rectangle((left - 10, top, left + 12, top + 3), fill=0)
        grids = tables((), ruled(pixels(page)).rules, 1)
        assert [len(grid.rows[0]) for grid in grids] == [3]

    def test_large_type_that_fills_its_row_draws_no_rules(self) -> None:
        """Its stems reach from one level rule to the next, with other strokes beginning at them."""
        page = a_table(paper(), rows=(300, 364, 428, 492))
        draw = ImageDraw.Draw(page)
        for left in (560, 640):
            draw.rectangle((left, 300, left + 3, 364), fill=0)
            for top in (306, 326, 346):
                draw.rectangle((left - 16, top, left + 18, top + 4), fill=0)
        grids = tables((), ruled(pixels(page)).rules, 1)
        assert [len(grid.rows[0]) for grid in grids] == [3]

    def test_a_line_of_text_that_ran_together_is_no_rule(self) -> None:
        """Small type on a coarse scan: strokes begin all along it."""
        page = a_table(paper())
        draw = ImageDraw.Draw(page)
        draw.rectangle((504, 374, 896, 376), fill=0)
        for left in range(504, 896, 8):
            draw.rectangle((left, 364, left + 4, 386), fill=0)
        grids = tables((), ruled(pixels(page)).rules, 1)
        assert [len(grid.rows) for grid in grids] == [4]

    def test_rules_of_the_other_side_are_none(self) -> None:
        """They shine through, far fainter than those of the page."""
        page = a_table(paper())
        draw = ImageDraw.Draw(page)
        for y in (325, 425):
            draw.line((COLUMNS[0], y, COLUMNS[-1], y), fill=225, width=2)
        grids = tables((), ruled(pixels(page)).rules, 1)
        assert [len(grid.rows) for grid in grids] == [4]

    def test_grain_of_the_paper_is_no_ink(self) -> None:
        """A page with noise and one line of text has the ink of the line."""
        page = lines_of_text(paper(), 1000)
        scan = Scanner(skew=0.0, noise=16.0).scan(page, seed=3)
        rows = np.flatnonzero(ruled(pixels(scan)).ink.any(axis=1))
        assert rows.min() > 990
        assert rows.max() < 1040


class TestLines:
    """One box for each line of a cell."""

    def test_two_lines_of_a_cell_are_two(self) -> None:
        """From top to bottom."""
        ink = pixels(lines_of_text(paper(), 320, 360)) == 0
        found = list(lines_in(ink, Box(150 * POINTS, 300 * POINTS, 1300 * POINTS, 400 * POINTS)))
        assert [(top, bottom) for _, top, _, bottom in found] == [(314, 351), (354, 391)]

    def test_a_thin_stroke_goes_to_its_line(self) -> None:
        """The upper stroke of 二 is no line of its own."""
        ink = np.zeros((100, 200), dtype=bool)
        ink[30:33, 60:80] = True
        ink[38:60, 50:90] = True
        assert len(list(lines_in(ink, Box(0, 0, 200 * POINTS, 100 * POINTS)))) == 1

    def test_a_blank_cell_has_none(self) -> None:
        """Nor has one with a speck."""
        ink = np.zeros((100, 200), dtype=bool)
        ink[50:53, 50:53] = True
        assert not list(lines_in(ink, Box(0, 0, 200 * POINTS, 100 * POINTS)))

    def test_dirt_far_from_the_text_is_left_out(self) -> None:
        """A fleck at the edge of a cell does not widen its line."""
        ink = np.zeros((100, 400), dtype=bool)
        ink[40:62, 200:300] = True
        ink[45:47, 20:23] = True
        (left, _, _, _), *others = lines_in(ink, Box(0, 0, 400 * POINTS, 100 * POINTS))
        assert left >= 190
        assert not others

    def test_what_stands_around_a_table_comes_in_bands(self) -> None:
        """The title above and the page number below; the table itself is none of them."""
        ink = pixels(lines_of_text(paper(), 100, 400, 2200)) == 0
        table = Box(100 * POINTS, 300 * POINTS, 1400 * POINTS, 600 * POINTS)
        found = list(bands(ink, [table]))
        assert [start < top < end for (start, end), top in zip(found, (100, 2200), strict=True)] == [True, True]


@needs_opencv
class TestThinStrokes:
    """What smoothing takes away is a character all the same."""

    def test_a_stroke_one_pixel_high_is_ink(self) -> None:
        """The 一 of a small type."""
        page = lines_of_text(paper(), 600)
        ImageDraw.Draw(page).line((200, 1000, 216, 1000), fill=0, width=1)
        assert ruled(pixels(page)).ink[995:1005, 195:220].any()


class TestDashes:
    """A low stroke alone in its cell is a dash, whatever letter it looks like."""

    @pytest.mark.parametrize(
        ("size", "step", "expected"), [((20, 3), 1, True), ((20, 24), 1, False), ((20, 3), 2, False)]
    )
    def test_by_its_form(self, size: tuple[int, int], step: int, expected: bool) -> None:
        """Low, long and solid; stars are not."""
        ink = np.zeros((80, 80), dtype=bool)
        ink[20 : 20 + size[1], 20 : 20 + size[0] : step] = True
        assert is_dash(ink, (10, 10, 60, 60)) == expected


class TestSolid:
    """Lines of a narrow head that are set so close that a pixel parts them."""

    def test_they_are_lines_of_their_own(self) -> None:
        """As high as letters are."""
        ink = np.zeros((120, 300), dtype=bool)
        ink[30:52, 60:220] = True
        ink[53:75, 60:220] = True
        found = lines_in(ink, Box(0, 0, 300 * POINTS, 120 * POINTS))
        assert [bottom - top for _, top, _, bottom in found] == [34, 34]
