"""A01, A02, A05: the table of fixed assets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from model.checks import scope
from model.checks.arithmetic import at, compare, contained, left_open
from model.checks.case import Case
from model.checks.figures import figure, figures, label_of
from model.checks.rule import Outcome, Rule
from model.checks.sheet import Sheet
from model.disclosure import Fact
from model.finding import Status

TOTAL_ROW = re.compile(r"资产总(额|计|值)|^合计$|^总计$")
WITHIN = (
    (re.compile(r"办公用房|业务用房"), re.compile(r"^(?!.*(办公|业务)).*房屋")),
    (re.compile(r"轿车|越野车|执法"), re.compile(r"^车辆")),
)
"""Words of a 其中 row, and of the item that it is a part of."""

REST = re.compile(r"其他")
LARGEST = 1000
PER_VEHICLE = Decimal(10_000_000)
PER_SQUARE_METRE = Decimal(1_000_000)


def assets_add_up(case: Case) -> Iterator[Outcome]:
    """资产总额等于房屋、车辆、设备、其他各项之和；“其中”的行不重复计算，没有“其他”行的不算列全。"""
    sheet = case.sheet("assets")
    total = _total_row(sheet)
    items = [key for key in sheet.rows if key != total and not _above(sheet, key)]
    whole, parts = sheet.get(total, "value"), figures(sheet.get(key, "value") for key in items)
    if whole is None or len(parts) < 2:
        return
    outcome = compare(figure(whole), parts)
    complete = any(REST.search(key) for key in items)
    yield outcome if complete else left_open(outcome, "没有“其他”行，未必列全")


def parts_within(case: Case) -> Iterator[Outcome]:
    """“其中”的数量与价值都不大于所属的项。"""
    sheet = case.sheet("assets")
    for key, cells in sheet.rows.items():
        above = _above(sheet, key)
        for measure, part in cells.items():
            whole = sheet.get(above, measure) if above else None
            if whole is not None:
                yield contained(figure(part), figure(whole))


def plausible_unit(case: Case) -> Iterator[Outcome]:
    """资产总额是全年预算的千倍以上，而且每辆车、每平方米也贵得离谱：单位多半应为元。至少两个迹象才报。"""
    sheet = case.sheet("assets")
    fact = sheet.get(_total_row(sheet), "value")
    if fact is None or fact.amount is None:
        return
    signs = _signs(case, sheet, fact)
    if len(signs) >= 2:
        printed = fact.amount.words
        message = f"{label_of(fact)}{at(fact.source)}印作 {printed}：{'；'.join(signs)}。单位应为元。"
        yield Outcome.about(fact, Status.FAIL, message, expected=fact.amount.figure)
    else:
        yield Outcome.about(fact, Status.PASS, f"{label_of(fact)}{at(fact.source)}的单位可信。")


def _total_row(sheet: Sheet) -> str:
    return next((key for key in sheet.rows if TOTAL_ROW.search(key)), "")


def _above(sheet: Sheet, key: str) -> str:
    """The item a 其中 row belongs to."""
    for part, whole in WITHIN:
        if part.search(key):
            return next((other for other in sheet.rows if other != key and whole.search(other)), "")
    return ""


def _signs(case: Case, sheet: Sheet, total: Fact) -> list[str]:
    budget = scope.grand(case, "balance", "expenditure") or case.total("expenditure", "total")
    signs = []
    if budget and budget.amount and total.amount and total.amount.yuan > budget.amount.yuan * LARGEST > 0:
        signs.append(f"是全年预算的 {int(total.amount.yuan / budget.amount.yuan)} 倍")
    for words, limit, noun in (("车辆", PER_VEHICLE, "每辆"), ("房屋", PER_SQUARE_METRE, "每平方米")):
        each = _each(sheet, words)
        if each is not None and each > limit:
            signs.append(f"{noun} {each / 10000:.2f} 万元")
    return signs


def _each(sheet: Sheet, words: str) -> Decimal | None:
    key = next((key for key in sheet.rows if words in key), "")
    count, value = sheet.get(key, "count"), sheet.get(key, "value")
    if not (count and value and count.amount and value.amount and count.amount.yuan > 0):
        return None
    return value.amount.yuan / count.amount.yuan


RULES = (
    Rule("A01", "资产合计", "资产总额 = 房屋 + 车辆 + 设备 + 其他", "error", "T1", assets_add_up),
    Rule("A02", "其中不超过", "其中 ≤ 所属项", "error", "T5", parts_within),
    Rule("A05", "资产单位可信", "资产总额 / 预算 ≤ 1000，单价在范围内", "error", "T4", plausible_unit),
)
