"""三公: journeys abroad, vehicles, receptions, and what is printed beside them."""

from __future__ import annotations

from typing import ClassVar

from tui.panes.money import MoneyPane


class ThreePublicPane(MoneyPane):
    """三公: journeys abroad, vehicles, receptions, and what is printed beside them."""

    STATEMENTS: ClassVar[tuple[str, ...]] = ("three_public",)
