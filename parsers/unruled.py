"""Tables without rules, or with horizontal ones only: rows of text whose figures stand in columns.

A run of lines that carry figures in common columns is the body; the lines above it, up to the title or the unit line,
are the head. Columns are the stretches that some word of the body covers; a head that covers several spans them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from parsers.bands import Stroke, Word, size_of, strokes_of
from parsers.guess import guess
from parsers.header import counts_columns, is_head_word
from parsers.lead import is_page_number, is_table_lead, is_title
from parsers.page import RawGrid
from parsers.trail import is_note
from parsers.unruled_rows import FEWEST_ROWS, bands_of, is_label
from parsers.unruled_words import Line, parted, split_words

MAX_WORDS = 6_000
"""More words outside of ruled tables than any page has; they stay lines of text."""

HEAD_LINES = 40
LEAD_WORDS = 3
LEAD_LINES = 4
ALIGNED = 4.0
FAR = 3.5
"""Heights of a line between two lines that are no longer rows of one table."""

TAIL = 0.5
"""Heights of a line between a row and the first line of a name in it."""

NEXT = 1.5
"""Heights of a line between the last row and one with a single lane."""

IN_LINE = 2.0

TIGHT = 1.5
"""Type sizes between lines of one cell, or of cells beside each other."""

_YEAR = re.compile(r"20[12]\d")
_COLON = re.compile("[:：]")
_PROSE = re.compile(r"[。；，！？]|元、")


class Found(NamedTuple):
    """The tables, the lines that belong to none, and what to say of tables whose columns are not certain."""

    grids: list[RawGrid]
    lines: list[Line]
    unsure: Sequence[str] = ()


def find_unruled(
    lines: Sequence[Line], rules: Sequence[tuple[float, float, float, float]], page: int
) -> Found:
    """The unruled tables among the lines of a page, and the lines that belong to none.

    ``rules`` are those of the page: where there are horizontal ones in a table they part its rows.
    """
    lines = [part for line in lines for part in parted(line)]
    split = [tuple(split_words(line)) for line in lines]
    if sum(map(len, split)) > MAX_WORDS:
        return Found([], list(lines))
    runs, top = _runs(split), _top(split) if page > 1 else range(0)
    strokes = strokes_of(rules) if runs or top else []
    grids, taken, unsure = [], set[int](), list[str]()
    for start, end in runs:
        start = _head_start(split, start, end, max(taken, default=-1) + 1)
        grid = _grid(split[start:end], strokes, page)
        if grid is not None:
            grids.append(grid)
            taken |= set(range(start, end))
        elif title := _title_above(split, start):
            unsure.append(f"{title}没有表格线，分不清哪个数属于哪一栏，没有采用")
    if top and taken.isdisjoint(top):
        grids.append(guess(bands_of(split, top, strokes, page)))
    return Found(grids, [line for index, line in enumerate(lines) if index not in taken], unsure)


def _title_above(split: Sequence[tuple[Word, ...]], start: int) -> str:
    """The title close above the head of a table; blank where there is none."""
    above = (" ".join(word.text for word in words) for words in reversed(split[max(0, start - LEAD_LINES) : start]))
    return next((text for text in above if is_title(text)), "")


def _top(split: Sequence[tuple[Word, ...]]) -> range:
    """The lines at the top of a page, below its title, that may be rows of a table of the page before."""
    start = next((index for index in range(len(split)) if not _is_lead(split, index)), len(split))
    for index in range(start, len(split)):
        if not split[index] or (index > start and _is_apart(split, start, index)):
            return range(start, index)
    return range(start, len(split))


def _grid(lines: Sequence[tuple[Word, ...]], strokes: Sequence[Stroke], page: int) -> RawGrid | None:
    """The grid of some lines, with its rows as they stand and the rules among them."""
    from parsers.unruled_glued import unglued  # most documents rule their tables
    from parsers.unruled_grid import grid_of

    bands = bands_of(unglued(lines), range(len(lines)), strokes, page)
    inner = tuple(stroke for stroke in strokes if bands[0].top < stroke.at < bands[-1].bottom)
    grid = grid_of(bands, inner)
    return None if grid is None else replace(grid, bands=tuple(bands), strokes=inner)


def _runs(split: Sequence[tuple[Word, ...]]) -> list[tuple[int, int]]:
    """Runs of lines from a first row with figures to the last one, up to a title, a note, prose or a wide gap.

    Lines without figures in between are classes without money, or the ends of wrapped names.
    """
    runs: list[tuple[int, int]] = []
    rows: list[int] = []
    for index, words in enumerate([*split, ()]):
        row = bool(words) and _is_row(words)
        if rows and (not words or _is_apart(split, rows[0], index)):
            runs.append((rows[0], rows[-1] + 1))
            rows = []
        if row:
            rows.append(index)
    tables: list[tuple[int, int]] = []
    for start, end in runs:
        if tables and start < tables[-1][1]:
            continue
        if _is_aligned(split[start:end]) or _is_announced(split, start):
            tables.append((start, _with_tail(split, start, end)))
    return tables


def _is_apart(split: Sequence[tuple[Word, ...]], start: int, index: int) -> bool:
    """Whether a line ends the body that begins with ``start``: no row of it nor the beginning of one, or far below."""
    if _is_far(split, index - 1, index):
        return True
    if not _ends(split, index) or _wraps(split, index) or _is_close(split, index):
        return False
    return not (_states_number(split[index]) and _is_under(_all_words(split[start:index]), split[index]))


def _is_under(above: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether some words are in the columns of others."""
    return all(any(_is_in_line(word, other) for other in above) for word in words)


def _with_tail(split: Sequence[tuple[Word, ...]], start: int, end: int) -> int:
    """The end of a body with the rows of one lane below it, and with the last lines of wrapped names."""
    while start and _is_close(split, start):
        start -= 1
    words = _all_words(split[start:end])
    while end < len(split) and split[end] and not _is_below(split, end, words):
        end += 1
    return end


def _is_below(split: Sequence[tuple[Word, ...]], index: int, rows: Sequence[Word]) -> bool:
    """Whether a line stands below a body as no row of it would: apart, or off its columns."""
    gap = min(word.top for word in split[index]) - max(word.bottom for word in split[index - 1])
    height = max(word.bottom - word.top for word in split[index])
    if _is_close(split, index) or _ends_figures(split, index):
        return False
    if gap > NEXT * height or (_ends(split, index) and not _states_number(split[index])):
        return True
    return not _is_under(rows, split[index])


def _ends_figures(split: Sequence[tuple[Word, ...]], index: int) -> bool:
    """Whether a line holds nothing but the last digits of figures of the line before, broken for want of room."""
    above, words = split[index - 1], split[index]
    gap = words[0].top - above[0].bottom
    under = all(any(word.x0 < other.x1 and other.x0 < word.x1 for other in above) for word in words)
    return under and gap < words[0].bottom - words[0].top and all(word.text.isdecimal() for word in words)


def _is_close(split: Sequence[tuple[Word, ...]], index: int) -> bool:
    """Whether a line stands as close below the one before as lines of one cell, or cells beside each other."""
    one, two = split[index - 1], split[index]
    return two[0].baseline - one[0].baseline < TIGHT * max(size_of(one), size_of(two))


def _is_in_line(word: Word, other: Word) -> bool:
    """Whether a word begins or ends where another one does, or is set in its middle."""
    return min(abs(word.x0 - other.x0), abs(word.x1 - other.x1), abs(word.centre - other.centre)) < IN_LINE


def _wraps(split: Sequence[tuple[Word, ...]], index: int) -> bool:
    """Whether a line stands so close above a row that its words are the first lines of names in it."""
    if index + 1 >= len(split) or not _is_row(split[index + 1]):
        return False
    bottom = max(word.bottom for word in split[index])
    height = max(word.bottom - word.top for word in split[index])
    return min(below.top for below in split[index + 1]) - bottom < TAIL * height


def _is_announced(split: Sequence[tuple[Word, ...]], start: int) -> bool:
    """Whether a title or a unit line stands above a row, with nothing but heads between: then one row is a table.

    So it is at the top of a page, where a table of the page before may end; what does not go on one has no title.
    """
    above = [words for words in split[:start] if not is_page_number(" ".join(word.text for word in words))]
    if not above or all(map(_heads_columns, above)):
        return True
    for index in range(start - 1, max(-1, start - HEAD_LINES), -1):
        if _is_lead(split, index):
            return True
        if _PROSE.search("".join(word.text for word in split[index])):
            return False
    return False


def _heads_columns(words: tuple[Word, ...]) -> bool:
    """Whether a line says nothing but heads of columns, or numbers them."""
    return counts_columns([word.text for word in words]) or all(is_head_word(word.text) for word in words)


def _is_lead(split: Sequence[tuple[Word, ...]], index: int) -> bool:
    """A title, number or unit line: of fewer words than the line of a head, and not set as close to the next one."""
    words = split[index]
    texts = [word.text for word in words]
    if len(words) > LEAD_WORDS or not is_table_lead(" ".join(texts)) or counts_columns(texts):
        return False
    if all(map(is_table_lead, texts)) and any(map(_COLON.search, texts)):
        return True
    return not any(map(is_head_word, texts)) and not _is_begun(split, index)


def _is_begun(split: Sequence[tuple[Word, ...]], index: int) -> bool:
    """Whether the next line is set as close as lines of one cell, and is no lead: both are of the head."""
    words, below = split[index], split[index + 1] if index + 1 < len(split) else ()
    if not below or below[0].baseline - words[0].baseline >= TIGHT * size_of(words):
        return False
    text = " ".join(word.text for word in below)
    return _is_row(below) or text.isdecimal() or not is_table_lead(text)


def _is_far(split: Sequence[tuple[Word, ...]], one: int, two: int) -> bool:
    """Whether two lines are too far apart to be rows of one table."""
    above, below = split[one], split[two]
    height = max(word.bottom - word.top for word in below)
    return min(word.top for word in below) - max(word.bottom for word in above) > (two - one) * FAR * height


def _is_row(words: tuple[Word, ...]) -> bool:
    text = " ".join(word.text for word in words)
    figures = len(words) >= 2 and any(word.is_figure and not _YEAR.fullmatch(word.text) for word in words)
    return figures and not _PROSE.search(text) and not (is_page_number(text) and not text[0].isdecimal())


def _ends(split: Sequence[tuple[Word, ...]], index: int) -> bool:
    """Whether a line stands outside of any body: prose, a title, a note, a page number."""
    words = split[index]
    if _is_row(words) or is_label(words):
        return False
    text = " ".join(word.text for word in words)
    return bool(_PROSE.search(text)) or _is_lead(split, index) or is_note(text) or is_page_number(text)


def _is_aligned(rows: Sequence[tuple[Word, ...]]) -> bool:
    """Whether most figures of some rows end, or stand centred, where others do."""
    figures = [word for words in rows for word in words if word.is_figure]
    if len([words for words in rows if any(word.is_figure for word in words)]) < FEWEST_ROWS:
        return False
    for places in (sorted(word.x1 for word in figures), sorted((word.x0 + word.x1) / 2 for word in figures)):
        close = (bisect_right(places, place + ALIGNED) - bisect_left(places, place - ALIGNED) for place in places)
        if sum(count >= FEWEST_ROWS for count in close) * 10 >= len(places) * 6:
            return True
    return False


def _head_start(split: Sequence[tuple[Word, ...]], start: int, end: int, floor: int) -> int:
    """The first line of the head: below the title, the unit line, or prose."""
    first = start
    for index in range(start - 1, max(floor, start - HEAD_LINES) - 1, -1):
        if not split[index] or (_is_outside(split, index) and not _is_above(split, index, end)):
            break
        first = index
    return first


def _is_outside(split: Sequence[tuple[Word, ...]], index: int) -> bool:
    """Whether a line above a body says what no head says: prose, a title, a page number."""
    text = " ".join(word.text for word in split[index])
    furniture = len(split[index]) == 1 and is_page_number(text)
    return bool(_PROSE.search(text)) or _is_lead(split, index) or furniture or len(text) > 160


def _is_above(split: Sequence[tuple[Word, ...]], index: int, end: int) -> bool:
    """Whether a line is a row all the same: in the columns of the lines below, or beside the next one in one row."""
    words = split[index]
    if len(words) == 1:
        return words[0].text.isdecimal() and _is_close(split, index + 1)
    return _states_number(words) and _is_under(_all_words(split[index + 1 : end]), words)


def _states_number(words: Sequence[Word]) -> bool:
    """Whether a line of several words has a number of its own among them."""
    return len(words) > 1 and any(word.is_figure or word.text.isdecimal() for word in words)


def _all_words(lines: Sequence[tuple[Word, ...]]) -> list[Word]:
    return [word for line in lines for word in line]
