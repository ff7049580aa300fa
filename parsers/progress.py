"""How a reader tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with the file name, the pages done, and the pages in all (0 where unknown)."""


def silent(_file: str, _done: int, _total: int) -> None:
    """Tell nobody."""
