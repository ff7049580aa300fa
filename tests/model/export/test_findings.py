"""The validation log as JSON, CSV and plain text."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from model.disclosure import Notice, Source
from model.export.findings import MOST_NOTICES, findings_csv, findings_json, findings_text, has_errors, merged
from model.finding import Coverage, Finding, Report, Status
from tests.builders import a_budget, a_pair


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
        assert [
            (row["rule"], row["status"], row["page"]) for row in csv.DictReader(io.StringIO(findings_csv(report)))
        ] == [
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
        assert f"没有发现问题；有 {MOST_NOTICES + 2} 处没有读出或没有采用" in text
        assert "没有发现问题。" not in text

    def test_text_says_what_was_not_read_first(self) -> None:
        """Of many notices some are shown: not those of mended figures alone."""
        mended = Notice(kind="blank-in-number", message="数字中间有空格", source=Source(page=1))
        lost = Notice(kind="left-out", message="第 9 页有 3 个数字没有归属，没有采用", source=Source(page=9))
        unseen = Notice(kind="page", message="第 2 页：2 个字符在页面之外，没有读入", source=Source(page=2))
        budget = replace(a_pair()[0], notices=(*(mended,) * MOST_NOTICES, unseen, lost))
        text = findings_text([budget], Report())
        assert text.index(lost.message) < text.index(mended.message)
        assert "有 1 处没有读出" in text

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
