"""Rows of tables without rules by the height at which cells stand in them, where lines keep no distance between rows.

Figures stand on one line each: those are the rows. A name on several lines has its middle, its first or its last line
beside its figures, as all names of the table do; so each line above or below belongs to one row, however close it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from model.accounts import CatalogueTable, official_names
from parsers import lexicon
from parsers.bands import Band, Word, size_of
from parsers.cells import clean_name
from parsers.header import counts_columns, is_head_word
from parsers.unruled_lanes import Lane, lanes_of
from parsers.unruled_stand import Height

APART = 0.7
"""Lines of a cell between two rows, at least."""

NEAR = 0.2
"""Lines of a cell by which places of one row differ at most."""

LOOSE = 1.08
"""How much more than usual the lines of one cell may stand apart."""

MOST_LINES = 9
LOST = 0.25
"""Share of the cells that may stand beside no figure: classes without money."""

TABLES: tuple[CatalogueTable, ...] = ("functional", "economic_department")
HEIGHTS: tuple[Height, ...] = ("middle", "top", "bottom")

SIZE = 0.8
"""Type sizes that lines of one cell stand apart at least."""

LEADING = 1.25
"""Type sizes between lines of a cell, where a single row shows none."""

MOST_LEADING = 1.75
"""Type sizes that lines of a cell stand apart at most, where rows are no further apart."""

MERGED = 1.5
"""What a cell costs for each row, or label of a class, that it runs into another: more than one off any row."""

HALF = 0.5
SHORTEST = 4
"""Characters of a name that may not as well be the end of another one (支出)."""

LEFT_OUT = 0.05
"""What a line above the first row costs that is no head of a column."""

MOST = 1_000.0

_YEAR = re.compile(r"20[12]\d")
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_LABEL = re.compile(
    r"[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d{1,2}[.、](?!\d)|[\[［]?(?:\d{3}|\d{5}|\d{7})(?!\d)"
)
_DIGITS = re.compile(r"[-\d.,]+")

Run = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where rows are (baselines of their figures, from top to bottom), and how far lines of a cell stand apart."""

    anchors: tuple[float, ...]
    leading: float

    def at(self, place: float) -> int | None:
        """The row at a place; None where there is none."""
        near = (index for index, anchor in enumerate(self.anchors) if abs(anchor - place) <= NEAR * self.leading)
        return next(near, None)

    @property
    def are_tight(self) -> bool:
        """Whether rows stand no further apart than the lines of a cell, so that only words can say where one ends."""
        gaps = [two - one for one, two in pairwise(self.anchors)]
        return self.leading * LOOSE >= min(gaps, default=0.0)

    def joined(self, places: Iterable[float]) -> _Rows:
        """With the rows at some places below the first one that stand between the others."""
        anchors = list(self.anchors)
        for place in places:
            apart = all(abs(place - anchor) >= APART * self.leading for anchor in anchors)
            anchors += [place] if apart and place > self.anchors[0] else []
        return _Rows(tuple(sorted(anchors)), self.leading)


def rows_by_place(lines: Sequence[Band]) -> list[Band] | None:
    """The rows of some lines, those of the head as they stand; None where they show none, or more than one way fits."""
    first = next((index for index, line in enumerate(lines) if _states_figure(line)), len(lines))
    floor = max((index + 1 for index, line in enumerate(lines[:first]) if _counts(line)), default=0)
    lanes = lanes_of(lines[floor:], first - floor)
    rows = _rows_of(lanes, size_of([word for line in lines for word in line.words]))
    if rows is None:
        return None
    ways = [_way(height, lanes, rows) for height in HEIGHTS]
    best = min(ways, key=lambda way: way.cost)
    if best.cost > LOST * len(best.cells) or any(_differ(best, way) for way in ways if way.cost <= best.cost + NEAR):
        return None
    return _bands(best.cells, best.rows, lines)


def _counts(line: Band) -> bool:
    """Whether a line numbers the columns: what stands there or above is of the head."""
    return counts_columns([word.text for word in sorted(line.words, key=lambda word: word.x0)])


def _states_figure(line: Band) -> bool:
    figures = [word for word in line.words if word.is_figure and not _YEAR.fullmatch(word.text)]
    return any(word is not line.words[0] or "." in word.text or "," in word.text for word in figures)


def _rows_of(lanes: Sequence[Lane], size: float) -> _Rows | None:
    """The lines that are rows: those on which most lanes say a figure, and no two closer than rows are."""
    leading = min((gap for lane in lanes for gap in lane.gaps if gap > SIZE * size), default=LEADING * size)
    leading = min(leading, MOST_LEADING * size)
    votes = _votes(lanes, leading)
    chosen: list[float] = []
    for place, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if all(abs(place - other) >= APART * leading for other in chosen):
            chosen.append(place)
    return _Rows(tuple(sorted(chosen)), leading) if chosen else None


def _votes(lanes: Sequence[Lane], leading: float) -> dict[float, float]:
    """How many lanes say a figure on each line; one broken over several counts half, where the name beside it is."""
    votes: dict[float, float] = {}
    names = {word.baseline for lane in lanes if not lane.is_figures for word in lane.words[lane.first :]}
    for lane in (lane for lane in lanes if lane.is_figures):
        for run in _numbers(lane, lanes, names, leading):
            place = _beside(run, names)
            votes[place] = votes.get(place, 0.0) + (1.0 if len(run) == 1 else HALF)
    return votes


def _numbers(lane: Lane, lanes: Sequence[Lane], names: Collection[float], leading: float) -> Iterator[Run]:
    """The figures of a lane, each with the lines it was broken into."""
    figures = tuple(word for word in lane.words[lane.first :] if lane.states(word))
    start = 0
    while start < len(figures):
        runs = (figures[start : start + length] for length in (3, 2) if start + length <= len(figures))
        close = (run for run in runs if all(_gap(pair) <= LOOSE * leading for pair in pairwise(run)))
        run = next((run for run in close if _is_broken(run, lane, lanes, names)), figures[start : start + 1])
        yield run
        start += len(run)


def _gap(pair: Run) -> float:
    return pair[1].baseline - pair[0].baseline


def _beside(run: Run, names: Collection[float]) -> float:
    """The row of a figure: on the line of a name, else in the middle of its lines."""
    named = (word.baseline for word in run if any(abs(name - word.baseline) < 1 for name in names))
    return next(named, (run[0].baseline + run[-1].baseline) / 2)


def _is_broken(run: Run, lane: Lane, lanes: Sequence[Lane], names: Collection[float]) -> bool:
    """Whether a figure goes on in the next lines: it then has the decimals of the others, or no more than one a name.

    Where a name stands on none of them, its other lines hold digits alone, or the figure is alone on all of them.
    """
    whole = "".join(word.text for word in run)
    if not is_one_number(run, is_money=True):
        return False
    if len(run) == 2 and run[1].text.isdecimal() and _decimals(whole) == lane.decimals != _decimals(run[0].text):
        return True
    if sum(any(abs(name - word.baseline) < 1 for name in names) for word in run) > 1:
        return False
    rest = {word.baseline for word in run[1:]}
    beside = [word for other in lanes for word in other.words if word.baseline in rest and word not in run]
    digits = all(word.text.isdecimal() or word.baseline in names for word in beside)
    return digits and (bool(beside) or _is_alone(run[0], lanes))


def _is_alone(word: Word, lanes: Sequence[Lane]) -> bool:
    """Whether nothing else stands on the line of a word."""
    return not any(other.baseline == word.baseline and other is not word for lane in lanes for other in lane.words)


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])


class _Cell(NamedTuple):
    """The lines of one cell, and where it stands."""

    words: Run
    place: float


class _Way(NamedTuple):
    """The cells of all lanes if they stand at one height, and how badly they fit the rows."""

    cost: float
    cells: list[_Cell]
    rows: _Rows


def _differ(one: _Way, two: _Way) -> bool:
    return {cell.words for cell in one.cells} != {cell.words for cell in two.cells}


def _way(height: Height, lanes: Sequence[Lane], rows: _Rows) -> _Way:
    """The cells at one height: first beside figures, then beside the labels of classes without money, too."""
    whole = rows.joined(cell.place for cell in _placed(height, lanes, rows).cells if _LABEL.match(cell.words[0].text))
    return _placed(height, lanes, whole)


def _placed(height: Height, lanes: Sequence[Lane], rows: _Rows) -> _Way:
    found = [_cells(lane, height, rows) for lane in lanes]
    cells = [_Cell(run, _place(run, height)) for _, runs in found for run in runs]
    return _Way(sum(cost for cost, _ in found), cells, rows)


def _cells(lane: Lane, height: Height, rows: _Rows) -> tuple[float, list[Run]]:
    """The cells of one lane, of which the fewest stand beside no row."""
    best: list[tuple[float, tuple[Run, ...]]] = [(0.0, ())]
    for end in range(1, len(lane.words) + 1):
        ways = [(cost + best[start][0], start) for start, cost in _ending(lane, end, height, rows)]
        cost, start = min(ways, key=lambda way: (way[0], -way[1]))
        best.append((cost, (*best[start][1], lane.words[start:end])))
    return best[-1][0], list(best[-1][1])


def _ending(lane: Lane, end: int, height: Height, rows: _Rows) -> Iterator[tuple[int, float]]:
    """The cells that end with one word: where each begins, and what it costs."""
    for start in range(end - 1, max(-1, end - 1 - MOST_LINES), -1):
        run = lane.words[start:end]
        if len(run) > 1 and run[1].baseline - run[0].baseline > LOOSE * rows.leading:
            return
        yield start, _cost(lane, run, height, rows)


def _cost(lane: Lane, run: Run, height: Height, rows: _Rows) -> float:
    """What a cell costs: nothing beside its row, one off any row, more where it runs several into one."""
    if len(run) > 1 and any(map(_is_digits, run)) and not is_one_number(run, is_money=lane.is_figures):
        return MOST
    row = rows.at(_place(run, height))
    merged = len({rows.at(word.baseline) for word in run} - {row, None})
    if merged and any(map(_is_digits, run)):
        return MOST
    labels = MERGED * (merged + _seams(lane, run, tight=rows.are_tight))
    if row is not None:
        return labels
    if run[-1].baseline < rows.anchors[0] - NEAR * rows.leading:
        return LEFT_OUT * sum(not is_head_word(word.text) for word in run)
    return 1.0 + labels


def _seams(lane: Lane, run: Run, *, tight: bool) -> int:
    """How many lines of a cell begin a row of their own, or (in ``tight`` rows) follow one that had room for more."""
    if lane.is_figures or lane.is_codes:
        return 0
    pairs = pairwise(run)
    return sum(_LABEL.match(two.text) is not None or (tight and _is_whole(one, two, lane)) for one, two in pairs)


def _is_whole(upper: Word, lower: Word, lane: Lane) -> bool:
    """Whether a name ends with its first line, or another one begins below it."""
    return not lane.is_full(upper) or _is_known(lower.text)


def _is_known(text: str) -> bool:
    """Whether a text is the whole name of an account, of a source of money or of a total; the end of one, too."""
    name = clean_name(text)
    if len(name) < SHORTEST:
        return lexicon.is_total(text)
    return any(name in official_names(table) for table in TABLES) or lexicon.key(name) in lexicon.words("measure")


def _place(run: Run, height: Height) -> float:
    """Where a cell stands: on its first line, its last, or in the middle of its lines."""
    first, last = run[0].baseline, run[-1].baseline
    return {"top": first, "middle": (first + last) / 2, "bottom": last}[height]


def _is_digits(word: Word) -> bool:
    return bool(_DIGITS.fullmatch(word.text))


def is_one_number(run: Run, *, is_money: bool) -> bool:
    """Whether lines of digits are a number, or a code, that was broken for want of room."""
    whole = "".join(word.text for word in run)
    if is_money:
        return bool(_NUMBER.fullmatch(whole)) and ("." in whole or "," in whole)
    return whole.isdecimal() and len(whole) in (3, 5, 7)


def _bands(cells: Sequence[_Cell], rows: _Rows, lines: Sequence[Band]) -> list[Band]:
    """The rows of all cells; lines above the first row that are in none stay as they are."""
    row_of = {id(word): _row_at(cell, rows) for cell in cells for word in cell.words}
    held: dict[float, list[Word]] = {}
    for line in lines:
        for word in line.words:
            held.setdefault(row_of.get(id(word)) or line.words[0].baseline, []).append(word)
    return [
        Band(tuple(sorted(words, key=lambda word: (word.baseline, word.x0))), (), lines[0].page)
        for _, words in sorted(held.items())
    ]


def _row_at(cell: _Cell, rows: _Rows) -> float | None:
    """The row of a cell; None for the lines of a head."""
    at = rows.at(cell.place)
    if at is not None:
        return rows.anchors[at]
    return None if cell.words[-1].baseline < rows.anchors[0] else cell.place
