"""Exports: the bytes are the contract."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from model.amount import Unit
from model.compare import compare
from model.disclosure import Fact, Notice, Proposal, Source
from model.export import facts_csv, facts_json
from model.export_changes import changes_csv, changes_json, changes_md, changes_text
from model.export_findings import MOST_NOTICES, findings_csv, findings_json, findings_text, has_errors, merged
from model.finding import Coverage, Finding, Report, Status
from model.workbook import changes_xlsx
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


def a_finding(rule: str = "W08", **fields: Any) -> Finding:
    """One failed instance."""
    made = {
        "id": f"{rule}-1", "rule": rule, "title": "合计等于各项之和", "severity": "error", "status": Status.FAIL,
        "message": "合计 70.00 不等于 50.00 + 21.00", "sources": (Source(file="unit2023.pdf", page=7, raw="21.00"),),
    }  # fmt: skip
    return Finding(**(made | fields))


class TestFindings:
    """The validation log."""

    @pytest.fixture
    def report(self) -> Report:
        """One failure, one rounding, one pass."""
        findings = (
            a_finding(),
            a_finding("W18", severity="hint", status=Status.ROUNDING),
            a_finding("W05", status=Status.PASS),
        )
        return Report(findings=findings, coverage={"W08": Coverage(applicable=3, passed=2, failed=1)})

    def test_json_shape(self, report: Report) -> None:
        """Passed instances only on request; sources and coverage always."""
        data = json.loads(findings_json([a_pair()[0]], report))
        assert list(data) == ["schema", "documents", "findings", "coverage"]
        assert [finding["rule"] for finding in data["findings"]] == ["W08", "W18"]
        assert data["findings"][0]["sources"][0]["page"] == 7
        assert data["coverage"]["W08"]["failed"] == 1
        assert len(json.loads(findings_json([], report, passed=True))["findings"]) == 3

    def test_a_document_without_a_figure_is_not_simply_clean(self) -> None:
        """No problem was found since nothing was read, and the log says so."""
        bare = a_budget().with_section("概况", "职责").build()
        assert "没有读出任何预算表的数字" in findings_text([bare], Report())
        assert "没有读出任何" not in findings_text([a_pair()[0]], Report())

    def test_csv_has_one_line_per_finding(self, report: Report) -> None:
        """The page is that of the first source."""
        assert [(row["rule"], row["status"], row["page"]) for row in rows(findings_csv(report))] == [
            ("W08", "fail", "7"),
            ("W18", "pass-rounding", "7"),
        ]

    def test_text_names_problems_and_coverage(self, report: Report) -> None:
        """What failed, where, and how much was checked."""
        text = findings_text([a_pair()[0]], report)
        assert "[错误] W08 不符：合计 70.00 不等于 50.00 + 21.00（unit2023.pdf 第 7 页）" in text
        assert "W05" not in text
        assert "应核对 3 处，已核对 3 处" in text

    def test_text_names_what_was_not_read(self) -> None:
        """No problem found is not the whole truth where a table was left out."""
        budget = a_pair()[0]
        assert "[读取]" not in findings_text([budget], Report())
        lost = Notice(kind="page", message="第 5 页：收入总表分不清栏目，没有采用", source=Source(file="a.pdf", page=5))
        text = findings_text([replace(budget, notices=(lost,) * (MOST_NOTICES + 2))], Report())
        assert text.count("[读取] 第 5 页：收入总表分不清栏目，没有采用（a.pdf 第 5 页）") == MOST_NOTICES
        assert "[读取] 另有 2 条说明" in text

    def test_only_failed_errors_count_as_errors(self, report: Report) -> None:
        """A warning, a hint or a passed error does not change the exit code."""
        assert has_errors(report)
        assert not has_errors(Report(findings=report.findings[1:]))
        assert not has_errors(Report(findings=(a_finding(severity="warning"),)))

    def test_reports_of_two_documents_add_up(self, report: Report) -> None:
        """Coverage is summed by rule."""
        both = merged([report, report])
        assert len(both.findings) == 6
        assert both.coverage["W08"].applicable == 6


class TestChanges:
    """The comparison."""

    def test_csv_header_and_one_change(self) -> None:
        """Exactly the contract."""
        text = changes_csv(compare(*a_pair()))
        assert text.splitlines()[0] == (
            "statement,side,code,name,measure,kind,new,old,change,change_percent,"
            "share_new,share_old,contribution_percent,page_new,page_old,note"
        )
        assert "expenditure,,2010301,行政运行,total,changed,500000,450000,50000,11.11,50,56.25,25,7,7,\n" in text

    def test_json_carries_documents_and_warnings(self) -> None:
        """The new document first."""
        new, old = a_pair()
        data = json.loads(changes_json(compare(new, old.model_copy(update={"phase": "final"}))))
        assert [document["year"] for document in data["documents"]] == [2023, 2022]
        assert data["warnings"] == ["阶段不同：一份为预算，另一份为决算。"]
        assert data["changes"][0]["change"] == "200000"

    def test_text_and_memo_are_for_people(self) -> None:
        """In 万元, with words for kinds."""
        comparison = compare(*a_pair())
        assert "2010302 一般行政管理事务 · 合计 [新增] 空 → 20.00，+20.00" in changes_text(comparison)
        memo = changes_md(comparison)
        assert memo.startswith("# 示例单位 2023 年单位预算，对比 示例单位 2022 年单位预算\n")
        assert "1. 2010302 一般行政管理事务" in memo
        assert "| 201 一般公共服务支出 | 合计 | 变动 | 51.00 | 70.00 | +19.00 | 37.25 |" in memo

    def test_what_cannot_be_compared_is_one_line_per_reason(self) -> None:
        """A missing table is said once, with how many figures it leaves alone."""
        new, old = a_pair()
        bare = old.model_copy(update={
            "tables": tuple(table for table in old.tables if table.statement != "revenue"),
            "facts": tuple(fact for fact in old.facts if fact.statement != "revenue"),
        })  # fmt: skip
        lines = [line for line in changes_text(compare(new, bare)).splitlines() if "不可比" in line]
        assert lines == ["  [不可比] 48 个数字：2022 年文件没有《收入总表》"]

    def test_text_says_when_there_is_no_difference(self) -> None:
        """An empty list would look like a fault."""
        new, _ = a_pair()
        assert "没有差异。" in changes_text(compare(new, new.model_copy(update={"year": 2022})))

    def test_names_in_a_workbook_are_never_formulas(self) -> None:
        """A name that begins with = + - @ stays text; amounts are numbers."""
        names = ("=1+1", "+加", "-减", "@SUM(A1)")
        new, old = a_budget(), a_budget(year=2022)
        for name in names:
            new, old = (
                new.with_item("procurement", name, total="2.00"),
                old.with_item("procurement", name, total="1.00"),
            )
        book = openpyxl.load_workbook(io.BytesIO(changes_xlsx(compare(new.build(), old.build()))))
        cells = [(row[3], row[6]) for row in book.active.iter_rows(min_row=2)]
        assert [(name.value, name.data_type) for name, _ in cells] == [(name, "s") for name in names]
        assert {amount.value for _, amount in cells} == {20000}
