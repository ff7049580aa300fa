"""The rules of a disclosure (rules.md), one module per family, and the one verb that runs them.

    W  balances, columns, trees   inside one table
    X  between                    between tables
"""

from __future__ import annotations

from model.checks import balances, between, columns, trees
from model.checks.case import Case
from model.checks.rule import Rule, coverage
from model.disclosure import UnitBudget
from model.finding import Report

RULES: tuple[Rule, ...] = (*balances.RULES, *columns.RULES, *trees.RULES, *between.RULES)


def check(budget: UnitBudget, other: UnitBudget | None = None) -> Report:
    case = Case(budget, other)
    findings = tuple(finding for rule in RULES for finding in rule.findings(case))
    return Report(findings=findings, coverage=coverage(findings))
