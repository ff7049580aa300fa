"""What is worth a look: by amount, and against the old figure or the whole."""

from __future__ import annotations

import pytest

from model.comparison.compare import Comparison, compare
from model.comparison.materiality import PRESETS, explained, is_material
from tests.builders import a_budget


def compared(old: str | None, new: str | None, total: str = "1,000.00") -> Comparison:
    """One line of 支出总表 beside a 合计, in 万元."""
    budgets = []
    for year, figure in ((2023, new), (2022, old)):
        builder = a_budget(year=year).with_item("expenditure", "合计", total=total if year == 2022 else "2,000.00")
        budgets.append(builder.with_fact("expenditure", "2010301", "行政运行", total=figure).build())
    return compare(*budgets)


class TestPresets:
    """10 万元 and 10 % where nothing else is set."""

    @pytest.mark.parametrize(
        ("old", "new", "material"),
        [
            ("100.00", "111.00", True),
            ("100.00", "109.99", False),
            ("1.00", "2.00", False),
            ("500.00", "540.00", False),
            ("500.00", "620.00", True),
            (None, "12.00", True),
            (None, "9.00", False),
            ("12.00", None, True),
        ],
    )
    def test_amount_and_percentage(self, old: str | None, new: str | None, material: bool) -> None:
        """Both must be reached; what had no figure before matters by its amount."""
        change = next(change for change in compared(old, new).changes if change.code)
        assert is_material(change, PRESETS["usual"]) == material

    def test_a_share_of_the_whole_counts_as_well(self) -> None:
        """Eight per cent more, but twelve per cent of all that changed."""
        change = next(change for change in compared("1,500.00", "1,620.00").changes if change.code)
        assert change.contribution_percent == 12
        assert is_material(change, PRESETS["usual"])

    def test_what_a_document_lacks_is_never_material(self) -> None:
        """A column that one year does not print is no change; a cell that cannot be read is worth a look."""
        new = a_budget(year=2023).with_fact("expenditure", "2010301", "行政运行", total="100.00", basic="90.00").build()
        old = a_budget(year=2022).with_fact("expenditure", "2010301", "行政运行", total="100.00").build()
        lacking = next(change for change in compare(new, old).changes if change.measure == "basic")
        assert lacking.kind == "unreadable"
        assert not is_material(lacking, PRESETS["fine"])
        damaged = a_budget(year=2022).with_gap("expenditure", "2010301", "行政运行", "total", raw="1o0").build()
        gap = next(change for change in compare(new, damaged).changes if change.measure == "total")
        assert is_material(gap, PRESETS["coarse"])


class TestExplained:
    """How much of the whole some lines make up."""

    def test_contributions_add_up(self) -> None:
        """One leaf that grew by 300 of 1,000."""
        assert explained(compared("100.00", "400.00").changes) == 30

    def test_parts_of_two_totals_have_no_sum(self) -> None:
        """All of 收入 and all of 支出 are not 200 per cent of anything."""
        changes = compared("100.00", "400.00").changes
        other = tuple(change.model_copy(update={"side": "revenue"}) for change in changes)
        assert explained(changes + other) is None

    def test_of_nothing(self) -> None:
        """No leaf, no share."""
        assert explained(()) is None
