"""The amount columns of a tree: one block a measure, as wide as their widest figure, as many as there is room for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from model.amount import Unit
from model.change import PRIOR
from model.tree import Account
from model.vocabulary import measure_label
from tui.desk import Desk
from tui.figures import Cell, change_cell, fact_cell, fraction, percent_cell, pointed
from tui.outline import Outline, change_of
from tui.width import cells, widest

Aspect = Literal["new", "old", "change", "percent"]
GAP = 1
BETWEEN = 2
CHANGE_HEADS = {"change": "增减", "percent": "增减%"}
DROPPED_FIRST: tuple[Aspect, ...] = ("percent", "old")


@dataclass(frozen=True)
class Column:
    """One column: what it shows, its head, its cells and how many of them stand behind the point."""

    measure: str
    aspect: Aspect
    head: str
    width: int
    fraction: int = 0

    @property
    def room(self) -> int:
        """The cells it takes with the gap before it and the mark after it."""
        return GAP + self.width + (1 if self.marked else 0)

    @property
    def marked(self) -> bool:
        """Whether a mark may follow its figures."""
        return self.aspect in ("new", "old")


@dataclass(frozen=True)
class Block:
    """The columns of one measure under its name."""

    measure: str
    label: str
    columns: tuple[Column, ...]

    @property
    def lead(self) -> int:
        """The cells before a block of several columns, that keep it apart from the one at its left."""
        return BETWEEN if len(self.columns) > 1 else 0

    @property
    def room(self) -> int:
        """The cells of all its columns."""
        return sum(column.room for column in self.columns) + self.lead


def cell_of(desk: Desk, statement: str, account: Account, measure: str, aspect: Aspect, unit: Unit) -> Cell:
    """What stands in one cell."""
    if aspect == "new":
        return fact_cell(account.new.get(measure), unit)
    if aspect == "old":
        return fact_cell(account.old.get(measure), unit)
    change = change_of(desk, statement, account, measure)
    return change_cell(change, unit) if aspect == "change" else percent_cell(change)


def blocks_of(outline: Outline, desk: Desk, unit: Unit) -> tuple[Block, ...]:
    """All blocks of a tree, each column sized from every line of it, so that nothing moves while a person walks."""
    accounts = [node.account for node in outline.walk()]
    return tuple(_block(outline.statement, measure, accounts, desk, unit) for measure in outline.measures)


def aspects_of(desk: Desk, measure: str) -> tuple[tuple[Aspect, str], ...]:
    """The columns of a measure with their heads: one year, both, or both and the difference.

    Last year's column inside this year's document stands alone: its difference would compare it with the year before.
    """
    if desk.old is None or measure.startswith(PRIOR):
        return (("new", ""),)
    new, old = desk.years
    years: tuple[tuple[Aspect, str], ...] = (("new", new), ("old", old))
    return (*years, *_CHANGES) if desk.compares else years


_CHANGES: tuple[tuple[Aspect, str], ...] = (("change", CHANGE_HEADS["change"]), ("percent", CHANGE_HEADS["percent"]))


def _block(statement: str, measure: str, accounts: list[Account], desk: Desk, unit: Unit) -> Block:
    label = measure_label(measure)
    columns = tuple(
        _column(
            measure,
            aspect,
            head or label,
            (cell_of(desk, statement, account, measure, aspect, unit).text for account in accounts),
        )
        for aspect, head in aspects_of(desk, measure)
    )
    return _wide_enough(Block(measure, label, columns))


def _column(measure: str, aspect: Aspect, head: str, texts: Iterable[str]) -> Column:
    shown = [text for text in texts if text]
    behind = max(map(fraction, shown), default=0)
    width = widest([head, *(pointed(text, behind) for text in shown)])
    return Column(measure, aspect, head, width, behind if aspect != "percent" else 0)


def _wide_enough(block: Block) -> Block:
    """A block whose first column makes room for a long name of the measure above it."""
    lack = cells(block.label) + BETWEEN - block.room
    if lack <= 0:
        return block
    first, *others = block.columns
    return replace(block, columns=(replace(first, width=first.width + lack), *others))


def in_sight(blocks: tuple[Block, ...], chosen: int, room: int) -> tuple[Block, ...]:
    """The blocks to show: from the first one on if the chosen one is then in sight, else up to the chosen one."""
    for start in range(chosen + 1):
        shown = _fitting(blocks[start:], room)
        if start + len(shown) > chosen:
            return shown
    return (narrowed(blocks[chosen], room),) if blocks else ()


def _fitting(blocks: tuple[Block, ...], room: int) -> tuple[Block, ...]:
    used = 0
    for count, block in enumerate(blocks):
        used += block.room
        if used > room:
            return blocks[:count]
    return blocks


def narrowed(block: Block, room: int) -> Block:
    """A block without its percentages, then without last year, where even one block is too wide."""
    for aspect in DROPPED_FIRST:
        if block.room <= room:
            break
        block = replace(block, columns=tuple(column for column in block.columns if column.aspect != aspect))
    return block
