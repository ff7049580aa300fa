"""Furniture of pages: their numbers, running heads, and what a program printed around them. It says nothing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from parsers.page import TextLine

SENTENCE_END = "。！？；!?;"
_PAGE_NUMBER = re.compile(r"[-—–－·~\s]*第?\s*\d(?:\s?\d){0,3}\s*页?[-—–－·~\s]*(?:[/共]\s*共?\s*\d{1,4}\s*页?)?")
_PRINTED = re.compile(
    r"\s*(?:(?:打印|导出|输出|生成)(?:日期|时间)\s*[：:]"
    r"|(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}/\d{1,2}/\d{2,4}),?\s*(?:[上下]午|[AP]M)?\s*\d{1,2}[：:]\d{2}(?!\d)"
    r"|(?:https?|file)://\S+(?:\s+\d{1,4}\s*/\s*\d{1,4})?\s*$)"
)
"""When a program printed the page, and what a browser prints around it: the day and the hour, the address."""

_BARE_NUMBER = re.compile(r"\d(?:\s?\d){0,3}")
_TABLE_LINE = re.compile(r"[：:]|表\s*[\d一二三四五六七八九十]*\s*$")
_RUNNING_HEAD_PAGES = 3
_RUNNING_HEAD_LENGTH = 40


def is_stamp(text: str) -> bool:
    """Whether a line says when or from where a program printed a page (打印日期：2025-03-01, https://… 1/4)."""
    return bool(_PRINTED.match(text))


def furniture(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Page numbers and running heads among ``lines``: what stands on pages and says nothing."""
    edges = [line for page in by_page(lines) for line in _edges(page)]
    pages_of = Counter(key for key, _ in {(_pattern(line.text), line.page) for line in edges})
    repeated = {key for key, pages in pages_of.items() if key and pages >= _RUNNING_HEAD_PAGES}
    repeated |= _in_one_place(edges)
    at_edge = {id(line) for line in edges}
    return tuple(line for line in lines if _is_furniture(line, id(line) in at_edge, repeated))


def _in_one_place(edges: Sequence[TextLine]) -> set[str]:
    """What stands on two pages to the letter, in one and the same place: a document may have no third page."""
    places: dict[tuple[str, int, int], set[int | None]] = defaultdict(set)
    for line in edges:
        if line.box is not None:
            places[line.text, round(line.box.x0), round(line.box.top)].add(line.page)
    return {_pattern(text) for (text, *_), pages in places.items() if len(pages) > 1}


def _is_furniture(line: TextLine, at_edge: bool, repeated: set[str]) -> bool:
    text = line.text.strip()
    if _BARE_NUMBER.fullmatch(text):
        return at_edge
    if _PAGE_NUMBER.fullmatch(text) or is_stamp(text):
        return True
    return at_edge and _pattern(text) in repeated and _can_be_head(text)


def _can_be_head(text: str) -> bool:
    """A running head is short; a unit line, a table's number or a sentence repeated on several pages is none."""
    return len(text) <= _RUNNING_HEAD_LENGTH and not _TABLE_LINE.search(text) and text[-1] not in SENTENCE_END


def _pattern(text: str) -> str:
    """What running heads have in common: the text without blanks and digits."""
    return re.sub(r"[\s\d]+", "", text)


def by_page(lines: Iterable[TextLine]) -> list[list[TextLine]]:
    """Lines that follow each other, page by page."""
    return [list(group) for _, group in groupby(lines, key=lambda line: line.page)]


def _edges(page: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The first and the last line of a page, by position where there is one."""
    if any(line.box is None for line in page):
        return (page[0], page[-1])
    ordered = sorted(page, key=lambda line: line.box.top if line.box else 0.0)
    return (ordered[0], ordered[-1])
