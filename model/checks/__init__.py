"""The rules of a disclosure (rules.md), one module per family, and the one verb that runs them."""

from __future__ import annotations

from model.checks import (
    balances,
    between,
    code_names,
    codes,
    columns,
    depth,
    differences,
    holdings,
    indicators,
    kindred,
    narrative,
    notes,
    procurement,
    public_expenses,
    ratios,
    running_costs,
    shifts,
    targets,
    trees,
    wording,
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
    *differences.RULES,  # W28: columns of differences
    *between.RULES,  # X01–X13: one figure in two tables
    *kindred.RULES,  # X14, X17, X18: accounts of two tables
    *codes.RULES,  # K01–K03, K08: account codes
    *code_names.RULES,  # K04, K05: what they are called
    *public_expenses.RULES,  # S: “三公”
    *narrative.RULES,  # N, S11, G05, A03: the text against the tables
    *running_costs.RULES,  # N07: 机关运行经费
    *wording.RULES,  # N15, N24: what was left unsaid
    *ratios.RULES,  # N10, N12: percentages
    *years.RULES,  # Y, S16: last year's document
    *procurement.RULES,  # G01, G04, P19: procurement, and what targets cover
    *targets.RULES,  # P01, P04, P05, P10: performance targets against the money
    *indicators.RULES,  # P02, P07, P08: indicators by themselves
    *holdings.RULES,  # A: fixed assets
    *shifts.RULES,  # O16: a table read wrong
    *notes.RULES,  # D04, D06, S19, G06, F: notes, years, unit lines
    *depth.RULES,  # D07–D09: down to which account
)


def check(budget: UnitBudget, other: UnitBudget | None = None) -> Report:
    """Run every rule on a document, and on its claims about last year where ``other`` is last year's document.

    Findings come in the order of ``RULES``, passed instances included, with their root causes.
    """
    case = Case(budget, other)
    found = (finding for rule in RULES for finding in rule.findings(case))
    findings = diagnose(shifts.without_derived(found))
    return Report(findings=findings, coverage=coverage(findings))
