"""What was read once need not be read again: the unit-years of a file, kept in the user's cache folder.

An entry is found by what decides the result: the bytes of the file, its name (unit and year may come from it), the
engine, and the code of the reader itself. Nothing in the folder is trusted: an entry that is damaged or of another form
is as good as none. What could not be read is not kept, nor what a password protects. A folder that cannot be written
means reading again, and is no error.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from platformdirs import user_cache_path
from pydantic import TypeAdapter, ValidationError

from model.disclosure import UnitBudget

FOLDER = "BUDGET_TUI_CACHE"
"""Environment variable that names another folder; ``off`` means none."""

LIMIT = 200 * 1024 * 1024
LARGEST = 256 * 1024 * 1024
"""Bytes that one entry may unpack to."""

ENDING = ".budgets"
DIGEST = 32
_LIBRARIES = ("pydantic", "pypdfium2", "pdfplumber", "rapidocr", "onnxruntime")
_PACKAGES = ("model", "parsers")
_Budgets = tuple[UnitBudget, ...]


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of entries, the oldest of which go when it holds more than ``limit`` bytes."""

    folder: Path
    limit: int = LIMIT

    def get(self, key: str) -> _Budgets | None:
        """The unit-years kept under a key, or None where there are none that can be relied on."""
        path = self._path(key)
        try:
            budgets = _unpacked(path.read_bytes())
        except OSError:
            return None
        with suppress(OSError):
            if budgets is None:
                path.unlink()
            else:
                os.utime(path)
        return budgets

    def put(self, key: str, budgets: _Budgets) -> None:
        """Keep unit-years; readers see the whole entry or none."""
        data = _packed(budgets)
        if len(data) > self.limit:
            return
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, suffix=f"{ENDING}.part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                os.replace(name, self._path(key))
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
            self._shrink()

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


def users_cache() -> Cache | None:
    """The cache of the person at work; None where the environment says there is none."""
    named = os.environ.get(FOLDER, "")
    if named == "off":
        return None
    return Cache(Path(named) if named else user_cache_path("budget-tui", appauthor=False))


def key_of(path: Path, engine: str) -> str:
    """What decides how a file is read, in 64 hexadecimal digits; raises OSError where the file cannot be read."""
    content = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            content.update(block)
    said = "\0".join((content.hexdigest(), path.name, engine, reader_version()))
    return hashlib.sha256(said.encode("utf-8", "surrogateescape")).hexdigest()


@cache
def reader_version() -> str:
    """The version of the reader: of its source, its words and its libraries, so that no change can be forgotten."""
    digest = hashlib.sha256()
    for package in _PACKAGES:
        for name, content in _sources(files(package), package):
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
    digest.update("\0".join(f"{name} {_installed(name)}" for name in _LIBRARIES).encode())
    return digest.hexdigest()


def _sources(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    """Modules and data of a package by name, in order."""
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        inner = f"{name}/{item.name}"
        if item.is_dir():
            yield from () if item.name == "__pycache__" else _sources(item, inner)
        elif item.name.endswith((".py", ".toml", ".csv")):
            yield inner, item.read_bytes()


def _installed(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


@cache
def _form() -> TypeAdapter[_Budgets]:
    return TypeAdapter(_Budgets)


def _packed(budgets: _Budgets) -> bytes:
    """An entry: the unit-years as JSON."""
    return sealed(_form().dump_json(budgets))


def sealed(content: bytes) -> bytes:
    """Content compressed, behind the digest that proves it whole."""
    body = zlib.compress(content, level=1)
    return hashlib.sha256(body).digest() + body


def _unpacked(data: bytes) -> _Budgets | None:
    digest, body = data[:DIGEST], data[DIGEST:]
    if hashlib.sha256(body).digest() != digest:
        return None
    try:
        return _form().validate_json(zlib.decompressobj().decompress(body, LARGEST))
    except (zlib.error, ValidationError):
        return None
