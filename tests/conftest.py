"""What every test stands on: no settings, themes or colours of the person who runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.snapshots import add_option, report_mismatches, snap

__all__ = ["snap"]

HOMES = ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME")
MEDDLERS = ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_DEBUG", "COLUMNS", "LINES", "TEXTUAL_DRIVER")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--accept`` writes the screens seen as the new snapshots."""
    add_option(parser)


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
