"""Which cell a sentence speaks of: by its address or by the path 类/款/项 it names, and in which tables to look."""

from __future__ import annotations

from collections.abc import Iterator

from model.checks.case import Case
from model.checks.sheet import Sheet, ancestors
from model.disclosure import Claim, Fact, FactKey
from model.names import plain_name
from model.vocabulary import FUNCTIONAL, TOTAL, TWO_SIDED

SISTERS = ("expenditure", "general_public", "appropriation")
"""Tables that may all carry the figure a sentence about spending means; the text seldom says which."""

FUNDS = ("general_public", "government_fund", "state_capital")
"""Statements of one fund, named like the measure that is money from it."""

SPENDING_TABLES = (*SISTERS, "government_fund", "state_capital")


def is_own(claim: Claim, year: int | None) -> bool:
    """Whether a sentence states an amount of this budget: of its year and phase, and no change."""
    own = claim.year in (None, year) and claim.basis in (None, "budget")
    return claim.relation == "is" and claim.amount is not None and own


def states_this_year(claim: Claim, year: int | None) -> bool:
    """Whether a sentence gives this budget's own figure, and says which one."""
    return is_own(claim, year) and bool(claim.statement and claim.measure)


def key_of(case: Case, claim: Claim) -> FactKey | None:
    """The address of the figure a claim speaks of; None where the sentence leaves open which account it is."""
    row = claim.code or claim.name
    if not (claim.statement and claim.measure and row):
        return None
    sheet = case.sheet(claim.statement, claim.side)
    if claim.statement in FUNCTIONAL and not claim.code and row != TOTAL and sheet.coded:
        codes = list(_codes_on(sheet, claim))
        return FactKey(claim.statement, claim.side, codes[0], claim.measure) if len(codes) == 1 else None
    return FactKey(claim.statement, claim.side, row, claim.measure)


def cell_of(case: Case, claim: Claim) -> Fact | None:
    """The printed figure or gap a claim speaks of."""
    key = key_of(case, claim)
    return case.cells.get(key) if key else None


def cells_of(case: Case, claim: Claim) -> tuple[Fact, ...]:
    """Every cell the claim may mean, the one the reader named first: the same account in sister tables, and this year's
    money of it."""
    key = key_of(case, claim)
    if key is None:
        return ()
    tables = [key.statement, *(SISTERS if key.statement in SISTERS else ())]
    keys = [key._replace(statement=statement) for statement in dict.fromkeys(tables)]
    cells = [cell for each in keys if (cell := case.cells.get(each)) is not None]
    if cells and key.measure == "total" and key.row != TOTAL:
        cells += [cell for each in _of_this_year(key) if (cell := case.cells.get(each)) is not None]
    return tuple(cells)


def _of_this_year(key: FactKey) -> tuple[FactKey, ...]:
    """Where an account's money without what was carried over stands: 当年拨款 is told of where the total holds both."""
    own = key._replace(measure="current_year")
    fund = key.statement if key.statement in FUNDS else "appropriation"
    return (own, key._replace(statement="revenue", measure=fund))


def is_structural(claim: Claim) -> bool:
    """Whether a claim is about a total, whose words recur for different funds and scopes."""
    return claim.statement in TWO_SIDED or (claim.name == TOTAL and claim.statement != "three_public")


def _codes_on(sheet: Sheet, claim: Claim) -> Iterator[str]:
    """The accounts of that name, on the path the sentence gives from 类 down."""
    path = [_bare(part) for part in claim.subject.split("/")]
    for key in sheet.keys:
        if _bare(sheet.name(key)) == _bare(claim.name):
            above = {_bare(sheet.name(code)) for code in ancestors(key)}
            if all(part in above for part in path[:-1] if part):
                yield key


def _bare(name: str) -> str:
    return plain_name(name).removesuffix("支出")
