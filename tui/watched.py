"""A command on one document, answered by the watched process that reads it.

What a command says is a tenth of what it reads. To hand the unit-years of a document over to another process, only to
write them down there, takes as long as to read three of its pages.
"""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from pathlib import Path

from parsers.progress import Progress
from tui.headless import UNREADABLE, Answer, Command
from tui.output import tell
from tui.reading import WrongChoice, reader_here, reading_together


def answered(command: Command, options: Namespace) -> Answer:
    """What a command answers; raises what it raises."""
    path = _only_file(options)
    if path is not None:
        return _answered_apart(command, options, path)
    other = getattr(options, "other", None)
    with reading_together([*options.files, *([other] if other else [])], options) as reader:
        return command(options, reader)


def _only_file(options: Namespace) -> Path | None:
    """The one document that a command reads; None where there are more of them, or a folder."""
    if len(options.files) > 1 or getattr(options, "other", None):
        return None
    path = Path(options.files[0])
    return None if path.is_dir() else path


def _answered_apart(command: Command, options: Namespace, path: Path) -> Answer:
    from parsers.processes.apart import each

    (outcome,) = each([path], partial(_answer, command, options))
    if outcome.failure is not None:
        raise outcome.failure
    return outcome.value or Answer(UNREADABLE)


def _answer(command: Command, options: Namespace, _path: Path, progress: Progress, skip: frozenset[int]) -> Answer:
    """What the process does, besides its reading to be watched."""
    try:
        return command(options, reader_here(progress, skip))
    except WrongChoice as choice:
        tell(str(choice))
        return Answer(UNREADABLE)
