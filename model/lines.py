"""The lines of one statement as printed: each row once, with its figures by measure, hung under its parents.

Parents come from the codes (3/5/7 digits) or, where a form prints none, from the path of names
(``一般公共服务支出/财政事务/行政运行``). A form of leaf rows only gets its parents computed.
``model.comparison.tree`` sets two years of these branches beside each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from model.accounts import CatalogueTable, ancestors, is_account, level, name_of, names_of, table_of
from model.amount import ZERO, Amount
from model.disclosure import Fact, Row, UnitBudget
from model.vocabulary import ECONOMIC, FUNCTIONAL, TOTAL

PATH = "/"
CLASS = 3

LineKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One row: ``side, code, name`` as printed, ``depth`` of its indentation, its figures and gaps by measure."""

    side: str
    code: str
    name: str
    depth: int = 0
    figures: dict[str, Fact] = field(default_factory=dict)

    @property
    def key(self) -> LineKey:
        """Side, and the code or else the name: what facts call their row."""
        return self.side, self.code or self.name

    @property
    def is_total(self) -> bool:
        """Whether this is the 合计 row."""
        return not self.code and not self.side and self.name == TOTAL


@dataclass(frozen=True, slots=True)
class Branch:
    """A line with the branches under it; ``name`` is the last part of a path of names."""

    line: Line
    name: str
    level: int
    children: tuple[Branch, ...] = ()
    computed: bool = False


def lines_of(budget: UnitBudget, statement: str) -> tuple[Line, ...]:
    """The rows of a statement in printed order; template rows without amounts included, every row once."""
    figures = _figures(budget, statement)
    rows: dict[LineKey, Row] = {}
    for table in budget.tables:
        if table.statement == statement:
            for row in table.rows:
                rows.setdefault((row.side, row.code or row.name), row)
    return tuple(_line(rows.get(key), figures.get(key, {})) for key in _in_order(rows, figures))


def branches_of(statement: str, lines: Sequence[Line], year: int | None) -> tuple[Branch, ...]:
    """The lines of a statement, without 合计, as branches; flat where the statement is not keyed by accounts.

    The lanes of a two-sided statement follow each other, whichever way the form is read.
    """
    sides = tuple(dict.fromkeys(line.side for line in lines))
    rows = sorted((line for line in lines if not line.is_total), key=lambda line: sides.index(line.side))
    if statement not in FUNCTIONAL + ECONOMIC:
        return tuple(Branch(line, line.name, line.depth + 1) for line in rows)
    return _nested(_with_parents(rows, table_of(statement), year))


def _figures(budget: UnitBudget, statement: str) -> dict[LineKey, dict[str, Fact]]:
    """Facts by row and measure, in document order; a gap stands where no fact does."""
    figures: dict[LineKey, dict[str, Fact]] = {}
    gaps = (gap for gap in budget.gaps if gap.statement == statement)
    for fact in (*budget.facts_of(statement), *gaps):
        figures.setdefault((fact.side, fact.code or fact.name), {}).setdefault(fact.measure, fact)
    return figures


def _in_order(rows: Iterable[LineKey], figures: Iterable[LineKey]) -> Iterator[LineKey]:
    """The rows as printed; a figure whose row is not listed follows the figure before it."""
    listed = dict.fromkeys(rows)
    after: dict[LineKey | None, list[LineKey]] = {}
    previous: LineKey | None = None
    for key in figures:
        if key in listed:
            previous = key
        else:
            after.setdefault(previous, []).append(key)
    yield from after.get(None, ())
    for key in listed:
        yield key
        yield from after.get(key, ())


def _line(row: Row | None, figures: dict[str, Fact]) -> Line:
    if row:
        return Line(row.side, row.code, row.name, row.depth, figures)
    fact = next(iter(figures.values()))
    return Line(fact.side, fact.code, fact.name, 0, figures)


def _with_parents(lines: Sequence[Line], table: CatalogueTable | None, year: int | None) -> list[Line]:
    """The lines with every missing parent put before its first child, named by the catalogue."""
    coded = _has_account_codes(lines, table)
    known = {line.key for line in lines}
    complete: list[Line] = []
    for line in lines:
        for row in _above(line, coded):
            if (line.side, row) not in known:
                known.add((line.side, row))
                complete.append(_parent_line(line, row, table, year))
        complete.append(line)
    return complete


def _has_account_codes(lines: Sequence[Line], table: CatalogueTable | None) -> bool:
    """Whether the codes are accounts of the catalogue, and not codes of units, which look much like them."""
    codes = [line.code for line in lines if line.code]
    known = [code for code in codes if table and is_account(code) and names_of(code[:CLASS], table)]
    return len(known) * 2 > len(codes)


def _above(line: Line, coded: bool) -> tuple[str, ...]:
    """The rows a line belongs under, the highest first: codes, or paths of names."""
    if line.code:
        return ancestors(line.code) if coded else ()
    parts = line.name.split(PATH)
    return tuple(PATH.join(parts[:end]) for end in range(1, len(parts)))


def _parent_line(child: Line, row: str, table: CatalogueTable | None, year: int | None) -> Line:
    if not child.code:
        return Line(child.side, "", row)
    entries = names_of(row, table) if table else ()
    entry = (name_of(row, year, table) if table else None) or (entries[-1] if entries else None)
    return Line(child.side, row, entry.name if entry else row)


def _nested(lines: Sequence[Line]) -> tuple[Branch, ...]:
    known = {line.key for line in lines}
    under: dict[LineKey | None, list[Line]] = {}
    for line in lines:
        under.setdefault(_nearest(line, known), []).append(line)
    return tuple(_branch(line, under) for line in under.get(None, ()))


def _nearest(line: Line, known: set[LineKey]) -> LineKey | None:
    """The closest row above that exists; codes that are no accounts nest by prefix, too (``341`` over ``341001``)."""
    above = [line.code[:end] for end in range(CLASS, len(line.code))] if line.code else _above(line, False)
    return next(((line.side, row) for row in reversed(above) if (line.side, row) in known), None)


def _branch(line: Line, under: dict[LineKey | None, list[Line]]) -> Branch:
    below = under.get(line.key, ())
    children = tuple(_branch(child, under) for child in below)
    name = line.name if line.code else line.name.rpartition(PATH)[2]
    depth = level(line.code) if line.code else line.name.count(PATH) + 1
    if line.figures or not children:
        return Branch(line, name, depth, children)
    return Branch(replace(line, figures=_sums(line, children)), name, depth, children, computed=True)


def _sums(line: Line, children: Sequence[Branch]) -> dict[str, Fact]:
    """Derived figures of a parent that prints none; unknown (None) where a part cannot be read."""
    measures = dict.fromkeys(measure for child in children for measure in child.line.figures)
    return {measure: _sum(line, measure, children) for measure in measures}


def _sum(line: Line, measure: str, children: Sequence[Branch]) -> Fact:
    parts = tuple(child.line.figures[measure] for child in children if measure in child.line.figures)
    return Fact(
        statement=parts[0].statement,
        side=line.side,
        code=line.code,
        name=line.name,
        measure=measure,
        amount=_total([part.amount for part in parts]),
        state="derived",
        parts=parts,
    )


def _total(amounts: Sequence[Amount | None]) -> Amount | None:
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts):
        return None
    yuan = sum((amount.yuan for amount in known), ZERO)
    finest = known[0] if len({(a.decimals, a.unit) for a in known}) == 1 else min(known, key=lambda a: a.half_step)
    return Amount(yuan=Decimal(yuan), decimals=finest.decimals, unit=finest.unit)
