"""Tables with one row per account: 支出总表, 一般公共预算支出表, the funds, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from model.accounts import ancestors
from tests.forms.budget import Budget, Line, grown, summed
from tests.forms.cells import Cell, Figure, FormTable, Heads, Key
from tests.forms.form import Form
from tests.typeset import LEFT

SPLITS: dict[str, tuple[tuple[str, Heads], ...]] = {
    "basic": (("total", ("合计",)), ("basic", ("基本支出",)), ("project", ("项目支出",))),
    "natures": (
        ("total", ("合计",)),
        ("personnel", ("人员经费",)),
        ("operating", ("公用经费",)),
        ("project", ("项目支出",)),
    ),
    "nested": (
        ("total", ("合计",)),
        ("basic", ("基本支出", "小计")),
        ("personnel", ("基本支出", "人员经费")),
        ("operating", ("基本支出", "公用经费")),
        ("project", ("项目支出",)),
    ),
}
PARTS = ("类", "款", "项")
Measures = Sequence[tuple[str, Heads]]
Keys = Callable[[str, str, str], tuple[Key, ...]]
"""From code, name and measure to the facts a figure states."""


def expenditure(form: Form, budget: Budget) -> FormTable:
    """支出总表."""
    return by_account(form, budget, "expenditure", budget.leaves, with_prior(form, budget, SPLITS[form.accounts.split]))


def of_fund(form: Form, budget: Budget, statement: str) -> FormTable:
    """What one fund pays for, by functional account."""
    return by_account(
        form, budget, statement, budget.of_fund(statement), with_prior(form, budget, SPLITS[form.accounts.split])
    )


def with_prior(form: Form, budget: Budget, measures: Measures) -> Measures:
    """The columns under this year's head, with last year's and the difference beside them where the form has them."""
    if form.accounts.extra != "prior":
        return measures
    this = [(measure, (f"{budget.year}年预算数", *heads)) for measure, heads in measures]
    return [("prior_total", (f"{budget.year - 1}年预算数",)), *this, ("", ("增减额",)), ("%", ("增减%",))]


def by_account(
    form: Form, budget: Budget, statement: str, leaves: Sequence[Line], measures: Measures, *, levels: int = 3
) -> FormTable:
    """A table of accounts and their sums in the form's shape."""
    total = summed("", "合计", leaves)
    lines = rows_of(form, leaves, levels)

    def keys(code: str, name: str, measure: str) -> tuple[Key, ...]:
        return (Key(statement, "", code, name, measure),)

    rows = [row(form, budget, line, measures, path_keys(form, lines, line, keys), levels) for line in lines]
    rows = with_total(form, rows, total_row(form, budget, total, measures, keys, levels))
    heads = (*front_heads(form), *label_heads(form, levels), *(heads for _, heads in measures), *back_heads(form))
    return shaped(form, statement, heads, rows)


def shaped(form: Form, statement: str, heads: Sequence[Heads], rows: Sequence[tuple[Cell, ...]]) -> FormTable:
    """The table with its serial numbers, and its columns as wide as what they hold."""
    numbered = tuple(
        ((str(number), *cells) if form.accounts.serial else cells) for number, cells in enumerate(rows, start=1)
    )
    all_heads = (("序号",), *heads) if form.accounts.serial else tuple(heads)
    amounts = [all(isinstance(row[column], Figure) for row in numbered[-2:]) for column in range(len(all_heads))]
    widths = tuple(2.0 if amount else _width(head) for amount, head in zip(amounts, all_heads, strict=True))
    align = "".join("r" if amount else "l" for amount in amounts)
    return FormTable(statement, statement, all_heads, numbered, widths, align)


def _width(head: Heads) -> float:
    word = head[-1]
    if word in PARTS or word == "序号":
        return 0.9
    return 3.4 if "名称" in word or word in ("科目", "项目") else 1.7


# ---- labels


def rows_of(form: Form, leaves: Sequence[Line], levels: int) -> tuple[Line, ...]:
    """The lines printed: the whole tree, or the lowest accounts alone."""
    if form.accounts.codes == "leaves":
        return tuple(leaves)
    return grown(leaves, "functional" if levels == 3 else "economic_department")


def label_heads(form: Form, levels: int) -> tuple[Heads, ...]:
    """The heads of the columns that name an account."""
    kind = "功能分类科目" if levels == 3 else "经济分类科目"
    if form.accounts.codes in ("full", "own"):
        heads: tuple[Heads, ...] = (*(("科目编码", part) for part in PARTS[:levels]), ("科目名称",))
    elif form.accounts.codes in ("one", "leaves"):
        heads = (("科目编码",), ("科目名称",))
    else:
        return ((f"{kind}名称" if form.accounts.grouped else "科目名称",),)
    return tuple((kind, *head) for head in heads) if form.accounts.grouped else heads


def label_cells(form: Form, line: Line, levels: int) -> tuple[str, ...]:
    """The cells that name an account."""
    codes, indent = form.accounts.codes, "　" * line.depth
    if codes in ("one", "leaves"):
        return (line.code, line.name)
    if codes in ("full", "own"):
        parts = (line.code[:3], line.code[3:5], line.code[5:7])[:levels]
        own = [part if depth == line.depth or codes == "full" else "" for depth, part in enumerate(parts)]
        return (*own, line.name)
    written = {
        "bracket": f"[{line.code}]{line.name}",
        "dash": f"{line.code}-{line.name}",
        "blank": f"{line.code} {line.name}",
    }
    return (indent + written.get(codes, line.name),)


def path_keys(form: Form, lines: Sequence[Line], line: Line, keys: Keys) -> Keys:
    """The keys of an account: by its code, or in an uncoded tree by the path of its names."""
    if form.accounts.codes != "indent":
        return keys
    names = {other.code: other.name for other in lines}
    path = "/".join([*(names[code] for code in ancestors(line.code)), line.name])
    return lambda _code, _name, measure: keys("", path, measure)


# ---- rows


def row(form: Form, budget: Budget, line: Line, measures: Measures, keys: Keys, levels: int) -> tuple[Cell, ...]:
    """One account's row."""
    amounts = amount_cells(line, measures, lambda measure: keys(line.code, line.name, measure))
    return (*_front(form, budget), *label_cells(form, line, levels), *amounts, *_back(form))


def amount_cells(line: Line, measures: Measures, keys: Callable[[str], tuple[Key, ...]]) -> tuple[Cell, ...]:
    """The amounts of a line; differences and percentages are no facts."""
    return tuple(_amount(line, measure, keys) for measure, _ in measures)


def _amount(line: Line, measure: str, keys: Callable[[str], tuple[Key, ...]]) -> Cell:
    change = line.of("total") - line.of("prior_total")
    if measure == "":
        return Figure(change)
    if measure == "%":
        return f"{change * 100 / line.of('prior_total'):.2f}%" if line.of("prior_total") else ""
    return Figure(line.of(measure), keys(measure))


def total_row(form: Form, budget: Budget, total: Line, measures: Measures, keys: Keys, levels: int) -> tuple[Cell, ...]:
    """The row of the whole table."""
    name = total_name(form, budget)
    labels = label_heads(form, levels)
    front = tuple("" for _ in _front(form, budget))
    filling = LEFT if form.accounts.grouped else ""
    cells = (name, *[filling] * (len(labels) - 1)) if form.accounts.grouped else (*[""] * (len(labels) - 1), name)
    return (*front, *cells, *amount_cells(total, measures, lambda measure: keys("", "合计", measure)), *_back(form))


def total_name(form: Form, budget: Budget) -> str:
    """What the total row is called; only a table that names its unit can name the row after it."""
    name = form.accounts.total_name
    if name == "{unit}" and (not form.head.label or form.accounts.extra == "units"):
        return "合计"
    return name.format(unit=budget.unit)


def with_total(form: Form, rows: list[tuple[Cell, ...]], total: tuple[Cell, ...]) -> list[tuple[Cell, ...]]:
    """The rows with their total where the form puts it; a total named after the unit always opens the table."""
    if form.accounts.total == "first" or form.accounts.total_name == "{unit}":
        return [total, *rows]
    return [*rows, total] if form.accounts.total == "last" else rows


def front_heads(form: Form) -> tuple[Heads, ...]:
    """Columns before the account's."""
    return (("单位编码",), ("单位名称",)) if form.accounts.extra == "units" else ()


def back_heads(form: Form) -> tuple[Heads, ...]:
    """Columns behind the amounts."""
    return (("备注",),) if form.accounts.extra == "remark" else ()


def _front(form: Form, budget: Budget) -> tuple[str, ...]:
    return (budget.code, budget.unit) if form.accounts.extra == "units" else ()


def _back(form: Form) -> tuple[str, ...]:
    return ("",) if form.accounts.extra == "remark" else ()
