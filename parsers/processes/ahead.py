"""Files that watched processes begin to read while the one who asked for them makes a screen."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Generic

from parsers.processes.apart import Crew, Outcome, Task, Value
from parsers.progress import Progress

BEHIND = 5
"""How far (``nice``) reading stands behind the making of the screen where both want the same processor."""


class Ahead(Generic[Value]):
    """What becomes of files that are read from now on, all at once; asked again it is what became of them before."""

    def __init__(self, paths: Sequence[Path], task: Task[Value]) -> None:
        self._paths = tuple(dict.fromkeys(paths))
        self._crew = Crew(self._paths, partial(_behind, task), max(1, len(self._paths)))
        self._known: dict[Path, Outcome[Value]] = {}
        self._heard = False

    def holds(self, paths: Sequence[Path]) -> bool:
        """Whether these files are being read or were; one that could not be read is better asked for anew."""
        if not self._heard:
            return set(paths) <= set(self._paths)
        return all(path in self._known and self._known[path].failure is None for path in paths)

    def values(self, paths: Sequence[Path], tell: Progress) -> Iterator[Value]:
        """What was read of each file; raises UnreadableDocument for the first one that cannot be read."""
        if not self._heard:
            self._heard = True
            self._known.update((outcome.path, outcome) for outcome in self._crew.outcomes(tell))
        for path in paths:
            outcome = self._known[path]
            if outcome.failure is not None:
                raise outcome.failure
            if outcome.value is not None:
                yield outcome.value

    def end(self) -> None:
        """Stop whatever is still being read."""
        self._crew.end()


def _behind(task: Task[Value], path: Path, tell: Progress, skip: frozenset[int]) -> Value:
    """A task that lets whoever waits for it go first."""
    os.nice(BEHIND)
    return task(path, tell, skip)
