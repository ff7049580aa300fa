"""The last line: the keys that do something here, drawn as one widget.

Textual's own footer mounts a widget for every key and all of them anew whenever a pane is brought up, which took most
of the time of it; this one draws a line of text, and only where the keys are others than before.
"""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

from rich.text import Text
from textual import events
from textual.binding import ActiveBinding
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from tui import width

LASTING = 3
"""How many of the last keys (help, palette, quit) stay, however little room there is."""


class Key(NamedTuple):
    """One key: what to press, how it is written, what it does in a word and in a sentence."""

    key: str
    shown: str
    word: str
    tip: str

    @property
    def cells(self) -> int:
        """The cells of key and word with the blank between them."""
        return width.cells(self.shown) + 1 + width.cells(self.word)


class KeyBar(Widget):
    """The keys of the screen and of what has the focus; a click presses one."""

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key", "key-bar--word"}

    keys: reactive[tuple[Key, ...]] = reactive(())

    def on_mount(self) -> None:
        """Listen for what can be done."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self._changed(self.screen)

    def _changed(self, screen: Screen[Any]) -> None:
        if screen.app.app_focus and screen is self.screen:
            self.call_after_refresh(self._list)

    def _list(self) -> None:
        """The keys to be shown, one for every action."""
        found: dict[str, Key] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.show and active.enabled:
                found.setdefault(active.binding.action, self._key(active))
        self.keys = tuple(found.values())

    def _key(self, active: ActiveBinding) -> Key:
        binding = active.binding
        return Key(binding.key, self.app.get_key_display(binding), binding.description, active.tooltip)

    def render(self) -> Text:
        """All keys on one line."""
        text = Text(no_wrap=True, overflow="crop")
        key_style, word_style = (self.get_component_rich_style(f"key-bar--{part}") for part in ("key", "word"))
        for key, start in self.places(self.size.width):
            text.append(" " * (start - text.cell_len))
            text.append(key.shown, key_style).append(f" {key.word}", word_style)
        return text

    def places(self, room: int) -> list[tuple[Key, int]]:
        """The keys that fit with the cell each begins at: set wide, else close, else without some in the middle."""
        keys = list(self.keys)
        while len(keys) > LASTING and _length(keys, 1) > room:
            del keys[-LASTING - 1]
        gap = 2 if _length(keys, 2) <= room else 1
        starts = [1]
        for key in keys:
            starts.append(starts[-1] + key.cells + gap)
        return list(zip(keys, starts, strict=False))

    def _at(self, x: int) -> Key | None:
        return next((key for key, start in self.places(self.size.width) if start <= x < start + key.cells), None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell what the key below the mouse does."""
        key = self._at(event.x)
        self.tooltip = key.tip if key else None

    def on_click(self, event: events.Click) -> None:
        """Press the key below the mouse."""
        key = self._at(event.x)
        if key:
            self.app.simulate_key(key.key)


def _length(keys: list[Key], gap: int) -> int:
    return 1 + sum(key.cells + gap for key in keys) - (gap - 1)
