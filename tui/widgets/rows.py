"""A list of lines with a cursor, drawn line by line: only what is in sight is rendered, however long the list is."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

COLOURS = ("increase", "decrease", "added", "removed", "warn", "good")
TONES = ("quiet", "faint", "strong", "head", "chosen", "hit", *COLOURS)


Stop = tuple[int, ...]
"""Where a jump can land; stops of one list sort in its order."""


class Rows(ScrollView, can_focus=True):
    """Lines below a fixed head; a subclass says how many there are and draws one.

    ``line(index, width)`` returns styled text of at most ``width`` cells, ``head_lines(width)`` the fixed head. The
    first ``pinned`` lines stay in sight while the others scroll. Where a line takes ``tallness`` lines of the screen,
    ``part`` draws each of them.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor", *(f"rows--{tone}" for tone in TONES)}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "上一行", show=False),
        Binding("down,j", "move(1)", "下一行", show=False),
        Binding("pageup", "page(-1)", "上一页", show=False),
        Binding("pagedown,space", "page(1)", "下一页", show=False),
        Binding("home", "to_end(-1)", "第一行", show=False),
        Binding("end", "to_end(1)", "最后一行", show=False),
        Binding("enter", "choose", "进入", show=False),
    ]

    cursor: reactive[int] = reactive(0)
    count: reactive[int] = reactive(0)

    class Moved(Message):
        """The cursor stands on another line."""

        def __init__(self, rows: Rows, index: int) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> Rows:
            """The list whose cursor moved."""
            return self.rows

    class Chosen(Moved):
        """A person pressed enter on a line, or clicked the line the cursor stands on."""

    def line(self, index: int, width: int) -> Text:
        """One line."""
        raise NotImplementedError

    def head_lines(self, width: int) -> list[Text]:  # noqa: ARG002
        """The lines that stay at the top."""
        return []

    @property
    def head_height(self) -> int:
        """How many lines stay at the top."""
        return 0

    def part(self, index: int, at: int, width: int) -> Text:
        """The ``at``-th line of the screen that a line takes."""
        return self.line(index, width) if at == 0 else Text()

    @property
    def tallness(self) -> int:
        """How many lines of the screen one line takes."""
        return 1

    @property
    def pinned(self) -> int:
        """How many of the first lines do not scroll."""
        return 0

    @property
    def room(self) -> int:
        """How many lines that scroll are in sight."""
        return self.size.height - self.head_height - self.pinned * self.tallness

    @property
    def line_room(self) -> int:
        """The cells of a line, without the scrollbar."""
        return self.scrollable_content_region.width

    def style_of(self, tone: str) -> Style:
        """The style of a tone, without background, so that the cursor shows through."""
        return self.get_component_rich_style(f"rows--{tone}", partial=True) if tone else Style.null()

    def set_count(self, count: int) -> None:
        """Say how many lines there are; the cursor stays inside."""
        self.count = count
        self.virtual_size = Size(0, count * self.tallness + self.head_height)
        self.cursor = max(0, min(self.cursor, count - 1))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw what is at ``y`` of the widget."""
        width = self.line_room
        if y < self.head_height:
            return self._strip(self.head_lines(width)[y], width, Style.null())
        index, at = divmod(self._place_at(y), self.tallness)
        if index >= self.count:
            return Strip.blank(width, self.rich_style)
        return self._strip(self.part(index, at, width), width, self._under(index))

    def index_at(self, y: int) -> int:
        """Which line is drawn at ``y`` of the widget, below the head."""
        return self._place_at(y) // self.tallness

    def _place_at(self, y: int) -> int:
        """Which line of the screen is drawn at ``y``, counted from the first line of the list."""
        place = y - self.head_height
        return place if place < self.pinned * self.tallness else place + self.scroll_offset.y

    def _under(self, index: int) -> Style:
        return self.get_component_rich_style("rows--cursor") if index == self.cursor else Style.null()

    def _strip(self, text: Text, width: int, under: Style) -> Strip:
        strip = Strip(list(text.render(self.app.console)))
        return strip.adjust_cell_length(width).apply_style(self.rich_style + under)

    def place_of(self, index: int) -> int:
        """At which ``y`` of the widget a line is drawn."""
        return self.head_height + index * self.tallness - (0 if index < self.pinned else self.scroll_offset.y)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a line."""
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        """Show the line the cursor went to and tell who cares; only the two lines concerned are drawn again."""
        self.show_cursor()
        for index in (before, after):
            self.refresh(Region(0, self.place_of(index), self.size.width, self.tallness))
        if self.count:
            self.post_message(self.Moved(self, self.cursor))

    def show_cursor(self) -> None:
        """Scroll as little as needed to have the cursor in sight."""
        room, top, at = self.room, self.scroll_offset.y, (self.cursor - self.pinned) * self.tallness
        if room <= 0:
            return
        if at < top:
            self.scroll_to(y=max(0, at), animate=False)
        elif at + self.tallness > top + room:
            self.scroll_to(y=at + self.tallness - room, animate=False)

    def on_resize(self) -> None:
        """Keep the cursor in sight when the room changes."""
        self.show_cursor()

    def go(self, index: int) -> None:
        """Put the cursor on a line, in the middle of the screen if it was out of sight."""
        room, at = self.room, (index - self.pinned) * self.tallness
        if room > 0 and at >= 0 and not self.scroll_offset.y <= at < self.scroll_offset.y + room:
            self.scroll_to(y=max(0, at - room // 2), animate=False)
        self.cursor = index

    def action_move(self, lines: int) -> None:
        """Move the cursor."""
        self.cursor += lines

    def action_page(self, pages: int) -> None:
        """Move the cursor by a screenful."""
        self.cursor += pages * max(1, self.room // self.tallness - 1)

    def action_to_end(self, way: int) -> None:
        """Move the cursor to the first or the last line."""
        self.cursor = self.count - 1 if way > 0 else 0

    def action_choose(self) -> None:
        """Enter the line under the cursor."""
        if self.count:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a click on the cursor enters."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y < self.head_height:
            return
        index = self.index_at(offset.y)
        if index >= self.count:
            return
        if index == self.cursor:
            self.action_choose()
        self.cursor = index

    # Jumping; lists whose lines all stand open only say what is worth a jump and what a search finds.

    def plain(self, index: int) -> str:
        """The words of a line, for the search and for copying."""
        return self.line(index, 10_000).plain.strip()

    def seek(self, text: str) -> tuple[Stop, ...]:
        """The lines that contain ``text``."""
        wanted = text.strip()
        return tuple((at,) for at in range(self.count) if wanted and wanted in self.plain(at))

    def stops(self) -> tuple[Stop, ...]:
        """The lines worth a jump."""
        return tuple((at,) for at in range(self.count))

    def order(self) -> dict[Stop, int]:
        """The place of every stop."""
        return {(at,): at for at in range(self.count)}

    def here(self) -> int:
        """The place of the cursor in ``order``."""
        return self.cursor

    def go_to_stop(self, stop: Stop) -> None:
        """Go to one of ``seek`` or ``stops``."""
        self.go(stop[0])
