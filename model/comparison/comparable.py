"""Whether two documents can be compared at all, and which of them is the new one."""

from __future__ import annotations

import re

from model.disclosure import KIND_LABELS, PHASE_LABELS, UnitBudget
from model.names import plain_name

_OWN_LEVEL = re.compile(r"\((?:机关)?本级\)|\(机关\)|(?:机关)?本级$")
_LEADING_CODE = re.compile(r"^\(?\[?\d{3,}\]?\)?[-—_:]*")


PHASES = tuple(PHASE_LABELS)


def in_order(a: UnitBudget, b: UnitBudget) -> tuple[UnitBudget, UnitBudget]:
    """(new, old) by the years the documents state, of one year by phase, final accounts last; else as given."""
    if a.year is None or b.year is None:
        return a, b
    later = (b.year, PHASES.index(b.phase)) > (a.year, PHASES.index(a.phase))
    return (b, a) if later else (a, b)


def told_apart(new: UnitBudget, old: UnitBudget) -> tuple[str, str]:
    """Both documents in words: their years, where these tell them apart, else what they are, else their places."""
    if new.year and old.year and new.year != old.year:
        return f"{new.year} 年", f"{old.year} 年"
    words = tuple(f"{KIND_LABELS[budget.kind]}{PHASE_LABELS[budget.phase]}" for budget in (new, old))
    return (words[0], words[1]) if words[0] != words[1] else ("前一份", "后一份")


def differences(new: UnitBudget, old: UnitBudget) -> tuple[str, ...]:
    """Why two documents should not be compared, one sentence each with both values; empty where they can be."""
    found = (_unit(new, old), _kind(new, old), _phase(new, old), _year(new, old))
    return tuple(sentence for sentence in found if sentence)


def unit_name(name: str) -> str:
    """A unit's name without blanks, brackets' width, a leading code and （本级）: equal names are one unit."""
    return _OWN_LEVEL.sub("", _LEADING_CODE.sub("", plain_name(name)))


def _unit(new: UnitBudget, old: UnitBudget) -> str:
    if not new.unit and not old.unit:
        return "" if new.code and new.code == old.code else "单位名称不明：两份文件都没有写明单位，无法确认是同一单位。"
    if not new.unit or not old.unit:
        return f"单位名称不明：一份为“{new.unit or old.unit}”，另一份没有写明单位，无法确认是同一单位。"
    if unit_name(new.unit) == unit_name(old.unit):
        return ""
    return f"单位不同：一份为“{new.unit}”，另一份为“{old.unit}”。"


def _kind(new: UnitBudget, old: UnitBudget) -> str:
    if new.kind == old.kind:
        return ""
    return f"口径不同：一份为{KIND_LABELS[new.kind]}文件，另一份为{KIND_LABELS[old.kind]}文件。"


def _phase(new: UnitBudget, old: UnitBudget) -> str:
    if new.phase == old.phase:
        return ""
    return f"阶段不同：一份为{PHASE_LABELS[new.phase]}，另一份为{PHASE_LABELS[old.phase]}。"


def _year(new: UnitBudget, old: UnitBudget) -> str:
    if new.year is None or old.year is None:
        years = "与".join(_dated(budget) for budget in (new, old))
        return f"年度不明：{years}，先后按给出的顺序。"
    if new.year != old.year:
        return ""
    return f"同一年度：两份文件都是 {new.year} 年{'，数字也全部相同' if _same_figures(new, old) else ''}。"


def _same_figures(new: UnitBudget, old: UnitBudget) -> bool:
    """Whether two documents print the same money everywhere, as one that was given twice does."""
    figures = [{fact.key: fact.amount for fact in budget.facts} for budget in (new, old)]
    return bool(figures[0]) and figures[0] == figures[1]


def _dated(budget: UnitBudget) -> str:
    file = budget.files[0] if budget.files else budget.unit
    return f"“{file}”{f'为 {budget.year} 年' if budget.year else '没有写明年度'}"
