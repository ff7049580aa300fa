"""Two hundred invented forms, printed and read back: every figure, its name, its page, and who and when."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.disclosure import UnitBudget
from parsers import read
from tests.forms.cells import Key
from tests.forms.expected import Expected, facts
from tests.forms.form import Codes, Form
from tests.forms.render import budget_of, has_cover, printed
from tests.typeset import Rules

FORMS = st.builds(Form, seed=st.integers(0, 10_000))
UNRULED: tuple[Rules, ...] = ("open", "horizontal", "none")
CODES: tuple[Codes, ...] = get_args(Codes)
HOUSE = settings(
    max_examples=200 // len(CODES),
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def read_back(document: bytes, folder: Path) -> UnitBudget:
    """Read a document through the one public verb."""
    path = folder / "form.pdf"
    path.write_bytes(document)
    (unit,) = read([path]).units
    return unit


def found_in(unit: UnitBudget) -> dict[Key, Expected]:
    """The facts of a document in the shape of `expected.facts`."""
    return {
        Key(fact.statement, fact.side, fact.code, fact.name, fact.measure): Expected(
            fact.value.yuan, fact.source.page or 0
        )
        for fact in unit.facts
    }


@pytest.mark.parametrize("codes", CODES)
class TestEveryForm:
    """Any combination of the choices of layouts.md, by the way accounts are named."""

    @HOUSE
    @given(form=FORMS)
    def test_is_read_back_figure_by_figure(
        self, codes: Codes, form: Form, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        """What is printed comes out, nothing else does, and the document knows whose it is."""
        form = replace(form, accounts=replace(form.accounts, codes=codes))
        document, rows = printed(form)
        unit = read_back(document, tmp_path_factory.mktemp("form"))
        assert found_in(unit) == facts(rows, form.money)
        budget = budget_of(form)
        assert (unit.unit, unit.year) == (budget.unit, budget.year)
        if has_cover(form):
            assert unit.kind == ("unit" if form.head.word == "单位" else "department")


@pytest.mark.parametrize("rules", UNRULED)
class TestWithoutRules:
    """The same choices, printed without the outer sides, with horizontal rules only or with none."""

    @settings(HOUSE, max_examples=16)
    @given(form=FORMS)
    def test_is_read_back_figure_by_figure(
        self, rules: Rules, form: Form, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        """Columns that no rule shows give the same figures, under the same measures."""
        document, rows = printed(form, rules)
        unit = read_back(document, tmp_path_factory.mktemp("form"))
        assert found_in(unit) == facts(rows, form.money)
