"""O16: a table whose identities fail together was read wrong; say that once, not forty times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from model.checks import balances, columns, trees
from model.checks.case import Case
from model.checks.rule import Outcome, Rule
from model.finding import SEPARATOR, Finding, Status
from model.vocabulary import statement_label

ENOUGH = 3
INSIDE = (*balances.RULES, *columns.RULES, *trees.RULES)


def shifted_columns(case: Case) -> Iterator[Outcome]:
    """一张表的勾稽关系过半数同时不成立，多半是列读错了位，由此而来的不符不逐条列出。"""
    held: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    for finding in (finding for rule in INSIDE for finding in rule.findings(case) if len(finding.terms) > 1):
        if finding.status in (Status.PASS, Status.ROUNDING):
            held[finding.statement] += finding.found != "0"
        else:
            broken[finding.statement] += 1
    for statement in dict.fromkeys((*held, *broken)):
        yield _verdict(case, statement, broken[statement], held[statement])


def _verdict(case: Case, statement: str, broken: int, held: int) -> Outcome:
    shifted = broken >= ENOUGH and broken >= held
    table = case.table(statement)
    count = f"{broken + held} 条勾稽关系有 {broken} 条不成立"
    return Outcome(
        status=Status.FAIL if shifted else Status.PASS,
        message=f"{statement_label(statement)}：{count}{'，疑似列错位，请对照原件' if shifted else ''}。",
        origin="recognition" if shifted else "document",
        statement=statement,
        sources=(table.source,) if table else (),
    )


def without_derived(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with every failure that rests on a shifted table left open."""
    found = tuple(findings)
    shifted = {f.statement for f in found if f.rule == RULES[0].id and f.status is Status.FAIL}
    return tuple(_left_open(finding) if _rests_on(finding, shifted) else finding for finding in found)


def _rests_on(finding: Finding, shifted: set[str]) -> bool:
    tables = {finding.statement, *(term.cell.split(SEPARATOR)[0] for term in finding.terms)}
    return finding.is_problem and finding.rule != RULES[0].id and bool(tables & shifted)


def _left_open(finding: Finding) -> Finding:
    words = f"{finding.message.rstrip('。')}；该表疑似列错位，无法核对。"
    update = {"status": Status.INSUFFICIENT, "severity": "info", "origin": "recognition", "message": words}
    return finding.model_copy(update=update)


RULES = (Rule("O16", "疑似列错位", "一张表的勾稽关系同时不成立", "warning", "T0", shifted_columns),)
