"""Parquet holds what the CSV holds, with types that lose nothing."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest

from model.disclosure import UnitBudget
from model.export.facts import FACT_COLUMNS, facts_csv
from model.export.parquet import facts_parquet
from tests.builders import a_budget, a_pair

pyarrow = pytest.importorskip("pyarrow", reason="the extra [parquet] is not installed")
parquet = pytest.importorskip("pyarrow.parquet", reason="the extra [parquet] is not installed")


def table(*budgets: UnitBudget) -> pyarrow.Table:
    return parquet.read_table(io.BytesIO(facts_parquet(budgets)))


class TestFacts:
    """One row per fact."""

    def test_the_rows_of_the_csv(self) -> None:
        budget = a_pair()[0]
        rows = table(budget).select(FACT_COLUMNS).to_pylist()
        printed = list(csv.DictReader(io.StringIO(facts_csv([budget]))))
        assert [Decimal(row["amount"]) for row in printed] == [row["amount"] for row in rows]
        for name in ("statement", "side", "code", "name", "measure"):
            assert [row[name] for row in printed] == [row[name] for row in rows]

    def test_types_are_the_same_for_all(self) -> None:
        one, empty = table(*a_pair()), table(a_budget().build())
        assert one.schema == empty.schema
        assert str(one.schema.field("amount").type) == "decimal128(38, 6)"
        assert str(one.schema.field("code").type) == "string"

    def test_the_document_stands_in_every_row(self) -> None:
        new, old = a_pair()
        rows = table(new, old)
        assert set(rows.column("year").to_pylist()) == {new.year, old.year}
        assert set(rows.column("unit").to_pylist()) == {new.unit, old.unit}
