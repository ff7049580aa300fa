"""Invented budgets that close: every parent is the sum of its accounts, every statement of what the others say.

Amounts are whole steps of the last printed digit (see `form.Money`), so that sums are exact in every unit of money.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from model.accounts import CatalogueTable, ancestors, level, name_of

Figures = Mapping[str, int]

BASIC = ("2010301", "2050202", "2080501", "2080505", "2080506", "2101101", "2101102", "2210201")
PROJECTS = ("2010302", "2010308", "2050203", "2060199", "2120104", "2120201")
FUNDED = ("2120801", "2296002")
CAPITAL = ("2230105", "2239999")
PERSONNEL = ("30101", "30102", "30103", "30108", "30113", "30302", "30309")
OPERATING = ("30201", "30202", "30207", "30213", "30217", "30231", "31002")
GOVERNMENT = {
    "30101": "50101",
    "30102": "50101",
    "30103": "50101",
    "30108": "50102",
    "30113": "50103",
    "30302": "50905",
    "30309": "50901",
    "30201": "50201",
    "30202": "50201",
    "30207": "50201",
    "30213": "50209",
    "30217": "50206",
    "30231": "50208",
    "31002": "50306",
}
"""The 政府 account of each 部门 account; several of the one share one of the other."""

OTHER_SOURCES = ("special_account", "undertaking", "other", "carryover")
NATURES = ("personnel", "operating", "project")


@dataclass(frozen=True)
class Line:
    """One account: its figures by measure, `total`, `basic` and the natures among them."""

    code: str
    name: str
    figures: Figures

    @property
    def depth(self) -> int:
        """0 for a 类, 1 for a 款, 2 for a 项."""
        return level(self.code) - 1

    def of(self, measure: str) -> int:
        """A figure of the line, 0 where there is none."""
        return self.figures.get(measure, 0)


@dataclass(frozen=True)
class Budget:
    """A unit's year: the lowest accounts of both classifications and the items of 三公."""

    unit: str
    code: str
    year: int
    leaves: tuple[Line, ...]
    economics: tuple[Line, ...]
    items: Figures

    @cached_property
    def tree(self) -> tuple[Line, ...]:
        """All functional accounts, each 类 before its 款 and 项."""
        return grown(self.leaves, "functional")

    @cached_property
    def total(self) -> Line:
        """The sum of all accounts."""
        return summed("", "合计", self.leaves)

    def of_fund(self, fund: str) -> tuple[Line, ...]:
        """The lowest accounts that a fund pays for, with what it pays for them."""
        return tuple(_of_fund(line, fund) for line in self.leaves if line.of(fund))


def summed(code: str, name: str, lines: Iterable[Line]) -> Line:
    """One line with the sums of several."""
    lines = list(lines)
    measures = {measure: None for line in lines for measure in line.figures}
    return Line(code, name, {measure: sum(line.of(measure) for line in lines) for measure in measures})


def grown(leaves: Iterable[Line], table: CatalogueTable) -> tuple[Line, ...]:
    """The leaves with every account above them."""
    leaves = list(leaves)
    codes = sorted({above for leaf in leaves for above in (*ancestors(leaf.code), leaf.code)})
    return tuple(
        summed(code, named(code, table), [leaf for leaf in leaves if leaf.code.startswith(code)]) for code in codes
    )


def named(code: str, table: CatalogueTable) -> str:
    """The official name of a code."""
    entry = name_of(code, None, table)
    if entry is None:
        raise LookupError(code)
    return entry.name


def drawn(seed: int, *, with_funds: bool, least: int) -> Budget:
    """A budget by its seed; `least` is the smallest amount in steps, `with_funds` adds the two smaller funds."""
    rng = random.Random(seed)
    leaves = [_basic(rng, code, least) for code in rng.sample(BASIC, rng.randint(2, 4))]
    leaves += [_project(rng, code, least) for code in rng.sample(PROJECTS, rng.randint(1, 3))]
    if with_funds:
        leaves += [
            _single(rng, rng.choice(FUNDED), "government_fund", least),
            _single(rng, rng.choice(CAPITAL), "state_capital", least),
        ]
    leaves.sort(key=lambda line: line.code)
    whole = summed("", "", [_of_fund(line, "general_public") for line in leaves if line.of("general_public")])
    economics = (*_spread(rng, PERSONNEL, whole, "personnel"), *_spread(rng, OPERATING, whole, "operating"))
    unit = rng.choice(("示例市统计局", "示例县第一中学", "示例区文化馆", "示例省公路管理中心"))
    return Budget(
        unit, rng.choice(("202001", "341002")), rng.randint(2021, 2026), tuple(leaves), economics, _items(rng, least)
    )


def _amount(rng: random.Random, least: int) -> int:
    return least + rng.randrange(10 ** rng.randint(3, 7))


def _basic(rng: random.Random, code: str, least: int) -> Line:
    personnel, operating = _amount(rng, least), rng.choice((0, 1)) * _amount(rng, least)
    return _line(code, personnel, operating, 0, {"general_public": personnel + operating}, rng)


def _project(rng: random.Random, code: str, least: int) -> Line:
    own = {"general_public": _amount(rng, least)}
    own |= {source: _amount(rng, least) for source in rng.sample(OTHER_SOURCES, rng.randint(0, 2))}
    return _line(code, 0, 0, sum(own.values()), own, rng)


def _single(rng: random.Random, code: str, fund: str, least: int) -> Line:
    amount = _amount(rng, least)
    return _line(code, 0, 0, amount, {fund: amount}, rng)


def _line(code: str, personnel: int, operating: int, project: int, sources: Figures, rng: random.Random) -> Line:
    total = personnel + operating + project
    natures = {"personnel": personnel, "operating": operating, "basic": personnel + operating, "project": project}
    before = total + rng.randrange(total)
    return Line(code, named(code, "functional"), {"total": total, **natures, **sources, "prior_total": before})


def _of_fund(line: Line, fund: str) -> Line:
    """A leaf as far as one fund pays for it; only projects have more than one source."""
    total = line.of(fund)
    natures = {nature: line.of(nature) for nature in ("personnel", "operating", "basic")}
    before = line.of("prior_total")
    return Line(
        line.code,
        line.name,
        {"total": total, **natures, "project": total - line.of("basic"), fund: total, "prior_total": before},
    )


def _spread(rng: random.Random, codes: Iterable[str], whole: Line, nature: str) -> tuple[Line, ...]:
    """The basic expenditure of one nature over a few economic accounts."""
    left = whole.of(nature)
    chosen = sorted(rng.sample(list(codes), rng.randint(2, 5)))
    parts = []
    for code in chosen[:-1]:
        parts.append((code, rng.randint(0, left) if left else 0))
        left -= parts[-1][1]
    parts.append((chosen[-1], left))
    return tuple(
        Line(code, named(code, "economic_department"), {"total": amount, nature: amount, "prior_total": amount + 7})
        for code, amount in parts
        if amount
    )


def _items(rng: random.Random, least: int) -> Figures:
    """The items of 三公 with their sums, and the three that some forms print beside them."""
    parts = {name: rng.choice((0, 1)) * _amount(rng, least) for name in ("因公出国（境）费", "公务用车购置费")}
    parts |= {
        name: _amount(rng, least) for name in ("公务用车运行维护费", "公务接待费", "会议费", "培训费", "机关运行经费")
    }
    parts["公务用车购置及运行维护费"] = parts["公务用车购置费"] + parts["公务用车运行维护费"]
    parts["合计"] = sum(parts[name] for name in ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费"))
    return parts
