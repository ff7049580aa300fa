"""What decides how a file is read, as the key of its entry in the cache."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_LIBRARIES = ("pypdfium2", "pdfplumber", "rapidocr", "onnxruntime")
_PACKAGES = ("model", "parsers")
ROOT = Path(__file__).parents[2]


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
        for name, content in _sources(ROOT / package, package):
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
    digest.update("\0".join(f"{name} {_installed(name)}" for name in _LIBRARIES).encode())
    return digest.hexdigest()


def _sources(folder: Path, name: str) -> Iterator[tuple[str, bytes]]:
    """Modules and data of a package by name, in order."""
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        inner = f"{name}/{item.name}"
        if item.is_dir():
            yield from () if item.name == "__pycache__" else _sources(item, inner)
        elif item.name.endswith((".py", ".toml", ".csv")):
            yield inner, item.read_bytes()


def _installed(library: str) -> str:
    """What tells one installation of a library from another; to ask for its version takes five times as long."""
    found = find_spec(library)
    if found is None or found.origin is None:
        return ""
    about = Path(found.origin).stat()
    return f"{found.origin} {about.st_size} {about.st_mtime_ns}"
