"""The validation log as JSON, CSV and plain text (facts.md, contract of ``check``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from model.disclosure import Source, UnitBudget
from model.export.facts import SCHEMA, Record, csv_text, document_record, json_text, source_record
from model.finding import SEVERITY_LABELS, STATUS_LABELS, Coverage, Finding, Report, Status
from model.unread import is_unread, unread_in

FINDING_COLUMNS = (
    "id", "rule", "title", "severity", "status", "origin", "cause", "place", "message",
    "statement", "code", "name", "measure", "expected", "found", "difference", "page",
)  # fmt: skip

MOST_NOTICES = 12
"""Notices about the reading of one document that a person is shown at once."""

SILENT = (Status.PASS, Status.NOT_APPLICABLE)
"""Outcomes that are listed on request only."""


def merged(reports: Sequence[Report]) -> Report:
    """The reports of several unit-years as one."""
    findings = tuple(finding for report in reports for finding in report.findings)
    rules = dict.fromkeys(rule for report in reports for rule in report.coverage)
    return Report(findings=findings, coverage={rule: _sum(rule, reports) for rule in rules})


def has_errors(report: Report) -> bool:
    """Whether a finding of severity error fails: exit code 1."""
    return any(f.severity == "error" and f.status is Status.FAIL for f in report.findings)


def listed(report: Report, *, passed: bool = False) -> tuple[Finding, ...]:
    """The findings to export: passed and inapplicable instances only with ``passed``."""
    return tuple(finding for finding in report.findings if passed or finding.status not in SILENT)


def findings_json(budgets: Sequence[UnitBudget], report: Report, *, passed: bool = False) -> str:
    """The whole log with sources and coverage."""
    return json_text(
        {
            "schema": SCHEMA,
            "documents": [document_record(budget) for budget in budgets],
            "findings": [_record(finding) for finding in listed(report, passed=passed)],
            "coverage": {rule: vars(coverage) for rule, coverage in report.coverage.items()},
        }
    )


def findings_csv(report: Report, *, passed: bool = False) -> str:
    """One line per finding, without its sources."""
    return csv_text(FINDING_COLUMNS, (_record(finding) for finding in listed(report, passed=passed)))


def findings_text(budgets: Sequence[UnitBudget], report: Report, *, passed: bool = False) -> str:
    """The log for a person: what the documents are, the problems, and how much was checked."""
    shown = listed(report, passed=True) if passed else report.problems
    lines = [*(budget.title for budget in budgets), ""]
    lines += [finding_line(finding) for finding in shown]
    if not shown:
        lines.append(clear_line(budgets))
    return "\n".join([*lines, *reading_lines(budgets), "", coverage_line(report)]) + "\n"


def clear_line(budgets: Sequence[UnitBudget]) -> str:
    """What is said where no problem was found: not that all is well where something was not read."""
    lost = sum(map(unread_in, budgets))
    return f"核对到的没有发现问题；有 {lost} 处没有读出或没有采用，无从核对。" if lost else "没有发现问题。"


def reading_lines(budgets: Sequence[UnitBudget]) -> list[str]:
    """What could not be read of the documents, and what was mended or assumed; nothing where all was plain.

    No problem found is not all there is to say: what was not read was not checked, and is said first.
    """
    lines: list[str] = []
    for budget in budgets:
        shown = sorted(budget.notices, key=lambda notice: not is_unread(notice))[:MOST_NOTICES]
        lines += [] if budget.facts else [f"[读取] 没有读出任何预算表的数字（{_file(budget)}）"]
        lines += [f"[读取] 有 {len(budget.gaps)} 个应有数字的格没有读出（{_file(budget)}）"] if budget.gaps else []
        lines += [f"[读取] {notice.message}（{_where(notice.source) or _file(budget)}）" for notice in shown]
        if more := len(budget.notices) - len(shown):
            lines.append(f"[读取] 另有 {more} 条说明，见界面或 export --format json（{_file(budget)}）")
    return ["", *lines] if lines else []


def _file(budget: UnitBudget) -> str:
    return "、".join(budget.files) or budget.title


def _where(source: Source) -> str:
    return " ".join(part for part in (source.file, source.place) if part)


def coverage_line(report: Report) -> str:
    """How many instances were checked and how they ended; what could not be checked is named."""
    all_rules = Coverage(**_sums(report.coverage.values()))
    checked = all_rules.passed + all_rules.rounding + all_rules.failed
    return (
        f"规则 {len(report.coverage)} 条，应核对 {all_rules.applicable} 处，已核对 {checked} 处："
        f"一致 {all_rules.passed}，舍入内一致 {all_rules.rounding}，不符 {all_rules.failed}；"
        f"无法核对 {all_rules.insufficient}，待上年文件 {all_rules.pending}。"
    )


def place_of(source: Source) -> str:
    """File, page or line, and table of a source, in words."""
    return " ".join(part for part in (source.file, source.place, source.table) if part)


def finding_line(finding: Finding) -> str:
    """A finding in one line: severity, rule, outcome, message and first place."""
    label = SEVERITY_LABELS[finding.severity]
    place = place_of(finding.sources[0]) if finding.sources else ""
    where = f"（{place}）" if place else ""
    return f"[{label}] {finding.rule} {STATUS_LABELS[finding.status]}：{finding.message}{where}"


def _record(finding: Finding) -> Record:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "title": finding.title,
        "severity": finding.severity,
        "status": finding.status.value,
        "origin": finding.origin,
        "cause": finding.cause,
        "place": finding.place,
        "message": finding.message,
        "formula": finding.formula,
        "statement": finding.statement,
        "side": finding.side,
        "code": finding.code,
        "name": finding.name,
        "measure": finding.measure,
        "expected": finding.expected,
        "found": finding.found,
        "difference": finding.difference,
        "page": finding.page,
        "sources": [source_record(source) for source in finding.sources],
    }


def _sum(rule: str, reports: Iterable[Report]) -> Coverage:
    return Coverage(**_sums(report.coverage[rule] for report in reports if rule in report.coverage))


def _sums(coverages: Iterable[Coverage]) -> dict[str, int]:
    totals = dict.fromkeys(Coverage.field_names(), 0)
    for coverage in coverages:
        for field in totals:
            totals[field] += getattr(coverage, field)
    return totals
