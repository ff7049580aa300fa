"""Sheets with two pages printed side by side: each half is a page, and is read by itself.

A sheet is taken apart only where nothing crosses its middle and both halves say that they are pages: by a title of a
table of their own, or by page numbers that follow one another at one height. So is a page on which two tables stand
side by side, their titles on one line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.around.lead import is_page_number, is_title
from parsers.letters import Letter, lines_of, words_of
from parsers.sources.pdfium import Drawing

GUTTER = 0.01
"""Share of the width of a sheet that is free on either side of its middle."""

WIDE = 1.2
"""How many times wider than high a sheet of two pages is, at least."""

FIRST = 6
"""Lines from the top among which the title of a page stands."""

OFF_MIDDLE = 0.1
"""Share of the width of a page by which its title may be off its middle."""

_NUMBER = re.compile(r"\d+")


def halves(drawing: Drawing) -> tuple[Drawing, ...]:
    """The two pages of a sheet, each with what is in its half in its place; nothing where it is a single page."""
    is_wide = drawing.width >= WIDE * drawing.height
    if drawing.sideways or _is_crossed(drawing):
        return ()
    parts = _parted(drawing)
    told = _are_pages if is_wide else _are_titled_level
    return parts if all(part.glyphs for part in parts) and told(*parts) else ()


def _are_titled_level(left: Drawing, right: Drawing) -> bool:
    """Whether the titles of both halves stand on one line, each in the middle of its half."""
    middle = left.width / 2
    one, two = (_titles(lines_of(left.glyphs), 0, middle), _titles(lines_of(right.glyphs), middle, left.width))
    return bool(one and two) and abs(one[0][0].baseline - two[0][0].baseline) < 1


def _parted(drawing: Drawing) -> tuple[Drawing, Drawing]:
    """What is left and right of the middle."""
    middle = drawing.width / 2
    left = [letter for letter in drawing.glyphs if letter.x1 <= middle]
    right = [letter for letter in drawing.glyphs if letter.x0 >= middle]
    rules = drawing.rules
    first = drawing._replace(glyphs=tuple(left), rules=tuple(rule for rule in rules if rule.x1 <= middle))
    second = Drawing(drawing.width, drawing.height, tuple(right), tuple(rule for rule in rules if rule.x0 >= middle))
    return first, second  # what was left out is said of the sheet once


def _is_crossed(drawing: Drawing) -> bool:
    """Whether a letter or a rule stands in the middle of the sheet."""
    first, last = (0.5 - GUTTER) * drawing.width, (0.5 + GUTTER) * drawing.width
    letters = any(letter.x1 > first and letter.x0 < last and not letter.text.isspace() for letter in drawing.glyphs)
    return letters or any(rule.x1 > first and rule.x0 < last for rule in drawing.rules)


def _are_pages(left: Drawing, right: Drawing) -> bool:
    middle = left.width / 2
    one, two = lines_of(left.glyphs), lines_of(right.glyphs)
    return (_is_titled(one, 0, middle) and _is_titled(two, middle, left.width)) or _are_numbered(one, two)


def _is_titled(lines: Sequence[list[Letter]], start: float, end: float) -> bool:
    """Whether one of the first lines of a half is a title in its middle."""
    return bool(_titles(lines, start, end))


def _titles(lines: Sequence[list[Letter]], start: float, end: float) -> list[list[Letter]]:
    """The titles among the first lines of a half that stand in its middle."""
    slack = OFF_MIDDLE * (end - start)
    centred = (line for line in lines[:FIRST] if abs(line[0].x0 + line[-1].x1 - start - end) <= 2 * slack)
    return [line for line in centred if is_title(words_of(line))]


def _are_numbered(left: Sequence[list[Letter]], right: Sequence[list[Letter]]) -> bool:
    """Whether the last lines of the halves are page numbers, one after the other, at one height."""
    one, two = (max(lines, key=lambda line: line[0].bottom) for lines in (left, right))
    texts = [words_of(line) for line in (one, two)]
    numbers = [[int(number) for number in _NUMBER.findall(text)[:1]] for text in texts]
    level = abs(one[0].bottom - two[0].bottom) < one[0].bottom - one[0].top
    return level and all(map(is_page_number, texts)) and numbers[1] == [number + 1 for number in numbers[0]] != []
