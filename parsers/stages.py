"""Stages of one year's figures side by side (年初预算数, 调整预算数, 决算数): the latest is what the table states."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers import lexicon

_YEAR = re.compile(r"(20\d{2}|^[上去])年?度?|^(?:本年度?|当年)")


def earlier(heads_of_columns: Sequence[tuple[str, ...]]) -> list[bool]:
    """For each column whether a later stage of the same year's figures stands beside it.

    In final accounts 预算数 stands beside 决算数 and in adjusted budgets 年初预算数 beside 调整预算数, also over blocks
    of columns. A column that names no stage, or alone names one, is never an earlier one.
    """
    told = [_stage_of(heads) for heads in heads_of_columns]
    latest: dict[str, int] = {}
    for stage in told:
        if stage is not None:
            latest[stage[0]] = max(stage[1], latest.get(stage[0], 0))
    return [stage is not None and stage[1] < latest[stage[0]] for stage in told]


def names_stage(heads: tuple[str, ...]) -> bool:
    """Whether words name a stage of the figures at all."""
    return _stage_of(heads) is not None


def _stage_of(heads: tuple[str, ...]) -> tuple[str, int] | None:
    """The year (blank where none is printed) and the stage that the heads of a column name."""
    stages = list(lexicon.section("stage"))
    for head in heads:
        word = lexicon.key(head)
        stage = lexicon.words("stage").get(_YEAR.sub("", word))
        if stage is not None:
            year = _YEAR.search(word)
            return (year[1] or "") if year else "", stages.index(stage)
    return None
