"""stdout is data, stderr talks: the only place that writes to either."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from parsers.characters import plain_line
from tui.arguments import PROGRAM


def emit(data: str | bytes, file: str | None) -> None:
    """Write data as UTF-8 with LF to a file or to stdout; raises OSError where that is not possible."""
    content = data.encode("utf-8") if isinstance(data, str) else data
    if file:
        Path(file).write_bytes(content)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def tell(sentence: str) -> None:
    """One sentence on stderr; nobody listening is no reason to fail."""
    try:
        print(f"{PROGRAM}：{plain_line(sentence)}", file=sys.stderr, flush=True)
    except OSError:
        return


def hang_up() -> None:
    """Let go of a stdout whose reader is gone, so that the interpreter does not complain at exit."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, sys.stdout.fileno())


def speak_any_language() -> None:
    """Never fail on a character the locale lacks: help and messages are Chinese."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
