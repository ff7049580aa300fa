"""Whole processes, from the start of the interpreter to its end: their processor time, and their peak of memory.

They run as an installed program does, with its modules compiled; the first run compiles them and does not count.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium

ROOT = Path(__file__).parents[2]
PLAIN = "import sys, pdfplumber\nfor page in pdfplumber.open(sys.argv[1]).pages: page.extract_tables(); page.close()"
LAUNCH = """
import os, sys
sink = os.open(os.devnull, os.O_WRONLY)
sinks = [(os.POSIX_SPAWN_DUP2, sink, stream) for stream in (1, 2)]
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=sinks)
_, _, usage = os.wait4(child, 0)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
"""
"""A process begins with the peak of the one that made it; so a small one makes it, and says what it took."""

PARTS = (4, 2, 1)
"""The longest document is read to a quarter, to a half and to its end."""


class Spent(NamedTuple):
    """Seconds of processor time and megabytes at the peak, of the largest of a process and its children."""

    seconds: float
    peak: float


def spent(command: Sequence[str | Path], compiled: Path) -> Spent:
    """What one run takes; ``compiled`` is where compiled modules are kept."""
    as_installed = {"PYTHONPYCACHEPREFIX": str(compiled), "PYTHONDONTWRITEBYTECODE": "", "BUDGET_TUI_CACHE": "off"}
    small = [sys.executable, "-S", "-c", LAUNCH, *command]
    done = subprocess.run(small, cwd=ROOT, env={**os.environ, **as_installed}, capture_output=True, check=True)
    return Spent(*map(float, done.stdout.split()))


def best(command: Sequence[str | Path], rounds: int, compiled: Path) -> Spent:
    """The least of some runs after one that does not count."""
    runs = [spent(command, compiled) for _ in range(rounds + 1)][1:]
    return Spent(*map(min, zip(*runs, strict=True)))


def export_of(path: Path) -> list[str | Path]:
    """The command measured."""
    return [sys.executable, "-m", "tui.cli", "export", path]


def compared(paths: Sequence[Path], rounds: int) -> str:
    """``export`` against a script that calls pdfplumber, all documents together."""
    with tempfile.TemporaryDirectory() as folder:
        export = [best(export_of(path), rounds, Path(folder)) for path in paths]
        plain = [best([sys.executable, "-c", PLAIN, path], rounds, Path(folder)) for path in paths]
    ours, theirs = sum(run.seconds for run in export), sum(run.seconds for run in plain)
    peaks = f"peak {max(run.peak for run in export):.0f} MB and {max(run.peak for run in plain):.0f} MB"
    return f"whole processes: export {ours:.2f} s, pdfplumber {theirs:.2f} s, ratio {theirs / ours:.1f}x; {peaks}"


def growth(path: Path, rounds: int) -> Iterator[str]:
    """How time and memory grow with the pages of one document."""
    with tempfile.TemporaryDirectory() as folder, _opened(path) as document:
        compiled, part = Path(folder), Path(folder) / "part.pdf"
        for share in PARTS:
            pages = len(document) // share
            _save(document, pages, part)
            run = best(export_of(part), rounds, compiled)
            each = f"{run.seconds / pages * 1e3:5.2f} ms a page"
            yield f"{pages:5} pages of {path.stem}: {run.seconds:6.2f} s, {each}, peak {run.peak:4.0f} MB"


@contextmanager
def _opened(path: Path) -> Iterator[pdfium.PdfDocument]:
    document = pdfium.PdfDocument(path)
    yield document
    document.close()


def _save(document: pdfium.PdfDocument, pages: int, path: Path) -> None:
    """The first pages of a document as one of its own."""
    part = pdfium.PdfDocument.new()
    part.import_pages(document, list(range(pages)))
    part.save(path)
    part.close()
