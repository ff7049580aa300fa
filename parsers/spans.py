"""Columns of pages without rules: which stretch of words on one page continues which on the page before."""

from __future__ import annotations

from collections.abc import Sequence

Spans = Sequence[tuple[float, float]]

REACH = 12.0
"""Points by which the nearer ends of two stretches of one column may differ: names begin, figures end, together."""

FEWEST = 2
"""Columns that must go on: a page of classes without money has few of them."""


def match_spans(spans: Spans, others: Spans) -> tuple[int, ...] | None:
    """For each stretch the column it continues, from left to right; None where they are not columns of one table.

    Stretches of one column overlap, begin together or end together; each column is continued once at most.
    """
    columns: list[int] = []
    for span in spans:
        free = range(columns[-1] + 1 if columns else 0, len(others))
        at = max(free, key=lambda index: _likeness(span, others[index]), default=None)
        if at is None or _likeness(span, others[at]) <= 0:
            return None
        columns.append(at)
    return tuple(columns) if len(columns) >= FEWEST else None


def _likeness(one: tuple[float, float], two: tuple[float, float]) -> float:
    """How well two stretches can be one column: the common part, or how close they begin or end."""
    common = min(one[1], two[1]) - max(one[0], two[0])
    nearness = REACH - min(abs(one[0] - two[0]), abs(one[1] - two[1]))
    return max(common, 0.0) + max(nearness, 0.0)
