"""收入总表: by account, by unit, as one row, or as a vertical list."""

from __future__ import annotations

from tests.forms.accounts import Measures, amount_cells, by_account, shaped, total_name
from tests.forms.budget import Budget, Line
from tests.forms.cells import Cell, Figure, FormTable, Key
from tests.forms.form import Form

SOURCES = (
    ("general_public", "一般公共预算拨款收入"),
    ("government_fund", "政府性基金预算拨款收入"),
    ("state_capital", "国有资本经营预算拨款收入"),
    ("special_account", "财政专户管理资金收入"),
    ("undertaking", "事业收入"),
    ("other", "其他收入"),
)
CARRIED = (("carryover_general_public", "一般公共预算拨款收入"), ("carryover_other", "其他收入"))


def revenue(form: Form, budget: Budget) -> FormTable:
    """收入总表 in the form's shape."""
    shapes = {"units": _by_unit, "single": _single, "list": _listed}
    shape = shapes.get(form.revenue.rows)
    if shape is not None:
        return shape(form, budget)
    leaves = [_with_sums(line) for line in budget.leaves]
    return by_account(form, budget, "revenue", leaves, _columns(form))


def _columns(form: Form) -> Measures:
    if form.revenue.columns == "flat":
        return [("total", ("合计",)), *((measure, (word,)) for measure, word in SOURCES), ("carryover", ("上年结转",))]
    this = [("current_year", ("本年收入", "小计")), *((measure, ("本年收入", word)) for measure, word in SOURCES)]
    if form.revenue.columns == "nested":
        return [("total", ("合计",)), *this, ("carryover", ("上年结转结余",))]
    carried = [
        ("carryover", ("上年结转结余", "小计")),
        *((measure, ("上年结转结余", word)) for measure, word in CARRIED),
    ]
    return [("total", ("合计",)), *this, *carried]


def _with_sums(line: Line) -> Line:
    current = sum(line.of(measure) for measure, _ in SOURCES)
    return Line(
        line.code, line.name, {**line.figures, "current_year": current, "carryover_other": line.of("carryover")}
    )


def _keyed(form: Form, budget: Budget, code: str, name: str) -> tuple[Cell, ...]:
    total = _with_sums(budget.total)
    return amount_cells(total, _columns(form), lambda measure: (Key("revenue", "", code, name, measure),))


def _by_unit(form: Form, budget: Budget) -> FormTable:
    """A total, and the one unit as a row below it."""
    heads = (("单位编码",), ("单位名称",), *(heads for _, heads in _columns(form)))
    name = "合计" if form.accounts.total_name == "{unit}" else total_name(form, budget)
    total = ("", name, *_keyed(form, budget, "", "合计"))
    unit = (budget.code, budget.unit, *_keyed(form, budget, budget.code, budget.unit))
    rows = [unit, total] if form.accounts.total == "last" else [total, unit]
    return shaped(form, "revenue", heads, rows)


def _single(form: Form, budget: Budget) -> FormTable:
    """One row of amounts without any label."""
    heads = tuple(heads for _, heads in _columns(form))
    return shaped(form, "revenue", heads, [_keyed(form, budget, "", "合计")])


def _listed(form: Form, budget: Budget) -> FormTable:
    """Sources one below the other, the total at the end or in front."""
    total = budget.total
    rows: list[tuple[Cell, ...]] = [
        (name, Figure(total.of(measure), (Key("revenue", "", "", name, "total"),)))
        for measure, name in (*SOURCES, ("carryover", "上年结转"))
    ]
    whole = ("收入总计", Figure(total.of("total"), (Key("revenue", "", "", "合计", "total"),)))
    rows = [whole, *rows] if form.accounts.total == "first" else [*rows, whole]
    return shaped(form, "revenue", (("项目",), ("预算数",)), rows)
