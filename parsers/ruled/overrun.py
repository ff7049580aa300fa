"""Words too long for their cell that run over the rule at its right: they are none of the cell beside.

A name that a program does not wrap runs into the column of figures (管理补助支 | 出 28.91), whether the cell cuts it
off or lets it be seen: 出 28.91 is no figure, and 支 ends no name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.letters import Letter

CLOSE = 0.1
"""Heights of a letter between two of one word, at most."""

OVER = 0.15
"""Heights of a letter by which one reaches over the rule, where the cell beside says nothing to tell."""

_FIGURE = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?%?|[-—–]+")
_MARKS = frozenset("（）()、“”")


def runs_on(one: Letter, two: Letter) -> bool:
    """Whether two letters may be of one word: they stand beside each other on a line, as close as letters do."""
    return one[5] == two[5] and _is_of_words(two) and _is_of_words(one) and _are_close(one, two)


def _is_of_words(letter: Letter) -> bool:
    return "一" <= letter[0] <= "鿿" or letter[0] in _MARKS


def _are_close(one: Letter, two: Letter) -> bool:
    return abs(two[1] - one[3]) < CLOSE * (one[4] - one[2])


def end_of(row: Sequence[Letter], at: int, inside: Sequence[Letter], left: float, right: float) -> Sequence[Letter]:
    """The letters of a row that end the words of the cell before, from ``at`` on; none where they do not.

    All else ``inside`` the cell is a figure; or nothing, and then the words are seen to stand on the rule at its
    ``left``. Words that reach its ``right`` are its own, set in the middle of a cell too narrow for them.
    """
    end = at + 1
    while end < len(row) and runs_on(row[end - 1], row[end]):
        end += 1
    found, before = row[at:end], row[at - 1]
    reach = OVER * (before.bottom - before.top)
    if found[-1].x1 > right - reach:
        return ()
    ours = set(map(id, found))
    rest = "".join(letter.text for letter in inside if id(letter) not in ours).strip()
    is_over = before.x1 > left + reach or found[0].x0 < left - reach
    return found if _FIGURE.fullmatch(rest) or (is_over and not rest) else ()
