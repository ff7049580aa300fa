"""Files of one publication become unit-years: 说明 and 报表 of one unit are one disclosure.

An explanation may print small tables of its own under the names of statements that the other file has in full: the
fuller file's table is the statement, the digest is kept under its printed title.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from model.disclosure import Fact, LineCount, Notice, UnitBudget
from model.errors import UnreadableDocument
from model.vocabulary import STATEMENTS

FULL_SET = 3
"""Statements that make a file a disclosure of its own, not an explanation with digests of another's tables."""

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
UNREAD = ("page", "unread-page")
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
    given_up = next((notice.message for notice in budget.notices if notice.kind in UNREAD), "")
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
    return not _shared(one, other) or _is_digest(one, other)


def _is_digest(one: UnitBudget, other: UnitBudget) -> bool:
    """Whether one file has a full set of tables, and the other, of the very same unit, repeats a few of them."""
    stated = sorted(len({fact.statement for fact in budget.facts}) for budget in (one, other))
    return stated[0] < FULL_SET <= stated[1] and (one.unit == other.unit or not (one.unit and other.unit))


def _shared(one: UnitBudget, other: UnitBudget) -> set[str]:
    return {fact.statement for fact in one.facts} & {fact.statement for fact in other.facts}


def _fuller(one: UnitBudget, other: UnitBudget) -> UnitBudget:
    return one if len(one.facts) >= len(other.facts) else other


def _without_digests(budget: UnitBudget, shared: Collection[str]) -> UnitBudget:
    """The budget whose tables of ``shared`` statements are only in ``export --all``, with a Notice for each."""
    digests = [fact for fact in budget.facts if fact.statement in shared]
    firsts = {fact.statement: fact for fact in reversed(digests)}
    return budget.model_copy(
        update={
            "facts": tuple(fact for fact in budget.facts if fact.statement not in shared),
            "gaps": tuple(gap for gap in budget.gaps if gap.statement not in shared),
            "others": (*map(_as_printed, digests), *budget.others),
            "notices": (*budget.notices, *map(_second, firsts.values())),
        }
    )


def _as_printed(fact: Fact) -> Fact:
    return fact.model_copy(update={"statement": fact.source.table or "（无表名）"})


def _second(fact: Fact) -> Notice:
    message = f"另一个文件的{STATEMENTS[fact.statement]}更完整，{fact.source.table}只在 --all 中列出"
    return Notice(kind="second-table", message=message, source=fact.source)


def _same_unit(one: str, other: str) -> bool:
    return one == other or one.startswith(other) or other.startswith(one)


def _joined(one: UnitBudget, other: UnitBudget) -> UnitBudget:
    main = _fuller(one, other)
    second = other if main is one else one
    trimmed = _without_digests(second, _shared(one, other))
    one, other = (one, trimmed) if main is one else (trimmed, other)
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
