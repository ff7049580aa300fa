"""Where the time of reading goes: the share of each stage, by clocks around the functions that are the stages."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from pkgutil import resolve_name
from typing import Any
from unittest.mock import patch

from parsers import read

STAGES = {
    "pdfium: page": "parsers.sources.document.LoadedPage.__init__",
    "pdfium: text": "parsers.sources.document.LoadedText.__init__",
    "glyphs": "parsers.sources.pdfium.read_glyphs",
    "paths": "parsers.sources.paths.Paths.collect",
    "unseen text": "parsers.sources.pdfium._hide",
    "ruled tables": "parsers.sources.compose.tables",
    "unruled tables": "parsers.sources.compose.find_unruled",
    "layout": "parsers.assemble.lay_out",
    "headings": "parsers.assemble.head_tables",
    "statements": "parsers.assemble.read_tables",
    "beyond facts": "parsers.beyond.fields_beyond",
}
"""What to call a stage, and its function where it is called; none of them calls another one."""


def shares(paths: Iterable[Path]) -> Iterator[str]:
    """A line for each stage over all documents, the largest first; what is left is everything else."""
    clocks = dict.fromkeys(STAGES, 0.0)
    with ExitStack() as stack:
        for stage, function in STAGES.items():
            stack.enter_context(_clocked(function, clocks, stage))
        start = time.process_time()
        for path in paths:
            read([path])
        whole = time.process_time() - start
    clocks["everything else"] = whole - sum(clocks.values())
    for stage, taken in sorted(clocks.items(), key=lambda item: -item[1]):
        yield f"{stage:28} {taken * 1e3:9.1f} ms {taken / whole:6.1%}"


@contextmanager
def _clocked(function: str, clocks: dict[str, float], stage: str) -> Iterator[None]:
    """Let a function add the time of every call to its clock."""
    original: Callable[..., Any] = resolve_name(function)

    @wraps(original)
    def timed(*args: Any, **options: Any) -> Any:
        start = time.process_time()
        try:
            return original(*args, **options)
        finally:
            clocks[stage] += time.process_time() - start

    with patch(function, timed):
        yield
