"""Tables without rules whose text stands elsewhere in its cells than most forms print it: figure by figure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from tests.forms.expected import facts
from tests.forms.form import Form
from tests.forms.render import printed
from tests.forms.test_forms import FORMS, HOUSE, found_in, read_back
from tests.typeset import Setting

HEADS = {
    "heads at the left": Setting(heads="l"),
    "heads at the right": Setting(heads="r"),
    "heads and figures at the left, as tabs set them": Setting(heads="l", figures="l"),
    "heads and figures at the right": Setting(heads="r", figures="r", padding=2.0),
    "figures in the middle": Setting(figures="c"),
    "heads at the top": Setting(heads_at="t"),
    "heads at the top and the left, figures at the left": Setting(heads="l", figures="l", heads_at="t", rows_at="t"),
}


ROWS = {
    "lines of a name no closer than rows, figures in their middle": Setting(padding=0.5),
    "figures beside the first line": Setting(padding=1.0, rows_at="t"),
    "figures beside the last line": Setting(padding=2.0, rows_at="b"),
}


@pytest.mark.parametrize("setting", [*HEADS.values(), *ROWS.values()], ids=[*HEADS, *ROWS])
class TestSettings:
    """Columns are where heads and figures show them, at whatever side of its cell the text stands."""

    @settings(HOUSE, max_examples=3, phases=(Phase.explicit, Phase.generate))
    @given(form=FORMS)
    def test_is_read_back_figure_by_figure(
        self, setting: Setting, form: Form, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        """No figure is missing, none stands under another head."""
        form = replace(form, three_public=replace(form.three_public, lies="down"))
        document, rows = printed(form, "none", setting)
        assert found_in(read_back(document, Path(tmp_path_factory.mktemp("form")))) == facts(rows, form.money)
