"""W09–W11, W18, W20, W22, W23, W25, W27: account trees, 类 = Σ款 = Σ项, 合计 = Σ类."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from model.accounts import class_names, official_names, table_of
from model.amount import Amount
from model.checks.arithmetic import agrees, at, compare, left_open, same
from model.checks.blanks import Blanks
from model.checks.case import Case
from model.checks.figures import figure, figures, label_of
from model.checks.rule import Outcome, Rule
from model.checks.sheet import Sheet
from model.disclosure import Fact
from model.finding import Status
from model.vocabulary import ECONOMIC, FUNCTIONAL, TOTAL

PERSONNEL = ("301", "303")
OPERATING = ("302", "310")
COUNT = "count"
SUBTOTAL = re.compile(r"(?:合计|小计|总计)$")
"""Rows of an uncoded list that repeat the rows above them (本年收入小计)."""


def class_is_its_parts(case: Case) -> Iterator[Outcome]:
    """功能科目每一栏：类等于下属各款之和；姊妹表另有的款在这里缺行时，不足不算错。"""
    yield from sums(case, FUNCTIONAL, lambda key: _depth(key) == 1)


def section_is_its_items(case: Case) -> Iterator[Outcome]:
    """功能科目每一栏：款等于下属各项之和。"""
    yield from sums(case, FUNCTIONAL, lambda key: _depth(key) > 1)


def total_is_classes(case: Case) -> Iterator[Outcome]:
    """合计行的每一栏等于各类之和；合计在表头还是表尾都一样。"""
    yield from totals(case, FUNCTIONAL)


def economic_class_is_its_parts(case: Case) -> Iterator[Outcome]:
    """经济科目每一栏：类等于下属各款之和。"""
    yield from sums(case, ECONOMIC, lambda _: True)


def economic_total_is_classes(case: Case) -> Iterator[Outcome]:
    """基本支出表的合计行等于各类之和。"""
    yield from totals(case, ECONOMIC)


def only_child(case: Case) -> Iterator[Outcome]:
    """只有一个下级的科目与下级同数；没有累加，不容四舍五入之差。"""
    for statement in (*FUNCTIONAL, *ECONOMIC):
        sheet = case.sheet(statement)
        for key, below in sheet.below.items():
            if key and len(below) == 1 and not case.siblings(statement, key) - {below[0]}:
                yield from _link(sheet, key, below[0])


def lane_purity(case: Case) -> Iterator[Outcome]:
    """301、303 的款一般只列人员经费，302、310 的款只列公用经费；另一栏有数的请看一眼。"""
    sheet = case.sheet("basic_economic")
    for key in (key for key in sheet.keys if key.isdigit()):
        wrong = "operating" if key[:3] in PERSONNEL else "personnel" if key[:3] in OPERATING else ""
        for measure in ("personnel", "operating") if wrong else ():
            fact = sheet.get(key, measure)
            if fact is not None and fact.amount and fact.amount.yuan:
                status, words = (Status.FAIL, "与所属的类不符") if measure == wrong else (Status.PASS, "与所属的类相符")
                yield Outcome.about(fact, status, f"{label_of(fact)}{at(fact.source)}有数，{words}。")


def negative_amounts(case: Case) -> Iterator[Outcome]:
    """预算金额不应为负；结转、调整栏除外。"""
    for fact in case.budget.facts:
        if fact.amount and fact.amount.yuan < 0 and "carryover" not in fact.measure and "结转" not in fact.name:
            message = f"{label_of(fact)}{at(fact.source)}为负数 {fact.amount.figure}。"
            yield Outcome.about(fact, Status.FAIL, message)


def twin_rows(case: Case) -> Iterator[Outcome]:
    """同一科目在一张表里只出现一次；重复印出的行或一行两种读法须一致，由勾稽关系选定读数。"""
    for fact in (*case.budget.facts, *case.budget.gaps):
        readings = [r for r in fact.readings if r.amount is None or r.amount != fact.amount]
        if len(fact.readings) > 1 and readings and fact.measure == _first_doubtful(case, fact):
            yield _twins(fact)
    for notice in case.budget.notices:
        if notice.kind == "duplicate-row":
            sources = (notice.source,)
            yield Outcome(status=Status.FAIL, severity="warning", message=notice.message, sources=sources)


def _first_doubtful(case: Case, fact: Fact) -> str:
    """One finding per row: the first column that has two readings."""
    side = fact.side
    cells = case.sheet(fact.statement, side).rows.get(fact.key.row, {})
    return next((m for m, cell in cells.items() if len({r.amount for r in cell.readings}) > 1), fact.measure)


def _twins(fact: Fact) -> Outcome:
    printed = "、".join(format(r.amount.figure, "f") if r.amount else f"“{r.raw}”" for r in fact.readings)
    chosen = format(fact.amount.figure, "f") if fact.amount else "未定"
    message = f"{label_of(fact)}{at(fact.source)}有两种读数：{printed}；按勾稽关系取 {chosen}。"
    outcome = Outcome.about(fact, Status.AMBIGUOUS, message)
    terms = (figure(fact).term,)
    return outcome.model_copy(update={"origin": "recognition", "formula": f"{printed} → {chosen}", "terms": terms})


def _depth(key: str) -> int:
    return (len(key) - 1) // 2 if key.isdigit() else key.count("/") + 1


def sums(case: Case, statements: tuple[str, ...], wanted: Callable[[str], bool]) -> Iterator[Outcome]:
    """Each row that is ``wanted`` against the rows directly below it, in every column."""
    for statement in statements:
        sheet = case.sheet(statement)
        for key, below in sheet.below.items():
            single = len(below) == 1 and not case.siblings(statement, key) - set(below)
            if key and wanted(key) and not single:
                yield from _adds_up(case, sheet, key, below)


def totals(case: Case, statements: tuple[str, ...]) -> Iterator[Outcome]:
    """合计 against the rows that nothing stands above, in every column."""
    for statement in statements:
        sheet = case.sheet(statement)
        top = tuple(key for key in sheet.children("") if not SUBTOTAL.search(key))
        if TOTAL not in sheet.rows or not top or (statement == "revenue" and is_plain_list(sheet)):
            continue  # W01 knows the parts that sources of money play
        if classes := _classes_among(sheet, top):
            outcomes = tuple(_adds_up(case, sheet, TOTAL, classes))
            yield from outcomes if all(map(agrees, outcomes)) else outcomes[:1]
        else:
            yield from _adds_up(case, sheet, TOTAL, _without_department(sheet, top))


def _classes_among(sheet: Sheet, rows: Sequence[str]) -> tuple[str, ...]:
    """The 类 of a list that prints accounts of every level without codes or indentation; else nothing."""
    if sheet.coded or any("/" in key for key in sheet.keys):
        return ()
    table = table_of(sheet.statement)
    if table is None:
        return ()
    accounts = [key for key in rows if key in official_names(table)]
    classes = tuple(key for key in accounts if key in class_names(table))
    return classes if len(classes) < len(accounts) else ()


def _without_department(sheet: Sheet, rows: tuple[str, ...]) -> tuple[str, ...]:
    """Rows of units without the first where it only repeats 合计: the department above its units."""
    if sheet.coded or len(rows) < 2 or _figures_of(sheet, rows[0]) != _figures_of(sheet, TOTAL):
        return rows
    return rows[1:]


def _figures_of(sheet: Sheet, key: str) -> dict[str, Amount | None]:
    return {measure: fact.amount for measure, fact in sheet.rows[key].items() if fact.amount and fact.amount.yuan}


def _adds_up(case: Case, sheet: Sheet, key: str, below: tuple[str, ...]) -> Iterator[Outcome]:
    """The row ``key`` against the rows below it, in every column that has a figure in both."""
    for measure, whole in sheet.rows[key].items():
        parts = figures(sheet.get(child, measure) for child in below)
        if measure != COUNT and parts:
            outcome = compare(figure(whole), parts, missing=_missing(case, sheet, key, below, measure))
            reason = _why_open(sheet)
            yield left_open(outcome, reason) if reason else outcome


def _why_open(sheet: Sheet) -> str:
    """Why sums of a sheet prove nothing where they fail; blank where they do."""
    if is_plain_list(sheet) or _classes_among(sheet, sheet.keys):
        return "各行有总有分，没有科目编码，层级不明"
    return "" if _levels_hold(sheet) else "科目层级由缩进推定，多数不闭合"


def is_plain_list(sheet: Sheet) -> bool:
    """Whether rows without codes stand under one column of figures: 一、预算拨款, its parts, 本年收入合计.

    A few paths are those of names met a second time (上年结转/一般公共预算); in lists by group most rows have one.
    """
    paths = sum("/" in key for key in sheet.keys)
    return not sheet.coded and len(sheet.measures) == 1 and paths * 2 < len(sheet.keys)


def _levels_hold(sheet: Sheet) -> bool:
    """Levels told from indentation alone are trusted while most of their sums close; codes always are."""
    if sheet.coded:
        return True
    sums = [(sheet.get(key, "total"), below) for key, below in sheet.below.items() if key]
    closed = [_closes(sheet, whole, below) for whole, below in sums if whole is not None]
    return closed.count(True) >= closed.count(False)


def _closes(sheet: Sheet, whole: Fact, below: tuple[str, ...]) -> bool:
    return agrees(compare(figure(whole), figures(sheet.get(child, whole.measure) for child in below)))


def _missing(case: Case, sheet: Sheet, key: str, below: tuple[str, ...], measure: str) -> Iterator[str]:
    blanks = Blanks(sheet)
    empty = (child for child in below if sheet.get(child, measure) is None)
    blank = [child for child in empty if not blanks.is_nothing_beside(child, measure)]
    sisters = case.siblings(sheet.statement, "" if key == TOTAL else key)
    lost = sorted(sisters - set(sheet.rows)) if sisters & set(sheet.rows) else []
    if blank:
        yield f"{'、'.join(blank[:3])}等 {len(blank)} 行空白"
    yield from case.unread(sheet.statement)
    if lost:
        yield f"其他表另有 {'、'.join(lost[:3])}"


def _link(sheet: Sheet, key: str, child: str) -> Iterator[Outcome]:
    for measure, above in sheet.rows[key].items():
        below = sheet.get(child, measure)
        if below is not None:
            yield same(figure(above), figure(below))


RULES = (
    Rule("W09", "类 = Σ款", "类 = Σ款（每一栏）", "error", "T1", class_is_its_parts),
    Rule("W10", "款 = Σ项", "款 = Σ项（每一栏）", "error", "T1", section_is_its_items),
    Rule("W11", "合计 = Σ类", "合计 = Σ类（每一栏）", "error", "T1", total_is_classes),
    Rule("W18", "经济类 = Σ款", "经济类 = Σ款（合计、人员、公用）", "error", "T1", economic_class_is_its_parts),
    Rule("W20", "基本支出合计", "合计 = Σ类", "error", "T1", economic_total_is_classes),
    Rule("W22", "类与栏相符", "301、303 只有人员；302、310 只有公用", "warning", "T0", lane_purity),
    Rule("W23", "金额为负", "金额 ≥ 0", "warning", "T0", negative_amounts),
    Rule("W25", "一行两读", "同一科目只有一个数", "error", "T2", twin_rows),
    Rule("W27", "独子同数", "只有一个下级 ⇒ 与下级相等", "error", "T2", only_child),
)
