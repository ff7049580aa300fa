"""What must hold for every file, and how many files are tried.

``FUZZ_EXAMPLES`` is the number of files for each kind of damage. A plain test run tries a few, always the same ones;
``make fuzz`` tries many, and others each time.
"""

from __future__ import annotations

import faulthandler
import os
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, settings

from model.disclosure import Disclosure
from model.errors import UnreadableDocument
from model.export.facts import facts_csv, facts_json
from parsers import read
from parsers.cache.entry import packed, unpacked

FEW = 40
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", FEW))
HANGS = 120
"""Seconds after which a single file counts as a hang: the run ends there and shows where."""


def _trying(count: int) -> settings:
    checks = list(HealthCheck)
    return settings(
        max_examples=count, derandomize=EXAMPLES <= FEW, database=None, deadline=None, suppress_health_check=checks
    )


fuzzing = _trying(EXAMPLES)
fuzzing_documents = _trying(EXAMPLES // 4)
"""For whole documents, which take longer."""


def judge(content: bytes, ending: str) -> None:
    """Read a file of this content, and see that the answer is one."""
    with tempfile.TemporaryDirectory() as folder, _no_hang():
        path = Path(folder) / f"damaged{ending}"
        path.write_bytes(content)
        answer = _answer(path)
        if isinstance(answer, Disclosure):
            _is_sound(answer)
        else:
            assert answer.startswith(path.name)
            assert len(answer.splitlines()) == 1


def _answer(path: Path) -> Disclosure | str:
    """What the reader makes of a file: a disclosure, or the sentence that says why there is none."""
    try:
        return read([path])
    except UnreadableDocument as error:
        return str(error)


def _is_sound(disclosure: Disclosure) -> None:
    """A disclosure can be written out, is found again in the cache, and holds nothing that steers a terminal."""
    assert unpacked(packed(disclosure.units)) == disclosure.units
    for text in (facts_csv(disclosure.units, every=True), facts_json(disclosure.units, every=True)):
        text.encode("utf-8")
        assert not [char for char in set(text) if unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t\r"]


@contextmanager
def _no_hang() -> Iterator[None]:
    faulthandler.dump_traceback_later(HANGS, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
