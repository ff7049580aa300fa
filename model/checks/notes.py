"""D04, D06, S19, G06, F01–F04: notes of empty tables, names, years and unit lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from model.checks.arithmetic import at
from model.checks.case import Case
from model.checks.rule import Outcome, Rule
from model.disclosure import Fact, Source, Table
from model.finding import Severity, Status
from model.names import plain_name
from model.vocabulary import STATEMENTS, statement_label

SAYS_EMPTY = re.compile(r"空表|未安排|未发生|(没有|无).{0,30}(数据|内容|发生额|预算|安排|支出|收入|拨款)")
CONDITIONAL = re.compile(r"(若|如|如果)(本|此|该|表)?表?格?(中)?(为空|是空|无数据|没有数据)")
"""若为空表，则…: printed below every table of a form, and says nothing about this one."""

SUBJECTS = {
    "three_public": re.compile(r"三公|出国|接待|公车|公务用车"),
    "government_fund": re.compile(r"政府性?基金"),
    "state_capital": re.compile(r"国有资本"),
    "procurement": re.compile(r"采购"),
}

BESIDE = ("会议费", "培训费", "机关运行经费")
"""Printed beside the items of 三公 in many forms, and none of them."""

WHOLE = re.compile(r"空表|(本|此|该)表|会议|培训|运行经费")
"""A note about the table as a whole or about what stands beside 三公."""

SIMILAR = 0.6


def empty_tables_say_so(case: Case) -> Iterator[Outcome]:
    """空表须附说明；整份文件都不印说明的格式，只作提示。"""
    noted = any(table.note for table in case.budget.tables)
    for table in _of(case, ("government_fund", "state_capital", "procurement")):
        if table.empty:
            yield _empty(table, "warning" if noted else "hint")


def filled_tables_do_not(case: Case) -> Iterator[Outcome]:
    """有数的表不应附“本表为空表”的说明；说明须是说这张表的，只说“三公”的不及会议费、培训费。"""
    for table in case.budget.tables:
        if _says_empty(table.note) and any(_printed_in(case, table)):
            yield _contradiction(case, table)


def _says_empty(note: str) -> bool:
    return bool(SAYS_EMPTY.search(note)) and not CONDITIONAL.search(note)


def public_expenses_say_so(case: Case) -> Iterator[Outcome]:
    """“三公”表全空须附说明。"""
    for table in _of(case, ("three_public",)):
        if table.empty:
            yield _empty(table, "warning")


def procurement_zero(case: Case) -> Iterator[Outcome]:
    """正文说采购预算为 0 的，采购表应为空；表里有数的，正文不应为 0。"""
    claims = [c for c in case.budget.claims if "采购" in c.subject and c.relation == "is" and c.amount]
    table = case.table("procurement")
    heads = [claim for claim in claims if claim.subject in ("政府采购预算", "政府采购", "采购预算", "政府采购金额")]
    if table is None or not heads:
        return
    claim = heads[0]
    zero = claim.amount is not None and claim.amount.yuan == 0
    holds = zero != _has_money(case, table)
    words = f"正文政府采购{'为 0' if zero else '不为 0'}，采购表{'有数' if _has_money(case, table) else '为空'}"
    sources = (claim.source, table.source)
    status = Status.PASS if holds else Status.FAIL
    message = f"{words}{at(table.source)}，{'一致' if holds else '不一致'}。"
    yield Outcome(status=status, message=message, statement="procurement", sources=sources)


def one_unit(case: Case) -> Iterator[Outcome]:
    """每张表所印的单位名称相同；简称、加“本级”的不算，多数表一致时才认个别表有误。"""
    named = [(table, plain_name(table.unit_name)) for table in case.budget.tables if table.unit_name]
    if not named:
        return
    usual = Counter(name for _, name in named).most_common(1)[0][0]
    agreeing = [table for table, name in named if _is_like(name, usual)]
    for table, name in named:
        if table in agreeing or _is_like(name, plain_name(case.budget.unit)):
            yield _about(table, Status.PASS, f"单位：{table.unit_name}。")
        elif len(agreeing) * 2 > len(named):
            yield _about(table, Status.FAIL, f"单位印作“{table.unit_name}”，其他表为“{usual}”。")
        else:
            yield _about(table, Status.INSUFFICIENT, f"单位印作“{table.unit_name}”，各表不一。")


def one_year(case: Case) -> Iterator[Outcome]:
    """每张表所印的预算年度与全文一致；多数表一致时才认个别表有误。"""
    dated = [table for table in case.budget.tables if table.year is not None]
    agreeing = [table for table in dated if table.year == case.budget.year]
    for table in dated:
        if table.year == case.budget.year:
            yield _about(table, Status.PASS, f"年度为 {table.year}。")
        elif len(agreeing) * 2 > len(dated):
            yield _about(table, Status.FAIL, f"印作 {table.year} 年，全文为 {case.budget.year} 年。")
        else:
            yield _about(table, Status.INSUFFICIENT, f"印作 {table.year} 年，全文年度不明。")


def compared_years(case: Case) -> Iterator[Outcome]:
    """正文写明与哪一年比较的，须是本年以前的一年；调整预算、决算可与本年的预算比较，不在此列。"""
    year = case.budget.year
    inferred = any(notice.kind == "year-inferred" for notice in case.budget.notices)
    if year is None or inferred or case.budget.phase != "budget":
        return
    for claim in case.budget.claims:
        if claim.relation in COMPARED and claim.year is not None and claim.sentence:
            said = f"正文“{claim.subject}”{at(claim.source)}与 {claim.year} 年比较"
            holds = claim.year < year
            message = f"{said}。" if holds else f"{said}，本文件就是 {year} 年预算。"
            status = Status.PASS if holds else Status.FAIL
            yield Outcome(status=status, message=message, statement=claim.statement, sources=(claim.source,))


COMPARED = ("increase", "decrease", "flat")


def unit_lines(case: Case) -> Iterator[Outcome]:
    """每张表都应印金额单位；没有印的按别处印有单位的同样数字或相邻的表推定，须请人看一眼。"""
    for table in _of(case, tuple(STATEMENTS)):
        if table.unit_printed:
            yield _about(table, Status.PASS, f"单位：{table.unit}。")
        elif not table.empty:
            yield _about(table, Status.FAIL, f"没有印金额单位，按{table.unit}计。")


def _is_like(name: str, other: str) -> bool:
    """Whether two names may be one: one within the other, or mostly the same characters."""
    return name in other or other in name or SequenceMatcher(None, name, other).ratio() >= SIMILAR


def _of(case: Case, statements: tuple[str, ...]) -> Iterator[Table]:
    return (table for table in case.budget.tables if table.statement in statements)


def _empty(table: Table, severity: Severity) -> Outcome:
    if table.note:
        return _about(table, Status.PASS, f"空表，有说明：{table.note}")
    return _about(table, Status.FAIL, "空表，没有说明。").model_copy(update={"severity": severity})


def _has_money(case: Case, table: Table) -> bool:
    facts = case.budget.facts_of(table.statement)
    return any(fact.amount is not None and fact.amount.yuan for fact in facts)


def _printed_in(case: Case, table: Table) -> tuple[Fact, ...]:
    """The money of one table; another table of the same statement may stand in the document, too."""
    facts = case.budget.facts_of(table.statement)
    paid = (fact for fact in facts if fact.amount and fact.amount.yuan)
    return _denied(table, tuple(fact for fact in paid if fact.source.page is None or _stands_in(fact.source, table)))


def _denied(table: Table, printed: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The figures that a note speaks of: one about 三公 says nothing of what stands beside them, or of the sum."""
    beside = [fact for fact in printed if fact.name in BESIDE]
    if table.statement != "three_public" or not beside or WHOLE.search(table.note):
        return printed
    return tuple(fact for fact in printed if fact.name not in (*BESIDE, "合计"))


def _stands_in(source: Source, table: Table) -> bool:
    return source.page in table.pages and (not source.table or source.table == table.title)


def _contradiction(case: Case, table: Table) -> Outcome:
    """A note that names another table's subject may belong to that table, on the same page."""
    own = SUBJECTS.get(table.statement)
    foreign = any(words.search(table.note) for name, words in SUBJECTS.items() if name != table.statement)
    printed = _printed_in(case, table)
    figures = "、".join(format(fact.amount.figure, "f") for fact in printed[:7] if fact.amount)
    message = f"有数（{figures}），却附说明：“{table.note}”"
    if own is None or (foreign and not own.search(table.note)):
        return _about(table, Status.INSUFFICIENT, f"{message}；说明可能属于别的表。")
    outcome = _about(table, Status.FAIL, f"{message}。")
    return outcome.model_copy(update={"sources": (table.source, *(fact.source for fact in printed))})


def _about(table: Table, status: Status, words: str) -> Outcome:
    message = f"{table.title or statement_label(table.statement)}{at(table.source)}：{words}"
    return Outcome(status=status, message=message, statement=table.statement, sources=(table.source,))


RULES = (
    Rule("D04", "空表有说明", "空表 ⇒ 有说明", "warning", "T0", empty_tables_say_so),
    Rule("D06", "有数的表不称空表", "有数 ⇒ 没有空表说明", "error", "T0", filled_tables_do_not),
    Rule("S19", "“三公”空表有说明", "全空 ⇒ 有说明", "warning", "T0", public_expenses_say_so),
    Rule("G06", "采购为零与空表", "0.00 ⇔ 空表", "warning", "T0", procurement_zero),
    Rule("F01", "单位一致", "各表单位名称相同", "error", "T0", one_unit),
    Rule("F02", "年度一致", "各表年度相同", "error", "T0", one_year),
    Rule("F03", "印有金额单位", "每张表有单位行", "warning", "T0", unit_lines),
    Rule("F04", "所比的年度", "比较年 < 预算年", "warning", "T0", compared_years),
)
