"""The validation log as lines: mark and word of the status, severity, rule, message, page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text

from model.finding import STATUS_LABELS, Finding, Report, Status
from model.review.review import Review, finding_subject
from tui import width
from tui.describe import status_words, tone_of_finding
from tui.glyphs import PLAIN, Glyphs, glyphs_for
from tui.view import View
from tui.widgets.rows import Rows

UNCHECKED = (Status.INSUFFICIENT, Status.PENDING, Status.AMBIGUOUS)
PASSED = (Status.PASS, Status.ROUNDING)
STATUS_ROOM = max(map(width.cells, STATUS_LABELS.values()))
PAGE_ROOM = 7
TONES = {"bad": "increase"}

FILTERS: tuple[tuple[str, Callable[[Finding], bool]], ...] = (
    ("问题", lambda finding: finding.is_problem),
    ("错误", lambda finding: finding.is_problem and finding.severity == "error"),
    ("未核对", lambda finding: finding.status in UNCHECKED),
    ("读取", lambda finding: finding.status is Status.NOTED),
    ("一致", lambda finding: finding.status in PASSED),
    ("全部", lambda finding: finding.status is not Status.NOT_APPLICABLE),
)
"""What the list can show. What was not checked has a list of its own: it is neither a problem nor a pass."""


def chosen(report: Report, at: int) -> tuple[Finding, ...]:
    """The findings of one filter, gravest first; findings of one cause follow their culprit."""
    keep = FILTERS[at][1]
    problems = report.problems
    rest = tuple(finding for finding in report.findings if not finding.is_problem)
    return by_cause([finding for finding in (*problems, *rest) if keep(finding)])


def by_cause(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings of one cause together, the culprit first, at the place of the first of them."""
    first: dict[str, int] = {}
    for at, finding in enumerate(findings):
        first.setdefault(finding.cause or finding.id, at)
    return tuple(sorted(findings, key=lambda finding: (first[finding.cause or finding.id], finding.place)))


class FindingList(Rows):
    """Findings, one a line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set()

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.findings: tuple[Finding, ...] = ()
        self.glyphs: Glyphs = PLAIN
        self.review = Review()

    def show(self, findings: Sequence[Finding], view: View) -> None:
        """Show these findings from the first one, or drawn anew where they are the same."""
        self.glyphs, self.review = glyphs_for(view.ascii), view.review
        if self.findings == tuple(findings) and self.findings:
            self.refresh()
            self.post_message(self.Moved(self, self.cursor))
            return
        self.findings = tuple(findings)
        self.set_reactive(Rows.cursor, 0)
        self.scroll_to(y=0, animate=False)
        self.set_count(len(self.findings))
        self.post_message(self.Moved(self, 0))

    @property
    def finding(self) -> Finding | None:
        """The finding under the cursor."""
        return self.findings[self.cursor] if self.cursor < len(self.findings) else None

    def line(self, index: int, room: int) -> Text:
        """One finding."""
        finding = self.findings[index]
        tone = tone_of_finding(finding)
        style = self.style_of(TONES.get(tone, tone))
        text = Text()
        text.append(self._mark(finding), self.style_of("good"))
        text.append(f"{self.glyphs.status[finding.status]} ", style)
        text.append(width.left(status_words(finding), STATUS_ROOM) + " ", style)
        text.append(width.left(finding.rule, 4), self.style_of("quiet"))
        lead = "  " if finding.cause and finding.place > 1 else " "
        rest = room - width.cells(text.plain) - PAGE_ROOM
        text.append(width.left(lead + width.clean(finding.message), rest, self.glyphs.ellipsis))
        page = f"第{finding.page}页" if finding.page else ""
        text.append(width.right(page, PAGE_ROOM), self.style_of("quiet"))
        return text

    def _mark(self, finding: Finding) -> str:
        mark = self.review.mark(finding_subject(finding))
        if mark is None:
            return " "
        return self.glyphs.reviewed if mark.reviewed else self.glyphs.noted

    def plain(self, index: int) -> str:
        """All words of a finding."""
        finding = self.findings[index]
        return "\t".join((STATUS_LABELS[finding.status], finding.rule, finding.title, finding.message, finding.formula))
