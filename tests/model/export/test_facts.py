"""Facts as CSV and JSON: the bytes are the contract."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from model.amount import Unit
from model.disclosure import Fact, Proposal, Source
from model.export.facts import facts_csv, facts_json
from tests.builders import a_budget, a_consistent_2023, a_pair, amount

HEADER = "statement,side,code,name,measure,amount,page"


def rows(text: str) -> list[dict[str, str]]:
    """The records of a CSV."""
    return list(csv.DictReader(io.StringIO(text)))


class TestFactsCsv:
    """One printed amount per line, in yuan."""

    def test_header_line_ends_and_plain_decimals(self) -> None:
        """No BOM, LF, no separators, no trailing zeros."""
        budget = a_budget().with_fact("expenditure", "2010301", "行政运行", total="966.57")
        budget = budget.with_fact("expenditure", "2010302", "会议费", total="1,788,773.90", unit=Unit.YUAN)
        budget = budget.with_item("assets", "车辆", unit=Unit.COUNT, count="2")
        assert facts_csv([budget.build()]) == (
            f"{HEADER}\n"
            "expenditure,,2010301,行政运行,total,9665700,4\n"
            "expenditure,,2010302,会议费,total,1788773.9,4\n"
            "assets,,,车辆,count,2,5\n"
        )

    def test_zero_and_dash_are_facts_and_blank_is_none(self) -> None:
        """A printed dash is 0."""
        budget = a_budget().with_item(
            "three_public", "公务接待费", total="-", general_public="0.00", state_capital=None
        )
        assert [(r["measure"], r["amount"]) for r in rows(facts_csv([budget.build()]))] == [
            ("total", "0"),
            ("general_public", "0"),
        ]

    def test_an_empty_document_is_its_header(self) -> None:
        """A document without any table fact."""
        assert facts_csv([a_budget().build()]) == f"{HEADER}\n"

    def test_several_files_add_the_column_file(self) -> None:
        """The last column says where a page counts from."""
        text = facts_csv(a_pair())
        assert text.startswith(f"{HEADER},file\n")
        assert {row["file"] for row in rows(text)} == {"unit2023.pdf", "unit2022.pdf"}

    def test_all_adds_other_tables_and_prints_parts_singly(self) -> None:
        """Every printed amount once: the sum of two rows is two lines."""
        parts = tuple(
            Fact(
                statement="expenditure", code="201", name="甲", measure="total", amount=amount(x), source=Source(page=p)
            )
            for x, p in (("1.00", 5), ("2.00", 6))
        )
        whole = parts[0].model_copy(update={"amount": amount("3.00"), "parts": parts})
        budget = a_budget().with_facts(whole).with_other("项目支出表", "专项检查", "金额", "2.00").build()
        assert [row["amount"] for row in rows(facts_csv([budget]))] == ["30000"]
        every = rows(facts_csv([budget], every=True))
        assert [(r["statement"], r["amount"], r["page"]) for r in every] == [
            ("expenditure", "10000", "5"),
            ("expenditure", "20000", "6"),
            ("项目支出表", "20000", "4"),
        ]

    def test_all_adds_sentences_beside_a_table(self) -> None:
        """Amounts in the text of a page without a table are claims only."""
        budget = a_budget().with_table("expenditure", pages=(2,)).with_claim("会议费", "increase", "3.00")
        elsewhere = budget.with_claim("培训费", "is", "4.00", source=Source(file=budget.build().files[0], page=9))
        (record,) = rows(facts_csv([elsewhere.build()], every=True))
        assert (record["statement"], record["name"], record["measure"]) == ("正文", "会议费", "增加")
        assert (record["amount"], record["page"]) == ("30000", "2")
        assert rows(facts_csv([elsewhere.build()])) == []

    def test_a_column_of_differences_is_no_sentence(self) -> None:
        """It is listed with its table, once."""
        file = a_budget().build().files[0]
        budget = (
            a_budget().with_table("three_public", pages=(2,)).with_other("“三公”经费支出表", "会议费", "增减额", "3.00")
        )
        place = {"sentence": "", "source": Source(file=file, page=2, table="“三公”经费支出表")}
        (record,) = rows(facts_csv([budget.with_claim("会议费", "increase", "3.00", **place).build()], every=True))
        assert (record["statement"], record["measure"]) == ("“三公”经费支出表", "增减额")


class TestFactsJson:
    """The whole disclosure."""

    @pytest.fixture
    def data(self) -> dict[str, Any]:
        """A document with a lost cell that two witnesses give."""
        gap = Fact(
            statement="balance",
            side="expenditure",
            name="住房保障支出",
            measure="budget",
            state="blank",
            proposal=Proposal(amount=amount("54.84"), witnesses=("支出总表", "本年支出合计")),
        )
        budget = a_pair()[0].model_copy(update={"gaps": (gap,)})
        result: dict[str, Any] = json.loads(facts_json([budget]))
        return result

    def test_shape(self, data: dict[str, Any]) -> None:
        """Schema 1 with its five lists."""
        assert list(data) == ["schema", "documents", "facts", "targets", "claims", "notices"]
        assert data["schema"] == 1
        assert data["documents"][0] == {
            "unit": "示例单位", "code": "999001", "year": 2023, "kind": "unit", "phase": "budget",
            "files": ["unit2023.pdf"],
        }  # fmt: skip

    def test_a_fact_tells_how_it_is_printed(self, data: dict[str, Any]) -> None:
        """The columns of the CSV and the printed form."""
        fact = data["facts"][0]
        assert list(fact) == [
            *HEADER.split(","), "printed", "printed_unit", "decimals", "state", "proposed",
            "table", "row", "column", "box", "raw",
        ]  # fmt: skip
        assert (fact["amount"], fact["printed"], fact["printed_unit"], fact["decimals"]) == (
            "1000000",
            "100.00",
            "万元",
            2,
        )

    def test_a_recognised_cell_tells_how_surely(self, data: dict[str, Any]) -> None:
        """Cells of a text layer have no such field."""
        budget = a_consistent_2023().build()
        fact = budget.facts[0]
        sure = fact.model_copy(update={"source": fact.source._replace(confidence=0.93)})
        (record, *_) = json.loads(facts_json([budget.model_copy(update={"facts": (sure,)})]))["facts"]
        assert record["confidence"] == 0.93
        assert all("confidence" not in record for record in data["facts"])

    def test_a_proposed_value_is_not_an_amount(self, data: dict[str, Any]) -> None:
        """It stands beside the lost cell, and the CSV has neither."""
        (gap,) = [fact for fact in data["facts"] if fact["amount"] is None]
        assert (gap["state"], gap["proposed"]) == ("blank", "548400")

    def test_claims_and_targets(self, data: dict[str, Any]) -> None:
        """One record per sentence, one per indicator."""
        assert [claim["relation"] for claim in data["claims"]] == ["is", "increase", "increase"]
        assert [target["level3"] for target in data["targets"]] == ["检查次数", "检查成本"]

    def test_a_project_without_indicators_is_one_record(self) -> None:
        """It is not lost."""
        data = json.loads(facts_json([a_budget().with_target("信息化项目", "建设系统").build()]))
        assert [(t["project"], t["level1"]) for t in data["targets"]] == [("信息化项目", "")]
