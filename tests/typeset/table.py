"""A table as rows of text, and where each of its cells goes: no drawing here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

Row = tuple[str, ...]
Rules = Literal["all", "open", "horizontal", "none", "heads", "hung"]

# Written in a cell's place: the cell beside it, or above it, covers this one too.
LEFT = "\0left"
UP = "\0up"


@dataclass(frozen=True)
class Setting:
    """How text stands in the cells of a table.

    `padding` and `leading` are in points and type sizes; `heads` and `figures` are letters of alignment (those of
    columns aligned `r`); heads `s` stand at the side of what is below them, those of several columns in the middle;
    `heads_at` and `rows_at` say whether text stands at the top, middle or bottom of its cell.
    """

    padding: float = 3.0
    leading: float = 1.25
    heads: Literal["l", "c", "r", "s"] = "c"
    figures: Literal["l", "c", "r"] = "r"
    heads_at: Literal["t", "m", "b"] = "m"
    rows_at: Literal["t", "m", "b"] = "m"


@dataclass(frozen=True)
class Table:
    """One table: heading rows, body rows, shares of the width per column.

    `align` has a letter per column (`l`, `c`, `r`; all left where it is empty), headings stand as `setting` says. A
    table that does not fit goes on over the next pages, with its headings again unless `repeat_header` is off. Rules
    that are `heads` close the headings and nothing else, `hung` ones underline the rows below, too; `open` ones lack
    the outer sides.
    """

    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    align: str = ""
    rules: Rules = "all"
    repeat_header: bool = True
    size: float = 7.5
    setting: Setting = Setting()

    def __post_init__(self) -> None:
        for row in (*self.header, *self.rows):
            if len(row) != len(self.widths):
                raise ValueError(f"{len(row)} cells in a table of {len(self.widths)} columns: {row}")

    def head_alignment(self, column: int, columns: int) -> str:
        """Return the letter of a cell of the headings over so many columns."""
        if self.setting.heads != "s":
            return self.setting.heads
        return "c" if columns > 1 else self.alignment(column)

    def alignment(self, column: int) -> str:
        """Return the letter of one body column."""
        letter = self.align[column] if self.align else "l"
        return self.setting.figures if letter == "r" else letter


@dataclass(frozen=True)
class Placed:
    """One printed cell: its text, where it starts and how many rows and columns it covers."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


def placed(rows: Sequence[Row]) -> tuple[Placed, ...]:
    """Return the printed cells of the rows of one page."""
    return tuple(
        Placed(at, column, _reach(rows, at, column), _spread(row, column), text)
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
        if text not in (LEFT, UP)
    )


def cut_off(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows as they begin a page: a cell that began on the page before goes on empty."""
    first = [tuple("" if text == UP else text for text in row) for row in rows[:1]]
    return (*first, *rows[1:])


def heights(rows: Sequence[Row], lines: Callable[[Placed], int], leading: float, padding: float) -> tuple[float, ...]:
    """Return the height of each row in points; `lines` says how many lines a cell's text needs."""
    result = [leading + padding] * len(rows)
    cells = sorted(placed(rows), key=lambda cell: cell.rows)
    for cell in cells:
        last = cell.row + cell.rows
        lacking = lines(cell) * leading + padding - sum(result[cell.row : last])
        result[last - 1] += max(0.0, lacking)
    return tuple(result)


def _spread(row: Row, column: int) -> int:
    after = row[column + 1 :]
    return 1 + next((n for n, text in enumerate(after) if text != LEFT), len(after))


def _reach(rows: Sequence[Row], at: int, column: int) -> int:
    below = rows[at + 1 :]
    return 1 + next((n for n, row in enumerate(below) if row[column] != UP), len(below))
