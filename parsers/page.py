"""What every source yields: pages of text lines and grids in reading order.

A source knows its kind of file and nothing of budgets; everything after it knows budgets and nothing of files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from model.disclosure import Box, Source
from parsers.bands import Band, Stroke

if TYPE_CHECKING:
    from dataclasses import dataclass as sealed
else:

    def sealed(**options: Any) -> Any:
        """A dataclass that the type checker keeps frozen, and not the interpreter: a third of the time for each value.

        A document has ten thousand cells.
        """
        return dataclass(**{**options, "frozen": False})


class TextLine(NamedTuple):
    """One line of text outside tables, by baseline; ``line`` counts lines of recognised text, ``box`` is for pages.

    ``lines`` are all input lines the text was made from, where it was mended out of several. ``pieces`` are the parts
    of a line that wide gaps part, each at its own place; a line in one piece has none. Letters of several texts are
    printed over each other in one that ``is_tangled``.
    """

    text: str
    page: int | None = None
    line: int | None = None
    box: Box | None = None
    size: float = 0.0
    lines: tuple[int, ...] = ()
    pieces: tuple[TextLine, ...] = ()
    is_tangled: bool = False

    def source(self, file: str) -> Source:
        """Where the line stands."""
        return Source(file=file, page=self.page, line=self.line, box=self.box, raw=self.text)


@sealed(frozen=True, slots=True, eq=False)
class Cell:
    """One cell of a grid as printed.

    A spanning cell is the same object in every slot it covers. ``row`` and ``column`` are its first slot, 0-based, in
    the grid it was read from. ``others`` are further readings of the same cell (a row that recognition read twice).
    ``indent`` is how far the text stands off the left side of its cell, in points or characters, ``size`` its type size
    in points, 0 where nobody knows. ``confidence`` is how sure recognition is of its least certain character, 0 to 1;
    None where nothing was recognised; ``unsure`` marks a label or code of a scan that nothing bears out. ``words`` is
    the text without any white space, made once: every cell is asked for it ten times over.
    """

    text: str
    page: int | None = None
    line: int | None = None
    box: Box | None = None
    row: int = 0
    column: int = 0
    others: tuple[str, ...] = ()
    indent: float = 0.0
    size: float = 0.0
    confidence: float | None = None
    unsure: bool = False
    words: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", "".join(self.text.split()))


Slots = tuple[Cell | None, ...]


class OpenRow(NamedTuple):
    """A row between two rules as wide as its table, without a rule at a side; ``walls`` are the upright rules in it."""

    top: float
    bottom: float
    walls: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class RawGrid:
    """One ruled or tab-separated table of one page.

    ``rows`` are equally long; ``edges`` are the x-positions between columns (one more than columns), empty where the
    source has no positions. None is a slot that no cell covers. ``lines`` are all input lines of recognised text the
    grid was made from, those of repeated headers included. A table without rules keeps its rows as they stand
    (``bands``) and the horizontal rules among them: its columns are those of all its pages. A guess has nothing else
    and counts only where it goes on the table of the page before; its lines stand among the blocks of its page, too.
    So do those of a head at the end of a page (``is_head``), a guess that counts only where rows of it follow.
    ``beside`` are further pages, on which columns at the right of it were printed. The edge of the paper cuts cells, so
    that no rule closes them at a side: ``ajar`` are whole rows of such cells right above the table, lowest first, and
    ``loose`` the texts that stand in its outline but in no cell. ``spills`` counts cells with letters on a rule above,
    below or before them.
    """

    rows: tuple[Slots, ...]
    page: int | None = None
    line: int | None = None
    box: Box | None = None
    edges: tuple[float, ...] = ()
    lines: tuple[int, ...] = ()
    bands: tuple[Band, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    is_guess: bool = False
    is_head: bool = False
    beside: tuple[int, ...] = ()
    ajar: tuple[OpenRow, ...] = ()
    loose: tuple[TextLine, ...] = ()
    spills: int = 0


Block = TextLine | RawGrid


class Remark(NamedTuple):
    """Something mended or left open while a source read: becomes a Notice with ``rule`` (O01…O17) and its place."""

    kind: str
    message: str
    rule: str = ""
    line: int | None = None
    raw: str = ""


class Page(NamedTuple):
    """One page: its blocks in reading order, and what the source has to say about the reading.

    ``number`` is None where the source has no pages. ``remarks`` are sentences or Remarks for Notices: glyphs left out,
    a page given up, a fallback taken, a recognition fault mended.
    """

    number: int | None
    width: float = 0.0
    height: float = 0.0
    blocks: tuple[Block, ...] = ()
    remarks: tuple[str | Remark, ...] = ()
