"""N07: 机关运行经费 is the 公用经费 of the organs; with 事业单位 in scope it is only a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.checks.arithmetic import at, contained, same
from model.checks.case import Case
from model.checks.citations import cell_of, states_this_year
from model.checks.figures import Figure, figure, stated
from model.checks.rule import Outcome, Rule
from model.disclosure import Claim, Fact
from model.finding import Severity, Status

ITEM = "机关运行经费"
SENTENCE = re.compile(r"机关运行")
ORGAN = re.compile(r"行政|参公|参照公务员")
STATED_IN = ("basic_economic", "three_public")


def running_costs(case: Case) -> Iterator[Outcome]:
    """机关运行经费等于公用经费合计；范围内有事业单位时只要求不超过。只列分项、不说总额的，请看一眼。"""
    operating = case.total("basic_economic", "operating")
    if operating is None or operating.amount is None:
        return
    total = _stated_total(case)
    if total is not None:
        yield _against(case, total, figure(operating))
        return
    parts = _stated_parts(case)
    if parts and _only_organs(case):
        yield _without_total(case, parts, operating)


def _stated_total(case: Case) -> Figure | None:
    """The total as the 三公 table or a sentence gives it."""
    printed = case.cell("three_public", ITEM, "total")
    if printed is not None and printed.amount is not None:
        return figure(printed)
    claims = (claim for claim in case.budget.claims if states_this_year(claim, case.budget.year))
    return next((stated(claim) for claim in claims if claim.name == ITEM), None)


def _against(case: Case, total: Figure, operating: Figure) -> Outcome:
    """Equal for organs alone; a smaller figure is right wherever 事业单位 may be in scope."""
    if _only_organs(case):
        return same(total, operating)
    outcome = contained(total, operating)
    return outcome.model_copy(update={"severity": "warning"}) if outcome.status is Status.FAIL else outcome


def _only_organs(case: Case) -> bool:
    """Whether the document is of one unit and says of every institution that it is an organ."""
    natures = [institution.nature for institution in case.budget.institutions]
    return case.budget.kind == "unit" and bool(natures) and all(ORGAN.search(nature) for nature in natures)


def _stated_parts(case: Case) -> list[Claim]:
    """Items of 公用经费 that a sentence about 机关运行 lists."""
    claims = (claim for claim in case.budget.claims if states_this_year(claim, case.budget.year))
    return [claim for claim in claims if SENTENCE.search(claim.sentence) and claim.statement in STATED_IN]


def _without_total(case: Case, parts: list[Claim], operating: Fact) -> Outcome:
    """No total is stated: a matter of form, and an error where a listed item is wrong besides."""
    listed = [stated(part) for part in parts]
    wrong = [one for one, part in zip(listed, parts, strict=True) if _is_wrong(case, part)]
    severity: Severity = "error" if wrong else "warning"
    whole = figure(operating)
    sums = " + ".join(part.text for part in listed)
    words = f"只列了 {sums}，没有说明总额；公用经费为 {whole.text} {whole.unit}"
    message = f"正文机关运行经费{at(parts[0].source)}：{words}。"
    outcome = Outcome.about(operating, Status.FAIL, message, severity=severity)
    sources = (*(part.source for part in parts), operating.source)
    terms = tuple(one.term for one in wrong[:1])
    formula = f"{whole.text} ≠ {sums}（{whole.unit}）"
    return outcome.model_copy(update={"formula": formula, "sources": sources, "terms": terms})


def _is_wrong(case: Case, part: Claim) -> bool:
    cell = cell_of(case, part)
    return cell is not None and same(stated(part), figure(cell)).status is Status.FAIL


RULES = (Rule("N07", "机关运行经费", "机关运行经费 = 公用经费（有事业单位时 ≤）", "error", "T2", running_costs),)
