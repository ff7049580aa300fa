"""The basic expenditure by economic class: one classification, or 部门 and 政府 codes in pairs."""

from __future__ import annotations

from collections.abc import Sequence

from tests.forms.accounts import Measures, amount_cells, by_account, shaped, with_prior
from tests.forms.budget import GOVERNMENT, Budget, Line, grown, named, summed
from tests.forms.cells import Cell, FormTable, Heads, Key
from tests.forms.form import Form

COLUMNS: dict[str, Measures] = {
    "natures": (("total", ("合计",)), ("personnel", ("人员经费",)), ("operating", ("公用经费",))),
    "total_last": (("personnel", ("人员经费",)), ("operating", ("公用经费",)), ("total", ("合计",))),
    "single": (("total", ("预算数",)),),
}
PAIRED: dict[str, tuple[Heads, ...]] = {
    "codes": (
        ("部门预算支出经济分类", "科目编码"),
        ("部门预算支出经济分类", "科目名称"),
        ("政府预算支出经济分类", "科目编码"),
        ("政府预算支出经济分类", "科目名称"),
    ),
    "names": (("部门预算支出经济分类科目",), ("政府预算支出经济分类科目",)),
}


def economic(form: Form, budget: Budget) -> FormTable:
    """一般公共预算基本支出表 in the form's shape."""
    measures = COLUMNS[form.economic.columns]
    if form.economic.pairs:
        return _paired(form, budget, measures)
    return by_account(form, budget, "basic_economic", budget.economics, with_prior(form, budget, measures), levels=2)


def _paired(form: Form, budget: Budget, measures: Measures) -> FormTable:
    lines = grown(budget.economics, "economic_department")
    rows = [_pair(form, line, measures) for line in lines]
    total = summed("", "合计", budget.economics)
    both = ("basic_economic", "basic_government")
    amounts = amount_cells(total, measures, lambda measure: tuple(Key(one, "", "", "合计", measure) for one in both))
    blank = len(PAIRED[form.economic.pairs]) - 1
    whole: tuple[Cell, ...] = ("合计", *[""] * blank, *amounts)
    rows = [*rows, whole] if form.accounts.total == "last" else [whole, *rows]
    return shaped(form, "basic_economic", (*PAIRED[form.economic.pairs], *(heads for _, heads in measures)), rows)


def _pair(form: Form, line: Line, measures: Measures) -> tuple[Cell, ...]:
    """A row of both classifications; a 类 has no 政府 account beside it."""
    code = GOVERNMENT.get(line.code, "")
    name = named(code, "economic_government") if code else ""

    def keys(measure: str) -> tuple[Key, ...]:
        own = Key("basic_economic", "", line.code, line.name, measure)
        return (own, Key("basic_government", "", code, name, measure)) if code else (own,)

    labels: Sequence[str] = (line.code, line.name, code, name)
    if form.economic.pairs == "names":
        labels = (f"{line.code} {line.name}", f"{code} {name}".strip())
    return (*labels, *amount_cells(line, measures, keys))
