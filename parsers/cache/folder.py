"""What was read once need not be read again: the unit-years of a file, kept in the user's cache folder.

An entry is found by what decides the result: the bytes of the file, its name (unit and year may come from it), the
engine, and the code of the reader itself. Nothing in the folder is trusted: an entry that is damaged or of another form
is as good as none. What could not be read is not kept, nor what a password protects. A folder that cannot be written
means reading again, and is no error.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from model.disclosure import UnitBudget

LIMIT = 200 * 1024 * 1024
ENDING = ".budgets"
Budgets = tuple[UnitBudget, ...]


class Cache(NamedTuple):
    """A folder of entries, the oldest of which go when it holds more than ``limit`` bytes."""

    folder: Path
    limit: int = LIMIT

    def get(self, key: str) -> Budgets | None:
        """The unit-years kept under a key, or None where there are none that can be relied on."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        from parsers.cache.entry import unpacked

        budgets = unpacked(data)
        with suppress(OSError):
            if budgets is None:
                path.unlink()
            else:
                os.utime(path)
        return budgets

    def put(self, key: str, budgets: Budgets) -> None:
        """Keep unit-years; readers see the whole entry or none."""
        from parsers.cache.entry import packed

        data = packed(budgets)
        if len(data) > self.limit:
            return
        with suppress(OSError):
            self._write(key, data)
            self._shrink()

    def _write(self, key: str, data: bytes) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = self.folder / f"{key}.{os.getpid()}{ENDING}.part"
        try:
            part.touch(mode=0o600)
            part.write_bytes(data)
            part.replace(self._path(key))
        except OSError:
            part.unlink(missing_ok=True)
            raise

    def clear(self) -> int:
        """Remove all entries; returns how many there were. Raises OSError where one cannot be removed."""
        entries = list(self._entries())
        for path in entries:
            path.unlink(missing_ok=True)
        return sum(path.suffix == ENDING for path in entries)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{ENDING}"

    def _entries(self) -> Iterator[Path]:
        """Entries, and what an interrupted process left of one."""
        return self.folder.glob(f"*{ENDING}*")

    def _shrink(self) -> None:
        """Remove the entries unused for the longest time until the others fit."""
        room = self.limit
        found = sorted(((path.stat(), path) for path in self._entries()), key=lambda item: -item[0].st_mtime)
        for stat, path in found:
            room -= stat.st_size
            if room < 0:
                path.unlink(missing_ok=True)
