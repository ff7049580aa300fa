"""One sign, one code: what fonts tell in other codes is read in the usual one."""

import pytest

from parsers.characters import is_han, plain, unified
from parsers.lexicon import statement_of


class TestUnified:
    """Radicals, doubled ideographs and small punctuation are the characters they look like."""

    @pytest.mark.parametrize(
        ("told", "usual"),
        [
            ("⽀出⾏政", "支出行政"),
            ("⻋辆⻔⻓⻛⺠", "车辆门长风民"),
            ("⼾⼝", "户口"),
            ("行政年金", "行政年金"),
            ("1﹐234﹒50", "1,234.50"),
            ("︵试行︶", "(试行)"),
        ],
    )
    def test_the_usual_code(self, told: str, usual: str) -> None:
        assert unified(told) == usual

    @pytest.mark.parametrize("text", ["１２３．４５％", "（一）①²½㎡", "支出", "2025"])
    def test_what_is_written_so_stays(self, text: str) -> None:
        """Figures in wide digits are as printed, and a sign of its own is no twin."""
        assert unified(text) == text

    def test_marks_without_width_are_no_text(self) -> None:
        assert plain("合\ufe00计\U000e0101") == "合计"

    def test_a_title_in_radicals(self) -> None:
        assert statement_of(unified("⼀般公共预算⽀出表")) == "general_public"


class TestHan:
    """What is nothing but Chinese characters; expressions with all of them would take long to compile."""

    @pytest.mark.parametrize("text", ["某", "一鿿㐀", "行政运行"])
    def test_it_is(self, text: str) -> None:
        assert is_han(text)

    @pytest.mark.parametrize("text", ["", "〇", "某A", "某1", "（某）", "某，"])
    def test_it_is_not(self, text: str) -> None:
        assert not is_han(text)
