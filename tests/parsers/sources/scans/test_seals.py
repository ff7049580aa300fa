"""Seals over the print: red ones vanish, and what lies below one is in doubt."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
import pytest
from PIL import Image, ImageDraw

from model.disclosure import Box
from parsers.sources.scans.image import POINTS, Grey
from parsers.sources.scans.seals import doubted_below, unsealed
from parsers.sources.scans.words import NO_READING, Words

needs_opencv = pytest.mark.skipif(find_spec("cv2") is None, reason="the optional extra [ocr] is not installed")

SEAL = (500, 600, 800, 900)


def paper() -> Image.Image:
    """An empty page."""
    return Image.new("RGB", (1200, 1600), (255, 255, 255))


def seen(page: Image.Image) -> Grey:
    """The channels in the order of a rendered page."""
    return np.asarray(page)[:, :, ::-1]


def line(text: str, left: int, top: int) -> Words:
    """A recognised line in pixels of the page, 120 wide and 30 high."""
    box = Box(*(side * POINTS for side in (left, top, left + 120, top + 30)))
    return Words(text, box, tuple(box.x0 + at for at in range(len(text))), 0.99)


@needs_opencv
class TestColoured:
    """A red seal over the print."""

    def test_it_vanishes_and_the_print_stays(self) -> None:
        """Its ring crosses a bar of ink; where it lay is remembered."""
        page = paper()
        draw = ImageDraw.Draw(page)
        draw.rectangle((100, 740, 1100, 760), fill=(20, 20, 20))
        draw.ellipse(SEAL, outline=(225, 60, 55), width=8)
        draw.rectangle((496, 740, 512, 760), fill=(20, 20, 20))
        grey, sealed = unsealed(seen(page))
        assert grey[604, 650] > 240
        assert grey[750, 504] < 60
        assert sealed is not None
        assert sealed[604, 650]
        assert not sealed[200, 200]

    def test_red_figures_stay(self) -> None:
        """They are no seal: too small."""
        page = paper()
        ImageDraw.Draw(page).rectangle((100, 290, 140, 310), fill=(225, 40, 40))
        grey, sealed = unsealed(seen(page))
        assert grey[300, 120] < 150
        assert sealed is None


class TestBelow:
    """What a seal touches."""

    @pytest.fixture
    def sealed(self) -> Grey:
        """A seal over the middle of the page."""
        lit = np.zeros((1600, 1200), dtype=np.uint8)
        lit[SEAL[1] : SEAL[3], SEAL[0] : SEAL[2]] = 255
        return lit

    def test_a_figure_needs_a_witness(self, sealed: Grey) -> None:
        """Also one whose last digit may be hidden: the seal begins right beside it."""
        below, beside, far = doubted_below(
            [line("805.80", 600, 700), line("83.35", 365, 700), line("9.00", 100, 700)], sealed
        )
        assert [below.other, beside.other, far.other] == [NO_READING, NO_READING, ""]

    def test_a_word_is_not_sure(self, sealed: Grey) -> None:
        """What is known sets it right, or it is no key."""
        (name,) = doubted_below([line("会保障支出", 600, 700)], sealed)
        assert name.confidence == 0.5
        assert not name.other

    def test_a_stroke_is_nothing(self, sealed: Grey) -> None:
        """It would be a printed zero."""
        (stroke,) = doubted_below([line("—", 600, 700)], sealed)
        assert stroke.text == NO_READING

    def test_a_page_without_a_seal_stays(self) -> None:
        """Nothing is in doubt."""
        words = [line("805.80", 600, 700)]
        assert doubted_below(words, None) == words
