"""The figure that the cursor stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.comparison.compare import Change
from model.comparison.tree import Account
from model.disclosure import Fact, UnitBudget
from model.review.mark import Subject
from model.review.review import figure_subject
from model.vocabulary import measure_label, statement_label
from tui.outline import Node


@dataclass(frozen=True)
class Figure:
    """The figure under the cursor: one measure of one line, in one or both years."""

    statement: str
    account: Account
    measure: str
    node: Node
    change: Change | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The figure in the years that print it, the newer first."""
        found = (self.account.new.get(self.measure), self.account.old.get(self.measure))
        return tuple(fact for fact in found if fact is not None)

    @property
    def subject(self) -> Subject | None:
        """What a mark on the figure is about."""
        return figure_subject(self.account.new.get(self.measure), self.account.old.get(self.measure))

    @property
    def words(self) -> str:
        """The figure in words: statement, account, column."""
        names = (statement_label(self.statement), self.account.code, self.account.name, measure_label(self.measure))
        return " ".join(name for name in names if name)

    def proposed(self, budgets: Sequence[UnitBudget]) -> tuple[UnitBudget, Fact] | None:
        """The document and the cell that a value is proposed for, the newer year first."""
        cells = (self.account.new.get(self.measure), self.account.old.get(self.measure))
        found = zip(budgets, cells, strict=False)
        return next(((budget, fact) for budget, fact in found if fact is not None and fact.proposal), None)
