"""Digits whose font says they are as wide as Chinese characters stand where they are set."""

from __future__ import annotations

from itertools import pairwise

import pytest

from parsers.letters import Letter, read_lines
from parsers.sources.advances import set_apart

SIZE = 10.0


def set_in(text: str, width: float, x: float = 50.0) -> list[Letter]:
    """Text set as a person sees it, in a font that tells one width for all characters."""
    letters = []
    for char in text:
        letters.append(Letter(char, x, 88.0, x + width, 98.0, 96.0))
        x += SIZE if char >= "\u2e80" else SIZE / 2
    return letters


class TestAdvances:
    """What the font says, and where the characters stand."""

    @pytest.mark.parametrize("width", [SIZE, 0.9 * SIZE])
    def test_no_digit_lies_over_the_next_one(self, width: float) -> None:
        letters = set_in("行政运行4,909.66元123.45", width)
        apart = set_apart(letters)
        assert all(one.x1 <= two.x0 for one, two in pairwise(apart))
        assert apart[-1].x1 - apart[-1].x0 == SIZE / 2
        assert read_lines(apart, 50.0)[0] == "行政运行4,909.66元123.45"

    def test_a_font_that_is_right(self) -> None:
        letters = set_in("4,909.66123.45", SIZE / 2)
        assert set_apart(letters) is letters

    def test_figures_printed_over_each_other(self) -> None:
        """Half of the pairs of a page are not wrong by their font; of what is printed twice, both are kept."""
        letters = [letter for one in set_in("4,909.66123.45", SIZE / 2) for letter in (one, one)]
        assert set_apart(letters) is letters
