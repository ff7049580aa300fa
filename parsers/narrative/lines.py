"""Lines of a page become paragraphs: furniture out, wrapped lines joined, blanks of the typesetter closed up.

A paragraph starts where a line is indented, follows a short line, or carries an ordinal. Lines without positions
(recognised text) are paragraphs by themselves unless they visibly run on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from model.disclosure import Paragraph
from parsers.narrative.furniture import SENTENCE_END, by_page, furniture
from parsers.page import TextLine

_NUMERAL = "一二三四五六七八九十百"
MARKER = re.compile(
    rf"第[{_NUMERAL}\d]+(?:部分|章|节)[、：:]?|[{_NUMERAL}]+[、．.]|[（(](?:[{_NUMERAL}]+|\d{{1,2}})[）)][、.．]?"
    r"|\d{1,2}(?:、|．(?!\d)|\.(?!\d)|\.(?=\d{4}年)|\))|[①-⑳]"
)
"""An ordinal at the head of a line: 第一部分, 一、, （一）, 1. and their like."""

_LEADERS = re.compile(r"…{2,}|[.．·]{5,}|(?:\s[.·]){5,}")


def tight(text: str) -> str:
    """``text`` without the blanks of typesetting: none beside Chinese, none inside a number; marks of emphasis gone."""
    text = text.replace("**", "").strip()
    ordinal = re.match(r"(?:[-•]\s+)?(\d{1,2}[.．、])\s+", text)
    head, rest = (ordinal[1], text[ordinal.end() :]) if ordinal else ("", re.sub(r"^[-•]\s+(?!\d)", "", text))
    rest = re.sub(r"(?<![A-Za-z0-9.,])\s+|\s+(?![A-Za-z0-9.,])", "", rest)
    rest = re.sub(r"(?<=\d)\s+(?=[.,]?\d*)(?![A-Za-z])(?<!\.\d\d\s)", "", rest)
    return head + re.sub(r"(?<=\d[.,])\s+(?=\d)", "", rest)


@lru_cache(maxsize=1 << 12)
def has_leaders(text: str) -> bool:
    """Whether a line is an entry of a table of contents, with dots up to the page number."""
    return bool(_LEADERS.search(text))


class _Column(NamedTuple):
    """Where the text column of a page begins and ends, in points."""

    left: float
    right: float


_LONG_LINE = 20
_WIDE = 2.5
"""Letters missing at the end of a line that make it a short one."""


def paragraphs(lines: Sequence[TextLine], file: str) -> tuple[Paragraph, ...]:
    """Join ``lines`` into paragraphs; each keeps the source of its first line and, in ``lines``, of every line."""
    dropped = {id(line) for line in furniture(lines)}
    kept = [line for line in lines if id(line) not in dropped and line.text.strip()]
    columns = _columns(kept)
    groups: list[list[TextLine]] = []
    for line in kept:
        if groups and not _starts(groups[-1][-1], line, columns):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_paragraph(group, file) for group in groups)


def _columns(lines: Sequence[TextLine]) -> dict[int | None, _Column]:
    """The text column of each page; a page with too few long lines has the column of most other pages."""
    found = {page[0].page: column for page in by_page(lines) if (column := _column(page, least=2))}
    counts = Counter(found.values())
    common = max(counts, key=counts.__getitem__) if counts else _column(lines, least=1)
    return {line.page: found.get(line.page, common) for line in lines} if common else {}


def _column(lines: Sequence[TextLine], least: int) -> _Column | None:
    """The column that the long lines span, if there are at least so many."""
    boxes = [line.box for line in lines if line.box and len(line.text) >= _LONG_LINE and not has_leaders(line.text)]
    if len(boxes) < least:
        return None
    return _Column(min(box.x0 for box in boxes), max(box.x1 for box in boxes))


def _starts(before: TextLine, line: TextLine, columns: dict[int | None, _Column]) -> bool:
    """Whether ``line`` begins a paragraph of its own."""
    if has_leaders(before.text) or has_leaders(line.text):
        return True
    if before.box is None or line.box is None or line.page not in columns or before.page not in columns:
        return not _runs_on(before, line)
    if _differs_in_size(before, line) or _far_below(before, line):
        return True
    size = line.size or 12.0
    missing = (columns[before.page].right - before.box.x1) / size
    ended = before.text.rstrip()[-1] in SENTENCE_END
    if missing > 2 * _WIDE or (missing > _WIDE and ended):
        return True
    indent = (line.box.x0 - columns[line.page].left) / size
    announced = ended or before.text.rstrip()[-1] in "：:"
    if MARKER.match(line.text.lstrip()) and (announced or indent > 0.5 or missing > _WIDE):
        return True
    same_left = before.page == line.page and abs(before.box.x0 - line.box.x0) < size / 2
    return indent > 1 and not (same_left and not ended and missing < 1)


def _runs_on(before: TextLine, line: TextLine) -> bool:
    """Whether the next line of recognised text continues a long, unfinished one."""
    text = before.text.rstrip()
    consecutive = before.line is not None and line.line == before.line + 1
    unfinished = len(text) >= 30 and text[-1] not in SENTENCE_END + "：:"
    return consecutive and unfinished and not MARKER.match(line.text.lstrip(" -"))


def _differs_in_size(before: TextLine, line: TextLine) -> bool:
    return before.size > 0 and line.size > 0 and abs(before.size - line.size) > 0.2 * max(before.size, line.size)


def _far_below(before: TextLine, line: TextLine) -> bool:
    """Whether a table or a picture stands between two lines of one page."""
    if before.page != line.page or before.box is None or line.box is None:
        return False
    return line.box.top - before.box.bottom > 2.5 * max(before.size, line.size, 8.0)


def joined(parts: Iterable[str]) -> str:
    """The text of wrapped lines: a break inside a word or a number leaves no blank, one between Latin words does."""
    text = ""
    for part in parts:
        latin = bool(text) and text[-1].isascii() and text[-1].isalpha() and part[:1].isascii() and part[:1].isalpha()
        text += f" {part}" if latin else part
    return text


def _paragraph(group: Sequence[TextLine], file: str) -> Paragraph:
    sources = tuple(line.source(file) for line in group)
    first = sources[0]
    source = first._replace(raw="\n".join(line.text for line in group))
    return Paragraph(text=tight(joined(line.text.strip() for line in group)), source=source, lines=sources)
