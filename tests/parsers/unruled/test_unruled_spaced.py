"""Words set apart character by character, and heads at the top of a page whose title stands on the one before."""

from __future__ import annotations

import pytest

from parsers.lexicon import key
from parsers.unruled.bodies import bodies
from parsers.unruled.spaced import spelt
from parsers.unruled.words import word_of
from tests.parsers.unruled.test_unruled_columns import SIZE, letters, word


def said(*texts: str, apart: float = 20.0) -> list[str]:
    """Words whose characters stand some points apart, forty points between words."""
    words, x = [], 50.0
    for text in texts:
        for character in text:
            words.append(word(character, x, 100))
            x += apart
        x += 40
    return [key(each.text) for each in spelt(words)]


class TestSpelt:
    """Only what is known together is one word."""

    @pytest.mark.parametrize("texts", [("收入", "支出"), ("项目", "金额"), ("收入总计",), ("合计",)])
    def test_heads_and_totals(self, texts: tuple[str, ...]) -> None:
        assert said(*texts) == list(texts)

    @pytest.mark.parametrize("text", ["类款项", "甲乙", "人次"])
    def test_characters_that_are_no_word(self, text: str) -> None:
        assert said(text) == list(text)

    def test_characters_far_apart(self) -> None:
        assert said("收入", apart=120) == ["收", "入"]

    @pytest.mark.parametrize(("between", "parts"), [(3.0, ["款", "项"]), (0.0, ["款项"])])
    def test_levels_of_codes_with_a_blank_between(self, between: float, parts: list[str]) -> None:
        """款 and 项 head narrow columns: read as one head, codes of both levels stood in one column."""
        level = word_of([*letters("款", 50, 100), *letters("项", 50 + SIZE + between, 100)])
        assert [each.text for each in spelt([level])] == parts

    def test_whole_words_stay(self) -> None:
        words = (word("一", 50, 100), word("教育支出", 70, 100), word("9.00", 200, 100))
        assert list(spelt(words)) == list(words)

    def test_whole_words_beside_characters_stay(self) -> None:
        """项目支出 and 合计 are known together, too: one would be last year's, the other this year's."""
        texts = ("类", "款", "项", "项目支出", "合计")
        words = [word(text, 50 + 50 * at, 100) for at, text in enumerate(texts)]
        assert [each.text for each in spelt(words)] == list(texts)


class TestHeadsAtTheTop:
    """The title stands at the bottom of the page before: heads say that a single row is a table."""

    ROW = tuple(word(text, 50 + 60 * at, 140) for at, text in enumerate(("99.44", "21.25", "78.19", "0.00")))

    def test_a_head_on_two_lines(self) -> None:
        head = tuple(
            word(text, 50 + 60 * at, 100) for at, text in enumerate(("合计", "小计", "公务用车运行", "公务接待费"))
        )
        assert bodies([head, (word("费", 190, 110),), self.ROW]) == [(2, 3)]

    def test_a_sentence_above_a_row_is_no_head(self) -> None:
        line = (word("合计增加。", 50, 100), word("小计", 150, 100))
        assert not bodies([line, (word("教育支出情况", 50, 115),), self.ROW])
