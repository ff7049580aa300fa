"""``make bench``: how long a document takes to its facts, against pdfplumber and against bare pdfium.

    python -m tests.bench.measure [--rounds N] [--process] [--growth] [--stages] [FILE…]

Every document is read by each of them in turn, in the same run, and the best of some rounds of processor time counts:
other work on the machine slows all of them alike. Without files the corpus beside the project is measured, or else the
samples that come with it. ``--process`` adds whole processes, from the start of the interpreter to its end,
``--growth`` how time and memory grow with the pages of the longest document, ``--stages`` where the time goes.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

from model.errors import UnreadableDocument
from parsers import read
from parsers.sources.codes import codes_of
from parsers.sources.document import Broken, Document
from parsers.sources.glyphs import read_glyphs
from parsers.sources.paths import Paths
from parsers.sources.pdfium import count_glyphs
from tests.bench.processes import compared, growth
from tests.bench.stages import shares
from tests.corpus import documents

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tui" / "samples"
HEAD = f"{'document':28} {'pages':>5} {'facts ms':>9} {'plumber ms':>10} {'ratio':>6} {'pdfium ms':>9} {'ratio':>6}"


@dataclass(frozen=True)
class Times:
    """Seconds of processor time for one document: to facts, by pdfplumber, and bare glyphs and paths."""

    name: str
    pages: int
    facts: float
    plumber: float
    bare: float

    def __str__(self) -> str:
        faster, slower = self.plumber / self.facts, self.facts / self.bare
        return (
            f"{self.name:28.28} {self.pages:5} {self.facts * 1e3:9.1f} {self.plumber * 1e3:10.1f} {faster:5.1f}x"
            f" {self.bare * 1e3:9.1f} {slower:5.1f}x"
        )


def to_facts(path: Path) -> None:
    """The whole way, as the commands go it."""
    read([path])


def plain_pdfplumber(path: Path) -> None:
    """What a script of ten lines would do."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_tables()
            page.close()


def bare_pdfium(path: Path) -> None:
    """Glyphs and paths into Python and nothing else: what no reader on this library gets below."""
    document = Document(path)
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        read_glyphs(text.raw, codes_of(text.raw, count_glyphs(text.raw)), page.get_cropbox())
        Paths(text.raw).collect(page.raw)
        text.close()
        page.close()
    document.close()


def seconds(task: Callable[[Path], None], path: Path) -> float:
    """Processor time of one run."""
    start = time.process_time()
    task(path)
    return time.process_time() - start


def measured(path: Path, rounds: int) -> Times | None:
    """The best of some rounds, in which the three take turns; None for what cannot be read."""
    try:
        to_facts(path)
    except UnreadableDocument:
        return None
    found = [[seconds(task, path) for task in (to_facts, plain_pdfplumber, bare_pdfium)] for _ in range(rounds)]
    facts, plumber, bare = (min(column) for column in zip(*found, strict=True))
    return Times(path.stem, page_count(path), facts, plumber, bare)


def total(times: Sequence[Times]) -> Times:
    """All documents together."""
    sums = (sum(getattr(one, name) for one in times) for name in ("facts", "plumber", "bare"))
    return Times(f"{len(times)} documents", sum(one.pages for one in times), *sums)


def corpus() -> list[Path]:
    """The documents measured when none are named."""
    found = [path for folder in ("real", "made") for path in documents(folder)]
    return [path for path in found if not path.stem.startswith("broken")] or sorted(SAMPLES.glob("*.pdf"))


def longest(named: Sequence[Path]) -> Path:
    """The document with the most pages, among the large ones of the corpus, too."""
    return max(named or [*documents("real"), *documents("made")] or SAMPLES.glob("*.pdf"), key=page_count)


def page_count(path: Path) -> int:
    """The pages of a document; none where it cannot be opened."""
    try:
        document = Document(path)
    except Broken:
        return 0
    count = len(document)
    document.close()
    return count


def main() -> None:
    """Print one line for each document, and the totals."""
    arguments = argparse.ArgumentParser(description="document to facts, against pdfplumber and bare pdfium")
    arguments.add_argument("files", nargs="*", type=Path)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--process", action="store_true", help="whole processes, too")
    arguments.add_argument("--growth", action="store_true", help="time and memory by the pages of the longest document")
    arguments.add_argument("--stages", action="store_true", help="the share of each stage of reading")
    options = arguments.parse_args()
    logging.disable(logging.WARNING)
    paths, times = options.files or corpus(), []
    print(HEAD)
    for path in paths:
        one = measured(path, options.rounds)
        if one is not None:
            times.append(one)
            print(one, flush=True)
    print(total(times))
    if options.process:
        print(compared(paths, options.rounds))
    if options.growth:
        print(*growth(longest(options.files), options.rounds), sep="\n")
    if options.stages:
        print(*shares(paths), sep="\n")


if __name__ == "__main__":
    main()
