"""功能科目: expenditure by function, 类 款 项."""

from __future__ import annotations

from typing import ClassVar

from tui.panes.money import MoneyPane


class FunctionalPane(MoneyPane):
    """功能科目: expenditure by function, 类 款 项."""

    STATEMENTS: ClassVar[tuple[str, ...]] = (
        "expenditure",
        "appropriation",
        "general_public",
        "government_fund",
        "state_capital",
        "revenue",
    )
    SHORT: ClassVar[dict[str, str]] = {
        "appropriation": "财政拨款",
        "general_public": "一般公共预算",
        "government_fund": "政府性基金",
        "state_capital": "国有资本经营",
    }
