"""The one engine of all arithmetic rules: does a whole meet its parts, within what the printed digits allow?

Classes T1, T2 and T5 of rules.md. Equal figures pass exactly; overlapping intervals pass as rounding; anything else
fails. There is no tolerance besides. Where a reading is uncertain, or cells of the sum are blank and a blank could
explain what is missing, the engine says so and does not accuse the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from model.amount import ZERO, Interval, plain
from model.checks.figures import Figure
from model.checks.rule import Outcome
from model.disclosure import Source
from model.finding import Origin, Severity, Status


def compare(whole: Figure, parts: Sequence[Figure], *, missing: Iterable[str] = ()) -> Outcome:
    """``whole = Σ parts``; ``missing`` says in words what may be left out of the parts (a blank, a lost row).

    It is asked only where the parts fall short of the whole.
    """
    status = _verdict(whole, parts)
    if status in (Status.PASS, Status.ROUNDING) and not _has_gap(whole, parts):
        return _outcome(whole, parts, status, _WORDS[status])
    if any(part.doubt for part in (whole, *parts)):
        return _doubtful(whole, parts)
    if _total(parts) < whole.value and (lost := "、".join(missing)):
        return _outcome(whole, parts, Status.INSUFFICIENT, f"分项合计不足，但{lost}，无法核对")
    return _outcome(whole, parts, Status.FAIL, "不符")


def same(one: Figure, another: Figure) -> Outcome:
    """``one = another``: two prints of the same fact, which must be able to be one true value."""
    return compare(one, (another,))


def left_open(outcome: Outcome, reason: str) -> Outcome:
    """A failed instance whose precondition is not proven: not checked, with the reason."""
    if outcome.status is not Status.FAIL:
        return outcome
    words = f"{outcome.message.rstrip('。')}；{reason}，无法核对。"
    return outcome.model_copy(update={"status": Status.INSUFFICIENT, "message": words})


def agrees(outcome: Outcome) -> bool:
    """Whether an instance passed, exactly or as rounding."""
    return outcome.status in (Status.PASS, Status.ROUNDING)


def contained(part: Figure, whole: Figure) -> Outcome:
    """``part ≤ whole`` (T5); left open by a gap on either side, and by a whole that deficits make negative."""
    if part.doubt == "gap" or whole.doubt == "gap":
        return _bounded(part, whole, Status.INSUFFICIENT, "有空白或读不出的单元格，无法核对")
    if part.interval.low <= whole.interval.high:
        return _bounded(part, whole, Status.PASS, "不超过")
    if whole.value < 0:
        return _bounded(part, whole, Status.INSUFFICIENT, "全部为负数，含赤字或冲减，无法核对")
    if part.doubt or whole.doubt:
        outcome = _bounded(part, whole, Status.AMBIGUOUS, "读数不定，未能判断是否超过")
        return outcome.model_copy(update={"severity": "warning", "origin": "undecided"})
    return _bounded(part, whole, Status.FAIL, "超过")


def yuan_span(parts: Iterable[Figure]) -> Interval:
    """The interval of the signed sum of the parts."""
    low = high = ZERO
    for part in parts:
        span = part.interval if part.sign > 0 else Interval(-part.interval.high, -part.interval.low)
        low, high = low + span.low, high + span.high
    return Interval(low, high)


_WORDS = {Status.PASS: "一致", Status.ROUNDING: "差额在四舍五入之内"}
_SIGNS = {Status.PASS: "=", Status.ROUNDING: "≈", Status.FAIL: "≠", Status.INSUFFICIENT: "?", Status.AMBIGUOUS: "?"}


def _total(parts: Iterable[Figure]) -> Decimal:
    return sum((part.value * part.sign for part in parts), ZERO)


def _verdict(whole: Figure, parts: Sequence[Figure]) -> Status:
    if whole.value == _total(parts):
        return Status.PASS
    return Status.ROUNDING if whole.interval.overlaps(yuan_span(parts)) else Status.FAIL


def _has_gap(whole: Figure, parts: Sequence[Figure]) -> bool:
    """A blank whole equals parts that are nothing; any other blank counts as 0 only because the identity closes.

    What is printed and could not be read never does.
    """
    return (whole.doubt == "gap" and any(part.value for part in parts)) or _rests_on_unread(whole, *parts)


def _rests_on_unread(*cells: Figure) -> bool:
    return any(cell.is_unread for cell in cells)


def _doubtful(whole: Figure, parts: Sequence[Figure]) -> Outcome:
    """An identity that does not close and rests on an uncertain reading: try the other readings, then leave it open."""
    for position, cell in enumerate((whole, *parts)):
        for other in cell.others:
            trial = [*(whole, *parts)]
            trial[position] = cell.read_as(other)
            if _verdict(trial[0], trial[1:]) is not Status.FAIL and not _rests_on_unread(*trial):
                apart = any(part.unit not in (None, other.unit) for part in (whole, *parts))
                words = f"{cell.label}读作 {format(other.figure, 'f')}{f' {other.unit}' if apart else ''} 则一致"
                return _outcome(whole, parts, Status.AMBIGUOUS, words, "recognition", first=cell)
    unsure = next(cell for cell in (whole, *parts) if cell.doubt)
    if unsure.doubt == "gap":
        words = f"{unsure.label}{unsure.text}，无法核对"
        return _outcome(whole, parts, Status.INSUFFICIENT, words, "undecided", first=unsure)
    words = f"不符，但{unsure.label}读数不定"
    outcome = _outcome(whole, parts, Status.AMBIGUOUS, words, "undecided", first=unsure)
    return outcome.model_copy(update={"severity": "warning"})


def _outcome(
    whole: Figure,
    parts: Sequence[Figure],
    status: Status,
    words: str,
    origin: Origin = "document",
    *,
    first: Figure | None = None,
    severity: Severity | None = None,
) -> Outcome:
    formula = _formula(whole, parts, _SIGNS[status])
    expected = _total(parts)
    difference = whole.value - expected
    gap = f"，相差 {spoken(difference)} 元" if status in (Status.FAIL, Status.ROUNDING) else ""
    outcome = Outcome(
        status=status,
        message=f"{whole.label}{at(whole.source)}{_counterpart(whole, parts)}：{formula}，{words}{gap}。",
        formula=formula,
        severity=severity,
        origin=origin,
        expected=plain(expected),
        found=plain(whole.value) if whole.amount else "",
        difference=plain(difference),
        sources=places((first or whole, whole, *parts)),
        terms=tuple(part.term for part in (whole, *parts)),
    )
    return addressed(outcome, first or whole)


def _counterpart(whole: Figure, parts: Sequence[Figure]) -> str:
    """The other print of a figure that stands in two tables, named, so that two such findings can be told apart."""
    if len(parts) != 1 or not parts[0].source.table or parts[0].source.table == whole.source.table:
        return ""
    return f"与{parts[0].label}{at(parts[0].source)}"


def spoken(yuan: Decimal) -> str:
    """An amount in a sentence: thousands separators, no more decimals than needed."""
    whole, point, rest = plain(yuan).partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.lstrip("-") != "0" else f"{whole}{point}{rest}"


def addressed(outcome: Outcome, cell: Figure) -> Outcome:
    """The outcome with the address of the cell it is filed under."""
    fact = cell.fact
    if fact is None:
        return outcome
    address = {"statement": fact.statement, "side": fact.side, "code": fact.code, "name": fact.name}
    return outcome.model_copy(update={**address, "measure": fact.measure})


def _bounded(part: Figure, whole: Figure, status: Status, words: str) -> Outcome:
    sign = {Status.PASS: "≤", Status.FAIL: ">"}.get(status, "?")
    formula = _formula(part, (whole,), sign)
    outcome = Outcome(
        status=status,
        message=f"{part.label}{at(part.source)}：{formula}，{words}{whole.label}。",
        formula=formula,
        expected=plain(whole.value),
        found=plain(part.value),
        difference=plain(part.value - whole.value),
        sources=places((part, whole)),
        terms=(part.term, whole.term),
        at_most=True,
    )
    return addressed(outcome, part)


def _formula(whole: Figure, parts: Sequence[Figure], sign: str) -> str:
    """The identity with the numbers in it; the unit once at the end, or after each figure where units differ."""
    operands = [part for part in (whole, *parts) if part.amount]
    units = {part.unit for part in operands if part.value} or {part.unit for part in operands}
    mixed = len(units) > 1
    right = "".join(_operand(part, first=i == 0, mixed=mixed) for i, part in enumerate(parts)) or "0"
    unit = next(iter(units), None)
    tail = f"（{unit}）" if unit and not mixed else ""
    return f"{_operand(whole, first=True, mixed=mixed)} {sign} {right}{tail}"


def _operand(part: Figure, *, first: bool, mixed: bool) -> str:
    text = f"{part.text} {part.unit}" if mixed and part.unit else part.text
    if first:
        return text if part.sign > 0 else f"−{text}"
    return f" {'+' if part.sign > 0 else '−'} {text}"


def at(source: Source) -> str:
    """The place in brackets, where it is known."""
    return f"（{source.place}）" if source.place else ""


def places(cells: Iterable[Figure]) -> tuple[Source, ...]:
    """Every place once, in order."""
    sources = [place for cell in cells for place in _places_of(cell)]
    return tuple(dict.fromkeys(source for source in sources if source != Source()))


def _places_of(cell: Figure) -> tuple[Source, ...]:
    parts = cell.fact.parts if cell.fact else ()
    return (cell.source, *(part.source for part in parts))
