"""“三公”经费: items across or down, last year's beside them, other running costs at the end."""

from __future__ import annotations

from collections.abc import Sequence

from tests.forms.accounts import shaped
from tests.forms.budget import Budget
from tests.forms.cells import Cell, Figure, FormTable, Heads, Key
from tests.forms.form import Form

ABROAD, VEHICLES, BOUGHT, RUN, RECEIVED = (
    "因公出国（境）费",
    "公务用车购置及运行维护费",
    "公务用车购置费",
    "公务用车运行维护费",
    "公务接待费",
)
ORDERS = {
    "abroad": (ABROAD, VEHICLES, BOUGHT, RUN, RECEIVED),
    "reception_first": (RECEIVED, ABROAD, VEHICLES, BOUGHT, RUN),
    "running_first": (ABROAD, VEHICLES, RUN, BOUGHT, RECEIVED),
}
EXTRAS: dict[str, tuple[str, ...]] = {"": (), "meetings": ("会议费", "培训费"), "office": ("机关运行经费",)}
PARTS = {ABROAD: "（一）", VEHICLES: "（二）", BOUGHT: "1.", RUN: "2.", RECEIVED: "（三）"}


def three_public(form: Form, budget: Budget) -> FormTable:
    """三公 in the form's shape."""
    items = ("合计", *ORDERS[form.three_public.order], *EXTRAS[form.three_public.extra])
    return _down(form, budget, items) if form.three_public.lies == "down" else _across(form, budget, items)


def _figure(budget: Budget, item: str, measure: str) -> Figure:
    amount = budget.items[item]
    return Figure(amount if measure == "total" else amount + amount // 3, (Key("three_public", "", "", item, measure),))


def _down(form: Form, budget: Budget, items: Sequence[str]) -> FormTable:
    measures = ("prior_total", "total") if form.three_public.prior else ("total",)
    heads = [("项目",), *((f"{budget.year - (measure != 'total')}年预算数",) for measure in measures)]
    rows: list[tuple[Cell, ...]] = [
        (
            PARTS.get(item, "") + ("“三公”经费合计" if item == "合计" else item),
            *(_figure(budget, item, measure) for measure in measures),
        )
        for item in items
    ]
    if form.three_public.prior:
        heads.append(("增减额",))
        rows = [(*cells, Figure(budget.items[item] // -3)) for cells, item in zip(rows, items, strict=True)]
    return shaped(form, "three_public", heads, rows)


def _across(form: Form, budget: Budget, items: Sequence[str]) -> FormTable:
    measures = ("prior_total", "total") if form.three_public.prior else ("total",)
    heads: list[Heads] = [("单位名称",)] if form.three_public.units else []
    cells: list[Cell] = ["合计"] if form.three_public.units else []
    for measure in measures:
        block = (f"{budget.year - (measure != 'total')}年预算数",) if form.three_public.prior else ()
        heads += [(*block, *_head(item, bool(form.three_public.extra))) for item in items]
        cells += [_figure(budget, item, measure) for item in items]
    return shaped(form, "three_public", heads, [tuple(cells)])


def _head(item: str, more: bool) -> Heads:
    """The heads over an item: the vehicles share one, and with other costs beside them the whole of 三公 does."""
    inner = {VEHICLES: (VEHICLES, "小计"), BOUGHT: (VEHICLES, BOUGHT), RUN: (VEHICLES, RUN)}.get(item, (item,))
    if not more or item in ("会议费", "培训费", "机关运行经费"):
        return inner
    return ("“三公”经费", "小计") if item == "合计" else ("“三公”经费", *inner)
