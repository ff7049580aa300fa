"""收支总表: lanes side by side, their sides and names, totals merged over them."""

from __future__ import annotations

from collections.abc import Sequence

from model.amount import Unit
from parsers.statements.columns import columns_of
from parsers.statements.table import Context, Harvest
from parsers.statements.two_sided import read_two_sided
from tests.parsers.statements.grids import a_grid

Found = dict[tuple[str, str, str], str]


def harvest(*rows: Sequence[str], header: int, statement: str = "balance") -> Harvest:
    grid = a_grid(*rows, header=header, title="收支总表")
    context = Context("a.pdf", statement, "收支总表", Unit.TEN_THOUSAND, 2024)
    return read_two_sided(grid, columns_of(grid, statement, 2024), context)


def found(*rows: Sequence[str], header: int, statement: str = "balance") -> Found:
    facts = harvest(*rows, header=header, statement=statement).facts
    return {(fact.side, fact.name, fact.measure): str(fact.value.figure) for fact in facts}


class TestTwoLanes:
    """Revenue left, expenditure right; ordinals are no part of a name."""

    def test_names_and_sides(self) -> None:
        assert found(
            ("收入", "<", "支出", "<"),
            ("项目", "预算数", "项目", "预算数"),
            ("一、财政拨款收入", "8.00", "一、一般公共服务支出", "9.00"),
            ("收 入 总 计", "9.00", "支 出 总 计", "9.00"),
            header=2,
        ) == {
            ("revenue", "财政拨款收入", "budget"): "8.00",
            ("expenditure", "一般公共服务支出", "budget"): "9.00",
            ("revenue", "收入总计", "budget"): "9.00",
            ("expenditure", "支出总计", "budget"): "9.00",
        }

    def test_expenditure_split_by_use(self) -> None:
        assert found(
            ("本年收入", "<", "本年支出", "<", "<", "<"),
            ("项目", "预算数", "项目", "预算数", "<", "<"),
            ("^", "^", "^", "合计", "基本支出", "项目支出"),
            ("一、事业收入", "8.00", "一、教育支出", "8.00", "5.00", "3.00"),
            header=3,
        ) == {
            ("revenue", "事业收入", "budget"): "8.00",
            ("expenditure", "教育支出", "budget"): "8.00",
            ("expenditure", "教育支出", "basic"): "5.00",
            ("expenditure", "教育支出", "project"): "3.00",
        }

    def test_funds_of_the_appropriation_balance(self) -> None:
        assert found(
            ("财政拨款收入", "<", "财政拨款支出", "<", "<"),
            ("项目", "预算数", "项目", "合计", "一般公共预算"),
            ("一、一般公共预算资金", "8.00", "一、教育支出", "8.00", "8.00"),
            header=2,
            statement="appropriation_balance",
        ) == {
            ("revenue", "一般公共预算资金", "budget"): "8.00",
            ("expenditure", "教育支出", "total"): "8.00",
            ("expenditure", "教育支出", "general_public"): "8.00",
        }

    def test_a_name_met_twice_takes_its_heading(self) -> None:
        names = [
            key[1]
            for key in found(
                ("收入", "<", "支出", "<"),
                ("项目", "金额", "项目", "金额"),
                ("一、一般公共预算拨款", "8.00", "一、教育支出", "9.00"),
                ("年初结转", "1.00", "", ""),
                ("一、一般公共预算拨款", "1.00", "", ""),
                header=2,
                statement="appropriation_balance",
            )
        ]
        assert names == ["一般公共预算拨款", "教育支出", "年初结转", "年初结转/一般公共预算拨款"]


class TestMoreLanes:
    """Further blocks have sides of their own; a total merged over them is plain expenditure."""

    def test_a_block_of_basic_and_project_expenditure_is_by_use(self) -> None:
        """工资福利支出 and 商品和服务支出 are parts of 基本支出 there, not a block by economic class."""
        names = ("一、基本支出", "工资福利支出", "商品和服务支出", "资本性支出", "二、项目支出")
        lines = [("", "", name, "1.00") for name in names]
        heads = (("收入", "<", "支出", "<"), ("项目", "预算", "项目", "预算"))
        sides = {key[0] for key in found(*heads, *lines, header=2)}
        assert sides == {"expenditure_use"}

    def test_a_head_that_reaches_over_the_block_beside_its_own(self) -> None:
        """支出用途 stands over the amounts of the classes, too; what is listed there are classes."""
        pairs = {"一、一般公共服务支出": "基本支出", "二、公共安全支出": "项目支出"}
        lines = [("", "", name, "1.00", use, "1.00") for name, use in pairs.items()]
        heads = (
            ("收入", "<", "支出", "<", "<", "<"),
            ("项目名称", "金额", "功能分类", "支出用途", "<", "<"),
            ("^", "^", "功能科目名称", "金额", "项目名称", "金额"),
        )
        sides = {(key[0], key[1]) for key in found(*heads, *lines, header=3)}
        assert ("expenditure", "公共安全支出") in sides
        assert ("expenditure_use", "项目支出") in sides

    def test_by_use_and_merged_totals(self) -> None:
        assert found(
            ("收入", "<", "支出", "<", "<", "<"),
            ("项目名称", "金额", "功能分类", "<", "支出用途", "<"),
            ("^", "^", "功能科目名称", "金额", "项目名称", "金额"),
            ("一、财政拨款", "9.00", "一、一般公共服务支出", "9.00", "一、基本支出", "5.00"),
            ("", "", "二、外交支出", "", "二、项目支出", "4.00"),
            ("收入合计", "9.00", "支出合计", "<", "<", "9.00"),
            header=3,
        ) == {
            ("revenue", "财政拨款", "budget"): "9.00",
            ("expenditure", "一般公共服务支出", "budget"): "9.00",
            ("expenditure_use", "基本支出", "budget"): "5.00",
            ("expenditure_use", "项目支出", "budget"): "4.00",
            ("revenue", "收入合计", "budget"): "9.00",
            ("expenditure", "支出合计", "budget"): "9.00",
        }

    def test_a_total_merged_into_the_next_block_is_one_fact(self) -> None:
        """支出合计 over three columns, its amount in the fourth."""
        facts = harvest(
            ("收入", "<", "功能分类", "<", "支出用途", "<"),
            ("项目", "预算数", "科目", "预算数", "项目", "预算数"),
            ("一、事业收入", "9.00", "一、教育支出", "9.00", "一、基本支出", "9.00"),
            ("收入合计", "9.00", "支出合计", "<", "<", "9.00"),
            header=2,
        ).facts
        assert [fact.side for fact in facts if fact.name == "支出合计"] == ["expenditure"]

    def test_a_merged_total_with_the_number_of_its_line(self) -> None:
        """行次 between the label and its figures belongs to neither."""
        facts = found(
            ("收入", "<", "<", "支出", "<", "<", "<", "<", "<"),
            ("项目", "行次", "决算数", "项目（按功能分类）", "行次", "决算数", "项目（按经济分类）", "行次", "决算数"),
            ("一、事业收入", "1", "8.00", "一、教育支出", "3", "8.00", "一、工资福利支出", "5", "8.00"),
            ("本年收入合计", "2", "8.00", "本年支出合计", "<", "<", "<", "6", "8.00"),
            header=2,
        )
        assert facts["expenditure", "本年支出合计", "budget"] == "8.00"

    def test_a_merged_total_with_the_years_beside_each_other(self) -> None:
        """Every amount right of the merged label counts, with the measures of the block it is printed under."""
        heads = ("科目", "2023年预算数", "2024年预算数")
        stated = found(
            ("收入", "<", "<", "功能分类", "<", "<", "支出用途", "<", "<"),
            heads * 3,
            ("一、事业收入", "8.00", "9.00", "一、教育支出", "8.00", "9.00", "一、基本支出", "8.00", "9.00"),
            ("收入合计", "8.00", "9.00", "支出合计", "<", "<", "<", "8.00", "9.00"),
            header=2,
        )
        total = {measure: figure for (side, name, measure), figure in stated.items() if name == "支出合计"}
        assert total == {"prior_budget": "8.00", "budget": "9.00"}

    def test_blocks_are_known_by_what_they_list(self) -> None:
        sides = {
            key[0]
            for key in found(
                ("收入", "<", "支出", "<", "支出", "<"),
                ("项目", "金额", "项目", "金额", "项目", "金额"),
                ("一、事业收入", "9.00", "一、教育支出", "9.00", "一、工资福利支出", "5.00"),
                ("", "", "二、住房保障支出", "1.00", "二、商品和服务支出", "4.00"),
                header=2,
            )
        }
        assert sides == {"revenue", "expenditure", "expenditure_economic"}

    def test_template_rows_are_kept_without_amounts(self) -> None:
        rows = harvest(
            ("收入", "<", "支出", "<"),
            ("项目", "预算数", "项目", "预算数"),
            ("一、事业收入", "", "一、外交支出", ""),
            header=2,
        ).rows
        assert [(row.side, row.name) for row in rows] == [("revenue", "事业收入"), ("expenditure", "外交支出")]

    def test_an_amount_without_a_name_is_a_notice(self) -> None:
        notices = harvest(
            ("收入", "<", "支出", "<"), ("项目", "预算数", "项目", "预算数"), ("", "3.00", "一、外交支出", ""), header=2
        ).notices
        assert [notice.kind for notice in notices] == ["nameless"]
