"""Reading off the event loop: one thread, one document after the other, because the PDF library is not thread-safe.

The documents of the command line are read by processes that began before there was a screen; the thread only waits for
them. The reader is given in, so that tests read nothing from disk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from textual.message import Message

from model.disclosure import Disclosure
from model.errors import UnreadableDocument
from model.review.decisions import decisions_on, users_decisions
from parsers.engine import Engine
from tui.desk import desk_of
from tui.messages import Loaded, LoadFailed, LoadProgress

if TYPE_CHECKING:
    from parsers.cache.folder import Cache
    from parsers.processes.ahead import Ahead

Progress = Callable[[str, int, int], None]
Post = Callable[[Message], object]


class Reader(Protocol):
    """What ``parsers.read`` is."""

    def __call__(
        self, paths: Sequence[Path], *, password: str | None = None, progress: Progress | None = None
    ) -> Disclosure:
        """Read the files of one publication; raises UnreadableDocument."""


class Cancelled(Exception):
    """A person gave the reading up; raised out of the progress callback, between two pages."""


def read_documents(
    paths: Sequence[Path], *, password: str | None = None, progress: Progress | None = None, **how: Any
) -> Disclosure:
    """``parsers.read``, imported when it is first needed: the first frame does not wait for it."""
    from parsers import read

    return read(paths, password=password, progress=progress, **how)


def reader_of(
    engine: Engine, cache: Cache | None, told: Callable[[Disclosure], Disclosure], ahead: Ahead[Any] | None
) -> Reader:
    """The reader that the command line asks for; ``told`` puts in what its options say of unit, year and kind.

    Files that processes have begun to read (``ahead``) are waited for, others are read here.
    """

    def reader(paths: Sequence[Path], *, password: str | None = None, progress: Progress | None = None) -> Disclosure:
        begun = ahead if ahead and ahead.holds(paths) else None
        how = {"engine": engine, "cache": cache, "ahead": begun}
        return told(read_documents(paths, password=password, progress=progress, **how))

    return reader


def load(
    reader: Reader, paths: Sequence[Path], password: str | None, post: Post, is_cancelled: Callable[[], bool]
) -> None:
    """Read, check, compare, and post how it went; runs in a thread."""

    def progress(file: str, done: int, total: int) -> None:
        if is_cancelled():
            raise Cancelled
        post(LoadProgress(file, done, total))

    try:
        disclosure, failures = readable(reader, paths, password, progress)
        if disclosure is None:
            outcome: Message = LoadFailed(failures)
        else:
            decisions = decisions_on(paths, users_decisions())
            outcome = Loaded(disclosure, desk_of(decisions.applied(disclosure.units), failures), decisions)
    except Cancelled:
        return
    except Exception as error:
        names = "、".join(path.name for path in paths)
        outcome = LoadFailed((f"{names}：读取时出错（{type(error).__name__}：{error}）",))
    if not is_cancelled():
        post(outcome)


def readable(
    reader: Reader, paths: Sequence[Path], password: str | None, progress: Progress
) -> tuple[Disclosure | None, tuple[str, ...]]:
    """What can be read of the files, and a sentence for each that cannot; the others are read again without it."""
    left = list(paths)
    failures: list[str] = []
    while left:
        try:
            return reader(left, password=password, progress=progress), tuple(failures)
        except UnreadableDocument as error:
            failures.append(str(error))
            left = _without(left, error.file)
    return None, tuple(failures)


def _without(paths: list[Path], file: str) -> list[Path]:
    """The files but the one of that name; all are given up where the name is none of theirs."""
    kept = [path for path in paths if file not in (path.name, str(path))]
    return kept if len(kept) < len(paths) else []
