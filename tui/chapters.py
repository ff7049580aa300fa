"""The text part of both years as chapters: narrative sections and, at the end, the tables and lists told in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from model.comparison.compare import ChangeKind
from model.disclosure import Notice, Section, UnitBudget
from model.names import plain_name
from model.vocabulary import STATEMENTS
from tui.desk import Desk
from tui.pairing import paired
from tui.prose import Prose

Topic = Literal["section", "institutions", "procurement", "assets", "beyond", "glossary", "claims", "notices"]


@dataclass(frozen=True)
class Chapter:
    """One entry at the left of 正文; ``statement`` is set where it is a table of figures."""

    title: str
    topic: Topic
    level: int = 1
    kind: ChangeKind = "same"
    new: Section | None = None
    old: Section | None = None
    statement: str = ""


def chapters(desk: Desk) -> tuple[Chapter, ...]:
    """Every section of either document, then organisation, procurement, assets, glossary and what the reader noted."""
    return (*_sections(desk), *_tables(desk), *_beyond(desk), *_lists(desk))


def _sections(desk: Desk) -> Iterable[Chapter]:
    old = desk.old.sections if desk.old else ()
    for new_section, old_section in paired(desk.new.sections, old, lambda section: _bare(section.title)):
        section = new_section or old_section
        if section is not None:
            kind = _kind(new_section, old_section) if desk.compares else "same"
            yield Chapter(section.title or "（开头）", "section", section.level, kind, new_section, old_section)


def _bare(title: str) -> str:
    """A title without its years and numbers, which differ from year to year."""
    return "".join(char for char in title if not char.isdigit())


def _kind(new: Section | None, old: Section | None) -> ChangeKind:
    if new is None or old is None:
        return "removed" if new is None else "added"
    same = [plain_name(p.text) for p in new.paragraphs] == [plain_name(p.text) for p in old.paragraphs]
    return "same" if same else "changed"


def _tables(desk: Desk) -> Iterable[Chapter]:
    for title, topic in (("政府采购", "procurement"), ("固定资产", "assets")):
        if any(budget.table(topic) or budget.facts_of(topic) for budget in desk.budgets):
            yield Chapter(title, topic, statement=topic)  # type: ignore[arg-type]


def _beyond(desk: Desk) -> Iterable[Chapter]:
    """Tables, and columns of known tables, that have no place in another pane: nothing printed is hidden."""
    for statement in dict.fromkeys(fact.statement for budget in desk.budgets for fact in budget.others):
        title = f"{STATEMENTS[statement]}（其余栏目）" if statement in STATEMENTS else statement
        yield Chapter(title, "beyond", statement=statement)


LISTS: tuple[tuple[str, Topic, Callable[[UnitBudget], tuple[object, ...]]], ...] = (
    ("机构设置", "institutions", lambda budget: budget.institutions),
    ("名词解释", "glossary", lambda budget: budget.glossary),
    ("文中的数字", "claims", lambda budget: budget.claims),
    ("读取说明", "notices", lambda budget: budget.notices),
)


def _lists(desk: Desk) -> Iterable[Chapter]:
    for title, topic, of in LISTS:
        if any(of(budget) for budget in desk.budgets):
            yield Chapter(title, topic)


def write(prose: Prose, chapter: Chapter, budget: UnitBudget, other: UnitBudget | None, at: int) -> None:
    """One chapter of one document; a mark before every paragraph that the other year does not have."""
    writers = {"institutions": _institutions, "glossary": _glossary, "claims": _claims, "notices": _notices}
    if chapter.topic == "section":
        _paragraphs(prose, (chapter.new, chapter.old)[at], (chapter.old, chapter.new)[at], other is not None, at)
    else:
        writers[chapter.topic](prose, budget)


def _paragraphs(prose: Prose, section: Section | None, other: Section | None, compares: bool, at: int) -> None:
    if section is None:
        prose.text("没有这一节。", "quiet")
        return
    known = {plain_name(paragraph.text) for paragraph in other.paragraphs} if other else set()
    mark, tone = ("+", "added") if at == 0 else ("-", "removed")
    for paragraph in section.paragraphs:
        fresh = compares and plain_name(paragraph.text) not in known
        prose.item(mark if fresh else " ", paragraph.text, mark_tone=tone)
        prose.gap()
    if not section.paragraphs:
        prose.text("只有标题。", "quiet")
    if section.source.place:
        prose.text(f"{section.source.file} {section.source.place}", "quiet")


def _institutions(prose: Prose, budget: UnitBudget) -> None:
    for institution in budget.institutions:
        prose.text(institution.name, "strong")
        for label, words in (("性质", institution.nature), ("规格", institution.rank), ("经费", institution.funding)):
            prose.pair(label, words or "未写")
        prose.gap()


def _glossary(prose: Prose, budget: UnitBudget) -> None:
    for term in budget.glossary:
        prose.text(term.name, "strong").text(term.definition, indent=2).gap()


def _claims(prose: Prose, budget: UnitBudget) -> None:
    for claim in budget.claims:
        prose.item(f"{claim.source.place or '文中'}", claim.sentence, mark_tone="quiet")
        if claim.reason:
            prose.text(f"原因：{claim.reason}", "quiet", indent=2)


def _notices(prose: Prose, budget: UnitBudget) -> None:
    for notice in budget.notices:
        prose.item(_notice_mark(notice), notice.message)
        if notice.source.raw:
            prose.text(f"原文「{notice.source.raw}」", "quiet", indent=2)


def _notice_mark(notice: Notice) -> str:
    return notice.source.place or "-"
