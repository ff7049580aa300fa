"""The money tree: accounts that open and close, with the amounts of both years in aligned columns.

Right opens a line or goes to its first child, left closes it or goes to its parent.
"""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from model.comparison.materiality import explained
from tui.columns import TELLING
from tui.outline import Node, Opened, Path, change_of
from tui.view import Rate
from tui.walk import (
    ancestors,
    differences_in,
    hits_in,
    is_kept,
    is_reviewed,
    lines_of,
    material_in,
    only_chain,
    open_to,
    path_of,
    problems_in,
)
from tui.widgets.money_rows import MoneyRows
from tui.widgets.money_table import INDENT
from tui.widgets.rows import Stop


class AccountTree(MoneyRows):
    """One statement as a tree or a list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "open_line", "展开", show=False),
        Binding("left,h", "close_line", "收起", show=False),
        Binding("shift+right", "measure(1)", "右一栏", show=False),
        Binding("shift+left", "measure(-1)", "左一栏", show=False),
    ]

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
            self.go(self.nearest(item.node.path[:-1]))

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
        self.relist()

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
        self.relist(max(chain, key=len))

    def go_to(self, path: Path) -> None:
        """Put the cursor on a line, opening what hides it."""
        node = next((node for node in self.outline.walk() if node.path == path), None)
        if node is not None and not is_kept(node, self.view):
            self.view = self.view.unfiltered()
        self.opened |= ancestors(path)
        self.relist(path)

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
        self.redraw()
        return self._in_order(hits_in(self.outline, text))

    def stops(self) -> tuple[Stop, ...]:
        """The lines worth a jump: differences, or with one document the lines with findings."""
        if self.known_stops is None:
            compares = self.desk is not None and self.desk.compares
            found = differences_in(self.outline) if compares else problems_in(self.outline)
            self.known_stops = self._in_order(self._shown(found))
        return self.known_stops

    def material_stops(self) -> tuple[Stop, ...]:
        """The lines that changed materially."""
        return self._in_order(self._shown(material_in(self.outline, self.view.materiality)))

    def _shown(self, paths: tuple[Path, ...]) -> tuple[Path, ...]:
        """The lines that the filters of the person leave, empty ones included."""
        if not self.view.filters:
            return paths
        nodes = {node.path: node for node in self.outline.walk()}
        return tuple(path for path in paths if is_kept(nodes[path], replace(self.view, zeros=True)))

    def progress(self) -> list[str]:
        """How many differences are material and what they explain, and how many have been reviewed."""
        compares = self.desk is not None and self.desk.compares
        nodes = {node.path: node for node in self.outline.walk()}
        stops = [nodes[path] for path in self.stops() if path in nodes]
        done = sum(is_reviewed(node, self.view.review) for node in stops)
        words = [f"复核 {done}/{len(stops)}" if done else "", self._hint()]
        return [self._material_words(nodes), *words] if compares else words

    @property
    def rate_shown(self) -> Rate:
        """The rate in the last column of the chosen measure, which may not be the one that was asked for."""
        columns = self.table.blocks[self.measure_at].columns if self.table and self.table.blocks else ()
        return next((column.rate for column in columns if column.aspect == "rate"), self.view.rate)

    def _hint(self) -> str:
        """How to see what the narrow screen leaves out."""
        return "w 看全各栏" if self.table is not None and self.table.gave_way(self.line_room) else ""

    def _material_words(self, nodes: dict[Path, Node]) -> str:
        assert self.desk is not None
        material = self.material_stops()
        if not material:
            return "无重大"
        changes = (change_of(self.desk, nodes[at].account, self.measure) for at in material)
        share = explained(change for change in changes if change is not None)
        telling = share is not None and abs(share) <= TELLING
        return f"重大 {len(material)}" + (f" 占总增减 {share:.1f}%" if telling else "")

    def order(self) -> dict[Stop, int]:
        """The place of every line if all were open."""
        if self.known_order is None:
            view = replace(self.view, shown="all", unreviewed=False, zeros=True)
            shown = lines_of(self.outline, view, open_to(self.outline, self.outline.depth), self.sizes())
            self.known_order = {(): -1} | {item.node.path: at for at, item in enumerate(shown)}
        return self.known_order

    def go_to_stop(self, stop: Stop) -> None:
        """Go to one of ``seek`` or ``stops``."""
        self.go_to(stop)

    def _in_order(self, paths: tuple[Path, ...]) -> tuple[Path, ...]:
        order = self.order()
        return tuple(sorted(paths, key=lambda path: order.get(path, len(order))))

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
