"""Two years above each other: an account takes two lines, so that long amounts and their change fit a narrow screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar

from rich.text import Text

from tui import width
from tui.columns import GAP, Aspect, Block, Column, in_sight
from tui.outline import Item
from tui.widgets.money_table import NAME_ENOUGH, NAME_LEAST, MoneyTable


@dataclass(frozen=True)
class TallTable(MoneyTable):
    """The upper line has the year that comes first and the difference, the lower one the other year and the rate."""

    tallness: ClassVar[int] = 2

    @cached_property
    def stacks(self) -> tuple[tuple[Block, Block], ...]:
        """The upper and the lower half of each block, as wide as each other."""
        return tuple(_stacked(block) for block in self.blocks)

    def gave_way(self, room: int) -> bool:
        """Everything fits above each other but what is out of sight as a whole."""
        return any(len(block.columns) < 2 for block in self.shown(room) if block.measure == self._measure)

    @property
    def _measure(self) -> str:
        return self.blocks[self.chosen].measure if len(self.blocks[self.chosen].columns) > 1 else ""

    def _halves(self, room: int) -> tuple[tuple[Block, Block], ...]:
        uppers = tuple(upper for upper, _ in self.stacks)
        shown = in_sight(uppers, self.chosen, room - min(self.names, NAME_ENOUGH)) if uppers else ()
        measures = {block.measure for block in shown}
        return tuple(stack for stack in self.stacks if stack[0].measure in measures)

    def shown(self, room: int) -> tuple[Block, ...]:
        """The blocks in sight."""
        return tuple(upper for upper, _ in self._halves(room))

    def name_room(self, room: int) -> int:
        """The cells for gutter, code and name."""
        used = sum(block.room for block in self.shown(room))
        return max(NAME_LEAST, min(self.names, room - used))

    @property
    def head_height(self) -> int:
        """The measures, then both halves."""
        return 3 if self.blocks else 0

    def heads(self, room: int) -> list[Text]:
        """The measures, and under them what stands in the upper and in the lower line."""
        name, halves = self.name_room(room), self._halves(room)
        top = Text(width.left(self._hidden(self.shown(room)), name), self.style("quiet"))
        lines = [Text(" " * name), Text(" " * name)]
        for stack in halves:
            upper = stack[0]
            top.append(" " * GAP + width.middle(upper.label, upper.room - GAP), self._head_style(upper))
            for line, half in zip(lines, stack, strict=True):
                line.append(" " * half.lead)
                for column in half.columns:
                    line.append_text(self._column_head(half, column, column.head))
        return [top, *lines]

    def part(self, item: Item, at: int, room: int, under_cursor: bool) -> Text:
        """The upper line with the name, or the lower one."""
        name = self.name_room(room)
        text = self._name(item, name) if at == 0 else Text(" " * name)
        if item.node.heading:
            return text
        for stack in self._halves(room):
            text.append(" " * stack[at].lead)
            is_chosen = under_cursor and stack[at].measure == self.blocks[self.chosen].measure
            for column in stack[at].columns:
                text.append_text(self._cell(item.node, column, is_chosen))
        return text


def _stacked(block: Block) -> tuple[Block, Block]:
    """A block as two lines: years at the left, difference and rate at the right."""
    years = [column for column in block.columns if column.aspect in ("new", "old")]
    changes = [column for column in block.columns if column.aspect in ("change", "rate")]
    pairs = [_alike(pair) for pair in (years, changes) if pair]
    upper = tuple(pair[0] for pair in pairs)
    lower = tuple(pair[-1] if len(pair) > 1 else _blank(pair[0]) for pair in pairs)
    lead = max(0, width.cells(block.label) + GAP - sum(column.room for column in upper))
    if lead:
        upper, lower = ((replace(half[0], width=half[0].width + lead), *half[1:]) for half in (upper, lower))
    return replace(block, columns=upper), replace(block, columns=lower)


def _alike(columns: list[Column]) -> list[Column]:
    """Columns above each other, with their points under each other where both are amounts."""
    room = max(column.width for column in columns)
    marked = any(column.marked for column in columns)
    amounts = all(column.aspect in ("new", "old") for column in columns)
    behind = max(column.fraction for column in columns)
    return [
        replace(column, width=room, marked=marked, fraction=behind if amounts else column.fraction)
        for column in columns
    ]


def _blank(column: Column) -> Column:
    """A column of nothing: last year's column of this year's document has no other year beside it."""
    aspect: Aspect = "blank"
    return replace(column, aspect=aspect, head="")
