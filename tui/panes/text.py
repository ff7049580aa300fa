"""正文: sections at the left, the text of both years at the right; procurement and assets as tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from model.disclosure import Source
from tui.chapters import Chapter, chapters, write
from tui.describe import describe
from tui.desk import Desk
from tui.glyphs import glyphs_for
from tui.outline import outline_of
from tui.panes.base import Pane, position
from tui.prose import Prose
from tui.view import View
from tui.widgets.account_tree import AccountTree
from tui.widgets.chapter_list import ChapterList
from tui.widgets.rows import Rows

PADDING = 6


class Reader(VerticalScroll, can_focus=True):
    """The text of a chapter; both years beside each other where there is room."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "page_down", "下一页", show=False)]

    def compose(self) -> ComposeResult:
        """One column a year."""
        with Horizontal():
            yield Static(id="text-new")
            yield Static(id="text-old")


class TextPane(Pane):
    """What the documents say in words."""

    INSPECTED: ClassVar[bool] = False

    def compose(self) -> ComposeResult:
        """Contents, text, table."""
        with Horizontal():
            yield ChapterList(id="chapters")
            yield Reader(id="reader")
            yield AccountTree(id="text-table")

    def show(self, desk: Desk, view: View) -> None:
        """Show the text of another desk."""
        self.desk, self.view = desk, view
        self.query_one(ChapterList).show(chapters(desk), glyphs_for(view.ascii))

    def show_view(self, view: View) -> None:
        """The unit of money or the marks may have changed."""
        if view.ascii != self.view.ascii:
            self.query_one(ChapterList).glyphs = glyphs_for(view.ascii)
            self.query_one(ChapterList).refresh()
        self.view = view
        self.query_one(AccountTree).show_view(view)

    @property
    def rows(self) -> Rows:
        """The table while it has the keys, else the contents."""
        table = self.query_one(AccountTree)
        return table if table.has_focus else self.query_one(ChapterList)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Another chapter was chosen."""
        if isinstance(event.rows, ChapterList) and event.rows.chapter:
            self._show_chapter(event.rows.chapter)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter goes into the text."""
        if isinstance(event.rows, ChapterList):
            event.stop()
            self.screen.focus_next()

    def on_resize(self) -> None:
        """Fold the text to the new width."""
        chapter = self.query_one(ChapterList).chapter
        if chapter is not None:
            self.call_after_refresh(self._show_chapter, chapter)

    def _show_chapter(self, chapter: Chapter) -> None:
        reader, table = self.query_one(Reader), self.query_one("#text-table", AccountTree)
        reader.display, table.display = not chapter.statement, bool(chapter.statement)
        if chapter.statement:
            desk = self.desk.beyond if chapter.topic == "beyond" else self.desk
            table.show(outline_of(desk, chapter.statement), desk, self.view.on(chapter.statement))
            return
        beside = self.desk.old is not None and self.has_class("-beside")
        room = (self.size.width - self.query_one(ChapterList).size.width) // (2 if beside else 1) - PADDING
        for at, name in enumerate(("#text-new", "#text-old")):
            column = self.query_one(name, Static)
            column.display = at < len(self.desk.budgets)
            if column.display:
                column.update(self._column(chapter, at, room))
        reader.scroll_home(animate=False)

    def _column(self, chapter: Chapter, at: int, room: int) -> Content:
        prose = Prose(room)
        if at == 0 or self.has_class("-beside"):
            prose.text(chapter.title if at == 0 else "", "strong").gap()
        if self.desk.old is not None:
            prose.text(self.desk.names[at], "head").gap()
        budget = self.desk.budgets[at]
        other = self.desk.budgets[1 - at] if self.desk.compares else None
        write(prose, chapter, budget, other, at)
        return prose.content()

    def describe(self, room: int) -> Content | None:
        """A figure of a table, while it has the keys."""
        figure = self.money_tree.figure if self.money_tree else None
        return describe(self.desk, figure, self.view, room) if figure else None

    def sources(self) -> Iterable[Source]:
        """A figure of a table while it has the keys, else the section."""
        if self.figure is not None:
            return super().sources()
        chapter = self.query_one(ChapterList).chapter
        sections = (chapter.new, chapter.old) if chapter else ()
        return (section.source for section in sections if section is not None)

    def status(self) -> list[str]:
        """Where one is."""
        return [position(self.rows)]
