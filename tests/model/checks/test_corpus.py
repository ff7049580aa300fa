"""The checks on whole documents: injected faults are found, clean documents are left alone."""

from __future__ import annotations

from functools import cache

import pytest

from model.checks import check
from model.disclosure import UnitBudget
from model.finding import Finding
from parsers import read
from tests.corpus import CORPUS, needs_corpus

pytestmark = needs_corpus

SOUND = (
    "made/luquan-2022", "made/district-2024", "made/district-2025", "real/wanli-2025", "real/fuban-unit-2025",
    "real/fj-qzgaj-2026", "real/gz-tongji-2026", "real/yt-dsj-2026", "real/sz-xinfang-2026", "real/jszx-2018",
    "real/jszx-2019", "real/bj-sjj-2026", "real/swu-2024",
)  # fmt: skip


@cache
def document(name: str) -> UnitBudget:
    """The only unit-year of a document of the corpus."""
    return read([CORPUS / f"{name}.pdf"]).units[0]


def errors(name: str, other: str = "") -> tuple[Finding, ...]:
    """The errors of a document, alone or with last year's."""
    report = check(document(name), document(other) if other else None)
    return tuple(finding for finding in report.problems if finding.severity == "error")


def heads(found: tuple[Finding, ...]) -> set[tuple[str, str, str, str, str]]:
    """(statement, row, measure, found, expected) of each root cause."""
    return {
        (f.statement, f.code or f.name, f.measure, f.found, f.expected) for f in found if f.place == 1 and f.difference
    }


class TestSoundDocuments:
    """A false alarm costs more than a miss."""

    @pytest.mark.parametrize("name", SOUND)
    def test_no_error_is_reported(self, name: str) -> None:
        """Forms of eight provinces, in 元 and 万元."""
        assert [finding.message for finding in errors(name)] == []

    def test_two_sound_years_agree_with_each_other(self) -> None:
        """Stated changes against the prior document."""
        assert errors("real/wanli-2025", "real/wanli-2024") == ()


class TestInjectedFaults:
    """Every fault is the head of its cause, with the figures before and after."""

    def test_a_changed_cell_and_a_changed_sentence(self) -> None:
        """luquan-2023-fault-a: 46.22 for 40.22, 613.34 for 611.34."""
        found = heads(errors("made/luquan-2023-fault-a"))
        assert ("expenditure", "2101101", "basic", "462200", "402200") in found
        assert ("basic_economic", "合计", "personnel", "6133400", "6113400") in found

    def test_only_the_faults_are_added(self) -> None:
        """The other errors are those of the disclosure itself."""
        assert len(heads(errors("made/luquan-2023-fault-a"))) == len(heads(errors("made/luquan-2023"))) + 2

    def test_a_changed_total_and_a_changed_claim(self) -> None:
        """district-2025-fault-a against its prior year."""
        found = heads(errors("made/district-2025-fault-a", "made/district-2024"))
        assert found == {
            ("revenue", "合计", "total", "74659552", "74569552"),
            ("balance", "财政拨款收入", "budget", "4433700", "4333700"),
        }


class TestTrueInconsistencies:
    """What is wrong in published documents."""

    def test_a_note_a_repeated_figure_and_growth_from_nothing(self) -> None:
        """wanli-2024: R01, R02, R03 of seed.md."""
        assert {"D06", "N06", "N12"} <= {finding.rule for finding in errors("real/wanli-2024")}

    def test_a_total_without_one_of_its_sources(self) -> None:
        """swu-2023: 2050202 prints 0.50 too little, which its parent shows as well."""
        assert heads(errors("real/swu-2023")) == {("revenue", "2050202", "total", "96455100", "96460100")}

    def test_a_blank_grand_total(self) -> None:
        """sh-sjj-2026: 收入总计 has no amount."""
        (finding,) = errors("real/sh-sjj-2026")
        assert (finding.rule, finding.name, finding.expected) == ("W05", "收入总计", "195774300")
