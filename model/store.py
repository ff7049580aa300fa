"""Small TOML files of the person at work: written in one step, and never lost because they are not understood."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from pydantic import ValidationError


def replace_file(path: Path, text: str) -> None:
    """Write beside the file and move it into place: a crash leaves the old file or the new one, never half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def reason_of(error: Exception) -> str:
    """The first thing wrong, in one line."""
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(str(part) for part in first['loc'])} {first['msg']}"
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error).splitlines()[0]
