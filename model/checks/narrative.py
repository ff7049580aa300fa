"""N, S11, G05, A03: figures in sentences against the tables and against each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from model.checks.arithmetic import addressed, agrees, at, compare, left_open, same
from model.checks.case import Case
from model.checks.citations import SPENDING_TABLES, cells_of, is_structural, key_of, states_this_year
from model.checks.figures import Figure, figure, stated
from model.checks.rule import Generator, Outcome, Rule
from model.disclosure import Claim, FactKey
from model.finding import Status
from model.vocabulary import TOTAL, TWO_SIDED

LEVELS = ("basic", "project", "business", "to_superior", "to_subordinate", "reserve")
LANES = ("personnel", "operating")
CARS = "公务用车购置及运行维护费"
CAR_PARTS = ("公务用车购置费", "公务用车运行维护费")
HEADS = re.compile(r"(总计|合计|总额|总预算)$")

Family = Callable[[Claim], bool]
Named = dict[tuple[str, str], Figure]


def _against_tables(family: Family, words: str) -> Generator:
    """The generator of one family of claims: each sentence against the cell it speaks of."""

    def generate(case: Case) -> Iterator[Outcome]:
        for claim in case.budget.claims:
            if states_this_year(claim, case.budget.year) and family(claim):
                yield from _against_cell(case, claim)

    generate.__doc__ = words
    return generate


def _against_cell(case: Case, claim: Claim) -> Iterator[Outcome]:
    """A sentence passes when any table that carries the account agrees; it fails against the one the reader named."""
    cells = cells_of(case, claim)
    if cells:
        outcomes = [addressed(same(stated(claim), figure(cell)), figure(cell)) for cell in cells]
        outcome = next((outcome for outcome in outcomes if agrees(outcome)), outcomes[0])
        outcome = _named_wrongly(claim, outcome)
        yield left_open(outcome, "所在句子说的是别的口径") if _of_another_scope(case, claim) else outcome
    elif claim.amount is not None and claim.amount.yuan and case.table(claim.statement) is not None:
        said = claim.amount.words
        message = f"正文“{claim.subject}”{at(claim.source)}：{said}，表中没有找到对应的数。"
        yield Outcome(status=Status.INSUFFICIENT, message=message, sources=(claim.source,))


def _named_wrongly(claim: Claim, outcome: Outcome) -> Outcome:
    """A sentence that names 类, 款 and 项, whose 项 is a 款 in the table: the figure is right and the path is not."""
    if not agrees(outcome) or claim.subject.count("/") != 2 or len(outcome.code) != 5:
        return outcome
    own = f"{outcome.code} {outcome.name}"
    message = f"正文“{claim.subject}”{at(claim.source)}：金额相符，但所称的项在表中是款（{own}）。"
    return outcome.model_copy(update={"status": Status.FAIL, "severity": "warning", "message": message, "terms": ()})


def _of_another_scope(case: Case, claim: Claim) -> bool:
    """基本支出 or 项目支出 after a head of the same sentence that no table carries is a part of that head."""
    if not is_structural(claim) or HEADS.search(claim.subject):
        return False
    near = [other for other in case.budget.claims if other.sentence == claim.sentence and other.relation == "is"]
    unknown = any(HEADS.search(other.subject) and not other.statement for other in near)
    return unknown or (claim.measure in LANES and _parts_more(case, claim.statement, near))


def _parts_more(case: Case, statement: str, near: Sequence[Claim]) -> bool:
    """Whether the 基本支出 beside 人员经费 is that of all money, where the table has one fund's: its parts are, too."""
    own = case.total(statement, "total")
    basic = [other for other in near if other.measure == "basic" and other.amount is not None]
    return own is not None and any(not agrees(same(stated(other), figure(own))) for other in basic)


def same_indicator_agrees(case: Case) -> Iterator[Outcome]:
    """正文里同一科目、同一“三公”项目的本年数多次出现时须一致；基本支出等总括的词各处所指不同，不比。"""
    first: dict[FactKey, Claim] = {}
    for claim in case.budget.claims:
        key = key_of(case, claim) if states_this_year(claim, case.budget.year) else None
        if key is None or is_structural(claim):
            continue
        earlier = first.setdefault(key, claim)
        if earlier is not claim:
            fact = case.cells.get(key)
            outcome = same(stated(claim), stated(earlier))
            yield addressed(outcome, figure(fact)) if fact else outcome


def parts_make_the_head(case: Case) -> Iterator[Outcome]:
    """同一句里“其中”各部分之和等于总数：支出 = 基本 + 项目（+ 同级各项），基本 = 人员 + 公用，公车 = 购置 + 运行。"""
    claims = [claim for claim in case.budget.claims if states_this_year(claim, case.budget.year)]
    for _, group in groupby(claims, key=lambda claim: claim.sentence):
        yield from _groups({_short(claim): stated(claim) for claim in reversed(list(group))})


def changes_make_the_change(case: Case) -> Iterator[Outcome]:
    """同一句里各部分增减之和等于总的增减。"""
    changes = [claim for claim in case.budget.claims if claim.relation in ("increase", "decrease") and claim.amount]
    for _, group in groupby(changes, key=lambda claim: (claim.sentence, claim.year, claim.basis)):
        yield from _groups({_short(claim): _signed(claim) for claim in group})


def _signed(claim: Claim) -> Figure:
    change = stated(claim)
    return change.negative() if claim.relation == "decrease" else change


def _short(claim: Claim) -> tuple[str, str]:
    """Row and column without the table; 支出总计 of a two-sided statement is the total of spending."""
    if claim.statement in TWO_SIDED:
        return (TOTAL, "total") if claim.side == "expenditure" and HEADS.search(claim.name) else ("", claim.name)
    row = claim.code or claim.name
    return (row, claim.measure) if claim.statement != "three_public" or row != TOTAL else ("三公", claim.measure)


def _groups(known: Named) -> Iterator[Outcome]:
    """Heads whose parts all stand in the sentence; one part alone, or one of two lanes, is not exhaustive."""
    levels = [known[TOTAL, measure] for measure in LEVELS if (TOTAL, measure) in known]
    lanes = [known[TOTAL, measure] for measure in LANES if (TOTAL, measure) in known]
    cars = [known[part, "total"] for part in CAR_PARTS if (part, "total") in known]
    for head, parts in (((TOTAL, "total"), levels), ((TOTAL, "basic"), lanes), ((CARS, "total"), cars)):
        if head in known and len(parts) >= 2:
            yield _group(known[head], parts)


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
    return claim.statement in SPENDING_TABLES and bool(claim.code or claim.name != TOTAL)


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
