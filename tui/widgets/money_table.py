"""How a line of figures is drawn: gutter, name and amount columns, all aligned by cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from rich.style import Style
from rich.text import Text

from tui import width
from tui.columns import GAP, Block, Column, cell_of, in_sight
from tui.desk import Desk
from tui.figures import Tone, pointed
from tui.glyphs import Glyphs
from tui.outline import Item, Node, Outline
from tui.view import View
from tui.walk import hidden_differences, lines_of, marks_on, open_to

NAME_ENOUGH = 34
NAME_LEAST = 14
INDENT = 2
KIND_TONES: dict[str, Tone] = {
    "changed": "",
    "added": "added",
    "removed": "removed",
    "renamed": "added",
    "recoded": "added",
    "unreadable": "warn",
    "template": "quiet",
}
TOTAL_WORDS = ("合计", "总计", "小计")


@dataclass(frozen=True)
class MoneyTable:
    """The drawing of one outline: pure, given the styles of the widget and the glyphs of the settings."""

    outline: Outline
    desk: Desk
    view: View
    blocks: tuple[Block, ...]
    glyphs: Glyphs
    style: Callable[[str], Style]
    names: int
    chosen: int = 0
    sought: str = ""

    def shown(self, room: int) -> tuple[Block, ...]:
        """The blocks in sight."""
        return in_sight(self.blocks, self.chosen, room - min(self.names, NAME_ENOUGH)) if self.blocks else ()

    def gave_way(self, room: int) -> bool:
        """Whether columns of the chosen measure had to be left out."""
        full = self.blocks[self.chosen].columns if self.blocks else ()
        return any(block.measure == full[0].measure and len(block.columns) < len(full) for block in self.shown(room))

    def name_room(self, room: int) -> int:
        """The cells for gutter, code and name: no more than the longest needs, or the word on what is out of sight."""
        blocks = self.shown(room)
        used = sum(block.room for block in blocks)
        return max(NAME_LEAST, min(max(self.names, width.cells(self._hidden(blocks))), room - used))

    def heads(self, room: int) -> list[Text]:
        """The head: the measures, and with two documents the years below them."""
        name, blocks = self.name_room(room), self.shown(room)
        top = Text(width.left(self._hidden(blocks), name), self.style("quiet"))
        if not self.paired:
            for block in blocks:
                top.append_text(self._column_head(block, block.columns[0], block.label))
            return [top]
        below = Text(width.left("", name))
        for block in blocks:
            lead = " " * (block.lead + GAP)
            below.append(" " * block.lead)
            top.append(lead + width.middle(block.label, block.room - len(lead)), self._head_style(block))
            for column in block.columns:
                below.append_text(self._column_head(block, column, column.head))
        return [top, below]

    @property
    def paired(self) -> bool:
        """Whether a measure has several columns."""
        return any(len(block.columns) > 1 for block in self.blocks)

    def _hidden(self, blocks: tuple[Block, ...]) -> str:
        """How many columns are out of sight, and the keys that bring them in."""
        hidden = len(self.blocks) - len(blocks)
        return f"  另有 {hidden} 栏（, 向左　. 向右）" if hidden else ""

    def _head_style(self, block: Block) -> Style:
        return self.style("chosen" if block.measure == self.blocks[self.chosen].measure else "head")

    def _column_head(self, block: Block, column: Column, words: str) -> Text:
        sorted_by = self.view.by_change and block.measure == self.blocks[self.chosen].measure
        if sorted_by and column.aspect == ("change" if self.desk.compares else "new"):
            words = self.glyphs.sort + words
        text = width.right(words, GAP + column.width) + (" " if column.marked else "")
        return Text(text, self._head_style(block) if len(block.columns) == 1 else self.style("quiet"))

    def line(self, item: Item, room: int, under_cursor: bool) -> Text:
        """One line."""
        text = self._name(item, self.name_room(room))
        if not item.node.heading:
            for block in self.shown(room):
                text.append(" " * block.lead)
                is_chosen = under_cursor and block.measure == self.blocks[self.chosen].measure
                for column in block.columns:
                    text.append_text(self._cell(item.node, column, is_chosen))
        return text

    @property
    def head_height(self) -> int:
        """How many lines the head takes."""
        return 1 + self.paired if self.blocks else 0

    tallness: ClassVar[int] = 1
    """How many lines of the screen one line takes."""

    def part(self, item: Item, at: int, room: int, under_cursor: bool) -> Text:  # noqa: ARG002
        """One line of the screen of a line."""
        return self.line(item, room, under_cursor)

    def _name(self, item: Item, room: int) -> Text:
        node, account = item.node, item.node.account
        text = self._gutter(node)
        text.append(" " * (INDENT * item.depth) + self._icon(item), self.style("quiet"))
        if account.code:
            text.append(f"{width.clean(account.code)} ", self.style("quiet"))
        self._append_name(text, item, room)
        self._mark_hit(text)
        return text

    def _append_name(self, text: Text, item: Item, room: int) -> None:
        """The name, cut before what is hidden under it, which is never cut."""
        hidden = self._count(item)
        left = room - width.cells(text.plain)
        shown = self.cut_name(item, left - width.cells(hidden)) + hidden
        text.append(width.left(shown, left), self._name_style(item.node))

    def cut_name(self, item: Item, room: int) -> str:
        """The name of a line in so many cells; where it has no code that may be a path of names."""
        cut = width.cut if item.node.account.code else width.cut_path
        return cut(width.clean(item.name or item.node.account.name), room, self.glyphs.ellipsis)

    def _gutter(self, node: Node) -> Text:
        mark = self.glyphs.change[node.kind]
        text = Text()
        text.append(mark, self.style(KIND_TONES.get(node.kind, "") if self._matters(node) else "quiet"))
        marks = list(marks_on(node, self.view.review))
        if marks:
            done = any(mark.reviewed for mark in marks)
            return text.append(self.glyphs.reviewed if done else self.glyphs.noted, self.style("good"))
        if any(finding.severity in ("error", "warning") for finding in node.findings):
            return text.append("!", self.style("warn"))
        return text.append(" ")

    def _matters(self, node: Node) -> bool:
        """Whether something of the branch is material, or a matter of names or of reading."""
        return node.kind in ("unreadable", "template") or self.view.materiality in node.material

    def _icon(self, item: Item) -> str:
        if item.opened is None:
            return "" if self.view.flat or item.node.path == () else f"{self.glyphs.leaf} "
        return f"{self.glyphs.opened if item.opened else self.glyphs.closed} "

    def _count(self, item: Item) -> str:
        """What a closed line hides: how many lines, or how many differences."""
        if item.opened is not False:
            return ""
        if item.node.heading:
            return f"（{len(item.node.children)}）"
        hidden = hidden_differences(item.node) if self.desk.compares else 0
        return f"（{self.glyphs.change['changed']}{hidden}）" if hidden else ""

    def _name_style(self, node: Node) -> Style:
        if node.heading:
            return self.style("head")
        if node.path == () or node.account.name.endswith(TOTAL_WORDS):
            return self.style("strong")
        return self.style("quiet" if node.blank else KIND_TONES.get(node.kind, ""))

    def _mark_hit(self, text: Text) -> None:
        if self.sought:
            start = text.plain.find(self.sought)
            if start >= 0:
                text.stylize(self.style("hit"), start, start + len(self.sought))

    def _cell(self, node: Node, column: Column, is_chosen: bool) -> Text:
        view = self.view if column.rate == self.view.rate else replace(self.view, rate=column.rate)
        cell = cell_of(self.desk, node.account, column.measure, column.aspect, view)
        figure = width.right(pointed(cell.text, column.fraction), GAP + column.width)
        tone = cell.tone or ("strong" if node.path == () else "")
        text = Text(figure, self.style(tone))
        if column.marked:
            text.append(cell.mark, self.style("warn"))
        if is_chosen and column.aspect == "new":
            text.stylize(self.style("chosen"), GAP)
        return text


def name_cells(outline: Outline) -> int:
    """The cells the longest gutter, indent, code and name would take."""
    return max(map(_name_cells, lines_of(outline, View(zeros=True), open_to(outline, outline.depth), {})), default=0)


def _name_cells(item: Item) -> int:
    account = item.node.account
    code = width.cells(account.code) + 1 if account.code else 0
    name = width.widest((item.name or account.name, account.old_name))
    return 2 + INDENT * item.depth + 2 + code + name + 1
