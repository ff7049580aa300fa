"""O16: a table whose identities fail together was read wrong; say that once, not forty times.

The same holds for a rule between tables or for sentences: where most of its instances fail, it does not fit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from model.checks import balances, columns, trees
from model.checks.case import Case
from model.checks.rule import Outcome, Rule
from model.finding import SEPARATOR, Finding, Status
from model.vocabulary import statement_label

ENOUGH = 3
ACROSS = ("X", "N", "Y")
ABOUT_CELLS = ("W23", "W24", "W25")
INSIDE = tuple(rule for rule in (*balances.RULES, *columns.RULES, *trees.RULES) if rule.id not in ABOUT_CELLS)

Use = tuple[str, frozenset[str]]
"""A rule and the tables it was applied to."""


class Kind(NamedTuple):
    """One kind of identity in one table."""

    statement: str
    rule: str


def shifted_columns(case: Case) -> Iterator[Outcome]:
    """一张表的同一种勾稽关系过半数同时不成立，多半是列读错了位，由此而来的不符不逐条列出。"""
    held: Counter[Kind] = Counter()
    broken: Counter[Kind] = Counter()
    for finding in (finding for rule in INSIDE for finding in rule.findings(case)):
        kind = Kind(finding.statement, finding.rule)
        if finding.status in (Status.PASS, Status.ROUNDING):
            held[kind] += finding.found != "0"
        elif not _rests_on_gaps(finding):
            broken[kind] += 1
    kinds = dict.fromkeys((*held, *broken))
    for statement in dict.fromkeys(kind.statement for kind in kinds):
        own = (kind for kind in kinds if kind.statement == statement)
        yield _verdict(case, statement, [kind for kind in own if _together(broken[kind], held[kind])])


def _rests_on_gaps(finding: Finding) -> bool:
    """Whether an identity is open only since a cell cannot be read, as ``###`` in columns that are too narrow."""
    return (finding.status is Status.INSUFFICIENT and finding.origin == "undecided") or finding.origin == "recognition"


def _together(broken: int, held: int) -> bool:
    return broken >= ENOUGH and broken >= held


def _verdict(case: Case, statement: str, failing: list[Kind]) -> Outcome:
    table = case.table(statement)
    rules = "、".join(kind.rule for kind in failing)
    words = f"{rules} 过半数不成立，疑似列错位或有行没有读到，请对照原件" if failing else "勾稽关系没有成片不成立"
    return Outcome(
        status=Status.FAIL if failing else Status.PASS,
        message=f"{statement_label(statement)}：{words}。",
        origin="recognition" if failing else "document",
        statement=statement,
        sources=(table.source,) if table else (),
    )


def without_derived(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with every failure that rests on a shifted table left open."""
    found = tuple(findings)
    shifted = {f.statement for f in found if f.rule == RULES[0].id and f.status is Status.FAIL}
    misplaced = _misplaced(found)
    return tuple(_settled(finding, shifted, misplaced) for finding in found)


def _settled(finding: Finding, shifted: set[str], misplaced: set[Use]) -> Finding:
    if _rests_on(finding, shifted):
        return _left_open(finding, "该表疑似列错位")
    if finding.status is Status.FAIL and _use(finding) in misplaced:
        return _left_open(finding, "同一规则过半数不符，多半不适用于这份文件")
    return finding


def _misplaced(findings: Iterable[Finding]) -> set[Use]:
    """Rules between tables, text and years that fail on most of their instances: what they presume is not so here."""
    held: Counter[Use] = Counter()
    broken: Counter[Use] = Counter()
    for finding in findings:
        if finding.rule.startswith(ACROSS) and finding.expected:
            held[_use(finding)] += finding.status in (Status.PASS, Status.ROUNDING) and finding.found != "0"
            broken[_use(finding)] += finding.status is Status.FAIL
    return {use for use in broken if _together(broken[use], held[use])}


def _use(finding: Finding) -> Use:
    return finding.rule, frozenset(term.cell.split(SEPARATOR)[0] for term in finding.terms)


def _rests_on(finding: Finding, shifted: set[str]) -> bool:
    tables = {finding.statement, *(term.cell.split(SEPARATOR)[0] for term in finding.terms)}
    return finding.is_problem and finding.rule != RULES[0].id and bool(tables & shifted)


def _left_open(finding: Finding, reason: str) -> Finding:
    words = f"{finding.message.rstrip('。')}；{reason}，无法核对。"
    update = {"status": Status.INSUFFICIENT, "severity": "info", "origin": "recognition", "message": words}
    return finding.model_copy(update=update)


RULES = (Rule("O16", "疑似列错位", "一张表的勾稽关系同时不成立", "warning", "T0", shifted_columns),)
