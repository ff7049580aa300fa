"""``budget-tui``: opens the app, or does one thing without it.

Importing this module is cheap: readers, checks, Textual and pandas are imported by the function that needs them.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from parsers.processes.ahead import Ahead

UNREADABLE = 2
INTERRUPTED = 130
DEBUG = "BUDGET_TUI_DEBUG"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (facts.md): 0 clean, 1 findings, 2 unreadable or wrong usage."""
    from tui.arguments import parse
    from tui.output import hang_up, speak_any_language, tell

    speak_any_language()
    try:
        options = parse(sys.argv[1:] if argv is None else argv)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else UNREADABLE
    try:
        return _run(options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        hang_up()
        return 0
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        tell(_sentence(error))
        return UNREADABLE


def _run(options: Namespace) -> int:
    if options.command == "doctor":
        from tui.doctor import examine

        return examine(options)
    if options.command == "cache":
        return _clear()
    if not options.command and is_terminal():
        return _start(options)
    return _run_headless(options)


def _run_headless(options: Namespace) -> int:
    """A command that opens no screen; without one, the text report."""
    from tui import headless
    from tui.arguments import PROGRAM
    from tui.output import emit, tell
    from tui.reading import disclosure_of
    from tui.watched import answered

    if not options.command and not options.files:
        tell(f"请给出要读的文件（见 {PROGRAM} --help）")
        return UNREADABLE
    commands = {"export": headless.export, "check": headless.check, "diff": headless.diff, "": headless.report}
    command = commands[options.command]
    answer = command(options, disclosure_of) if os.environ.get(DEBUG) else answered(command, options)
    if answer.data is not None:
        emit(answer.data, options.output if options.command else None)
    return answer.code


def _clear() -> int:
    """Remove what was kept of documents read before."""
    from parsers.cache import users_cache
    from tui.output import tell

    cache = users_cache()
    tell(f"删去了 {cache.clear() if cache else 0} 份缓存")
    return 0


def is_terminal() -> bool:
    """Whether a person sits at both ends, in front of a screen that can be drawn on."""
    return sys.stdout.isatty() and sys.stdin.isatty() and os.environ.get("TERM") != "dumb"


def _start(options: Namespace) -> int:
    """Open the app, while processes read the documents already."""
    from tui.reading import reading_ahead

    with reading_ahead(options) as ahead:
        return _opened(options, ahead)


def _opened(options: Namespace, ahead: Ahead[Any] | None) -> int:
    """The app on the documents, until a person leaves it; a session is long, and collects its garbage."""
    from pathlib import Path

    from model.settings import load, settings_path
    from tui.app import run
    from tui.loading import reader_of
    from tui.output import tell
    from tui.reading import as_told, cache_of

    gc.enable()

    loaded = load(settings_path())
    if loaded.problem:
        tell(loaded.problem)
    reader = reader_of(options.engine, cache_of(options), lambda disclosure: as_told(disclosure, options), ahead)
    files = [Path(file) for file in options.files]
    return run(files, settings=loaded.settings, password=options.password, reader=reader)


def start() -> NoReturn:
    """The program: run the command of the command line, and leave.

    A command is over before there is garbage worth collecting. Where no thread is still at work, the system frees the
    memory at once; Python would do so piece by piece. A command without a screen does not even load what makes threads.
    """
    gc.disable()
    code = main()
    threading = sys.modules.get("threading")
    if threading is not None and threading.active_count() > 1:
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(code)


def _sentence(error: Exception) -> str:
    """What went wrong, in one line; the traceback is for ``BUDGET_TUI_DEBUG=1``."""
    from model.errors import UnreadableDocument
    from tui.reading import WrongChoice

    if isinstance(error, (UnreadableDocument, WrongChoice)):
        return str(error)
    if isinstance(error, OSError):
        from tui.usage import system_in_chinese

        return system_in_chinese(error)
    return f"程序内部出错（{type(error).__name__}：{error}）；设 {DEBUG}=1 可看详情"


if __name__ == "__main__":
    start()
