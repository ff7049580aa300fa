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

_ON_PURPOSE = "×÷Øø"
"""Signs among those letters that stand beside Chinese characters in names of projects."""

_STRAY = "¡¦¨ª«¬¯´¶¸º¿"
"""Signs that no Chinese text has either; a quotation has both of its marks, « and »."""

_MARKED = re.compile(f"[{_STRAY}\u00c0-\u024f]")


def is_mistold(texts: Sequence[str], *, others_are: bool = False) -> bool:
    """Whether the characters of a page, in the order they were drawn, cannot be what is seen.

    Where other pages of the file are such (``others_are``), one letter tells it.
    """
    if not _MARKED.search("".join(texts)):
        return False
    fewest = 1 if others_are else FEWEST
    marked = list(filter(_is_marked, set(texts)))
    if len(marked) < fewest:
        return False
    if sum(map(texts.count, marked)) > MOST * len(texts):
        return True
    pairs = [pair for one, two in pairwise(texts) for pair in ((one, two), (two, one))]
    return len({one for one, two in pairs if _is_marked(one) and _is_chinese(two)}) >= fewest


def _is_marked(text: str) -> bool:
    """Whether a character is a Latin letter with a mark, é, Ā or ÿ, or a sign as rare."""
    return ("\u00c0" <= text <= "\u024f" and text not in _ON_PURPOSE) or text in _STRAY


def _is_chinese(text: str) -> bool:
    return "\u4e00" <= text <= "\u9fff"
