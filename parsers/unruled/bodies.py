"""Where tables without rules begin and end: runs of lines with figures in common columns, and the heads above them.

Lines are given as in unruled_lines; a body is a half-open range of them, from its first row to behind its last one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from parsers.around.header import counts_columns, is_head_word
from parsers.around.lead import is_page_number, is_title, numbers_table
from parsers.around.trail import is_note
from parsers.bands import Word
from parsers.unruled.lines import (
    IN_LINE,
    all_words,
    is_close,
    is_far,
    is_lead,
    is_outside_body,
    is_prose,
    is_row,
    is_under,
    states_number,
    wraps,
)
from parsers.unruled.rows import FEWEST_ROWS
from parsers.unruled.words import overlap

HEAD_LINES = 40
ALIGNED = 4.0

NEXT = 1.5
"""Heights of a line between the last row and one with a single lane."""


def bodies(split: Sequence[tuple[Word, ...]]) -> list[tuple[int, int]]:
    """The bodies of the tables on a page: runs of rows that stand in columns or below a title, with their tails."""
    tables: list[tuple[int, int]] = []
    for start, end in _runs(split):
        if tables and start < tables[-1][1]:
            continue
        if _is_aligned(split[start:end]) or _is_announced(split, start):
            tables.append((start, _with_tail(split, start, end)))
    return tables


def _runs(split: Sequence[tuple[Word, ...]]) -> list[tuple[int, int]]:
    """Runs of lines from a first row with figures to the last one, up to a title, a note, prose or a wide gap.

    Lines without figures in between are classes without money, or the ends of wrapped names.
    """
    runs: list[tuple[int, int]] = []
    rows: list[int] = []
    for index, words in enumerate([*split, ()]):
        row = bool(words) and is_row(words)
        if rows and (not words or is_apart(split, rows[0], index)):
            runs.append((rows[0], rows[-1] + 1))
            rows = []
        if row:
            rows.append(index)
    return runs


def is_apart(split: Sequence[tuple[Word, ...]], start: int, index: int) -> bool:
    """Whether a line ends the body that begins with ``start``: no row of it nor the beginning of one, or far below."""
    if is_far(split, index - 1, index):
        return not _is_below_blanks(split, start, index)
    if not is_outside_body(split, index) or wraps(split, index) or is_close(split, index):
        return False
    return not (states_number(split[index]) and is_under(all_words(split[start:index]), split[index]))


def _is_below_blanks(split: Sequence[tuple[Word, ...]], start: int, index: int) -> bool:
    """Whether a line far below is a row in the columns of a body: blank rows stand between, as above 收入总计."""
    rows, words = all_words(split[start:index]), split[index]
    if not is_row(words) or not all(any(overlap(word, other) for other in rows) for word in words):
        return False
    ends = [word.x1 for word in rows if word.is_figure]
    aligned = [any(abs(word.x1 - end) <= ALIGNED for end in ends) for word in words if word.is_figure]
    return sum(aligned) * 2 > len(aligned)


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


def _is_announced(split: Sequence[tuple[Word, ...]], start: int) -> bool:
    """Whether a title or a unit line stands above a row, with nothing but heads between: then one row is a table.

    So it is at the top of a page, where a table of the page before may end; what does not go on one has no title.
    """
    above = [words for words in split[:start] if not is_page_number(" ".join(word.text for word in words))]
    if not above or all(map(_heads_columns, above)) or _are_heads(above):
        return True
    for index in range(start - 1, max(-1, start - HEAD_LINES), -1):
        if is_lead(split, index):
            return True
        if is_prose("".join(word.text for word in split[index])):
            return False
    return False


def head_at_end(split: Sequence[tuple[Word, ...]], start: int) -> range:
    """The lines of a head that ends a page, below the title of its table: nothing follows but the number of the page.

    ``start`` is the first line that is in no table; the range is empty where the page ends otherwise.
    """
    end = len(split)
    while end > start and is_page_number(" ".join(word.text for word in split[end - 1])):
        end -= 1
    leads = [index for index in range(max(start, end - HEAD_LINES), end) if is_lead(split, index)]
    if not leads or not any(is_title(" ".join(word.text for word in split[index])) for index in leads):
        return range(0)
    lines = range(leads[-1] + 1, end)
    return lines if lines and _are_heads([split[index] for index in lines]) else range(0)


def _heads_columns(words: tuple[Word, ...]) -> bool:
    """Whether a line says nothing but heads of columns, or numbers them."""
    return counts_columns([word.text for word in words]) or all(is_head_word(word.text) for word in words)


def _are_heads(lines: Sequence[tuple[Word, ...]]) -> bool:
    """Whether most words of the lines above a row are heads of columns; of wrapped ones a line says but a part."""
    texts = [[word.text for word in words] for words in lines]
    if any(is_prose(text) or not words for words in texts for text in words):
        return False
    said = [text for words in texts for text in words]
    return len(said) > FEWEST_ROWS and sum(map(is_head_word, said)) * 2 > len(said)


def _with_tail(split: Sequence[tuple[Word, ...]], start: int, end: int) -> int:
    """The end of a body with the rows of one lane below it, and with the last lines of wrapped names."""
    while start and split[start - 1] and is_close(split, start):
        start -= 1
    words = all_words(split[start:end])
    while end < len(split) and split[end] and not _is_below(split, end, words):
        end += 1
    return end


def _is_below(split: Sequence[tuple[Word, ...]], index: int, rows: Sequence[Word]) -> bool:
    """Whether a line stands below a body as no row of it would: apart, off its columns, or however close a note or the
    number of the next table.
    """
    if is_note(split[index][0].text) and not states_number(split[index]):
        return True
    if len(split[index]) == 1 and numbers_table(split[index][0].text):
        return True
    gap = min(word.top for word in split[index]) - max(word.bottom for word in split[index - 1])
    height = max(word.bottom - word.top for word in split[index])
    if is_close(split, index) or _ends_figures(split, index) or _is_row_of_small(split, index, rows):
        return False
    if gap > NEXT * height or (is_outside_body(split, index) and not states_number(split[index])):
        return True
    return not is_under(rows, split[index])


def _is_row_of_small(split: Sequence[tuple[Word, ...]], index: int, rows: Sequence[Word]) -> bool:
    """Whether a line not far below a body names something beside small whole numbers that end where its figures do."""
    names = [at for at, word in enumerate(split[index]) if not word.text.isdecimal()]
    numbers = split[index][names[-1] + 1 :] if names else ()
    ends = [word.x1 for word in rows if word.is_figure]
    is_aligned = all(any(abs(word.x1 - end) <= IN_LINE for end in ends) for word in numbers)
    return bool(numbers) and is_aligned and not is_far(split, index - 1, index)


def _ends_figures(split: Sequence[tuple[Word, ...]], index: int) -> bool:
    """Whether a line holds nothing but the last digits of figures of the line before, broken for want of room."""
    above, words = split[index - 1], split[index]
    gap = words[0].top - above[0].bottom
    under = all(any(overlap(word, other) for other in above) for word in words)
    return under and gap < words[0].bottom - words[0].top and all(word.text.isdecimal() for word in words)


def head_start(split: Sequence[tuple[Word, ...]], start: int, end: int, floor: int) -> int:
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
    return is_prose(text) or is_lead(split, index) or furniture or len(text) > 160


def _is_above(split: Sequence[tuple[Word, ...]], index: int, end: int) -> bool:
    """Whether a line is a row all the same: in the columns of the lines below, or beside the next one in one row."""
    words = split[index]
    if len(words) == 1:
        return words[0].text.isdecimal() and is_close(split, index + 1)
    return states_number(words) and is_under(all_words(split[index + 1 : end]), words)
