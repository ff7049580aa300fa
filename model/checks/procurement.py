"""G01, G04, P19: government procurement in its table and in sentences, and what targets say they cover."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from model.checks.arithmetic import agrees, compare, contained, left_open
from model.checks.case import Case
from model.checks.citations import is_own
from model.checks.figures import figure, figures, stated
from model.checks.rule import Outcome, Rule
from model.checks.sheet import Sheet
from model.checks.trees import sums, totals
from model.disclosure import Claim
from model.vocabulary import TOTAL

PROCUREMENT = "procurement"
KINDS = ("货物", "工程", "服务")
"""What is bought is one of these three: 政府采购法, article 2."""

SMALLER, SMALLEST = re.compile(r"中小(型)?企业"), re.compile(r"小型和微型|小微")
COVERED = re.compile(r"^项目(支出)?(预算)?(资金|支出|金额)")


def procurement_adds_up(case: Case) -> Iterator[Outcome]:
    """采购表的合计等于各项之和、货物加工程加服务；正文同一句里三类齐全时也一样。"""
    sheet = case.sheet(PROCUREMENT)
    if _is_of_kinds(sheet):
        for measure, whole in sheet.rows.get(TOTAL, {}).items():
            if parts := figures(sheet.get(key, measure) for key in sheet.keys):
                yield compare(figure(whole), parts, missing=case.unread(PROCUREMENT))
    else:
        yield from totals(case, (PROCUREMENT,))
        yield from sums(case, (PROCUREMENT,), lambda _: True)
        yield from _only_children(sheet, case.unread(PROCUREMENT))
    for claims in _sentences(case):
        heads = [claim for claim in claims if _is_total(claim)]
        bought = [claim for claim in claims if _kind(claim.subject)]
        if len(heads) == 1 and sorted(_kind(claim.subject) for claim in bought) == sorted(KINDS):
            yield compare(stated(heads[0]), [stated(claim) for claim in bought])


def reserved_within_procurement(case: Case) -> Iterator[Outcome]:
    """面向中小企业预留的采购不大于政府采购总额，其中预留给小微企业的不大于前者。"""
    own = [claim for claims in _sentences(case) for claim in claims]
    total = next(filter(_is_total, own), None)
    smaller = [claim for claim in own if SMALLER.search(claim.subject)]
    smallest = [claim for claim in own if SMALLEST.search(claim.subject)]
    if len(smaller) == 1 and total is not None:
        yield contained(stated(smaller[0]), stated(total))
    if len(smaller) == len(smallest) == 1:
        yield contained(stated(smallest[0]), stated(smaller[0]))


def covered_within_projects(case: Case) -> Iterator[Outcome]:
    """正文所称绩效目标涉及的项目预算资金不大于项目支出；不要求相等。"""
    project = case.total("expenditure", "project")
    if project is None:
        return
    for claim in (claim for claims in _sentences(case) for claim in claims):
        if COVERED.search(claim.subject) and "绩效" in claim.sentence and not claim.statement:
            yield contained(stated(claim), figure(project))


def _only_children(sheet: Sheet, unread: Sequence[str]) -> Iterator[Outcome]:
    """Rows with one row set in below them are that row, where most are."""
    single = [(key, below[0]) for key, below in sheet.below.items() if key and len(below) == 1]
    pairs = ((sheet.rows[key].get("total"), sheet.get(child, "total")) for key, child in single)
    outcomes = [compare(figure(whole), [figure(part)], missing=unread) for whole, part in pairs if whole and part]
    closed = sum(map(agrees, outcomes))
    for outcome in outcomes:
        yield outcome if closed * 2 > len(outcomes) else left_open(outcome, "下级未必全部列出")


def _sentences(case: Case) -> Iterator[list[Claim]]:
    """The amounts of this year that each sentence states."""
    own = (claim for claim in case.budget.claims if is_own(claim, case.budget.year))
    for _, claims in groupby(own, key=lambda claim: (claim.sentence, claim.source.page)):
        yield list(claims)


def _is_total(claim: Claim) -> bool:
    return (claim.statement, claim.name) == (PROCUREMENT, TOTAL)


def _kind(subject: str) -> str:
    """The one kind of purchases a sentence speaks of; blank where it is none, or speaks of something else."""
    kinds = [kind for kind in KINDS if kind in subject]
    return kinds[0] if len(kinds) == 1 and ("采购" in subject or subject in (kinds[0], f"{kinds[0]}类")) else ""


def _is_of_kinds(sheet: Sheet) -> bool:
    """Whether a table lists the three kinds and nothing else."""
    named = [tuple(kind for kind in KINDS if kind in key) for key in sheet.keys]
    return len(set(named)) == len(named) >= 2 and all(len(kinds) == 1 for kinds in named)


RULES = (
    Rule("G01", "政府采购合计", "合计 = Σ各项；总额 = 货物 + 工程 + 服务", "error", "T1", procurement_adds_up),
    Rule("G04", "预留中小企业", "小微 ≤ 中小 ≤ 采购总额", "warning", "T5", reserved_within_procurement),
    Rule("P19", "绩效目标所涉资金", "涉及的项目资金 ≤ 项目支出", "warning", "T5", covered_within_projects),
)
