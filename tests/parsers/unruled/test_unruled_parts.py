"""类, 款 and 项 over codes: one column where the form merges them in its rows, three where each level has its own."""

from __future__ import annotations

from parsers.bands import Band, Word
from parsers.unruled.parts import with_whole_codes
from tests.parsers.unruled.test_unruled_columns import word

PARTS = [word("类", 57, 100), word("款", 81, 100), word("项", 105, 100)]


def rows(*codes: Word) -> list[Band]:
    return [Band((code, word("行政运行", 124, code.baseline)), (0,), 1) for code in codes]


def said(head: list[Word], *codes: Word) -> list[str]:
    return sorted(each.text for each in with_whole_codes(head, rows(*codes)))


class TestWholeCodes:
    """The codes below them say which it is."""

    def test_codes_of_several_levels_are_in_one_column(self) -> None:
        codes = (word("201", 51, 115), word("20103", 51, 130), word("2010301", 51, 145))
        assert said([*PARTS, word("栏次", 190, 100)], *codes) == ["栏次", "类 款 项"]

    def test_codes_of_one_level_are_in_three(self) -> None:
        assert said(PARTS, word("201", 51, 115), word("03", 81, 130), word("01", 105, 145)) == ["款", "类", "项"]

    def test_heads_that_do_not_follow_each_other(self) -> None:
        """项 beside 类 is the head of something else."""
        assert said([PARTS[0], PARTS[2]], word("2010301", 51, 115)) == ["类", "项"]
