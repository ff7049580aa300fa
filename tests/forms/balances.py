"""收支总表 and 财政拨款收支总表: two, three or four lanes side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from tests.forms.accounts import shaped
from tests.forms.budget import GOVERNMENT, Budget, Line, grown, named, summed
from tests.forms.cells import Cell, FormTable, Heads, figures
from tests.forms.form import Form
from tests.forms.revenue import SOURCES
from tests.typeset.samples.tables import CLASSES, ordinal

Lane = list[tuple[Cell, ...]]
FUNDS = (
    ("general_public", "一般公共预算"),
    ("government_fund", "政府性基金预算"),
    ("state_capital", "国有资本经营预算"),
)
SPLITS: dict[str, tuple[tuple[str, str], ...]] = {
    "": (("budget", "预算数"),),
    "basic": (("budget", "合计"), ("basic", "基本支出"), ("project", "项目支出")),
    "natures": (("budget", "合计"), ("personnel", "人员经费"), ("operating", "公用经费"), ("project", "项目支出")),
}
APPROPRIATED: dict[str, tuple[tuple[str, str], ...]] = {
    "": (("total", "预算数"),),
    "total": (("total", "合计"), *FUNDS),
    "headings": (("total", "合计"), *FUNDS),
}
TOTALS = ("本年收入合计", "本年支出合计", "收入总计", "支出总计")


def balance(form: Form, budget: Budget) -> FormTable:
    """收支总表 in the form's shape."""
    columns = SPLITS[form.balance.split]
    lanes = [_sources(form, budget), _classes(form, budget, columns)]
    heads = [*_heads(form, "收入", "项目", (("budget", "预算数"),)), *_heads(form, "支出", "功能分类科目", columns)]
    if form.balance.lanes == 3:
        lanes.append(_by_use(budget))
        heads += _heads(form, "支出", "支出用途", (("budget", "预算数"),))
    if form.balance.lanes == 4:
        lanes += [_by_economic(budget), _by_government(budget)]
        heads += _heads(form, "支出", "部门预算支出经济分类科目", (("budget", "预算数"),))
        heads += _heads(form, "支出", "政府预算支出经济分类科目", (("budget", "预算数"),))
    rows = [*_beside(lanes, heads), *_footing(form, budget, columns, len(heads))]
    return shaped(form, "balance", heads, rows)


def appropriation_balance(form: Form, budget: Budget) -> FormTable:
    """财政拨款收支总表 in the form's shape."""
    columns = APPROPRIATED[form.balance.funds]
    leaves = [line for fund, _ in FUNDS for line in budget.of_fund(fund)]
    whole = summed("", "", leaves)
    headed = form.balance.funds == "headings"
    left = _funds(form, whole, headed)
    right = _appropriated(form, leaves, columns, headed)
    heads = [*_heads(form, "收入", "项目", (("budget", "预算数"),)), *_heads(form, "支出", "项目", columns)]
    rows = _beside([left, right], heads)
    ends = (("收入总计", "支出总计"),) if headed else (("本年收入合计", "本年支出合计"), ("收入总计", "支出总计"))
    for one, two in ends:
        rows.append(
            (
                *_row("appropriation_balance", "revenue", one, [("budget", whole.of("total"))]),
                *_row("appropriation_balance", "expenditure", two, _of(whole, columns)),
            )
        )
    return shaped(form, "appropriation_balance", heads, rows)


def _heads(form: Form, side: str, label: str, columns: Sequence[tuple[str, str]]) -> list[Heads]:
    if form.balance.headed == "two":
        return [(side, label), *((side, word) for _, word in columns)]
    return [(side if label == "项目" else label,), *((word,) for _, word in columns)]


def _of(line: Line, columns: Iterable[tuple[str, str]]) -> list[tuple[str, int]]:
    return [(measure, line.of("total" if measure == "budget" else measure)) for measure, _ in columns]


def _row(statement: str, side: str, label: str, amounts: Iterable[tuple[str, int]], name: str = "") -> tuple[Cell, ...]:
    return (label, *figures(amounts, statement, side, "", name or label))


def _label(form: Form, number: int, name: str) -> str:
    return f"{ordinal(number)}、{name}" if form.balance.ordinals else name


def _beside(lanes: Sequence[Lane], heads: Sequence[Heads]) -> Lane:
    """The lanes side by side, the shorter ones filled up with blanks."""
    widths = [len(lane[0]) for lane in lanes]
    if sum(widths) != len(heads):
        raise ValueError((widths, heads))
    rows = zip_longest(*lanes)
    return [
        tuple(cell for part, width in zip(row, widths, strict=True) for cell in (part or ("",) * width)) for row in rows
    ]


# ---- lanes of 收支总表


def _sources(form: Form, budget: Budget) -> Lane:
    total = budget.total
    return [
        _row("balance", "revenue", _label(form, number, name), [("budget", total.of(measure))], name)
        for number, (measure, name) in enumerate(SOURCES, start=1)
    ]


def _classes(form: Form, budget: Budget, columns: Sequence[tuple[str, str]]) -> Lane:
    lines = _class_lines(form, budget.leaves)
    return [
        _row("balance", "expenditure", _label(form, number, line.name), _of(line, columns), line.name)
        for number, line in enumerate(lines, start=1)
    ]


def _class_lines(form: Form, leaves: Sequence[Line]) -> list[Line]:
    with_money = {line.name: line for line in grown(leaves, "functional") if line.depth == 0}
    if not form.balance.all_classes:
        return list(with_money.values())
    return [with_money.get(name, Line("", name, {})) for name in CLASSES]


def _by_use(budget: Budget) -> Lane:
    total = budget.total
    rows = (
        ("一、基本支出", "基本支出", "basic"),
        ("1.人员经费", "人员经费", "personnel"),
        ("2.公用经费", "公用经费", "operating"),
        ("二、项目支出", "项目支出", "project"),
    )
    return [_row("balance", "expenditure_use", label, [("budget", total.of(of))], name) for label, name, of in rows]


def _by_economic(budget: Budget) -> Lane:
    lines = [line for line in grown(budget.economics, "economic_department") if line.depth == 0]
    return [_row("balance", "expenditure_economic", line.name, [("budget", line.of("total"))]) for line in lines]


def _by_government(budget: Budget) -> Lane:
    sums: dict[str, int] = defaultdict(int)
    for line in budget.economics:
        sums[named(GOVERNMENT[line.code][:3], "economic_government")] += line.of("total")
    return [_row("balance", "expenditure_government", name, [("budget", amount)]) for name, amount in sums.items()]


def _footing(form: Form, budget: Budget, columns: Sequence[tuple[str, str]], width: int) -> Lane:
    """本年收入合计, what is carried over, and 收入总计, each beside its counterpart."""
    total = budget.total
    carried, whole = total.of("carryover"), total.of("total")
    revenue = ((TOTALS[0], whole - carried), (form.balance.carry, carried), (TOTALS[2], whole))
    spent = (
        _row("balance", "expenditure", TOTALS[1], _of(total, columns)),
        _row("balance", "expenditure", "结转下年", [(measure, 0) for measure, _ in columns]),
        _row("balance", "expenditure", TOTALS[3], _of(total, columns)),
    )
    rows = [
        (*_row("balance", "revenue", name, [("budget", amount)]), *right)
        for (name, amount), right in zip(revenue, spent, strict=True)
    ]
    return [(*cells, *[""] * (width - len(cells))) for cells in rows]


# ---- lanes of 财政拨款收支总表


def _funds(form: Form, whole: Line, headed: bool) -> Lane:
    names = [(word if headed else f"{word}拨款", whole.of(fund)) for fund, word in FUNDS]
    if not headed:
        return [
            _row("appropriation_balance", "revenue", _label(form, n, name), [("budget", amount)], name)
            for n, (name, amount) in enumerate(names, 1)
        ]
    rows = [_row("appropriation_balance", "revenue", "一、本年收入", [("budget", whole.of("total"))], "本年收入")]
    rows += [
        _row("appropriation_balance", "revenue", f"（{ordinal(n)}）{name}", [("budget", amount)], name)
        for n, (name, amount) in enumerate(names, 1)
    ]
    rows.append(_row("appropriation_balance", "revenue", "二、上年结转", [("budget", 0)], "上年结转"))
    return rows + [
        _row("appropriation_balance", "revenue", f"（{ordinal(n)}）{name}", [("budget", 0)], f"上年结转/{name}")
        for n, (name, _) in enumerate(names, 1)
    ]


def _appropriated(form: Form, leaves: Sequence[Line], columns: Sequence[tuple[str, str]], headed: bool) -> Lane:
    lines = _class_lines(form, leaves)
    side = "appropriation_balance", "expenditure"
    if not headed:
        return [
            _row(*side, _label(form, n, line.name), _of(line, columns), line.name) for n, line in enumerate(lines, 1)
        ]
    whole = summed("", "", leaves)
    rows = [_row(*side, "一、本年支出", _of(whole, columns), "本年支出")]
    rows += [
        _row(*side, f"（{ordinal(n)}）{line.name}", _of(line, columns), line.name) for n, line in enumerate(lines, 1)
    ]
    return [*rows, _row(*side, "二、结转下年", [(measure, 0) for measure, _ in columns], "结转下年")]
