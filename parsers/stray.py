"""Figures that stand as those of a table do, and are in none: they are told page by page, never lost in silence.

They are rows of a table without rules that no page before bears out, and texts in the outline of a table but in none of
its cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from model.disclosure import Notice
from parsers.page import Page, RawGrid, Remark, TextLine

KIND = "left-out"
"""The kind of a notice of figures that are in no fact, because nothing tells what they are of."""

MOST_SHOWN = 3

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{2,6})"
_FIGURE = re.compile(rf"-?{_NUMBER}")
_MONEY = re.compile(rf"(?<![\d.,]){_NUMBER}(?![\d.,]*[\d%％])")
_BEHIND = re.compile(rf"(?:.*[^\d.,])?(?P<figure>{_NUMBER})(?:\s+(?P<name>[\u4e00-\u9fff].*))?")
_NAME = re.compile(r"[\u4e00-\u9fff]")
_MARKS = re.compile("[。，；！？]")
_UNIT = re.compile(r"\s*(?:[百千万亿]*元|[%％])")
_SAID = ("没有采用", "没有读")
"""How a remark ends that says that a table of its page is not read."""


def stray_rows(pages: Iterable[Page], lines: Iterable[TextLine], file: str) -> Iterator[Notice]:
    """A notice for each page on which lines of the text are rows of a table: parted by wide gaps, and not prose.

    A page of which a remark says already that its table is not read has none.
    """
    said = {page.number for page in pages if any(map(_says_so, page.remarks))}
    rows = [(line, figures) for line in lines if line.page not in said and (figures := _figures(line))]
    for page, found in groupby(sorted(rows, key=_page_of), key=lambda row: row[0].page):
        held = list(found)
        figures = [figure for _, each in held for figure in each]
        yield _notice(f"像是表格的行，却接不上任何一张表，没有采用：{shown(figures)}", figures, held[0][0], page, file)


def stray_texts(pages: Iterable[Page], file: str) -> Iterator[Notice]:
    """A notice for each page with figures in the outline of a table, but in none of its cells."""
    for page in pages:
        loose = [line for block in page.blocks if isinstance(block, RawGrid) for line in block.loose]
        held = [(line, _MONEY.findall(line.text)) for line in loose if not _MARKS.search(line.text)]
        figures = [figure for _, each in held for figure in each]
        if figures:
            first = next(line for line, each in held if each)
            words = f"在表格里，却不在任何一格里，没有采用：{shown(figures)}"
            yield _notice(words, figures, first, page.number, file)


def _page_of(row: tuple[TextLine, list[str]]) -> int:
    return row[0].page or 0


def _says_so(remark: str | Remark) -> bool:
    return isinstance(remark, str) and remark.endswith(_SAID)


def _figures(line: TextLine) -> list[str]:
    """The figures of a line in pieces that has a name in front of them."""
    if len(line.pieces) < 2 or _MARKS.search(line.text):
        return []
    texts = [piece.text.strip() for piece in line.pieces]
    named = next((index for index, text in enumerate(texts) if _NAME.search(text)), len(texts))
    beside = list(pairwise([*texts, ""]))[named:]
    found = [_figure(text, after) for text, after in beside[1:]]
    return [figure for figure in found if figure]


def _figure(text: str, after: str) -> str:
    """The figure that a piece is, or that stands before the next name of its row; blank where a unit is behind it."""
    found = _BEHIND.fullmatch(text)
    if found is None or _UNIT.match(found["name"] or after):
        return ""
    return text if _FIGURE.fullmatch(text) else found["figure"] if found["name"] else ""


def shown(figures: Sequence[str]) -> str:
    """The first of some figures in words, and whether there are more."""
    return "、".join(figures[:MOST_SHOWN]) + ("……" if len(figures) > MOST_SHOWN else "")


def _notice(words: str, figures: Sequence[str], line: TextLine, page: int | None, file: str) -> Notice:
    where = f"第 {page} 页" if page is not None else ""
    source = line.source(file)._replace(raw=" ".join(figures))
    return Notice(kind=KIND, message=f"{where}有 {len(figures)} 个数字{words}", source=source)


__all__ = ["KIND", "shown", "stray_rows", "stray_texts"]
