"""What every source yields: pages of text lines and grids in reading order.

A source knows its kind of file and nothing of budgets; everything after it knows budgets and nothing of files.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from model.disclosure import Box, Source


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text outside tables, by baseline; ``line`` counts lines of recognised text, ``box`` is for pages."""

    text: str
    page: int | None = None
    line: int | None = None
    box: Box | None = None
    size: float = 0.0

    def source(self, file: str) -> Source:
        """Where the line stands."""
        return Source(file=file, page=self.page, line=self.line, box=self.box, raw=self.text)


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One cell of a grid as printed.

    A spanning cell is the same object in every slot it covers. ``row`` and ``column`` are its first slot, 0-based, in
    the grid it was read from. ``others`` are further readings of the same cell (a row that recognition read twice).
    """

    text: str
    page: int | None = None
    line: int | None = None
    box: Box | None = None
    row: int = 0
    column: int = 0
    others: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The text without any white space."""
        return "".join(self.text.split())


Slots = tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class RawGrid:
    """One ruled or tab-separated table of one page.

    ``rows`` are equally long; ``edges`` are the x-positions between columns (one more than columns), empty where the
    source has no positions. None is a slot that no cell covers.
    """

    rows: tuple[Slots, ...]
    page: int | None = None
    line: int | None = None
    box: Box | None = None
    edges: tuple[float, ...] = ()


Block = TextLine | RawGrid


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its blocks in reading order, and what the source has to say about the reading.

    ``number`` is None where the source has no pages. ``remarks`` are sentences for Notices: glyphs left out, a page
    given up, a fallback taken.
    """

    number: int | None
    width: float = 0.0
    height: float = 0.0
    blocks: tuple[Block, ...] = ()
    remarks: tuple[str, ...] = field(default=())
