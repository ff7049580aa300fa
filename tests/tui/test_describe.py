"""A place in words: what the inspector says of where a figure stands."""

from __future__ import annotations

from model.disclosure import Source
from tui.describe import source_words


class TestPlaces:
    """Labels and words; blanks are left out."""

    def test_a_recognised_cell_says_how_surely_it_was_read(self) -> None:
        """In per cent."""
        assert ("识别可信度", "93 %") in source_words(Source(page=3, raw="1.00", confidence=0.931))

    def test_a_cell_of_a_text_layer_says_nothing_of_it(self) -> None:
        """It was not recognised."""
        assert "识别可信度" not in dict(source_words(Source(page=3, raw="1.00")))
