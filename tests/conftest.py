"""What every test stands on: no settings, themes or colours of the person who runs it."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import model
import parsers
from tests.snapshots import add_option, report_mismatches, snap

__all__ = ["snap"]

HOMES = ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME")
MEDDLERS = ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_DEBUG", "COLUMNS", "LINES", "TEXTUAL_DRIVER")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--accept`` writes the screens seen as the new snapshots."""
    add_option(parser)


def pytest_sessionstart() -> None:
    """Load every module of the readers: examples are made from what the loaded ones hold, whatever ran before."""
    for package in (model, parsers):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            with suppress(ImportError):  # recognition may not be installed
                import_module(module.name)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave a page with old and new screens beside each other where some differ."""
    report_mismatches(session)


@pytest.fixture(autouse=True)
def isolated(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, still pictures, no wishes of the environment."""
    home = tmp_path_factory.mktemp("home")
    for name in HOMES:
        monkeypatch.setenv(name, str(home))
    for name in MEDDLERS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    return home
