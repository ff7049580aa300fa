"""What is told of in parts: an earlier stage (年初预算) before the 决算, and the funds and years of what was named."""

from __future__ import annotations

import re

from model.vocabulary import FUNCTIONAL, TOTAL, TWO_SIDED
from parsers.claims.subject import FUND_WORDS, Topic

_FUNDS = tuple(statement for statement, _ in FUND_WORDS)
_CURRENT = ("本年收入", "本年支出", "当年收入", "当年支出")
_PLANNED = re.compile(
    r"(?P<noun>.*?)(?P<stage>(?:年初|全年|调整后?(?:的|全年)?|支出)?预算)(?:数|安排|金额|总额)?[为是约]?\s*$", re.DOTALL
)
_OUTCOME = r"(?:当年|全年|实际|本年度?)?(?:支出)?决算(?:数|金额)?[为是约]?"
_SPENT = re.compile(rf"[，,、\s]*{_OUTCOME}\s*$")
_SPENT_NEXT = re.compile(rf"[^，,。；;]*(?:[，,][^，,。；;]*预算[^，,。；;]*)?[，,]{_OUTCOME}-?\d")


def planned_in(text: str, rest: str) -> re.Match[str] | None:
    """The earlier stage (年初预算) that the words before a figure end in, and the ``noun`` before it, or None.

    The ``rest`` of the sentence must go on with the 决算 of the same: a budget's own sentence states its figure.
    """
    return _PLANNED.match(text) if _SPENT_NEXT.match(rest) else None


def is_spent(text: str) -> bool:
    """Whether words say no more than that the next figure is the 决算 of what was named before."""
    return bool(_SPENT.fullmatch(text))


def is_part(topic: Topic, around: Topic | None, first: str) -> bool:
    """Whether a noun names a part of what stands before it, and not the figure of the tables of its name.

    ``around`` is the topic before the brackets it stands in, ``first`` the subject its sentence stated first: a fund
    in brackets is its part of 三公, 本年收入 behind 财政拨款收入 is that of the fund.
    """
    if topic.text in _CURRENT:
        return "财政拨款" in first or any(word in first for _, word in FUND_WORDS)
    return around is not None and _is_fund(topic) and not _is_whole(around)


def _is_fund(topic: Topic) -> bool:
    """Whether a topic is all that is spent from one fund."""
    figure = topic.figure
    return figure.statement in _FUNDS and (figure.name, figure.measure) == (TOTAL, "total")


def _is_whole(topic: Topic) -> bool:
    """Whether a topic is all income or spending, of which the funds are the parts."""
    return topic.figure.statement in TWO_SIDED or (topic.figure.statement in FUNCTIONAL and topic.figure.name == TOTAL)
