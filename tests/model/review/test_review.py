"""Marks of a person: about one value, kept for a unit and its years, told where findings and changes are told."""

from __future__ import annotations

from pathlib import Path

from model.comparison.compare import compare
from model.review.review import (
    Review,
    figure_subject,
    finding_subject,
    mark_words,
    review_of,
    with_marks_on_changes,
    with_marks_on_findings,
)
from tests.builders import a_budget, a_consistent_2022, a_consistent_2023, a_pair


class TestKeeping:
    """One file for a unit and its years."""

    def test_marks_come_back(self, tmp_path: Path) -> None:
        """For the same pair only."""
        new, old = a_pair()
        subject = figure_subject(new.facts[0], old.facts[0])
        assert subject is not None
        review = review_of(new, old, tmp_path).toggled(subject).noted(subject, " 问过 ")
        assert review.saved() == ""
        again = review_of(new, old, tmp_path)
        assert mark_words(again.mark(subject)) == "已复核；批注：问过"
        assert review_of(new, None, tmp_path).marks == {}
        assert review_of(a_budget("别的单位").build(), old, tmp_path).marks == {}

    def test_the_last_mark_takes_the_file_with_it(self, tmp_path: Path) -> None:
        """Nothing is left of what was taken back."""
        new, old = a_pair()
        subject = figure_subject(new.facts[0], None)
        assert subject is not None
        review = review_of(new, old, tmp_path).toggled(subject)
        review.saved()
        review.toggled(subject).saved()
        assert list(tmp_path.iterdir()) == []

    def test_a_review_without_a_place_says_so(self) -> None:
        """Marks of this session."""
        assert "只在本次有效" in Review().saved()


class TestLapsing:
    """A mark is about a value."""

    def test_another_value_is_unreviewed(self) -> None:
        """Its mark is found as lapsed."""
        new, old = a_pair()
        before = figure_subject(new.facts[0], old.facts[0])
        after = figure_subject(old.facts[0], old.facts[0])
        assert before is not None
        assert after is not None
        review = Review().toggled(before)
        assert review.is_reviewed(before)
        assert not review.is_reviewed(after)
        assert [mark.subject for mark in review.lapsed(after)] == [before]
        assert review.lapsed(before) == ()


class TestTelling:
    """Notes behind the words of changes and findings."""

    def test_changes_and_findings(self) -> None:
        """Only what was marked says so."""
        from model.checks import check

        new, old = a_pair()
        comparison, report = compare(new, old), check(new, old)
        change = next(change for change in comparison.changes if change.kind == "changed")
        subject = figure_subject(change.new, change.old)
        assert subject is not None
        review = Review().noted(subject, "看过").toggled(finding_subject(report.problems[0]))
        told = with_marks_on_changes(comparison, review)
        assert [c.note for c in told.changes if "批注" in c.note] == ["批注：看过"]
        assert sum("已复核" in f.message for f in with_marks_on_findings(report, review).findings) == 1

    def test_without_marks_nothing_is_made_anew(self) -> None:
        """The same values."""
        comparison = compare(a_consistent_2023().build(), a_consistent_2022().build())
        assert with_marks_on_changes(comparison, Review()) is comparison
