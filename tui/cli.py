"""``budget-tui``: opens the app, or does one thing without it.

Importing this module is cheap: readers, checks, Textual and pandas are imported by the function that needs them.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from model.errors import UnreadableDocument
from tui.arguments import PROGRAM, parse
from tui.output import hang_up, speak_any_language, tell
from tui.reading import WrongChoice

UNREADABLE = 2
INTERRUPTED = 130
DEBUG = "BUDGET_TUI_DEBUG"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (facts.md): 0 clean, 1 findings, 2 unreadable or wrong usage."""
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
    if not options.command:
        return _open(options)
    from tui import headless

    commands = {"export": headless.export, "check": headless.check, "diff": headless.diff}
    return commands[options.command](options)


def _open(options: Namespace) -> int:
    """The app on a terminal, the text report anywhere else."""
    if is_terminal():
        return _start(options)
    if not options.files:
        tell(f"请给出要读的文件（见 {PROGRAM} --help）")
        return UNREADABLE
    from tui.headless import report

    return report(options)


def _clear() -> int:
    """Remove what was kept of documents read before."""
    from parsers.cache import users_cache

    cache = users_cache()
    tell(f"删去了 {cache.clear() if cache else 0} 份缓存")
    return 0


def is_terminal() -> bool:
    """Whether a person sits at both ends."""
    return sys.stdout.isatty() and sys.stdin.isatty()


def _start(options: Namespace) -> int:
    from model.settings import load, settings_path
    from tui.app import run
    from tui.loading import reader_of
    from tui.reading import as_told, cache_of

    loaded = load(settings_path())
    if loaded.problem:
        tell(loaded.problem)
    reader = reader_of(options.engine, cache_of(options), lambda disclosure: as_told(disclosure, options))
    files = [Path(file) for file in options.files]
    return run(files, settings=loaded.settings, password=options.password, reader=reader)


def _sentence(error: Exception) -> str:
    """What went wrong, in one line; the traceback is for ``BUDGET_TUI_DEBUG=1``."""
    if isinstance(error, (UnreadableDocument, WrongChoice)):
        return str(error)
    if isinstance(error, OSError):
        return "：".join(str(part) for part in (error.filename, error.strerror or error) if part)
    return f"程序内部出错（{type(error).__name__}：{error}）；设 {DEBUG}=1 可看详情"


if __name__ == "__main__":
    sys.exit(main())
