"""Facts as Parquet, for those who go on in DuckDB or Spark: the columns of the CSV, and what the document is.

Amounts are decimals in yuan, never floats; codes are text, so that 0201 stays 0201. The columns and their types are
the same for every document. Needs the optional extra ``[parquet]``.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from model.disclosure import UnitBudget
from model.export.facts import FACT_COLUMNS, FILE, document_record, exported, fact_record

if TYPE_CHECKING:
    import pyarrow

DIGITS, DECIMALS = 38, 6
"""Of an amount: as many as Parquet holds, six of them behind the point."""

DOCUMENT = ("unit", "code", "year", "kind", "phase")
"""What a document is, behind its facts; its code is called ``unit_code`` there, for a fact has one of its own."""


def facts_parquet(budgets: Sequence[UnitBudget], *, every: bool = False) -> bytes:
    """The facts of ``facts_csv`` with the unit, year, kind and phase of their document in each row.

    Raises ImportError where pyarrow is not installed.
    """
    import pyarrow
    from pyarrow import parquet

    table = pyarrow.Table.from_pylist(list(_records(budgets, every)), schema=_schema())
    target = io.BytesIO()
    parquet.write_table(table, target, compression="zstd")
    return target.getvalue()


def _schema() -> pyarrow.Schema:
    import pyarrow

    kinds = {
        "amount": pyarrow.decimal128(DIGITS, DECIMALS),
        "page": pyarrow.int32(),
        "year": pyarrow.int32(),
    }
    columns = (*FACT_COLUMNS, FILE, *map(_column, DOCUMENT))
    return pyarrow.schema([(column, kinds.get(column, pyarrow.string())) for column in columns])


def _records(budgets: Sequence[UnitBudget], every: bool) -> Iterator[dict[str, Any]]:
    for budget in budgets:
        document = document_record(budget)
        named = {_column(name): document[name] for name in DOCUMENT}
        for fact in exported(budget, every=every):
            record = fact_record(fact, with_file=True)
            amount = record["amount"]
            yield record | named | {"amount": None if amount is None else Decimal(amount)}


def _column(name: str) -> str:
    return "unit_code" if name == "code" else name
