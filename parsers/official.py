"""Codes and names of accounts that belong together by the official catalogue, whatever year it was."""

from __future__ import annotations

from model.accounts import CatalogueTable, names_of
from parsers import lexicon

_CATALOGUES: tuple[CatalogueTable, ...] = ("functional", "economic_department", "economic_government")


def is_official(code: str, name: str) -> bool:
    """Whether the catalogue knows the code by this name."""
    wanted = lexicon.key(name)
    return any(lexicon.key(entry.name) == wanted for table in _CATALOGUES for entry in names_of(code, table))
