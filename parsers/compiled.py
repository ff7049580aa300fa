"""Words of the forms in TOML, kept compiled as modules are: to parse them takes as long as to read two pages.

Python keeps what it has compiled of a source, in the place that is set for it, and compiles anew what has changed. It
does so for a source in TOML, too, once it knows how to compile one; where nothing can be kept, TOML is parsed.
"""

from __future__ import annotations

from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

_MODULE = ".py"
"""Stands behind the name under which a file is kept: beside it there may be a module of the same name."""


def tables(path: Path) -> dict[str, Any]:
    """The tables of a TOML file; raises OSError or tomllib.TOMLDecodeError for one that is not there, or is none."""
    module: dict[str, Any] = {}
    code = _Source(path.stem, f"{path}{_MODULE}").get_code(path.stem)
    if code is not None:
        exec(code, module)
    found: dict[str, Any] = module["tables"]
    return found


class _Source(SourceFileLoader):
    """A TOML file as Python sees the source of a module."""

    def get_data(self, path: str) -> bytes:
        return super().get_data(path.removesuffix(_MODULE))

    def path_stats(self, path: str) -> Any:
        return super().path_stats(path.removesuffix(_MODULE))

    def source_to_code(self, data: Any, path: Any) -> CodeType:  # type: ignore[override]  # its options are Python's own
        from tomllib import loads

        return super().source_to_code(f"tables = {loads(data.decode())!r}".encode(), path)
