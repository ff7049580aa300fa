"""What every pane can do, so that the main screen need not know which one it talks to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Vertical
from textual.content import Content

from model.disclosure import Source
from model.export.sheets import Sheet
from model.review.mark import Subject
from tui.desk import Desk
from tui.view import View
from tui.widgets.account_tree import AccountTree
from tui.widgets.choices import Choices
from tui.widgets.figure import Figure
from tui.widgets.rows import Rows
from tui.width import cells


class Pane(Vertical):
    """One way to look at the desk; filled by ``show`` when it is first brought up.

    ``INSPECTED`` says whether the inspector has something to tell beside it.
    """

    INSPECTED: ClassVar[bool] = True

    def show(self, desk: Desk, view: View) -> None:
        """Show another desk."""
        raise NotImplementedError

    def renew(self, desk: Desk, view: View) -> None:
        """Show the same documents after a decision, at the same place where the pane has one."""
        self.show(desk, view)

    def show_view(self, view: View) -> None:
        """Show the same desk in another way."""

    @property
    def rows(self) -> Rows | None:
        """The list that takes the keys, if there is one."""
        return None

    @property
    def is_empty(self) -> bool:
        """Whether the documents have nothing for this pane, so that no command on its lines is of use."""
        return False

    @property
    def money_tree(self) -> AccountTree | None:
        """The list, where it is a money tree."""
        return self.rows if isinstance(self.rows, AccountTree) else None

    @property
    def figure(self) -> Figure | None:
        """The figure under the cursor, where the pane has figures."""
        return self.money_tree.figure if self.money_tree is not None and self.money_tree.display else None

    def sources(self) -> Iterable[Source]:
        """Where what the cursor stands on is printed, the newer document first."""
        return (fact.source for fact in self.figure.facts) if self.figure else ()

    def sheet(self) -> Sheet | None:
        """What is on the screen as a table; None where it is no table."""
        return self.money_tree.sheet() if self.money_tree is not None and self.money_tree.display else None

    def subject(self) -> Subject | None:
        """What a reviewed mark or a note here would be about; None where there is nothing to review."""
        figure = self.figure
        return figure.subject if figure else None

    def subject_words(self) -> str:
        """What it is about, in words."""
        return self.figure.words if self.figure else ""

    @property
    def statements(self) -> int:
        """How many tables the pane can show one after the other."""
        return 0

    def step_statement(self, step: int) -> None:
        """Show the next table."""

    def status(self) -> list[str]:
        """What the status line should say of the pane."""
        return []

    def describe(self, room: int) -> Content | None:  # noqa: ARG002
        """What the inspector should tell; None where nothing is chosen."""
        return None

    def take_focus(self) -> None:
        """Put the keys where they are of use."""
        if self.rows is not None:
            self.rows.focus()


def label_choices(choices: Choices, labels: tuple[str, ...], at: int) -> None:
    """Fill a strip, and hide it where there is nothing to choose."""
    choices.labels = labels
    choices.at = at
    choices.display = len(labels) > 1


def position(rows: Rows) -> str:
    """``第 5/66 行``."""
    return f"第 {rows.cursor + 1}/{rows.count} 行" if rows.count else ""


def padded(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Labels of equal cells, for an upright strip."""
    room = max(map(cells, labels), default=0)
    return tuple(label + " " * (room - cells(label)) for label in labels)
