"""Whether rows of one key are several rows, and not one that is printed twice, whatever the sums of a column say.

One misprinted figure opens every sum of its column. The rows are the same in all columns: where another column closes
with the sum of them, they are several. So they are in a table of pairs where their other codes differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from model.disclosure import Fact

Place = tuple[int | None, int | None]


class RowsApart:
    """What is known of the rows of a table: those summed in some column, and the other code of each."""

    def __init__(self, summed: Iterable[Fact], beside: Iterable[Fact] = ()) -> None:
        self._summed: dict[tuple[str, str, str], set[Place]] = defaultdict(set)
        for fact in summed:
            self._summed[fact.key[:3]].update(map(_place, fact.parts))
        self._beside = {_place(fact): fact.key.row for fact in beside}

    def are(self, group: Sequence[Fact]) -> bool:
        """Whether the rows of one key are several; of a scan only sums tell, for a row of it may be lost."""
        places = [_place(fact) for fact in group]
        if self._summed[group[0].key[:3]].issuperset(places):
            return True
        others = {self._beside[place] for place in places if place in self._beside}
        return len(others) == len(group) and all(fact.source.confidence is None for fact in group)


def _place(fact: Fact) -> Place:
    return fact.source.page, fact.source.row
