"""Lines of a statement that is no tree of accounts: what stands under what, and which part of a name is drawn."""

from __future__ import annotations

from tests.builders import BudgetBuilder, a_budget
from tui.desk import desk_of
from tui.outline import outline_of
from tui.view import View
from tui.walk import lines_of

PROCUREMENT = "政府采购预算表"


def drawn(builder: BudgetBuilder, statement: str, view: View | None = None) -> list[str]:
    """The visible lines, two blanks a level."""
    outline = outline_of(desk_of((builder.build(),)), statement)
    opened = frozenset(node.path for node in outline.walk())
    items = lines_of(outline, view or View(), opened, {})
    return ["  " * item.depth + (item.name or item.node.account.name) for item in items]


def with_rows(statement: str, *names: str) -> BudgetBuilder:
    """A statement of these rows."""
    builder = a_budget()
    for name in names:
        builder = builder.with_item(statement, name, total="1.00")
    return builder


def with_depths(rows: dict[str, int]) -> BudgetBuilder:
    """A 收支总表 of one side whose rows are printed so deep."""
    builder = a_budget()
    for name in rows:
        builder = builder.with_side("balance", "revenue", name, budget="1.00")
    (table,) = builder.tables
    deep = tuple(row.model_copy(update={"depth": rows[row.name]}) for row in table.rows)
    return builder.with_table("balance", rows=deep, columns=table.columns)


class TestPaths:
    """Names that are paths stand under the longest path that is seen."""

    def test_the_rest_of_the_path_is_drawn(self) -> None:
        """Also where a step between is not printed."""
        rows = with_rows("procurement", "货物", "货物/设备购置/办公设备", "货物/设备购置/办公设备/台式机", "服务")
        assert drawn(rows, "procurement") == ["货物", "  设备购置/办公设备", "    台式机", "服务"]

    def test_a_path_whose_head_is_not_printed_is_whole(self) -> None:
        assert drawn(with_rows("procurement", "货物/台式机", "服务"), "procurement") == ["货物/台式机", "服务"]

    def test_a_list_shows_whole_names(self) -> None:
        """t: no tree, no levels."""
        rows = with_rows("procurement", "货物", "货物/台式机")
        assert drawn(rows, "procurement", View(flat=True)) == ["货物", "货物/台式机"]

    def test_so_does_the_largest_first(self) -> None:
        """s: a line may be far from the one it belongs to."""
        rows = with_rows("procurement", "货物", "货物/台式机")
        assert sorted(drawn(rows, "procurement", View(by_change=True))) == ["货物", "货物/台式机"]


class TestTerms:
    """三公: what is part of what is a matter of terms, however the form numbers them."""

    def test_vehicles(self) -> None:
        """会议费 is no part of 三公经费小计."""
        names = ("三公经费小计", "公务用车购置及运行维护费", "公务用车购置费", "公务接待费", "会议费")
        assert drawn(with_rows("three_public", *names), "three_public") == [
            "三公经费小计", "  公务用车购置及运行维护费", "    公务用车购置费", "  公务接待费", "会议费",
        ]  # fmt: skip


class TestNumbers:
    """一、 over （一） and 1.; nothing stands under a total."""

    def test_a_fund_under_its_source(self) -> None:
        rows = {"财政拨款收入": 1, "一般公共预算资金": 3, "事业收入": 1, "本年收入合计": 0, "上年结转": 1}
        assert drawn(with_depths(rows), "balance") == [
            "财政拨款收入", "  一般公共预算资金", "事业收入", "本年收入合计", "上年结转",
        ]  # fmt: skip


class TestColumns:
    """财政拨款收支总表 prints its income in one column and its expenditure in one for each fund."""

    def test_both_sides_are_seen_under_the_total(self) -> None:
        """The income keeps the address it has in an export."""
        builder = a_budget().with_side("appropriation_balance", "revenue", "收入总计", budget="9.00")
        builder = builder.with_side(
            "appropriation_balance", "expenditure", "支出总计", total="9.00", general_public="9.00"
        )
        outline = outline_of(desk_of((builder.build(),)), "appropriation_balance")
        assert outline.measures == ("total", "general_public")
        income = outline.roots[0].children[0].account
        assert income.new["total"].measure == "budget"
