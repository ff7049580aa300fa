"""What of a table was printed and is in no fact: sums may lack it, and lines that are not there may only be unread."""

from __future__ import annotations

import re
from collections.abc import Collection

from model.disclosure import Notice, UnitBudget

KINDS = ("nameless", "unreadable", "unread", "left-out")
"""Kinds of notices of figures that were printed and are in no fact."""

UNREADABLE = "unreadable"
"""The kind of a notice of a cell that is a gap, too."""

_GIVEN_UP = re.compile(r"没有(?:采用|读|读出)(?:，|$)")
"""What a remark on a page says of a table or of all of the page; of letters that nobody sees it says 没有读入."""

SECOND = "second-table"
"""The kind of a notice of a table that is a second one of its statement; it may be the rest of the first."""


def is_unread(notice: Notice) -> bool:
    """Whether a notice says of something printed that it is in no fact: a line, a figure, a table or a page."""
    return notice.kind in KINDS or (notice.kind == "page" and bool(_GIVEN_UP.search(notice.message)))


def unread_in(budget: UnitBudget) -> int:
    """How many places of a document could not be read; a cell that has a notice of its own counts once."""
    return len(budget.gaps) + sum(is_unread(notice) and notice.kind != UNREADABLE for notice in budget.notices)


def unread_of(budget: UnitBudget, statement: str) -> int:
    """How many places on the pages of a statement could not be read."""
    tables = [table for table in budget.tables if table.statement == statement]
    pages = {page for table in tables for page in table.pages}
    titles = {table.title for table in tables if table.title}
    return sum(_is_on(notice, pages, titles) for notice in budget.notices if notice.kind in KINDS)


def second_of(budget: UnitBudget, statement: str) -> bool:
    """Whether the document prints the statement twice, in tables of one title: the second may go on the first."""
    titles = {table.title for table in budget.tables if table.statement == statement and table.title}
    return any(notice.kind == SECOND and notice.source.table in titles for notice in budget.notices)


def _is_on(notice: Notice, pages: Collection[int], titles: Collection[str]) -> bool:
    return notice.source.page in pages or notice.source.table in titles
