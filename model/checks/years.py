"""Y01–Y05, Y08, S16: what the text says about last year, against last year's own document.

A stated change agrees if it meets the difference of the exact figures, or of both figures first rounded to the decimals
of the claim: texts are written from rounded figures (seed.md R09). Only budget is compared with budget.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from model.amount import ZERO, Amount, Unit, plain
from model.checks.arithmetic import at, spoken
from model.checks.case import Case
from model.checks.citations import key_of
from model.checks.figures import Figure, figure, label_of, nothing, said_in, stated
from model.checks.rule import Generator, Outcome, Rule
from model.comparison.comparable import differences
from model.disclosure import Claim, Fact, UnitBudget
from model.finding import Status

Family = Callable[[Claim], bool]
DIRECTIONS = {"increase": 1, "decrease": -1, "flat": 0}
WORDS = {"increase": "增加", "decrease": "减少", "flat": "持平"}


def _compared(family: Family, words: str) -> Generator:
    """The generator of one family of year-over-year claims."""

    def generate(case: Case) -> Iterator[Outcome]:
        for claim in case.budget.claims:
            if claim.relation in DIRECTIONS and claim.statement and claim.measure and family(claim):
                outcome = _against_other_year(case, claim)
                if outcome is not None:
                    yield outcome

    generate.__doc__ = words
    return generate


def implied_prior(case: Case) -> Iterator[Outcome]:
    """正文或上年栏里写出的上年预算数，等于上年文件的同一个数。"""
    year = case.budget.year
    for claim in case.budget.claims:
        stated_prior = claim.relation == "is" and year is not None and claim.year == year - 1 and claim.amount
        if stated_prior and claim.statement and claim.basis == "budget":
            yield _prior(case, claim)


def same_unit(case: Case) -> Iterator[Outcome]:
    """两份文件须是同一单位、同一口径、同一阶段、不同年度，才可比较。"""
    if case.other is None:
        return
    reasons = differences(case.budget, case.other)
    status = Status.FAIL if reasons else Status.PASS
    message = "".join(reasons) or f"两份文件同为“{case.budget.unit}”，可以比较。"
    yield Outcome(status=status, message=message)


def _against_other_year(case: Case, claim: Claim) -> Outcome | None:
    """None where the sentence compares with something other than last year's budget (rules.md N21)."""
    if claim.basis in ("execution", "final"):
        return None
    sentence = f"{said_in(claim)}“{claim.subject}”{at(claim.source)}：{_said(claim)}"
    if case.other is None:
        return _not_yet(claim, Status.PENDING, f"{sentence}，打开上年文件后核对。")
    reason = _obstacle(case.budget, case.other, claim)
    if reason:
        return _not_yet(claim, Status.INSUFFICIENT, f"{sentence}；{reason}")
    now, before = (_figure_in(case, budget, claim) for budget in (case.budget, case.other))
    if now is None or before is None:
        return _not_yet(claim, Status.INSUFFICIENT, f"{sentence}；有一年没有这个数，无法核对。")
    return _verdict(claim, now, before)


def _obstacle(budget: UnitBudget, other: UnitBudget, claim: Claim) -> str:
    reasons = differences(budget, other)
    if reasons:
        return "".join(reasons)
    if claim.year is not None and claim.year != other.year:
        return f"所比的是 {claim.year} 年，打开的是 {other.year} 年。"
    if budget.year is not None and other.year is not None and other.year != budget.year - 1:
        return f"打开的是 {other.year} 年，不是上一年。"
    return ""


def _figure_in(case: Case, budget: UnitBudget, claim: Claim) -> Figure | None:
    """One year's figure; nothing where its table is empty and says so, or where 持平 is said of two blank cells."""
    key = key_of(case, claim)
    fact = budget.index.get(key) if key else None
    if fact is not None:
        return figure(fact)
    table = budget.table(claim.statement)
    if table is None:
        return None
    empty = table.empty and bool(table.note)
    return nothing(f"{budget.year} 年{claim.subject}", table.unit) if empty or _blank_twice(case, claim) else None


def _blank_twice(case: Case, claim: Claim) -> bool:
    """Whether the row is blank in the 三公 tables of both years, of which the sentence says that nothing changed."""
    both = [budget for budget in (case.budget, case.other) if budget is not None]
    filled = [budget for budget in both if budget.facts_of("three_public")]
    key = key_of(case, claim)
    blank = all(key not in budget.index for budget in both) if key else False
    return claim.relation == "flat" and claim.statement == "three_public" and len(filled) == 2 and blank


def _said(claim: Claim) -> str:
    amount = f" {claim.amount.words}" if claim.amount is not None else ""
    against = f"比 {claim.year} 年" if claim.year else "比上年"
    return f"{against}{WORDS[claim.relation]}{amount}"


def _not_yet(claim: Claim, status: Status, message: str) -> Outcome:
    return Outcome(
        status=status,
        message=message,
        statement=claim.statement,
        side=claim.side,
        code=claim.code,
        name=claim.name,
        measure=claim.measure,
        sources=(claim.source,),
    )


def _verdict(claim: Claim, now: Figure, before: Figure) -> Outcome:
    claimed = _claimed(claim)
    status = _status(claim, claimed, now, before)
    change = now.value - before.value
    change = _rounded(change, claimed) if claim.amount is not None else change
    said = claimed.yuan * DIRECTIONS[claim.relation]
    holds = status in (Status.PASS, Status.ROUNDING)
    wrong = "" if holds else f"，与{said_in(claim)}相差 {spoken(said - change)} 元"
    formula = _formula(now, before, claimed.unit, said, holds=holds)
    message = f"{said_in(claim)}“{claim.subject}”{at(claim.source)}：{_said(claim)}；两年数 {formula}{wrong}。"
    outcome = _not_yet(claim, status, message)
    update = {
        "formula": formula,
        "expected": plain(change),
        "found": plain(said),
        "difference": plain(said - change),
        "sources": (claim.source, now.source, before.source),
    }
    return outcome.model_copy(update=update)


def _claimed(claim: Claim) -> Amount:
    return claim.amount if claim.amount is not None else Amount(yuan=ZERO)


def _status(claim: Claim, claimed: Amount, now: Figure, before: Figure) -> Status:
    """Exact difference, or difference of both figures rounded as the sentence rounds them."""
    change = now.value - before.value
    said = claimed.yuan * DIRECTIONS[claim.relation]
    if change == said:
        return Status.PASS
    if claim.relation == "flat" or claim.amount is None:
        return _without_amount(claim, change, now, before)
    rounded = _rounded(now.value, claimed) - _rounded(before.value, claimed)
    low, high = now.interval.low - before.interval.high, now.interval.high - before.interval.low
    near = low < said + claimed.half_step and said - claimed.half_step < high
    return Status.ROUNDING if near or rounded == said else Status.FAIL


def _without_amount(claim: Claim, change: Decimal, now: Figure, before: Figure) -> Status:
    if claim.relation == "flat":
        return Status.ROUNDING if now.interval.overlaps(before.interval) else Status.FAIL
    return Status.PASS if change * DIRECTIONS[claim.relation] > 0 else Status.FAIL


def _rounded(value: Decimal, like: Amount) -> Decimal:
    step = Decimal(1).scaleb(-like.decimals) * like.unit.factor
    return (value / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step


def _formula(now: Figure, before: Figure, unit: Unit, said: Decimal, *, holds: bool) -> str:
    """Both years and their difference, in the unit of the sentence, against what it says."""
    change = now.value - before.value
    values = (now.value, before.value, change, said)
    this, last, actual, claimed = (plain(value / unit.factor) for value in values)
    if actual == claimed:
        return f"{this} − {last} = {actual}（{unit}）"
    return f"{this} − {last} = {actual} {'≈' if holds else '≠'} {claimed}（{unit}）"


def _prior(case: Case, claim: Claim) -> Outcome:
    sentence = f"{said_in(claim)}“{claim.subject}”{at(claim.source)}写的 {claim.year} 年数"
    if case.other is None:
        return _not_yet(claim, Status.PENDING, f"{sentence}，打开上年文件后核对。")
    reason = _obstacle(case.budget, case.other, claim)
    key = key_of(case, claim)
    fact = case.other.index.get(key) if key else None
    if reason or fact is None:
        return _not_yet(claim, Status.INSUFFICIENT, f"{sentence}；{reason or '上年文件没有这个数，无法核对。'}")
    return _prior_verdict(claim, fact, sentence)


def _prior_verdict(claim: Claim, fact: Fact, sentence: str) -> Outcome:
    here, there = stated(claim), figure(fact)
    holds = here.interval.overlaps(there.interval)
    status = (Status.PASS if here.value == there.value else Status.ROUNDING) if holds else Status.FAIL
    message = f"{sentence}为 {here.text}，上年文件{label_of(fact)}为 {there.text}。"
    update = {
        "formula": f"{here.text} {'=' if holds else '≠'} {there.text}",
        "expected": plain(there.value),
        "found": plain(here.value),
        "difference": plain(here.value - there.value),
        "sources": (claim.source, fact.source),
    }
    return _not_yet(claim, status, message).model_copy(update=update)


def _public(claim: Claim) -> bool:
    return claim.statement == "three_public"


def _flat(claim: Claim) -> bool:
    return claim.relation == "flat"


def _part(claim: Claim) -> bool:
    return claim.measure in ("basic", "project", "personnel", "operating") or bool(claim.code)


_Y01 = _compared(lambda c: not (_flat(c) or _public(c) or _part(c)), "正文所说收支总额的增减，等于两年数之差。")
_Y02 = _compared(lambda c: _part(c) and not (_flat(c) or _public(c)), "正文所说基本、项目等分项的增减，等于两年之差。")
_Y03 = _compared(lambda c: _public(c) and not _flat(c), "正文所说“三公”各项的增减，等于两年数之差。")
_Y04 = _compared(lambda c: _flat(c) and not _public(c), "正文说持平的，两年数须相等。")
_S16 = _compared(lambda c: _flat(c) and _public(c), "正文说“三公”与上年一致的，两年数须相等。")

RULES = (
    Rule("Y01", "总额增减", "正文增减 = 本年 − 上年", "error", "T1", _Y01),
    Rule("Y02", "分项增减", "正文增减 = 本年 − 上年", "error", "T1", _Y02),
    Rule("Y03", "“三公”增减", "正文增减 = 本年 − 上年", "error", "T1", _Y03),
    Rule("Y04", "持平", "本年 = 上年", "warning", "T2", _Y04),
    Rule("Y05", "上年数", "正文的上年数 = 上年文件", "error", "T2", implied_prior),
    Rule("Y08", "同一单位", "单位、口径、阶段相同，年度不同", "warning", "T0", same_unit),
    Rule("S16", "“三公”与上年一致", "本年 = 上年", "warning", "T2", _S16),
)
