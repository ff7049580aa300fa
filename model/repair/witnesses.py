"""What the identities say of a cell: the arithmetic rules, run with a value put in, as witnesses for or against it.

A witness is an instance of a rule (inside one table, or between two) that closes with the value and rests, for the
rest, on printed figures only. Two instances over the same other cells are one witness.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from model.amount import Amount, Interval
from model.checks import balances, between, columns, public_expenses, trees
from model.checks.case import Case
from model.checks.figures import figure
from model.checks.rule import Outcome, Rule
from model.disclosure import Fact, FactKey, UnitBudget
from model.finding import Status

RULES: tuple[Rule, ...] = (
    *balances.RULES,
    *columns.RULES,
    *trees.RULES,
    *between.RULES,
    *public_expenses.RULES,
)
"""The rules that are equalities of table cells."""

ENOUGH = 2
"""Independent witnesses that a proposal needs."""

SUMMED = 3
"""Amounts of the smallest sum: a whole and two parts."""


class Instance(NamedTuple):
    """One instance of an equality, with the cells it rests on."""

    rule: Rule
    outcome: Outcome
    cells: frozenset[str]

    @property
    def by_rounding(self) -> bool:
        """Whether it closes only within what rounding allows."""
        return self.outcome.status is Status.ROUNDING

    def words(self, cell: str) -> str:
        """The identity with its numbers, as a person reads it; an equality also names the other figure."""
        said = f"{self.rule.id} {self.rule.title}：{self.outcome.formula}"
        others = [term for term in self.outcome.terms if term.cell != cell]
        return f"{said}，{others[0].label}" if len(others) == 1 else said


class Verdict(NamedTuple):
    """The instances that close with a value, and those that do not."""

    witnesses: tuple[Instance, ...]
    against: tuple[Instance, ...]


def address(key: FactKey) -> str:
    """A cell as the terms of an outcome name it."""
    fact = Fact(statement=key.statement, side=key.side, name=key.row, measure=key.measure)
    return figure(fact).cell


def instances(budget: UnitBudget) -> Iterator[Instance]:
    """Every equality of a budget."""
    case = Case(budget)
    for rule in RULES:
        for outcome in rule.generate(case):
            if outcome.terms:
                yield Instance(rule, outcome, frozenset(term.cell for term in outcome.terms if term.cell))


def instances_with(
    budget: UnitBudget, values: Mapping[FactKey, Amount], gaps: Iterable[Fact] = ()
) -> tuple[Instance, ...]:
    """Every equality of a budget as if ``values`` were printed; ``gaps`` are cells it may lack."""
    return tuple(instances(_tried(budget, values, gaps)))


def _tried(budget: UnitBudget, values: Mapping[FactKey, Amount], gaps: Iterable[Fact]) -> UnitBudget:
    """The budget as if ``values`` were printed, each once and without doubt."""
    known = {fact.key for fact in budget.facts}
    facts = [_as_printed(fact, values.get(fact.key)) for fact in budget.facts]
    filled = [_as_printed(gap, values[gap.key]) for gap in gaps if gap.key in values and gap.key not in known]
    open_gaps = tuple(gap for gap in gaps if gap.key not in values)
    return budget.model_copy(update={"facts": (*facts, *filled), "gaps": open_gaps})


def verdict(found: Iterable[Instance], cell: str, unproven: frozenset[str] = frozenset()) -> Verdict:
    """What speaks for and against the value that stands in a cell; ``unproven`` cells make no witness."""
    about = [instance for instance in found if cell in instance.cells]
    equal = [i for i in about if _closes(i) and not i.outcome.at_most]
    closing = [i for i in equal if not (i.cells - {cell}) & unproven and i.cells - {cell}]
    distinct = {instance.cells: instance for instance in reversed(closing)}
    against = tuple(instance for instance in about if instance.outcome.status is Status.FAIL)
    return Verdict(tuple(reversed(distinct.values())), against)


def proven_together(
    budget: UnitBudget, unsure: frozenset[FactKey], several: frozenset[FactKey] = frozenset()
) -> frozenset[FactKey]:
    """The unsure figures that stand in a sum which closes to the last digit, and in no equality that fails.

    A sum of several amounts does not close by chance, whatever its cells are worth singly; two equal cells may be
    misread alike, and are no sum. Nor does a sum prove anything whose cells all have ``several`` readings: with every
    comma of thousands read as a point it closes as well.
    """
    if not unsure:
        return frozenset()
    values = {fact.key: fact.amount for fact in budget.facts if fact.key in unsure and fact.amount is not None}
    found = instances_with(budget, values)
    open_cells = frozenset(map(address, several))
    summed = frozenset().union(*(each.cells for each in found if _is_exact_sum(each, open_cells)))
    failing = frozenset().union(*(each.cells for each in found if each.outcome.status is Status.FAIL))
    return frozenset(key for key in values if address(key) in summed - failing)


def _is_exact_sum(instance: Instance, open_cells: frozenset[str]) -> bool:
    amounts = [term for term in instance.outcome.terms if _middle(term.interval)]
    is_sum = instance.outcome.status is Status.PASS and len(amounts) >= SUMMED
    return is_sum and any(term.cell not in open_cells for term in amounts)


def implied(instance: Instance, cell: str) -> Decimal | None:
    """The value in yuan that a cell must have for the equality to close; None where it stands there twice."""
    places = [at for at, term in enumerate(instance.outcome.terms) if term.cell == cell]
    if len(places) != 1:
        return None
    whole, *parts = instance.outcome.terms
    if places[0] == 0:
        return sum((_middle(part.interval) * part.sign for part in parts), Decimal(0))
    own = parts.pop(places[0] - 1)
    return (_middle(whole.interval) - sum((_middle(p.interval) * p.sign for p in parts), Decimal(0))) * own.sign


def _closes(instance: Instance) -> bool:
    return instance.outcome.status in (Status.PASS, Status.ROUNDING)


def _middle(interval: Interval) -> Decimal:
    return (interval.low + interval.high) / 2


def _as_printed(fact: Fact, value: Amount | None) -> Fact:
    if value is None:
        return fact
    return fact.model_copy(update={"amount": value, "state": "printed", "readings": (), "parts": ()})
