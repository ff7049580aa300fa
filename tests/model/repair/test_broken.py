"""Figures broken over the lines of a narrow cell: joined where a sum says so, and only there."""

from __future__ import annotations

from decimal import Decimal

from model.amount import Amount, Unit
from model.disclosure import Fact, Source, Table, UnitBudget
from model.repair.repair import repair

ROWS = (
    ("", "合计", 12345678, 10000500, 2345178),
    ("201", "一般公共服务支出", 12345678, 10000500, 2345178),
    ("20105", "统计信息事务", 12345678, 10000500, 2345178),
    ("2010501", "行政运行", 10000500, 10000500, 0),
    ("2010507", "专项普查活动", 2345178, 0, 2345178),
)
MEASURES = ("total", "basic", "project")
TITLE = "支出总表"


def broken(number: int, at: int = 6) -> str:
    """A number as a cell of so many digits prints it."""
    text = str(number)
    return text if len(text) <= at else f"{text[:at]}\n{text[at:]}"


def a_budget(cells: dict[tuple[str, str], str]) -> UnitBudget:
    """A table with the texts of its cells by row and measure; figures in several lines are gaps."""
    facts, gaps = [], []
    for at, (code, name, *numbers) in enumerate(ROWS, start=1):
        for column, (measure, number) in enumerate(zip(MEASURES, numbers, strict=True), start=3):
            raw = cells.get((code or name, measure), str(number))
            source = Source(page=1, table=TITLE, row=at, column=column, raw=raw)
            fact = Fact(statement="expenditure", code=code, name=name, measure=measure, source=source)
            if "\n" in raw:
                gaps.append(fact.model_copy(update={"state": "garbled"}))
            elif raw != "0":
                facts.append(fact.model_copy(update={"amount": Amount(yuan=Decimal(raw), decimals=0, unit=Unit.YUAN)}))
    table = Table(statement="expenditure", title=TITLE, pages=(1,), unit=Unit.YUAN)
    return UnitBudget(unit="示例市统计局", year=2024, facts=tuple(facts), gaps=tuple(gaps), tables=(table,), pages=1)


def whole_columns(at: int = 6) -> dict[tuple[str, str], str]:
    """All figures of the table in cells that wrap."""
    return {
        (code or name, measure): broken(number, at)
        for code, name, *numbers in ROWS
        for measure, number in zip(MEASURES, numbers, strict=True)
    }


def read(budget: UnitBudget) -> list[tuple[str, str, int]]:
    return [(fact.code or fact.name, fact.measure, int(fact.value.yuan)) for fact in budget.facts]


PRINTED = [
    (code or name, measure, number)
    for code, name, *numbers in ROWS
    for measure, number in zip(MEASURES, numbers, strict=True)
    if number
]


class TestJoined:
    """Sums bear the figures out."""

    def test_one_of_a_column(self) -> None:
        mended = repair(a_budget({("2010507", "total"): "23451\n78", ("2010507", "project"): "23451\n78"}))
        assert ("2010507", "total", 2345178) not in read(mended), "other figures of the column are longer than its line"

    def test_all_figures_of_a_table_in_their_order(self) -> None:
        mended = repair(a_budget(whole_columns()))
        assert read(mended) == PRINTED
        assert not mended.gaps
        assert {notice.kind for notice in mended.notices} == {"blank-in-number"}


class TestLeft:
    """Two figures in one cell are no number."""

    def test_a_figure_that_no_sum_bears_out(self) -> None:
        cells = whole_columns() | {("2010501", "basic"): "100005\n77"}
        mended = repair(a_budget(cells))
        assert ("2010501", "basic", 10000577) not in read(mended)
        assert [gap.key.row for gap in mended.gaps]

    def test_two_years_in_each_cell(self) -> None:
        """Sums close with figures set end to end, too; but their first lines are not of one length."""
        cells = {
            (code or name, measure): f"{number}\n{number // 2}"
            for code, name, *numbers in ROWS
            for measure, number in zip(MEASURES, numbers, strict=True)
            if number
        }
        assert read(repair(a_budget(cells))) == []
