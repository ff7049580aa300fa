"""Which columns of a lane carry the key of its rows: codes in one column or three, names, and units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from parsers.statements.columns import PARTS, Column, Role, with_roles
from parsers.statements.lanes import Lane, codes_in
from parsers.tables.grid import Grid

FIRST_DIGITS = {"basic_economic": "3", "basic_government": "5"}
"""The digit the codes of a statement begin with; functional codes begin with 2."""

_UNIT_CODES = {False: (Role.UNIT_CODE,), True: (Role.UNIT_CODE, Role.CODE)}
"""Columns of the codes of units; beside 类, 款 and 项 any column of codes holds those (单位（科目）代码)."""


class Keys(NamedTuple):
    """Which columns of a lane carry the key of its rows."""

    parts: tuple[Column, ...] = ()
    code: Column | None = None
    name: Column | None = None
    unit_code: Column | None = None
    unit_name: Column | None = None


def keys_of(grid: Grid, lane: Lane, statement: str) -> Keys:
    """Choose among several sets of codes and names the one this statement is keyed by."""
    first = FIRST_DIGITS.get(statement, "2")
    sets = _label_sets([column for column in lane.labels if column.role not in (Role.UNIT_CODE, Role.UNIT_NAME)])
    chosen = max(
        sets,
        key=lambda labels: max((_share(codes_in(grid, column), first) for column in labels), default=0),
        default=[],
    )
    parts = tuple(column for role in PARTS for column in chosen if column.role is role)
    return Keys(
        parts if parts and parts[0].role is Role.PART1 else (),
        next((column for column in chosen if column.role is Role.CODE and not parts), None),
        next((column for column in chosen if column.role is Role.NAME), None),
        next(iter(with_roles(lane.labels, *_UNIT_CODES[bool(parts)])), None),
        next(iter(with_roles(lane.labels, Role.UNIT_NAME)), None),
    )


def is_keyed_also_by(grid: Grid, columns: Sequence[Column], first: str, own: str) -> bool:
    """Whether one column holds codes of one classification and another column those of the other."""
    labels = [column for column in columns if column.role in (Role.CODE, Role.NAME, Role.PART1)]
    held = [codes_in(grid, column) for column in labels]
    return any(_share(codes, first) for codes in held) and any(_share(codes, own) for codes in held)


def _label_sets(labels: Sequence[Column]) -> list[list[Column]]:
    """Label columns in sets of codes and their name; two classifications side by side are two sets."""
    sets: list[list[Column]] = []
    for place, column in enumerate(labels):
        met = {other.role for other in sets[-1]} if sets else {column.role}
        if not sets or column.role in met or (Role.NAME in met and not _follows_its_name(labels, place)):
            sets.append([])
        sets[-1].append(column)
    return sets


def _follows_its_name(labels: Sequence[Column], place: int) -> bool:
    """Whether a code stands right of its name (科目名称 | 科目编码) and not left of another one."""
    after = labels[place + 1].role if place + 1 < len(labels) else None
    return labels[place].role is Role.CODE and after is not Role.NAME


def _share(codes: Sequence[str], first: str) -> int:
    return sum(code.startswith(first) for code in codes)
