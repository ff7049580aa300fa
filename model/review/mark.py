"""A mark: what a person says of one value, that it was reviewed, and a note on it."""

from __future__ import annotations

from typing import NamedTuple

from model.frozen import Frozen


class Subject(NamedTuple):
    """What a mark is about: an address, and the value it had when a person looked at it."""

    statement: str
    side: str
    row: str
    measure: str
    value: str


class Mark(Frozen):
    """Whether a subject was reviewed, and a note on it."""

    statement: str
    side: str = ""
    row: str = ""
    measure: str = ""
    value: str = ""
    reviewed: bool = False
    note: str = ""

    @property
    def subject(self) -> Subject:
        """What it is about."""
        return Subject(self.statement, self.side, self.row, self.measure, self.value)
