"""The first pages of a document, and what a reader sees there before any table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.page import TextLine

COVER_LINES = 14
COVER_PAGES = 2
_TITLE_LINES = 3

NAMED_BUDGET = r"(20\d{2})年?度?(?:(?!20\d{2}|预算|决算)[^,，。;；》])*(预算(?!执行)|决算)"
"""A year and the budget or the final accounts it is of; 预算执行 is neither."""

STOPS = frozenset("，。；")


def cover_of(lines: Sequence[TextLine], *, first: int = 1) -> tuple[TextLine, ...]:
    """The lines a reader sees first: of the ``first`` page and the next, or the first of a text without pages."""
    front = [line for line in lines if line.page is None or line.page < first + COVER_PAGES]
    return tuple(front[:COVER_LINES])


def first_page(lines: Sequence[TextLine]) -> int:
    """The first page with any of the lines; 1 where they have none."""
    return min((line.page for line in lines if line.page is not None), default=1)


def is_cover(texts: Sequence[str]) -> bool:
    """Whether the lines of a page, from top to bottom, name a budget or final accounts of a year, and say little else.

    Below the title there may be a list of contents.
    """
    front = texts[:COVER_LINES]
    if any(not STOPS.isdisjoint(text) for text in front):
        return False
    said = front if len(texts) <= COVER_LINES else front[:_TITLE_LINES]
    return any(re.search(NAMED_BUDGET, text) for text in (*said, *runs(said, 2), *runs(said, 3)))


def runs(lines: Sequence[str], count: int) -> list[str]:
    """Lines put together with those that follow: a cover breaks its title where it likes."""
    return ["".join(lines[at : at + count]) for at in range(len(lines) - count + 1)]
