"""收支: the four statements of revenue and expenditure."""

from __future__ import annotations

from typing import ClassVar

from tui.panes.money import MoneyPane


class BalancePane(MoneyPane):
    """收支: the four statements of revenue and expenditure."""

    STATEMENTS: ClassVar[tuple[str, ...]] = ("balance", "revenue", "expenditure", "appropriation_balance")
