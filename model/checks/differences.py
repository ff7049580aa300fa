"""W28: printed columns of differences (增减额) against the two columns they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, product

from model.checks.arithmetic import agrees, compare
from model.checks.case import Case
from model.checks.figures import figure
from model.checks.rule import Outcome, Rule
from model.disclosure import Fact

DIFFERENCE = re.compile(r"增减|增长额|增加额|增（减）|差额|变动|变化")
RATIO = re.compile(r"[%％]|率|比例|幅度|百分")
PRIOR = "prior_"
CERTAIN = 0.8
FEWEST = 3

Place = tuple[str, int | None, int | None]
Pair = tuple[str, str]


def differences_are_differences(case: Case) -> Iterator[Outcome]:
    """印出的增减额等于本年数减上年数。哪两栏相减，由多数行的算术认定；认定不了的不查。"""
    rows = _rows(case.budget.facts)
    columns = (fact for fact in case.budget.others if _is_difference(fact))
    for _, printed in groupby(sorted(columns, key=_column), key=_column):
        yield from _checked([(fact, rows.get(_place(fact), {})) for fact in printed])


def _is_difference(fact: Fact) -> bool:
    return bool(fact.amount and DIFFERENCE.search(fact.measure) and not RATIO.search(fact.measure))


def _column(fact: Fact) -> tuple[str, str]:
    return fact.source.table, fact.measure


def _place(fact: Fact) -> Place:
    return fact.source.table, fact.source.page, fact.source.row


def _rows(facts: Iterable[Fact]) -> dict[Place, dict[str, Fact]]:
    """The figures of every printed row by measure; a two-sided table has two accounts in a row and is left out."""
    rows: dict[Place, dict[str, Fact]] = {}
    for fact in facts:
        if not fact.side and fact.source.row is not None and not fact.parts:
            rows.setdefault(_place(fact), {})[fact.measure] = fact
    return rows


def _checked(lines: list[tuple[Fact, dict[str, Fact]]]) -> Iterator[Outcome]:
    pair = _pair(lines)
    if pair is None:
        return
    for difference, row in lines:
        now, before = (row.get(measure) for measure in pair)
        if now is not None and before is not None:
            yield _outcome(difference, now, before)


def _pair(lines: list[tuple[Fact, dict[str, Fact]]]) -> Pair | None:
    """This year's and last year's column, whose difference closes on most of the rows and on more than any other."""
    measures = dict.fromkeys(measure for _, row in lines for measure in row)
    before = [measure for measure in measures if measure.startswith(PRIOR)]
    now = [measure for measure in measures if not measure.startswith(PRIOR)]
    shares = {pair: _share(lines, pair) for pair in product(now, before)}
    best = max(shares, key=shares.__getitem__, default=None)
    return best if best is not None and shares[best] >= CERTAIN else None


def _share(lines: list[tuple[Fact, dict[str, Fact]]], pair: Pair) -> float:
    """How many of the rows that print both columns close; none, where there are too few to tell."""
    full = [(fact, row) for fact, row in lines if pair[0] in row and pair[1] in row]
    held = sum(agrees(_outcome(fact, row[pair[0]], row[pair[1]])) for fact, row in full)
    return held / len(full) if len(full) >= FEWEST else 0.0


def _outcome(difference: Fact, now: Fact, before: Fact) -> Outcome:
    return compare(figure(difference), (figure(now), figure(before).negative()))


RULES = (Rule("W28", "增减额", "增减额 = 本年数 − 上年数", "error", "T1", differences_are_differences),)
