"""The lines of a sheet that was cut: those above its table in one piece, and the heads whose words stand over a cut."""

from __future__ import annotations

from collections.abc import Iterator

from model.disclosure import Box
from parsers.around.lead import is_table_lead
from parsers.page import RawGrid, TextLine
from parsers.wide.sheet import LEVEL, Chain, on_sheet, overlap


def _on_sheet(chain: Chain) -> Iterator[tuple[int, TextLine, TextLine]]:
    """The lines of all pages: the index of the page, the line, and the line at its place on the sheet."""
    for index, leaf in enumerate(chain.leaves):
        shift = chain.shift(index)
        for line in leaf.lines:
            if line.box is not None:
                yield index, line, on_sheet(line, shift)


def merged(chain: Chain) -> list[TextLine]:
    """The lines of all pages at their place on the sheet, from top to bottom, those that go on over a cut in one piece.

    A text that both pages show whole stands there once. Each keeps the page that it begins on.
    """
    whole: list[tuple[int, TextLine]] = []
    for index, _, line in _on_sheet(chain):
        at = next((i for i, (last, other) in enumerate(whole) if last < index and overlap(other, line)), None)
        if at is None:
            whole.append((index, line))
        else:
            whole[at] = index, _with(whole[at][1], line)
    return sorted((line for _, line in whole), key=_top)


def _top(line: TextLine) -> float:
    return line.box.top if line.box is not None else 0.0


def is_in(line: TextLine, room: Box) -> bool:
    """Whether the middle of a line is in a part of the sheet."""
    if line.box is None:
        return False
    x, y = (line.box.x0 + line.box.x1) / 2, (line.box.top + line.box.bottom) / 2
    return room.x0 < x < room.x1 and room.top < y < room.bottom


def consumed(chain: Chain, table: RawGrid) -> set[int]:
    """The identities of the lines that the whole table and the lines over it hold."""
    inside = {id(line) for _, line, moved in _on_sheet(chain) if _is_inside(moved, table)}
    return inside | {id(line) for line, _ in _pieces(chain, table)}


def _is_inside(line: TextLine, table: RawGrid) -> bool:
    return table.box is not None and is_in(line, table.box)


def lines_over(chain: Chain, table: RawGrid) -> list[TextLine]:
    """The lines above (and below) a whole table as they stood on the sheet, as lines of its first page."""
    joined: list[TextLine] = []
    for _, piece in _pieces(chain, table):
        at = next((i for i, line in enumerate(joined) if _is_level(line, piece)), None)
        if at is None:
            joined.append(piece._replace(page=table.page))
        else:
            joined[at] = _with(joined[at], piece)
    return joined


def _pieces(chain: Chain, table: RawGrid) -> list[tuple[TextLine, TextLine]]:
    """The lines that go into the whole: all that heads a table, and what goes on over a cut."""
    top = table.box.top if table.box is not None else 0.0
    every = [item for item in _on_sheet(chain) if not _is_inside(item[2], table)]
    kept: list[tuple[TextLine, TextLine]] = []
    for index, line, moved in every:
        above = moved.box is not None and moved.box.bottom <= top + LEVEL
        shared = any(abs(index - i) == 1 and _go_on(index, moved, i, other) for i, _, other in every)
        if shared or (above and is_table_lead(line.text)):
            kept.append((line, moved))
    return kept


def _go_on(index: int, line: TextLine, other_index: int, other: TextLine) -> bool:
    return bool(overlap(line, other) if index < other_index else overlap(other, line))


def _is_level(line: TextLine, piece: TextLine) -> bool:
    return line.box is not None and piece.box is not None and abs(line.box.top - piece.box.top) <= LEVEL


def _with(line: TextLine, piece: TextLine) -> TextLine:
    """A line with a piece from the next page: the letters that both pages show stand there once."""
    if line.box is None or piece.box is None:
        return line
    count = overlap(line, piece)
    text = line.text + piece.text[count:] if count else f"{line.text}  {piece.text}"
    return line._replace(text=text, box=Box(line.box.x0, line.box.top, piece.box.x1, line.box.bottom))
