"""Work on values that are at hand, shared by copies of this process: they have the values and say what they found.

What a copy leaves undone, because it died or an error ended it, is done here: the error is raised where it is expected.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from parsers.processes import worker
from parsers.processes.worker import Worker, employ, waiting

Item = TypeVar("Item")
Result = TypeVar("Result")

TICK = 0.5


def shared(task: Callable[[Item], Result], items: Sequence[Item], jobs: int | None = None) -> list[Result]:
    """What a task makes of each item, in their order, by as many copies as there are processors."""
    copies = min(jobs or os.cpu_count() or 1, len(items))
    done = _by_copies(task, items, copies) if worker.FORKS and copies > 1 else {}
    return [done[index] if index in done else task(item) for index, item in enumerate(items)]


def _by_copies(task: Callable[[Item], Result], items: Sequence[Item], copies: int) -> dict[int, Result]:
    """The results by the numbers of their items, as far as the copies came."""
    crew = [employ(partial(_do_share, task, items, first, copies)) for first in range(copies)]
    try:
        return _heard(crew)
    finally:
        for copy in crew:
            copy.end()


def _heard(crew: Sequence[Worker]) -> dict[int, Result]:
    """All that is said until the last one is gone."""
    heard: dict[int, Result] = {}
    at_work = list(crew)
    while at_work:
        for copy in waiting(at_work, TICK):
            try:
                index, result = copy.hear()
            except (EOFError, OSError):
                at_work.remove(copy)
            else:
                heard[index] = result
    return heard


def _do_share(
    task: Callable[[Item], Result], items: Sequence[Item], first: int, step: int, say: Callable[[object], None]
) -> None:
    """What a copy does: every so many of the items, for neighbours are often of one size."""
    for index in range(first, len(items), step):
        say((index, task(items[index])))
