"""A pane of account trees: one of several statements at a time."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content

from model.disclosure import UnitBudget
from model.finding import Finding
from model.vocabulary import statement_label
from tui.describe import describe
from tui.desk import Desk
from tui.outline import Outline, outline_of
from tui.panes.base import Pane, label_choices, position
from tui.prose import Prose
from tui.view import SHOWN_WORDS, View
from tui.walk import blanks_in
from tui.widgets.account_tree import AccountTree
from tui.widgets.choices import Choices
from tui.widgets.folded import Folded


class MoneyPane(Pane):
    """Shows the statements of ``STATEMENTS`` that either document prints."""

    STATEMENTS: ClassVar[tuple[str, ...]] = ()

    SHORT: ClassVar[dict[str, str]] = {}
    """Shorter names for the strip."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.desk: Desk | None = None
        self.view = View()
        self.found: tuple[str, ...] = ()
        self.at = 0
        self.outline = Outline("")

    def compose(self) -> ComposeResult:
        """The strip of statements, the tree, and words for an empty table."""
        yield Choices()
        yield AccountTree()
        yield Folded(classes="empty")

    def show(self, desk: Desk, view: View) -> None:
        """Show another desk, at the statement that was on if it has it."""
        statement = self.statement
        self.desk, self.view = desk, view
        self.found = tuple(name for name in self.STATEMENTS if any(prints(budget, name) for budget in desk.budgets))
        self.at = self.found.index(statement) if statement in self.found else 0
        self._show_statement()

    def renew(self, desk: Desk, view: View) -> None:
        """The same line of the same statement with what was decided."""
        self.desk, self.view = desk, view
        self.outline = outline_of(desk, self.statement)
        self.rows.renew(self.outline, desk, view)

    def show_view(self, view: View) -> None:
        """Show the same statement in another way."""
        self.view = view.on(self.statement)
        self.query_one(AccountTree).show_view(self.view)

    @property
    def statement(self) -> str:
        """The statement that is shown."""
        return self.found[self.at] if self.at < len(self.found) else ""

    @property
    def rows(self) -> AccountTree:
        """The tree."""
        return self.query_one(AccountTree)

    @property
    def is_empty(self) -> bool:
        """Whether no document prints any of the statements."""
        return not self.found

    @property
    def statements(self) -> int:
        """How many statements there are."""
        return len(self.found)

    def step_statement(self, step: int) -> None:
        """The next statement; after the last one the first."""
        if self.found:
            self.choose((self.at + step) % len(self.found))

    def choose(self, at: int) -> None:
        """Show one of the statements."""
        self.at = at
        self._show_statement()
        self.rows.focus()

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """A click on the strip."""
        event.stop()
        self.choose(event.index)

    def _show_statement(self) -> None:
        assert self.desk is not None
        self.view = self.view.on(self.statement)
        label_choices(self.query_one(Choices), tuple(map(self._label, self.found)), self.at)
        self.outline = outline_of(self.desk, self.statement)
        is_empty = not any(True for _ in self.outline.walk())
        self.rows.show(self.outline, self.desk, self.view)
        self.rows.display = not is_empty
        words = self.query_one(".empty", Folded)
        words.display = is_empty
        words.fill(self._empty_words)

    def _label(self, statement: str) -> str:
        return self.SHORT.get(statement, statement_label(statement))

    def _empty_words(self, room: int) -> Content:
        """Why there is nothing to see: the table's own note, or that no document has such a table."""
        assert self.desk is not None
        prose = Prose(room)
        if not self.found:
            names = "、".join(map(statement_label, self.STATEMENTS))
            return prose.text(f"文件里没有{names}。").content()
        for budget, name in zip(self.desk.budgets, self.desk.names, strict=True):
            table = budget.table(self.statement)
            words = (table.note or "表中没有金额。") if table else "文件里没有这张表。"
            prose.pair(name, words)
        return prose.content()

    def go_to(self, finding: Finding) -> bool:
        """Go to the figure of a finding; False where no statement of the pane has it."""
        return self.go_to_row(finding.statement, finding.side, finding.code or finding.name, finding.measure)

    def go_to_row(self, statement: str, side: str, row: str, measure: str) -> bool:
        """Go to a figure; False where no statement of the pane has it."""
        if statement not in self.found:
            return False
        if self.statement != statement:
            self.choose(self.found.index(statement))
        return self.rows.go_to_row(side, row, measure)

    def describe(self, room: int) -> Content | None:
        """The figure under the cursor."""
        figure = self.rows.figure if self.rows.display else None
        return describe(self.desk, figure, self.view, room) if figure and self.desk else None

    def status(self) -> list[str]:
        """Where one is and what is hidden."""
        blank = blanks_in(self.outline)
        hidden = f"隐去空行 {blank}" if blank and not self.view.zeros else ""
        filters = (SHOWN_WORDS[self.view.shown], "只看未复核" if self.view.unreviewed else "")
        return [position(self.rows), *self.rows.progress(), *filters, self._order(), hidden]

    def _order(self) -> str:
        if not self.view.by_change:
            return "清单" if self.view.flat else ""
        return "按增减大小" if self.desk and self.desk.compares else "按金额大小"


def prints(budget: UnitBudget, statement: str) -> bool:
    """Whether a document has the statement, be it empty."""
    return bool(budget.table(statement) or budget.facts_of(statement))
