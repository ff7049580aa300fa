"""Pages whose fonts say what is not so: Chinese characters told as Latin letters with marks, points told as digits.

Some converters write a table of characters that is wrong for every font of more than 256 glyphs. The page looks right,
and its text is not: 基本支出 comes as Ā本支出, and the 。 at the end of a sentence as a 2. No figure of it is believed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

MOST = 0.1
"""Share of such letters among the characters of a page that no text in any language has."""

FEWEST = 2
"""Different letters beside Chinese characters that no Chinese text has there: one may be a word of another language."""

_MARKED = re.compile("[\u00c0-\u024f]")
_ON_PURPOSE = "×÷Øø"
"""Signs among those letters that stand beside Chinese characters in names of projects."""


def is_mistold(texts: Sequence[str]) -> bool:
    """Whether the characters of a page, in the order they were drawn, cannot be what is seen."""
    if not _MARKED.search("".join(texts)):
        return False
    marked = list(filter(_is_marked, set(texts)))
    if len(marked) < FEWEST:
        return False
    if sum(map(texts.count, marked)) > MOST * len(texts):
        return True
    pairs = [pair for one, two in pairwise(texts) for pair in ((one, two), (two, one))]
    return len({one for one, two in pairs if _is_marked(one) and _is_chinese(two)}) >= FEWEST


def _is_marked(text: str) -> bool:
    """Whether a character is a Latin letter with a mark: é, Ā, ÿ."""
    return "\u00c0" <= text <= "\u024f" and text not in _ON_PURPOSE


def _is_chinese(text: str) -> bool:
    return "\u4e00" <= text <= "\u9fff"
