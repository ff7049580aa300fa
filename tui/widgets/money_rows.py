"""A statement on the screen: its lines, its columns, and the figure the cursor stands on.

The widget asks nobody; who shows it gives it an outline and a view and hears ``Rows.Moved`` and ``Rows.Chosen``.
"""

from __future__ import annotations

from decimal import Decimal
from operator import attrgetter

from rich.text import Text
from textual.reactive import reactive

from model.comparison.change import PRIOR
from model.export.sheets import Sheet
from tui.columns import Block, blocks_of, cell_of
from tui.desk import Desk
from tui.glyphs import glyphs_for
from tui.outline import Item, Opened, Outline, Path, change_of
from tui.view import View
from tui.walk import (
    ancestors,
    differences_in,
    first_depth,
    first_opened,
    is_kept,
    lines_of,
    material_in,
    sizes,
)
from tui.widgets.figure import Figure
from tui.widgets.money_sheet import sheet_of
from tui.widgets.money_table import MoneyTable, name_cells
from tui.widgets.rows import Rows, Stop
from tui.widgets.tall_table import TallTable
from tui.widgets.twin_table import TwinTable, fits_twins

NOTHING: Opened = frozenset()
LAYOUT = attrgetter("unit", "rate", "swapped", "tall", "beside")
"""What of a view decides how wide the columns are."""


class MoneyRows(Rows):
    """One statement as visible lines with aligned amounts."""

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
        self.opened = first_opened(outline, desk, view, self.depth)
        self.set_reactive(MoneyRows.measure_at, self._first_measure())
        self.set_reactive(Rows.cursor, 0)
        self.scroll_to(y=0, animate=False)
        self._measure_columns()
        self.relist(self._first())

    def renew(self, outline: Outline, desk: Desk, view: View) -> None:
        """Show the same statement of the same documents after a decision, at the same line."""
        path = self.path
        self.outline, self.desk, self.view = outline, desk, view
        self._measure_columns()
        self.relist(path)

    def _first_measure(self) -> int:
        """The first column of the document's own year."""
        return next((at for at, name in enumerate(self.outline.measures) if not name.startswith(PRIOR)), 0)

    def _first(self) -> Path:
        """Where a person begins: at 合计, or at the first line that is no heading."""
        if self.outline.total or not self.outline.roots or not self.outline.roots[0].heading:
            return ()
        return next((child.path for child in self.outline.roots[0].children if is_kept(child, self.view)), ())

    def show_view(self, view: View) -> None:
        """Show the same statement in another way; the cursor stays on its line."""
        before, self.view = self.view, view
        if self.desk is None or before == view:
            return
        if view.shown != before.shown:
            wanted = material_in(self.outline, view.materiality) if view.shown == "material" else ()
            wanted = differences_in(self.outline) if view.shown == "differences" else wanted
            self.opened |= frozenset().union(*map(ancestors, wanted))
        self.forget_order()
        if LAYOUT(before) != LAYOUT(view):
            self._measure_columns()
        else:
            self.redraw()
        self.relist()

    def _measure_columns(self) -> None:
        self.forget_order()
        if self.desk is not None:
            blocks = blocks_of(self.outline, self.desk, self.view)
            self._draw(blocks, name_cells(self.outline))

    def _draw(self, blocks: tuple[Block, ...], names: int) -> None:
        assert self.desk is not None
        glyphs = glyphs_for(self.view.ascii)
        self.table = self._layout()(
            self.outline, self.desk, self.view, blocks, glyphs, self.style_of, names, self.measure_at, self.sought
        )

    def _layout(self) -> type[MoneyTable]:
        """Which drawing fits: one year above the other, two trees, or columns beside each other."""
        if self.desk is None or self.desk.old is None:
            return MoneyTable
        if self.view.tall:
            return TallTable
        return TwinTable if fits_twins(self.view, self.line_room) else MoneyTable

    def on_resize(self) -> None:
        """The drawing that fits may be another one now."""
        self.redraw()
        super().on_resize()

    def redraw(self) -> None:
        """Draw the same lines anew."""
        if self.table is not None:
            self._draw(self.table.blocks, self.table.names)
            self.refresh()

    def relist(self, at: Path | None = None) -> None:
        """List the visible lines anew with the cursor on ``at``, or where it was, or on what is left of its parents."""
        wanted = at if at is not None else self.path
        total = (Item(self.outline.total, 0, None),) if self.outline.total else ()
        self.items = (*total, *lines_of(self.outline, self.view, self.opened, self.sizes()))
        self.set_count(len(self.items))
        self.go(self.nearest(wanted))
        self.post_message(self.Moved(self, self.cursor))

    def sizes(self) -> dict[Path, Decimal]:
        """What the lines are sorted by; nothing in the order of the document."""
        if not self.view.by_change or self.desk is None or not self.outline.measures:
            return {}
        return sizes(self.outline, self.desk, self.measure)

    def nearest(self, path: Path | None) -> int:
        """Where a line is shown, or the nearest one above it that is."""
        places = {item.node.path: index for index, item in enumerate(self.items)}
        while path:
            if path in places:
                return places[path]
            path = path[:-1]
        return 0

    def forget_order(self) -> None:
        """The order of the lines changed: what was known of it is worked out anew when it is next asked for."""
        self.known_order = None
        self.known_stops = None

    def here(self) -> int:
        """The place of the cursor in ``order``."""
        return self.order().get(self.path or (), -1)

    # Drawing

    @property
    def head_height(self) -> int:
        """One line of heads, two with two documents."""
        return self.table.head_height if self.table else 0

    @property
    def tallness(self) -> int:
        """Two lines of the screen where one year stands above the other."""
        return self.table.tallness if self.table else 1

    def part(self, index: int, at: int, width: int) -> Text:
        """One account, or the half of it."""
        assert self.table is not None
        return self.table.part(self.items[index], at, width, index == self.cursor)

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
        change = change_of(self.desk, node.account, self.measure)
        return Figure(statement, node.account, self.measure, node, change)

    def validate_measure_at(self, at: int) -> int:
        """Keep the chosen column inside."""
        return max(0, min(at, len(self.outline.measures) - 1))

    def watch_measure_at(self) -> None:
        """Show the chosen column."""
        self.forget_order()
        self.redraw()
        if self.view.by_change:
            self.relist()
        elif self.items:
            self.post_message(self.Moved(self, self.cursor))

    # Copying

    def sheet(self) -> Sheet:
        """The visible lines with every column, in the unit that is shown."""
        assert self.table is not None
        return sheet_of(self.table, self.items)

    def copied(self, what: str) -> str:
        """The chosen figure, or the row with tabs between code, name and every cell."""
        if self.item is None or self.desk is None or self.table is None:
            return ""
        account = self.item.node.account
        columns = [
            column for block in self.table.blocks for column in block.columns if what == "row" or column.aspect == "new"
        ]
        if what == "cell":
            columns = [column for column in columns if column.measure == self.measure]
        cells = [cell_of(self.desk, account, column.measure, column.aspect, self.view).text for column in columns]
        return "\t".join([account.code, account.name, *cells] if what == "row" else cells)
