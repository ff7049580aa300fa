"""Figures that the edge of the paper cuts are marked: what is left of them is no figure that anybody wrote."""

from __future__ import annotations

from parsers.letters import Letter
from parsers.sources.cuts import without_cut_figures
from tests.parsers.ruled.test_ruling import letters

WIDTH = 400.0


def seen(*words: tuple[str, float]) -> str:
    """What a page of some width shows of words that begin at some place."""
    drawn = [letter for text, x0 in words for letter in letters(text, x0, 100)]
    inside = [letter for letter in drawn if letter.x0 < WIDTH]
    return "".join(letter.text for letter in without_cut_figures(inside, [each for each in drawn if each.x0 >= WIDTH]))


class TestAtTheEdge:
    """The last digits of a figure stand beside the page."""

    def test_a_figure_is_marked(self) -> None:
        """Its first digits alone would be another amount."""
        step = letters("11", 0, 100)[1].x0
        assert seen(("719.23", 300), ("349.12", WIDTH - 2 * step)) == "719.233?"

    def test_zeros_behind_the_point(self) -> None:
        """Without its last zeros a figure is the same amount; without those before the point it is not."""
        step = letters("11", 0, 100)[1].x0
        assert seen(("120.00", WIDTH - 5 * step)) == "120.0"
        assert seen(("120.00", WIDTH - 3 * step)) == "120"
        assert seen(("120.00", WIDTH - 2 * step)) == "1?"
        assert seen(("120.05", WIDTH - 5 * step)) == "120.?"

    def test_at_the_left(self) -> None:
        """Its last digits alone would be one, too."""
        first, *rest = letters("349.12", 0, 100)
        assert "".join(letter.text for letter in without_cut_figures(rest, [first])) == "?9.12"

    def test_words_and_whole_figures_stay(self) -> None:
        """The year of a title that goes on over the edge is no figure; a figure behind a gap is another one."""
        assert seen(("2024年预算", WIDTH - 10)).isdecimal()
        assert seen(("719.23", 300), ("349.12", WIDTH + 1)) == "719.23"

    def test_another_line(self) -> None:
        """What stands beside the page at another height belongs to nothing on it."""
        low = [
            Letter(a.text, a.x0, a.top + 20, a.x1, a.bottom + 20, a.baseline + 20) for a in letters("12", WIDTH, 100)
        ]
        inside = letters("349", WIDTH - 30, 100)
        assert without_cut_figures(inside, low) == inside
