"""Figures in words: units, marks, changes."""

from __future__ import annotations

import pytest

from model.amount import Amount, Unit
from model.comparison.compare import compare
from model.disclosure import Fact, Reading
from tests.builders import a_pair
from tui.figures import change_cell, fact_cell, fraction, money, percent_cell, pointed


def a_fact(printed: str, unit: Unit = Unit.TEN_THOUSAND, **fields: object) -> Fact:
    """A figure of no particular table."""
    usual = {"statement": "balance", "name": "支出总计", "measure": "budget", "amount": Amount.printed(printed, unit)}
    return Fact(**(usual | fields))


class TestUnits:
    """Another unit moves the point and keeps every printed digit."""

    @pytest.mark.parametrize(
        ("unit", "shown"),
        [(Unit.YUAN, "9,665,700"), (Unit.TEN_THOUSAND, "966.57"), (Unit.HUNDRED_MILLION, "0.096657")],
    )
    def test_of_a_figure_in_ten_thousands(self, unit: Unit, shown: str) -> None:
        """966.57 万元."""
        assert money(Amount.printed("966.57", Unit.TEN_THOUSAND), unit) == shown

    def test_trailing_zeros_are_printed_digits(self) -> None:
        """1,788,773.90 元 is 178.877390 万元."""
        assert money(Amount.printed("1788773.90", Unit.YUAN), Unit.TEN_THOUSAND) == "178.877390"

    def test_a_count_is_not_money(self) -> None:
        """Eleven vehicles are eleven in every unit."""
        assert money(Amount.printed("11", Unit.COUNT), Unit.HUNDRED_MILLION) == "11"


class TestMarks:
    """What was not simply printed says so."""

    def test_a_gap_is_a_question_mark(self) -> None:
        """It is neither blank nor nought."""
        assert fact_cell(a_fact("0", amount=None, state="garbled"), Unit.TEN_THOUSAND)[:2] == ("?", " ")

    def test_a_blank_cell_stays_blank(self) -> None:
        """No fact, no text."""
        assert fact_cell(None, Unit.TEN_THOUSAND).text == ""

    def test_a_dash_stays_a_dash(self) -> None:
        """As printed."""
        assert fact_cell(a_fact("0", state="dash"), Unit.TEN_THOUSAND).text == "-"

    def test_a_sum_of_children_has_a_star(self) -> None:
        """The document does not print it."""
        assert fact_cell(a_fact("1.00", state="derived"), Unit.TEN_THOUSAND).mark == "*"

    def test_several_readings_have_a_question_mark(self) -> None:
        """The chosen one is shown."""
        readings = (Reading(raw="573.60"), Reading(raw="373.00"))
        cell = fact_cell(a_fact("573.60", readings=readings), Unit.TEN_THOUSAND)
        assert (cell.text, cell.mark) == ("573.60", "?")


class TestChanges:
    """Signs, words, colours."""

    def test_more_less_new_gone(self) -> None:
        """Each has a sign or a word besides its colour."""
        changes = {
            (change.code, change.measure): change
            for change in compare(*a_pair()).changes
            if change.statement == "expenditure"
        }
        more, new, gone = changes["2010301", "total"], changes["2010302", "total"], changes["2010303", "total"]
        assert change_cell(more, Unit.TEN_THOUSAND)[::2] == ("+5.00", "increase")
        assert percent_cell(more).text == "+11.11%"
        assert percent_cell(new).text == "新增"
        assert percent_cell(gone).text == "取消"
        assert change_cell(gone, Unit.YUAN)[::2] == ("-60,000", "decrease")


class TestPoints:
    """Points of one column stand under each other."""

    def test_whole_numbers_are_padded(self) -> None:
        """As if they had decimals."""
        assert pointed("12", 3) == "12   "
        assert pointed("1.50", 3) == "1.50"

    def test_words_are_not_numbers(self) -> None:
        """They stand at the right."""
        assert pointed("新增", 3) == "新增"
        assert fraction("新增") == 0
