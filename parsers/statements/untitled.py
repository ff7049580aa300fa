"""Tables of accounts whose title is not known: their figures are in ``export --all`` only, and that is told.

A head that ends a page may leave its rows alone on the next one, where no rule joins them; a title may say no 表.
"""

from __future__ import annotations

from model.accounts import CatalogueTable, official_names
from model.disclosure import Fact, Notice
from parsers.cells import is_known
from parsers.statements.table import Harvest
from parsers.stray import KIND

ACCOUNTS: tuple[CatalogueTable, ...] = ("functional", "economic_department")
FEWEST_ACCOUNTS = 3
"""Accounts that the catalogue knows, from which on a table is one of a budget whatever it is called."""


def untitled(part: Harvest) -> list[Notice]:
    """What is said of the figures of a table without a title, where those are of accounts."""
    known = {(fact.code, fact.name) for fact in part.others if _is_account(fact)}
    if len(known) < FEWEST_ACCOUNTS:
        return []
    place = part.others[0].source
    where = f"第 {place.page} 页" if place.page is not None else ""
    counted = sum(bool(fact.value and fact.value.yuan) for fact in part.others)
    words = f"{where}有一张表认不出表名，不知道是哪张预算表，其中 {counted} 个数字没有采用，只在 --all 中列出"
    return [Notice(kind=KIND, message=words, source=place)]


def _is_account(fact: Fact) -> bool:
    """Whether the catalogue knows what a figure is of, by its code or by its name."""
    if fact.code:
        return is_known(fact.code, fact.name)
    name = fact.name.rpartition("/")[2]
    return any(name in official_names(table) for table in ACCOUNTS)
