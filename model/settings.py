"""What a person has set: one TOML file in the user's config folder, read once, written atomically.

A file that cannot be understood is reported and left alone: defaults are used, and ``save`` refuses to overwrite it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

import tomli_w
from platformdirs import user_config_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from model.amount import Unit
from model.comparison.materiality import Preset
from model.store import reason_of, replace_file

APP = "budget-tui"
FILE = "settings.toml"


class _Part(BaseModel):
    """A group of settings; an unknown key is an error, so that a slip of the pen is not silently ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Look(_Part):
    """How the screen looks."""

    theme: str = "墨"
    """墨 (dark), 纸 (light), or the name of a theme of Textual."""

    unit: Unit = Unit.TEN_THOUSAND
    """The unit that money is shown in; exports are in yuan whatever is set here."""

    ascii: bool = False
    """Draw marks and lines with ASCII only, for terminals that draw ambiguous characters two cells wide."""


class Comparing(_Part):
    """What counts as a difference worth a look."""

    materiality: Preset = "usual"
    """fine: 1 万元 and 5 %; usual: 10 万元 and 10 %; coarse: 10 万元 and 50 %."""

    tables: dict[str, Preset] = Field(default_factory=dict)
    """Another preset for single statements, by their ids: ``three_public = "fine"``."""

    only_differences: bool = False
    """Begin with the lines that differ."""


class Settings(_Part):
    """Everything that can be set."""

    look: Look = Look()
    """The screen."""

    comparing: Comparing = Comparing()
    """Two years beside each other."""

    keys: dict[str, str] = Field(default_factory=dict)
    """Other keys for commands, by the id of the command: ``find = "ctrl+f"``."""

    viewer: str = ""
    """The command that opens a document at a page: ``evince --page-label={page} {file}``; found by itself if blank."""


class Loaded(NamedTuple):
    """The settings, and one sentence about a file that could not be understood (blank if all is well)."""

    settings: Settings
    problem: str = ""


def settings_path() -> Path:
    """Where the settings file belongs on this system."""
    return user_config_path(APP, appauthor=False) / FILE


def load(path: Path) -> Loaded:
    """Read the settings; a missing file is no problem, a broken one gives the defaults and a sentence."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Loaded(Settings())
    except (OSError, UnicodeDecodeError) as error:
        return Loaded(Settings(), f"读不了设置文件 {path}：{reason_of(error)}；使用默认设置。")
    try:
        return Loaded(Settings.model_validate(tomllib.loads(text)))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        return Loaded(Settings(), f"设置文件 {path} 有误：{reason_of(error)}；使用默认设置，文件未改动。")


def save(settings: Settings, path: Path) -> str:
    """Write the settings in one step; returns a sentence where that is not possible, else blank.

    A file that is there and cannot be understood is never overwritten.
    """
    if problem := load(path).problem:
        return problem
    try:
        replace_file(path, tomli_w.dumps(settings.model_dump(mode="json")))
    except OSError as error:
        return f"写不了设置文件 {path}：{reason_of(error)}。"
    return ""
