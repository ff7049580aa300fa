"""What lies on the desk: the document, last year's beside it, what changed and what the checks say.

A ``Desk`` is made once, off the event loop, from what was read; the panes only look at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from model.amount import Unit
from model.checks import check
from model.comparison.comparable import unit_name
from model.comparison.compare import Change, Comparison, compare, compared, differences, in_order
from model.disclosure import PHASE_LABELS, Fact, FactKey, UnitBudget
from model.finding import Finding, Report
from model.noted import noted
from model.vocabulary import column_label

Couple = tuple[UnitBudget, UnitBudget | None]
RowKey = tuple[str, str, str]
NOTHING_CHECKED = Report()


@dataclass(frozen=True)
class Desk:
    """One unit-year, or two of them side by side.

    ``warnings`` say why the two should not be compared; until a person accepts that, ``comparison`` is None and no
    difference is shown. ``couples`` are all units the documents hold, ``failures`` those that could not be read.
    """

    new: UnitBudget
    old: UnitBudget | None = None
    warnings: tuple[str, ...] = ()
    comparison: Comparison | None = None
    report: Report = NOTHING_CHECKED
    couples: tuple[Couple, ...] = ()
    failures: tuple[str, ...] = ()

    @property
    def budgets(self) -> tuple[UnitBudget, ...]:
        """The newer document first."""
        return (self.new,) if self.old is None else (self.new, self.old)

    @property
    def years(self) -> tuple[str, ...]:
        """The heads of the columns of each document; told apart by phase where the years do not, or else by place."""
        years = tuple(str(budget.year) if budget.year else "年度不明" for budget in self.budgets)
        phases = tuple(PHASE_LABELS[budget.phase] for budget in self.budgets)
        return next((words for words in (years, phases) if len(set(words)) == len(words)), ("甲", "乙"))

    @property
    def names(self) -> tuple[str, ...]:
        """What the documents are called in a sentence: 2023 年, 决算."""
        return tuple(f"{word} 年" if word.isdigit() else word for word in self.years)

    def column_label(self, measure: str) -> str:
        """The name of a column over the figures of both documents."""
        return column_label(measure, (budget.phase for budget in self.budgets))

    @property
    def compares(self) -> bool:
        """Whether differences are shown."""
        return self.comparison is not None

    @cached_property
    def log(self) -> Report:
        """What was checked, and what the reading of the documents left to be known."""
        names = (f"{name}文件" for name in self.names) if self.old else ("",)
        notes = noted(zip(names, self.budgets, strict=True))
        return self.report.model_copy(update={"findings": (*self.report.findings, *notes)})

    def change_between(self, new: Fact | None, old: Fact | None) -> Change | None:
        """The change from one figure to the other; None where nothing is compared."""
        return self._changes.get((new.key if new else None, old.key if old else None))

    @cached_property
    def _changes(self) -> dict[tuple[FactKey | None, FactKey | None], Change]:
        """Changes by both figures: names alone may stand twice in a tree without codes."""
        if self.comparison is None:
            return {}
        found = (*self.comparison.changes, *self.comparison.computed)
        return {(c.new.key if c.new else None, c.old.key if c.old else None): c for c in found if c.new or c.old}

    @cached_property
    def same_amounts(self) -> dict[object, tuple[Fact, ...]]:
        """Facts of both documents by year and exact amount, to say where else a figure is printed."""
        groups: dict[object, list[Fact]] = {}
        for budget in self.budgets:
            for fact in budget.facts:
                if fact.amount is not None and fact.amount.yuan:
                    groups.setdefault((budget.year, fact.amount.yuan), []).append(fact)
        return {key: tuple(facts) for key, facts in groups.items()}

    @cached_property
    def findings_by_row(self) -> dict[RowKey, tuple[Finding, ...]]:
        """Problems by statement, side and code (or name)."""
        groups: dict[RowKey, list[Finding]] = {}
        for finding in self.report.problems:
            groups.setdefault((finding.statement, finding.side, finding.code or finding.name), []).append(finding)
        return {key: tuple(found) for key, found in groups.items()}

    @cached_property
    def beyond(self) -> Desk:
        """The tables beyond the vocabulary as a desk of their own: figures, and their changes where they compare."""
        new, old = _beyond(self.new), _beyond(self.old) if self.old else None
        names = dict.fromkeys(fact.statement for budget in (new, old) if budget for fact in budget.facts)
        comparison = compared(names, new, old) if old and self.compares else None
        return Desk(new, old, self.warnings, comparison)

    @property
    def at(self) -> int:
        """Which of the couples lies on the desk."""
        return next((at for at, (new, _) in enumerate(self.couples) if new is self.new), 0)

    def other(self, at: int) -> Desk:
        """Another of the couples."""
        return replace(desk_for(self.couples[at]), couples=self.couples, failures=self.failures)

    def redone(self, units: Iterable[UnitBudget]) -> Desk:
        """The same unit of documents of which a figure was decided otherwise."""
        desk = desk_of(units, self.failures, self.at)
        return desk.accepted() if self.compares else desk

    @property
    def unread(self) -> int:
        """How many required cells of all documents could not be read."""
        return sum(len(budget.gaps) for budget in self.budgets)

    def accepted(self) -> Desk:
        """The same desk with the two documents compared although they differ."""
        if self.old is None or self.comparison is not None:
            return self
        return replace(self, comparison=compare(self.new, self.old))

    @property
    def usual_unit(self) -> Unit:
        """The unit most tables of the newer document are printed in, 万元 where there is no table."""
        units = [table.unit for table in self.new.tables if table.unit is not Unit.COUNT]
        usual = max(units, key=units.count, default=Unit.TEN_THOUSAND)
        return usual if usual in (Unit.YUAN, Unit.HUNDRED_MILLION) else Unit.TEN_THOUSAND


def _beyond(budget: UnitBudget) -> UnitBudget:
    return budget.model_copy(update={"facts": budget.others, "gaps": (), "others": ()})


def desk_of(units: Iterable[UnitBudget], failures: Sequence[str] = (), at: int = 0) -> Desk:
    """The desk for what was read: one unit of the documents; raises ValueError when there is none."""
    couples = couples_of(units)
    if not couples:
        raise ValueError("文件里没有预算公开的内容")
    return replace(desk_for(couples[at]), couples=couples, failures=tuple(failures))


def desk_for(couple: Couple) -> Desk:
    """The desk of one unit: checked, and compared where the two documents can be."""
    new, old = couple
    if old is None:
        return Desk(new, report=check(new))
    warnings = differences(new, old)
    comparison = None if warnings else compare(new, old)
    return Desk(new, old, warnings, comparison, check(new, None if warnings else old))


def couples_of(units: Iterable[UnitBudget]) -> tuple[Couple, ...]:
    """Units with their years side by side, in document order; two lone documents are set side by side, too.

    Two units of one document are not: a person who opens a department and its school chooses between them.
    """
    groups: dict[tuple[str, ...], list[UnitBudget]] = {}
    for unit in units:
        groups.setdefault((unit.kind, unit.phase, unit_name(unit.unit) or unit.code), []).append(unit)
    couples = [couple for group in groups.values() for couple in _couples_in(group)]
    lone = [new for new, old in couples if old is None]
    if len(couples) == len(lone) == 2 and not _are_bound(*lone):
        return (in_order(*lone),)
    return tuple(couples)


def _are_bound(one: UnitBudget, other: UnitBudget) -> bool:
    """Whether two budgets stand in one file, under two names; of one name they are two stages of a year."""
    return not set(one.files).isdisjoint(other.files) and unit_name(one.unit) != unit_name(other.unit)


def _couples_in(group: list[UnitBudget]) -> list[Couple]:
    years = sorted(group, key=lambda budget: budget.year or 0, reverse=True)
    if len(years) < 2:
        return [(years[0], None)]
    return [in_order(new, old) for new, old in pairwise(years)]
