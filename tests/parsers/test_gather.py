"""What files become unit-years, and what is said of those that do not."""

from __future__ import annotations

import pytest

from model.disclosure import Notice, UnitBudget
from model.errors import UnreadableDocument
from parsers.gather import gather, must_be_legible
from tests.builders import a_consistent_2023


def a_scan(*, legible: int) -> UnitBudget:
    """A budget from a scan of which some figures stand, and the others are gaps."""
    whole = a_consistent_2023().build()
    facts = [
        fact.model_copy(update={"source": fact.source._replace(page=3, line=None, confidence=0.4)})
        for fact in whole.facts
    ]
    gaps = tuple(fact.model_copy(update={"amount": None, "state": "garbled"}) for fact in facts[legible:])
    return whole.model_copy(update={"facts": tuple(facts[:legible]), "gaps": gaps, "targets": (), "claims": ()})


class TestIllegible:
    """A scan of which no figure stands is one sentence, and no log of what its pages may say."""

    def test_it_cannot_be_read(self) -> None:
        """The sentence asks for a clearer one."""
        with pytest.raises(UnreadableDocument, match="请换一份清楚的扫描件"):
            must_be_legible(a_scan(legible=0))

    def test_one_figure_is_enough(self) -> None:
        """The rest is told gap by gap."""
        must_be_legible(a_scan(legible=1))

    def test_a_text_layer_without_figures_is_legible(self) -> None:
        """Its form is not known yet, or its tables are blank."""
        whole = a_consistent_2023().build()
        gaps = tuple(fact.model_copy(update={"amount": None, "state": "garbled"}) for fact in whole.facts)
        must_be_legible(whole.model_copy(update={"facts": (), "gaps": gaps, "targets": (), "claims": ()}))

    def test_a_scan_without_tables_may_be_too_unclear(self) -> None:
        """Nobody can tell from what was recognised."""
        said = Notice(kind="recognised-page", message="第 1 页是扫描图像")
        with pytest.raises(UnreadableDocument, match="图像太不清楚"):
            gather([UnitBudget(unit="", year=None, files=("scan.pdf",), notices=(said,))])
        with pytest.raises(UnreadableDocument, match=r"也没有预算说明$"):
            gather([UnitBudget(unit="", year=None, files=("letter.pdf",))])
