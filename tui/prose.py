"""Running text for panels: folded by cells, styled by theme variables, never parsed as markup.

Everything that comes from a document passes through here or through the drawing of a line, and is cleaned of control
characters on the way.
"""

from __future__ import annotations

from textual.content import Content

from tui import width

LEAST = 8
STYLES = {
    "": "",
    "quiet": "$quiet",
    "faint": "$faint",
    "strong": "bold",
    "head": "bold $primary",
    "increase": "$increase",
    "decrease": "$decrease",
    "added": "$added",
    "removed": "$removed",
    "warn": "$warn",
    "good": "$success",
    "bad": "$error",
}
"""Tones of the project as styles of a panel."""


class Prose:
    """Lines of at most ``room`` cells, added one by one; the builder of a panel's content."""

    def __init__(self, room: int) -> None:
        self.room = max(LEAST, room)
        self.lines: list[Content] = []

    def text(self, words: str, tone: str = "", *, indent: int = 0) -> Prose:
        """A paragraph, its further lines indented like the first."""
        for line in width.fold(width.clean(words), self.room - indent):
            self.lines.append(Content.styled(" " * indent + line, STYLES[tone]))
        return self

    def item(self, mark: str, words: str, tone: str = "", *, mark_tone: str = "") -> Prose:
        """A paragraph hanging behind a mark."""
        indent = width.cells(mark) + 1
        first, *others = width.fold(width.clean(words), self.room - indent)
        self.lines.append(Content.assemble((f"{mark} ", STYLES[mark_tone]), (first, STYLES[tone])))
        for line in others:
            self.lines.append(Content.styled(" " * indent + line, STYLES[tone]))
        return self

    def pair(self, label: str, words: str, tone: str = "", *, label_room: int = 6) -> Prose:
        """A quiet label with what it stands for beside it."""
        return self.item(width.left(label, max(label_room, width.cells(label))), words, tone, mark_tone="quiet")

    def figure(self, label: str, figure: str, tone: str = "") -> Prose:
        """A label at the left and a figure at the right; on two lines where both do not fit on one."""
        spare = self.room - width.cells(label) - width.cells(figure)
        if spare < 1:
            self.text(label, "quiet")
            self.lines.append(Content.styled(width.right(figure, self.room), STYLES[tone]))
        else:
            self.lines.append(Content.assemble((label + " " * spare, STYLES["quiet"]), (figure, STYLES[tone])))
        return self

    def spans(self, *parts: tuple[str, str]) -> Prose:
        """One line of (text, tone) parts, as they are."""
        self.lines.append(Content.assemble(*((width.clean(text), STYLES[tone]) for text, tone in parts)))
        return self

    def head(self, words: str) -> Prose:
        """A heading with a line of air above."""
        if self.lines:
            self.gap()
        return self.text(words, "head")

    def gap(self) -> Prose:
        """A line of air."""
        self.lines.append(Content(""))
        return self

    def content(self) -> Content:
        """All lines."""
        return Content("\n").join(self.lines)
