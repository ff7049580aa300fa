"""From findings to root causes: which one figure, set right, clears several of them (rules.md note g).

A cell is the culprit when the value that two or more identities or duplicates demand of it clears them and breaks none
that held. Differences inside the rounding get a common cause the same way, so that one odd subtotal is one remark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from model.amount import HALF, ZERO, Interval, plain
from model.finding import ABSENT, SEPARATOR, UNREAD, Finding, Status, Term

REQUIRED = ("W24", "W25")
"""Rules that are about the unreadable cell itself and so stand at the head of its cause."""

Holds = Callable[[Finding, str, Decimal], bool]


class Culprit(NamedTuple):
    """A cell, the value it should have, and the findings that this value clears."""

    cell: str
    value: Decimal
    cleared: tuple[Finding, ...]


def diagnose(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings with ``cause`` and ``place`` set, the culprit's own figures on the first of each cause."""
    found = tuple(findings)
    fixed: dict[str, Finding] = {}
    fixed.update(_unreadable_cells(found))
    fixed.update(_wrong_cells(found))
    fixed.update(_odd_roundings(found))
    return tuple(fixed.get(finding.id, _alone(finding)) for finding in found)


def _alone(finding: Finding) -> Finding:
    return finding.model_copy(update={"cause": finding.id}) if finding.is_problem else finding


def _unreadable_cells(findings: Sequence[Finding]) -> dict[str, Finding]:
    """Everything that an unreadable or missing cell leaves open, under that cell; effects are no errors."""
    groups: dict[str, list[Finding]] = {}
    named = {finding.terms[0].cell for finding in findings if len(finding.terms) == 1}
    for finding in findings:
        cell = _doubtful_cell(finding) or _named_cell(finding, named)
        if cell:
            groups.setdefault(cell, []).append(finding)
    return {f.id: f for cell, group in groups.items() if any(g.is_problem for g in group) for f in _under(cell, group)}


def _doubtful_cell(finding: Finding) -> str:
    cells = [term.cell for term in finding.terms]
    if len(cells) == 1 or (cells and finding.status is Status.FAIL and finding.terms[0].figure in ABSENT):
        return cells[0]
    if finding.status is Status.AMBIGUOUS or (finding.status is Status.INSUFFICIENT and finding.origin == "undecided"):
        own = SEPARATOR.join((finding.statement, finding.side, finding.code or finding.name, finding.measure))
        return own if own in cells else ""
    return ""


def _named_cell(finding: Finding, named: set[str]) -> str:
    """The cell on the left of a failure that another finding names as its reason."""
    failed = finding.status is Status.FAIL and bool(finding.terms)
    return finding.terms[0].cell if failed and finding.terms[0].cell in named else ""


def _under(cell: str, group: Sequence[Finding]) -> list[Finding]:
    status = (Status.FAIL, Status.AMBIGUOUS)
    ranked = sorted(group, key=lambda f: (f.severity != "error", f.rule not in REQUIRED, f.status not in status))
    first, *effects = ranked
    head = _capped(first) if any(term.figure == UNREAD for term in first.terms) else first
    return [_placed(head, cell, 1), *(_placed(_capped(f), cell, place) for place, f in enumerate(effects, 2))]


def _capped(finding: Finding) -> Finding:
    """An effect that rests on an uncertain reading is a suspicion; one that fails as printed stays what it is."""
    rests = finding.severity == "error" and finding.status is Status.AMBIGUOUS
    return finding.model_copy(update={"severity": "warning"}) if rests else finding


def _placed(finding: Finding, cause: str, place: int) -> Finding:
    return finding.model_copy(update={"cause": cause, "place": place})


def _wrong_cells(findings: Sequence[Finding]) -> dict[str, Finding]:
    """Culprits among the failed equalities, the one that clears most first."""
    open_ones = [f for f in findings if f.status is Status.FAIL and len(f.terms) > 1 and not _doubtful_cell(f)]
    witnesses = [f for f in findings if _may_witness(f)]
    held = [f for f in findings if f.status in (Status.PASS, Status.ROUNDING) and len(f.terms) > 1]
    fixed: dict[str, Finding] = {}
    while culprit := _best_culprit(open_ones, witnesses, held, closes):
        fixed.update(_convict(culprit))
        cleared = {finding.id for finding in culprit.cleared}
        open_ones = [finding for finding in open_ones if finding.id not in cleared]
        witnesses = [finding for finding in witnesses if finding.id not in cleared]
    return fixed


def _may_witness(finding: Finding) -> bool:
    """What can speak for a culprit without having failed: a sum left open for its blanks, a difference of rounding."""
    open_sum = finding.status is Status.INSUFFICIENT and finding.origin == "document"
    return len(finding.terms) > 1 and not finding.at_most and (open_sum or finding.status is Status.ROUNDING)


def _best_culprit(
    failed: Sequence[Finding], witnesses: Sequence[Finding], held: Sequence[Finding], holds: Holds
) -> Culprit | None:
    equalities = [finding for finding in failed if not finding.at_most]
    candidates = {(term.cell, demanded(f, term.cell)) for f in equalities for term in f.terms if term.cell}
    best: tuple[tuple[int, int], Culprit] | None = None
    for cell, value in sorted(candidates):
        cleared = [f for f in failed if _has(f, cell) and holds(f, cell, value)]
        support = cleared + [f for f in witnesses if _has(f, cell) and _speaks_for(f, cell, value, holds)]
        exact = sum(closes_exactly(f, cell, value) for f in support if not f.at_most)
        rank = (len(support), exact)
        unbroken = all(holds(f, cell, value) for f in held if _has(f, cell))
        if len(support) >= 2 and unbroken and (best is None or rank > best[0]):
            best = rank, Culprit(cell, value, tuple(support))
    return best[1] if best else None


def _speaks_for(finding: Finding, cell: str, value: Decimal, holds: Holds) -> bool:
    if finding.status is Status.ROUNDING:
        return closes_exactly(finding, cell, value)
    return holds(finding, cell, value)


def demanded(finding: Finding, cell: str) -> Decimal:
    """The value of ``cell``, in yuan, with which the equality closes exactly."""
    weight = _weight(finding, cell)
    gap = sum((_value(term) * sign for term, sign in _signed(finding)), ZERO)
    own = next(_value(term) for term in finding.terms if term.cell == cell)
    return own - gap / weight if weight else own


def closes(finding: Finding, cell: str, value: Decimal) -> bool:
    """Whether the equality holds within the rounding once ``cell`` has ``value``."""
    terms = [(_set(term, value) if term.cell == cell else term, sign) for term, sign in _signed(finding)]
    spans = [span.interval if sign > 0 else Interval(-span.interval.high, -span.interval.low) for span, sign in terms]
    total = Interval.sum(spans)
    if finding.at_most:
        return total.high >= 0
    return total.low < 0 < total.high or total.low == 0 == total.high


def closes_exactly(finding: Finding, cell: str, value: Decimal) -> bool:
    """Whether the equality holds to the last digit once ``cell`` has ``value``."""
    return demanded(finding, cell) == value


def _signed(finding: Finding) -> list[tuple[Term, int]]:
    """The equality as a sum that should be zero: right side less left side."""
    left, *right = finding.terms
    return [(left, -left.sign), *((term, term.sign) for term in right)]


def _weight(finding: Finding, cell: str) -> int:
    return sum(sign for term, sign in _signed(finding) if term.cell == cell)


def _has(finding: Finding, cell: str) -> bool:
    return any(term.cell == cell for term in finding.terms)


def _value(term: Term) -> Decimal:
    return (term.interval.low + term.interval.high) * HALF


def _set(term: Term, value: Decimal) -> Term:
    half = (term.interval.high - term.interval.low) * HALF
    return term.model_copy(update={"interval": Interval(value - half, value + half)})


def _convict(culprit: Culprit) -> dict[str, Finding]:
    """The finding that is nearest to the culprit speaks for it; the others are its effects."""
    ranked = sorted(culprit.cleared, key=lambda f: (f.status is not Status.FAIL, *_distance(f, culprit.cell)))
    first, *effects = ranked
    head = _placed(_about_culprit(first, culprit), culprit.cell, 1)
    return {f.id: f for f in (head, *(_placed(f, culprit.cell, place) for place, f in enumerate(effects, 2)))}


def _distance(finding: Finding, cell: str) -> tuple[bool, bool]:
    """A finding whose left side is the culprit, and which is filed under it, tells the story best."""
    own = SEPARATOR.join((finding.statement, finding.side, finding.code or finding.name, finding.measure))
    return finding.terms[0].cell != cell, own != cell


def _about_culprit(finding: Finding, culprit: Culprit) -> Finding:
    term = next(term for term in finding.terms if term.cell == culprit.cell)
    found = _value(term)
    should = _as_printed(term, culprit.value)
    count = len(culprit.cleared)
    message = f"{term.label}印作 {term.figure}，应为 {should}：改正后 {count} 处不符同时消除。{finding.message}"
    update = {
        "message": message,
        "expected": plain(culprit.value),
        "found": plain(found),
        "difference": plain(found - culprit.value),
        "sources": tuple(dict.fromkeys((term.source, *finding.sources))),
        **_address(culprit.cell, term),
    }
    return finding.model_copy(update=update)


def _address(cell: str, term: Term) -> dict[str, str]:
    """The address of a printed cell; a figure in a sentence keeps the address of what it speaks of."""
    parts = cell.split(SEPARATOR)
    if parts[0] == "claim" or len(parts) != 4:
        return {}
    words = term.label.partition("“")[2].partition("”的")[0]
    code = parts[2] if parts[2].isdigit() else ""
    name = words.removeprefix(code).strip() if words else parts[2]
    return {"statement": parts[0], "side": parts[1], "code": code, "name": name, "measure": parts[3]}


def _as_printed(term: Term, value: Decimal) -> str:
    """``value`` in the unit in which the culprit is printed."""
    figure = Decimal(term.figure) if term.figure not in ABSENT else ZERO
    if not figure:
        return f"{plain(value)} 元"
    in_unit = value / (_value(term) / figure)
    return format(in_unit.quantize(Decimal(term.figure), ROUND_HALF_UP), "f")


def _odd_roundings(findings: Sequence[Finding]) -> dict[str, Finding]:
    """Differences inside the rounding that one row explains: the row is named once (seed.md SA-A07, SA-A08)."""
    rounded = [f for f in findings if f.status is Status.ROUNDING and len(f.terms) > 1 and not f.cause]
    causes: dict[str, list[Finding]] = {}
    left = rounded
    while culprit := _best_rounding(left):
        causes.setdefault(culprit.cell.rpartition(SEPARATOR)[0], []).extend(culprit.cleared)
        cleared = {finding.id for finding in culprit.cleared}
        left = [finding for finding in left if finding.id not in cleared]
    return {f.id: _placed(f, row, place) for row, group in causes.items() for place, f in enumerate(group, 1)}


def _best_rounding(rounded: Sequence[Finding]) -> Culprit | None:
    return _best_culprit(rounded, (), (), closes_exactly)
