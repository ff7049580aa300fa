"""Two themes of the project's own: 墨 (dark) and 纸 (light).

Red is increase and green is decrease, as Chinese readers of budgets expect. Every colour has a sign, glyph or word
beside it, so that ``NO_COLOR`` loses nothing.
"""

from __future__ import annotations

from textual.theme import Theme

INK = Theme(
    name="墨",
    primary="#7fa6cc",
    secondary="#5d7a99",
    accent="#d1b073",
    foreground="#d6d9de",
    background="#15171b",
    surface="#191c21",
    panel="#22262d",
    warning="#d9a441",
    error="#e5706a",
    success="#7fb894",
    dark=True,
    variables={
        "increase": "#e5837c",
        "decrease": "#7fb894",
        "added": "#d1b073",
        "removed": "#a99ac9",
        "warn": "#d9a441",
        "quiet": "#868d98",
        "faint": "#565d68",
        "cursor": "#2b3a4c",
        "chosen": "#3f5a78",
        "block-cursor-background": "#3f5a78",
        "block-cursor-foreground": "#f2f4f7",
        "block-cursor-text-style": "none",
        "scrollbar": "#3a4049",
        "scrollbar-hover": "#4b535f",
        "scrollbar-active": "#7fa6cc",
        "scrollbar-background": "#191c21",
        "scrollbar-background-hover": "#191c21",
        "scrollbar-background-active": "#191c21",
        "scrollbar-corner-color": "#191c21",
        "footer-background": "#1d2026",
        "footer-key-foreground": "#d1b073",
        "footer-description-foreground": "#a3a9b3",
    },
)

PAPER = Theme(
    name="纸",
    primary="#2f5d8a",
    secondary="#6d8aa6",
    accent="#8a5a13",
    foreground="#2b2a27",
    background="#faf7f0",
    surface="#f6f2e8",
    panel="#ebe5d6",
    warning="#9a5b00",
    error="#b3261e",
    success="#1f7a4a",
    dark=False,
    variables={
        "increase": "#b3261e",
        "decrease": "#1f7a4a",
        "added": "#8a5a13",
        "removed": "#6a4a94",
        "warn": "#9a5b00",
        "quiet": "#77716a",
        "faint": "#a8a196",
        "cursor": "#e2dcc8",
        "chosen": "#b9cde0",
        "block-cursor-background": "#b9cde0",
        "block-cursor-foreground": "#1d1c1a",
        "block-cursor-text-style": "none",
        "scrollbar": "#cdc5b3",
        "scrollbar-hover": "#b3aa97",
        "scrollbar-active": "#2f5d8a",
        "scrollbar-background": "#f3eee2",
        "scrollbar-background-hover": "#f3eee2",
        "scrollbar-background-active": "#f3eee2",
        "scrollbar-corner-color": "#f3eee2",
        "footer-background": "#ebe5d6",
        "footer-key-foreground": "#8a5a13",
        "footer-description-foreground": "#55504a",
    },
)

THEMES = (INK, PAPER)
