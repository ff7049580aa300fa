"""The marks of the screen, in two sets: the usual one, and one of plain ASCII.

Some terminals draw characters of ambiguous width (``… △ ● ▸``) over two cells; the ASCII set avoids them all.
No mark relies on its colour: each has a word in ``MARK_WORDS``, shown in the inspector and in the help.
"""

from __future__ import annotations

from dataclasses import dataclass, field

CHANGE: dict[str, str] = {
    "same": " ",
    "changed": "Δ",
    "added": "+",
    "removed": "−",
    "renamed": "≈",
    "recoded": "⇄",
    "template": "◌",
    "unreadable": "?",
}
CHANGE_ASCII = CHANGE | {"changed": "~", "removed": "-", "renamed": "=", "recoded": ">", "template": "."}
STATUS: dict[str, str] = {
    "pass-exact": "✓",
    "pass-rounding": "≈",
    "fail": "✗",
    "not-applicable": "·",
    "insufficient": "?",
    "ambiguous": "‽",
    "pending": "…",
    "noted": "¶",
}
STATUS_ASCII = {
    "pass-exact": "v",
    "pass-rounding": "~",
    "fail": "x",
    "not-applicable": ".",
    "insufficient": "?",
    "ambiguous": "!",
    "pending": "_",
    "noted": "#",
}


@dataclass(frozen=True)
class Glyphs:
    """One set of marks; ``change`` has the kinds of ``model.comparison``, ``status`` those of ``model.finding``."""

    opened: str = "▾"
    closed: str = "▸"
    leaf: str = " "
    ellipsis: str = "…"
    bar: str = "█"
    sort: str = "↓"
    unread: str = "?"
    reviewed: str = "✓"
    noted: str = "※"
    absent: str = "┄┄"
    change: dict[str, str] = field(default_factory=lambda: dict(CHANGE))
    status: dict[str, str] = field(default_factory=lambda: dict(STATUS))


MARK_WORDS = {
    "same": "两年相同",
    "changed": "金额有变",
    "added": "本年新增",
    "removed": "上年有、本年无",
    "renamed": "同一编码，名称不同",
    "recoded": "同一名称，编码不同",
    "template": "只有栏目，两年均为空",
    "unreadable": "一方读不出或没有这一栏，不作增减",
}

PLAIN = Glyphs()
ASCII = Glyphs(
    opened="v",
    closed=">",
    ellipsis="~",
    bar="#",
    sort="v",
    reviewed="v",
    noted='"',
    absent="--",
    change=CHANGE_ASCII,
    status=STATUS_ASCII,
)


def glyphs_for(ascii_chrome: bool) -> Glyphs:
    """The set a person chose in the settings."""
    return ASCII if ascii_chrome else PLAIN
