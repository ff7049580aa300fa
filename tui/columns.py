"""The amount columns of a tree: one block a measure, as wide as their widest figure, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from model.comparison.change import PRIOR
from model.comparison.materiality import is_material
from model.comparison.tree import Account
from tui.desk import Desk
from tui.figures import Cell, change_cell, fact_cell, fraction, pointed, rate_cell
from tui.outline import Outline, change_of
from tui.view import RATE_HEADS, Rate, View
from tui.width import cells, widest

Aspect = Literal["new", "old", "change", "rate", "blank"]
GAP = 1
BETWEEN = 2
CHANGE_HEAD = "增减"
TELLING = 200
"""Shares of the total change beyond this many per cent say nothing: gains and losses nearly cancel out."""

DROPPED_FIRST: tuple[Aspect, ...] = ("rate", "old")


@dataclass(frozen=True)
class Column:
    """One column: what it shows, its head, its cells, how many stand behind the point, and whether a mark follows."""

    measure: str
    aspect: Aspect
    head: str
    width: int
    fraction: int = 0
    marked: bool = True
    rate: Rate = "percent"

    @property
    def room(self) -> int:
        """The cells it takes with the gap before it and the mark after it."""
        return GAP + self.width + (1 if self.marked else 0)


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


def cell_of(desk: Desk, account: Account, measure: str, aspect: Aspect, view: View) -> Cell:
    """What stands in one cell; the colour of a change that is not material is quiet."""
    if aspect == "new":
        return fact_cell(account.new.get(measure), view.unit)
    if aspect == "old":
        return fact_cell(account.old.get(measure), view.unit)
    if aspect == "blank":
        return Cell()
    change = change_of(desk, account, measure)
    cell = change_cell(change, view.unit) if aspect == "change" else rate_cell(change, view.rate)
    if change is None or is_material(change, view.limits):
        return cell
    return cell._replace(tone="quiet") if cell.tone in ("increase", "decrease", "added", "removed") else cell


def blocks_of(outline: Outline, desk: Desk, view: View) -> tuple[Block, ...]:
    """All blocks of a tree, each column sized from every line of it, so that nothing moves while a person walks."""
    accounts = [node.account for node in outline.walk()]
    return tuple(_block(measure, accounts, desk, view) for measure in outline.measures)


def aspects_of(desk: Desk, measure: str, view: View) -> tuple[tuple[Aspect, str], ...]:
    """The columns of a measure with their heads: one year, both, or both and the difference.

    Last year's column inside this year's document stands alone: its difference would compare it with the year before.
    """
    if desk.old is None or measure.startswith(PRIOR):
        return (("new", ""),)
    new, old = desk.years
    years: tuple[tuple[Aspect, str], ...] = view.in_order((("new", new), ("old", old)))
    return (*years, ("change", CHANGE_HEAD), ("rate", RATE_HEADS[view.rate])) if desk.compares else years


def telling(accounts: list[Account], desk: Desk, measure: str, view: View) -> View:
    """The view with a rate that says something: where gains and losses nearly cancel out, points of the total."""
    changes = (change_of(desk, account, measure) for account in accounts)
    shares = [change.contribution_percent for change in changes if change and change.contribution_percent is not None]
    cancels = view.rate == "contribution" and any(abs(share) > TELLING for share in shares)
    return replace(view, rate="points") if cancels else view


def _block(measure: str, accounts: list[Account], desk: Desk, view: View) -> Block:
    view = telling(accounts, desk, measure, view)
    label = desk.column_label(measure)
    columns = tuple(
        _column(
            measure,
            aspect,
            head or label,
            [cell_of(desk, account, measure, aspect, view) for account in accounts],
            view.rate,
        )
        for aspect, head in aspects_of(desk, measure, view)
    )
    return _wide_enough(Block(measure, label, columns))


def _column(measure: str, aspect: Aspect, head: str, cells_in_it: Sequence[Cell], rate: Rate) -> Column:
    shown = [cell.text for cell in cells_in_it if cell.text]
    behind = max(map(fraction, shown), default=0)
    width = widest([head, *(pointed(text, behind) for text in shown)])
    marked = aspect in ("new", "old") or any(cell.mark.strip() for cell in cells_in_it)
    return Column(measure, aspect, head, width, behind if aspect != "rate" else 0, marked, rate)


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
