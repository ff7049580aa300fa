"""Whole sets of tables one after the other in a file: budgets of several units or years, bound together.

Nothing need name the unit on the tables. A set begins where tables come again that there were already; whose it is,
and of which year, says its own cover, or what stands around its tables. Sets of the same unit and year are one budget,
printed again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from model.vocabulary import STATEMENTS
from parsers.around.heading import compact
from parsers.digest import is_digest
from parsers.identity.cover import is_cover
from parsers.identity.identify import Identity
from parsers.page import TextLine
from parsers.part import Part, identity_of
from parsers.statements.headed import Headed, place_of

FULL_SET = 3
"""How many statements in a row come again where a set begins."""

_NO_PAGE = 1_000_000

MUCH_TEXT = 20
"""Lines in front of the first table from which on they are the text of its budget, which then stands first."""


def whole_sets(headed: Sequence[Headed], lines: Sequence[TextLine]) -> list[Part]:
    """The sets of a document in order, each with its text; none where it has but one, or nothing tells them apart.

    Each has its own pages; sets that share one are parted by what their tables name, or not at all.
    """
    starts = list(_starts(headed))
    if len(starts) < 2:
        return []
    sets = [headed[start:end] for start, end in pairwise([*starts, len(headed)])]
    if any(_last_page(before) >= _page(after[0]) for before, after in pairwise(sets)):
        return []
    pages = [1, *(_first_page(before, after, lines) for before, after in pairwise(sets))]
    parts = [
        Part(
            tuple(item for item in headed if first <= _page(item) < end),
            tuple(line for line in lines if first <= (line.page or 0) < end),
            first=first,
        )
        for first, end in pairwise([*pages, _NO_PAGE])
    ]
    return parts if _are_told_apart(parts) else []


def _starts(headed: Sequence[Headed]) -> Iterator[int]:
    """The first tables of sets: where the next statements have all been there in the set before, one like the other.

    A set begins with the statement that the one before it begins with, where that came again on the way.
    """
    statements = [item.statement if item.statement in STATEMENTS else "" for item in headed]
    start = next((at for at, statement in enumerate(statements) if statement), len(headed))
    if headed:
        yield 0
    for index, statement in enumerate(statements):
        seen = set(statements[start:index])
        coming = list(dict.fromkeys(filter(None, statements[index:])))[:FULL_SET]
        if statement and statement in seen and len(coming) == FULL_SET and seen.issuperset(coming):
            again = (at for at in range(index, start, -1) if statements[at] == statements[start])
            start = next(again, index)
            yield start


def _first_page(before: Sequence[Headed], after: Sequence[Headed], lines: Sequence[TextLine]) -> int:
    """The page that a set begins with: its cover, or its text where the set before has its own in front, too.

    Tables beyond the statements may stand in that text.
    """
    last = _last_page(before)
    table, first = (min(map(_page, tables)) for tables in (after, before))
    own = [line for line in lines if (line.page or 0) < first]
    return cover_between(last, table, lines) or (last + 1 if len(own) >= MUCH_TEXT and last < table else table)


def _last_page(tables: Sequence[Headed]) -> int:
    """The last page with a statement."""
    return max(page for item in tables if item.statement in STATEMENTS for page in (_page(item), *item.grid.pages))


def cover_between(last: int, table: int, lines: Sequence[TextLine], unit: str = "") -> int | None:
    """The page of the first cover, of a ``unit`` if one is named, after the last table of a set and before the next."""
    pages: dict[int, list[TextLine]] = defaultdict(list)
    for line in sorted(lines, key=place_of):
        if last < (line.page or 0) < table:
            pages[line.page or 0].append(line)
    texts = ((page, [line.text for line in said]) for page, said in sorted(pages.items()))
    return next((page for page, said in texts if unit in compact("".join(said)) and is_cover(said)), None)


def _are_told_apart(parts: Sequence[Part]) -> bool:
    """Whether any two sets differ in their year, in their stage, or in their unit."""
    found = [(part, identity_of(part, "")) for part in parts]
    return all(_differ(*one, *other) for one, other in combinations(found, 2))


def _differ(part: Part, one: Identity, beside: Part, other: Identity) -> bool:
    """Whether two sets are of two budgets; a digest of one may say in other words of whom it is."""
    if one.year and other.year and (one.year, one.phase) != (other.year, other.phase):
        return True
    return one.unit != other.unit and not (
        is_digest(part.headed, beside.headed) or is_digest(beside.headed, part.headed)
    )


def _page(item: Headed) -> int:
    return item.place[0]
