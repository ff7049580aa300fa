"""N, S11, G05, A03: figures in sentences against the tables and against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from model.checks.arithmetic import addressed, compare, same
from model.checks.case import Case
from model.checks.figures import Figure, figure, stated
from model.checks.rule import Generator, Outcome, Rule
from model.checks.sheet import FUNCTIONAL_CODE
from model.disclosure import Claim, Fact, FactKey
from model.finding import Status
from model.vocabulary import TOTAL, TWO_SIDED

GROUPS: tuple[tuple[tuple[str, str], tuple[tuple[str, str], ...]], ...] = (
    ((TOTAL, "total"), ((TOTAL, "basic"), (TOTAL, "project"))),
    ((TOTAL, "basic"), ((TOTAL, "personnel"), (TOTAL, "operating"))),
    (
        ("公务用车购置及运行维护费", "total"),
        (("公务用车购置费", "total"), ("公务用车运行维护费", "total")),
    ),
)
"""Heads and the parts that exhaust them, as (row, measure)."""

Family = Callable[[Claim], bool]


def key_of(claim: Claim) -> FactKey:
    """The address of the figure a claim speaks of; blank where the reader could not tell."""
    return FactKey(claim.statement, claim.side, claim.code or claim.name, claim.measure)


def states_this_year(claim: Claim, year: int | None) -> bool:
    """Whether a sentence gives this budget's own figure, and says which one."""
    bound = bool(claim.statement and claim.measure and (claim.code or claim.name))
    own = claim.year in (None, year) and claim.basis in (None, "budget")
    return claim.relation == "is" and claim.amount is not None and bound and own


def _against_tables(family: Family, words: str) -> Generator:
    """The generator of one family of claims: each sentence against the cell it speaks of."""

    def generate(case: Case) -> Iterator[Outcome]:
        for claim in case.budget.claims:
            if states_this_year(claim, case.budget.year) and family(claim):
                yield from _against_cell(case, claim)

    generate.__doc__ = words
    return generate


def _against_cell(case: Case, claim: Claim) -> Iterator[Outcome]:
    fact = case.cells.get(key_of(claim))
    if fact is not None:
        yield _filed(same(stated(claim), figure(fact)), fact)
    elif claim.amount is not None and claim.amount.yuan and case.table(claim.statement) is not None:
        text = f"{claim.amount.figure} {claim.amount.unit}"
        message = f"正文“{claim.subject}”{claim.source.place}：{text}，表中对应的单元格空白，无法核对。"
        yield Outcome(status=Status.INSUFFICIENT, message=message, sources=(claim.source,))


def _filed(outcome: Outcome, fact: Fact) -> Outcome:
    return addressed(outcome, figure(fact))


def same_indicator_agrees(case: Case) -> Iterator[Outcome]:
    """正文里同一指标（同一科目、同一栏、同一年）多次出现时，数字须一致。"""
    claims = [claim for claim in case.budget.claims if states_this_year(claim, case.budget.year)]
    for _, repeated in groupby(sorted(claims, key=key_of), key=key_of):
        first, *rest = repeated
        for claim in rest:
            fact = case.cells.get(key_of(claim))
            outcome = same(stated(claim), stated(first))
            yield _filed(outcome, fact) if fact else outcome


def parts_make_the_head(case: Case) -> Iterator[Outcome]:
    """正文“其中”各部分之和等于总数：支出 = 基本 + 项目，基本 = 人员 + 公用，公车 = 购置 + 运行。"""
    claims = [claim for claim in case.budget.claims if states_this_year(claim, case.budget.year)]
    known = {_short(claim): stated(claim) for claim in reversed(claims)}
    yield from _groups(known)


def changes_make_the_change(case: Case) -> Iterator[Outcome]:
    """正文同一句里，各部分增减之和等于总的增减。"""
    changes = [claim for claim in case.budget.claims if claim.relation in ("increase", "decrease") and claim.amount]
    by_base = sorted(changes, key=_base)
    for _, group in groupby(by_base, key=_base):
        yield from _groups({_short(claim): _signed(claim) for claim in group})


def _base(claim: Claim) -> tuple[int, str, str]:
    return (claim.year or 0, claim.basis or "", claim.sentence)


def _signed(claim: Claim) -> Figure:
    change = stated(claim)
    return change.negative() if claim.relation == "decrease" else change


def _short(claim: Claim) -> tuple[str, str]:
    """Row and column without the table: the text's 基本支出 is the same in any of them."""
    if claim.statement in TWO_SIDED:
        return (claim.statement, claim.side + claim.code + claim.name)
    return (claim.code or claim.name, claim.measure)


def _groups(known: dict[tuple[str, str], Figure]) -> Iterator[Outcome]:
    for head, parts in GROUPS:
        if head in known and all(part in known for part in parts):
            yield _group(known[head], [known[part] for part in parts])


def _group(head: Figure, parts: list[Figure]) -> Outcome:
    """A head that is a decrease is set positive, its parts turned with it."""
    if head.sign < 0:
        return compare(head.negative(), [part.negative() for part in parts])
    return compare(head, parts)


def _income_total(claim: Claim) -> bool:
    return claim.statement in TWO_SIDED and claim.name in ("收入总计", "收入合计", "本年收入合计")


def _income(claim: Claim) -> bool:
    revenue = claim.statement == "revenue" or (claim.statement in TWO_SIDED and claim.side == "revenue")
    return revenue and not _income_total(claim)


def _item(claim: Claim) -> bool:
    return bool(FUNCTIONAL_CODE.fullmatch(claim.code)) and claim.statement not in (*TWO_SIDED, "revenue")


def _economic_item(claim: Claim) -> bool:
    return claim.statement in ("basic_economic", "basic_government") and bool(claim.code)


def _spending(claim: Claim) -> bool:
    loose = ("three_public", "assets", "procurement")
    return not any((_income_total(claim), _income(claim), _item(claim), _economic_item(claim))) and (
        claim.statement not in loose
    )


def _of(statement: str) -> Family:
    return lambda claim: claim.statement == statement


_N01 = _against_tables(_income_total, "正文的收入总计等于收支总表。")
_N02 = _against_tables(_income, "正文的每项收入等于表中同一来源。")
_N03 = _against_tables(_spending, "正文的支出总额、基本支出、人员经费、公用经费、项目支出等于表中的数。")
_N05 = _against_tables(_item, "正文每个“类—款—项”的金额等于支出表的同一科目。")
_N08 = _against_tables(_economic_item, "正文列举的机关运行经费各项等于基本支出表的同一经济科目。")
_S11 = _against_tables(_of("three_public"), "正文的“三公”各项与机关运行经费等于“三公”表。")
_G05 = _against_tables(_of("procurement"), "正文的政府采购金额等于采购表。")
_A03 = _against_tables(_of("assets"), "正文的资产总额等于资产表。")

RULES = (
    Rule("N01", "正文收入总计", "正文 = 收支总表", "error", "T2", _N01),
    Rule("N02", "正文收入各项", "正文 = 各来源", "error", "T2", _N02),
    Rule("N03", "正文支出各项", "正文 = 支出表、基本支出表", "error", "T2", _N03),
    Rule("N05", "正文科目金额", "正文 = 科目", "error", "T2", _N05),
    Rule("N06", "正文前后一致", "同一指标只有一个数", "error", "T2", same_indicator_agrees),
    Rule("N08", "正文机关运行经费各项", "正文 = 302xx", "error", "T2", _N08),
    Rule("N18", "正文“其中”之和", "总数 = Σ其中", "error", "T1", parts_make_the_head),
    Rule("N19", "正文增减之和", "Δ总 = ΣΔ部分", "error", "T1", changes_make_the_change),
    Rule("S11", "正文“三公”", "正文 = “三公”表", "error", "T2", _S11),
    Rule("G05", "正文政府采购", "正文 = 采购表", "error", "T2", _G05),
    Rule("A03", "正文资产总额", "正文 = 资产表", "error", "T2", _A03),
)
