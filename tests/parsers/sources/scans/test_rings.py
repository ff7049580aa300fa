"""Seals without a colour: rings are found, paler ones are bleached, and none draws a rule of a table."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw

from parsers.sources.scans.image import Grey, picture
from parsers.sources.scans.rings import rings_in, unringed
from parsers.sources.scans.rules import ruled

pytestmark = pytest.mark.skipif(find_spec("cv2") is None, reason="the optional extra [ocr] is not installed")

SEAL = (500, 600, 800, 900)
MIDDLE = (650, 750)


def paper() -> Image.Image:
    """An empty page."""
    return Image.new("L", (1200, 1600), 255)


def rows_of_letters(page: Image.Image) -> Image.Image:
    """A page full of bars as far apart as letters are."""
    draw = ImageDraw.Draw(page)
    for top in range(100, 1500, 40):
        for left in range(100, 1100, 30):
            draw.rectangle((left, top, left + 18, top + 20), outline=0, width=3)
    return page


def table() -> Image.Image:
    """A table of two columns over the whole page, a bar of ink in each."""
    page = paper()
    draw = ImageDraw.Draw(page)
    for top in range(200, 1401, 60):
        draw.line((100, top, 1100, top), fill=0, width=3)
    for left in (100, 560, 1100):
        draw.line((left, 200, left, 1400), fill=0, width=3)
    for left in (200, 600):
        draw.rectangle((left, 740, left + 100, 756), fill=30)
    return page


def stamped(page: Image.Image, shade: int) -> Grey:
    """The page below a seal that lets the print through."""
    seal = paper()
    ImageDraw.Draw(seal).ellipse(SEAL, outline=shade, width=8)
    return np.asarray(ImageChops.darker(page, seal))


class TestRings:
    """The seal on a copy in black and white is known by its ring."""

    def test_it_is_found_among_letters(self) -> None:
        """Once, to a few pixels."""
        page = rows_of_letters(paper())
        ImageDraw.Draw(page).ellipse(SEAL, outline=0, width=6)
        (ring,) = rings_in(np.asarray(page) < 128)
        assert (ring.x, ring.y) == pytest.approx(MIDDLE, abs=8)
        assert ring.radius == pytest.approx(148, abs=8)

    def test_letters_make_none(self) -> None:
        """However many there are."""
        assert not rings_in(np.asarray(rows_of_letters(paper())) < 128)


class TestUnringed:
    """A page without what its rings draw."""

    def test_all_inside_lies_below_a_seal(self) -> None:
        """Its star and its letters are there, too."""
        grey = stamped(table(), 0)
        page, _ = unringed(picture(grey), ruled(grey))
        assert page.sealed is not None
        assert page.sealed[MIDDLE[1], MIDDLE[0]]
        assert not page.sealed[100, 100]

    def test_a_pale_one_is_bleached(self) -> None:
        """Its ring is paper; the print inside of it stays."""
        grey = stamped(table(), 140)
        page, found = unringed(picture(grey), ruled(grey))
        assert grey[604, 650] == 140
        assert page.grey[604, 650] > 240
        assert page.grey[748, 650] < 80
        assert not found.ink[604, 650]

    def test_a_black_one_is_left(self) -> None:
        """There is no telling it from print."""
        grey = stamped(table(), 0)
        page, _ = unringed(picture(grey), ruled(grey))
        assert page.grey is grey

    @pytest.mark.parametrize("shade", [0, 140])
    def test_it_draws_no_rules(self, shade: int) -> None:
        """Its sides reach over a row or two as an upright rule does; rules of the table that cross it stay."""
        grey = stamped(table(), shade)
        before, (_, found) = ruled(grey), unringed(picture(grey), ruled(grey))
        assert len({round(rule.x0) for rule in before.rules if rule.x0 == rule.x1}) > 3
        assert len({round(rule.x0) for rule in found.rules if rule.x0 == rule.x1}) == 3
        assert len({round(rule.top) for rule in found.rules if rule.top == rule.bottom}) == 21

    def test_a_rule_beside_its_line_stays(self) -> None:
        """Both make one blot, which is no rule; what is read keeps its ring."""
        page = table()
        ImageDraw.Draw(page).line((SEAL[2] - 6, 200, SEAL[2] - 6, 1400), fill=0, width=3)
        grey = stamped(page, 0)
        read, found = unringed(picture(grey), ruled(grey))
        assert len({round(rule.x0) for rule in found.rules if rule.x0 == rule.x1}) == 4
        assert read.grey[604, 650] == 0

    def test_a_page_without_any_stays(self) -> None:
        """As it is."""
        page = picture(np.asarray(table()))
        found = ruled(page.grey)
        assert unringed(page, found) == (page, found)
