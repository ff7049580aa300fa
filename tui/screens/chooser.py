"""Which unit of a document with several units to look at."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui import width
from tui.desk import Couple
from tui.figures import Cell, fact_cell
from tui.headlines import total_of
from tui.view import View
from tui.widgets.rows import Rows

YEARS_ROOM = 12


class UnitList(Rows):
    """Units, one a line: code, name, years, and what each year spends."""

    def __init__(self, couples: tuple[Couple, ...], view: View) -> None:
        super().__init__()
        self.couples = couples
        self.view = view
        self.totals = [_totals(couple, view) for couple in couples]
        self.amounts = max((width.cells(cell.text) for row in self.totals for cell in row), default=0)

    def on_mount(self) -> None:
        """All of them."""
        self.set_count(len(self.couples))
        self.styles.height = len(self.couples) + self.head_height

    @property
    def head_height(self) -> int:
        """What the columns are."""
        return 1

    def head_lines(self, room: int) -> list[Text]:
        """Unit, years, totals."""
        return [self._line("  单位", "年度", ("支出总计", "上年"), room, "quiet")]

    def line(self, index: int, room: int) -> Text:
        """One unit."""
        new, old = self.couples[index]
        years = " 对 ".join(str(budget.year or "不明") for budget in (new, old) if budget is not None)
        name = "  " + " ".join(filter(None, (new.code, new.unit or "（单位名称不明）")))
        return self._line(width.clean(name), years, tuple(cell.text for cell in self.totals[index]), room, "")

    def _line(self, name: str, years: str, amounts: tuple[str, ...], room: int, tone: str) -> Text:
        wide = max(self.amounts, width.cells("支出总计")) + 2
        text = width.left(name, room - YEARS_ROOM - 2 * wide - 2) + " " + width.right(years, YEARS_ROOM)
        return Text(text + "".join(width.right(amount, wide) for amount in amounts) + " ", self.style_of(tone))


def _totals(couple: Couple, view: View) -> tuple[Cell, ...]:
    return tuple(fact_cell(total_of(budget) if budget else None, view.unit) for budget in couple)


class ChooserScreen(ModalScreen[int | None]):
    """Gives back the place of the unit, None where the person leaves it at the present one."""

    CSS_PATH = "chooser.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,b,q", "leave", "返回", key_display="Esc")]

    def __init__(self, couples: tuple[Couple, ...], at: int, view: View) -> None:
        super().__init__()
        self.couples, self.at, self.view = couples, at, view

    def compose(self) -> ComposeResult:
        """The list in a box."""
        with Vertical(id="chooser-box") as box:
            box.border_title = f"文件里有 {len(self.couples)} 份预算（单位：{self.view.unit}）"
            box.border_subtitle = "Enter 选定　Esc 返回"
            yield UnitList(self.couples, self.view)

    def on_mount(self) -> None:
        """Begin at the present unit."""
        rows = self.query_one(UnitList)
        rows.focus()
        self.call_after_refresh(rows.go, self.at)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """This one."""
        event.stop()
        self.dismiss(event.index)

    def action_leave(self) -> None:
        """As it was."""
        self.dismiss(None)
