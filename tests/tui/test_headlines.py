"""The figures a reader asks for first: which row they are, and whose money they tell of."""

from __future__ import annotations

from tests.builders import BudgetBuilder, a_budget
from tui.desk import desk_of
from tui.headlines import headlines, total_of


def told(*builders: BudgetBuilder) -> dict[str, tuple[str, ...]]:
    """Labels with the figure of each year as printed, blank where there is none."""
    desk = desk_of(builder.build() for builder in builders)
    found = {headline.label: (headline.new, headline.old)[: len(desk.budgets)] for headline in headlines(desk)}
    return {label: tuple(fact.source.raw if fact else "" for fact in facts) for label, facts in found.items()}


def carried_over(year: int, row: str, whole: str) -> BudgetBuilder:
    """A unit that spends 80.00 and carries the rest of its money over."""
    builder = a_budget(year=year).with_side("balance", "revenue", "本年收入合计", budget="80.00")
    builder = builder.with_side("balance", "revenue", row.format("收入"), budget=whole)
    builder = builder.with_side("balance", "expenditure", "本年支出合计", budget="80.00")
    builder = builder.with_side("balance", "expenditure", row.format("支出"), budget=whole)
    return builder.with_item("expenditure", "合计", total="80.00")


class TestWhole:
    """收入总计 and 支出总计 are all the money of a side, what is carried over with it."""

    def test_a_budget_beside_final_accounts(self) -> None:
        """The row is 支出总计 in one and 合计 in the other; neither is 支出总表's 合计."""
        final = carried_over(2022, "合计", "99.00").with_fields(phase="final")
        found = told(carried_over(2023, "{}总计", "100.00"), final)
        assert (found["收入总计"], found["支出总计"]) == (("100.00", "99.00"), ("100.00", "99.00"))

    def test_a_table_of_expenditure_alone(self) -> None:
        """Its 合计 is not called 支出总计, which it may not be."""
        found = told(a_budget().with_item("expenditure", "合计", total="80.00"))
        assert found == {"支出合计": ("80.00",)}

    def test_what_the_list_of_units_shows(self) -> None:
        total = total_of(carried_over(2023, "{}总计", "100.00").build())
        assert total is not None
        assert total.source.raw == "100.00"


class TestScope:
    """A table of some of the money says so."""

    BASIC = a_budget().with_item("expenditure", "合计", total="100.00", basic="60.00", project="40.00")

    def test_the_table_of_all_the_money_comes_first(self) -> None:
        """人员经费 of 支出总表 adds up with 公用经费 to 基本支出, that of a part of the money does not."""
        whole = a_budget().with_item(
            "expenditure", "合计", total="100.00", basic="60.00", personnel="45.00", operating="15.00"
        )
        found = told(whole.with_item("basic_economic", "合计", total="50.00", personnel="40.00", operating="10.00"))
        assert (found["人员经费"], found["公用经费"]) == (("45.00",), ("15.00",))

    def test_a_part_is_named(self) -> None:
        """基本支出 of 60.00 has 50.00 of 一般公共预算, and the table of economic accounts tells only of these."""
        found = told(self.BASIC.with_item("basic_economic", "合计", total="50.00", personnel="40.00"))
        assert found["基本支出"] == ("60.00",)
        assert found["人员经费（一般公共预算）"] == ("40.00",)

    def test_all_of_it_needs_no_name(self) -> None:
        found = told(self.BASIC.with_item("basic_economic", "合计", total="60.00", personnel="40.00"))
        assert found["人员经费"] == ("40.00",)
