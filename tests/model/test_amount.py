"""Money as printed: exact, with its precision, and never a float."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.amount import Amount, Interval, Unit, plain, shown

MONEY = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False, allow_infinity=False)


class TestPrintedFigures:
    """An amount keeps what the page says."""

    @pytest.mark.parametrize(
        ("text", "unit", "yuan", "decimals"),
        [
            ("966.57", Unit.TEN_THOUSAND, "9665700", 2),
            ("0", Unit.YUAN, "0", 0),
            ("1.20", Unit.HUNDRED_MILLION, "120000000", 2),
        ],
    )
    def test_yuan(self, text: str, unit: Unit, yuan: str, decimals: int) -> None:
        amount = Amount.printed(text, unit)
        assert (amount.yuan, amount.decimals, str(amount.figure)) == (Decimal(yuan), decimals, text)

    @given(MONEY, st.sampled_from(list(Unit)))
    def test_the_figure_comes_back(self, number: Decimal, unit: Unit) -> None:
        assert Amount.printed(number, unit).figure == number

    @pytest.mark.parametrize(
        ("value", "text"), [("9665700.00", "9665700"), ("-0.50", "-0.5"), ("0.00", "0"), ("1E+3", "1000")]
    )
    def test_plain(self, value: str, text: str) -> None:
        assert plain(Decimal(value)) == text


class TestAgreement:
    """Two figures agree when their rounding intervals overlap; touching is not enough."""

    @pytest.mark.parametrize(
        ("one", "two", "agree"),
        [
            (("966.57", Unit.TEN_THOUSAND), ("9665721", Unit.YUAN), True),
            (("966.57", Unit.TEN_THOUSAND), ("9665750.5", Unit.YUAN), False),
            (("966.57", Unit.TEN_THOUSAND), ("966.58", Unit.TEN_THOUSAND), False),
            (("217.6", Unit.TEN_THOUSAND), ("217.60", Unit.TEN_THOUSAND), True),
            (("22118861", Unit.YUAN), ("22118861.34", Unit.YUAN), True),
        ],
    )
    def test_pairs(self, one: tuple[str, Unit], two: tuple[str, Unit], agree: bool) -> None:
        assert Amount.printed(*one).agrees(Amount.printed(*two)) is agree

    def test_a_sum_widens_with_its_parts(self) -> None:
        parts = [Amount.printed("1.00", Unit.TEN_THOUSAND)] * 3
        total = Amount.printed("3.01", Unit.TEN_THOUSAND)
        assert Interval.sum(part.interval for part in parts).overlaps(total.interval)
        assert not Amount.printed("3.02", Unit.TEN_THOUSAND).interval.overlaps(Interval.sum([]))

    @given(MONEY, MONEY)
    def test_agreement_is_symmetric(self, one: Decimal, two: Decimal) -> None:
        first, second = Amount.printed(one), Amount.printed(two)
        assert first.agrees(second) == second.agrees(first)


class TestOnScreen:
    """Changing the unit moves the point and keeps every printed digit."""

    @pytest.mark.parametrize(
        ("unit", "text"),
        [(Unit.TEN_THOUSAND, "966.57"), (Unit.YUAN, "9,665,700"), (Unit.HUNDRED_MILLION, "0.096657")],
    )
    def test_units(self, unit: Unit, text: str) -> None:
        amount = Amount.printed("966.57", Unit.TEN_THOUSAND)
        assert shown(amount.yuan, unit, amount.unit, amount.decimals) == text
