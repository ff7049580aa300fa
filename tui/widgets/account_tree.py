"""The money tree: accounts that open and close, with the amounts of both years in aligned columns.

Right opens a line or goes to its first child, left closes it or goes to its parent. The widget asks nobody; who shows
it gives it an outline and a view and hears ``Rows.Moved``, ``Rows.Chosen`` and ``FigureShown``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.reactive import reactive

from model.compare import Change
from model.disclosure import Fact
from model.tree import Account
from tui.columns import Block, blocks_of, cell_of
from tui.desk import Desk, View
from tui.glyphs import glyphs_for
from tui.outline import (
    Item,
    Node,
    Opened,
    Outline,
    Path,
    ancestors,
    change_of,
    differences_in,
    first_depth,
    hits_in,
    is_kept,
    lines_of,
    only_chain,
    open_to,
    path_of,
    problems_in,
    sizes,
)
from tui.widgets.money_table import INDENT, MoneyTable, name_cells
from tui.widgets.rows import Rows, Stop

NOTHING: Opened = frozenset()


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


class AccountTree(Rows):
    """One statement as a tree or a list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "open_line", "展开", show=False),
        Binding("left,h", "close_line", "收起", show=False),
        Binding("shift+right", "measure(1)", "右一栏", show=False),
        Binding("shift+left", "measure(-1)", "左一栏", show=False),
    ]

    measure_at: reactive[int] = reactive(0)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.outline = Outline("")
        self.desk: Desk | None = None
        self.view = View()
        self.opened: Opened = NOTHING
        self.depth = 0
        self.items: tuple[Item, ...] = ()
        self.table: MoneyTable | None = None
        self.sought = ""
        self.known_order: dict[Stop, int] | None = None
        self.known_stops: tuple[Stop, ...] | None = None

    # What it shows

    def show(self, outline: Outline, desk: Desk, view: View) -> None:
        """Show another statement, from its first line."""
        self.outline, self.desk, self.view = outline, desk, view
        self.depth = first_depth(outline)
        self.opened = open_to(outline, self.depth)
        self.set_reactive(AccountTree.measure_at, 0)
        self.set_reactive(Rows.cursor, 0)
        self.scroll_to(y=0, animate=False)
        self._measure_columns()
        self._relist()

    def show_view(self, view: View) -> None:
        """Show the same statement in another way; the cursor stays on its line."""
        before, self.view = self.view, view
        if self.desk is None or before == view:
            return
        if view.only_differences and not before.only_differences:
            self.opened |= frozenset().union(*map(ancestors, differences_in(self.outline)))
        self._forget_order()
        if before.unit != view.unit:
            self._measure_columns()
        else:
            self._redraw()
        self._relist()

    def _measure_columns(self) -> None:
        self._forget_order()
        if self.desk is not None:
            blocks = blocks_of(self.outline, self.desk, self.view.unit)
            self._draw(blocks, name_cells(self.outline))

    def _draw(self, blocks: tuple[Block, ...], names: int) -> None:
        assert self.desk is not None
        glyphs = glyphs_for(self.view.ascii)
        self.table = MoneyTable(
            self.outline, self.desk, self.view, blocks, glyphs, self.style_of, names, self.measure_at, self.sought
        )

    def _redraw(self) -> None:
        if self.table is not None:
            self._draw(self.table.blocks, self.table.names)
            self.refresh()

    def _relist(self, at: Path | None = None) -> None:
        """List the visible lines anew with the cursor on ``at``, or where it was, or on what is left of its parents."""
        wanted = at if at is not None else self.path
        total = (Item(self.outline.total, 0, None),) if self.outline.total else ()
        self.items = (*total, *lines_of(self.outline, self.view, self.opened, self._sizes()))
        self.set_count(len(self.items))
        self.go(self._nearest(wanted))
        self.post_message(self.Moved(self, self.cursor))

    def _sizes(self) -> dict[Path, Decimal]:
        if not self.view.by_change or self.desk is None or not self.outline.measures:
            return {}
        return sizes(self.outline, self.desk, self.measure)

    def _nearest(self, path: Path | None) -> int:
        places = {item.node.path: index for index, item in enumerate(self.items)}
        while path:
            if path in places:
                return places[path]
            path = path[:-1]
        return 0

    # Drawing

    @property
    def head_height(self) -> int:
        """One line of heads, two with two documents."""
        return 0 if self.table is None or not self.table.blocks else 1 + self.table.paired

    @property
    def pinned(self) -> int:
        """合计 stays in sight."""
        return 1 if self.outline.total else 0

    def head_lines(self, width: int) -> list[Text]:
        """The heads of the columns."""
        return self.table.heads(width) if self.table else []

    def line(self, index: int, width: int) -> Text:
        """One account."""
        assert self.table is not None
        return self.table.line(self.items[index], width, index == self.cursor)

    # Where the cursor is

    @property
    def item(self) -> Item | None:
        """The line under the cursor."""
        return self.items[self.cursor] if self.cursor < len(self.items) else None

    @property
    def path(self) -> Path | None:
        """The path of the line under the cursor."""
        return self.item.node.path if self.item else None

    @property
    def measure(self) -> str:
        """The chosen column."""
        return self.outline.measures[self.measure_at] if self.measure_at < len(self.outline.measures) else ""

    @property
    def figure(self) -> Figure | None:
        """What the inspector should tell about; None on a heading."""
        if self.item is None or self.desk is None or self.item.node.heading:
            return None
        node, statement = self.item.node, self.outline.statement
        change = change_of(self.desk, statement, node.account, self.measure)
        return Figure(statement, node.account, self.measure, node, change)

    def validate_measure_at(self, at: int) -> int:
        """Keep the chosen column inside."""
        return max(0, min(at, len(self.outline.measures) - 1))

    def watch_measure_at(self) -> None:
        """Show the chosen column."""
        self._forget_order()
        self._redraw()
        if self.view.by_change:
            self._relist()
        elif self.items:
            self.post_message(self.Moved(self, self.cursor))

    # Walking

    def action_open_line(self) -> None:
        """Open the line, or go to its first child."""
        item = self.item
        if item is None or item.opened is None:
            return
        if item.opened:
            self.cursor += 1
        else:
            self.open(frozenset({item.node.path}))

    def action_close_line(self) -> None:
        """Close the line, or go to its parent."""
        item = self.item
        if item is None:
            return
        if item.opened:
            self._set_opened(self.opened - {item.node.path})
        elif len(item.node.path) > 1 and not self.view.flat:
            self.go(self._nearest(item.node.path[:-1]))

    def action_choose(self) -> None:
        """Open or close a line with children, enter a leaf."""
        item = self.item
        if item is None or item.opened is None:
            super().action_choose()
        else:
            self._set_opened(self.opened ^ {item.node.path})

    def action_measure(self, step: int) -> None:
        """Choose the next column."""
        self.measure_at += step

    def open(self, paths: Opened) -> None:
        """Open these lines, too."""
        self._set_opened(self.opened | paths)

    def _set_opened(self, opened: Opened) -> None:
        self.opened = opened
        self._relist()

    def deepen(self, step: int) -> None:
        """Open the whole tree one level more or less."""
        self.depth = max(1, min(self.depth + step, self.outline.depth))
        self._set_opened(open_to(self.outline, self.depth))

    def follow(self) -> None:
        """Open the line and its only children down to where the money splits, and go there."""
        if self.item is None or not self.item.node.children:
            return
        chain = only_chain(self.item.node, self.view)
        self.opened |= chain
        self._relist(max(chain, key=len))

    def go_to(self, path: Path) -> None:
        """Put the cursor on a line, opening what hides it."""
        node = next((node for node in self.outline.walk() if node.path == path), None)
        if node is not None and not is_kept(node, self.view):
            self.view = self._unfiltered()
        self.opened |= ancestors(path)
        self._relist(path)

    def _unfiltered(self) -> View:
        return View(self.view.unit, zeros=True, by_change=self.view.by_change, flat=False, ascii=self.view.ascii)

    def go_to_row(self, side: str, row: str, measure: str = "") -> bool:
        """Go to the figure of a finding; False where this statement has no such line."""
        path = path_of(self.outline, side, row)
        if path is None:
            return False
        if measure in self.outline.measures:
            self.measure_at = self.outline.measures.index(measure)
        self.go_to(path)
        return True

    # Jumping

    def seek(self, text: str) -> tuple[Stop, ...]:
        """Mark what is sought and tell where it is."""
        self.sought = text.strip()
        self._redraw()
        return self._in_order(hits_in(self.outline, text))

    def stops(self) -> tuple[Stop, ...]:
        """The lines worth a jump: differences, or with one document the lines with findings."""
        if self.known_stops is None:
            compares = self.desk is not None and self.desk.compares
            found = differences_in(self.outline) if compares else problems_in(self.outline)
            self.known_stops = self._in_order(found)
        return self.known_stops

    def order(self) -> dict[Stop, int]:
        """The place of every line if all were open."""
        if self.known_order is None:
            view = replace(self.view, only_differences=False, zeros=True)
            shown = lines_of(self.outline, view, open_to(self.outline, self.outline.depth), self._sizes())
            self.known_order = {(): -1} | {item.node.path: at for at, item in enumerate(shown)}
        return self.known_order

    def _forget_order(self) -> None:
        """The order of the lines changed: what was known of it is worked out anew when it is next asked for."""
        self.known_order = None
        self.known_stops = None

    def here(self) -> int:
        """The place of the cursor in ``order``."""
        return self.order().get(self.path or (), -1)

    def go_to_stop(self, stop: Stop) -> None:
        """Go to one of ``seek`` or ``stops``."""
        self.go_to(stop)

    def _in_order(self, paths: tuple[Path, ...]) -> tuple[Path, ...]:
        order = self.order()
        return tuple(sorted(paths, key=lambda path: order.get(path, len(order))))

    # Copying

    def copied(self, what: str) -> str:
        """The chosen figure, or the row with tabs between code, name and every cell."""
        if self.item is None or self.desk is None or self.table is None:
            return ""
        account, unit = self.item.node.account, self.view.unit
        columns = [
            column for block in self.table.blocks for column in block.columns if what == "row" or column.aspect == "new"
        ]
        if what == "cell":
            columns = [column for column in columns if column.measure == self.measure]
        cells = [
            cell_of(self.desk, self.outline.statement, account, column.measure, column.aspect, unit).text
            for column in columns
        ]
        return "\t".join([account.code, account.name, *cells] if what == "row" else cells)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """A click on the mark before a name opens or closes; a click on a column chooses it."""
        offset = event.get_content_offset(self)
        if offset is None or self.table is None:
            return
        self._choose_column(offset.x)
        if offset.y < self.head_height:
            return
        index = self.index_at(offset.y)
        if self._on_icon(index, offset.x):
            self.cursor = index
            self.action_choose()
            event.prevent_default()
        elif index == self.cursor:
            event.prevent_default()

    def _on_icon(self, index: int, x: int) -> bool:
        if index >= len(self.items) or self.items[index].opened is None:
            return False
        start = 2 + INDENT * self.items[index].depth
        return start <= x < start + 2

    def _choose_column(self, x: int) -> None:
        assert self.table is not None
        at = self.table.name_room(self.line_room)
        for block in self.table.shown(self.line_room):
            if at <= x < at + block.room:
                self.measure_at = self.outline.measures.index(block.measure)
            at += block.room
