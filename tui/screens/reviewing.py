"""What a person decides and notes down: proposals accepted, figures and findings reviewed, notes."""

from __future__ import annotations

from dataclasses import replace

from model.review.review import Review
from tui.messages import ProposalDecided
from tui.screens.frame import Frame
from tui.screens.note import NoteScreen


class Reviewing(Frame):
    """The commands of the review."""

    def action_decide(self) -> None:
        """Accept the value proposed for the figure, or take that back."""
        figure = self.pane.figure
        found = figure.proposed(self.desk.budgets) if figure else None
        if found is None:
            self.notify("这一格没有推定值。", timeout=2)
        else:
            self.post_message(ProposalDecided(*found))

    def action_review(self) -> None:
        """Mark what the cursor stands on as reviewed, or no longer so."""
        subject = self.pane.subject()
        if subject is None:
            self.notify("这里没有可以复核的数字。", timeout=2)
        else:
            self._keep(self.view.review.toggled(subject))

    def action_note(self) -> None:
        """Write a note on what the cursor stands on."""
        subject = self.pane.subject()
        if subject is None:
            self.notify("这里没有可以批注的数字。", timeout=2)
            return
        mark = self.view.review.mark(subject)

        def noted(words: str | None) -> None:
            if words is not None:
                self._keep(self.view.review.noted(subject, words))

        self.app.push_screen(NoteScreen(self.pane.subject_words(), mark.note if mark else ""), noted)

    def action_unreviewed(self) -> None:
        """Only what nobody has reviewed, or everything."""
        self.set_view(replace(self.view, unreviewed=not self.view.unreviewed))

    def _keep(self, review: Review) -> None:
        problem = review.saved()
        if problem:
            self.notify(problem, severity="warning", markup=False)
        self.set_view(replace(self.view, review=review))
