"""N10, N12: percentages in sentences, recomputed from the figures beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from model.amount import Amount, Interval
from model.checks.arithmetic import at
from model.checks.case import Case
from model.checks.citations import cell_of
from model.checks.rule import Outcome, Rule
from model.disclosure import Claim
from model.finding import Status

HUNDRED = Decimal(100)
NUMBER = re.compile(r"\d+(\.\d+)?")


def printed_percentages(case: Case) -> Iterator[Outcome]:
    """正文印出的增减百分比等于按两个数重算的结果；误差只来自印出的位数。"""
    for claim in _with_percent(case):
        now, before = _operands(case, claim)
        if before is None or not now or before.interval.low <= 0:
            continue
        spans = [_change(claim, value, before) for value in now]
        printed = _printed(claim)
        if printed is not None:
            yield _ratio(claim, printed, spans, now[0], before)


def growth_from_nothing(case: Case) -> Iterator[Outcome]:
    """上年为 0 的，谈不上增长百分之几，应写“新增”。"""
    for claim in _with_percent(case):
        now, before = _operands(case, claim)
        grown = claim.relation == "increase" and any(figure.yuan for figure in now)
        if grown and before is not None and before.yuan == 0:
            message = f"正文“{claim.subject}”{at(claim.source)}：上年为 0，却写增长 {claim.percent}，应为新增。"
            formula = f"0 → 增长 {claim.percent}"
            yield Outcome(status=Status.FAIL, message=message, formula=formula, sources=(claim.source,))


def _with_percent(case: Case) -> Iterator[Claim]:
    return (claim for claim in case.budget.claims if claim.percent and claim.relation in ("increase", "decrease"))


def _operands(case: Case, claim: Claim) -> tuple[list[Amount], Amount | None]:
    """This year's figure (as the sentence and as the table give it) and the base named in the same sentence."""
    near = [other for other in case.budget.claims if other.relation == "is" and _together(claim, other)]
    base = [other.amount for other in near if _is_base(claim, other) and other.amount]
    own = [other.amount for other in near if not _is_base(claim, other) and other.amount]
    fact = cell_of(case, claim)
    now = [*own, *([fact.amount] if fact and fact.amount else [])]
    if base:
        return now, base[0]
    if claim.amount is not None and now:
        signed = claim.amount.yuan if claim.relation == "increase" else -claim.amount.yuan
        coarse = min(now[0].decimals, claim.amount.decimals)
        return now[:1], Amount(yuan=now[0].yuan - signed, decimals=coarse, unit=claim.amount.unit)
    return now, None


def _together(claim: Claim, other: Claim) -> bool:
    """Whether two claims speak of one thing in one sentence; a figure of last year has the year in its subject."""
    return claim.sentence == other.sentence and other.subject.startswith(claim.subject)


def _is_base(claim: Claim, other: Claim) -> bool:
    """Whether ``other`` is the figure the change is measured against."""
    marked = other.subject != claim.subject and f"{claim.year}年" in other.subject
    return other.basis == claim.basis and (marked or (other.year is not None and other.year == claim.year))


def _change(claim: Claim, now: Amount, before: Amount) -> Interval:
    """The interval of the change in per cent, positive in the direction the sentence names."""
    low = (now.interval.low / before.interval.high - 1) * HUNDRED
    high = (now.interval.high / before.interval.low - 1) * HUNDRED
    return Interval(low, high) if claim.relation == "increase" else Interval(-high, -low)


def _printed(claim: Claim) -> Interval | None:
    found = NUMBER.search(claim.percent)
    if found is None:
        return None
    try:
        value = Decimal(found.group())
    except InvalidOperation:
        return None
    half = Decimal("0.5").scaleb(int(value.as_tuple().exponent))
    return Interval(value - half, value + half)


def _ratio(claim: Claim, printed: Interval, spans: list[Interval], now: Amount, before: Amount) -> Outcome:
    holds = any(printed.overlaps(span) for span in spans)
    computed = (spans[0].low + spans[0].high) / 2
    sign = "=" if holds else "≠"
    grows = claim.relation == "increase"
    quotient = f"{now.figure} / {before.figure}"
    change = f"{quotient} − 1" if grows else f"1 − {quotient}"
    formula = f"{claim.percent} {sign} {change} = {computed:.2f}%（{'增长' if grows else '下降'}）"
    return Outcome(
        status=Status.PASS if holds else Status.FAIL,
        message=f"正文“{claim.subject}”{at(claim.source)}：{formula}，{'一致' if holds else '百分比不符'}。",
        formula=formula,
        sources=(claim.source,),
    )


RULES = (
    Rule("N10", "百分比重算", "印出的 % = 重算的 %", "warning", "T3", printed_percentages),
    Rule("N12", "基数为零", "上年为 0 ⇒ 不写增长 %", "error", "T1", growth_from_nothing),
)
