"""Performance targets as lines: a project with its money, under it the indicators with their values of both years."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from model.disclosure import Indicator, TargetProject
from model.review.mark import Subject
from tui import width
from tui.desk import Desk
from tui.figures import money
from tui.glyphs import glyphs_for
from tui.pairing import Pair, TargetLine, indicator_name, target_lines
from tui.view import View
from tui.widgets.money_table import KIND_TONES
from tui.widgets.rows import Rows, Stop

VALUE_LEAST = 8
VALUE_MOST = 26
GROUP_ROOM = 8
EDGE = 1


class TargetList(Rows):
    """Projects and indicators; a project opens and closes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "fold(False)", "展开", show=False),
        Binding("left,h", "fold(True)", "收起", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.desk: Desk | None = None
        self.view = View()
        self.all: tuple[TargetLine, ...] = ()
        self.lines: tuple[TargetLine, ...] = ()
        self.folded: frozenset[str] = frozenset()

    def show(self, desk: Desk, view: View) -> None:
        """Show the targets of another desk."""
        self.desk = desk
        self.all = target_lines(desk.new.targets, desk.old.targets if desk.old else (), desk.compares)
        self.folded = frozenset()
        self.set_reactive(Rows.cursor, 0)
        self.scroll_to(y=0, animate=False)
        self.show_view(view)

    def show_view(self, view: View) -> None:
        """Filter and fold anew."""
        self.view = view
        self.lines = tuple(line for line in self.all if self._is_shown(line))
        self.set_count(len(self.lines))
        self.post_message(self.Moved(self, self.cursor))

    def _is_shown(self, line: TargetLine) -> bool:
        if self.view.shown != "all" and line.kind == "same":
            return False
        if self.view.unreviewed and self.view.review.is_reviewed(subject_of(line)):
            return False
        return line.indicator is None or project_name(line.project) not in self.folded

    @property
    def target(self) -> TargetLine | None:
        """The line under the cursor."""
        return self.lines[self.cursor] if self.cursor < len(self.lines) else None

    @property
    def head_height(self) -> int:
        """The years."""
        return 1 if self.lines else 0

    def head_lines(self, room: int) -> list[Text]:
        """The heads of the value columns."""
        assert self.desk is not None
        years = self.desk.years if self.desk.old else ("指标值",)
        text = Text(width.left("    项目与指标", room - EDGE - self._values * len(years)), self.style_of("quiet"))
        for year in self.view.in_order(years):
            text.append(width.right(year, self._values), self.style_of("quiet"))
        return [text]

    @property
    def _values(self) -> int:
        """The cells of one column of values: what the widest needs, no more than a share of the screen."""
        widest = width.widest(text for line in self.all for text in self._texts(line))
        share = self.line_room // 4 if self.desk and self.desk.old else self.line_room // 2
        return 2 + max(VALUE_LEAST, min(widest, VALUE_MOST, share))

    def _texts(self, line: TargetLine) -> list[str]:
        sides = line.project if line.indicator is None else line.indicator
        shown = sides if self.desk and self.desk.old else sides[:1]
        return [value_text(side, self.view) for side in (self.view.in_order(shown) if len(shown) > 1 else shown)]

    def line(self, index: int, room: int) -> Text:
        """One project or indicator."""
        line = self.lines[index]
        glyphs = glyphs_for(self.view.ascii)
        tone = KIND_TONES.get(line.kind, "")
        text = Text()
        text.append(glyphs.change[line.kind], self.style_of(tone))
        mark = self.view.review.mark(subject_of(line))
        text.append(" " if mark is None else glyphs.reviewed if mark.reviewed else glyphs.noted, self.style_of("good"))
        values = self._texts(line)
        name = self._label(line)
        style = self.style_of("strong" if line.indicator is None else tone)
        text.append(width.left(name, room - EDGE - 2 - self._values * len(values), glyphs.ellipsis), style)
        for value in values:
            shown = width.cut(value, self._values - 2, glyphs.ellipsis) if line.indicator else value
            text.append(width.right(shown, self._values), style)
        return text

    def _label(self, line: TargetLine) -> str:
        glyphs = glyphs_for(self.view.ascii)
        if line.indicator is None:
            name = project_name(line.project)
            return f"{glyphs.closed if name in self.folded else glyphs.opened} {width.clean(name)}"
        indicator = line.indicator[0] or line.indicator[1]
        assert indicator is not None
        group = width.left(group_name(indicator), GROUP_ROOM, glyphs.ellipsis)
        return f"    {group} {width.clean(indicator_name(indicator))}"

    def action_fold(self, close: bool) -> None:
        """Open or close the project of the line."""
        if self.target is None:
            return
        name = project_name(self.target.project)
        self.folded = self.folded | {name} if close else self.folded - {name}
        self.show_view(self.view)
        head = next((at for at, line in enumerate(self.lines) if project_name(line.project) == name), 0)
        if close:
            self.go(head)

    def action_choose(self) -> None:
        """Enter opens or closes a project."""
        if self.target is not None and self.target.indicator is None:
            self.action_fold(project_name(self.target.project) not in self.folded)
        else:
            super().action_choose()

    def stops(self) -> tuple[Stop, ...]:
        """Lines that differ; with one document the projects."""
        if self.desk and self.desk.compares:
            return tuple((at,) for at, line in enumerate(self.lines) if line.kind != "same" and line.indicator)
        return tuple((at,) for at, line in enumerate(self.lines) if line.indicator is None)

    def seek(self, text: str) -> tuple[Stop, ...]:
        """Search folded projects, too: they open."""
        if text.strip() and self.folded:
            self.folded = frozenset()
            self.show_view(replace(self.view))
        return super().seek(text)

    def plain(self, index: int) -> str:
        """All words of a line."""
        line = self.lines[index]
        return "\t".join((self._label(line).strip(), *self._texts(line)))


def project_name(pair: Pair[TargetProject]) -> str:
    """The name of a project, the newer document's first."""
    project = pair[0] or pair[1]
    return project.name if project else ""


def subject_of(line: TargetLine) -> Subject:
    """What a mark on a line is about: project, indicator, and the values of both years."""
    sides = line.project if line.indicator is None else line.indicator
    values = "|".join(value_text(side, View()) for side in sides)
    return Subject("targets", "", project_name(line.project), line_name(line), values)


def line_name(line: TargetLine) -> str:
    """The indicator of a line; blank for the project itself."""
    indicator = line.indicator and (line.indicator[0] or line.indicator[1])
    return indicator_name(indicator) if indicator else ""


def group_name(indicator: Indicator) -> str:
    """The second level of an indicator, or the first where the second is too long for its column."""
    names = [level.removesuffix("指标") for level in (indicator.level2, indicator.level1) if level]
    short = (name for name in names if width.cells(name) <= GROUP_ROOM)
    return width.clean(next(short, names[0] if names else ""))


def value_text(side: TargetProject | Indicator | None, view: View) -> str:
    """The money of a project or the value of an indicator."""
    if side is None:
        return ""
    if isinstance(side, TargetProject):
        return f"{money(side.amount, view.unit)} {view.unit}" if side.amount else ""
    return width.clean(side.value)
