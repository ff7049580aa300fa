"""``export``, ``check``, ``diff`` and the text report: the core of the screens, on stdout (facts.md, contracts).

A command reads by the reader it is handed, speaks on stderr, and answers with what is to go to stdout.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from parsers.characters import plain
from tui.output import tell
from tui.reading import Reader, Readings, WrongChoice, one_unit_each, read_all, read_one

if TYPE_CHECKING:
    from model.comparison.compare import Comparison
    from model.disclosure import UnitBudget
    from model.finding import Report
    from tui.desk import Couple, Desk

CLEAN, FINDINGS, UNREADABLE = 0, 1, 2


class Answer(NamedTuple):
    """The exit code of a command, and its data for stdout or a file; None where there is nothing to write."""

    code: int
    data: str | bytes | None = None


Checking = Callable[["UnitBudget", "UnitBudget | None"], "Report"]
Command = Callable[[Namespace, Reader], Answer]


def export(options: Namespace, reader: Reader) -> Answer:
    """Facts as CSV, JSON or Parquet; 2 if a file could not be read or prints no table figure."""
    facts_in = _form(options.format)
    readings = read_all(options.files, options, tell, reader)
    one_unit_each(readings.budgets, options.files)
    data = facts_in(readings.budgets, every=options.all)
    if accepted := sum(fact.state == "accepted" for budget in readings.budgets for fact in budget.facts):
        tell(f"其中 {accepted} 个数字是经人认可的推定值")
    bare = [budget for budget in readings.budgets if not budget.facts]
    for budget in bare:
        tell(f"{'、'.join(budget.files)}：没有读出任何预算表的数字")
    for sentence in dict.fromkeys(sentence for budget in readings.budgets for sentence in unread_pages(budget)):
        tell(sentence)
    return Answer(UNREADABLE if bare or readings.failed else CLEAN, data)


def unread_pages(budget: UnitBudget) -> Iterator[str]:
    """One sentence for the pages of each file that were not read for one reason: their figures are missing here."""
    pages: dict[tuple[str, str], list[str]] = {}
    for notice in budget.notices:
        if notice.kind == "unread-page":
            pages.setdefault((notice.source.file, notice.source.raw), []).append(str(notice.source.page))
    for (file, why), numbers in pages.items():
        yield f"{file}：第 {'、'.join(numbers)} 页没有读，其中的数字不在内：{why}"


def _form(name: str) -> Callable[..., str | bytes]:
    """What writes facts; asked for before files are read, so that the processes that read them have what it loads."""
    from model.export.facts import facts_csv, facts_json

    forms: dict[str, Callable[..., str | bytes]] = {"csv": facts_csv, "json": facts_json, "parquet": _in_parquet}
    return forms[name]


def _in_parquet(budgets: Sequence[UnitBudget], *, every: bool) -> bytes:
    from model.export.parquet import facts_parquet

    try:
        return facts_parquet(budgets, every=every)
    except ImportError:
        raise WrongChoice("导出 Parquet 要先安装：pip install 'budget-tui[parquet]'") from None


def check(options: Namespace, reader: Reader) -> Answer:
    """The validation log; 1 if a finding of severity error fails, 2 if a file could not be read."""
    from model.export.findings import findings_csv, findings_json, findings_text, has_errors

    readings = read_all(options.files, options, tell, reader)
    report = _report(readings, options, reader)
    budgets, passed = readings.budgets, options.passed
    texts = {
        "json": lambda: findings_json(budgets, report, passed=passed),
        "csv": lambda: findings_csv(report, passed=passed),
        "text": lambda: plain(findings_text(budgets, report, passed=passed)),
    }
    return Answer(_code(readings.failed, has_errors(report)), texts[options.format]())


def diff(options: Namespace, reader: Reader) -> Answer:
    """The comparison of two unit-years; why they may not be comparable goes to stderr, too."""
    from model.comparison.compare import compare, in_order
    from model.review.review import review_of, with_marks_on_changes

    new, old = in_order(*_two(options, reader))
    comparison = with_marks_on_changes(compare(new, old), review_of(new, old))
    for warning in comparison.warnings:
        tell(f"注意：{warning}")
    return Answer(CLEAN, _comparison_in(options.format, comparison))


def report(options: Namespace, reader: Reader) -> Answer:
    """What plain ``budget-tui A B`` prints where it cannot open the app."""
    from model.export.findings import has_errors
    from tui.desk import couples_of
    from tui.report import desk_text

    readings = read_all(options.files, options, tell, reader)
    desks = [_desk(couple) for couple in couples_of(readings.budgets)]
    code = _code(readings.failed, any(has_errors(desk.report) for desk in desks))
    return Answer(code, plain("\n".join(desk_text(desk) for desk in desks)))


def _desk(couple: Couple) -> Desk:
    """A desk whose log has the findings of the older document, too."""
    from model.checks import check as check_budget
    from model.export.findings import merged
    from model.review.review import review_of, with_marks_on_changes, with_marks_on_findings
    from tui.desk import desk_for

    desk = desk_for(couple)
    review = review_of(desk.new, desk.old)
    report = with_marks_on_findings(desk.report, review)
    if desk.old is None:
        return replace(desk, report=report)
    comparison = with_marks_on_changes(desk.comparison, review) if desk.comparison else None
    return replace(desk, comparison=comparison, report=merged([report, check_budget(desk.old)]))


def _code(failed: bool, errors: bool) -> int:
    if failed:
        return UNREADABLE
    return FINDINGS if errors else CLEAN


def _report(readings: Readings, options: Namespace, reader: Reader) -> Report:
    """Each unit-year checked alone and against the year before it, or against ``--with``."""
    from model.checks import check as check_budget
    from model.export.findings import merged
    from parsers.processes.shared import shared

    budgets = readings.budgets
    if options.other:
        other = read_one(options.other, options, reader)
        pairs = [(budget, _comparable(budget, other)) for budget in budgets]
    else:
        pairs = [(budget, _year_before(budget, budgets)) for budget in budgets]
    return merged(shared(partial(_checked, check_budget, options), pairs))


def _checked(check_budget: Checking, options: Namespace, pair: tuple[UnitBudget, UnitBudget | None]) -> Report:
    """The log of one unit-year with what a person has marked in it, as far as it will be listed."""
    from model.export.findings import listed
    from model.finding import Report
    from model.review.review import review_of, with_marks_on_findings

    report = with_marks_on_findings(check_budget(*pair), review_of(*pair))
    return Report(findings=listed(report, passed=options.passed), coverage=report.coverage)


def _comparable(budget: UnitBudget, other: UnitBudget) -> UnitBudget | None:
    """``other`` where the two can be checked against each other; why not is said on stderr."""
    from model.comparison.compare import differences

    reasons = differences(budget, other)
    if reasons:
        tell(f"注意：{''.join(reasons)}没有与对照文件核对。")
    return None if reasons else other


def _year_before(budget: UnitBudget, budgets: Sequence[UnitBudget]) -> UnitBudget | None:
    """The latest earlier year of the same unit, kind and phase."""
    from model.comparison.compare import differences

    earlier = [b for b in budgets if b.year and budget.year and b.year < budget.year and not differences(budget, b)]
    return max(earlier, key=lambda other: other.year or 0, default=None)


def _two(options: Namespace, reader: Reader) -> tuple[UnitBudget, UnitBudget]:
    """The two unit-years to compare: two files, or more files that make up two disclosures."""
    if len(options.files) == 2:
        return read_one(options.files[0], options, reader), read_one(options.files[1], options, reader)
    budgets = read_all(options.files, options, tell, reader).budgets
    if len(budgets) != 2:
        raise WrongChoice(f"比较需要两份预算，这里有 {len(budgets)} 份")
    return budgets[0], budgets[1]


def _comparison_in(form: str, comparison: Comparison) -> str | bytes:
    from model.export.changes import changes_csv, changes_json, changes_md, changes_text
    from model.export.workbook import changes_xlsx

    if form == "xlsx":
        return changes_xlsx(comparison)
    texts = {
        "csv": changes_csv,
        "json": changes_json,
        "md": changes_md,
        "text": changes_text,
    }
    text = texts[form](comparison)
    return plain(text) if form in ("md", "text") else text
