"""Jumping between stops: hits of a search, differences, findings; ``5/12`` says where one is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tui.widgets.rows import Stop


@dataclass(frozen=True)
class Hunt:
    """Stops in the order they are shown, and what they are."""

    stops: tuple[Stop, ...] = ()
    order: Mapping[Stop, int] | None = None

    def after(self, here: int, step: int) -> Stop | None:
        """The next stop beyond the cursor; from the last one on to the first."""
        if not self.stops:
            return None
        if step > 0:
            return next((stop for stop in self.stops if self._place(stop) > here), self.stops[0])
        return next((stop for stop in reversed(self.stops) if self._place(stop) < here), self.stops[-1])

    def count(self, here: int) -> str:
        """``5/12``, or ``12 处`` between two stops."""
        at = next((number for number, stop in enumerate(self.stops, 1) if self._place(stop) == here), 0)
        return f"{at}/{len(self.stops)}" if at else f"{len(self.stops)} 处"

    def _place(self, stop: Stop) -> int:
        return (self.order or {}).get(stop, -1)
