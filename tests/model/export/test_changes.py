"""A comparison as CSV, JSON, Markdown, plain text and workbook."""

from __future__ import annotations

import io
import json

import openpyxl

from model.comparison.compare import compare
from model.export.changes import changes_csv, changes_json, changes_md, changes_text
from model.export.workbook import changes_xlsx
from tests.builders import a_budget, a_pair


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
