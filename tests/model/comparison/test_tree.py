"""Account trees: nesting by code and by path, computed parents, two years in one tree, and finding."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.comparison.tree import Account, AccountTree, grow
from model.disclosure import UnitBudget
from tests.builders import BudgetBuilder, a_budget, a_pair


def outline(tree: AccountTree) -> list[str]:
    """The names of a tree, indented by depth."""

    def lines(accounts: tuple[Account, ...], depth: int) -> list[str]:
        return [line for a in accounts for line in ("  " * depth + a.name, *lines(a.children, depth + 1))]

    return lines(tree.roots, 0)


def figure(account: Account, measure: str = "total") -> Decimal:
    """This year's printed figure."""
    return account.new[measure].value.figure


def the(tree: AccountTree, text: str) -> Account:
    """The one account that a search finds."""
    (account,) = tree.find(text)
    return account


class TestNesting:
    """Codes or paths of names make the tree."""

    def test_codes_nest_by_prefix_and_the_total_stands_apart(self) -> None:
        """类 over 款 over 项; 合计 is no root."""
        tree = grow("expenditure", a_pair()[0])
        assert outline(tree)[:4] == [
            "一般公共服务支出",
            "  政府办公厅（室）及相关机构事务",
            "    行政运行",
            "    一般行政管理事务",
        ]
        assert tree.total is not None
        assert figure(tree.total) == Decimal("100.00")
        assert tree.measures == ("total", "basic", "project")

    def test_paths_of_names_nest_where_no_code_is_printed(self) -> None:
        """An uncoded, indented form has names as paths."""
        budget = a_budget()
        for path in ("一般公共服务支出", "一般公共服务支出/财政事务", "一般公共服务支出/财政事务/行政运行"):
            budget = budget.with_fact("expenditure", "", path, total="60.00")
        tree = grow("expenditure", budget.build())
        assert outline(tree) == ["一般公共服务支出", "  财政事务", "    行政运行"]
        assert [account.level for account in tree.walk()] == [1, 2, 3]
        assert not any(account.computed for account in tree.walk())

    def test_unit_codes_nest_under_their_department_and_nothing_is_invented(self) -> None:
        """Rows per unit: 202 is a department here and not 外交支出."""
        budget = a_budget().with_fact("revenue", "202001", "甲单位", total="1.00")
        budget = budget.with_fact("revenue", "202002", "乙单位", total="2.00")
        assert outline(grow("revenue", budget.build())) == ["甲单位", "乙单位"]
        with_head = a_budget().with_fact("revenue", "202", "某局", total="3.00")
        with_head = with_head.with_fact("revenue", "202001", "甲单位", total="3.00")
        assert outline(grow("revenue", with_head.build())) == ["某局", "  甲单位"]

    @pytest.mark.parametrize("statement", ["balance", "three_public"])
    def test_other_statements_are_flat_in_printed_order(self, statement: str) -> None:
        """Lanes and items stay as printed, template rows included."""
        budget = a_pair()[0]
        tree = grow(statement, budget)
        table = budget.table(statement)
        assert table is not None
        assert [(a.side, a.name) for a in tree.roots] == [(r.side, r.name) for r in table.rows if r.name != "合计"]
        assert all(not account.children for account in tree.roots)

    def test_a_template_row_has_no_figures(self) -> None:
        """年终结转结余 is printed without an amount: it stands in the tree, empty."""
        account = the(grow("balance", *a_pair()), "年终结转结余")
        assert account.side == "expenditure"
        assert not account.new
        assert not account.old


class TestComputedParents:
    """Forms that print leaf rows only."""

    def leaves(self) -> BudgetBuilder:
        """Two 项 of one 款, and one of another 类."""
        budget = a_budget().with_fact("expenditure", "2010301", "行政运行", total="60.00", basic="60.00")
        budget = budget.with_fact("expenditure", "2010302", "一般行政管理事务", total="5.5", project="5.5")
        return budget.with_fact("expenditure", "2210201", "住房公积金", total="10.00", basic="10.00")

    def test_parents_are_summed_named_and_marked(self) -> None:
        """Their figures are derived and their names come from the catalogue."""
        tree = grow("expenditure", self.leaves().build())
        top = tree.roots[0]
        assert outline(tree)[:2] == ["一般公共服务支出", "  政府办公厅（室）及相关机构事务"]
        assert top.computed
        assert top.children[0].computed
        assert figure(top) == Decimal("65.50")
        assert {fact.state for fact in top.new.values()} == {"derived"}
        assert not top.children[0].children[0].computed

    def test_a_part_that_cannot_be_read_leaves_the_sum_unknown(self) -> None:
        """No sum is shown that leaves out a lost cell."""
        budget = self.leaves().with_gap("expenditure", "2010350", "事业运行", "basic").build()
        top = grow("expenditure", budget).roots[0]
        assert top.new["basic"].amount is None
        assert figure(top, "project") == Decimal("5.5")

    def test_a_printed_parent_is_never_replaced(self) -> None:
        """A printed figure stands, also where its children say otherwise."""
        budget = self.leaves().with_fact("expenditure", "201", "一般公共服务支出", total="99.00").build()
        top = the(grow("expenditure", budget), "一般公共服务支出")
        assert not top.computed
        assert figure(top) == Decimal("99.00")

    def test_an_unknown_code_is_its_own_name(self) -> None:
        """The catalogue may lack a 款; most codes it knows."""
        budget = self.leaves().with_fact("expenditure", "2019801", "新设科目", total="1.00").build()
        assert "  20198" in outline(grow("expenditure", budget))


class TestGaps:
    """What could not be read is a figure without an amount."""

    def test_a_gap_stands_in_its_cell(self) -> None:
        """It is neither blank nor zero."""
        budget = a_pair()[0]
        gap = a_budget().with_gap("balance", "", "年终结转结余", "budget", side="expenditure", raw="54.8?").build().gaps
        account = the(grow("balance", budget.model_copy(update={"gaps": gap})), "年终结转结余")
        assert account.new["budget"].amount is None
        assert account.new["budget"].state == "blank"


class TestTwoYears:
    """Last year's lines stand beside this year's."""

    def test_renamed_added_and_removed_lines(self) -> None:
        """Equal codes are one line; a lost line stands where its code belongs."""
        tree = grow("expenditure", *a_pair())
        assert [a.code for a in tree.walk()][2:5] == ["2010301", "2010302", "2010303"]
        assert the(tree, "2080501").old_name == "归口管理的行政单位离退休"
        assert (the(tree, "2010302").in_old, the(tree, "2010303").in_new) == (False, False)

    def test_a_coded_and_an_uncoded_year_meet_by_name(self) -> None:
        """One year prints codes, the other paths of names."""
        old = a_budget(year=2022).with_fact("expenditure", "", "住房保障支出", total="9.00")
        old = old.with_fact("expenditure", "", "住房保障支出/住房改革支出", total="9.00")
        account = the(grow("expenditure", a_pair()[0], old.build()), "住房改革支出")
        assert account.old["total"].value.figure == Decimal("9.00")

    def test_a_generic_name_is_matched_under_its_own_parent_only(self) -> None:
        """行政运行 of another 款 is another account."""
        new = a_budget().with_fact("expenditure", "2010301", "行政运行", total="1.00").build()
        old = a_budget(year=2022).with_fact("expenditure", "2050101", "行政运行", total="1.00").build()
        tree = grow("expenditure", new, old)
        assert len([account for account in tree.walk() if account.name == "行政运行"]) == 2

    def test_an_account_that_moved_to_another_class(self) -> None:
        """30311 住房公积金 became 30113 in 2018, and 30311 means another thing since."""
        old = a_budget(year=2017).with_fact("basic_economic", "30311", "住房公积金", total="9.00").build()
        new = a_budget(year=2020).with_fact("basic_economic", "30113", "住房公积金", total="10.00")
        new = new.with_fact("basic_economic", "30311", "代缴社会保险费", total="1.00")
        tree = grow("basic_economic", new.build(), old)
        assert the(tree, "30113").old_code == "30311"
        assert not next(a for a in tree.walk() if a.code == "30311" and a.in_new).in_old

    def test_labels_that_drift_are_one_row(self) -> None:
        """上年结转结余 and 年初结转和结余, 一般公共预算 and 一般公共预算资金."""
        pairs = {"年初结转和结余": "上年结转结余", "一般公共预算资金": "一般公共预算", "本年收入小计": "本年收入合计"}
        new, old = a_budget(), a_budget(year=2022)
        for after, before in pairs.items():
            new = new.with_side("balance", "revenue", after, budget="1.00")
            old = old.with_side("balance", "revenue", before, budget="2.00")
        tree = grow("balance", new.build(), old.build())
        assert {account.name: account.old_name for account in tree.roots} == pairs

    def test_rows_of_a_budget_and_of_final_accounts(self) -> None:
        """The whole of a side is 总计 here and 合计 there; 财政拨款 and a remark in brackets are no other rows."""
        pairs = {
            "财政拨款": "财政拨款收入",
            "使用非财政拨款结余": "使用非财政拨款结余（含专用结余）",
            "收入总计": "合计",
        }
        new, old = a_budget(), a_budget(year=2022)
        for after, before in pairs.items():
            new = new.with_side("balance", "revenue", after, budget="1.00")
            old = old.with_side("balance", "revenue", before, budget="2.00")
        tree = grow("balance", new.build(), old.build())
        assert {account.name: account.old_name for account in tree.roots} == pairs

    def test_the_total_of_a_side_is_not_what_came_in_this_year(self) -> None:
        """本年收入合计 and 收入总计 stand beside 合计 alone: only the wider one is it."""
        new = a_budget().with_side("balance", "revenue", "本年收入合计", budget="1.00")
        new = new.with_side("balance", "revenue", "收入总计", budget="2.00")
        old = a_budget(year=2022).with_side("balance", "revenue", "合计", budget="2.00")
        tree = grow("balance", new.build(), old.build())
        assert [account.in_old for account in tree.roots] == [False, True]

    def test_lanes_stay_together(self) -> None:
        """A class that only last year's 支出 has stands in 支出, though nothing of 支出 stands before it."""
        new = a_budget().with_side("balance", "revenue", "事业收入", budget="1.00")
        new = new.with_side("balance", "revenue", "经营收入", budget="1.00")
        new = new.with_side("balance", "expenditure", "教育支出", budget="2.00")
        old = a_budget(year=2022).with_side("balance", "revenue", "事业收入", budget="1.00")
        old = old.with_side("balance", "expenditure", "国防支出", budget="1.00")
        tree = grow("balance", new.build(), old.build())
        assert [a.name for a in tree.roots] == ["事业收入", "经营收入", "国防支出", "教育支出"]


class TestFinding:
    """Search by code, by name and by amount."""

    @pytest.fixture
    def pair(self) -> tuple[UnitBudget, UnitBudget]:
        """Two years."""
        return a_pair()

    @pytest.mark.parametrize(
        ("text", "codes"),
        [
            ("22102", ["22102", "2210201"]),
            ("公积金", ["2210201"]),
            ("归口", ["2080501"]),
            ("21.00", ["20103"]),
            ("210,000", ["20103"]),
            ("210000", ["20103"]),
            ("100", [""]),
            ("没有这个词", []),
            (" ", []),
        ],
    )
    def test_what_is_found(self, pair: tuple[UnitBudget, UnitBudget], text: str, codes: list[str]) -> None:
        """Code prefix, part of either year's name, and amounts in yuan or as printed."""
        assert [account.code for account in grow("expenditure", *pair).find(text)] == codes
