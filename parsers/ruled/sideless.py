"""Tables without rules at their outer sides: between their rows and columns all is ruled, left and right nothing is.

Word processors have such styles. The rules between the rows run on to where the sides would be, and words stand there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, pairwise
from operator import itemgetter

from model.disclosure import Box
from parsers.letters import TOLERANCE, Letter
from parsers.ruled.edges import Edge, Effort

FEWEST_ROWS = 2
TALLEST = 120.0
"""Points between the rules of a row."""

NARROWEST = 12.0
"""Points of an outer column; less is how far a rule was drawn too long."""

START, END = 1, 2
"""Which part of an edge its ends are."""


def outer_sides(upright: Sequence[Edge], level: Sequence[Edge], letters: Sequence[Letter]) -> list[Edge]:
    """The sides that tables lack, where the rules of their rows end together and words stand in the outer columns."""
    return [side for box in _ruled(upright, level) for side in _open_sides(box, upright, letters)]


def _ruled(upright: Sequence[Edge], level: Sequence[Edge]) -> Iterator[Box]:
    """The places in which rules of one length follow each other, with upright ones from each to the next."""
    effort = Effort()
    for rules in _of_one_length(level):
        left, right = min(rule.start for rule in rules), max(rule.end for rule in rules)
        effort.spend(len(rules) * len(upright))
        inner = [edge for edge in upright if left - TOLERANCE <= edge.at <= right + TOLERANCE]
        rows = ((above.at, below.at) for above, below in pairwise(sorted(rules)))
        for is_table, run in groupby(rows, key=partial(_is_row, inner)):
            heights = list(run)
            if is_table and len(heights) >= FEWEST_ROWS:
                yield Box(left, heights[0][0], right, heights[-1][1])


def _of_one_length(level: Sequence[Edge]) -> Iterator[list[Edge]]:
    """Rules that begin and end at the same places, those that are enough for a table."""
    for beginning in _near(level, START):
        for rules in _near(beginning, END):
            if len(rules) > FEWEST_ROWS:
                yield rules


def _near(rules: Sequence[Edge], end: int) -> Iterator[list[Edge]]:
    """Rules by where an end of them is, each within the tolerance of the one before."""
    found: list[Edge] = []
    for rule in sorted(rules, key=itemgetter(end)):
        if found and rule[end] - found[-1][end] > TOLERANCE:
            yield found
            found = []
        found.append(rule)
    yield found


def _is_row(inner: Sequence[Edge], heights: tuple[float, float]) -> bool:
    above, below = heights
    if below - above > TALLEST:
        return False
    return any(edge.start <= above + TOLERANCE and edge.end >= below - TOLERANCE for edge in inner)


def _open_sides(box: Box, upright: Sequence[Edge], letters: Sequence[Letter]) -> Iterator[Edge]:
    """The sides of a place that no rule closes in any of its rows."""
    among = [edge.at for edge in upright if edge.start < box.bottom - TOLERANCE and edge.end > box.top + TOLERANCE]
    inner = [at for at in among if box.x0 - TOLERANCE <= at <= box.x1 + TOLERANCE]
    for side, nearest in ((box.x0, min(inner)), (box.x1, max(inner))):
        strip = box._replace(x0=min(side, nearest), x1=max(side, nearest))
        if abs(side - nearest) >= NARROWEST and any(_is_in(letter, strip) for letter in letters):
            yield Edge(side, box.top, box.bottom)


def _is_in(letter: Letter, box: Box) -> bool:
    x, y = (letter.x0 + letter.x1) / 2, (letter.top + letter.bottom) / 2
    return box.x0 <= x < box.x1 and box.top <= y < box.bottom
