"""What was read once need not be read again: the cache folder of the user, its entries and their keys."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parsers.cache.folder import Cache

FOLDER = "BUDGET_TUI_CACHE"
"""Environment variable that names another folder; ``off`` means none."""


def users_cache() -> Cache | None:
    """The cache of the person at work; None where the environment says there is none."""
    named = os.environ.get(FOLDER, "")
    if named == "off":
        return None
    from pathlib import Path

    from parsers.cache.folder import Cache

    if named:
        return Cache(Path(named))
    from platformdirs import user_cache_path

    return Cache(user_cache_path("budget-tui", appauthor=False))
