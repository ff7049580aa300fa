"""Letters become lines and words, as a person reads them."""

from __future__ import annotations

from itertools import permutations

import pytest

from parsers.amounts import read_amount
from parsers.letters import lines_of, read_lines, text_of
from tests.parsers.ruled.test_ruling import letters


class TestText:
    """Lines go by baseline, words by gaps, and a stroke of fake bold is no second character."""

    def test_fonts_of_different_height_stay_on_their_line(self) -> None:
        mixed = [*letters("共", 10, 20), *letters("12.50", 22, 20, 5, size=6), *letters("万元", 50, 20)]
        assert text_of(mixed) == "共12.50万元"

    def test_lines_come_from_top_to_bottom(self) -> None:
        assert text_of([*letters("下", 10, 40), *letters("上", 10, 20)]) == "上\n下"

    def test_a_gap_parts_two_numbers(self) -> None:
        assert text_of([*letters("1.00", 10, 20, 5), *letters("2.00", 60, 20, 5)]) == "1.00 2.00"

    def test_fake_bold_is_taken_once(self) -> None:
        once = letters("合计", 10, 20)
        assert text_of([*once, *(letter._replace(x0=letter.x0 + 0.3, x1=letter.x1 + 0.3) for letter in once)]) == "合计"

    def test_equal_digits_side_by_side_are_kept(self) -> None:
        assert text_of(letters("1100.00", 10, 20, 4)) == "1100.00"

    def test_lines_are_sorted_left_to_right(self) -> None:
        assert [letter.text for letter in lines_of([*letters("右", 30, 20), *letters("左", 10, 20)])[0]] == ["左", "右"]


class TestOrder:
    """Letters of a cell are read from left to right and line by line, in whatever order a document has them."""

    def test_any_order(self) -> None:
        one, two, three = letters("1", 10, 20, 5), letters("2", 15, 20, 5), letters("3", 10, 30, 5)
        for told in permutations((*one, *two, *three)):
            assert read_lines(told, 8) == ("12\n3", 2)


class TestFootnotes:
    """The raised number of a footnote behind a figure is no digit of it."""

    @pytest.mark.parametrize(("up", "mark"), [(2.4, "2"), (2.4, "12"), (4.2, "2")])
    def test_it_is_told_apart(self, up: float, mark: str) -> None:
        raised = letters(mark, 60, 20 - up, 3, size=6)
        text, _ = read_lines([*letters("12,345.67", 15, 20, 5), *raised], 10)
        assert text == "12,345.67" + mark.translate(str.maketrans("12", "¹²"))
        assert str(read_amount(text).number) == "12345.67"

    def test_digits_of_a_smaller_font_on_the_line_are_digits(self) -> None:
        assert read_lines([*letters("共", 10, 20), *letters("12.50", 22, 20, 5, size=6)], 10)[0] == "共12.50"

    def test_a_line_of_small_type_above_is_a_line(self) -> None:
        assert read_lines([*letters("2", 15, 12, 3, size=6), *letters("12.50", 15, 24, 5)], 10)[0] == "2\n12.50"
