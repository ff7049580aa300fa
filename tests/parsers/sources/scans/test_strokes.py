"""Broken rules made whole: pieces become one, ends in the air reach the next rule."""

from __future__ import annotations

import numpy as np

from parsers.sources.scans.strokes import Stroke, drawn_on, joined

EMPTY = np.zeros((200, 1000), dtype=bool)


class TestPieces:
    """Strokes on one line."""

    def test_close_pieces_are_one(self) -> None:
        """Whatever lies between."""
        assert joined([Stroke(50, 0, 300), Stroke(54, 300, 600)], EMPTY) == [Stroke(52, 0, 600)]

    def test_far_pieces_are_one_where_there_is_faint_ink(self) -> None:
        """Two tables side by side stay two."""
        pieces = [Stroke(50, 0, 300), Stroke(50, 400, 600)]
        faint = EMPTY.copy()
        faint[50, 300:400:2] = True
        assert joined(pieces, EMPTY) == pieces
        assert joined(pieces, faint) == [Stroke(50, 0, 600)]

    def test_a_piece_in_the_head_goes_on_below_the_stroke_of_a_seal(self) -> None:
        """It is as high as the head, longer than stems of letters are."""
        assert joined([Stroke(50, 0, 98), Stroke(50, 105, 600)], EMPTY) == [Stroke(50, 0, 600)]

    def test_stems_of_letters_below_each_other_are_no_rule(self) -> None:
        """They are as short as letters are high, with white between the rows."""
        pieces = [Stroke(50, 0, 34), Stroke(50, 54, 88), Stroke(50, 108, 142)]
        assert joined(pieces, EMPTY) == pieces

    def test_lines_apart_stay_apart(self) -> None:
        """A row is higher than a rule is thick."""
        pieces = [Stroke(50, 0, 300), Stroke(80, 310, 600)]
        assert joined(pieces, EMPTY) == pieces


class TestEnds:
    """No rule of a printed table ends between two others."""

    COLUMNS = (Stroke(100, 0, 200), Stroke(400, 0, 200), Stroke(700, 0, 200))

    def test_an_end_in_the_air_reaches_the_next_rule(self) -> None:
        """On both sides."""
        assert drawn_on([Stroke(50, 160, 640)], self.COLUMNS, EMPTY, 4) == [Stroke(50, 100, 700)]

    def test_an_end_on_a_rule_stays(self) -> None:
        """A merged cell begins there."""
        assert drawn_on([Stroke(50, 100, 402)], self.COLUMNS, EMPTY, 4) == [Stroke(50, 100, 402)]

    def test_nothing_is_drawn_through_letters(self) -> None:
        """What crosses the way are strokes of a word."""
        letters = EMPTY.copy()
        letters[30:70, 560:566] = True
        assert drawn_on([Stroke(50, 100, 450)], self.COLUMNS, letters, 4) == [Stroke(50, 100, 450)]

    def test_a_line_of_no_table_stays(self) -> None:
        """It touches no rule at all."""
        assert drawn_on([Stroke(50, 150, 350)], self.COLUMNS, EMPTY, 4) == [Stroke(50, 150, 350)]
