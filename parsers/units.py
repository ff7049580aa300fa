"""Several units in one file: which unit each table and each line belongs to.

Units are named beside their tables (编制单位：…), in the titles of their tables, or by a heading in front of them
(二、某中心2026年单位预算). Whatever names them, only names with statements of their own part a document.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from model.vocabulary import STATEMENTS
from parsers.identity.cover import cover_of
from parsers.identity.names import unit_in_heading, unit_in_title
from parsers.page import TextLine
from parsers.part import Part
from parsers.statements.headed import Headed, place_of

FULL_SET = 3
"""How many statements of its own make a unit of a file more than a name on one table."""

_FIGURES = "[一二三四五六七八九十]{1,3}"
_ORDINAL = rf"^(?:第{_FIGURES}(?:部分|章)|[（(]?(?:{_FIGURES}|\d\d?)[)）、.．])\s*"

Place = tuple[int, float]


class _Owner(NamedTuple):
    """The unit that a table names, and where."""

    unit: str
    place: Place


def by_unit(headed: Sequence[Headed], lines: Sequence[TextLine]) -> list[Part]:
    """Split a document where several units have statements of their own; else the document is one part.

    A table that names no unit belongs to the unit before it; text to the unit whose tables or heading it follows.
    """
    ways = (_with_first(headed, named(), lines) for named in _ways(headed, lines))
    owners = next((found for named in ways if (found := _owners(headed, named))), None)
    units = list(dict.fromkeys(owner.unit for owner in owners or () if owner.unit))
    sets = _sets(headed, lines)
    if owners is None or len(sets) > len(units):  # some of them may say on their covers only whose they are
        return sets or [Part(tuple(headed), tuple(lines))]
    return _by_owner(units, owners, headed, lines)


def _by_owner(
    units: Sequence[str], owners: Sequence[_Owner], headed: Sequence[Headed], lines: Sequence[TextLine]
) -> list[Part]:
    """The parts of units that tables name, in the order in which they begin."""
    tables: dict[str, list[Headed]] = defaultdict(list)
    places: dict[str, list[Place]] = defaultdict(list)
    for item, owner in zip(headed, owners, strict=True):
        tables[owner.unit or units[0]].append(item)
        places[owner.unit or units[0]].append(min(item.place, owner.place))
    starts = _from_covers(sorted((min(places[unit]), unit) for unit in units), headed, lines)
    texts: dict[str, list[TextLine]] = defaultdict(list)
    for line in lines:
        before = [unit for start, unit in starts if start <= place_of(line)]
        texts[before[-1] if before else starts[0][1]].append(line)
    return [Part(tuple(tables[unit]), tuple(texts[unit]), unit, cover_of(lines)) for _, unit in starts]


def _from_covers(
    starts: Sequence[tuple[Place, str]], headed: Sequence[Headed], lines: Sequence[TextLine]
) -> list[tuple[Place, str]]:
    """The units with where they begin: at a cover of their own, in front of their first table and heading."""
    from parsers.sets import cover_between  # few files hold several

    found = [starts[0]]
    for start, unit in starts[1:]:
        last = max((page for item in headed if item.place < start for page in item.grid.pages), default=0)
        cover = cover_between(last, start[0], lines, unit)
        found.append((start if cover is None else (cover, 0.0), unit))
    return found


def _sets(headed: Sequence[Headed], lines: Sequence[TextLine]) -> list[Part]:
    if not _sets_come_again(headed):
        return []
    from parsers.sets import whole_sets  # few files hold several

    return whole_sets(headed, lines)


def _ways(headed: Sequence[Headed], lines: Sequence[TextLine]) -> list[Callable[[], list[_Owner]]]:
    """The ways in which tables may name their units; all but the first only where whole sets of tables come again."""
    beside = [lambda: [_Owner(item.heading.unit_name, item.place) for item in headed]]
    if not _sets_come_again(headed):
        return beside
    return [
        *beside,
        lambda: [_Owner(item.heading.bare, item.place) for item in headed],
        lambda: [_Owner(unit_in_title(item.grid.title), item.place) for item in headed],
        lambda: _by_headings(headed, lines),
    ]


def _by_headings(headed: Sequence[Headed], lines: Sequence[TextLine]) -> list[_Owner]:
    """The unit that the last heading in front of each table names; one may stand right above its title."""
    said = sorted(_headings((*lines, *(line for item in headed for line in item.grid.lead))), key=lambda one: one.place)
    none = _Owner("", (0, 0.0))
    ends = [max(place_of(line) for line in item.grid.lead) if item.grid.lead else item.place for item in headed]
    return [next((one for one in reversed(said) if one.place <= end), none) for end in ends]


def _headings(lines: Iterable[TextLine]) -> list[_Owner]:
    """The lines that name a unit, alone or together with the line below them."""
    lines = sorted(lines, key=place_of)
    texts = [re.sub(_ORDINAL, "", line.text.strip()) for line in lines]
    whole = [(unit_in_heading(text), line) for text, line in zip(texts, lines, strict=True)]
    split = [
        (unit_in_heading(one + two, whole=True), line)
        for (one, two), (line, below) in zip(pairwise(texts), pairwise(lines), strict=True)
        if line.page == below.page
    ]
    return [_Owner(unit, place_of(line)) for unit, line in (*whole, *split) if unit]


def _with_first(headed: Sequence[Headed], named: list[_Owner], lines: Sequence[TextLine]) -> list[_Owner]:
    """The owners, where whole sets begin with one that names nobody: that of the department that the cover names.

    A digest in the text says the figures of the named set in front of which it stands, and is none.
    """
    first = next((at for at, owner in enumerate(named) if owner.unit), 0)
    if not first:
        return named
    from parsers.digest import is_digest  # few files name units behind their first tables

    theirs = [item for item, owner in zip(headed, named, strict=True) if owner.unit == named[first].unit]
    in_common = _statements(headed[:first]) & _statements(theirs)
    if len(in_common) < FULL_SET or is_digest(headed[:first], theirs):
        return named
    name = next((owner.unit for owner in _by_headings(headed[:first], lines) if owner.unit), named[first].unit)
    return [_Owner(name, item.place) for item in headed[:first]] + named[first:]


def _statements(headed: Sequence[Headed]) -> set[str]:
    return {item.statement for item in headed if item.statement in STATEMENTS}


def _owners(headed: Sequence[Headed], named: Sequence[_Owner]) -> list[_Owner] | None:
    """The unit each table belongs to; None where only one unit has statements of its own."""
    statements: dict[str, set[str]] = defaultdict(set)
    for item, owner in zip(headed, named, strict=True):
        if owner.unit and item.statement in STATEMENTS:
            statements[owner.unit].add(item.statement)
    full = {unit for unit, names in statements.items() if len(names) >= FULL_SET} or _alike(headed, statements)
    shared = any(statements[one] & statements[two] for one in full for two in full if one != two)
    if len(full) < 2 or not shared:
        return None
    return _completed(headed, [owner if owner.unit in full else _Owner("", owner.place) for owner in named])


def _alike(headed: Sequence[Headed], statements: Mapping[str, set[str]]) -> set[str]:
    """Units with fewer statements under their names, where whole sets come again, the same for each of them."""
    sets = list(statements.values())
    is_set = len(sets) > 1 and len(sets[0]) > 1 and all(one == sets[0] for one in sets)
    return set(statements) if is_set and _sets_come_again(headed) else set()


def _sets_come_again(headed: Sequence[Headed]) -> bool:
    counts = Counter(item.statement for item in headed if item.statement in STATEMENTS)
    return sum(count > 1 for count in counts.values()) >= FULL_SET


def _completed(headed: Sequence[Headed], named: Sequence[_Owner]) -> list[_Owner]:
    """The owners with those of tables that name none: the unit before, or the next where that has such a table."""
    owners: list[_Owner] = []
    read: set[tuple[str, str]] = set()
    for index, (item, owner) in enumerate(zip(headed, named, strict=True)):
        before = owners[-1].unit if owners else ""
        after = next((other.unit for other in named[index:] if other.unit), before)
        again = item.statement in STATEMENTS and (before, item.statement) in read
        owner = owner if owner.unit else _Owner(after if again else before, item.place)
        read.add((owner.unit, item.statement))
        owners.append(owner)
    return owners
