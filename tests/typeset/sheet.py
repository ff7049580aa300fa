"""Pages of a typeset document: what is written goes below what was written before, over to a new page where it must."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import accumulate

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.typeset.lettering import FACE, checked, covered, width, wrapped
from tests.typeset.table import Placed, Row, Table, cut_off, heights, placed

MARGIN = 46.0
FOOT = 34.0
PADDING = 3.0


class Sheet:
    """A document in the making; `finish` returns its bytes, the same for the same content."""

    def __init__(self, *, landscape: bool = False, footer: str = "第 {page} 页") -> None:
        covered()
        self._buffer = BytesIO()
        self._canvas = Canvas(self._buffer, invariant=1)
        self._footer = footer
        self._landscape = landscape
        self._start()

    def page(self, *, landscape: bool = False) -> None:
        """Begin a new page of the given orientation."""
        self._end()
        self._landscape = landscape
        self._start()

    def space(self, points: float) -> None:
        """Leave white space."""
        self._y -= points

    def title(self, text: str, size: float = 14) -> None:
        """Write a centred heading."""
        self._line(text, size, "c")
        self.space(size / 2)

    def unit_line(self, *parts: str, size: float = 8) -> None:
        """Write the parts over the page's width: one stands right, two stand left and right, three with one between."""
        places = {1: "r", 2: "lr", 3: "lcr"}[len(parts)]
        self._make_room(size * 1.5)
        for part, place in zip(parts, places, strict=True):
            self._write(part, MARGIN, self._width, self._y - size, size, place)
        self.space(size * 1.6)

    def paragraph(self, text: str, size: float = 9.5, indent: int = 2) -> None:
        """Write running text with an indent of so many characters on its first line."""
        lead = "　" * indent
        for line in wrapped(lead + text, self._width, size):
            self._line(line, size, "l")

    def contents_line(self, text: str, page: int, size: float = 9.5) -> None:
        """Write one line of a table of contents: title, dots, page."""
        dots = int((self._width - width(f"{text} {page:>4}", size)) / width("…", size))
        self._line(f"{text} {'…' * dots} {page}", size, "l")

    def table(self, table: Table) -> None:
        """Draw a table, over as many pages as it takes."""
        for rows, heading in self._chunks(table):
            self._draw(table, rows, heading)
        self.space(PADDING)

    def finish(self) -> bytes:
        """End the last page and return the PDF."""
        self._end()
        self._canvas.save()
        return self._buffer.getvalue()

    @property
    def number(self) -> int:
        """The number of the page being written, from 1."""
        return int(self._canvas.getPageNumber())

    @property
    def _width(self) -> float:
        return float(self._page[0] - 2 * MARGIN)

    def _start(self) -> None:
        short, long = A4
        self._page: tuple[float, float] = (long, short) if self._landscape else (short, long)
        self._canvas.setPageSize(self._page)
        self._canvas.setLineWidth(0.6)
        self._y: float = self._page[1] - MARGIN

    def _end(self) -> None:
        if self._footer:
            self._write(self._footer.format(page=self.number), MARGIN, self._width, FOOT - 8, 8, "c")
        self._canvas.showPage()

    def _make_room(self, height: float) -> None:
        if self._y - height < FOOT + 8:
            self.page(landscape=self._landscape)

    def _line(self, text: str, size: float, place: str) -> None:
        self._make_room(size * 1.6)
        self._write(text, MARGIN, self._width, self._y - size, size, place)
        self.space(size * 1.6)

    def _write(self, text: str, left: float, room: float, baseline: float, size: float, place: str) -> None:
        slack = room - width(text, size)
        start = left + {"l": 0.0, "c": slack / 2, "r": slack}[place]
        self._canvas.setFont(FACE, size)
        self._canvas.drawString(start, baseline, checked(text))

    def _chunks(self, table: Table) -> Iterator[tuple[tuple[Row, ...], int]]:
        """Yield the rows that fit on each page and how many of them are headings, turning pages in between."""
        heading, waiting = table.header, table.rows
        self._make_room(sum(self._heights(table, (*heading, *waiting[:1]))))
        while heading or waiting:
            taken = self._fitting(table, heading, waiting)
            yield (*heading, *waiting[:taken]), len(heading)
            waiting = cut_off(waiting[taken:])
            heading = table.header if waiting and table.repeat_header else ()
            if waiting:
                self.page(landscape=self._landscape)

    def _fitting(self, table: Table, heading: Sequence[Row], rows: Sequence[Row]) -> int:
        if not rows:
            return 0
        room = self._y - FOOT - 8
        bottoms = list(accumulate(self._heights(table, (*heading, *rows))))[len(heading) :]
        return max(1, sum(bottom <= room for bottom in bottoms))

    def _columns(self, table: Table) -> tuple[float, ...]:
        unit = self._width / sum(table.widths)
        return tuple(accumulate((share * unit for share in table.widths), initial=MARGIN))

    def _lines(self, table: Table, cell: Placed) -> tuple[str, ...]:
        edges = self._columns(table)
        room = edges[cell.column + cell.columns] - edges[cell.column] - 2 * table.setting.padding
        return wrapped(cell.text, room, table.size)

    def _heights(self, table: Table, rows: Sequence[Row]) -> tuple[float, ...]:
        leading, padding = table.size * table.setting.leading, 2 * table.setting.padding
        return heights(rows, lambda cell: len(self._lines(table, cell)), leading, padding)

    def _draw(self, table: Table, rows: tuple[Row, ...], heading: int) -> None:
        edges = self._columns(table)
        tops = tuple(accumulate((-height for height in self._heights(table, rows)), initial=self._y))
        for cell in placed(rows):
            box = (edges[cell.column], tops[cell.row], edges[cell.column + cell.columns], tops[cell.row + cell.rows])
            is_head = cell.row < heading
            self._rule(table, box, is_head)
            place = table.head_alignment(cell.column, cell.columns) if is_head else table.alignment(cell.column)
            self._fill(table, cell, box, place, table.setting.heads_at if is_head else table.setting.rows_at)
        self._y = tops[-1]

    def _rule(self, table: Table, box: tuple[float, float, float, float], is_head: bool) -> None:
        left, top, right, bottom = box
        if table.rules == "all" or (is_head and table.rules in ("heads", "hung")):
            self._canvas.rect(left, bottom, right - left, top - bottom)
        elif table.rules in ("open", "horizontal", "hung"):
            self._canvas.line(left, top, right, top)
            self._canvas.line(left, bottom, right, bottom)
            inner = (side for side in (left, right) if MARGIN + 1 < side < MARGIN + self._width - 1)
            for side in inner if table.rules == "open" else ():
                self._canvas.line(side, bottom, side, top)

    def _fill(self, table: Table, cell: Placed, box: tuple[float, float, float, float], place: str, at: str) -> None:
        left, top, right, bottom = box
        lines, leading, padding = self._lines(table, cell), table.size * table.setting.leading, table.setting.padding
        slack = top - bottom - 2 * padding - len(lines) * leading
        first = top - padding - slack * {"t": 0.0, "m": 0.5, "b": 1.0}[at] - table.size
        for number, line in enumerate(lines):
            room = right - left - 2 * padding
            self._write(line, left + padding, room, first - number * leading, table.size, place)
