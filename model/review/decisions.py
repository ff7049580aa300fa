"""What a person accepted: values proposed for cells that could not be read, kept by the document's own bytes.

One TOML file a document, named by its SHA-256: a decision follows a document that is moved or renamed, and never
reaches another one. A decision names the value, and lapses where the document is read otherwise or another value is
proposed. Nothing printed is overwritten, and taking a decision back gives the gap back.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import tomli_w
from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, ValidationError

from model.amount import plain
from model.disclosure import Fact, FactKey, Notice, UnitBudget
from model.store import reason_of, replace_file

APP = "budget-tui"
FOLDER = "decisions"


class Accepted(BaseModel):
    """One value that a person accepted: whose figure it is, and ``amount`` in yuan as exports write it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: str = ""
    year: int = 0
    statement: str
    side: str = ""
    row: str
    measure: str
    amount: str

    def is_of(self, budget: UnitBudget) -> bool:
        """Whether the decision was made about this unit-year: one file may hold several."""
        return (self.unit, self.year) == (budget.unit, budget.year or 0)

    @property
    def key(self) -> FactKey:
        """The address of the figure."""
        return FactKey(self.statement, self.side, self.row, self.measure)


class _File(BaseModel):
    """What stands in one file; ``file`` is only there for a person who opens it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int = 1
    file: str = ""
    accepted: tuple[Accepted, ...] = ()


@dataclass(frozen=True)
class Decisions:
    """The decisions on the documents that lie open, by file name, and where they are kept.

    ``digests`` are the SHA-256 of every file, several where files of one name were given. ``problem`` is one sentence
    on a file of decisions that could not be read.
    """

    folder: Path | None = None
    digests: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    accepted: Mapping[str, frozenset[Accepted]] = field(default_factory=dict)
    problem: str = ""

    def applied(self, units: Iterable[UnitBudget]) -> tuple[UnitBudget, ...]:
        """The unit-years with every accepted value in its place."""
        return tuple(self._with_accepted(budget) for budget in units)

    def is_accepted(self, budget: UnitBudget, fact: Fact) -> bool:
        """Whether a person accepted the value proposed for a figure."""
        choice = choice_of(budget, fact)
        return choice is not None and choice in self.accepted.get(fact.source.file, ())

    def toggled(self, budget: UnitBudget, fact: Fact) -> Decisions:
        """The decisions with the proposal of a figure accepted, or no longer accepted."""
        choice = choice_of(budget, fact)
        if choice is None:
            return self
        file = fact.source.file
        return replace(self, accepted={**self.accepted, file: self.accepted.get(file, frozenset()) ^ {choice}})

    def saved(self, file: str) -> str:
        """Write the decisions on one file in one step; returns a sentence where that is not possible, else blank."""
        if self.problem:
            return f"{self.problem}决定只在本次有效，文件未改动。"
        digests = self.digests.get(file, ())
        if self.folder is None or not digests:
            return f"找不到文件 {file}，决定只在本次有效。"
        try:
            for digest in digests:
                self._write(_path(self.folder, digest), file)
        except OSError as error:
            return f"写不了 {self.folder}：{reason_of(error)}，决定只在本次有效。"
        return ""

    def _write(self, path: Path, file: str) -> None:
        accepted = sorted(self.accepted.get(file, ()), key=lambda one: (one.unit, one.year, one.key))
        if accepted:
            content = _File(file=file, accepted=tuple(accepted))
            replace_file(path, tomli_w.dumps(content.model_dump(mode="json")))
        else:
            path.unlink(missing_ok=True)

    def _with_accepted(self, budget: UnitBudget) -> UnitBudget:
        taken = [gap for gap in budget.gaps if self.is_accepted(budget, gap)]
        if not taken:
            return budget
        facts = list(budget.facts)
        for gap in taken:
            _put(facts, _as_accepted(gap), budget)
        return budget.model_copy(
            update={
                "facts": tuple(facts),
                "gaps": tuple(gap for gap in budget.gaps if gap not in taken),
                "notices": (*budget.notices, *map(_notice, taken)),
            }
        )


def users_decisions() -> Path:
    """Where the decisions of the person at work are kept."""
    return user_data_path(APP, appauthor=False) / FOLDER


def decisions_on(paths: Sequence[Path], folder: Path | None) -> Decisions:
    """The decisions on these files; a file that cannot be read has none."""
    digests: dict[str, tuple[str, ...]] = {}
    for path in paths:
        if digest := digest_of(path):
            digests[path.name] = (*digests.get(path.name, ()), digest)
    if folder is None:
        return Decisions(None, digests)
    problems: list[str] = []
    accepted = {
        name: frozenset(choice for digest in found for choice in _read(_path(folder, digest), problems))
        for name, found in digests.items()
    }
    return Decisions(folder, digests, accepted, problems[0] if problems else "")


def decided(budgets: Sequence[UnitBudget], paths: Sequence[Path], folder: Path | None = None) -> tuple[UnitBudget, ...]:
    """Unit-years with what a person accepted; files are looked at only where a value is proposed at all."""
    folder = folder or users_decisions()
    proposed = any(gap.proposal for budget in budgets for gap in budget.gaps)
    if not proposed or not folder.is_dir():
        return tuple(budgets)
    return decisions_on(paths, folder).applied(budgets)


def choice_of(budget: UnitBudget, fact: Fact) -> Accepted | None:
    """What accepting the proposal of a figure means; None where nothing is proposed."""
    if fact.proposal is None:
        return None
    address = dict(zip(FactKey._fields, fact.key, strict=True))
    amount = plain(fact.proposal.amount.yuan)
    return Accepted(unit=budget.unit, year=budget.year or 0, amount=amount, **address)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal; blank where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _path(folder: Path, digest: str) -> Path:
    return folder / f"{digest}.toml"


def _read(path: Path, problems: list[str]) -> tuple[Accepted, ...]:
    try:
        return _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).accepted
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        problems.append(f"读不了 {path}：{reason_of(error)}。")
        return ()


def _as_accepted(gap: Fact) -> Fact:
    assert gap.proposal is not None
    return gap.model_copy(update={"amount": gap.proposal.amount, "state": "accepted"})


def _put(facts: list[Fact], fact: Fact, budget: UnitBudget) -> None:
    """Put a figure where its cell is printed: behind the last one of its statement that stands before it."""
    place = _place_in(budget, fact.statement)
    own = [at for at, other in enumerate(facts) if other.statement == fact.statement]
    before = [at for at in own if place(facts[at]) < place(fact)]
    facts.insert(before[-1] + 1 if before else own[0] if own else len(facts), fact)


def _place_in(budget: UnitBudget, statement: str) -> Callable[[Fact], tuple[int, int]]:
    """Row and column of a figure in the tables of its statement."""
    tables = [table for table in budget.tables if table.statement == statement]
    rows = {(row.side, row.code or row.name): at for at, row in enumerate(row for t in tables for row in t.rows)}
    columns = {measure: at for at, measure in enumerate(measure for t in tables for measure, _ in t.columns)}

    def place(fact: Fact) -> tuple[int, int]:
        return rows.get((fact.side, fact.code or fact.name), len(rows)), columns.get(fact.measure, len(columns))

    return place


def _notice(gap: Fact) -> Notice:
    from model.checks.figures import label_of

    assert gap.proposal is not None
    amount = gap.proposal.amount
    message = f"{label_of(gap)}的推定值 {amount.words} 经人认可，作为数字导出"
    return Notice(kind="accepted", rule="O06", message=message, source=gap.source)
