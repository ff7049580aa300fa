"""One budget of a document: its tables and its lines, and whose it is."""

from __future__ import annotations

from typing import NamedTuple

from model.vocabulary import STATEMENTS
from parsers.identity.identify import Identity, identify
from parsers.page import TextLine
from parsers.statements.headed import Headed


class Part(NamedTuple):
    """The tables and the lines of one budget of a document.

    ``unit`` and ``cover`` are blank for the only budget; where the tables name several units, they are the name of one,
    and the cover all of them have in common. ``first`` is the page on which a whole set of its own begins.
    """

    headed: tuple[Headed, ...]
    lines: tuple[TextLine, ...]
    unit: str = ""
    cover: tuple[TextLine, ...] = ()
    first: int = 1


def identity_of(part: Part, file: str) -> Identity:
    """Whose budget a part is, and of which year; ``file`` is what its file is called."""
    titles = [item.grid.title for item in part.headed if item.grid.title]
    headings = [item.heading for item in part.headed if item.statement in STATEMENTS] or [
        item.heading for item in part.headed
    ]
    near = [line for item in part.headed for line in item.grid.lead if line.text.strip() != item.grid.title]
    lines = (*_before_tables(part), *part.lines)
    return identify(headings, titles, lines, file, part.unit, part.cover, near, first=part.first)


def _before_tables(part: Part) -> list[TextLine]:
    """The lines of a cover that the first table took for its lead: 2026年部门预算公开表 alone on the page before."""
    grids = [item.grid for item in part.headed[:1] if item.grid.pages]
    return [line for grid in grids for line in grid.lead if line.page is not None and line.page < min(grid.pages)]
