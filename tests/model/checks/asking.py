"""How tests ask the checks: which findings a rule made, and which of them a person should look at."""

from __future__ import annotations

from model.checks import check
from model.disclosure import UnitBudget
from model.finding import Finding
from tests.builders import BudgetBuilder


def of_rule(budget: BudgetBuilder, rule: str, other: UnitBudget | None = None) -> tuple[Finding, ...]:
    """Every instance of one rule."""
    return tuple(finding for finding in check(budget.build(), other).findings if finding.rule == rule)


def problems(budget: BudgetBuilder, other: UnitBudget | None = None) -> dict[str, Finding]:
    """What a person should look at, by finding id."""
    return {finding.id: finding for finding in check(budget.build(), other).problems}


def errors(budget: BudgetBuilder) -> tuple[Finding, ...]:
    """The problems of severity error."""
    return tuple(finding for finding in problems(budget).values() if finding.severity == "error")
