"""P02, P07, P08: what an indicator must look like: units that fit their noun, rates that are rates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from model.checks.arithmetic import at
from model.checks.case import Case
from model.checks.rule import Outcome, Rule
from model.disclosure import Indicator, TargetProject
from model.finding import Status

VALUE = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<unit>[%％]|[^\d\s.,，。;；]{0,3})")
RATE = re.compile(r"((?<!频)率|满意度|知晓度|比例|占比|百分比)$")
COUNT = re.compile(r"(人数|人次|次数|场次|天数|户数|篇数|件数|台数|套数|辆数|个数)$")
COUNTED = re.compile(r"^(人次?|次|场|天|户|篇|件|台|套|辆|个|家|批|份|期)")
PERCENT = ("%", "％")
GROWING = re.compile(r"增|提高|提升|上升|涨|超额|节约|完成|执行|覆盖|容积|负载|周转|杠杆|负债|回报|收益")
"""Rates that may exceed 100 per cent."""

HUNDRED = Decimal(100)
FEW = 3


def projects_are_complete(case: Case) -> Iterator[Outcome]:
    """每个项目既有绩效目标，又有绩效指标；很多项目都缺的，是版式没有读懂。"""
    projects = case.budget.targets
    lacking = [project for project in projects if not project.goal.strip() or not project.indicators]
    unread = len(lacking) * FEW > len(projects)
    for project in projects:
        if project not in lacking:
            yield _about(project, Status.PASS, "有目标，有指标。")
        elif unread:
            yield _about(project, Status.INSUFFICIENT, "没有读到目标或指标。")
        else:
            yield _about(project, Status.FAIL, "没有绩效指标。" if project.goal.strip() else "没有绩效目标。")


def units_fit(case: Case) -> Iterator[Outcome]:
    """指标值的单位与指标相称：率、满意度用 %，人数、次数、天数不用 %。"""
    for project, indicator, value in _numbered(case):
        name, unit = _name(indicator), value["unit"]
        if RATE.search(name) and COUNTED.match(unit):
            yield _indicated(project, indicator, Status.FAIL, f"{indicator.value}，{name}的单位应为 %。")
        elif COUNT.search(name) and unit in PERCENT:
            yield _indicated(project, indicator, Status.FAIL, f"{indicator.value}，{name}的单位不应为 %。")
        elif RATE.search(name) or COUNT.search(name):
            yield _indicated(project, indicator, Status.PASS, f"{indicator.value}。")


def rates_are_rates(case: Case) -> Iterator[Outcome]:
    """率和满意度不超过 100 %；增长率、完成率一类可以超过的除外。"""
    for project, indicator, value in _numbered(case):
        name = _name(indicator)
        if RATE.search(name) and value["unit"] in PERCENT and not GROWING.search(name):
            over = Decimal(value["number"]) > HUNDRED
            words = f"{indicator.value}{'，超过 100 %' if over else ''}。"
            yield _indicated(project, indicator, Status.FAIL if over else Status.PASS, words)


def _numbered(case: Case) -> Iterator[tuple[TargetProject, Indicator, re.Match[str]]]:
    """Indicators whose value is one number; several in one cell are left alone."""
    for project in case.budget.targets:
        for indicator in project.indicators:
            found = list(VALUE.finditer("".join(indicator.value.split())))
            if len(found) == 1:
                yield project, indicator, found[0]


def _name(indicator: Indicator) -> str:
    return re.sub(r"[（(].*?[）)]|\s|^[。.；;]+|[。.；;]+$", "", indicator.level3 or indicator.description)


def _about(project: TargetProject, status: Status, words: str) -> Outcome:
    message = f"绩效项目“{project.name}”{at(project.source)}：{words}"
    return Outcome(status=status, message=message, statement="targets", name=project.name, sources=(project.source,))


def _indicated(project: TargetProject, indicator: Indicator, status: Status, words: str) -> Outcome:
    name = _name(indicator)
    message = f"绩效项目“{project.name}”{at(indicator.source)}的指标“{name}”：{words}"
    sources = (indicator.source,)
    return Outcome(status=status, message=message, statement="targets", name=f"{project.name}/{name}", sources=sources)


RULES = (
    Rule("P02", "目标与指标齐全", "每个项目有目标、有指标", "warning", "T0", projects_are_complete),
    Rule("P07", "指标单位相称", "率用 %，人数、次数不用 %", "warning", "T0", units_fit),
    Rule("P08", "比率不过百", "率 ≤ 100 %（增长率除外）", "warning", "T0", rates_are_rates),
)
