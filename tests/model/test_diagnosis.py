"""Root causes: the one figure whose correction clears several findings."""

from __future__ import annotations

from typing import Any

from model.checks import check
from model.disclosure import Proposal
from model.finding import Finding, Status
from tests.builders import BudgetBuilder, a_budget, a_consistent_2023


def problems(budget: BudgetBuilder) -> tuple[Finding, ...]:
    """What a person should look at, culprits first."""
    return tuple(sorted(check(budget.build()).problems, key=lambda finding: (finding.cause, finding.place)))


class TestOneWrongFigure:
    """Several failures, one cell."""

    def test_the_culprit_comes_first_with_its_own_figures(self) -> None:
        """46.22 for 40.22 in one cell breaks a row, a sum and an equality between tables."""
        first, *effects = problems(a_consistent_2023().changing("expenditure", "2210201", "basic", "16.00"))
        assert (first.place, first.statement, first.code, first.measure) == (1, "expenditure", "2210201", "basic")
        assert (first.found, first.expected, first.difference) == ("160000", "100000", "60000")
        assert first.sources[0].raw == "16.00"
        assert len(effects) >= 2
        assert {effect.cause for effect in effects} == {first.cause}

    def test_places_count_up_inside_a_cause(self) -> None:
        """The culprit is 1, the effects 2, 3, …"""
        found = problems(a_consistent_2023().changing("expenditure", "2210201", "basic", "16.00"))
        assert [finding.place for finding in found] == list(range(1, len(found) + 1))

    def test_the_message_says_what_the_correction_clears(self) -> None:
        """One sentence with the printed and the demanded figure."""
        first, *_ = problems(a_consistent_2023().changing("expenditure", "2210201", "basic", "16.00"))
        assert "印作 16.00，应为 10.00" in first.message

    def test_a_sentence_can_be_the_culprit(self) -> None:
        """The table and the other part of the sentence demand the same figure."""
        sentence = "基本支出80.00万元，包括人员经费66.00万元，公用经费15.00万元。"
        budget = a_consistent_2023()
        for subject, printed, statement, measure in (
            ("基本支出", "80.00", "expenditure", "basic"),
            ("人员经费", "66.00", "basic_economic", "personnel"),
            ("公用经费", "15.00", "basic_economic", "operating"),
        ):
            row: dict[str, Any] = {"statement": statement, "name": "合计", "measure": measure, "sentence": sentence}
            budget = budget.with_claim(subject, "is", printed, **row)
        first, *effects = problems(budget)
        assert (first.rule, first.found, first.expected) == ("N03", "660000", "650000")
        assert [effect.rule for effect in effects] == ["N18"]


class TestUnreadableCell:
    """A cell that prints something nobody can read is a matter of reading."""

    def test_it_is_suspected_and_no_error(self) -> None:
        """8.00 would do for its row and its sum, so both are open; neither is a fault of the document."""
        budget = a_consistent_2023()
        fact = budget.build().get("expenditure", "2210201", "total")
        assert fact is not None
        proposal = Proposal(amount=fact.value, witnesses=("行", "列"))
        gap = fact.model_copy(update={"amount": None, "state": "garbled", "proposal": proposal})
        facts = tuple(other for other in budget.budget.facts if other.key != fact.key)
        found = problems(budget.with_fields(facts=facts, gaps=(gap,)))
        assert {(finding.status, finding.severity) for finding in found} == {(Status.AMBIGUOUS, "warning")}
        assert "读不出" in found[0].message


class TestSeveralCauses:
    """Independent faults stay apart."""

    def test_two_wrong_figures_are_two_causes(self) -> None:
        """One in each of two tables."""
        budget = a_consistent_2023().changing("expenditure", "2210201", "basic", "16.00")
        budget = budget.changing("basic_economic", "30101", "personnel", "39.00")
        assert len({finding.cause for finding in problems(budget)}) == 2

    def test_a_failure_alone_is_its_own_cause(self) -> None:
        """With one identity nobody can tell which of its cells is wrong."""
        budget = a_budget().with_item("three_public", "公务用车购置及运行维护费", total="9.00")
        budget = budget.with_item("three_public", "公务用车购置费", total="2.00")
        (finding,) = problems(budget.with_item("three_public", "公务用车运行维护费", total="6.00"))
        assert (finding.cause, finding.place) == (finding.id, 1)


class TestRoundings:
    """An odd subtotal is one remark, not three."""

    def test_differences_of_rounding_gather_under_one_row(self) -> None:
        """301 prints 0.01 more than its 款; 合计 and 人员 follow the 款 (seed.md SA-A07, SA-A08)."""
        budget = a_budget()
        for code, name, printed in (
            ("", "合计", "30.00"),
            ("301", "工资福利支出", "20.01"),
            ("30101", "基本工资", "12.00"),
            ("30102", "津贴补贴", "8.00"),
            ("303", "对个人和家庭的补助", "10.00"),
            ("30302", "退休费", "10.00"),
        ):
            budget = budget.with_fact("basic_economic", code, name, total=printed, personnel=printed)
        rounded = [f for f in check(budget.build()).findings if f.status is Status.ROUNDING]
        assert {f.rule for f in rounded} == {"W18", "W20", "W21"}
        assert {f.cause for f in rounded} == {"basic_economic||301"}
        assert {f.severity for f in rounded} == {"hint"}


class TestUnreadableCells:
    """What a lost cell leaves open is one cause, too."""

    def test_effects_of_a_lost_total_are_no_errors(self) -> None:
        """The missing cell is the error; sums that rest on it are not."""
        budget = a_budget().with_gap("expenditure", "202", "外交支出", "total")
        for code, figure in (("", "25.50"), ("201", "5.00"), ("208", "6.00"), ("221", "7.00")):
            name = f"类{code}" if code else "合计"
            budget = budget.with_fact("expenditure", code, name, total=figure, basic=figure)
        budget = budget.with_fact("expenditure", "202", "外交支出", basic="7.50")
        found = [f for f in check(budget.build()).findings if f.cause == "expenditure||202|total"]
        assert [f.rule for f in found if f.severity == "error"] == ["W24"]

    def test_a_list_without_a_total_shares_the_cause_of_its_wrong_item(self) -> None:
        """机关运行经费: 办公费 9.00 in the table, 8.00 in the sentence, and no total (seed.md SA-N02, SA-N03)."""
        row: dict[str, Any] = {"statement": "basic_economic", "code": "30201", "name": "办公费", "measure": "total"}
        budget = a_consistent_2023().with_claim("办公费", "is", "8.00", sentence="机关运行办公费8.00万元。", **row)
        found = [f for f in problems(budget) if f.severity == "error"]
        assert {f.rule for f in found} == {"N07", "N08"}
        assert len({f.cause for f in found}) == 1
