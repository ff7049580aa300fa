"""Words set apart character by character: 项　目 and 收　　入 are one head each, and so is 合　　计 one label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from parsers import lexicon
from parsers.around.header import is_head_word, is_part
from parsers.bands import HAN, Word, size_of
from parsers.unruled.words import word_of

APART = 0.2
"""Type sizes between two characters that are no word, at least."""

WIDEST = 8.0
"""Type sizes between two characters of a word, at most."""


def spelt(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a line, single characters that are a known word in one, and heads of codes each by itself."""
    words = [part for word in words for part in _levels(word)]
    if sum(map(_is_character, words)) < 2:
        return words
    runs = groupby(words, key=_is_character)
    return [word for are_characters, run in runs for word in (_joined([*run]) if are_characters else run)]


def _levels(word: Word) -> Sequence[Word]:
    """The heads 款 and 项 over columns so narrow that no more than a blank is between them; else the word."""
    said = [letter for letter in word.letters if not letter.text.isspace()]
    if len(said) < 2 or not all(is_part(letter.text) for letter in said):
        return (word,)
    is_apart = all(two.x0 - one.x1 > APART * size_of((word,)) for one, two in pairwise(said))
    return [word_of([letter]) for letter in said] if is_apart else (word,)


def _is_character(word: Word) -> bool:
    return len(word.text) == 1 and HAN[0] <= word.text <= HAN[1]


def _joined(run: Sequence[Word]) -> Iterator[Word]:
    """The longest known words that single characters make from left to right; 类, 款 and 项 head columns each."""
    start = 0
    while start < len(run):
        ends = (end for end in range(len(run), start + 1, -1) if _is_word(run[start:end]))
        end = next(ends, start + 1)
        letters = [letter for word in run[start:end] for letter in word.letters]
        yield run[start] if end == start + 1 else word_of(letters)
        start = end


def _is_word(run: Sequence[Word]) -> bool:
    text = "".join(word.text for word in run)
    if all(map(is_part, text)) or not (is_head_word(text) or lexicon.is_total(text)):
        return False
    return all(two.x0 - one.x1 <= WIDEST * size_of((one,)) for one, two in pairwise(run))
