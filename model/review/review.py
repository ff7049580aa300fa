"""What a person has looked at: reviewed marks and notes on figures and findings, kept for a unit and its two years.

A mark belongs to one value. When the value changes, the mark lapses: it no longer counts, and its note is shown as one
on another value. One file a pair of unit-years (``model.review.file``), looked into only where there is one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from platformdirs import user_data_path

from model.amount import plain
from model.comparison.change import Change
from model.comparison.comparable import unit_name
from model.comparison.compare import Comparison
from model.disclosure import Fact, UnitBudget
from model.finding import Finding, Report
from model.review.mark import Mark, Subject

APP = "budget-tui"
FOLDER = "reviews"
FINDING = "finding:"
"""Stands before the rule where a mark is about a finding."""


@dataclass(frozen=True)
class Review:
    """All marks on one unit in one or two years; ``problem`` is one sentence on a file that could not be read."""

    path: Path | None = None
    unit: str = ""
    years: tuple[int, ...] = ()
    marks: Mapping[Subject, Mark] = field(default_factory=dict)
    problem: str = ""

    def mark(self, subject: Subject) -> Mark | None:
        """The mark on a subject with its present value."""
        return self.marks.get(subject)

    def is_reviewed(self, subject: Subject) -> bool:
        """Whether a person has looked at this very value."""
        mark = self.mark(subject)
        return mark is not None and mark.reviewed

    def lapsed(self, subject: Subject) -> tuple[Mark, ...]:
        """Marks on other values of the same address."""
        return tuple(mark for mark in self._by_address.get(subject[:4], ()) if mark.value != subject.value)

    def toggled(self, subject: Subject) -> Review:
        """The review with a subject reviewed, or no longer so."""
        mark = self.mark(subject) or Mark(**subject._asdict())
        return self._with(mark.model_copy(update={"reviewed": not mark.reviewed}))

    def noted(self, subject: Subject, note: str) -> Review:
        """The review with a note on a subject; a blank one takes it away."""
        mark = self.mark(subject) or Mark(**subject._asdict())
        return self._with(mark.model_copy(update={"note": note.strip()}))

    def saved(self) -> str:
        """Write the marks in one step; returns a sentence where that is not possible, else blank."""
        if self.problem or self.path is None:
            return f"{self.problem}标记只在本次有效。"
        try:
            if self.marks:
                from model.review.file import write_marks

                write_marks(self.path, self.unit, self.years, self.marks.values())
            else:
                self.path.unlink(missing_ok=True)
        except OSError as error:
            return f"写不了 {self.path}：{error.strerror}，标记只在本次有效。"
        return ""

    def _with(self, mark: Mark) -> Review:
        others = {subject: other for subject, other in self.marks.items() if subject != mark.subject}
        kept = {mark.subject: mark} if mark.reviewed or mark.note else {}
        return replace(self, marks={**others, **kept})

    @cached_property
    def _by_address(self) -> dict[tuple[str, ...], list[Mark]]:
        groups: dict[tuple[str, ...], list[Mark]] = {}
        for mark in self.marks.values():
            groups.setdefault(mark.subject[:4], []).append(mark)
        return groups


def users_reviews() -> Path:
    """Where the marks of the person at work are kept."""
    return user_data_path(APP, appauthor=False) / FOLDER


def review_of(new: UnitBudget, old: UnitBudget | None, folder: Path | None = None) -> Review:
    """The marks on a unit in these years; none, with a sentence, where their file cannot be understood."""
    path = (folder or users_reviews()) / f"{_name(new, old)}.toml"
    years = tuple(budget.year or 0 for budget in (new, old) if budget is not None)
    review = Review(path, new.unit, years)
    if not path.exists():
        return review
    from model.review.file import read_marks

    marks, problem = read_marks(path)
    return replace(review, marks={mark.subject: mark for mark in marks}, problem=problem)


def _name(new: UnitBudget, old: UnitBudget | None) -> str:
    """A file name for a unit and its years; documents that name neither unit nor code go by their files."""
    parts = [
        (unit_name(budget.unit) or budget.code or "、".join(budget.files), budget.kind, budget.phase, str(budget.year))
        for budget in (new, old)
        if budget is not None
    ]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


# ---- what marks are about ---------------------------------------------------------------------------------------


def figure_subject(new: Fact | None, old: Fact | None) -> Subject | None:
    """The subject of a figure in one or both years; None where neither prints one."""
    fact = new or old
    if fact is None:
        return None
    return Subject(*fact.key, value="|".join(_value(each) for each in (new, old)))


def finding_subject(finding: Finding) -> Subject:
    """The subject of a finding: its rule and place, and what it says."""
    row = " ".join(filter(None, (finding.statement, finding.code or finding.name)))
    return Subject(f"{FINDING}{finding.rule}", finding.side, row, finding.measure, finding.message)


def _value(fact: Fact | None) -> str:
    if fact is None:
        return ""
    return plain(fact.amount.yuan) if fact.amount else "?"


# ---- in exports -------------------------------------------------------------------------------------------------


def mark_words(mark: Mark | None) -> str:
    """A mark in words: 已复核, the note, or both."""
    if mark is None:
        return ""
    return "；".join(filter(None, ("已复核" if mark.reviewed else "", f"批注：{mark.note}" if mark.note else "")))


def with_marks_on_changes(comparison: Comparison, review: Review) -> Comparison:
    """The comparison with the marks behind the notes of its changes."""
    if not review.marks:
        return comparison
    return comparison.model_copy(update={"changes": tuple(_marked(c, review) for c in comparison.changes)})


def with_marks_on_findings(report: Report, review: Review) -> Report:
    """The log with the marks behind the messages of its findings."""
    if not review.marks:
        return report
    return report.model_copy(update={"findings": tuple(_told(finding, review) for finding in report.findings)})


def _marked(change: Change, review: Review) -> Change:
    subject = figure_subject(change.new, change.old)
    words = mark_words(review.mark(subject)) if subject else ""
    return change.model_copy(update={"note": "；".join(filter(None, (change.note, words)))}) if words else change


def _told(finding: Finding, review: Review) -> Finding:
    words = mark_words(review.mark(finding_subject(finding)))
    return finding.model_copy(update={"message": f"{finding.message}（{words}）"}) if words else finding
