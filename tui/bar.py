"""How far the reading of many files is, in one line on stderr; nothing where stderr is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType

from tui.width import cut

CELLS = 24
LINE = 72
CLEAR = "\r\x1b[K"


class Bar:
    """A line that is drawn over itself and gone at the end."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.finished = 0
        self.shown = sys.stderr.isatty()

    def __enter__(self) -> Bar:
        self._draw("")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write(CLEAR)

    def page(self, file: str, done: int, total: int) -> None:
        """A page of a file was read."""
        self._draw(f"{file} {done}/{total}")

    def done(self) -> None:
        """A file was read, or given up."""
        self.finished += 1
        self._draw("")

    def say(self, tell: Callable[[str], None], sentence: str) -> None:
        """Let a sentence stand above the line."""
        self._write(CLEAR)
        tell(sentence)
        self._draw("")

    def _draw(self, words: str) -> None:
        full = CELLS * self.finished // max(1, self.total)
        line = f"[{'#' * full}{'-' * (CELLS - full)}] {self.finished}/{self.total} {words}"
        self._write(CLEAR + cut(line, LINE))

    def _write(self, text: str) -> None:
        if self.shown:
            print(text, end="", file=sys.stderr, flush=True)
