"""W28, X14, X17, X18: columns of differences, and accounts that must agree between tables."""

from __future__ import annotations

from model.amount import Unit
from model.disclosure import Fact, Source
from model.finding import Status
from tests.builders import BudgetBuilder, a_budget, a_consistent_2023, amount
from tests.model.checks.asking import of_rule

FAIL, PASS, OPEN = Status.FAIL, Status.PASS, Status.INSUFFICIENT
TABLE = "一般公共预算支出表"


def a_cell(row: int, measure: str, printed: str, statement: str = "general_public") -> Fact:
    """A figure of the table with differences."""
    source = Source(file="a.pdf", page=10, table=TABLE, row=row)
    value = amount(printed, Unit.TEN_THOUSAND)
    return Fact(statement=statement, code=f"20{row}", name="科目", measure=measure, amount=value, source=source)


def with_differences(*lines: tuple[str, str, str], heading: str = "2026年比2025年 · 增减额") -> BudgetBuilder:
    """Rows of this year, last year and the printed difference."""
    facts, others = [], []
    for row, (now, before, difference) in enumerate(lines, 1):
        facts += [a_cell(row, "total", now), a_cell(row, "prior_total", before)]
        others.append(a_cell(row, heading, difference, TABLE))
    return a_budget().with_facts(*facts).with_fields(others=tuple(others))


SOUND = (("10.00", "4.00", "6.00"), ("1.00", "2.00", "-1.00"), ("3.00", "3.00", "0.00"), ("9.00", "8.00", "1.00"))


class TestDifferences:
    """增减额 = 本年 − 上年."""

    def test_the_row_that_does_not_close_is_named(self) -> None:
        """Four rows prove which columns are meant, the fifth is wrong."""
        found = of_rule(with_differences(*SOUND, ("5.00", "2.00", "4.00")), "W28")
        assert [finding.status for finding in found] == [PASS, PASS, PASS, PASS, FAIL]
        assert (found[-1].found, found[-1].expected) == ("40000", "30000")

    def test_columns_that_are_not_proven_are_left_alone(self) -> None:
        """The base may be another column, or another document."""
        assert of_rule(with_differences(("5.00", "2.00", "4.00"), *SOUND[:2]), "W28") == ()

    def test_percentages_are_no_differences(self) -> None:
        """A share under its own heading."""
        assert of_rule(with_differences(*SOUND, heading="增减幅度（%）"), "W28") == ()


class TestAccounts:
    """Two classifications of one payment."""

    def pensions(self, pension: str, fund: str) -> BudgetBuilder:
        budget = a_budget().with_fact("general_public", "2080505", "养老保险缴费支出", basic="12.00")
        budget = budget.with_fact("general_public", "2080506", "职业年金缴费支出", basic="6.00")
        budget = budget.with_fact("general_public", "2210201", "住房公积金", basic="9.00")
        for code, printed in (("30108", pension), ("30109", "6.00"), ("30113", fund)):
            budget = budget.with_fact("basic_economic", code, "缴费", total=printed)
        return budget

    def test_one_that_differs_beside_two_that_agree(self) -> None:
        """The scope of both tables is proven."""
        found = of_rule(self.pensions("11.00", "9.00"), "X14")
        assert [finding.status for finding in found] == [FAIL, PASS, PASS]

    def test_most_that_differ_prove_another_scope(self) -> None:
        """A school books social costs elsewhere."""
        found = of_rule(self.pensions("11.00", "8.00"), "X14")
        assert [finding.status for finding in found] == [OPEN, PASS, OPEN]

    def test_an_account_of_one_table_only(self) -> None:
        """All money is 一般公共预算, so both tables have the same accounts."""
        budget = a_consistent_2023().with_fact("expenditure", "2013102", "一般行政管理事务", total="1.00")
        failed = [finding.code for finding in of_rule(budget, "X17") if finding.status is FAIL]
        assert failed == ["2013102"]

    def test_a_table_of_the_lowest_accounts_lacks_none(self) -> None:
        """支出总表 prints the 项 alone, the other table the 类 and 款 above them, too."""
        budget = a_budget().with_fact("expenditure", "2010301", "行政运行", total="5.00")
        for code in ("201", "20103", "2010301"):
            budget = budget.with_fact("general_public", code, "科目", total="5.00")
        assert [finding.code for finding in of_rule(budget, "X17") if finding.status is FAIL] == []

    def test_carried_money_of_a_part_is_within_the_whole(self) -> None:
        """财政拨款 is a part."""
        for part, status in (("4.00", PASS), ("6.00", FAIL)):
            budget = a_budget().with_side("balance", "revenue", "上年结转", budget="5.00")
            budget = budget.with_side("appropriation_balance", "revenue", "上年结转", budget=part)
            assert [finding.status for finding in of_rule(budget, "X18")] == [status]
