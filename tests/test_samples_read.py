"""The shipped pair from the PDF to the findings: what is printed is read, what is wrong is found, nothing else is."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import pytest

from model.checks import check
from model.comparison.compare import compare
from model.disclosure import UnitBudget
from model.finding import Finding, Status
from parsers import read
from tests.typeset.samples import FOLDER
from tests.typeset.samples.figures import Line, Year, tree
from tests.typeset.samples.projects import PROJECTS
from tests.typeset.samples.years import newer, older

Printed = tuple[str, str, str, str, Decimal]  # statement, side, code or name, measure, amount in yuan
BOTH = pytest.mark.parametrize("year", [older(), newer()], ids=lambda year: str(year.year))
LISTED = ("procurement", "assets")


@cache
def budget(year: int) -> UnitBudget:
    """Return one sample as read."""
    (unit,) = read([FOLDER / f"sample-{year}.pdf"]).units
    return unit


@cache
def failures(year: int, against: int | None = None) -> tuple[Finding, ...]:
    """Return what does not hold in one sample, alone or against the other."""
    report = check(budget(year), budget(against) if against else None)
    return tuple(found for found in report.findings if found.status is Status.FAIL)


def printed_facts(year: Year) -> set[Printed]:
    """Return every amount on the pages of the nine tables."""
    return {
        (statement, side, row, measure, amount * 10_000)
        for statement, side, row, measure, amount in _table_amounts(year)
        if amount or statement == "three_public"
    }


def _table_amounts(year: Year) -> Iterator[Printed]:
    functions = (year.total, *tree(year.functions))
    yield from _by_account(year, "revenue", functions, ("total", "current_year", "appropriation"))
    for statement in ("expenditure", "general_public"):
        yield from _by_account(year, statement, functions, ("total", "basic", "project"))
    economics = (year.basic, *tree(year.economics))
    yield from _by_account(year, "basic_economic", economics, ("total", "personnel", "operating"))
    yield from _balances(year)
    yield from _three_public(year)


def _by_account(year: Year, statement: str, lines: tuple[Line, ...], measures: tuple[str, ...]) -> Iterator[Printed]:
    for line in lines:
        columns = {"total": line.total, "first": line.first, "second": line.second}
        if statement == "revenue":
            columns = dict.fromkeys(columns, line.total)
        for measure, (column, amount) in zip(measures, columns.items(), strict=True):
            text = year.printed(statement, line.code, column, amount)
            yield statement, "", line.code or line.name, measure, Decimal(text or 0)


def _balances(year: Year) -> Iterator[Printed]:
    classes = [(line.name, line.total) for line in tree(year.functions) if len(line.code) == 3]
    total = year.total.total
    for name in ("一般公共预算拨款收入", "本年收入合计", "收入总计"):
        yield "balance", "revenue", name, "budget", total
    for name in ("一般公共预算拨款", "本年收入合计", "收入总计"):
        yield "appropriation_balance", "revenue", name, "budget", total
    for name, amount in (*classes, ("本年支出合计", total), ("支出总计", total)):
        yield "balance", "expenditure", name, "budget", amount
        yield "appropriation_balance", "expenditure", name, "total", amount
        yield "appropriation_balance", "expenditure", name, "general_public", amount


def _three_public(year: Year) -> Iterator[Printed]:
    costs = year.three_public
    rows = {
        "合计": costs.total,
        "三公经费小计": costs.total,
        "因公出国（境）费": costs.abroad,
        "教学科研人员因公出国（境）费": Decimal(0),
        "其他因公出国（境）费": costs.abroad,
        "公务用车购置及运行维护费": costs.vehicles,
        "公务用车购置费": costs.purchase,
        "公务用车运行维护费": costs.running,
        "公务接待费": costs.reception,
    }
    for name, amount in rows.items():
        yield "three_public", "", name, "total", amount
        yield "three_public", "", name, "general_public", amount


@BOTH
class TestReading:
    """What the reader makes of the pages."""

    def test_knows_whose_and_which_year_it_is(self, year: Year) -> None:
        """Unit, code, year, kind and phase stand on the pages."""
        read_as = budget(year.year)
        assert (read_as.unit, read_as.code) == ("示例市青禾区委办公室（样例）", "000001")
        assert (read_as.year, read_as.kind, read_as.phase) == (year.year, "unit", "budget")

    def test_finds_every_amount_of_the_nine_tables_and_no_other(self, year: Year) -> None:
        """Statement, row, measure and amount, misprints included."""
        found = {
            (fact.statement, fact.side, fact.code or fact.name, fact.measure, fact.value.yuan)
            for fact in budget(year.year).facts
            if fact.statement not in LISTED
        }
        assert found == printed_facts(year)

    def test_finds_the_assets_with_their_own_unit(self, year: Year) -> None:
        """That table is in 元 while the others are in 万元."""
        values = [fact.value.yuan for fact in budget(year.year).facts_of("assets") if fact.measure == "value"]
        held = sum(asset.value for asset in year.assets if not asset.part)
        assert values == [held, *(asset.value for asset in year.assets)]

    def test_finds_every_project_with_its_indicators(self, year: Year) -> None:
        """A table that goes on over the page is one project."""
        found = {project.name: len(project.indicators) for project in budget(year.year).targets}
        assert found == {
            project.name: len(project.output) + 1 + len(project.benefit) + len(project.satisfaction)
            for project in PROJECTS[year.year]
        }

    def test_leaves_no_line_unread(self, year: Year) -> None:
        """Every line is used or known furniture."""
        assert budget(year.year).lines.unread == 0


class TestFindings:
    """What the checks make of the figures."""

    def test_nothing_is_wrong_with_2022(self) -> None:
        """The older sample closes."""
        assert [found.message for found in failures(2022) if found.severity == "error"] == []

    def test_the_misprinted_amount_and_the_miscounted_visits_are_found(self) -> None:
        """2080501 in 支出总表 and the visits of one project are all that is wrong with 2023 alone."""
        faults = ("支出总表“2080501 ", "支出总表“20805 ", "专题调研次数")
        errors = [found.message for found in failures(2023) if found.severity == "error"]
        assert [words for words in faults if not any(words in message for message in errors)] == []
        assert [message for message in errors if not any(words in message for words in faults)] == []

    def test_the_cent_of_rounding_is_no_error(self) -> None:
        """301 is a cent above its parts, which rounding allows."""
        assert not [found for found in failures(2023) if found.severity == "error" and found.code == "301"]

    def test_the_wrong_comparison_is_found_and_no_other(self) -> None:
        """公务接待费 fell by 0.60, not by 0.80."""
        alone = {found.id for found in failures(2023)}
        between = [found for found in failures(2023, 2022) if found.id not in alone and found.severity == "error"]
        assert ["公务接待费" in found.message for found in between] == [True]


class TestComparison:
    """What changed from one sample to the other."""

    def test_shows_what_was_added_removed_and_renamed(self) -> None:
        """One account of each kind on the level of 项."""
        changes = compare(budget(2023), budget(2022)).changes
        kinds = {c.code: c.kind for c in changes if c.statement == "general_public" and c.measure == "total"}
        assert kinds["2029999"] == "added"
        assert kinds["2080506"] == "removed"
        assert kinds["2080501"] == "renamed"
