"""The figures that identities are made of: a printed cell, a gap, a claim, with what is doubtful about its reading."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from model.amount import ZERO, Amount, Interval, Unit, plain
from model.disclosure import Claim, Fact, Source
from model.finding import BLANK, SEPARATOR, UNREAD, Term
from model.frozen import Frozen
from model.vocabulary import SIDES, TWO_SIDED, cell_label, statement_label

Doubt = Literal["", "gap", "reading"]
DOUBTFUL = ("garbled", "repaired", "ambiguous")


class Figure(Frozen):
    """One operand: ``amount`` is None for a gap; ``others`` are other readings or a proposed value of the same cell."""

    label: str
    amount: Amount | None = None
    interval: Interval = Interval(ZERO, ZERO)
    doubt: Doubt = ""
    others: tuple[Amount, ...] = ()
    fact: Fact | None = None
    source: Source = Source()
    cell: str = ""
    sign: int = 1

    @property
    def value(self) -> Decimal:
        """Yuan as printed; a gap counts as nothing."""
        return self.amount.yuan if self.amount else ZERO

    @property
    def is_unread(self) -> bool:
        """Whether something is printed that could not be read, so that it is not nothing, as a blank may be."""
        return self.amount is None and self.fact is not None and self.fact.state == "garbled"

    @property
    def text(self) -> str:
        """The figure as printed, in its own unit, or why there is none."""
        if self.amount:
            return format(self.amount.figure, "f")
        return UNREAD if self.is_unread else BLANK

    @property
    def unit(self) -> Unit | None:
        """The printed unit of money."""
        return self.amount.unit if self.amount else None

    def read_as(self, amount: Amount) -> Figure:
        """The same cell with another reading of it."""
        return self.model_copy(update={"amount": amount, "interval": span(amount), "doubt": "", "others": ()})

    def negative(self) -> Figure:
        """The same figure, subtracted."""
        return self.model_copy(update={"sign": -self.sign})

    @property
    def term(self) -> Term:
        """The figure as a finding keeps it."""
        fields = {name: getattr(self, name) for name in ("label", "interval", "sign", "source", "cell")}
        return Term(figure=self.text, **fields)


def span(amount: Amount) -> Interval:
    """What a printed figure can stand for; a zero without decimals (``0``, a dash) says that there is nothing."""
    if amount.yuan == 0 and amount.decimals == 0:
        return Interval.exactly(ZERO)
    return amount.interval


def figure(fact: Fact) -> Figure:
    """The operand of a cell; a figure summed from several rows is as uncertain as all of its parts together."""
    amount = fact.amount
    parts = [part.amount for part in fact.parts if part.amount]
    summed = bool(parts) and amount is not None and sum((p.yuan for p in parts), ZERO) == amount.yuan
    interval = Interval.sum(map(span, parts)) if summed else span(amount) if amount else Interval(ZERO, ZERO)
    return Figure(
        label=label_of(fact),
        amount=amount,
        interval=interval,
        doubt=_doubt(fact),
        others=_others(fact),
        fact=fact,
        source=fact.source,
        cell=SEPARATOR.join(fact.key),
    )


def figures(facts: Iterable[Fact | None]) -> tuple[Figure, ...]:
    """The operands of those cells that are there."""
    return tuple(figure(fact) for fact in facts if fact is not None)


def stated(claim: Claim) -> Figure:
    """The operand of a sentence that states an amount, or of a column of a table that states differences."""
    amount = claim.amount or Amount(yuan=ZERO)
    place = claim.source.page if claim.source.page is not None else claim.source.line
    cell = SEPARATOR.join(("claim", str(place), claim.subject, plain(amount.yuan)))
    label = f"{said_in(claim)}“{claim.subject}”"
    return Figure(label=label, amount=amount, interval=span(amount), source=claim.source, cell=cell)


def said_in(claim: Claim) -> str:
    """Where a claim stands: the text, or the column of differences of a table, which is no sentence."""
    return f"{claim.source.table}增减栏" if claim.source.table and not claim.sentence else "正文"


def nothing(label: str, unit: Unit = Unit.TEN_THOUSAND) -> Figure:
    """A zero that a note or an empty table confirms."""
    return Figure(label=label, amount=Amount(yuan=ZERO, unit=unit))


def label_of(fact: Fact) -> str:
    """What a cell is called in a message: statement, side, account and column."""
    side = SIDES.get(fact.side, fact.side) if fact.statement in TWO_SIDED else ""
    row = f"{fact.code} {fact.name}".strip()
    cell = cell_label(fact.measure)
    return f"{statement_label(fact.statement)}{'·' + side if side else ''}“{row}”{'的' + cell if cell else ''}"


def _doubt(fact: Fact) -> Doubt:
    if fact.amount is None:
        return "gap"
    if fact.state == "accepted":
        return ""
    return "reading" if len(fact.readings) > 1 or fact.state in DOUBTFUL else ""


def _others(fact: Fact) -> tuple[Amount, ...]:
    if fact.state == "accepted":
        return ()
    readings = [r.amount for r in fact.readings if r.amount is not None and r.amount != fact.amount]
    proposed = [fact.proposal.amount] if fact.proposal else []
    return tuple(readings + proposed)
