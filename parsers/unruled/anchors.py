"""Where rows of a table without rules are: on the lines on which most lanes say a figure.

Places are baselines in points, from the top of the page. A figure broken over several lines is one for its row, and
counts less than one that stands whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.bands import Word
from parsers.unruled.lanes import Lane

APART = 0.7
"""Lines of a cell between two rows, at least."""

NEAR = 0.2
"""Lines of a cell by which places of one row differ at most."""

LOOSE = 1.08
"""How much more than usual the lines of one cell may stand apart."""

DOT = 0.8
"""Points by which the places of lines are rounded."""

SIZE = 0.8
"""Type sizes that lines of one cell stand apart at least."""

LEADING = 1.25
"""Type sizes between lines of a cell, where a single row shows none."""

MOST_LEADING = 1.75
"""Type sizes that lines of a cell stand apart at most, where rows are no further apart."""

HALF = 0.5

_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")

Run = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Where rows are (baselines of their figures, from top to bottom), and how far lines of a cell stand apart."""

    anchors: tuple[float, ...]
    leading: float

    def is_near(self, gap: float) -> bool:
        """Whether lines so far apart may be of one cell."""
        return gap <= self.reach

    @property
    def reach(self) -> float:
        """How far lines of one cell stand apart at most: printers put baselines on whole dots."""
        return max(LOOSE * self.leading, self.leading + DOT)

    def at(self, place: float) -> int | None:
        """The row at a place; None where there is none."""
        near = (index for index, anchor in enumerate(self.anchors) if abs(anchor - place) <= NEAR * self.leading)
        return next(near, None)

    @property
    def are_tight(self) -> bool:
        """Whether rows stand no further apart than the lines of a cell, so that only words can say where one ends."""
        gaps = [two - one for one, two in pairwise(self.anchors)]
        return self.leading * LOOSE >= min(gaps, default=0.0)

    def joined(self, places: Iterable[float]) -> Rows:
        """With the rows at some places below the first one that stand between the others."""
        anchors = list(self.anchors)
        for place in places:
            apart = all(abs(place - anchor) >= APART * self.leading for anchor in anchors)
            anchors += [place] if apart and place > self.anchors[0] else []
        return Rows(tuple(sorted(anchors)), self.leading)


def rows_of(lanes: Sequence[Lane], size: float) -> Rows | None:
    """The lines that are rows: those on which most lanes say a figure, and no two closer than rows are."""
    leading = min((gap for lane in lanes for gap in lane.gaps if gap > SIZE * size), default=LEADING * size)
    leading = min(leading, MOST_LEADING * size)
    votes = _votes(lanes, leading)
    chosen: list[float] = []
    for place, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if all(abs(place - other) >= APART * leading for other in chosen):
            chosen.append(place)
    return Rows(tuple(sorted(chosen)), leading) if chosen else None


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


def is_one_number(run: Run, *, is_money: bool) -> bool:
    """Whether lines of digits are a number, or a code, that was broken for want of room."""
    whole = "".join("".join(word.text for word in run).split())
    if is_money:
        return bool(_NUMBER.fullmatch(whole)) and ("." in whole or "," in whole)
    return whole.isdecimal() and len(whole) in (3, 5, 7)


def _beside(run: Run, names: Collection[float]) -> float:
    """The row of a figure: on the line of a name, else in the middle of its lines."""
    named = (word.baseline for word in run if any(abs(name - word.baseline) < 1 for name in names))
    return next(named, (run[0].baseline + run[-1].baseline) / 2)
