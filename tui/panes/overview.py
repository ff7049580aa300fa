"""概览: what the documents are, the headline figures of both years, what moved them, how much was checked."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Grid, VerticalScroll
from textual.content import Content

from model.comparison.compare import Change
from model.disclosure import Fact, UnitBudget
from model.finding import SEVERITY_LABELS, Coverage, Report
from model.unread import unread_in
from model.vocabulary import statement_label
from tui import width
from tui.columns import TELLING
from tui.desk import Desk
from tui.figures import Cell, change_cell, fact_cell, percent, percent_cell
from tui.glyphs import Glyphs, glyphs_for
from tui.headlines import Headline, headlines
from tui.panes.base import Pane
from tui.prose import Prose
from tui.view import View
from tui.widgets.bars import bar
from tui.widgets.folded import Folded

DRIVERS = 8
BAR_ROOM = 24


class Card(Folded):
    """A titled box."""

    def __init__(self, title: str, *, id: str) -> None:
        super().__init__(id=id)
        self.border_title = title


class OverviewPane(Pane):
    """Four cards: the documents, the headline figures, the drivers, the checks."""

    INSPECTED: ClassVar[bool] = False

    def compose(self) -> ComposeResult:
        """The cards in a grid of one or two columns."""
        with VerticalScroll(can_focus=True), Grid(id="cards"):
            yield Card("主要数字", id="card-figures")
            yield Card("文件", id="card-documents")
            yield Card("变化最大", id="card-drivers")
            yield Card("校验", id="card-checks")

    def show(self, desk: Desk, view: View) -> None:
        """Fill the cards."""
        self.desk = desk
        self.query_one("#card-documents", Card).fill(lambda room: documents(desk, room))
        self.query_one("#card-checks", Card).fill(lambda room: checks(desk.report, desk, view, room))
        self.query_one("#card-drivers").display = desk.compares
        self.show_view(view)

    def show_view(self, view: View) -> None:
        """The unit of money or the marks may have changed."""
        desk = self.desk
        self.query_one("#card-figures", Card).fill(lambda room: figures(desk, view, room))
        self.query_one("#card-drivers", Card).fill(lambda room: drivers(desk, view, room))

    def take_focus(self) -> None:
        """Arrows scroll."""
        self.query_one(VerticalScroll).focus()


def documents(desk: Desk, room: int) -> Content:
    """Who, which year, what kind, how much was read, and why two documents should not be compared."""
    prose = Prose(room)
    for budget, name in zip(desk.budgets, desk.years, strict=True):
        _document(prose, budget, name)
    for warning in desk.warnings:
        prose.item("!", warning, "warn", mark_tone="warn")
    for failure in desk.failures:
        prose.item("!", f"没有读出：{failure}", "bad", mark_tone="bad")
    return prose.content()


def _document(prose: Prose, budget: UnitBudget, name: str) -> None:
    """One document; ``name`` is what the columns call it, which its caption may say as well."""
    if prose.lines:
        prose.gap()
    lead = "" if name in budget.caption else f"{name}："
    prose.text(f"{lead}{budget.caption}", "strong")
    prose.pair("单位", " ".join(filter(None, (budget.code, budget.unit))) or "（单位名称不明）")
    prose.pair("文件", "、".join(budget.files))
    tables = sum(not table.empty for table in budget.tables)
    empty = len(budget.tables) - tables
    pages = f"{budget.pages} 页，" if budget.pages else ""
    words = f"{pages}{tables} 张表有数" + (f"，{empty} 张为空" if empty else "")
    others = f"，另 {len(budget.others)} 个在其他表" if budget.others else ""
    prose.pair("内容", f"{words}，{len(budget.facts)} 个数字，{len(budget.targets)} 个绩效项目{others}")
    unread = f"读不出 {len(budget.gaps)} 格" if budget.gaps else "没有读不出的格"
    lines = f"，{budget.lines.unread} 行没有用上" if budget.lines.unread else ""
    left = unread_in(budget) - len(budget.gaps) - budget.lines.unread
    aside = f"，{left} 处没有采用" if left > 0 else ""
    notices = f"，说明 {len(budget.notices)} 条（按 7 看）" if budget.notices else ""
    prose.pair("读取", unread + lines + aside + notices, "warn" if unread_in(budget) else "")


def figures(desk: Desk, view: View, room: int) -> Content:
    """The headline figures of both years with their difference, and a bar for each year where there is room."""
    glyphs = glyphs_for(view.ascii)
    found = headlines(desk)
    prose = Prose(room)
    if not found:
        return prose.text("文件里没有读到总数。", "quiet").content()
    rows = [_figure_row(headline, desk, view) for headline in found]
    widths = [width.widest(row[column].text for row in rows) for column in range(len(rows[0]))]
    heads = ["", *view.in_order(desk.years), *(("增减", "增减%") if desk.compares else ())]
    widths = [max(at, width.cells(head)) for at, head in zip(widths, heads, strict=True)]
    bars = min(BAR_ROOM, room - sum(widths) - 2 * len(widths))
    largest = max((_yuan(fact) for headline in found for fact in (headline.new, headline.old)), default=Decimal(0))
    prose.spans(*_cells([Cell(head, tone="quiet") for head in heads], widths), (f"  单位：{view.unit}", "quiet"))
    for headline, row in zip(found, rows, strict=True):
        prose.spans(*_cells(row, widths), *_bars(headline, largest, bars, glyphs))
    return prose.content()


def _figure_row(headline: Headline, desk: Desk, view: View) -> list[Cell]:
    facts = (headline.new, headline.old)[: len(desk.budgets)]
    row = [Cell(headline.label), *(fact_cell(fact, view.unit) for fact in view.in_order(facts))]
    if desk.compares:
        row += [change_cell(headline.change, view.unit), percent_cell(headline.change)]
    return row


def _cells(row: list[Cell], widths: list[int]) -> list[tuple[str, str]]:
    label, *figures = row
    spans: list[tuple[str, str]] = [(width.left(label.text, widths[0]), label.tone)]
    for cell, room in zip(figures, widths[1:], strict=True):
        spans.append(("  " + width.right(cell.text, room), cell.tone))
    return spans


def _bars(headline: Headline, largest: Decimal, room: int, glyphs: Glyphs) -> list[tuple[str, str]]:
    if room < 8:
        return []
    return [("  ", ""), (bar(_yuan(headline.new), largest, room, glyphs), "faint")]


def _yuan(fact: Fact | None) -> Decimal:
    return fact.amount.yuan if fact and fact.amount else Decimal(0)


def drivers(desk: Desk, view: View, room: int) -> Content:
    """The lines that moved the total most."""
    prose = Prose(room)
    changes = desk.comparison.top_drivers(DRIVERS) if desk.comparison else ()
    if not changes:
        return prose.text("没有哪一项有变化。", "quiet").content()
    tell_shares = all(abs(change.contribution_percent or Decimal(0)) <= TELLING for change in changes)
    shares = "；末列为占总增减的百分比" if tell_shares else ""
    prose.text(f"《{statement_label(changes[0].statement)}》变动最大的 {len(changes)} 项{shares}", "quiet")
    rows = [_driver_row(change, view)[: 4 if tell_shares else 3] for change in changes]
    widths = [width.widest(row[column].text for row in rows) for column in range(1, len(rows[0]))]
    names = room - sum(widths) - 2 * len(widths)
    for row in rows:
        prose.spans(*_cells(row, [max(12, names), *widths]))
    return prose.content()


def _driver_row(change: Change, view: View) -> list[Cell]:
    mark = glyphs_for(view.ascii).change[change.kind]
    name = f"{mark} {change.code} {change.name}".replace("  ", " ")
    share = change.contribution_percent
    return [
        Cell(name),
        change_cell(change, view.unit),
        percent_cell(change),
        Cell(percent(share) if share is not None else "", tone="quiet"),
    ]


def checks(report: Report, desk: Desk, view: View, room: int) -> Content:
    """How many problems of each severity, and how much could be checked at all."""
    glyphs = glyphs_for(view.ascii)
    prose = Prose(room)
    for severity, label in SEVERITY_LABELS.items():
        count = sum(finding.severity == severity for finding in report.problems)
        tone = {"error": "bad", "warning": "warn"}.get(severity, "") if count else "quiet"
        prose.pair(label, f"{count} 处" if count else "没有", tone)
    total = _sum(report.coverage.values())
    checked = total.passed + total.rounding + total.failed
    prose.gap()
    prose.text(f"核对了 {checked}/{total.applicable} 处等式，其中：")
    for status, words, count, tone in (
        ("pass-exact", "一致", total.passed, "good"),
        ("pass-rounding", "舍入内一致", total.rounding, "good"),
        ("fail", "不符", total.failed, "bad" if total.failed else "quiet"),
        ("insufficient", "无法核对（有数读不出或未印）", total.insufficient, "warn" if total.insufficient else "quiet"),
        ("pending", "待上年文件", total.pending, "quiet"),
    ):
        prose.item(glyphs.status[status], f"{words} {count}", tone, mark_tone=tone)
    if desk.unread:
        prose.text(f"另有 {desk.unread} 格应有数字而读不出。", "warn")
    prose.gap().text("按 7 看每一条。", "quiet")
    return prose.content()


def _sum(coverages: Iterable[Coverage]) -> Coverage:
    found = list(coverages)
    fields = Coverage.field_names()
    return Coverage(**{name: sum(getattr(one, name) for one in found) for name in fields})
