"""Lines of a lane put together to cells so that they fit the rows: the fewest off any row, none over several.

What a cell costs is counted in cells off any row. Each begins at most a few lines above its last one, so the best way
to part a lane is found from top to bottom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from model.accounts import CatalogueTable, class_names, official_names
from parsers import lexicon
from parsers.around.header import is_head_word
from parsers.bands import Word
from parsers.cells import clean_name
from parsers.unruled.anchors import NEAR, Rows, Run, is_one_number
from parsers.unruled.lanes import Lane
from parsers.unruled.stand import Height

MOST_LINES = 9
TABLES: tuple[CatalogueTable, ...] = ("functional", "economic_department")

MERGED = 1.5
"""What a cell costs for each row, or label of a class, that it runs into another: more than one off any row."""

SHORTEST = 4
"""Characters of a name that may not as well be the end of another one (支出)."""

LEFT_OUT = 0.05
"""What a line above the first row costs that is no head of a column."""

MOST = 1_000.0

LABEL = re.compile(
    r"[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d{1,2}[.、](?!\d)|[\[［]?(?:\d{3}|\d{5}|\d{7})(?!\d)|其中[：:]"
)
"""What a name begins with where it begins a row: an ordinal, a code, or 其中."""

_TOTAL_OF_SIDE = re.compile(r"[本当]?年?(?:收入|支出)[合总小]计")
_DIGITS = re.compile(r"[-\d.,]+")


def cells_in(lane: Lane, height: Height, rows: Rows) -> tuple[float, list[Run]]:
    """The cells of one lane, of which the fewest stand beside no row."""
    best: list[tuple[float, tuple[Run, ...]]] = [(0.0, ())]
    for end in range(1, len(lane.words) + 1):
        ways = [(cost + best[start][0], start) for start, cost in _ending(lane, end, height, rows)]
        cost, start = min(ways, key=lambda way: (way[0], -way[1]))
        best.append((cost, (*best[start][1], lane.words[start:end])))
    return best[-1][0], list(best[-1][1])


def _ending(lane: Lane, end: int, height: Height, rows: Rows) -> Iterator[tuple[int, float]]:
    """The cells that end with one word: where each begins, and what it costs."""
    for start in range(end - 1, max(-1, end - 1 - MOST_LINES), -1):
        run = lane.words[start:end]
        if len(run) > 1 and not rows.is_near(run[1].baseline - run[0].baseline):
            return
        yield start, _cost(lane, run, height, rows)


def _cost(lane: Lane, run: Run, height: Height, rows: Rows) -> float:
    """What a cell costs: nothing beside its row, one off any row, more where it runs several into one."""
    if len(run) > 1 and any(map(_is_digits, run)) and not is_one_number(run, is_money=lane.is_figures):
        return MOST
    row = rows.at(place_of(run, height))
    merged = len({rows.at(word.baseline) for word in run} - {row, None})
    if merged and any(map(_is_digits, run)):
        return MOST
    labels = MERGED * (merged + _seams(lane, run, tight=rows.are_tight))
    if row is not None:
        return labels
    if run[-1].baseline < rows.anchors[0] - NEAR * rows.leading:
        return LEFT_OUT * sum(not is_head_word(word.text) for word in run)
    return 1.0 + labels


def _is_digits(word: Word) -> bool:
    return bool(_DIGITS.fullmatch(word.text))


def _seams(lane: Lane, run: Run, *, tight: bool) -> int:
    """How many lines of a cell begin a row of their own, or (in ``tight`` rows) follow one that had room for more."""
    if lane.is_figures or lane.is_codes:
        return 0
    pairs = pairwise(run)
    return sum(_is_seam(one, two) or (tight and _is_whole(one, two, lane)) for one, two in pairs)


def _is_seam(upper: Word, lower: Word) -> bool:
    return LABEL.match(lower.text) is not None or is_total_below(upper, lower) or are_two_names(upper.text, lower.text)


def are_two_names(upper: str, lower: str) -> bool:
    """Whether each of two lines is a whole name, and both together begin none."""
    if not (_is_item(upper) or is_known(upper)) or not (_is_item(lower) or is_known(lower)):
        return False
    return not _is_item(upper + lower) and not begins_known(upper + lower)


def _is_item(text: str) -> bool:
    """Whether a text is the whole name of an item of 三公."""
    return lexicon.key(clean_name(text)) in lexicon.words("item")


def is_total_below(upper: Word, lower: Word) -> bool:
    """Whether the total of a side (本年支出合计) stands below a whole name: set in the middle, it is no end of that."""
    return bool(_TOTAL_OF_SIDE.fullmatch("".join(lower.text.split()))) and is_known(upper.text)


def _is_whole(upper: Word, lower: Word, lane: Lane) -> bool:
    """Whether a name ends with its first line, or another one begins below it."""
    return not lane.is_full(upper) or is_known(lower.text)


def is_known(text: str) -> bool:
    """Whether a text is the whole name of an account, of a source of money or of a total; the end of one, too."""
    name = clean_name(text)
    if lexicon.is_total(text):
        return True
    if len(name) < SHORTEST:
        return name in class_names()
    return any(name in official_names(table) for table in TABLES) or lexicon.key(name) in lexicon.words("measure")


def begins_known(text: str) -> bool:
    """Whether a text is the beginning of the name of an account."""
    begun = clean_name(text)
    return any(name.startswith(begun) for table in TABLES for name in official_names(table))


def place_of(run: Run, height: Height) -> float:
    """Where a cell stands: on its first line, its last, or in the middle of its lines."""
    first, last = run[0].baseline, run[-1].baseline
    return {"top": first, "middle": (first + last) / 2, "bottom": last}[height]
