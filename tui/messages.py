"""What the parts of the app tell each other: small frozen messages, always upwards."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from model.disclosure import Disclosure, Fact, Source, UnitBudget
from model.finding import Finding
from model.review.decisions import Decisions
from tui.desk import Desk


@dataclass
class LoadProgress(Message):
    """A page was read; a newer message replaces an older one that nobody has looked at yet."""

    file: str
    done: int
    total: int

    def can_replace(self, message: Message) -> bool:
        """Only the latest progress matters."""
        return isinstance(message, LoadProgress)


@dataclass
class Loaded(Message):
    """The documents were read; ``desk`` is the first unit, checked and compared, with what a person had decided."""

    disclosure: Disclosure
    desk: Desk
    decisions: Decisions


@dataclass
class ProposalDecided(Message):
    """A person accepts the value proposed for a figure, or no longer does."""

    budget: UnitBudget
    fact: Fact


@dataclass
class Redone(Message):
    """The same unit was checked and compared anew after a decision."""

    desk: Desk


@dataclass
class LoadFailed(Message):
    """No document could be read; one sentence each."""

    reasons: tuple[str, ...]


@dataclass
class FindingOpened(Message):
    """A person wants to see the figure a finding speaks of."""

    finding: Finding


@dataclass
class UnitAsked(Message):
    """A person wants another unit of the documents, by its place among the couples."""

    at: int


@dataclass
class UnitShown(Message):
    """Another unit was checked and compared."""

    desk: Desk


@dataclass
class PageAsked(Message):
    """A person wants to see the page that something is printed on."""

    source: Source


@dataclass
class PaneAsked(Message):
    """A person wants another pane."""

    pane: str


@dataclass
class Asked(Message):
    """A person wants these files read; none means: stop reading."""

    paths: tuple[Path, ...]
    password: str | None = None
