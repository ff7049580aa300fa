"""Files that watched processes begin to read while the one who asked for them does something else.

It makes a screen, or asks for one file after the other.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Generic

from parsers.processes.apart import Crew, Outcome, Task, Value
from parsers.progress import Progress


class Ahead(Generic[Value]):
    """What becomes of files that are read from now on; asked again it is what became of them before.

    Nothing is read that is ``known``. ``jobs`` are read at a time, as many as there are processors; ``behind``
    (``nice``) is how far they stand behind the process that asked, where both want the same processor.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        task: Task[Value],
        *,
        known: Mapping[Path, Value] = MappingProxyType({}),
        jobs: int | None = None,
        behind: int = 0,
    ) -> None:
        self.paths = tuple(dict.fromkeys(paths))
        self._known = {path: Outcome(path, value) for path, value in known.items()}
        unknown = [path for path in self.paths if path not in known]
        self._crew = Crew(unknown, partial(_behind, behind, task) if behind else task, jobs)
        self._heard = False

    def holds(self, paths: Sequence[Path]) -> bool:
        """Whether these files are being read or were; one that could not be read is better asked for anew."""
        if not self._heard:
            return set(paths) <= set(self.paths)
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


def _behind(steps: int, task: Task[Value], path: Path, tell: Progress, skip: frozenset[int]) -> Value:
    """A task that lets whoever waits for it go first."""
    os.nice(steps)
    return task(path, tell, skip)
