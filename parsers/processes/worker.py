"""A process of its own that does one piece of work and says how it goes.

Where forking is safe (Linux) it is done by hand: ``multiprocessing`` takes as long to load as two pages take to read.
Elsewhere ``multiprocessing`` starts the process as a new interpreter.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

Work = Callable[[Callable[[object], None]], None]
"""Work is handed a function that says something to whoever waits for it; it catches its own errors."""

FORKS = sys.platform == "linux"
"""Elsewhere forking is not safe, or not there."""

SIZE = 8
"""Bytes in front of what is said, which tell how many follow."""

AT_ONCE = 1 << 20


def employ(work: Work) -> Worker:
    """Begin a piece of work in a process of its own."""
    return Forked(work) if FORKS else Spawned(work)


def waiting(workers: Iterable[Worker], seconds: float) -> list[Worker]:
    """Those who have something to say, or are gone; none after so many seconds of silence."""
    by_line = {worker.line: worker for worker in workers}
    if FORKS:
        ready: list[Any] = select.select(by_line, (), (), seconds)[0]
    else:
        from multiprocessing.connection import wait

        ready = wait(list(by_line), seconds)
    return [by_line[line] for line in ready]


class Worker(ABC):
    """A process at work, seen by the one that waits for it."""

    line: Any
    """What it talks through: a file descriptor, or a connection."""

    @abstractmethod
    def hear(self) -> Any:
        """What is said next; raises EOFError or OSError where the process is gone."""

    @abstractmethod
    def end(self) -> None:
        """Stop the process, whatever it does."""


class Forked(Worker):
    """A copy of this process: it has what is loaded, and leaves without touching what is open."""

    def __init__(self, work: Work) -> None:
        self.line, theirs = os.pipe()
        self._process = os.fork()
        if not self._process:
            try:
                os.close(self.line)
                work(lambda said: _send(theirs, said))
            finally:
                os._exit(0)
        os.close(theirs)

    def hear(self) -> Any:
        return pickle.loads(self._exactly(int.from_bytes(self._exactly(SIZE))))

    def _exactly(self, count: int) -> bytes:
        found = bytearray()
        while len(found) < count:
            part = os.read(self.line, min(AT_ONCE, count - len(found)))
            if not part:
                raise EOFError
            found += part
        return bytes(found)

    def end(self) -> None:
        os.close(self.line)
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


def _send(line: int, said: object) -> None:
    content = pickle.dumps(said, pickle.HIGHEST_PROTOCOL)
    left = memoryview(len(content).to_bytes(SIZE) + content)
    while left:
        left = left[os.write(line, left) :]


class Spawned(Worker):
    """A new interpreter, to which the work is sent."""

    def __init__(self, work: Work) -> None:
        import multiprocessing

        context = multiprocessing.get_context("spawn")
        self.line, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=_do, args=(work, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def hear(self) -> Any:
        return self.line.recv()

    def end(self) -> None:
        self.line.close()
        self._process.kill()
        self._process.join()


def _do(work: Work, line: Any) -> None:
    work(line.send)
