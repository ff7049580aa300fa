"""Budgets that tests share: ``a_budget()`` to fill, and ``a_pair()``, two years of one invented unit."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from model.amount import Unit
from model.disclosure import Indicator, Institution, Source, Term, UnitBudget
from model.vocabulary import TOTAL
from tests.budget_builder import BudgetBuilder, a_budget, a_disclosure, amount

__all__ = [
    "BudgetBuilder", "a_budget", "a_consistent_2022", "a_consistent_2023", "a_disclosure", "a_pair",
    "amount", "an_indicator",
]  # fmt: skip

Line = tuple[str, str, str | None, str | None]

FUNCTIONAL_2023: tuple[Line, ...] = (
    ("201", "一般公共服务支出", "50.00", "20.00"),
    ("20103", "政府办公厅（室）及相关机构事务", "50.00", "20.00"),
    ("2010301", "行政运行", "50.00", None),
    ("2010302", "一般行政管理事务", None, "20.00"),
    ("208", "社会保障和就业支出", "20.00", None),
    ("20805", "行政事业单位养老支出", "20.00", None),
    ("2080501", "行政单位离退休", "8.00", None),
    ("2080505", "机关事业单位基本养老保险缴费支出", "12.00", None),
    ("221", "住房保障支出", "10.00", None),
    ("22102", "住房改革支出", "10.00", None),
    ("2210201", "住房公积金", "10.00", None),
)
FUNCTIONAL_2022: tuple[Line, ...] = (
    ("201", "一般公共服务支出", "45.00", "6.00"),
    ("20103", "政府办公厅（室）及相关机构事务", "45.00", "6.00"),
    ("2010301", "行政运行", "45.00", None),
    ("2010303", "机关服务", None, "6.00"),
    ("208", "社会保障和就业支出", "20.00", None),
    ("20805", "行政事业单位养老支出", "20.00", None),
    ("2080501", "归口管理的行政单位离退休", "8.00", None),
    ("2080505", "机关事业单位基本养老保险缴费支出", "12.00", None),
    ("221", "住房保障支出", "9.00", None),
    ("22102", "住房改革支出", "9.00", None),
    ("2210201", "住房公积金", "9.00", None),
)
ECONOMIC_2023: tuple[Line, ...] = (
    ("301", "工资福利支出", "57.00", None),
    ("30101", "基本工资", "35.00", None),
    ("30108", "机关事业单位基本养老保险缴费", "12.00", None),
    ("30113", "住房公积金", "10.00", None),
    ("302", "商品和服务支出", None, "15.00"),
    ("30201", "办公费", None, "9.00"),
    ("30217", "公务接待费", None, "1.00"),
    ("30231", "公务用车运行维护费", None, "5.00"),
    ("303", "对个人和家庭的补助", "8.00", None),
    ("30302", "退休费", "8.00", None),
)
ECONOMIC_2022: tuple[Line, ...] = (
    ("301", "工资福利支出", "51.00", None),
    ("30101", "基本工资", "30.00", None),
    ("30108", "机关事业单位基本养老保险缴费", "12.00", None),
    ("30113", "住房公积金", "9.00", None),
    ("302", "商品和服务支出", None, "15.00"),
    ("30201", "办公费", None, "9.50"),
    ("30217", "公务接待费", None, "1.50"),
    ("30231", "公务用车运行维护费", None, "4.00"),
    ("303", "对个人和家庭的补助", "8.00", None),
    ("30302", "退休费", "8.00", None),
)


def total_of(basic: str | None, project: str | None) -> str:
    """The sum of two printed cells, printed with two decimals."""
    return f"{Decimal(basic or 0) + Decimal(project or 0):.2f}"


def with_lines(
    builder: BudgetBuilder, statement: str, lines: Iterable[Line], first: str, second: str, sums: tuple[str, str]
) -> BudgetBuilder:
    """A table keyed by code: 合计, then each line with its total and two parts."""
    for code, name, one, two in (("", TOTAL, *sums), *lines):
        figures: dict[str, Any] = {"total": total_of(one, two), first: one, second: two}
        builder = builder.with_fact(statement, code, name, **figures)
    return builder


def with_revenue(builder: BudgetBuilder, lines: Iterable[Line], total: str) -> BudgetBuilder:
    """收入总表: everything is 一般公共预算 of the year."""
    columns = ("total", "current_year", "appropriation", "general_public")
    for code, name, one, two in (("", TOTAL, total, None), *lines):
        figures: dict[str, Any] = dict.fromkeys(columns, total_of(one, two))
        builder = builder.with_fact("revenue", code, name, **figures)
    return builder


def with_balances(builder: BudgetBuilder, classes: Iterable[tuple[str, str]], total: str) -> BudgetBuilder:
    """收支总表 and 财政拨款收支总表, with the template rows that print no amount."""
    lanes = (
        ("balance", "财政拨款收入", ("budget",)),
        ("appropriation_balance", "一般公共预算拨款", ("total", "general_public")),
    )
    for statement, source, measures in lanes:
        for name in (source, "本年收入合计"):
            builder = builder.with_side(statement, "revenue", name, budget=total)
        builder = builder.with_row(statement, "上年结转结余", side="revenue")
        builder = builder.with_side(statement, "revenue", "收入总计", budget=total)
        for name, figure in (*classes, ("本年支出合计", total), ("支出总计", total)):
            builder = builder.with_side(statement, "expenditure", name, **dict.fromkeys(measures, figure))
        builder = builder.with_row(statement, "年终结转结余", side="expenditure")
    return builder


def with_three_public(builder: BudgetBuilder, vehicles: str, receptions: str) -> BudgetBuilder:
    """三公, with nothing for journeys abroad and no car bought."""
    total = total_of(vehicles, receptions)
    items = (
        ("合计", total),
        ("三公经费小计", total),
        ("因公出国（境）费", "0.00"),
        ("公务用车购置及运行维护费", vehicles),
        ("公务用车购置费", None),
        ("公务用车运行维护费", vehicles),
        ("公务接待费", receptions),
    )
    for name, figure in items:
        builder = builder.with_item("three_public", name, total=figure, general_public=figure)
    return builder


def with_tables(
    builder: BudgetBuilder, functional: tuple[Line, ...], economic: tuple[Line, ...], vehicles: str, receptions: str
) -> BudgetBuilder:
    """Every statement of a unit whose money is all 一般公共预算 of the year."""
    classes = tuple((name, total_of(one, two)) for code, name, one, two in functional if len(code) == 3)
    sums = _sums(functional)
    total = total_of(*sums)
    builder = with_balances(builder, classes, total)
    builder = with_revenue(builder, functional, total)
    builder = with_lines(builder, "expenditure", functional, "basic", "project", sums)
    builder = with_lines(builder, "general_public", functional, "basic", "project", sums)
    builder = with_lines(builder, "basic_economic", economic, "personnel", "operating", _sums(economic))
    for statement in ("government_fund", "state_capital"):
        builder = builder.with_table(statement, empty=True, note="本单位无此项预算，本表为空。")
    return with_three_public(builder, vehicles, receptions)


def _sums(lines: Iterable[Line]) -> tuple[str, str]:
    tops = [line for line in lines if len(line[0]) == 3]
    first = sum((Decimal(line[2] or 0) for line in tops), Decimal(0))
    second = sum((Decimal(line[3] or 0) for line in tops), Decimal(0))
    return f"{first:.2f}", f"{second:.2f}"


def an_indicator(level3: str, value: str, level1: str = "产出指标", level2: str = "数量指标") -> Indicator:
    """One performance indicator."""
    return Indicator(
        level1=level1, level2=level2, level3=level3, description=f"{level3}的数量", value=value, basis="工作计划",
        source=Source(page=16),
    )  # fmt: skip


def with_records(builder: BudgetBuilder, project: str, times: str) -> BudgetBuilder:
    """Targets, procurement, assets, organisation and text."""
    indicators = (
        an_indicator("检查次数", f"≥{times}次"),
        an_indicator("检查成本", f"≤{project}万元", level2="成本指标"),
    )
    builder = builder.with_target("专项检查经费", f"全年完成检查{times}次。", project, indicators)
    builder = builder.with_item("procurement", "货物", total="2.00")
    builder = builder.with_item("assets", "车辆", value="36.00").with_item("assets", "车辆", unit=Unit.COUNT, count="2")
    builder = builder.with_section("单位职责", "负责示例事务的综合协调。", kind="duties")
    institutions = (Institution(name=builder.budget.unit, nature="行政", rank="正科级", funding="财政拨款"),)
    glossary = (Term(name="基本支出", definition="为保障机构正常运转发生的支出。"),)
    return builder.with_fields(institutions=institutions, glossary=glossary)


def a_consistent_2023() -> BudgetBuilder:
    """The newer year of the pair without any error: 100.00 = 80.00 basic + 20.00 project."""
    builder = with_tables(a_budget(year=2023), FUNCTIONAL_2023, ECONOMIC_2023, "5.00", "1.00")
    income: dict[str, Any] = {"statement": "balance", "side": "revenue", "name": "收入总计", "measure": "budget"}
    public: dict[str, Any] = {"statement": "three_public", "name": "合计", "measure": "total"}
    builder = builder.with_claim("收入总计", "is", "100.00", **income)
    builder = builder.with_claim("收入总计", "increase", "20.00", year=2022, basis="budget", **income)
    builder = builder.with_claim("三公经费", "increase", "0.50", year=2022, basis="budget", **public)
    return with_records(builder, "20.00", "12")


def a_consistent_2022() -> BudgetBuilder:
    """The older year of the pair: 80.00 = 74.00 basic + 6.00 project."""
    builder = with_tables(a_budget(year=2022), FUNCTIONAL_2022, ECONOMIC_2022, "4.00", "1.50")
    income: dict[str, Any] = {"statement": "balance", "side": "revenue", "name": "收入总计", "measure": "budget"}
    return with_records(builder.with_claim("收入总计", "is", "80.00", **income), "6.00", "10")


def a_pair() -> tuple[UnitBudget, UnitBudget]:
    """(2023, 2022) of one unit, in 万元.

    2010301 and 2210201 changed, 2010302 is added, 2010303 removed, 2080501 renamed; the one deliberate error is the
    project column of 20103 in ``expenditure``: 21.00 where its row and its children give 20.00.
    """
    newer = a_consistent_2023().changing("expenditure", "20103", "project", "21.00")
    return newer.build(), a_consistent_2022().build()
