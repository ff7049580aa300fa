"""The file of a review: TOML that a person may open and change, so nothing in it is taken on trust."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

import tomli_w
from pydantic import BaseModel, ConfigDict, ValidationError

from model.review.mark import Mark
from model.store import reason_of, replace_file


class _Mark(BaseModel):
    """One mark; an unknown key is an error, so that a slip of the pen is not silently lost."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    statement: str
    side: str = ""
    row: str = ""
    measure: str = ""
    value: str = ""
    reviewed: bool = False
    note: str = ""


class _File(BaseModel):
    """What stands in one file; unit and years are there for a person who opens it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int = 1
    unit: str = ""
    years: tuple[int, ...] = ()
    marks: tuple[_Mark, ...] = ()


def read_marks(path: Path) -> tuple[tuple[Mark, ...], str]:
    """The marks of a file, and one sentence where it cannot be understood."""
    try:
        content = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return (), ""
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        return (), f"读不了 {path}：{reason_of(error)}；"
    return tuple(Mark(**mark.model_dump()) for mark in content.marks), ""


def write_marks(path: Path, unit: str, years: tuple[int, ...], marks: Iterable[Mark]) -> None:
    """Write the marks in one step; raises OSError."""
    kept = tuple(_Mark(**{name: getattr(mark, name) for name in _Mark.model_fields}) for mark in marks)
    content = _File(unit=unit, years=years, marks=kept)
    replace_file(path, tomli_w.dumps(content.model_dump(mode="json")))
