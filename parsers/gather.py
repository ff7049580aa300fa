"""Files of one publication become unit-years: 说明 and 报表 of one unit are one disclosure."""

from __future__ import annotations

from collections.abc import Sequence

from model.disclosure import LineCount, UnitBudget
from model.errors import UnreadableDocument
from model.vocabulary import STATEMENTS

_JOINED = (
    "files",
    "tables",
    "facts",
    "gaps",
    "others",
    "targets",
    "claims",
    "sections",
    "institutions",
    "glossary",
    "notices",
)

NO_BUDGET = "不像单位预算公开文件：没有预算表，也没有预算说明"
ILLEGIBLE = "扫描图像认不清（分辨率太低、太暗或太模糊），没有一个数字能确定，请换一份清楚的扫描件"
RECOGNISED = ("recognised-page", "poor-scan")
"""Kinds of the notices of pages that were recognised."""


def gather(budgets: Sequence[UnitBudget]) -> tuple[UnitBudget, ...]:
    """Join what belongs together, in the order given; what is no disclosure at all is an error."""
    for budget in budgets:
        _must_be_disclosure(budget)
    gathered: list[UnitBudget] = []
    for budget in budgets:
        at = next((index for index, other in enumerate(gathered) if _belong_together(other, budget)), None)
        if at is None:
            gathered.append(budget)
        else:
            gathered[at] = _joined(gathered[at], budget)
    return tuple(gathered)


def must_be_legible(budget: UnitBudget) -> None:
    """A scan of which no figure stands is none: raises UnreadableDocument, and not a log of what its pages may say."""
    unread = any(gap.source.page is not None and gap.source.confidence is not None for gap in budget.gaps)
    if unread and not budget.others and not _says_something(budget):
        raise UnreadableDocument(budget.files[0], ILLEGIBLE)


def _says_something(budget: UnitBudget) -> bool:
    """Whether there are figures, targets, or sentences about money."""
    said = _speaks_of_budgets(budget) and any(claim.amount is not None for claim in budget.claims)
    return bool(budget.facts or budget.targets) or said


def _must_be_disclosure(budget: UnitBudget) -> None:
    """A document without a budget table, a target or a claim about money is something else."""
    if _says_something(budget):
        return
    if any(table.statement in STATEMENTS for table in budget.tables):
        return
    given_up = next((notice.message for notice in budget.notices if notice.kind == "page"), "")
    reason = f"没有读出预算内容：{given_up}" if given_up else NO_BUDGET
    if any(notice.kind in RECOGNISED for notice in budget.notices):
        reason = f"{NO_BUDGET}；它是扫描件，也可能是图像太不清楚"
    raise UnreadableDocument(budget.files[0], reason)


def _speaks_of_budgets(budget: UnitBudget) -> bool:
    words = (section.title + "".join(paragraph.text for paragraph in section.paragraphs) for section in budget.sections)
    return any("预算" in text or "决算" in text for text in words)


def _belong_together(one: UnitBudget, other: UnitBudget) -> bool:
    """Whether two files are parts of one disclosure: same unit and year, and not two full sets of tables."""
    if one.year != other.year or one.phase != other.phase:
        return False
    if one.unit and other.unit and not _same_unit(one.unit, other.unit):
        return False
    return not ({fact.statement for fact in one.facts} & {fact.statement for fact in other.facts})


def _same_unit(one: str, other: str) -> bool:
    return one == other or one.startswith(other) or other.startswith(one)


def _joined(one: UnitBudget, other: UnitBudget) -> UnitBudget:
    main, second = (one, other) if len(one.facts) >= len(other.facts) else (other, one)
    together = {name: (*getattr(one, name), *getattr(other, name)) for name in _JOINED}
    counts = {name: getattr(one.lines, name) + getattr(other.lines, name) for name in LineCount.field_names()}
    return main.model_copy(
        update={
            **together,
            "unit": main.unit or second.unit,
            "code": main.code or second.code,
            "pages": one.pages + other.pages,
            "lines": LineCount(**counts),
        }
    )
