"""The rules of a disclosure (rules.md), one module per family, and the one verb that runs them."""

from __future__ import annotations

from model.checks import (
    balances,
    between,
    codes,
    columns,
    holdings,
    narrative,
    notes,
    public_expenses,
    ratios,
    running_costs,
    shifts,
    targets,
    trees,
    years,
)
from model.checks.case import Case
from model.checks.rule import Rule, coverage
from model.diagnosis import diagnose
from model.disclosure import UnitBudget
from model.finding import Report

RULES: tuple[Rule, ...] = (
    *balances.RULES,  # W01–W05, W12–W16: 收支总表, 财政拨款收支总表
    *columns.RULES,  # W06–W08, W13, W17–W24: the columns of a row
    *trees.RULES,  # W09–W11, W18, W20, W25, W27: 类 = Σ款 = Σ项
    *between.RULES,  # X: one figure in two tables
    *codes.RULES,  # K: account codes
    *public_expenses.RULES,  # S: “三公”
    *narrative.RULES,  # N, S11, G05, A03: the text against the tables
    *running_costs.RULES,  # N07: 机关运行经费
    *ratios.RULES,  # N10, N12: percentages
    *years.RULES,  # Y, S16: last year's document
    *targets.RULES,  # P: performance targets
    *holdings.RULES,  # A: fixed assets
    *shifts.RULES,  # O16: a table read wrong
    *notes.RULES,  # D, S19, G06, F: notes, years, unit lines
)


def check(budget: UnitBudget, other: UnitBudget | None = None) -> Report:
    """Run every rule on a document, and on its claims about last year where ``other`` is last year's document.

    Findings come in the order of ``RULES``, passed instances included, with their root causes.
    """
    case = Case(budget, other)
    found = (finding for rule in RULES for finding in rule.findings(case))
    findings = diagnose(shifts.without_derived(found))
    return Report(findings=findings, coverage=coverage(findings))
