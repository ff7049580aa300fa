"""Files read in processes of their own: several at once, and none that hangs or dies takes the others along.

Documents are untrusted. A few kilobytes can make the PDF library draw for hours or fill the memory, and nothing inside
its process can stop it: it is watched from outside, ended when a page takes too long, and started again without that
page. Processes are made before a screen is, for inside a running app they cannot be (design notes, terminal.md).
"""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from model.errors import UnreadableDocument
from parsers.processes.worker import Worker, employ, waiting
from parsers.progress import Progress, silent

Value = TypeVar("Value")
Task = Callable[[Path, Progress, frozenset[int]], Value]
"""Reads one file without some pages (1-based), and tells how far it is."""

PATIENCE = 60.0
"""Seconds that one page may take; recognition of a scanned one takes two to four."""

MEMORY = 6 * 1024**3
"""Bytes that a reading process may ask for."""

FALLS = 3
"""How often a file may be started again without a page."""

TICK = 0.5


class Outcome(NamedTuple, Generic[Value]):
    """What became of one file: its value, or why there is none."""

    path: Path
    value: Value | None = None
    failure: UnreadableDocument | None = None


class _Run(Generic[Value]):
    """One file on its way: the page it is at, and the pages left out so far."""

    def __init__(self, index: int, path: Path) -> None:
        self.index, self.path = index, path
        self.skip: frozenset[int] = frozenset()
        self.page, self.total = 1, 0
        self.since = time.monotonic()


def each(
    paths: Sequence[Path], task: Task[Value], *, jobs: int | None = None, tell: Progress = silent
) -> Iterator[Outcome[Value]]:
    """Read every file in a process of its own, ``jobs`` at a time, and yield what became of them in their order.

    ``tell`` hears of every page. A file that cannot be read is an Outcome like any other.
    """
    yield from Crew(paths, task, jobs).outcomes(tell)


class Crew(Generic[Value]):
    """The processes at work, each with the file it reads; they begin at once, whether anybody listens or not."""

    def __init__(self, paths: Sequence[Path], task: Task[Value], jobs: int | None = None) -> None:
        self.paths, self.task, self.jobs = tuple(paths), task, jobs or os.cpu_count() or 1
        self.tell: Progress = silent
        runs = [_Run[Value](index, path) for index, path in enumerate(paths)]
        self.waiting = deque(sorted(runs, key=lambda run: -_size(run.path)))
        self.running: dict[Worker, _Run[Value]] = {}
        self._fill()

    def outcomes(self, tell: Progress) -> Iterator[Outcome[Value]]:
        """What became of the files, in their order; no process is left when nobody listens any more."""
        self.tell = tell
        done: dict[int, Outcome[Value]] = {}
        try:
            for index in range(len(self.paths)):
                while index not in done:
                    done.update(self.step())
                yield done.pop(index)
        finally:
            self.end()

    def step(self) -> dict[int, Outcome[Value]]:
        """Start what there is room for, listen for a while, and return what is finished."""
        self._fill()
        speaking = waiting(self.running, TICK)
        heard = [self._hear(worker) for worker in speaking]
        if not speaking:
            self._tell_again()
        late = [worker for worker, run in self.running.items() if time.monotonic() - run.since > PATIENCE]
        heard += [self._fallen(worker, f"读了 {PATIENCE:.0f} 秒还没读完") for worker in late]
        return {index: outcome for found in heard for index, outcome in found.items()}

    def end(self) -> None:
        """Stop whatever still runs."""
        for worker in list(self.running):
            self._stop(worker)

    def _fill(self) -> None:
        while self.waiting and len(self.running) < self.jobs:
            self._start(self.waiting.popleft())

    def _start(self, run: _Run[Value]) -> None:
        run.page, run.since = 1, time.monotonic()
        self.running[employ(partial(_work, self.task, run.path, run.skip))] = run

    def _hear(self, worker: Worker) -> dict[int, Outcome[Value]]:
        run = self.running[worker]
        try:
            said = worker.hear()
        except (EOFError, OSError):
            return self._fallen(worker, "读取时进程退出")
        if isinstance(said, Outcome):
            self._stop(worker)
            return {run.index: said}
        file, done, total = said
        run.page, run.total, run.since = done + 1, total, time.monotonic()
        self.tell(file, done, total)
        return {}

    def _tell_again(self) -> None:
        """After a silence: who listens may have given up, and can say so only when told something."""
        for run in self.running.values():
            self.tell(run.path.name, run.page - 1, run.total)

    def _fallen(self, worker: Worker, why: str) -> dict[int, Outcome[Value]]:
        """Try again without the page at which a process hung or died; give the file up when that does not help."""
        run = self._stop(worker)
        if run.page in run.skip or len(run.skip) >= FALLS:
            return {run.index: Outcome(run.path, failure=UnreadableDocument(run.path.name, f"{why}，放弃"))}
        run.skip |= {run.page}
        self.waiting.appendleft(run)
        return {}

    def _stop(self, worker: Worker) -> _Run[Value]:
        run = self.running.pop(worker)
        worker.end()
        return run


def _size(path: Path) -> int:
    """Bytes of a file: the largest come first, so that no process reads a long one while all others are done."""
    with suppress(OSError):
        return path.stat().st_size
    return 0


def _work(task: Task[Value], path: Path, skip: frozenset[int], say: Callable[[object], None]) -> None:
    """What a process does: read one file, say how far it is, then what became of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    try:
        outcome: Outcome[Value] = Outcome(path, task(path, lambda *said: say(said), skip))
    except UnreadableDocument as error:
        outcome = Outcome(path, failure=error)
    except Exception as error:
        outcome = Outcome(path, failure=UnreadableDocument(path.name, f"读取时出错（{type(error).__name__}：{error}）"))
    with suppress(OSError):
        say(outcome)


def _limit_memory() -> None:
    """Keep a document from filling the machine, where the system knows such a limit."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY if hard < 0 else min(MEMORY, hard), hard))
