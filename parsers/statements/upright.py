"""Heads printed upright in two lines of characters, which come out read across: 上预 / 年算 / 数."""

from __future__ import annotations

import re

from parsers import lexicon
from parsers.statements.measures import measure_of


def turned(text: str, year: int | None) -> str:
    """The words of a head; one set upright in two lines is read down them where only that gives known words."""
    words = "".join(text.split())
    lines = ["".join(line.split()) for line in text.splitlines()]
    lines = [line for line in lines if line]
    full = [line for line in lines if len(line) == 2]
    if len(full) < 2 or lines[: len(full)] != full or any(len(line) != 1 for line in lines[len(full) :]):
        return words
    if _is_known(words):
        return words
    ends = "".join(lines[len(full) :])
    left, right = "".join(line[0] for line in full), "".join(line[1] for line in full)
    ways = (right + left + ends, left + right + ends, right + ends + left, left + ends + right)
    known = [way for way in ways if _is_known(way)]
    return known[0] if len({measure_of((way,), "", year) for way in known}) == 1 else words


def _is_known(words: str) -> bool:
    """Whether words are those of the forms, of whatever year."""
    plain = lexicon.key(_YEAR.sub("", words))
    return any(plain in lexicon.words(section) for section in ("measure", "stage", "item", "role"))


_YEAR = re.compile(r"^(?:[上去本当]|20\d{2})年度?(?=.)")
