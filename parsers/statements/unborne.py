"""Rows of a scan whose label nothing bears out: their figures are gaps, told in a Notice, and no facts of that name."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from model.disclosure import Fact, Notice
from parsers.recognition.labels import changes, plain_label
from parsers.recognition.words import HAN
from parsers.statements.table import Harvest
from parsers.tables.grid import Grid

MISREAD = 0.4
"""Share of a label's characters that may be misread for it to be another one all the same."""


@dataclass(frozen=True)
class _Unborne:
    """The names that stand for nothing, and the rows (1-based) whose code may be another."""

    names: Set[str]
    rows: Set[int]

    def holds(self, fact: Fact) -> bool:
        """Whether a figure of a scan has one of them for its key; where a code is sure, the name is no key."""
        if fact.source.confidence is None:
            return False
        if fact.source.row in self.rows:
            return True
        return not fact.code and (not HAN.search(fact.name) or not self.names.isdisjoint(fact.name.split("/")))


def without_unborne(part: Harvest, grid: Grid) -> None:
    """Take the figures of rows with such a label out of what a table yielded."""
    unborne = _unborne_in(grid, part.doubted)
    lost = [fact for fact in (*part.facts, *part.others) if unborne.holds(fact)]
    if not lost:
        return
    part.facts = [fact for fact in part.facts if not unborne.holds(fact)]
    part.others = [fact for fact in part.others if not unborne.holds(fact)]
    part.gaps += [fact.model_copy(update={"amount": None, "state": "garbled", "readings": ()}) for fact in lost]
    part.notices += [_notice(fact) for fact in {(fact.code, fact.name): fact for fact in lost}.values()]


def _unborne_in(grid: Grid, doubted: Iterable[int]) -> _Unborne:
    cells = [(row, cell) for row, slots in enumerate(grid.body, start=1) for cell in slots if cell and cell.unsure]
    names = {plain_label(cell) for _, cell in cells if HAN.search(cell.text)}
    names |= {name for name in _labels(grid) if any(_may_be(doubtful, name) for doubtful in names)}
    return _Unborne(names, {row for row, cell in cells if not HAN.search(cell.text)}.union(doubted))


def _labels(grid: Grid) -> set[str]:
    return {plain_label(cell) for row in grid.body for cell in row if cell and HAN.search(cell.text)}


def _may_be(doubtful: str, name: str) -> bool:
    """Whether a label that nothing bears out may be another one of its table: which of them comes first is not known.

    The first of two equal labels goes by its name alone, the second by that of its heading, too.
    """
    return changes(doubtful, name) <= MISREAD * len(name)


def _notice(fact: Fact) -> Notice:
    label = " ".join(filter(None, (fact.code, fact.name)))
    message = f"{fact.source.table}的「{label}」识别得没有把握，词表、科目目录和本文件别处都不能证实，这一行没有采用"
    return Notice(kind="unsure-name", rule="O13", message=message, source=fact.source)
