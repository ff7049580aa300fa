"""Stages of one year's figures side by side (年初预算数, 调整预算数, 决算数): one of them is what the table states."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set

from model.disclosure import Phase
from parsers import lexicon

_YEAR = re.compile(r"(20\d{2}|^[上去])年?度?|^(?:本年度?|当年)")


_SPENT = ("executed", "final")
"""Stages that no budget of its own year can state."""


def set_aside(heads_of_columns: Sequence[tuple[str, ...]], prior: Sequence[bool], phase: Phase = "final") -> list[bool]:
    """For each column whether another stage of the same year's figures stands beside it and is the one to state.

    In final accounts 预算数 stands beside 决算数 and in adjusted budgets 年初预算数 beside 调整预算数, also over blocks
    of columns: the latest counts. Of last year's (``prior``) it is the stage that this year's figures are of, else the
    first: a budget is compared with a budget. A column that names no stage, or alone names one, is never set aside.
    Of a document that is no final accounts (``phase``) 执行数 without a year is that of whichever year, but no budget.
    """
    told = [_stage_of(heads) for heads in heads_of_columns]
    told = [("prior", stage[1]) if stage and past else stage for stage, past in zip(told, prior, strict=True)]
    printed: dict[str, set[int]] = defaultdict(set)
    for stage in told:
        if stage is not None:
            printed[stage[0]].add(stage[1])
    chosen = {year: _stated(stages, phase) for year, stages in printed.items()}
    if past := printed.get("prior"):
        alike = past & {stage for year, stage in chosen.items() if year != "prior"}
        chosen["prior"] = max(alike) if alike else min(past)
    return [stage is not None and stage[1] != chosen[stage[0]] for stage in told]


def _stated(stages: Set[int], phase: Phase) -> int:
    """The stage that a table states; none of the printed ones where it is of a budget, and they are 执行数 alone."""
    if phase == "final":
        return max(stages)
    spent = {_stages().index(stage) for stage in _SPENT}
    return max(stages - spent or stages - {_stages().index("executed")}, default=-1)


def is_spent(heads: tuple[str, ...]) -> bool:
    """Whether words name a stage that no budget of its own year can state."""
    stage = _stage_of(heads)
    return stage is not None and _stages()[stage[1]] in _SPENT


def _stages() -> tuple[str, ...]:
    return lexicon.section("stage")


def names_stage(heads: tuple[str, ...]) -> bool:
    """Whether words name a stage of the figures at all."""
    return _stage_of(heads) is not None


def _stage_of(heads: tuple[str, ...]) -> tuple[str, int] | None:
    """The year (blank where none is printed) and the stage that the heads of a column name."""
    for head in heads:
        word = lexicon.key(head)
        stage = lexicon.words("stage").get(_YEAR.sub("", word))
        if stage is not None:
            year = _YEAR.search(word)
            return (year[1] or "") if year else "", _stages().index(stage)
    return None
