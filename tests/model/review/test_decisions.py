"""Decisions of a person: kept by the bytes of the document, applied to nothing else, taken back without a trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.disclosure import Fact, Proposal, UnitBudget
from model.export.facts import facts_csv, facts_json
from model.review.decisions import Decisions, decided, decisions_on
from tests.builders import a_budget, amount

DAMAGED = ("expenditure", "2010302", "一般行政管理事务", "total")


def a_damaged_budget(proposed: str = "6.00", year: int = 2023) -> UnitBudget:
    """Three lines of 支出总表; the total of the second cannot be read and a value is proposed for it."""
    builder = a_budget(year=year, file="unit.pdf").with_fact("expenditure", "2010301", "行政运行", total="4.00")
    builder = builder.with_gap(*DAMAGED, raw="6 .o0", state="garbled")
    builder = builder.with_fact("expenditure", "2010303", "机关服务", total="1.00")
    proposal = Proposal(amount=amount(proposed), witnesses=("201 的合计", "财政拨款支出表"))
    gaps = tuple(gap.model_copy(update={"proposal": proposal}) for gap in builder.budget.gaps)
    return builder.with_fields(gaps=gaps).build()


def accept(decisions: Decisions, budget: UnitBudget) -> Decisions:
    """The proposal of the damaged cell accepted, or taken back."""
    cell: Fact = next(fact for fact in (*budget.gaps, *budget.facts) if fact.proposal)
    return decisions.toggled(budget, cell)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A file with bytes of its own."""
    path = tmp_path / "unit.pdf"
    path.write_bytes(b"%PDF one")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where decisions are kept; not there yet."""
    return tmp_path / "data" / "decisions"


class TestApplying:
    """An accepted value is a figure among the others."""

    def test_it_is_exported_in_its_place(self) -> None:
        """Between the figures printed above and below it, with its own state, and a notice says so."""
        budget = a_damaged_budget()
        (found,) = accept(Decisions(), budget).applied((budget,))
        rows = [line.split(",")[2:6] for line in facts_csv([found]).splitlines()[1:]]
        assert [row[0] for row in rows] == ["2010301", "2010302", "2010303"]
        assert rows[1][3] == "60000"
        assert found.gaps == ()
        assert '"state": "accepted"' in facts_json([found])
        assert "经人认可" in found.notices[-1].message

    def test_without_a_decision_nothing_changes(self) -> None:
        """A proposal alone is not exported."""
        budget = a_damaged_budget()
        assert Decisions().applied((budget,)) == (budget,)
        assert "2010302" not in facts_csv([budget])

    def test_taken_back_the_gap_is_a_gap_again(self) -> None:
        """Accepting twice is not accepting."""
        budget = a_damaged_budget()
        once = accept(Decisions(), budget)
        (accepted,) = once.applied((budget,))
        assert accept(once, accepted).applied((budget,)) == (budget,)

    def test_another_value_is_another_decision(self) -> None:
        """What was accepted lapses when the reader proposes something else, or for the other year."""
        decisions = accept(Decisions(), a_damaged_budget())
        for other in (a_damaged_budget("7.00"), a_damaged_budget(year=2022)):
            assert decisions.applied((other,)) == (other,)

    def test_the_form_of_the_checks(self) -> None:
        """An accepted figure is no longer in doubt: a sum with it is checked like any other."""
        from model.checks.figures import figure

        budget = a_damaged_budget()
        (found,) = accept(Decisions(), budget).applied((budget,))
        operand = figure(next(fact for fact in found.facts if fact.state == "accepted"))
        assert (operand.doubt, operand.others) == ("", ())


class TestKeeping:
    """One file a document, by its bytes."""

    def test_a_decision_comes_back_for_a_renamed_copy(self, document: Path, folder: Path) -> None:
        """The same bytes under another name; the export of the new name has the value."""
        budget = a_damaged_budget()
        assert accept(decisions_on([document], folder), budget).saved("unit.pdf") == ""
        copy = document.with_name("copy.pdf")
        copy.write_bytes(document.read_bytes())
        gaps = tuple(gap.model_copy(update={"source": gap.source._replace(file="copy.pdf")}) for gap in budget.gaps)
        renamed = budget.model_copy(update={"gaps": gaps, "files": ("copy.pdf",)})
        assert "60000" in facts_csv(decided([renamed], [copy], folder))

    def test_other_bytes_are_another_document(self, document: Path, folder: Path) -> None:
        """A new version of the file starts without decisions."""
        budget = a_damaged_budget()
        accept(decisions_on([document], folder), budget).saved("unit.pdf")
        document.write_bytes(b"%PDF two")
        assert decided([budget], [document], folder) == (budget,)

    def test_nothing_is_left_of_a_decision_taken_back(self, document: Path, folder: Path) -> None:
        """The file is gone with its last decision."""
        budget = a_damaged_budget()
        decisions = accept(decisions_on([document], folder), budget)
        decisions.saved("unit.pdf")
        (kept,) = folder.iterdir()
        assert 'amount = "60000"' in kept.read_text(encoding="utf-8")
        accept(decisions, decisions.applied((budget,))[0]).saved("unit.pdf")
        assert list(folder.iterdir()) == []

    def test_a_file_that_is_not_understood_is_reported_and_kept(self, document: Path, folder: Path) -> None:
        """Decisions then hold for this session only."""
        budget = a_damaged_budget()
        accept(decisions_on([document], folder), budget).saved("unit.pdf")
        (kept,) = folder.iterdir()
        kept.write_text("accepted = [", encoding="utf-8")
        decisions = decisions_on([document], folder)
        assert str(kept) in decisions.problem
        changed = accept(decisions, budget)
        assert "只在本次有效" in changed.saved("unit.pdf")
        assert kept.read_text(encoding="utf-8") == "accepted = ["
        assert changed.is_accepted(budget, budget.gaps[0])

    def test_a_document_that_is_not_there(self, folder: Path) -> None:
        """One sentence, no exception."""
        assert "只在本次有效" in accept(decisions_on([Path("gone.pdf")], folder), a_damaged_budget()).saved("unit.pdf")


class TestCopies:
    """A budget with other facts answers with these."""

    def test_what_was_looked_up_before_is_not_remembered(self) -> None:
        """The groups that the first budget made do not follow into its copy."""
        budget = a_damaged_budget()
        assert budget.get("expenditure", "2010302", "total") is None
        assert len(budget.facts_of("expenditure")) == 2
        (found,) = accept(Decisions(), budget).applied((budget,))
        assert found.get("expenditure", "2010302", "total") is not None
        assert len(found.facts_of("expenditure")) == 3
