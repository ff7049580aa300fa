"""What a rule is: data for the reader of the log, and a generator of outcomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from model.amount import plain
from model.checks.case import Case
from model.disclosure import Fact, Source
from model.finding import Coverage, Finding, Origin, Severity, Status, Term
from model.frozen import Frozen

Tolerance = Literal["T0", "T1", "T2", "T3", "T4", "T5"]


class Outcome(Frozen):
    """One instance of a rule before it knows whose it is; ``severity`` overrides the rule's default."""

    status: Status
    message: str
    formula: str = ""
    severity: Severity | None = None
    origin: Origin = "document"
    statement: str = ""
    side: str = ""
    code: str = ""
    name: str = ""
    measure: str = ""
    expected: str = ""
    found: str = ""
    difference: str = ""
    sources: tuple[Source, ...] = ()
    terms: tuple[Term, ...] = ()
    at_most: bool = False

    @classmethod
    def about(
        cls,
        fact: Fact,
        status: Status,
        message: str,
        *,
        severity: Severity | None = None,
        expected: Decimal | None = None,
    ) -> Outcome:
        """An outcome that concerns one printed cell."""
        return cls(
            status=status,
            message=message,
            severity=severity,
            statement=fact.statement,
            side=fact.side,
            code=fact.code,
            name=fact.name,
            measure=fact.measure,
            found=plain(fact.amount.yuan) if fact.amount else "",
            expected=plain(expected) if expected is not None else "",
            sources=(fact.source, *(reading.source for reading in fact.readings)),
        )


Generator = Callable[[Case], Iterator[Outcome]]


@dataclass(frozen=True)
class Rule:
    """One rule of the catalogue; ``generate``'s docstring tells the reader of the log what is checked and why."""

    id: str
    title: str
    formula: str
    severity: Severity
    tolerance: Tolerance
    generate: Generator

    @property
    def why(self) -> str:
        """What is checked and why, for the log."""
        return (self.generate.__doc__ or "").strip()

    def findings(self, case: Case) -> tuple[Finding, ...]:
        """Every instance of this rule in a document, passed ones included."""
        seen: Counter[str] = Counter()
        return tuple(self._finding(outcome, seen) for outcome in self.generate(case))

    def _finding(self, outcome: Outcome, seen: Counter[str]) -> Finding:
        address = (outcome.statement, outcome.side, outcome.code or outcome.name, outcome.measure)
        where = "/".join(part for part in address if part)
        stem = f"{self.id}/{where}" if where else self.id
        seen[stem] += 1
        fields = {name: getattr(outcome, name) for name in Outcome.field_names() if name != "severity"}
        return Finding(
            id=stem if seen[stem] == 1 else f"{stem}#{seen[stem]}",
            rule=self.id,
            title=self.title,
            severity=self._severity(outcome),
            **fields,
        )

    def _severity(self, outcome: Outcome) -> Severity:
        if outcome.status is Status.ROUNDING:
            return "hint"
        if outcome.status in (Status.PASS, Status.PENDING, Status.INSUFFICIENT):
            return "info"
        return outcome.severity or self.severity


_COUNTED_AS = {
    Status.PASS: "passed",
    Status.ROUNDING: "rounding",
    Status.FAIL: "failed",
    Status.INSUFFICIENT: "insufficient",
    Status.AMBIGUOUS: "insufficient",
    Status.PENDING: "pending",
}


def coverage(findings: Iterable[Finding]) -> dict[str, Coverage]:
    """How many instances of each rule there were and how they ended; an undecided reading counts as not checked."""
    counts: dict[str, Counter[str]] = {}
    for finding in findings:
        if finding.status in _COUNTED_AS:
            counts.setdefault(finding.rule, Counter())[_COUNTED_AS[finding.status]] += 1
    return {rule: Coverage(applicable=count.total(), **count) for rule, count in counts.items()}
