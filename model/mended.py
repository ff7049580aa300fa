"""What was mended alike in a table is said once for each of its pages, not once for each figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from model.disclosure import Notice

MENDED = ("blank-in-number", "minus-mark")
"""Kinds of notices of figures that were read as something other than what stands there letter by letter."""

Place = tuple[str, str, str, int | None]


def gathered(notices: Iterable[Notice]) -> Iterator[Notice]:
    """The notices in their order, those of mended figures as one for each kind, table and page.

    It names the first figure and stands at its place, and says how many there are; each figure keeps its raw text.
    """
    notices = tuple(notices)
    counts = Counter(map(_place, notices))
    said: set[Place] = set()
    for notice in notices:
        place = _place(notice)
        if notice.kind not in MENDED:
            yield notice
        elif place not in said:
            said.add(place)
            yield _of_all(notice, counts[place])


def _place(notice: Notice) -> Place:
    return notice.kind, notice.source.file, notice.source.table, notice.source.page


def _of_all(first: Notice, count: int) -> Notice:
    if count == 1:
        return first
    return first.model_copy(update={"message": f"{first.message}；本页此表这样的数字共 {count} 个"})


__all__ = ["MENDED", "gathered"]
