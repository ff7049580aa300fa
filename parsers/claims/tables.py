"""Columns of differences beside this year's figures (增减额) are claims, not facts.

``本年比上年 · 增减额`` of a row says by how much the row's figure changed; a percentage column adds nothing to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from model.amount import Amount
from model.disclosure import Claim, Fact, Relation
from model.vocabulary import TWO_SIDED
from parsers import lexicon
from parsers.claims.text import basis_of

_DIFFERENCE = re.compile(r"增减|差额|变动额|增加额|(?:本年|今年)?比上年")
_SHARE = re.compile(r"[%％]|率|比例|百分比|幅度")
_YEAR = re.compile(r"比(20\d{2})年")


def read_difference_claims(others: Iterable[Fact], *, year: int | None) -> tuple[Claim, ...]:
    """The claims of figures in columns of differences; ``others`` are a table's figures outside the vocabulary.

    The sign is the direction: the claim's amount is without it. ``year`` is the document's; a column that names the
    year compared with (``比2025年执行数``) is believed.
    """
    return tuple(claim for fact in others if (claim := _claim(fact, year)))


def _claim(fact: Fact, year: int | None) -> Claim | None:
    head = fact.source.column_words
    last = head.split("·")[-1]
    if fact.amount is None or not _DIFFERENCE.search(head) or _SHARE.search(last):
        return None
    named = _YEAR.search(head)
    relation = _relation(fact.amount)
    statement = lexicon.statement_of(fact.statement) or ""
    return Claim(
        subject=f"{fact.code}{fact.name}",
        relation=relation,
        amount=None if relation == "flat" else fact.amount._replace(yuan=abs(fact.amount.yuan)),
        year=int(named[1]) if named else (year - 1 if year else None),
        basis=basis_of(head.replace("预算数比", "")),
        statement=statement,
        side=fact.side if statement else "",
        code=fact.code if statement else "",
        name=fact.name if statement else "",
        measure=_measure(statement, head) if statement else "",
        source=fact.source,
    )


def _relation(difference: Amount) -> Relation:
    if not difference.yuan:
        return "flat"
    return "increase" if difference.yuan > 0 else "decrease"


def _measure(statement: str, head: str) -> str:
    """What changed: the total of the row, or the total without capital construction."""
    total = "budget" if statement in TWO_SIDED else "total"
    return f"{total}_excluding_capital" if "扣除" in head else total
