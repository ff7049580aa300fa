"""One key on several rows: summed where a total closes with the sum, taken once where it closes with one of them.

Keeping the last row, or the first, would lose money silently; so each outcome leaves a Notice, except the plain sum.
Where neither closes, since a figure of the column is misprinted or misread, the rows themselves may tell that they are
several: see ``apart``. Of rows of which one cannot be read neither the others nor their sum are the figure of the key;
and where a column has a figure that cannot be read, its total closes with nothing, and tells nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from model.accounts import is_account
from model.amount import Interval
from model.disclosure import Fact, FactKey, Notice, Reading
from model.vocabulary import TOTAL
from parsers.statements.table import Harvest

AGAIN = f"{TOTAL}（再印）"
"""The name of a total row that is printed again, as at the end of a table that begins with it; it is no second sum."""

_SUBTOTAL = re.compile(r"(?:单位|部门|科目|项目|分项)?小计")
"""Rows that add up what stands above them and say of whom elsewhere, if at all: each is one of its own."""

OPEN = "repeated-row"
"""The kind of the Notice where neither the sum nor a row of it closes."""

Outcome = tuple[Fact, Notice | None]


def without_repeats(harvest: Harvest, beside: Iterable[Fact] = ()) -> Harvest:
    """The harvest with one fact per key; ``beside`` are the same rows by their other code, in a table of pairs."""
    if harvest.gaps:
        _leave_out_unread(harvest)
    groups: dict[FactKey, list[Fact]] = defaultdict(list)
    for fact in harvest.facts:
        groups[fact.key].append(fact)
    if _has_subtotals(groups):
        _leave_out_subtotals(harvest, groups)
    if all(len(group) == 1 for group in groups.values()):
        return harvest
    from parsers.statements.apart import RowsApart  # few tables repeat a key

    sums = {key: _sum(group) for key, group in groups.items()}
    outcomes = {key: _settle(key, group, sums) for key, group in groups.items()}
    several = RowsApart((fact for fact, _ in outcomes.values() if fact.parts), beside)
    torn = {(gap.side, gap.measure) for gap in harvest.gaps}
    settled: dict[FactKey, Fact] = {}
    for key, group in groups.items():
        settled[key], notice = outcomes[key]
        if notice is not None and notice.kind == OPEN and several.are(group):
            settled[key], notice = _summed_apart(group)
        elif notice is not None and notice.kind == OPEN and (key.side, key.measure) in torn:
            del settled[key]
            _leave_out(harvest, group)
            continue
        if not (settled[key].parts or settled[key].readings):
            harvest.others += [_apart(fact, settled[key]) for fact in group if fact is not settled[key]]
        if notice is not None:
            harvest.notices.append(notice)
    harvest.facts = list(settled.values())
    harvest.others = _told_apart(harvest.others)
    return harvest


def _has_subtotals(groups: dict[FactKey, list[Fact]]) -> bool:
    return any(len(group) > 1 and _SUBTOTAL.fullmatch(key.row) for key, group in groups.items())


def _leave_out_subtotals(harvest: Harvest, groups: dict[FactKey, list[Fact]]) -> None:
    """Take out the 小计 of several units or funds: together they are the whole table, which no row calls 小计."""
    for key in [key for key in groups if _SUBTOTAL.fullmatch(key.row)]:
        harvest.others += [_apart(fact, fact) for fact in groups.pop(key)]
    harvest.facts = [fact for fact in harvest.facts if fact.key in groups]


def _leave_out_unread(harvest: Harvest) -> None:
    """Take out the rows of keys of which another row states a figure that cannot be read; a total is printed again."""
    unread = {gap.key: gap for gap in harvest.gaps if gap.key.row != TOTAL}
    lost: dict[FactKey, list[Fact]] = defaultdict(list)
    for fact in harvest.facts:
        if fact.key in unread:
            lost[fact.key].append(fact)
    if not lost:
        return
    harvest.facts = [fact for fact in harvest.facts if fact.key not in lost]
    harvest.others += [_apart(fact, unread[key]) for key, group in lost.items() for fact in group]
    words = "印在几行，其中有一行读不出，各行之和也就不知道，没有采用"
    harvest.notices += [_notice(OPEN, "W25", [unread[key], *group], words) for key, group in lost.items()]


def _leave_out(harvest: Harvest, group: list[Fact]) -> None:
    """Take rows of one key out where no total can tell their sum from one of them: its column has an unread figure."""
    gap = group[0].model_copy(update={"amount": None, "state": "garbled", "readings": ()})
    words = "印了不止一次，这一栏又有读不出的数字，合计分不清是几行还是同一行，没有采用"
    harvest.gaps.append(gap)
    harvest.others += [_apart(fact, gap) for fact in group]
    harvest.notices.append(_notice(OPEN, "W25", group, words))


def _apart(fact: Fact, counted: Fact) -> Fact:
    """A row that is not counted, under the printed title of its table (`export --all`)."""
    again = fact.key.row == TOTAL and fact.amount == counted.amount
    name = {"name": AGAIN} if again else {}
    return fact.model_copy(update={"statement": fact.source.table or fact.statement} | name)


def _told_apart(others: list[Fact]) -> list[Fact]:
    """What is listed beside the facts, the figures of a total row that is printed again under a name of their own."""
    first: dict[FactKey, Fact] = {}
    found = []
    for fact in others:
        same = first.setdefault(fact.key, fact)
        again = same is not fact and fact.key.row == TOTAL and fact.amount == same.amount
        found.append(fact.model_copy(update={"name": AGAIN}) if again else fact)
    return found


def _settle(key: FactKey, group: list[Fact], sums: dict[FactKey, Interval]) -> Outcome:
    if len(group) == 1:
        return group[0], None
    if key.row == TOTAL:
        return _settle_total(key, group, sums)
    whole = _whole_of(key, sums)
    if whole is None:
        alike = all(fact.value == group[0].value for fact in group)
        return (group[0], _notice("duplicate-row", "W25", group, "印了不止一次，数字相同")) if alike else _first(group)
    total, siblings = whole
    rest = Interval.sum(sums[sibling] for sibling in siblings if sibling != key)
    if total.overlaps(Interval.sum([rest, sums[key]])):
        return _summed(group), None
    once = group[0].value.interval
    if total.overlaps(Interval.sum([rest, once])) and all(fact.value == group[0].value for fact in group):
        return group[0], _notice("duplicate-row", "W25", group, "印了两次，合计只计一次，按一行采用")
    return _first(group)


def _settle_total(key: FactKey, group: list[Fact], sums: dict[FactKey, Interval]) -> Outcome:
    """The total row printed again, as on every page of a form, is one row; else the rows below decide."""
    if all(fact.value == group[0].value for fact in group):
        return group[0], None
    column = [other for other in sums if other.measure == key.measure and other.side == key.side and other != key]
    accounts = [other for other in column if is_account(other.row)] or column
    rows = {other.row for other in accounts}
    parts = Interval.sum(sums[other] for other in accounts if not _is_below(other.row, rows))
    closing = next((fact for fact in group if parts.overlaps(fact.value.interval)), None)
    if closing is not None:
        return closing, None
    return (_summed(group), None) if parts.overlaps(_sum(group)) else _first(group)


def _whole_of(key: FactKey, sums: dict[FactKey, Interval]) -> tuple[Interval, list[FactKey]] | None:
    """The figure that the rows of a level add up to: the parent's, or the total row's for the top level."""
    column = [other for other in sums if other.measure == key.measure and other.side == key.side]
    alike = [other for other in column if _is_sibling(other.row, key.row)]
    parent = key._replace(row=key.row[:-2])
    if key.row.isdigit() and len(key.row) > 3 and parent in sums:
        return sums[parent], [other for other in alike if other.row[:-2] == parent.row]
    total = key._replace(row=TOTAL)
    if total not in sums:
        return None
    rows = {other.row for other in alike}
    return sums[total], [other for other in alike if not _is_below(other.row, rows)]


def _is_sibling(row: str, own: str) -> bool:
    """Whether a row can stand on a level with another: accounts with accounts, units and names with their like."""
    return row != TOTAL and is_account(row) == is_account(own)


def _is_below(row: str, rows: set[str]) -> bool:
    """Whether the 类 or the 款 of an account stands among the rows."""
    return any(row[:length] in rows for length in (3, 5) if len(row) > length)


def _sum(group: list[Fact]) -> Interval:
    return Interval.sum(fact.value.interval for fact in group)


def _summed(group: list[Fact]) -> Fact:
    """The sum, printed as finely as its finest part, at the place of the first."""
    first = group[0]
    decimals = max(fact.value.decimals for fact in group)
    amount = first.value._replace(yuan=sum((fact.value.yuan for fact in group), Decimal(0)), decimals=decimals)
    return first.model_copy(update={"amount": amount, "parts": tuple(group)})


def _summed_apart(group: list[Fact]) -> Outcome:
    """The sum of rows that are several although no total closes with it."""
    return _summed(group), _notice(OPEN, "W25", group, "印在几行，合计对不上；各行确是不同的行，按各行之和采用")


def _first(group: list[Fact]) -> Outcome:
    if any(fact.source.confidence is not None for fact in group):
        words = "印了不止一次，合计对不上任何一种算法；扫描件可能漏读了行，不采用"
        return _open(group), _notice(OPEN, "W25", group, words)
    return group[0], _notice(OPEN, "W25", group, "印了不止一次，合计对不上任何一种算法，采用第一行")


def _open(group: list[Fact]) -> Fact:
    """The sum with its rows as other readings: of a scan, where a row may be lost, an identity has to choose."""
    amounts = dict.fromkeys((_summed(group).value, *(fact.value for fact in group)))
    readings = (Reading(raw=str(amount.figure), amount=amount, source=group[0].source) for amount in amounts)
    first = next(fact for fact in group if fact.source.confidence is not None)
    return first.model_copy(update={"amount": _summed(group).value, "readings": tuple(readings)})


def _notice(kind: str, rule: str, group: list[Fact], words: str) -> Notice:
    first = group[0]
    return Notice(
        kind=kind, rule=rule, message=f"{first.source.table}的「{first.code} {first.name}」{words}", source=first.source
    )
