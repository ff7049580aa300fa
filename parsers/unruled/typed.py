"""Tables typed in a font of one width: rules of characters, bars between cells, dots between a name and its figure.

``-----``, ``=====`` and ``├──┼──┤`` become rules, a bar parts two cells, and a row of dots is a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from parsers.letters import Letter, said_by

Line = list[Letter]
Rect = tuple[float, float, float, float]

ACROSS = frozenset("-=_~—–─━═┄┅┈┉╌╍")
JOINTS = frozenset("+┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╭╮╰╯╒╤╕╞╪╡╘╧╛")
BARS = frozenset("|│┃║｜¦┆┊")
DOTS = frozenset(".…·‥・．。")
_MARKS = ACROSS | JOINTS | BARS

SHORTEST = 3
"""Characters of a piece of a rule; as many dots lead from a name to its figure."""

LONGEST = 6
"""Characters of its longest piece at least: dashes of empty cells are shorter."""

FEWEST_BARS = 2
"""Bars on a line that part cells."""

CLOSE = 0.6
"""Widths of a character between two of one piece, at most."""


def typed_rules(lines: Iterable[Line]) -> tuple[list[Line], list[Rect]]:
    """The lines that say something, and the rules that the others are, as x0, top, x1, bottom of their pieces."""
    said: list[Line] = []
    rules: list[Rect] = []
    for line in lines:
        pieces = _pieces(line)
        if pieces:
            middle = (line[0].top + line[0].bottom) / 2
            rules += [(x0, middle, x1, middle) for x0, x1 in pieces]
        else:
            said.append(line)
    return said, rules


def _pieces(line: Line) -> Sequence[tuple[float, float]]:
    """The ends of the pieces of a rule between joints and gaps; none where a line says anything."""
    if len(line) < LONGEST or not all(letter.text in _MARKS or letter.text.isspace() for letter in line):
        return ()
    letters = [letter for letter in line if not letter.text.isspace()]
    if len(letters) < LONGEST:
        return ()
    runs = _runs(letters)
    if not runs or min(map(len, runs)) < SHORTEST or max(map(len, runs)) < LONGEST:
        return ()
    middles = [(letter.x0 + letter.x1) / 2 for letter in letters if _is_upright(letter.text)]
    return [(_joint(run[0].x0, middles, run[0]), _joint(run[-1].x1, middles, run[-1])) for run in runs]


def _is_upright(text: str) -> bool:
    return text in JOINTS or text in BARS


def _runs(letters: Sequence[Letter]) -> list[Line]:
    """The dashes of a rule that stand together."""
    runs: list[Line] = []
    last: Letter | None = None
    for letter in letters:
        across = letter.text in ACROSS
        if across and (last is None or last.text not in ACROSS or not _is_close(last, letter)):
            runs.append([])
        if across:
            runs[-1].append(letter)
        last = letter
    return runs


def _joint(end: float, middles: Sequence[float], letter: Letter) -> float:
    """The middle of the joint beside the end of a piece; the end itself where there is none."""
    near = [middle for middle in middles if abs(middle - end) <= letter.x1 - letter.x0]
    return min(near, key=lambda middle: abs(middle - end), default=end)


def _is_close(one: Letter, two: Letter) -> bool:
    return two.x0 - one.x1 <= CLOSE * (two.x1 - two.x0)


def typed_cells(line: Sequence[Letter]) -> list[Line]:
    """The letters of a line between bars and dots that lead to a figure; one piece where there are none."""
    said = "".join(map(said_by, line))
    bars = sum(map(said.count, BARS)) >= FEWEST_BARS
    if line and not bars and sum(map(said.count, DOTS)) <= SHORTEST:
        return [list(line)]
    parts: list[Line] = [[]]
    for dots, group in groupby(line, key=lambda letter: letter.text in DOTS):
        letters = list(group)
        if dots and len(letters) > SHORTEST and all(_is_close(*pair) for pair in pairwise(letters)):
            parts.append([])
            continue
        for letter in letters:
            if bars and letter.text in BARS:
                parts.append([])
            else:
                parts[-1].append(letter)
    return [part for part in parts if part]
