"""Records of two years side by side: targets, sections, institutions, terms, matched by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from model.comparison.compare import ChangeKind
from model.disclosure import Indicator, TargetProject
from model.names import plain_name

T = TypeVar("T")
Pair = tuple[T | None, T | None]


def paired(new: Iterable[T], old: Iterable[T], key: Callable[[T], str]) -> tuple[Pair[T], ...]:
    """Records with the same key beside each other, in the new document's order; what is gone follows at the end.

    The first of several records with one key meets the first of the other year, and so on.
    """
    waiting: dict[str, list[T]] = {}
    for item in old:
        waiting.setdefault(plain_name(key(item)), []).append(item)
    pairs: list[Pair[T]] = []
    for item in new:
        partners = waiting.get(plain_name(key(item)), [])
        pairs.append((item, partners.pop(0) if partners else None))
    pairs += [(None, item) for items in waiting.values() for item in items]
    return tuple(pairs)


class TargetLine(NamedTuple):
    """One line of the targets: a project, or one of its indicators."""

    project: Pair[TargetProject]
    indicator: Pair[Indicator] | None
    kind: ChangeKind


def target_lines(new: Iterable[TargetProject], old: Iterable[TargetProject], compares: bool) -> tuple[TargetLine, ...]:
    """Projects of both years, each followed by its indicators."""
    lines: list[TargetLine] = []
    for project in paired(new, old, lambda target: target.name):
        ours, theirs = (target.indicators if target else () for target in project)
        indicators = paired(ours, theirs, indicator_name)
        below = [TargetLine(project, pair, _indicator_kind(pair, compares)) for pair in indicators]
        lines += [TargetLine(project, None, _project_kind(project, below, compares)), *below]
    return tuple(lines)


def indicator_name(indicator: Indicator) -> str:
    """What an indicator is called: its third level, else its description."""
    return indicator.level3 or indicator.description or indicator.level2


def _indicator_kind(pair: Pair[Indicator], compares: bool) -> ChangeKind:
    new, old = pair
    if not compares:
        return "same"
    if new is None or old is None:
        return "removed" if new is None else "added"
    return "same" if plain_name(new.value) == plain_name(old.value) else "changed"


def _project_kind(pair: Pair[TargetProject], below: list[TargetLine], compares: bool) -> ChangeKind:
    new, old = pair
    if not compares:
        return "same"
    if new is None or old is None:
        return "removed" if new is None else "added"
    same = plain_name(new.goal) == plain_name(old.goal) and new.amount == old.amount
    return "same" if same and all(line.kind == "same" for line in below) else "changed"
