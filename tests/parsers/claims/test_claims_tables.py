"""Columns of differences say the same as a sentence: by how much a row changed, and against what."""

from __future__ import annotations

import pytest

from model.amount import Amount, Unit
from model.disclosure import Claim, Fact, Source
from parsers.claims.tables import read_difference_claims


def a_difference(printed: str, *, head: str = "本年比上年 · 增减额", title: str = "一般公共预算支出情况表") -> Fact:
    """The figure of a row in a column of differences."""
    return Fact(
        statement=title,
        code="205",
        name="教育支出",
        measure=head,
        amount=Amount.printed(printed, Unit.TEN_THOUSAND),
        source=Source(page=12, column_words=head, raw=printed),
    )


def the_claim(fact: Fact) -> Claim:
    """The one claim of a figure."""
    (claim,) = read_difference_claims([fact], year=2024)
    return claim


class TestADifferenceIsAClaim:
    """The sign is the direction, the row is the figure."""

    @pytest.mark.parametrize(
        ("printed", "relation", "figure"), [("-3.80", "decrease", "3.80"), ("14.11", "increase", "14.11")]
    )
    def test_the_sign_is_the_direction(self, printed: str, relation: str, figure: str) -> None:
        """The amount has none."""
        claim = the_claim(a_difference(printed))
        assert claim.amount is not None
        assert (claim.relation, str(claim.amount.figure), claim.year) == (relation, figure, 2023)
        assert (claim.statement, claim.code, claim.measure) == ("general_public", "205", "total")
        assert claim.source.page == 12

    def test_no_difference_is_flat(self) -> None:
        """A printed zero says that nothing changed."""
        claim = the_claim(a_difference("0.00"))
        assert (claim.relation, claim.amount) == ("flat", None)

    def test_the_column_may_name_year_and_basis(self) -> None:
        """比2025年执行数 is believed over the year of the document."""
        claim = the_claim(a_difference("1.00", head="2026年预算数比2025年执行数（扣除中央基建投资） · 增减额"))
        assert (claim.year, claim.basis, claim.measure) == (2025, "execution", "total_excluding_capital")

    def test_a_table_outside_the_vocabulary_names_no_figure(self) -> None:
        """The claim stays, unbound."""
        claim = the_claim(a_difference("1.00", title="政府债务情况表"))
        assert (claim.statement, claim.name, claim.subject) == ("", "", "205教育支出")

    @pytest.mark.parametrize("head", ["本年比上年 · 增减%", "本年比上年 · 增长率", "数量"])
    def test_percentages_and_counts_are_no_claims(self, head: str) -> None:
        """Only money that changed."""
        assert read_difference_claims([a_difference("7.85", head=head)], year=2024) == ()
