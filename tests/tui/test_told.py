"""What the command line says of unit, year and kind reaches the app, too."""

from __future__ import annotations

from argparse import Namespace

import pytest

from model.errors import UnreadableDocument
from tests.builders import a_budget, a_disclosure
from tui.reading import as_told


def told(**said: object) -> Namespace:
    """Options of a command line with these words."""
    return Namespace(**({"unit": None, "year": None, "kind": None} | said))


SCHOOLS = a_disclosure(a_budget("甲中学", 2024).build(), a_budget("乙中学", 2024).build())


class TestTold:
    """One unit of several, and what a document hides."""

    def test_nothing_said_changes_nothing(self) -> None:
        assert as_told(SCHOOLS, told()) is SCHOOLS

    def test_one_unit(self) -> None:
        assert [unit.unit for unit in as_told(SCHOOLS, told(unit="乙中学")).units] == ["乙中学"]

    def test_a_unit_that_is_not_there_is_one_sentence(self) -> None:
        with pytest.raises(UnreadableDocument, match="没有单位“丙中学”"):
            as_told(SCHOOLS, told(unit="丙中学"))

    def test_a_year_that_is_not_printed(self) -> None:
        hidden = a_disclosure(a_budget("甲中学", 2024).build().model_copy(update={"year": None}))
        assert [unit.year for unit in as_told(hidden, told(year=2023)).units] == [2023]
