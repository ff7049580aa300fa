"""The text report: what ``budget-tui A B`` prints where there is no terminal to open the app in."""

from __future__ import annotations

from collections.abc import Sequence

from model.amount import Unit
from model.disclosure import UnitBudget
from model.export.changes import sentence_of
from model.export.findings import clear_line, coverage_line, finding_line, reading_lines
from model.vocabulary import statement_label
from tui.desk import Desk
from tui.figures import change_cell, fact_cell, percent_cell
from tui.headlines import Headline, headlines
from tui.width import left, right, widest

UNIT = Unit.TEN_THOUSAND
TOP = 10
INDENT = "  "
GAP = "  "


def desk_text(desk: Desk) -> str:
    """Identity, warnings, totals, the largest changes, problems, what was not read plainly, how much was checked."""
    read = reading_lines(desk.budgets)[1:]
    parts = (_identity(desk), _totals(desk), _drivers(desk), _problems(desk), read, [coverage_line(desk.report)])
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _identity(desk: Desk) -> list[str]:
    lines = [f"{budget.title}（{_extent(budget)}）" for budget in desk.budgets]
    lines += [f"注意：{warning}" for warning in desk.warnings]
    return lines


def _extent(budget: UnitBudget) -> str:
    parts = [*budget.files, f"{budget.pages} 页" if budget.pages else "", f"{len(budget.facts)} 个数字"]
    return "，".join(part for part in parts if part)


def _totals(desk: Desk) -> list[str]:
    rows = [_row(desk, headline) for headline in headlines(desk)]
    if not rows:
        return []
    head = ("单位：万元", *desk.years, *(("增减", "增减%") if desk.compares else ()))
    return ["主要数字", *_columns([head, *rows])]


def _row(desk: Desk, headline: Headline) -> tuple[str, ...]:
    """Label, the figure of each year, and the change."""
    facts = (headline.new, headline.old)[: len(desk.budgets)]
    cells = (headline.label, *(fact_cell(fact, UNIT).text for fact in facts))
    if not desk.compares:
        return cells
    return (*cells, change_cell(headline.change, UNIT).text, percent_cell(headline.change).text)


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Labels at the left, figures at the right of columns as wide as their widest cell."""
    widths = [widest(column) for column in zip(*rows, strict=True)]
    return [
        INDENT + GAP.join([left(row[0], widths[0]), *(right(c, w) for c, w in zip(row[1:], widths[1:], strict=True))])
        for row in rows
    ]


def _drivers(desk: Desk) -> list[str]:
    drivers = desk.comparison.top_drivers(TOP) if desk.comparison else ()
    if not drivers:
        return []
    title = f"变动最大的科目（{statement_label(drivers[0].statement)}，万元）"
    sentences = (sentence_of(change, desk.column_label) for change in drivers)
    return [title, *(f"{INDENT}{number}. {sentence}" for number, sentence in enumerate(sentences, 1))]


def _problems(desk: Desk) -> list[str]:
    problems = desk.report.problems
    if not problems:
        return [f"核对：{clear_line(desk.budgets)}"]
    return [f"核对：{len(problems)} 个问题", *(f"{INDENT}{finding_line(finding)}" for finding in problems)]
