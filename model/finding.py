"""What a check says: rules as data, findings with status and places, and how much was checked (rules.md §1)."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import Literal

from model.amount import Interval
from model.disclosure import Source
from model.frozen import Frozen

Severity = Literal["error", "warning", "hint", "info"]
Origin = Literal["document", "recognition", "undecided"]


class Status(StrEnum):
    """The outcome of one instance of a rule; what was not run or not readable is never a pass.

    ``NOTED`` is none: it stands in the log for a notice of the reading (``model.noted``).
    """

    PASS = "pass-exact"
    ROUNDING = "pass-rounding"
    FAIL = "fail"
    NOT_APPLICABLE = "not-applicable"
    INSUFFICIENT = "insufficient"
    AMBIGUOUS = "ambiguous"
    PENDING = "pending"
    NOTED = "noted"


_GRAVITY: tuple[Severity, ...] = ("error", "warning", "hint", "info")
SEVERITY_LABELS: dict[Severity, str] = {"error": "错误", "warning": "存疑", "hint": "提示", "info": "信息"}
STATUS_LABELS: dict[Status, str] = {
    Status.PASS: "一致",
    Status.ROUNDING: "舍入内一致",
    Status.FAIL: "不符",
    Status.NOT_APPLICABLE: "不适用",
    Status.INSUFFICIENT: "无法核对",
    Status.AMBIGUOUS: "读数不定",
    Status.PENDING: "待上年文件",
    Status.NOTED: "读取",
}

SEPARATOR = "|"
"""Stands between the parts of a ``Term.cell``."""

BLANK, UNREAD = "空白", "读不出"
ABSENT = (BLANK, UNREAD)
"""What a formula shows where a cell has no figure: nothing is printed, or what is printed cannot be read."""


class Term(Frozen):
    """One figure in a formula: its words, its value and interval in yuan, and where it is printed.

    ``sign`` is -1 for a figure that is subtracted. ``figure`` is the value as the formula shows it. ``cell`` addresses
    the printed figure (``statement|side|row|measure``), so that findings which share one can be told.
    """

    label: str
    figure: str
    interval: Interval
    sign: int = 1
    source: Source = Source()
    cell: str = ""


class Finding(Frozen):
    """One instance of a rule. Amounts are strings in yuan, as in ``export``; ``formula`` has the numbers in it.

    ``cause`` groups findings of one root cause; ``place`` ranks the culprit first (1). ``terms`` are the figures of an
    equality, its left side first, or of an upper limit (``at_most``); other kinds of rule have none.
    """

    id: str
    rule: str
    title: str
    severity: Severity
    status: Status
    origin: Origin = "document"
    cause: str = ""
    place: int = 1
    message: str
    formula: str = ""
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

    @property
    def page(self) -> int | None:
        """The page of the first place."""
        return self.sources[0].page if self.sources else None

    @property
    def is_problem(self) -> bool:
        """Whether a person should look: it failed, or the readings leave it open."""
        return self.status in (Status.FAIL, Status.AMBIGUOUS)


class Coverage(Frozen):
    """How many instances of one rule there were and how they ended."""

    applicable: int = 0
    passed: int = 0
    rounding: int = 0
    failed: int = 0
    insufficient: int = 0
    pending: int = 0


class Report(Frozen):
    """Everything the checks said about one unit-year, or about a pair of years; passed instances included."""

    findings: tuple[Finding, ...] = ()
    coverage: dict[str, Coverage] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Finding, ...]:
        """The findings a person should look at: root causes gravest first, each with its effects right behind it."""
        found = [finding for finding in self.findings if finding.is_problem]
        causes: dict[str, tuple[int, int]] = {}
        for index, finding in enumerate(found):
            cause, grave = finding.cause or finding.id, _GRAVITY.index(finding.severity)
            first = causes.get(cause, (grave, index))
            causes[cause] = (min(first[0], grave), first[1])
        return tuple(sorted(found, key=lambda finding: (*causes[finding.cause or finding.id], finding.place)))
