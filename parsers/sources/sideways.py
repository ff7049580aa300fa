"""Heads set on their side: words that run up or down a narrow cell, as spreadsheets print them.

Letters that do not run as the page does are mostly watermarks, and are left out. Words that lie wholly inside a cell in
which nothing else is printed are those of the cell; figures on their side are none, for a table lies as its page does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from model.disclosure import Box
from parsers.page import RawGrid

MOST = 2_000
"""Letters on their side; where a page has more, they are no heads."""

LOOSE = 1.0
"""Points by which a letter may stand over the side of its cell."""


class Sideways(NamedTuple):
    """A letter that runs up or down the page; points from its top left."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    is_upward: bool


def with_sideways(grid: RawGrid, letters: Sequence[Sideways]) -> tuple[RawGrid, int]:
    """The grid with the words on their side that its blank cells hold, and how many letters those are."""
    if not letters or len(letters) > MOST:
        return grid, 0
    blank = {id(cell): cell for row in grid.rows for cell in row if cell is not None and not cell.words}
    held = {key: _held(cell.box, letters) for key, cell in blank.items()}
    made = {key: replace(blank[key], text=_text(words)) for key, words in held.items() if words}
    if not made:
        return grid, 0
    rows = tuple(tuple(made.get(id(cell), cell) if cell else None for cell in row) for row in grid.rows)
    return replace(grid, rows=rows), sum(map(len, held.values()))


def _held(box: Box | None, letters: Iterable[Sideways]) -> list[Sideways]:
    """The letters that stand in a cell, none where they reach out of it, run both ways or make no word."""
    if box is None:
        return []
    touching = [a for a in letters if a.x0 < box.x1 and box.x0 < a.x1 and a.top < box.bottom and box.top < a.bottom]
    is_one = len({letter.is_upward for letter in touching}) == 1
    return touching if is_one and all(_is_inside(a, box) for a in touching) and _is_word(touching) else []


def _is_inside(letter: Sideways, box: Box) -> bool:
    across = box.x0 - LOOSE <= letter.x0 and letter.x1 <= box.x1 + LOOSE
    return across and box.top - LOOSE <= letter.top and letter.bottom <= box.bottom + LOOSE


def _is_word(letters: Iterable[Sideways]) -> bool:
    return any("一" <= letter.text <= "鿿" for letter in letters)


def _text(letters: Sequence[Sideways]) -> str:
    """Lines that run up stand from left to right, those that run down from right to left."""
    upward = letters[0].is_upward
    ordered = sorted(letters, key=lambda letter: letter.x0 if upward else -letter.x1)
    lines: list[list[Sideways]] = []
    for letter in ordered:
        if lines and letter.x0 < _middle(lines[-1][0]) < letter.x1:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    runs = (sorted(line, key=lambda letter: -letter.bottom if upward else letter.top) for line in lines)
    return "\n".join("".join(letter.text for letter in run).strip() for run in runs)


def _middle(letter: Sideways) -> float:
    return (letter.x0 + letter.x1) / 2
