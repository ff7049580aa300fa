"""P01, P04, P05, P10: performance targets, whose figures are limits and exact (T0)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from model.amount import ZERO, Interval, Unit, plain
from model.checks.arithmetic import at
from model.checks.case import Case
from model.checks.rule import Outcome, Rule
from model.disclosure import Indicator, Source, TargetProject
from model.finding import Status, Term

VALUE = re.compile(
    r"^(?P<operator>[≥≤=><＞＜＝]|不超过|不高于|不低于|不少于)?(?P<number>[\d,]+(?:\.\d+)?)(?P<unit>[^\d.。]*)"
)
MONEY = {"万": Unit.TEN_THOUSAND, "万元": Unit.TEN_THOUSAND, "元": Unit.YUAN, "亿元": Unit.HUNDRED_MILLION}
AT_LEAST = ("≥", ">", "＞", "不低于", "不少于")
SAVING = re.compile(r"节约|降低|减少|下降|增收|率$")
COUNTED = re.compile(r"(\d+)(次|场|期|个国家|辆|套|台|批|篇|份|件|家|部)")
CLAUSE = re.compile(r"[，。；,;、“”\"]")
COMMON = frozenset(
    ["数量", "次数", "开展", "组织", "完成", "工作", "不少", "少于", "以上", "全年", "年度", "项目", "活动", "举办"]
)
"""Pairs of characters that name nothing."""

FEW = 3
IMPLAUSIBLE = 100
SHARE = 10


def costs_and_projects(case: Case) -> Iterator[Outcome]:
    """绩效目标的项目金额（或成本上限）之和不大于项目支出；缺一项成本时，差额就是它的候选数。"""
    project = case.total("expenditure", "project")
    amounts = [_cost(target) for target in _projects(case)]
    if project is None or project.amount is None or not any(amounts):
        return
    total = sum(amounts, ZERO)
    difference = total - project.amount.yuan
    formula = f"{plain(total / 10000)} {_sign(difference)} {plain(project.amount.yuan / 10000)}（万元）"
    outcome = Outcome.about(project, *_costs_verdict(case, difference, project.amount.yuan, formula), expected=total)
    sources = tuple(target.source for target in _projects(case))
    update = {"formula": formula, "difference": plain(-difference), "sources": (project.source, *sources)}
    yield outcome.model_copy(update={**update, "terms": (_lost_term(case),) if _lost_costs(case) else ()})


def indicators_have_values(case: Case) -> Iterator[Outcome]:
    """每个绩效指标都有指标值；缺值很多时是版式没有读懂，不是文件缺值。"""
    every, unread = _every(case), _is_unread(case)
    for target, indicator in every:
        if indicator.value.strip():
            yield _indicated(target, indicator, Status.PASS, f"指标值 {indicator.value}。")
        elif unread:
            yield _indicated(target, indicator, Status.INSUFFICIENT, "没有读到指标值。")
        else:
            yield _without_value(case, target, indicator)


def _every(case: Case) -> list[tuple[TargetProject, Indicator]]:
    return [(target, indicator) for target in case.budget.targets for indicator in target.indicators]


def _is_unread(case: Case) -> bool:
    """Whether so many indicators have no value that the form was not understood."""
    every = _every(case)
    blank = [indicator for _, indicator in every if not indicator.value.strip()]
    return len(blank) > max(FEW, len(every) // SHARE) or len(blank) * 2 > len(every)


def costs_are_limits(case: Case) -> Iterator[Outcome]:
    """成本指标只能写“不超过”或等于；写成“不少于”，方向反了。"""
    for target in case.budget.targets:
        for indicator in target.indicators:
            if _money(indicator) is not None and _is_cost(indicator):
                wrong = _operator(indicator) in AT_LEAST
                words = f"成本写作 {indicator.value}，方向应为不超过。" if wrong else f"{indicator.value}。"
                yield _indicated(target, indicator, Status.FAIL if wrong else Status.PASS, words)


def goal_meets_indicators(case: Case) -> Iterator[Outcome]:
    """目标文字里的次数、场次、套数等，同名、同单位的唯一一个数量指标不应低于它。"""
    for target in case.budget.targets:
        for words, number, unit in _counted(target.goal):
            matching = [i for i in target.indicators if _counts(i, unit) and _share_noun(words, i)]
            if len(matching) == 1:
                yield _goal(target, matching[0], words, number, unit)


def _counted(goal: str) -> list[tuple[str, str, str]]:
    """(clause, number, unit) for every counted thing in the goal."""
    clauses = CLAUSE.split(re.sub(r"\s", "", goal))
    return [(clause, *found) for clause in clauses for found in COUNTED.findall(clause)]


def _counts(indicator: Indicator, unit: str) -> bool:
    found = VALUE.match(_bare(indicator.value))
    return found is not None and found["unit"].startswith(unit[0]) and "数量" in indicator.level2


def _share_noun(words: str, indicator: Indicator) -> bool:
    name = indicator.level3 or indicator.description
    pairs = {name[i : i + 2] for i in range(len(name) - 1)} - COMMON
    return any(pair in words for pair in pairs)


def _goal(target: TargetProject, indicator: Indicator, words: str, number: str, unit: str) -> Outcome:
    found = VALUE.match(_bare(indicator.value))
    value = found["number"].replace(",", "") if found else ""
    difference = Decimal(value or 0) - Decimal(number)
    status = Status.PASS if difference == 0 else Status.FAIL if difference < 0 else Status.INSUFFICIENT
    judged = {Status.PASS: "一致", Status.FAIL: "低于目标"}.get(status, "高于目标，未必说的是同一件事")
    text = f"目标写“{words}”（{number}{unit}），指标值为 {indicator.value}，{judged}。"
    outcome = _indicated(target, indicator, status, text)
    sources = (indicator.source, target.source)
    formula = f"{number} {_sign(difference)} {value}（{unit}）"
    return outcome.model_copy(update={"expected": number, "found": value, "formula": formula, "sources": sources})


def _without_value(case: Case, target: TargetProject, indicator: Indicator) -> Outcome:
    """A lost cost gets the rest of 项目支出 as a candidate, never as printed."""
    candidate = _residual(case) if _is_cost(indicator) else None
    hint = f"；按项目支出倒推为 {plain(candidate / 10000)} 万元" if candidate is not None else ""
    outcome = _indicated(target, indicator, Status.FAIL, f"没有指标值{hint}。")
    origin = "undecided" if indicator.source.page is None else "document"
    expected = plain(candidate) if candidate is not None else ""
    terms = (_lost_term(case),) if _is_cost(indicator) else ()
    return outcome.model_copy(update={"origin": origin, "expected": expected, "terms": terms})


def _lost_term(case: Case) -> Term:
    """What the lost cost and the sum of costs have in common, so that they are one cause."""
    source = next((indicator.source for indicator in _lost_costs(case)), Source())
    zero = Interval.exactly(ZERO)
    return Term(label="缺值的成本指标", figure="空白", interval=zero, source=source, cell="targets/cost")


def _residual(case: Case) -> Decimal | None:
    project = case.total("expenditure", "project")
    if project is None or project.amount is None or len(_lost_costs(case)) != 1:
        return None
    rest = project.amount.yuan - sum((_cost(target) for target in _projects(case)), ZERO)
    return rest if rest > 0 else None


def _lost_costs(case: Case) -> list[Indicator]:
    """The cost indicators that lack their value; none where the form was not understood."""
    if _is_unread(case):
        return []
    return [indicator for _, indicator in _every(case) if not indicator.value.strip() and _is_cost(indicator)]


def _costs_verdict(case: Case, difference: Decimal, project: Decimal, formula: str) -> tuple[Status, str]:
    if difference == 0:
        return Status.PASS, f"绩效成本之和等于项目支出：{formula}。"
    if difference > 0 and difference > project * IMPLAUSIBLE:
        return Status.INSUFFICIENT, f"绩效成本之和远大于项目支出：{formula}；金额单位不明，无法核对。"
    if difference > 0:
        return Status.FAIL, f"绩效成本之和大于项目支出：{formula}。"
    if _lost_costs(case):
        return Status.FAIL, f"绩效成本之和小于项目支出：{formula}，另有成本指标缺值。"
    return Status.INSUFFICIENT, f"绩效成本之和小于项目支出：{formula}；不是每个项目都公布目标，无法核对。"


def _projects(case: Case) -> list[TargetProject]:
    """The targets of projects; those of a department as a whole (整体支出绩效目标) are of all its money."""
    return [target for target in case.budget.targets if not _is_whole(target)]


def _is_whole(target: TargetProject) -> bool:
    tables = [target.source.table, *(indicator.source.table for indicator in target.indicators[:1])]
    return any("整体" in (words or "") for words in (target.name, *tables))


def _cost(target: TargetProject) -> Decimal:
    """The project's amount, or the sum of its cost limits, in yuan."""
    if target.amount is not None:
        return target.amount.yuan
    return sum((_money(i) or ZERO for i in target.indicators if _is_cost(i)), ZERO)


def _is_cost(indicator: Indicator) -> bool:
    name = indicator.level3 + indicator.description
    return ("成本" in indicator.level2 + indicator.level1 or "成本" in name) and not SAVING.search(indicator.level3)


def _money(indicator: Indicator) -> Decimal | None:
    found = VALUE.match(_bare(indicator.value))
    unit = MONEY.get(found["unit"].rstrip("。.；;")) if found else None
    if found is None or unit is None:
        return None
    return Decimal(found["number"].replace(",", "")) * unit.factor


def _operator(indicator: Indicator) -> str:
    found = VALUE.match(_bare(indicator.value))
    return indicator.operator or (found["operator"] or "" if found else "")


def _bare(value: str) -> str:
    return re.sub(r"\s", "", value)


def _sign(difference: Decimal) -> str:
    return "=" if difference == 0 else "≠"


def _indicated(target: TargetProject, indicator: Indicator, status: Status, words: str) -> Outcome:
    name = indicator.level3 or indicator.description
    message = f"绩效项目“{target.name}”{at(indicator.source)}的指标“{name}”：{words}"
    return Outcome(
        status=status, message=message, statement="targets", name=f"{target.name}/{name}", sources=(indicator.source,)
    )


RULES = (
    Rule("P01", "绩效成本与项目支出", "Σ项目金额（成本上限）= 项目支出，或不大于", "warning", "T5", costs_and_projects),
    Rule("P04", "指标有值", "每个指标都有指标值", "error", "T0", indicators_have_values),
    Rule("P05", "成本方向", "成本只用 ≤ 或 =", "warning", "T0", costs_are_limits),
    Rule("P10", "目标与指标", "目标里的数 = 同名指标值", "error", "T0", goal_meets_indicators),
)
