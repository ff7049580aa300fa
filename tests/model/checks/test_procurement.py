"""G01, G04, P19: procurement in its table and in sentences."""

from __future__ import annotations

import pytest

from model.finding import Status
from tests.builders import BudgetBuilder, a_budget
from tests.model.checks.asking import of_rule

SAID = {"政府采购预算": "100.00", "政府采购货物预算": "60.00", "政府采购工程预算": "0", "政府采购服务预算": "40.00"}


def listed(**rows: str) -> BudgetBuilder:
    """A table of purchases."""
    budget = a_budget()
    for name, figure in rows.items():
        budget = budget.with_item("procurement", name, total=figure)
    return budget


def said(amounts: dict[str, str], sentence: str = "政府采购预算一百万元，其中货物、工程、服务。") -> BudgetBuilder:
    """One sentence about purchases."""
    budget = a_budget()
    for subject, printed in amounts.items():
        address = {"statement": "procurement", "name": "合计", "measure": "total"} if subject == "政府采购预算" else {}
        budget = budget.with_claim(subject, "is", printed, sentence=sentence, **address)
    return budget


def outcomes(budget: BudgetBuilder, rule: str = "G01") -> list[Status]:
    """How the instances of a rule ended."""
    return [finding.status for finding in of_rule(budget, rule)]


@pytest.mark.parametrize(("services", "status"), [("40.00", Status.PASS), ("43.00", Status.FAIL)])
def test_the_three_kinds(services: str, status: Status) -> None:
    """货物, 工程 and 服务 are all there is, in a table and in a sentence; kinds that are not listed are none."""
    assert outcomes(listed(合计="100.00", 货物类="60.00", 服务类=services)) == [status]
    assert outcomes(said({**SAID, "政府采购服务预算": services})) == [status]


def test_a_tree_of_purchases() -> None:
    """合计 is the kinds, a kind its projects: both sums with the wrong figure fail."""
    rows = {"合计": "100.00", "货物A": "60.00", "货物A/设备": "50.00", "货物A/印刷": "10.00"}
    rows |= {"服务C": "40.00", "服务C/物业": "25.00", "服务C/监理": "15.00"}
    assert outcomes(listed(**rows)) == [Status.PASS] * 3
    assert sorted(outcomes(listed(**{**rows, "货物A": "61.00"}))) == [Status.FAIL, Status.FAIL, Status.PASS]


@pytest.mark.parametrize(("last", "status"), [("5.00", Status.PASS), ("6.00", Status.FAIL)])
def test_a_project_of_one_good(last: str, status: Status) -> None:
    """A row with one row below it is that row, where the others of the table are."""
    rows = {"合计": "15.00", "货物": "10.00", "货物/印刷": "10.00", "服务": "5.00", "服务/物业": "5.00"}
    assert outcomes(listed(**{**rows, "服务/物业/保洁": last}))[-1] is status


def test_a_list_of_goods_leaves_its_sum_open() -> None:
    """Rows without a form of their own may be parts of others."""
    assert outcomes(listed(合计="100.00", 台式计算机="60.00", 打印机="30.00")) == [Status.INSUFFICIENT]


def test_two_of_three_kinds_make_no_sum() -> None:
    """What a sentence leaves out may be anything."""
    assert outcomes(said({name: SAID[name] for name in list(SAID)[:3]})) == []


@pytest.mark.parametrize(
    ("smaller", "smallest", "found"),
    [
        ("40.00", "28.00", [Status.PASS, Status.PASS]),
        ("140.00", "28.00", [Status.FAIL, Status.PASS]),
        ("40.00", "48.00", [Status.PASS, Status.FAIL]),
    ],
)
def test_what_is_reserved_is_within_what_is_bought(smaller: str, smallest: str, found: list[Status]) -> None:
    """小微 ≤ 中小 ≤ 采购."""
    reserved = {"面向中小企业预留政府采购项目预算": smaller, "预留给小型和微型企业的政府采购项目预算": smallest}
    assert outcomes(said({**SAID, **reserved}), "G04") == found


@pytest.mark.parametrize(
    ("printed", "status"), [("50.00", Status.PASS), ("60.00", Status.PASS), ("61.00", Status.FAIL)]
)
def test_targets_cover_no_more_than_the_projects(printed: str, status: Status) -> None:
    """Not all projects have targets; more than all cannot."""
    budget = said({"项目预算资金": printed}, "编报绩效目标的项目 3 个，涉及项目预算资金。")
    budget = budget.with_item("expenditure", "合计", total="90.00", basic="30.00", project="60.00")
    assert outcomes(budget, "P19") == [status]
