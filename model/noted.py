"""What the reading left for a person to know, as lines of the log: what was not taken, mended, or assumed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import starmap

from model.disclosure import Notice, Source, UnitBudget
from model.finding import Finding, Status
from model.unread import is_unread


def noted(documents: Iterable[tuple[str, UnitBudget]]) -> tuple[Finding, ...]:
    """The notices of documents, each with the name it goes by, as findings; what was not read comes first.

    They are the outcome of no rule, and neither problem nor pass. A name that is blank is left out.
    """
    found = [(name, notice) for name, budget in documents for notice in budget.notices]
    return tuple(starmap(_finding, enumerate(sorted(found, key=lambda each: not is_unread(each[1])))))


def _finding(number: int, found: tuple[str, Notice]) -> Finding:
    name, notice = found
    return Finding(
        id=f"noted{number}",
        rule=notice.rule,
        title="没有读出，或没有采用" if is_unread(notice) else "读法的说明",
        severity="warning" if is_unread(notice) else "info",
        status=Status.NOTED,
        message=f"{name}：{notice.message}" if name else notice.message,
        sources=() if notice.source == Source() else (notice.source,),
    )
