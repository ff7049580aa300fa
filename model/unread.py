"""What of a table was printed and is in no fact: sums may lack it, and lines that are not there may only be unread."""

from __future__ import annotations

from collections.abc import Collection

from model.disclosure import Notice, UnitBudget

KINDS = ("nameless", "unreadable", "unread", "left-out")
"""Kinds of notices of figures that were printed and are in no fact."""

SECOND = "second-table"
"""The kind of a notice of a table that is a second one of its statement; it may be the rest of the first."""


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
