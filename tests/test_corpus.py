"""The verified disclosures beside the project, read fact by fact: skipped where they are not."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from model.checks import check
from model.disclosure import UnitBudget
from parsers import read
from tests.corpus import CORPUS, SEED, documents, needs_corpus, needs_seed

LOOSE = ("procurement", "assets")
Key = tuple[str, str, str, str]


def with_truth() -> list[Path]:
    """Documents that have a verified list of facts."""
    found = [*documents("made"), *documents("real")]
    return [path for path in found if path.with_suffix(".facts.csv").exists()]


@cache
def budget(path: Path) -> UnitBudget:
    """The one unit-year of a document."""
    (found,) = read([path]).units
    return found


def outside(path: Path) -> set[str]:
    """`statement.measure` pairs the document prints and the vocabulary has no word for."""
    meta = path.with_suffix(".meta.json")
    return set(json.loads(meta.read_text()).get("measures_outside_vocabulary", [])) if meta.exists() else set()


def plain(name: str) -> str:
    return name.replace("“", "").replace("”", "").replace('"', "")


def truth(path: Path) -> dict[Key, tuple[Decimal, str, str]]:
    """The verified facts: amount in yuan, page, name; zeros left out, because forms print nil in many ways."""
    facts = {}
    with path.with_suffix(".facts.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if (
                not row["amount"]
                or not Decimal(row["amount"])
                or f"{row['statement']}.{row['measure']}" in outside(path)
            ):
                continue
            key = (row["statement"], row["side"], row["code"] or plain(row["name"]), row["measure"])
            facts[key] = (Decimal(row["amount"]), row["page"], plain(row["name"]))
    return facts


def found(path: Path, statements: set[str]) -> dict[Key, tuple[Decimal, str, str]]:
    """What the reader makes of the document, in the same shape."""
    facts = {}
    for fact in budget(path).facts:
        if not fact.value.yuan or (fact.statement in LOOSE and fact.statement not in statements):
            continue
        if f"{fact.statement}.{fact.measure}" not in outside(path):
            key = (fact.statement, fact.side, fact.code or plain(fact.name), fact.measure)
            facts[key] = (fact.value.yuan, str(fact.source.page), plain(fact.name))
    return facts


@needs_corpus
class TestEveryFact:
    """Each document gives exactly its verified facts, on the right pages and by the right names."""

    @pytest.mark.parametrize("path", with_truth(), ids=lambda path: path.stem)
    def test_facts(self, path: Path) -> None:
        expected = truth(path)
        assert found(path, {key[0] for key in expected}) == expected


@needs_corpus
class TestWhoAndWhen:
    """Unit, year and kind come from the content of the document."""

    NAMED_ELSEWHERE = ("bj-sjj-2026",)
    """Tables whose unit is printed only in the text published with them."""

    @pytest.mark.parametrize("path", sorted((CORPUS / "real").glob("*.meta.json")), ids=lambda path: path.name)
    def test_identity(self, path: Path) -> None:
        meta = json.loads(path.read_text())
        document = path.with_name(path.name.replace(".meta.json", ".pdf"))
        read_as = budget(document)
        assert read_as.year == meta["year"]
        assert {"department": "部门", "unit": "单位"}[read_as.kind] == meta["kind"]
        if document.stem not in self.NAMED_ELSEWHERE:
            assert read_as.unit == meta["unit"]

    def test_text_and_tables_are_one_disclosure(self) -> None:
        (whole,) = read([CORPUS / "real" / name for name in ("bj-sjj-2026-text.pdf", "bj-sjj-2026.pdf")]).units
        assert whole.unit == "北京市审计局"
        assert whole.facts
        assert whole.sections

    def test_final_accounts_are_known_as_such(self) -> None:
        assert budget(CORPUS / "real" / "swu-2023-final-accounts.pdf").phase == "final"


@needs_seed
class TestReferenceDisclosure:
    """The recognised text of the reference disclosure: printed cells as facts, damaged ones as gaps with proposals."""

    def test_canonical_totals(self) -> None:
        seed = budget(SEED)
        for statement in ("revenue", "expenditure", "general_public"):
            fact = seed.get(statement, "合计", "total")
            assert fact is not None
            assert fact.value.yuan == 9_665_700

    def test_damaged_cells_are_proposed_never_exported(self) -> None:
        gaps = {gap.key[2:]: gap.proposal.amount.figure for gap in budget(SEED).gaps if gap.proposal}
        assert gaps == {
            ("2019999", "total"): Decimal("210.10"),
            ("202", "total"): Decimal("7.50"),
            ("住房保障支出", "budget"): Decimal("54.84"),
        }

    def test_a_row_read_twice_keeps_both_readings(self) -> None:
        fact = budget(SEED).get("general_public", "20131", "total")
        assert fact is not None
        assert fact.value.figure == Decimal("573.60")
        assert [reading.raw for reading in fact.readings] == ["573.60", "373.00"]

    def test_all_targets(self) -> None:
        projects = budget(SEED).targets
        indicators = [indicator for project in projects for indicator in project.indicators]
        assert len(projects) == 10
        assert len(indicators) == 77
        assert sum(bool(indicator.value) for indicator in indicators) == 76

    def test_the_log_holds_its_errors_and_no_others(self) -> None:
        errors = [finding for finding in check(budget(SEED)).problems if finding.severity == "error"]
        assert sorted(finding.rule for finding in errors) == [
            "A01",
            "A03",
            "A05",
            "N07",
            "N08",
            "P04",
            "P10",
            "W02",
            "W24",
            "W24",
            "W25",
            "W25",
        ]
        assert len({finding.cause or finding.id for finding in errors}) == 10

    def test_every_line_is_accounted_for(self) -> None:
        lines = budget(SEED).lines
        assert lines.total == sum(bool(line.strip()) for line in SEED.read_text(encoding="utf-8").splitlines())
        assert lines.unread == 0
