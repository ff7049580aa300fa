"""What single lines of text are around and in tables without rules: rows, leads, prose; and how close they stand.

``split`` are the lines of a page from top to bottom, each with its words from left to right; lines may be empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.amounts import may_state_number
from parsers.around.header import counts_columns, is_head_word
from parsers.around.lead import is_page_number, is_table_lead
from parsers.around.trail import is_note
from parsers.bands import Word, size_of
from parsers.unruled.rows import is_label
from parsers.unruled.words import overlap

LEAD_WORDS = 3

FEWEST_NUMBERS = 3
"""Plain numbers alone on a line that are the figures of a row."""

FEWEST_DIGITS = 2
"""Of a whole number behind a name: columns are numbered with one."""

FAR = 3.5
"""Heights of a line between two lines that are no longer rows of one table."""

TAIL = 0.5
"""Heights of a line between a row and the first line of a name in it."""

IN_LINE = 2.0

TIGHT = 1.5
"""Type sizes between lines of one cell, or of cells beside each other."""

HEAD_LINES = 2
"""Lines close above one of a head on which that may begin: heads of one line stand between."""

LARGER = 1.2
"""Times the type size of the rows of a table that its title is set in, at least, where that tells it."""

_YEAR = re.compile(r"20[12]\d")
_UNIT = r"[（(]?(?:金额)?单位[:：](?:人民币)?[百千万亿]*元[）)]?"
_COLON = re.compile("[:：]")
_MARKS = frozenset("；，！？")
"""Marks that are always words of a line, as dots may lead to a figure."""


def is_row(words: tuple[Word, ...]) -> bool:
    """Whether a line states an amount beside something else, and is neither prose nor the foot of a page."""
    text = " ".join(word.text for word in words)
    figures = len(words) >= 2 and any(word.is_figure and not _YEAR.fullmatch(word.text) for word in words)
    figures = figures or _repeats_amount(words) or _is_of_numbers(words)
    if figures and _says_unit(words):
        return False
    return figures and not is_prose(text) and not (is_page_number(text) and not text[0].isdecimal())


def _repeats_amount(words: Sequence[Word]) -> bool:
    """Whether a name has one whole number behind it more than once: a year, which heads would tell twice, is none."""
    said = {word.text for word in words[1:]}
    is_number = len(words) > 2 and len(said) == 1 and words[1].text.isdecimal() and len(words[1].text) >= FEWEST_DIGITS
    return is_number and not words[0].is_figure and not words[0].text.isdecimal()


def _is_of_numbers(words: Sequence[Word]) -> bool:
    """Whether a line is nothing but plain numbers, the figures of a table in 千元: they count no columns."""
    texts = [word.text for word in words]
    if len(texts) < FEWEST_NUMBERS or not all(text.isdecimal() for text in texts) or counts_columns(texts):
        return False
    return not all(map(_YEAR.fullmatch, texts))


def may_be_row(text: str) -> bool:
    """Whether a line that is not parted into words yet can be a row; most lines of a page of prose cannot."""
    return may_state_number(text) and _MARKS.isdisjoint(text)


def _says_unit(words: Sequence[Word]) -> bool:
    """Whether one of several words says the unit of money, as the line above a table does."""
    return len(words) > 1 and any("单位" in word.text and re.fullmatch(_UNIT, word.text) for word in words)


def is_prose(text: str) -> bool:
    """Whether a text has the marks of a sentence."""
    return not _MARKS.isdisjoint(text) or "。" in text or "元、" in text


def is_outside_body(split: Sequence[tuple[Word, ...]], index: int) -> bool:
    """Whether a line stands outside of any body: prose, a title, a note, a page number."""
    words = split[index]
    if index and split[index - 1] and _is_headline(split[index - 1], words):
        return True
    if is_row(words) or is_label(words):
        return False
    text = " ".join(word.text for word in words)
    return is_prose(text) or is_lead(split, index) or is_note(text) or is_page_number(text)


def is_lead(split: Sequence[tuple[Word, ...]], index: int) -> bool:
    """A title, number or unit line: of fewer words than the line of a head, and not set as close to the next one.

    None says the same twice: those are heads of blocks side by side.
    """
    words = split[index]
    texts = [word.text for word in words]
    if len(set(texts)) < len(texts) or _ends_heads(split, index):
        return False
    if _says_unit(words) and not any(map(is_head_word, texts)):
        return True
    if len(words) > LEAD_WORDS or not is_table_lead(" ".join(texts)) or counts_columns(texts):
        return False
    if all(map(is_table_lead, texts)) and any(map(_COLON.search, texts)):
        return True
    return not any(map(is_head_word, texts)) and not _is_begun(split, index)


def _ends_heads(split: Sequence[tuple[Word, ...]], index: int) -> bool:
    """Whether each of several words ends a head begun on a line close above (一般公 | 政府性, 共预算 | 基金预算)."""
    words, above = split[index], all_words(split[max(0, index - HEAD_LINES) : index])
    if len(words) < 2 or not above:
        return False
    return all(any(overlap(word, one) and is_head_word(one.text + word.text) for one in above) for word in words)


def _is_begun(split: Sequence[tuple[Word, ...]], index: int) -> bool:
    """Whether the next line is set as close as lines of one cell, and is no lead: both are of the head.

    The type of the smaller line counts: a title in large type stands close above its table.
    """
    words, below = split[index], split[index + 1] if index + 1 < len(split) else ()
    if not below or below[0].baseline - words[0].baseline >= TIGHT * min(size_of(words), size_of(below)):
        return False
    text = " ".join(word.text for word in below)
    return is_row(below) or text.isdecimal() or not is_table_lead(text)


def states_number(words: Sequence[Word]) -> bool:
    """Whether a line of several words has a number of its own among them."""
    return len(words) > 1 and any(word.is_figure or word.text.isdecimal() for word in words)


def is_far(split: Sequence[tuple[Word, ...]], one: int, two: int) -> bool:
    """Whether two lines are too far apart to be rows of one table."""
    above, below = split[one], split[two]
    height = max(word.bottom - word.top for word in below)
    return min(word.top for word in below) - max(word.bottom for word in above) > (two - one) * FAR * height


def is_close(split: Sequence[tuple[Word, ...]], index: int) -> bool:
    """Whether a line stands as close below the one before as lines of one cell, or cells beside each other."""
    one, two = split[index - 1], split[index]
    if not one or not two or _is_headline(one, two):
        return False
    return two[0].baseline - one[0].baseline < TIGHT * max(size_of(one), size_of(two))


def _is_headline(above: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether a line is the lead of a table in larger type than the row right above it, the last one of another."""
    return len(words) == 1 and size_of(words) > LARGER * size_of(above) and is_table_lead(words[0].text)


def wraps(split: Sequence[tuple[Word, ...]], index: int) -> bool:
    """Whether a line stands so close above a row that its words are the first lines of names in it."""
    if index + 1 >= len(split) or not is_row(split[index + 1]):
        return False
    bottom = max(word.bottom for word in split[index])
    height = max(word.bottom - word.top for word in split[index])
    return min(below.top for below in split[index + 1]) - bottom < TAIL * height


def is_under(above: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether some words are in the columns of others."""
    return all(any(_is_in_line(word, other) for other in above) for word in words)


def _is_in_line(word: Word, other: Word) -> bool:
    """Whether a word begins or ends where another one does, or is set in its middle."""
    return min(abs(word.x0 - other.x0), abs(word.x1 - other.x1), abs(word.centre - other.centre)) < IN_LINE


def all_words(lines: Sequence[tuple[Word, ...]]) -> list[Word]:
    """The words of some lines in one list, line by line."""
    return [word for line in lines for word in line]
