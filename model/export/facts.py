"""Facts as CSV and JSON; the bytes are the contract (facts.md): UTF-8 without BOM, LF, document order.

Amounts are plain decimals in yuan as strings, trailing zeros dropped; a count is its number. A figure proposed for a
cell that could not be read is never exported as printed: it stands in ``proposed``, JSON only.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from model.amount import Amount, plain
from model.disclosure import Claim, Fact, Notice, Relation, Source, TargetProject, UnitBudget

SCHEMA = 1

FACT_COLUMNS = ("statement", "side", "code", "name", "measure", "amount", "page")
FILE = "file"

SENTENCES = "正文"
RELATIONS: dict[Relation, str] = {"is": "金额", "increase": "增加", "decrease": "减少", "flat": "持平", "none": "无"}
"""Statement and measures of what sentences say, in ``export --all``."""

Record = dict[str, Any]


def facts_csv(budgets: Sequence[UnitBudget], *, every: bool = False) -> str:
    """The facts, one per line; ``every`` adds the tables beyond the vocabulary and prints summed rows singly.

    The column ``file`` stands last with ``every`` or where the facts come from several files.
    """
    with_file = every or several_files(budgets)
    columns = (*FACT_COLUMNS, FILE) if with_file else FACT_COLUMNS
    facts = (fact for budget in budgets for fact in exported(budget, every=every))
    return csv_text(columns, (fact_record(fact, with_file) for fact in facts))


def facts_json(budgets: Sequence[UnitBudget], *, every: bool = False) -> str:
    """Everything a disclosure holds, facts with their printed form, targets, claims and notices.

    Cells that could not be read are facts without an amount, with ``state`` and, where witnesses agree, ``proposed``.
    """
    with_file = every or several_files(budgets)
    facts = (fact for budget in budgets for fact in (*exported(budget, every=every), *budget.gaps))
    return json_text(
        {
            "schema": SCHEMA,
            "documents": [document_record(budget) for budget in budgets],
            "facts": [fact_record(fact, with_file) | _printed_record(fact) for fact in facts],
            "targets": [record for b in budgets for target in b.targets for record in _target_records(target)],
            "claims": [_claim_record(claim) for budget in budgets for claim in budget.claims],
            "notices": [_notice_record(notice) for budget in budgets for notice in budget.notices],
        }
    )


def exported(budget: UnitBudget, *, every: bool = False) -> tuple[Fact, ...]:
    """The facts of the vocabulary; with ``every`` all printed amounts once, parts of summed rows singly."""
    if not every:
        return budget.facts
    records = (figure for target in budget.targets for figure in target.figures)
    printed = (*budget.facts, *budget.others, *records, *_beside_tables(budget))
    return tuple(part for fact in printed for part in (fact.parts or (fact,)))


def _beside_tables(budget: UnitBudget) -> Iterator[Fact]:
    """Amounts of sentences on pages that hold tables: nothing that looks like money is missing there (facts.md).

    What a column of differences states is no sentence, and listed with its table.
    """
    pages = {(table.source.file, page) for table in budget.tables for page in table.pages}
    for claim in budget.claims:
        if claim.amount is not None and claim.sentence and (claim.source.file, claim.source.page) in pages:
            yield Fact(
                statement=SENTENCES, name=claim.subject, measure=RELATIONS[claim.relation],
                amount=claim.amount, source=claim.source,
            )  # fmt: skip


def several_files(budgets: Iterable[UnitBudget]) -> bool:
    """Whether the budgets come from more than one file."""
    return len({file for budget in budgets for file in budget.files}) > 1


def fact_record(fact: Fact, with_file: bool) -> Record:
    """One fact by column."""
    record: Record = {
        "statement": fact.statement,
        "side": fact.side,
        "code": fact.code,
        "name": fact.name,
        "measure": fact.measure,
        "amount": yuan(fact.amount),
        "page": fact.source.page,
    }
    return record | {FILE: fact.source.file} if with_file else record


def document_record(budget: UnitBudget) -> Record:
    """What a document is."""
    return {
        "unit": budget.unit,
        "code": budget.code,
        "year": budget.year,
        "kind": budget.kind,
        "phase": budget.phase,
        "files": list(budget.files),
    }


def source_record(source: Source) -> Record:
    """A place in a document."""
    return {
        "file": source.file,
        "page": source.page,
        "table": source.table,
        "row": source.row,
        "column": source.column,
        "box": list(source.box) if source.box else None,
        "raw": source.raw,
    }


def yuan(amount: Amount | None) -> str | None:
    """An amount in yuan, or nothing."""
    return plain(amount.yuan) if amount else None


def csv_text(columns: Sequence[str], records: Iterable[Record]) -> str:
    """A header line and one line per record; None is blank."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue()


def json_text(data: Record) -> str:
    """JSON with Chinese as it is, two blanks of indentation, ending in a line feed."""
    import json  # not needed for CSV, which is what export writes unless told otherwise

    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _printed_record(fact: Fact) -> Record:
    """How a fact is printed: what only JSON tells; of a scan also how sure recognition is of the cell, 0 to 1."""
    amount = fact.amount
    source = source_record(fact.source)
    return {
        "printed": format(amount.figure, "f") if amount else None,
        "printed_unit": amount.unit.value if amount else None,
        "decimals": amount.decimals if amount else None,
        "state": fact.state,
        "proposed": yuan(fact.proposal.amount) if fact.proposal else None,
        **{key: source[key] for key in ("table", "row", "column", "box", "raw")},
        **({} if fact.source.confidence is None else {"confidence": round(fact.source.confidence, 4)}),
    }


def _target_records(target: TargetProject) -> list[Record]:
    """One record per indicator; a project without any is one record with blanks."""
    project = {"project": target.name, "goal": target.goal}
    fields = ("level1", "level2", "level3", "description", "value", "basis")
    if not target.indicators:
        return [{**project, **dict.fromkeys(fields, ""), "page": target.source.page}]
    return [
        {**project, **{field: getattr(indicator, field) for field in fields}, "page": indicator.source.page}
        for indicator in target.indicators
    ]


def _claim_record(claim: Claim) -> Record:
    return {
        "subject": claim.subject,
        "relation": claim.relation,
        "amount": yuan(claim.amount),
        "year": claim.year,
        "basis": claim.basis,
        "statement": claim.statement,
        "side": claim.side,
        "code": claim.code,
        "name": claim.name,
        "measure": claim.measure,
        "page": claim.source.page,
        "sentence": claim.sentence,
    }


def _notice_record(notice: Notice) -> Record:
    source = notice.source
    return {
        "kind": notice.kind,
        "rule": notice.rule,
        "message": notice.message,
        "file": source.file,
        "page": source.page,
        "line": source.line,
        "raw": source.raw,
    }
