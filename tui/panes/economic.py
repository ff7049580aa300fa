"""经济科目: basic expenditure by economic class."""

from __future__ import annotations

from typing import ClassVar

from tui.panes.money import MoneyPane


class EconomicPane(MoneyPane):
    """经济科目: basic expenditure by economic class."""

    STATEMENTS: ClassVar[tuple[str, ...]] = ("basic_economic", "basic_government")
