"""DataFrames: codes stay strings, money stays Decimal."""

from __future__ import annotations

from decimal import Decimal

from model.comparison.compare import compare
from model.frame import changes_frame, facts_frame
from tests.builders import a_budget, a_pair


class TestFrames:
    """The only pandas."""

    def test_codes_keep_their_zeros(self) -> None:
        """0201 is not 201."""
        frame = facts_frame([a_budget().with_fact("procurement", "0201", "货物", total="2.00").build()])
        assert frame.loc[0, "code"] == "0201"
        assert str(frame["code"].dtype).startswith("string")

    def test_amounts_are_decimals_and_sum_exactly(self) -> None:
        """Nothing becomes a float."""
        frame = facts_frame(a_pair())
        assert set(map(type, frame["amount"])) == {Decimal}
        leaves = frame[(frame.statement == "expenditure") & (frame.measure == "total") & (frame.code.str.len() == 7)]
        assert leaves[leaves.year == 2023]["amount"].sum() == Decimal(1_000_000)

    def test_an_unknown_page_and_year_stay_empty(self) -> None:
        """Whole numbers with gaps do not become floats either."""
        budget = a_budget(year=None).with_item("three_public", "合计", total="1.00").build()
        bare = budget.facts[0].model_copy(update={"source": budget.facts[0].source._replace(page=None)})
        frame = facts_frame([budget.model_copy(update={"facts": (bare,)})])
        assert frame[["year", "page"]].isna().all(axis=None)

    def test_changes_have_the_columns_of_diff(self) -> None:
        """What is not known is None, not NaN."""
        frame = changes_frame(compare(*a_pair()))
        added = frame[(frame.kind == "added") & (frame.statement == "expenditure")].iloc[0]
        assert added["old"] is None
        assert added["change_percent"] is None
        assert added["change"] == Decimal(200_000)

    def test_no_rows_still_have_their_columns(self) -> None:
        """An empty document gives an empty frame."""
        assert list(facts_frame([a_budget().build()]).columns)[:3] == ["unit", "year", "statement"]
