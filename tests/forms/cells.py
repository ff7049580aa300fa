"""Tables before they are typeset: cells are words or figures, and a figure knows the facts it must be read as."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tests.typeset import LEFT, UP, Row

Heads = tuple[str, ...]


class Key(NamedTuple):
    """The address of a fact."""

    statement: str
    side: str
    code: str
    name: str
    measure: str


class Figure(NamedTuple):
    """An amount in steps of the last printed digit and the facts it states; a claim states none."""

    amount: int
    keys: tuple[Key, ...] = ()


Cell = str | Figure


@dataclass(frozen=True)
class FormTable:
    """One table: what it is, the heads of its columns from top to bottom, its rows, and shares of the width."""

    statement: str
    title: str
    heads: tuple[Heads, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    align: str


def stacked(heads: Sequence[Heads]) -> tuple[Row, ...]:
    """The heading rows of columns: neighbours share the heads they have in common, short ones reach down."""
    depth = max(map(len, heads))
    return tuple(tuple(_head(heads, column, level) for column in range(len(heads))) for level in range(depth))


def _head(heads: Sequence[Heads], column: int, level: int) -> str:
    own = heads[column]
    if level >= len(own):
        return UP
    if column and own[: level + 1] == heads[column - 1][: level + 1] and len(own) > level + 1:
        return LEFT
    return own[level]


def figures(amounts: Iterable[tuple[str, int]], statement: str, side: str, code: str, name: str) -> tuple[Figure, ...]:
    """The amount cells of one row: a measure and its amount each."""
    return tuple(Figure(amount, (Key(statement, side, code, name, measure),)) for measure, amount in amounts)
