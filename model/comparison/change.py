"""One account and one measure in two years: what kind of change, how much, and what share of the whole (compare.md §2).

A figure that is missing because the other document does not print the table, the column or the detail, or because a
cell cannot be read, is ``unreadable`` and never ``removed``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from model.accounts import changes, table_of
from model.amount import ZERO, plain
from model.comparison.edition import Edition
from model.comparison.totals import TOTAL_WORDS, Totals
from model.comparison.tree import Account
from model.disclosure import Fact
from model.frozen import Frozen
from model.lines import LineKey
from model.names import plain_name
from model.vocabulary import TOTAL

ChangeKind = Literal["same", "changed", "added", "removed", "renamed", "recoded", "template", "unreadable"]

PRIOR = "prior_"
CENT = Decimal("0.01")
HUNDRED = Decimal(100)


class Change(Frozen):
    """One figure in both years.

    ``change`` is exact, in yuan (or a count). The percentages are in per cent with two decimals: ``change_percent`` of
    the old figure, None where that is zero; the shares of the total of the statement, side and measure;
    ``contribution_percent`` of the change of that total, on leaves only, so that leaves sum to 100; ``points`` are the
    percentage points by which the line moved the old total, which stand in where the total hardly changed.
    A ``template`` row prints no figure in either year and has no measure.
    """

    statement: str
    side: str = ""
    code: str = ""
    name: str
    measure: str = ""
    kind: ChangeKind
    new: Fact | None = None
    old: Fact | None = None
    change: Decimal | None = None
    change_percent: Decimal | None = None
    share_new: Decimal | None = None
    share_old: Decimal | None = None
    contribution_percent: Decimal | None = None
    points: Decimal | None = None
    note: str = ""

    @property
    def is_change(self) -> bool:
        """Whether a person should see it among the differences."""
        return self.kind not in ("same", "template")

    @property
    def is_computed(self) -> bool:
        """Whether no document prints the figures: they are sums of what stands below."""
        facts = [fact for fact in (self.new, self.old) if fact is not None]
        return bool(facts) and all(fact.state == "derived" for fact in facts)

    @property
    def is_gap(self) -> bool:
        """Whether one side is a cell that could not be read."""
        return any(fact is not None and fact.amount is None for fact in (self.new, self.old))


@dataclass(frozen=True)
class Setting:
    """What stands around an account: both editions, the totals of the statement, and the lines outside of these."""

    new: Edition
    old: Edition
    totals: Totals
    outside: frozenset[LineKey] = frozenset()

    def totals_for(self, account: Account, measure: str) -> tuple[Decimal | None, Decimal | None]:
        """(new, old) totals that the account is a part of."""
        if account.key in self.outside:
            return None, None
        return self.totals.get((account.side, measure), (None, None))


def change_of(setting: Setting, account: Account, measure: str, missing: str = "", *, leaf: bool = True) -> Change:
    """The change of one measure of one account; ``missing`` says why a figure of one side cannot be expected."""
    new, old = account.new.get(measure), account.old.get(measure)
    reason = _unreadable(setting, account, measure, missing)
    kind: ChangeKind = "unreadable" if reason else _kind(account, new, old)
    difference = None if reason else _value(new) - _value(old)
    totals = setting.totals_for(account, measure)
    return Change(
        statement=setting.new.statement,
        side=account.side,
        code=account.code,
        name=account.name,
        measure=measure,
        kind=kind,
        new=new,
        old=old,
        change=difference,
        change_percent=_percent(difference, abs(_value(old))),
        share_new=_percent(_amount(new), totals[0]),
        share_old=_percent(_amount(old), totals[1]),
        contribution_percent=_percent(difference, _minus(*totals)) if leaf else None,
        points=_percent(difference, totals[1]),
        note="；".join(filter(None, (reason, *_notes(setting, account, measure, kind)))),
    )


def template_of(statement: str, account: Account) -> Change:
    """The change of a row that prints no figure in either year."""
    return Change(statement=statement, side=account.side, code=account.code, name=account.name, kind="template")


def _kind(account: Account, new: Fact | None, old: Fact | None) -> ChangeKind:
    """The kind of a change between readable figures; a zero counts as a blank cell does."""
    both = account.in_new and account.in_old
    if not both and not _value(new) and not _value(old):
        return "template"
    if account.code and account.old_code:
        return "recoded"
    if account.old_name:
        return "renamed"
    if _agree(new, old):
        return "same"
    if not _value(old):
        return "added"
    return "changed" if _value(new) else "removed"


def _agree(new: Fact | None, old: Fact | None) -> bool:
    """Whether the figures can be one value: the form may print 元 in one year and 万元 in the other."""
    if _value(new) == _value(old):
        return True
    return new is not None and old is not None and new.value.agrees(old.value)


def _unreadable(setting: Setting, account: Account, measure: str, missing: str) -> str:
    for edition, figures in ((setting.new, account.new), (setting.old, account.old)):
        fact = figures.get(measure)
        if fact is not None and fact.amount is None:
            raw = f"（原文“{''.join(fact.source.raw.split())}”）" if fact.source.raw else ""
            return f"{edition.label}该格无法读取{raw}"
        if fact is None and (reason := edition.lacks(measure) or missing or _lost_total(edition, account, figures)):
            return reason
    return ""


def _lost_total(edition: Edition, account: Account, figures: Mapping[str, Fact]) -> str:
    """Why a total is neither new nor gone: its year prints money beside it, and no figure in its own row."""
    is_total = not account.code and plain_name(account.name).endswith(TOTAL_WORDS)
    if not is_total or figures or not edition.prints_money:
        return ""
    return f"{edition.label}表中没有读到{'合计行' if account.name == TOTAL else f'“{account.name}”的数'}"


def _notes(setting: Setting, account: Account, measure: str, kind: ChangeKind) -> list[str]:
    new, old = account.new.get(measure), account.old.get(measure)
    notes = []
    if kind == "added" or (kind in ("renamed", "recoded") and not _value(old) and _value(new)):
        notes.append("新增")
    if account.old_name:
        notes.append(f"{setting.old.label}名称为“{account.old_name}”")
    if account.code and account.old_code:
        notes.append(f"{setting.old.label}科目编码为 {account.old_code}")
    if kind == "removed":
        notes.append(_moved(setting.new.statement, account))
        notes.append("" if _is_read(account.new) else setting.new.doubt)
    if kind == "added":
        notes.append("" if _is_read(account.old) else setting.old.doubt)
    if kind == "same" and _value(new) != _value(old):
        notes.append("两份印刷精度不同，在精度内一致")
    if any(fact is not None and fact.state == "derived" for fact in (new, old)):
        notes.append("本级未印数，为下级合计")
    return [*notes, _prior(account, measure)] if setting.old.is_year_before(setting.new) else notes


def _is_read(figures: Mapping[str, Fact]) -> bool:
    """Whether a line states a figure, so that what it does not state is blank."""
    return any(fact.amount is not None for fact in figures.values())


def _moved(statement: str, account: Account) -> str:
    """Where the catalogue has put an account that is gone."""
    table = table_of(statement)
    for change in changes(table) if table else ():
        if change.kind == "moved" and (change.old_code, change.old_name) == (account.code, plain_name(account.name)):
            return f"科目改革：{change.year} 年起为 {change.new_code} {change.new_name}"
    return ""


def _prior(account: Account, measure: str) -> str:
    """Last year's figure as this year's document prints it, where it is not what last year's document says."""
    told, old = account.new.get(PRIOR + measure), account.old.get(measure)
    if told is None or told.amount is None or (old and old.amount and told.amount.agrees(old.amount)):
        return ""
    return f"本年文件所列上年数为 {plain(told.amount.figure)} {told.amount.unit}"


def _value(fact: Fact | None) -> Decimal:
    return fact.amount.yuan if fact and fact.amount else ZERO


def _amount(fact: Fact | None) -> Decimal | None:
    return fact.amount.yuan if fact and fact.amount else None


def _minus(new: Decimal | None, old: Decimal | None) -> Decimal | None:
    return None if new is None or old is None else new - old


def _percent(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """``part`` in per cent of ``whole``, two decimals; None where the whole is not known or zero."""
    if part is None or not whole:
        return None
    return (part / whole * HUNDRED).quantize(CENT, ROUND_HALF_UP)
