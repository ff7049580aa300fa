"""How a page lies and how square it is: read from a few of its lines, and measured on its rules."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec

import numpy as np
import pytest
from PIL import Image, ImageDraw

from parsers.sources.scans.engine import Said
from parsers.sources.scans.image import Grey, picture
from parsers.sources.scans.parting import parted
from parsers.sources.scans.rules import ruled
from parsers.sources.scans.turn import turns_of
from parsers.sources.scans.warp import squared

pytestmark = pytest.mark.skipif(find_spec("cv2") is None, reason="the optional extra [ocr] is not installed")

SIZE = (1200, 900)


def a_page() -> Image.Image:
    """Lines of text: blocks that are darker above, so that head and foot differ."""
    page = Image.new("L", SIZE, 255)
    draw = ImageDraw.Draw(page)
    for top in range(100, 800, 60):
        for left in range(200, 420, 22):
            draw.rectangle((left, top, left + 14, top + 24), fill=0)
            draw.rectangle((left, top + 16, left + 14, top + 24), fill=110)
    return page


def ruled_page() -> Image.Image:
    """A table of six rows and six columns."""
    page = Image.new("L", SIZE, 255)
    draw = ImageDraw.Draw(page)
    for at in range(7):
        draw.line((100, 100 + 100 * at, 1060, 100 + 100 * at), fill=0, width=2)
        draw.line((100 + 160 * at, 100, 100 + 160 * at, 700), fill=0, width=2)
    return page


class Upright:
    """An engine that is sure of lines whose lower edge is the lighter one, as it is of letters that stand upright."""

    def read(self, lines: Sequence[Grey]) -> list[Said]:
        """Two characters, surely or not."""
        return [Said("中中", (0.3, 0.7), (0.99 if self._stands(line) else 0.4,) * 2) for line in lines]

    def _stands(self, line: Grey) -> bool:
        rows = line.mean(axis=1)[len(line) // 6 : -len(line) // 6]
        return bool(rows[: len(rows) // 2].mean() < rows[len(rows) // 2 :].mean()) and line.shape[1] > line.shape[0]


class TestHowAPageLies:
    """The quarters by which it must be turned left."""

    @pytest.mark.parametrize("quarters", [0, 1, 2, 3])
    def test_a_few_lines_tell(self, quarters: int) -> None:
        """Whichever way it was laid on the glass."""
        grey = np.ascontiguousarray(np.rot90(np.asarray(a_page()), 4 - quarters))
        assert turns_of(Upright(), grey, ruled(grey).ink) == quarters

    @pytest.mark.parametrize("titled", [True, False])
    def test_a_cover_stays_as_it_is(self, titled: bool) -> None:
        """Its title is far higher than lines of text, and a smudge that runs down it is no line."""
        page = Image.new("L", SIZE, 255)
        draw = ImageDraw.Draw(page)
        draw.rectangle((600, 500, 618, 590), fill=0)
        for left in range(150, 150 + 9 * 100 * titled, 100):
            draw.rectangle((left, 200, left + 90, 300), fill=0)
            draw.rectangle((left, 260, left + 90, 300), fill=110)
        grey = np.asarray(page)
        assert turns_of(Upright(), grey, grey < 128) == 0

    def test_an_empty_page_stays(self) -> None:
        """There is nothing to read."""
        grey = np.full((400, 400), 255, dtype=np.uint8)
        assert turns_of(Upright(), grey, np.zeros((400, 400), dtype=bool)) == 0


class TestPerspective:
    """A photographed page."""

    def test_rules_become_level_and_upright(self) -> None:
        """They ran together towards one side."""
        corners = (40, 30, 10, 880, 1190, 850, 1170, 0)
        photo = ruled_page().transform(SIZE, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=255)
        set_square = squared(picture(np.asarray(photo))).grey
        rows = np.flatnonzero((set_square < 128).mean(axis=1) > 0.6)
        columns = np.flatnonzero((set_square < 128).mean(axis=0) > 0.5)
        assert len(np.flatnonzero(np.diff(rows) > 20)) == 6
        assert len(np.flatnonzero(np.diff(columns) > 20)) == 6

    def test_a_square_page_is_left_alone(self) -> None:
        """Pixel for pixel."""
        grey = np.asarray(ruled_page())
        assert squared(picture(grey)).grey is grey

    def test_a_page_without_rules_is_left_alone(self) -> None:
        """Nothing tells how it leans."""
        grey = np.asarray(a_page())
        assert squared(picture(grey)).grey is grey


class TestColumnsWithoutRules:
    """What was read as one line but stands in two columns."""

    def line(self, gap: int) -> Grey:
        """Six figures and two words, with so much white between."""
        page = Image.new("L", (400 + gap, 42), 255)
        draw = ImageDraw.Draw(page)
        for at in range(6):
            draw.rectangle((10 + 20 * at, 8, 24 + 20 * at, 34), fill=0)
        for at in range(2):
            draw.rectangle((124 + gap + 36 * at, 8, 156 + gap + 36 * at, 34), fill=0)
        return np.asarray(page)

    def said(self, gap: int) -> Said:
        """What the recogniser reads."""
        middles = [17 + 20 * at for at in range(6)] + [140 + gap, 176 + gap]
        return Said("123456支出", tuple(middle / (400 + gap) for middle in middles), (1.0,) * 8)

    def test_wide_white_parts_a_figure_from_a_word(self) -> None:
        """A blank stands for the border of the columns."""
        assert parted(self.said(24), self.line(24)).text == "123456 支出"

    def test_characters_of_one_text_stay(self) -> None:
        """As in 2024年."""
        assert parted(self.said(4), self.line(4)).text == "123456支出"
