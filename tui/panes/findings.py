"""校验: every instance of every rule with its status, its formula with the numbers in it, and both places."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from model.amount import Amount, Unit
from model.disclosure import Source
from model.export.sheets import Sheet, findings_sheet
from model.finding import Finding, Report, Status
from model.review.mark import Subject
from model.review.review import finding_subject, mark_words, with_marks_on_findings
from tui.describe import source_words, status_words, tone_of_finding
from tui.desk import Desk
from tui.figures import with_unit
from tui.glyphs import glyphs_for
from tui.messages import FindingOpened
from tui.panes.base import Pane, label_choices, position
from tui.prose import Prose
from tui.view import View
from tui.widgets.choices import Choices
from tui.widgets.finding_list import FILTERS, UNCHECKED, FindingList, chosen
from tui.widgets.rows import Rows

ORIGIN_WORDS = {"document": "文件本身", "recognition": "识别所致", "undecided": "文件或识别，未能判定"}
PADDING = 4


class FindingsPane(Pane):
    """The validation log, filtered, with the finding under the cursor told in full below (narrow) or at the right."""

    def compose(self) -> ComposeResult:
        """Filters, list, and the words of one finding."""
        yield Choices()
        yield FindingList()
        yield Static("", classes="empty")
        with VerticalScroll(id="finding-detail", can_focus=True):
            yield Static(id="finding-words")

    def on_mount(self) -> None:
        """Begin with the problems."""
        self.report = Report()
        self.view = View()
        self.at = 0

    def show(self, desk: Desk, view: View) -> None:
        """Show the log of another desk."""
        self.report = desk.log
        self.show_view(view)

    def show_view(self, view: View) -> None:
        """The marks may have changed."""
        self.view = view
        self.choose(self.at)

    @property
    def rows(self) -> FindingList:
        """The list."""
        return self.query_one(FindingList)

    def choose(self, at: int) -> None:
        """Show the findings of one filter."""
        self.at = at % len(FILTERS)
        counts = [len(chosen(self.report, index)) for index in range(len(FILTERS))]
        labels = tuple(f"{name} {count}" for (name, _), count in zip(FILTERS, counts, strict=True))
        label_choices(self.query_one(Choices), labels, self.at)
        found = self._left(chosen(self.report, self.at))
        self.rows.show(found, self.view)
        self.rows.display = bool(found)
        words = self.query_one(".empty", Static)
        words.display = not found
        words.update(Content(self._why_none()))
        self.query_one("#finding-detail").set_class(not found, "-none")

    def _left(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings that nobody has reviewed, where a person wants only these."""
        if not self.view.unreviewed:
            return findings
        return tuple(each for each in findings if not self.view.review.is_reviewed(finding_subject(each)))

    def _why_none(self) -> str:
        """Why the list is empty; what was not checked is told of, for it is no pass."""
        name = FILTERS[self.at][0]
        if chosen(self.report, self.at):
            return f"这一类都复核过了：{name}。"
        unchecked = sum(finding.status in UNCHECKED for finding in self.report.findings)
        told = sum(finding.status is Status.NOTED for finding in self.report.findings)
        others = "、".join([f"{unchecked} 处未能核对"] * bool(unchecked) + [f"{told} 条读取说明"] * bool(told))
        return f"这一类没有条目：{name}。" + (f"另有 {others}，按 f 换一类看。" if others else "")

    def sources(self) -> Iterable[Source]:
        """The places of the finding."""
        return self.rows.finding.sources if self.rows.finding else ()

    def sheet(self) -> Sheet:
        """The findings of the filter."""
        report = with_marks_on_findings(Report(findings=self.rows.findings), self.view.review)
        return findings_sheet(report, passed=True)

    def subject(self) -> Subject | None:
        """The finding under the cursor."""
        return finding_subject(self.rows.finding) if self.rows.finding else None

    def subject_words(self) -> str:
        """The finding in one line."""
        return f"{self.rows.finding.rule} {self.rows.finding.message}" if self.rows.finding else ""

    def next_filter(self) -> None:
        """The next filter."""
        self.choose(self.at + 1)

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """A click on a filter."""
        event.stop()
        self.choose(event.index)

    def on_rows_moved(self) -> None:
        """Tell about the finding under the cursor, once the box below has its size."""
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        detail = self.query_one("#finding-detail", VerticalScroll)
        if detail.display and detail.size.width:
            self.query_one("#finding-words", Static).update(self.describe(detail.size.width - PADDING) or "")
            detail.scroll_home(animate=False)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter goes to the figure."""
        event.stop()
        if self.rows.finding:
            self.post_message(FindingOpened(self.rows.finding))

    def describe(self, room: int) -> Content | None:
        """The finding under the cursor in full."""
        finding = self.rows.finding
        return finding_words(finding, self.report, self.view, room) if finding else None

    def status(self) -> list[str]:
        """Where one is."""
        done = sum(self.view.review.is_reviewed(finding_subject(finding)) for finding in self.rows.findings)
        reviewed = f"复核 {done}/{self.rows.count}" if done else ""
        unreviewed = "只看未复核" if self.view.unreviewed else ""
        return [position(self.rows), f"筛选：{FILTERS[self.at][0]}", reviewed, unreviewed]


def finding_words(finding: Finding, report: Report, view: View, room: int) -> Content:
    """One finding: what was checked, the formula with its numbers, both places, where the fault may lie."""
    prose = Prose(room)
    tone = tone_of_finding(finding)
    status = f"{status_words(finding)} {finding.rule}"
    prose.item(glyphs_for(view.ascii).status[finding.status], status, tone, mark_tone=tone)
    prose.text(finding.title, "strong")
    prose.text(finding.message)
    if words := mark_words(view.review.mark(finding_subject(finding))):
        prose.head("复核").text(words)
    if finding.formula:
        prose.head("算式").text(finding.formula)
    _compared(prose, finding)
    for number, source in enumerate(finding.sources, 1):
        prose.head("出处" if len(finding.sources) == 1 else f"出处 {number}")
        for label, words in source_words(source):
            prose.pair(label, words)
    if finding.is_problem:
        prose.gap().pair("来源", ORIGIN_WORDS[finding.origin])
    _cause(prose, finding, report)
    return prose.content()


def _compared(prose: Prose, finding: Finding) -> None:
    """What should stand there and what does, where these differ: a rule may ask for more than the amount."""
    if finding.is_problem and finding.expected == finding.found:
        return
    for label, words in (("应为", finding.expected), ("印为", finding.found), ("相差", finding.difference)):
        if words:
            prose.figure(label, with_unit(Amount.printed(words), Unit.YUAN) if _is_number(words) else words)


def _is_number(words: str) -> bool:
    return words.replace(".", "", 1).replace("-", "", 1).isdigit()


def _cause(prose: Prose, finding: Finding, report: Report) -> None:
    """The other findings that one wrong figure explains."""
    if not finding.cause:
        return
    group = [other for other in report.findings if other.cause == finding.cause and other.id != finding.id]
    if not group:
        return
    prose.head(f"同一根由的另外 {len(group)} 条")
    for other in sorted(group, key=lambda other: other.place):
        prose.item("-", f"{other.rule} {other.message}", "quiet")
