"""The table of contents of 正文."""

from __future__ import annotations

from rich.text import Text

from tui import width
from tui.chapters import Chapter
from tui.glyphs import PLAIN, Glyphs
from tui.widgets.money_table import KIND_TONES
from tui.widgets.rows import Rows, Stop

DEEPEST = 3


class ChapterList(Rows):
    """Chapters, indented by level, with the mark of what changed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.chapters: tuple[Chapter, ...] = ()
        self.glyphs: Glyphs = PLAIN

    def show(self, chapters: tuple[Chapter, ...], glyphs: Glyphs) -> None:
        """Show the chapters of another desk."""
        self.chapters, self.glyphs = chapters, glyphs
        self.set_reactive(Rows.cursor, 0)
        self.scroll_to(y=0, animate=False)
        self.set_count(len(chapters))
        self.post_message(self.Moved(self, 0))

    @property
    def chapter(self) -> Chapter | None:
        """The chapter under the cursor."""
        return self.chapters[self.cursor] if self.cursor < len(self.chapters) else None

    def line(self, index: int, room: int) -> Text:
        """One title."""
        chapter = self.chapters[index]
        text = Text()
        text.append(f"{self.glyphs.change[chapter.kind]} ", self.style_of(KIND_TONES.get(chapter.kind, "")))
        indent = " " * (2 * min(chapter.level - 1, DEEPEST))
        style = self.style_of("" if chapter.topic == "section" else "head")
        text.append(width.left(indent + width.clean(chapter.title), room - 3, self.glyphs.ellipsis) + " ", style)
        return text

    def plain(self, index: int) -> str:
        """A title and the text under it, for the search."""
        chapter = self.chapters[index]
        sections = (chapter.new, chapter.old)
        texts = (paragraph.text for section in sections if section for paragraph in section.paragraphs)
        return "\n".join((chapter.title, *texts))

    def stops(self) -> tuple[Stop, ...]:
        """Chapters that differ, or all where nothing is compared."""
        changed = tuple((at,) for at, chapter in enumerate(self.chapters) if chapter.kind != "same")
        return changed or super().stops()
