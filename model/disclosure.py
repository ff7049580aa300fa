"""What a disclosure is: facts with their places, targets, claims, text, and what could not be read.

Everything here is frozen. Readers make these values, checks and comparisons consume them, nobody changes them.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal, NamedTuple

from model.amount import Amount, Unit
from model.frozen import Frozen

Kind = Literal["department", "unit"]
Phase = Literal["budget", "adjusted", "final"]
State = Literal[
    "printed", "zero", "dash", "blank", "garbled", "missing", "derived", "repaired", "ambiguous", "accepted"
]
Relation = Literal["is", "increase", "decrease", "flat", "none"]
Basis = Literal["budget", "execution", "final"]

KIND_LABELS: dict[Kind, str] = {"department": "部门", "unit": "单位"}
PHASE_LABELS: dict[Phase, str] = {"budget": "预算", "adjusted": "调整预算", "final": "决算"}


class Box(NamedTuple):
    """A rectangle on a page in points, origin at the top left."""

    x0: float
    top: float
    x1: float
    bottom: float


class Source(NamedTuple):
    """Where something is printed: document, page or line, table, row, column, box and the raw text.

    ``page`` and ``line`` are 1-based; recognised text has lines and no pages. ``row`` and ``column`` are 1-based
    positions inside the table, ``row_words`` and ``column_words`` what is printed at the head of them. ``confidence``
    is how sure recognition is of what it read on a scan, 0 to 1; None where the text itself was at hand.
    """

    file: str = ""
    page: int | None = None
    line: int | None = None
    table: str = ""
    row: int | None = None
    column: int | None = None
    row_words: str = ""
    column_words: str = ""
    box: Box | None = None
    raw: str = ""
    confidence: float | None = None

    @property
    def place(self) -> str:
        """The place in words, for messages: 第 9 页 or 第 64 行."""
        if self.page is not None:
            return f"第 {self.page} 页"
        return f"第 {self.line} 行" if self.line is not None else ""


class Reading(Frozen):
    """One way a cell was read; a twin row or a damaged cell has several."""

    raw: str
    amount: Amount | None = None
    source: Source = Source()


class Proposal(Frozen):
    """A value inferred for a damaged cell, never exported as printed until a person accepts it.

    ``witnesses`` says in words which independent identities or other tables give the value; there are at least two.
    """

    amount: Amount
    witnesses: tuple[str, ...]


class Fact(Frozen):
    """One amount with where it stands: ``statement, side, code, name, measure`` (facts.md).

    ``amount`` is the chosen printed reading. It is None only in ``UnitBudget.gaps``: a required cell that is blank or
    garbled. ``readings`` holds every reading when there is more than one; ``parts`` the rows that were summed because
    one key stands on several rows.
    """

    statement: str
    side: str = ""
    code: str = ""
    name: str
    measure: str
    amount: Amount | None = None
    state: State = "printed"
    source: Source = Source()
    readings: tuple[Reading, ...] = ()
    proposal: Proposal | None = None
    parts: tuple[Fact, ...] = ()

    @property
    def key(self) -> FactKey:
        """What identifies the figure inside one unit-year: code if there is one, else the name."""
        return FactKey(self.statement, self.side, self.code or self.name, self.measure)

    @property
    def value(self) -> Amount:
        """The printed amount; asking a gap for it is a programming error."""
        if self.amount is None:
            raise ValueError(f"{self.key} has no readable amount")
        return self.amount


class FactKey(NamedTuple):
    """The address of a fact: ``row`` is the code, or the name where the row prints none."""

    statement: str
    side: str
    row: str
    measure: str


class Row(Frozen):
    """One line of a table as printed, also where all of its amounts are blank."""

    side: str = ""
    code: str = ""
    name: str
    label: str = ""
    depth: int = 0
    source: Source = Source()


class Table(Frozen):
    """One table of the document after its pages were joined.

    ``unit_printed`` is False where the table has no unit line and inherits the unit of its neighbours. ``columns`` are
    the printed heads of the amount columns by measure. ``empty`` tables print no amount; ``note`` is what they say.
    """

    statement: str
    title: str
    pages: tuple[int, ...] = ()
    unit: Unit = Unit.TEN_THOUSAND
    unit_printed: bool = True
    unit_name: str = ""
    year: int | None = None
    columns: tuple[tuple[str, str], ...] = ()
    rows: tuple[Row, ...] = ()
    empty: bool = False
    note: str = ""
    source: Source = Source()


class Indicator(Frozen):
    """One performance indicator (绩效指标); ``value`` as printed, with its operator, number and unit."""

    level1: str = ""
    level2: str = ""
    level3: str = ""
    description: str = ""
    value: str = ""
    basis: str = ""
    operator: str = ""
    number: str = ""
    unit: str = ""
    source: Source = Source()


class TargetProject(Frozen):
    """One project with its performance targets (绩效目标).

    ``figures`` are all numbers its table prints, money and limits alike, under their printed labels and heads.
    """

    name: str
    goal: str = ""
    amount: Amount | None = None
    indicators: tuple[Indicator, ...] = ()
    source: Source = Source()
    figures: tuple[Fact, ...] = ()


class Claim(Frozen):
    """A sentence that states an amount, a change or its absence.

    ``year`` is the year compared with (None for relation ``is``); ``statement … measure`` name the figure it speaks of
    where that is certain, and are blank otherwise.
    """

    subject: str
    relation: Relation
    amount: Amount | None = None
    percent: str = ""
    year: int | None = None
    basis: Basis | None = None
    statement: str = ""
    side: str = ""
    code: str = ""
    name: str = ""
    measure: str = ""
    reason: str = ""
    sentence: str = ""
    source: Source = Source()


class Paragraph(Frozen):
    """A paragraph of the text part; ``lines`` are the places of its printed lines, ``source`` the first of them."""

    text: str
    source: Source = Source()
    lines: tuple[Source, ...] = ()


class Section(Frozen):
    """A headed part of the text: ``kind`` is duties, organisation, overview, three_public, …, glossary or other."""

    title: str
    kind: str = "other"
    level: int = 1
    paragraphs: tuple[Paragraph, ...] = ()
    source: Source = Source()


class Institution(Frozen):
    """One row of the organisation table (机构设置)."""

    name: str
    nature: str = ""
    rank: str = ""
    funding: str = ""
    source: Source = Source()


class Term(Frozen):
    """One entry of the glossary (名词解释)."""

    name: str
    definition: str
    source: Source = Source()


class Notice(Frozen):
    """Something about the reading that a person should know: what was repaired, inferred, or could not be read.

    ``rule`` is the id of the parse-quality rule of the catalogue (O01…O17) where one fits.
    """

    kind: str
    message: str
    rule: str = ""
    source: Source = Source()


class LineCount(Frozen):
    """What became of the lines of the input: every one is used, known furniture, or listed as unread."""

    total: int = 0
    used: int = 0
    furniture: int = 0
    unread: int = 0


class UnitBudget(Frozen):
    """The disclosure of one unit for one year."""

    unit: str
    code: str = ""
    year: int | None = None
    kind: Kind = "unit"
    phase: Phase = "budget"
    files: tuple[str, ...] = ()
    pages: int = 0
    tables: tuple[Table, ...] = ()
    facts: tuple[Fact, ...] = ()
    gaps: tuple[Fact, ...] = ()
    others: tuple[Fact, ...] = ()
    targets: tuple[TargetProject, ...] = ()
    claims: tuple[Claim, ...] = ()
    sections: tuple[Section, ...] = ()
    institutions: tuple[Institution, ...] = ()
    glossary: tuple[Term, ...] = ()
    notices: tuple[Notice, ...] = ()
    lines: LineCount = LineCount()

    @cached_property
    def index(self) -> dict[FactKey, Fact]:
        """Facts by key."""
        return {fact.key: fact for fact in self.facts}

    @cached_property
    def by_statement(self) -> dict[str, tuple[Fact, ...]]:
        """Facts of each statement, in document order."""
        groups: dict[str, list[Fact]] = {}
        for fact in self.facts:
            groups.setdefault(fact.statement, []).append(fact)
        return {statement: tuple(facts) for statement, facts in groups.items()}

    def facts_of(self, statement: str) -> tuple[Fact, ...]:
        """The facts of one statement, in document order."""
        return self.by_statement.get(statement, ())

    def get(self, statement: str, row: str, measure: str, side: str = "") -> Fact | None:
        """The fact at an address, or None where nothing is printed there."""
        return self.index.get(FactKey(statement, side, row, measure))

    def table(self, statement: str) -> Table | None:
        """The first table read as ``statement``."""
        return next((table for table in self.tables if table.statement == statement), None)

    @property
    def title(self) -> str:
        """The unit, the year and what kind of document it is, in one line."""
        return f"{self.unit or '（单位名称不明）'} {self.caption}"

    @property
    def caption(self) -> str:
        """The year and what kind of document it is: 2023 年部门预算."""
        year = f"{self.year} 年" if self.year else "（年度不明）"
        return f"{year}{KIND_LABELS[self.kind]}{PHASE_LABELS[self.phase]}"


class Disclosure(Frozen):
    """What one or several files of one publication contain: usually one unit, sometimes many."""

    units: tuple[UnitBudget, ...]
