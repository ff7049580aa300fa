"""Figures at the edge of a scanned page: the sheet lay beside the glass, and what is seen of them may be half."""

from __future__ import annotations

import numpy as np

from model.disclosure import Box
from parsers.page import RawGrid
from parsers.sources.pdfium import Rule
from parsers.sources.scans.image import picture
from parsers.sources.scans.page import page_of
from parsers.sources.scans.rules import Ruled
from parsers.sources.scans.words import NO_READING, Words

WIDTH, HEIGHT = 300, 200
"""Points of the page, which are 833 by 555 pixels."""

PAGE = picture(np.full((555, 833), 255, dtype=np.uint8))


def ruled(right: float) -> Ruled:
    """A table of two columns and two rows that reaches so far to the right."""
    level = (Rule(20, y, right, y) for y in (20, 50, 80))
    upright = (Rule(x, 20, x, 80) for x in (20, 160, right))
    return Ruled((*level, *upright), np.zeros(PAGE.grey.shape, dtype=bool))


def figure(text: str, left: float, top: float) -> Words:
    """A figure that begins at some place."""
    middles = tuple(left + 6 * at + 3 for at in range(len(text)))
    return Words(text, Box(left, top, left + 6 * len(text), top + 12), middles, 1.0)


def texts(right: float, *words: Words) -> list[str]:
    """The cells of the table's last column."""
    (grid,) = (block for block in page_of(PAGE, ruled(right), words, 1).blocks if isinstance(block, RawGrid))
    return [row[1].text for row in grid.rows if row[1]]


class TestEdge:
    """Its last column is cut by the paper."""

    def test_a_figure_that_touches_it_is_doubtful(self) -> None:
        """1,60 may be 1,600.00; the one above ends before it."""
        assert texts(299.5, figure("12.50", 200, 30), figure("1,60", 275, 60)) == ["12.50", f"1,60 / {NO_READING}"]

    def test_inside_of_the_page_it_is_not(self) -> None:
        """However close to the rule of its table."""
        assert texts(285, figure("12.50", 200, 30), figure("1,60", 260, 60)) == ["12.50", "1,60"]
