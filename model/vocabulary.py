"""The vocabulary every part shares: statements, measures and sides, with the Chinese words a person sees.

The ids are the contract of ``export`` (facts.md); the labels are for screens and messages. How a province *prints*
these words is not here but in ``parsers/lexicon.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable

STATEMENTS: dict[str, str] = {
    "balance": "收支总表",
    "revenue": "收入总表",
    "expenditure": "支出总表",
    "appropriation_balance": "财政拨款收支总表",
    "appropriation": "财政拨款支出表",
    "general_public": "一般公共预算支出表",
    "basic_economic": "一般公共预算基本支出表",
    "basic_government": "基本支出表（政府经济分类）",
    "government_fund": "政府性基金预算支出表",
    "state_capital": "国有资本经营预算支出表",
    "three_public": "“三公”经费支出表",
    "procurement": "政府采购预算表",
    "assets": "固定资产占用情况表",
}

SIDES: dict[str, str] = {
    "": "",
    "revenue": "收入",
    "expenditure": "支出",
    "expenditure_use": "支出（按用途）",
    "expenditure_economic": "支出（部门经济分类）",
    "expenditure_government": "支出（政府经济分类）",
}

MEASURES: dict[str, str] = {
    "budget": "预算数",
    "total": "合计",
    "current_year": "本年收入小计",
    "appropriation": "财政拨款收入",
    "general_public": "一般公共预算",
    "government_fund": "政府性基金预算",
    "state_capital": "国有资本经营预算",
    "special_account": "财政专户管理资金",
    "education_fee": "教育收费",
    "special_account_other": "其他专户收入",
    "undertaking": "事业收入",
    "business": "经营收支",
    "superior_subsidy": "上级补助收入",
    "subordinate_remittance": "附属单位上缴收入",
    "other": "其他收入",
    "unit_funds": "单位资金",
    "carryover": "上年结转",
    "surplus_used": "使用非财政拨款结余",
    "account_balance": "上年实户资金余额",
    "basic": "基本支出",
    "project": "项目支出",
    "personnel": "人员经费",
    "operating": "公用经费",
    "to_superior": "上缴上级支出",
    "to_subordinate": "对附属单位补助支出",
    "reserve": "预留机动经费",
    "count": "数量",
    "value": "价值",
}

FUNCTIONAL = ("revenue", "expenditure", "appropriation", "general_public", "government_fund", "state_capital")
"""Statements keyed by functional account code."""

ECONOMIC = ("basic_economic", "basic_government")
"""Statements keyed by economic account code."""

TWO_SIDED = ("balance", "appropriation_balance")
"""Statements with revenue and expenditure lanes side by side."""

TOTAL = "合计"
"""The canonical name of a total row."""

PLAIN = "budget"
"""The only measure of a table that tells one figure a line."""

AMOUNT = "金额"
PHASE_AMOUNTS = {"budget": MEASURES[PLAIN], "adjusted": "调整预算数", "final": "决算数"}

_DERIVED = (
    ("prior_", "上年{}"),
    ("carryover_", "上年结转·{}"),
)


def statement_label(statement: str) -> str:
    """The Chinese name of a statement; a statement outside the vocabulary is its own printed title."""
    return STATEMENTS.get(statement, statement)


def column_label(measure: str, phases: Iterable[str]) -> str:
    """The name of a measure over figures of these phases: 决算数 of final accounts, 金额 of a budget beside them."""
    label, said = measure_label(measure), set(phases)
    if not measure.endswith(PLAIN):
        return label
    words = PHASE_AMOUNTS.get(said.pop(), AMOUNT) if len(said) == 1 else AMOUNT
    return label.replace(MEASURES[PLAIN], words)


def cell_label(measure: str) -> str:
    """The name of a measure after a row, in a table of any phase; blank for the only figure of a row."""
    if measure.endswith(PLAIN):
        return measure_label(measure).replace(MEASURES[PLAIN], "" if measure == PLAIN else "数")
    return measure_label(measure)


def measure_label(measure: str) -> str:
    """The Chinese name of a measure, also of the derived ones (``prior_…``, ``…_of_which``)."""
    if measure in MEASURES:
        return MEASURES[measure]
    for prefix, words in _DERIVED:
        if measure.startswith(prefix):
            return words.format(measure_label(measure.removeprefix(prefix)))
    if measure.endswith("_excluding_capital"):
        return measure_label(measure.removesuffix("_excluding_capital")) + "（扣除基建）"
    if measure.endswith("_of_which"):
        return measure_label(measure.removesuffix("_of_which")) + "·其中"
    return measure
