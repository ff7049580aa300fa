"""The words of the text part, loaded once from ``words.toml``: section kinds, titles, nouns of figures."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from parsers.compiled import tables


class Figure(NamedTuple):
    """One figure of the tables that a noun in a sentence names; ``kinds`` are the sections where it does so."""

    statement: str = ""
    side: str = ""
    code: str = ""
    name: str = ""
    measure: str = ""
    kinds: tuple[str, ...] = ()


class Words(NamedTuple):
    """``kinds`` in order of precedence; ``nouns`` as (noun, figure), the longest first."""

    kinds: tuple[tuple[str, tuple[str, ...]], ...]
    titles: tuple[str, ...]
    organisations: tuple[str, ...]
    nouns: tuple[tuple[str, Figure], ...]


@cache
def words() -> Words:
    """The words of ``words.toml``."""
    data = tables(Path(__file__).with_name("words.toml"))
    nouns = [(noun, _figure(entry)) for entry in data["figures"] for noun in entry["nouns"]]
    return Words(
        kinds=tuple((kind, tuple(found)) for kind, found in data["kinds"].items()),
        titles=tuple(data["titles"]["ends"]),
        organisations=tuple(data["subject"]["organisations"]),
        nouns=tuple(sorted(nouns, key=lambda pair: -len(pair[0]))),
    )


def _figure(entry: dict[str, str | list[str]]) -> Figure:
    texts = {key: str(value) for key, value in entry.items() if key not in ("nouns", "kinds")}
    return Figure(kinds=tuple(entry.get("kinds", ())), **texts)
