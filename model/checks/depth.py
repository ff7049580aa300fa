"""D07–D09: tables that stop above the level that must be published (财预〔2016〕143号)."""

from __future__ import annotations

from collections.abc import Iterator

from model.accounts import level
from model.checks.arithmetic import at
from model.checks.case import Case
from model.checks.rule import Outcome, Rule
from model.checks.sheet import Sheet
from model.disclosure import Fact
from model.finding import Status
from model.vocabulary import statement_label

ITEM, DIVISION = 3, 2
CARS = "公务用车购置及运行维护费"
CAR_PARTS = ("公务用车购置费", "公务用车运行维护费")


def functional_down_to_items(case: Case) -> Iterator[Outcome]:
    """一般公共预算支出表按功能分类公开到项级科目。"""
    yield from _deep_enough(case, "general_public", ITEM, "项")


def economic_down_to_divisions(case: Case) -> Iterator[Outcome]:
    """基本支出表按经济分类公开到款级科目。"""
    yield from _deep_enough(case, "basic_economic", DIVISION, "款")


def cars_are_split(case: Case) -> Iterator[Outcome]:
    """公务用车购置及运行维护费分列购置费和运行维护费；为 0 的不必分。"""
    cars = case.cell("three_public", CARS, "total") or case.cell("three_public", CARS, "general_public")
    table = case.table("three_public")
    if cars is None or table is None or not cars.amount or not cars.amount.yuan:
        return
    printed = {row.name for row in table.rows} | set(case.sheet("three_public").rows)
    split = any(part in printed for part in CAR_PARTS)
    words = "已分列购置费和运行维护费。" if split else "没有分列购置费和运行维护费。"
    label = f"{statement_label('three_public')}{at(cars.source)}的{CARS}"
    yield Outcome.about(cars, Status.PASS if split else Status.FAIL, f"{label}{words}")


def _deep_enough(case: Case, statement: str, deepest: int, word: str) -> Iterator[Outcome]:
    """One instance per 类 with money; a class without accounts below is only accused where nothing was left unread."""
    sheet = case.sheet(statement)
    for key in sheet.keys if sheet.coded else ():
        fact = _money(sheet, key)
        if fact is not None and level(key) == 1:
            yield _judged(case, sheet, fact, deepest, word)


def _money(sheet: Sheet, key: str) -> Fact | None:
    fact = sheet.get(key, "total") or next(iter(sheet.rows[key].values()), None)
    return fact if fact is not None and fact.code and fact.amount and fact.amount.yuan else None


def _judged(case: Case, sheet: Sheet, fact: Fact, deepest: int, word: str) -> Outcome:
    label = f"{statement_label(fact.statement)}{at(fact.source)}“{fact.code} {fact.name}”"
    if any(level(key) >= deepest for key in sheet.keys if key.startswith(fact.code)):
        return Outcome.about(fact, Status.PASS, f"{label}：公开到{word}级科目。")
    unread = case.unread(fact.statement)
    if unread:
        return Outcome.about(fact, Status.INSUFFICIENT, f"{label}：没有{word}级科目，但{'、'.join(unread)}，无法核对。")
    return Outcome.about(fact, Status.FAIL, f"{label}：没有公开到{word}级科目。")


RULES = (
    Rule("D07", "功能科目到项", "一般公共预算支出公开到项级", "error", "T0", functional_down_to_items),
    Rule("D08", "经济科目到款", "基本支出公开到款级", "error", "T0", economic_down_to_divisions),
    Rule("D09", "公车费分列", "公务用车分列购置费、运行维护费", "error", "T0", cars_are_split),
)
