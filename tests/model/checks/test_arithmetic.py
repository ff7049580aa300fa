"""The engine: exact, rounding, fail, and silence where the reading is uncertain."""

from __future__ import annotations

from model.amount import Amount, Unit
from model.checks.arithmetic import compare, contained, same
from model.checks.figures import Figure, figure
from model.disclosure import Fact, Proposal, Reading, Source
from model.finding import Status


def cell(printed: str | None, *, name: str = "行", unit: Unit = Unit.TEN_THOUSAND, **fields: object) -> Figure:
    """The operand of one printed cell; None is a gap."""
    amount = Amount.printed(printed, unit) if printed is not None else None
    state = "printed" if printed is not None else "blank"
    base = {"statement": "expenditure", "name": name, "measure": "total", "amount": amount, "state": state}
    return figure(Fact(**{**base, **fields, "source": Source(page=4, raw=printed or "")}))


class TestSums:
    """Σ parts against a whole, within the printed digits and not beyond."""

    def test_equal_figures_pass_exactly_and_show_the_numbers(self) -> None:
        """The formula has the numbers in it, with their unit."""
        outcome = compare(cell("783.70"), [cell("573.60"), cell("210.10")])
        assert outcome.status is Status.PASS
        assert outcome.formula == "783.70 = 573.60 + 210.10（万元）"

    def test_a_cent_over_several_parts_is_rounding(self) -> None:
        """582.28 against nine parts of 582.27 lies inside the envelope (seed.md C18)."""
        printed = ("146.66", "107.21", "144.12", "32.30", "55.15", "22.67", "17.55", "1.77", "54.84")
        outcome = compare(cell("582.28"), [cell(text) for text in printed])
        assert outcome.status is Status.ROUNDING
        assert outcome.difference == "100"

    def test_touching_intervals_do_not_agree(self) -> None:
        """An only child that differs by its last digit fails: nothing accumulates."""
        assert same(cell("40.22"), cell("40.23")).status is Status.FAIL

    def test_the_coarser_print_of_one_figure_agrees(self) -> None:
        """22,118,861 and 22,118,861.34 are one figure (seed.md R12)."""
        one, another = (cell(text, unit=Unit.YUAN) for text in ("22118861", "22118861.34"))
        assert same(one, another).status is Status.ROUNDING

    def test_units_are_written_out_where_they_differ(self) -> None:
        """元 beside 万元 is readable in the formula."""
        outcome = same(cell("47.91"), cell("479100", unit=Unit.YUAN))
        assert outcome.status is Status.PASS
        assert outcome.formula == "47.91 万元 = 479100 元"

    def test_amounts_of_a_finding_are_yuan(self) -> None:
        """Expected, found and difference are plain yuan."""
        outcome = compare(cell("40.22"), [cell("46.22")])
        assert (outcome.expected, outcome.found, outcome.difference) == ("462200", "402200", "-60000")


class TestUncertainty:
    """Blanks, gaps and second readings make it silent, never accusing."""

    def test_what_is_printed_and_not_read_is_not_nothing(self) -> None:
        """A sum closes without a blank; without ``###`` it only seems to, and no reading of another cell mends it."""
        hashes = cell(None, state="garbled", name="挡住的格")
        assert compare(cell("9.00"), [cell("9.00"), cell(None)]).status is Status.PASS
        assert compare(cell("9.00"), [cell("9.00"), hashes]).status is Status.INSUFFICIENT
        proposal = Proposal(amount=Amount.printed("9.00", Unit.TEN_THOUSAND), witnesses=("a", "b"))
        lost = cell(None, state="garbled", proposal=proposal)
        assert compare(lost, [cell("9.00"), hashes]).status is Status.INSUFFICIENT
        assert compare(lost, [cell("9.00")]).status is Status.AMBIGUOUS
        assert "读作 9.00 则一致" in compare(lost, [cell("9.00")]).message
        assert "读作 9.00 万元 则一致" in compare(lost, [cell("90000", unit=Unit.YUAN)]).message

    def test_a_blank_that_could_explain_the_shortfall_leaves_it_open(self) -> None:
        """A blank may hide what is missing."""
        outcome = compare(cell("10.00"), [cell("8.00")], missing=["项目支出空白"])
        assert outcome.status is Status.INSUFFICIENT
        assert "项目支出空白" in outcome.message

    def test_no_blank_explains_an_excess(self) -> None:
        """A blank only adds."""
        assert compare(cell("8.00"), [cell("10.00")], missing=["项目支出空白"]).status is Status.FAIL

    def test_a_gap_counts_as_nothing_where_the_sum_closes_with_it(self) -> None:
        """rules.md note e."""
        assert compare(cell("8.00"), [cell("8.00"), cell(None)]).status is Status.PASS

    def test_a_gap_without_a_proposal_is_not_checked(self) -> None:
        """Nothing is accused on account of a cell nobody read."""
        outcome = compare(cell("10.00"), [cell("8.00"), cell(None)])
        assert (outcome.status, outcome.origin) == (Status.INSUFFICIENT, "undecided")

    def test_a_proposal_that_closes_the_sum_is_named(self) -> None:
        """The finding says which value would close it."""
        proposal = Proposal(amount=Amount.printed("2.00", Unit.TEN_THOUSAND), witnesses=("甲", "乙"))
        outcome = compare(cell("10.00"), [cell("8.00"), cell(None, name="住房", proposal=proposal)])
        assert (outcome.status, outcome.origin) == (Status.AMBIGUOUS, "recognition")
        assert "住房" in outcome.message
        assert "读作 2.00 则一致" in outcome.message

    def test_a_doubtful_reading_is_capped_at_a_warning(self) -> None:
        """Two readings, neither of which closes the sum."""
        readings = [Reading(raw=text, amount=Amount.printed(text, Unit.TEN_THOUSAND)) for text in ("3.00", "4.00")]
        outcome = compare(cell("10.00"), [cell("3.00", readings=tuple(readings))])
        assert (outcome.status, outcome.severity) == (Status.AMBIGUOUS, "warning")


class TestContainment:
    """part ≤ whole."""

    def test_a_part_may_equal_the_whole(self) -> None:
        """Equality is no excess."""
        assert contained(cell("18.90"), cell("18.90")).status is Status.PASS

    def test_a_part_above_the_whole_fails(self) -> None:
        """Beyond the printed digits."""
        outcome = contained(cell("19.00"), cell("18.90"))
        assert outcome.status is Status.FAIL
        assert outcome.formula == "19.00 > 18.90（万元）"

    def test_a_deficit_leaves_it_open(self) -> None:
        """上年结转 of −3.21 with deficits of other money in it: no part of it need be smaller."""
        assert contained(cell("0.00"), cell("-3.21")).status is Status.INSUFFICIENT
