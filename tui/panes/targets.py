"""绩效: the projects and indicators of both years."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from model.disclosure import Indicator, Source, TargetProject
from model.export.sheets import Sheet
from model.review.mark import Subject
from model.review.review import mark_words
from tui.describe import source_words
from tui.desk import Desk
from tui.figures import with_unit
from tui.glyphs import MARK_WORDS
from tui.panes.base import Pane, position
from tui.prose import Prose
from tui.view import SHOWN_WORDS, View
from tui.widgets.target_list import TargetList, line_name, project_name, subject_of


class TargetsPane(Pane):
    """Performance targets, compared project by project and indicator by indicator."""

    def compose(self) -> ComposeResult:
        """The list, or why there is none."""
        yield TargetList()
        yield Static("", classes="empty")

    def show(self, desk: Desk, view: View) -> None:
        """Show the targets of another desk."""
        self.desk, self.view = desk, view
        self.rows.show(desk, view)
        self.rows.display = not self.is_empty
        words = self.query_one(".empty", Static)
        words.display = self.is_empty
        words.update(Content("文件里没有绩效目标表。"))

    def show_view(self, view: View) -> None:
        """Show them in another way."""
        if view != self.view:
            self.view = view
            self.rows.show_view(view)

    @property
    def rows(self) -> TargetList:
        """The list."""
        return self.query_one(TargetList)

    @property
    def is_empty(self) -> bool:
        """Whether no document prints targets."""
        return not any(budget.targets for budget in self.desk.budgets)

    def sources(self) -> Iterable[Source]:
        """Where the project or indicator is printed."""
        line = self.rows.target
        sides = (line.indicator or line.project) if line else ()
        return (side.source for side in sides if side is not None)

    def sheet(self) -> Sheet:
        """The lines as they are shown."""
        years = self.view.in_order(self.desk.years)
        rows = tuple(tuple(self.rows.plain(at).split("\t")) for at in range(self.rows.count))
        return Sheet("绩效目标", ("项目与指标", *years), rows)

    def subject(self) -> Subject | None:
        """The project or indicator under the cursor, with its values of both years."""
        return subject_of(self.rows.target) if self.rows.target else None

    def subject_words(self) -> str:
        """Project and indicator."""
        line = self.rows.target
        return " ".join((project_name(line.project), line_name(line))).strip() if line else ""

    def status(self) -> list[str]:
        """Where one is."""
        if self.is_empty:
            return []
        return [position(self.rows), f"项目 {self._counts()}", SHOWN_WORDS[self.view.shown]]

    def _counts(self) -> str:
        """How many projects each document has; of which year where there are two."""
        counts = [f"{len(budget.targets)} 个" for budget in self.desk.budgets]
        if len(counts) == 1:
            return counts[0]
        names = zip(self.view.in_order(self.desk.names), self.view.in_order(tuple(counts)), strict=True)
        return "，".join(f"{name} {count}" for name, count in names)

    def describe(self, room: int) -> Content | None:
        """The project or indicator under the cursor, in both years."""
        line = self.rows.target
        if line is None:
            return None
        prose = Prose(room).text(project_name(line.project), "strong")
        if self.desk.compares and line.kind != "same":
            prose.text("两年不同" if line.kind == "changed" else MARK_WORDS[line.kind], "quiet")
        subject = self.subject()
        if subject and (words := mark_words(self.view.review.mark(subject))):
            prose.head("复核").text(words)
        for at, name in enumerate(self.desk.names):
            prose.head(name)
            if line.indicator is None:
                _project(prose, line.project[at], self.view)
            else:
                _indicator(prose, line.indicator[at])
        return prose.content()


def _project(prose: Prose, project: TargetProject | None, view: View) -> None:
    if project is None:
        prose.text("没有这个项目。", "quiet")
        return
    prose.pair("金额", with_unit(project.amount, view.unit) if project.amount else "文件未印")
    prose.pair("指标", f"{len(project.indicators)} 条")
    if project.goal:
        prose.text("目标", "quiet").text(project.goal)
    for label, words in source_words(project.source):
        prose.pair(label, words, "quiet")


def _indicator(prose: Prose, indicator: Indicator | None) -> None:
    if indicator is None:
        prose.text("没有这条指标。", "quiet")
        return
    prose.text(indicator.value or "未印指标值", "strong" if indicator.value else "warn")
    for label, words in (
        ("一级", indicator.level1), ("二级", indicator.level2), ("三级", indicator.level3),
        ("说明", indicator.description), ("依据", indicator.basis), *source_words(indicator.source),
    ):  # fmt: skip
        if words:
            prose.pair(label, words)
