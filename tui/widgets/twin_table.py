"""Two trees locked side by side: each year with its own names and amounts, and the change of the chosen column."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from rich.text import Text

from tui import width
from tui.columns import GAP, Aspect, Block, Column, in_sight
from tui.outline import Item
from tui.view import View
from tui.widgets.money_table import NAME_LEAST, MoneyTable

TWIN_LEAST = 110
"""From how many cells on two trees fit."""

NAME_BESIDE = 36
BETWEEN = 3


@dataclass(frozen=True)
class TwinTable(MoneyTable):
    """A lane for each year; an account that one year lacks leaves a gap in its lane."""

    @cached_property
    def singles(self) -> tuple[Block, ...]:
        """One column a measure, wide enough for either year."""
        return tuple(_single(block) for block in self.blocks)

    @property
    def changes(self) -> tuple[Column, ...]:
        """Difference and rate of the chosen measure."""
        columns = self.blocks[self.chosen].columns if self.blocks else ()
        return tuple(column for column in columns if column.aspect in ("change", "rate"))

    def gave_way(self, room: int) -> bool:  # noqa: ARG002
        """Two trees are only drawn where they fit."""
        return False

    def _lane(self, room: int) -> int:
        """The cells of one lane."""
        return (room - BETWEEN - sum(column.room for column in self.changes)) // 2

    def shown(self, room: int) -> tuple[Block, ...]:
        """The measures in sight, the same in both lanes."""
        left = self._lane(room) - min(self.names, NAME_BESIDE)
        return in_sight(self.singles, self.chosen, left) if self.singles else ()

    def name_room(self, room: int) -> int:
        """The cells for gutter, code and name of a lane."""
        used = sum(block.room for block in self.shown(room))
        return max(NAME_LEAST, min(self.names, self._lane(room) - used))

    @property
    def head_height(self) -> int:
        """The years, and the measures below them."""
        return 2 if self.blocks else 0

    @property
    def paired(self) -> bool:
        """A click finds columns as in a tree of one year."""
        return True

    @property
    def _names(self) -> tuple[tuple[Aspect, str], ...]:
        new, old = self.desk.names
        names: tuple[tuple[Aspect, str], ...] = (("new", new), ("old", old))
        return self.view.in_order(names)

    def heads(self, room: int) -> list[Text]:
        """The year above each lane, the measures below it, the change at the right."""
        name, blocks = self.name_room(room), self.shown(room)
        lane = name + sum(block.room for block in blocks)
        top, below = Text(), Text()
        for at, (_, called) in enumerate(self._names):
            if at:
                top.append(self._between, self.style("quiet"))
                below.append(self._between, self.style("quiet"))
            hidden = "" if at else self._hidden(blocks)
            top.append(width.left(f"  {called}", lane), self.style("head"))
            below.append(width.left(hidden, name), self.style("quiet"))
            for block in blocks:
                below.append_text(self._column_head(block, block.columns[0], block.label))
        top.append(" " * GAP + width.cut(self.blocks[self.chosen].label, self._changes_room), self.style("chosen"))
        for column in self.changes:
            below.append_text(self._column_head(self.blocks[self.chosen], column, column.head))
        return [top, below]

    @property
    def _changes_room(self) -> int:
        return max(0, sum(column.room for column in self.changes) - GAP)

    @property
    def _between(self) -> str:
        return width.middle("|" if self.view.ascii else "│", BETWEEN)

    def line(self, item: Item, room: int, under_cursor: bool) -> Text:
        """One account in both years."""
        name, blocks = self.name_room(room), self.shown(room)
        text = Text()
        for at, (aspect, _) in enumerate(self._names):
            if at:
                text.append(self._between, self.style("quiet"))
            self._draw_lane(text, item, aspect, at, name, blocks, under_cursor)
        if not item.node.heading:
            for column in self.changes:
                text.append_text(self._cell(item.node, column, False))
        return text

    def _draw_lane(
        self, text: Text, item: Item, aspect: Aspect, at: int, name: int, blocks: tuple[Block, ...], under_cursor: bool
    ) -> None:
        text.append_text(self._lane_name(item, aspect, at, name))
        for block in blocks:
            column = replace(block.columns[0], aspect=aspect)
            is_chosen = under_cursor and block.measure == self.blocks[self.chosen].measure
            blank = item.node.heading
            text.append_text(Text(" " * column.room) if blank else self._cell(item.node, column, is_chosen))

    def _lane_name(self, item: Item, aspect: Aspect, at: int, room: int) -> Text:
        """Code and name as that year prints them; the left lane also has the gutter and what opens."""
        account = item.node.account
        here = item.node.heading or (account.in_new if aspect == "new" else account.in_old)
        own = account
        if aspect == "old":
            own = account.model_copy(
                update={"name": account.old_name or account.name, "code": account.old_code or account.code}
            )
        shown = replace(item, node=replace(item.node, account=own), name="" if own.name != account.name else item.name)
        if at == 0 and here:
            return self._name(shown, room)
        lead = self._gutter(item.node) if at == 0 else Text("  ")
        lead.append(" " * (2 * item.depth) + (self._icon(item) if at == 0 else "  "), self.style("quiet"))
        if not here:
            lead.append(self.glyphs.absent, self.style("faint"))
            return Text.assemble(lead, " " * (room - width.cells(lead.plain)))
        if own.code:
            lead.append(f"{width.clean(own.code)} ", self.style("quiet"))
        left = room - width.cells(lead.plain)
        lead.append(width.left(self.cut_name(shown, left), left), self._name_style(item.node))
        return lead


def _single(block: Block) -> Block:
    """A block of one column that holds either year."""
    years = [column for column in block.columns if column.aspect in ("new", "old")]
    behind = max(column.fraction for column in years)
    room = max(max(column.width for column in years), width.cells(block.label))
    return replace(block, columns=(replace(years[0], aspect="new", width=room, fraction=behind, head=block.label),))


def fits_twins(view: View, room: int) -> bool:
    """Whether a person wants two trees and there is room for them."""
    return view.beside and room >= TWIN_LEAST
