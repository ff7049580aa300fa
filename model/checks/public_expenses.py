"""S01–S09: the “三公” table, its own sums and its limits against the table of basic expenditure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from model.checks.arithmetic import agrees, compare, contained, left_open
from model.checks.blanks import closes
from model.checks.case import Case
from model.checks.figures import Figure, figure, figures, nothing
from model.checks.rule import Outcome, Rule
from model.checks.sheet import Sheet
from model.disclosure import Fact
from model.finding import Status
from model.vocabulary import TOTAL, measure_label

SUBTOTAL = "三公经费小计"
ABROAD, CARS, RECEPTION = "因公出国（境）费", "公务用车购置及运行维护费", "公务接待费"
PURCHASE, RUNNING = "公务用车购置费", "公务用车运行维护费"
ABROAD_PARTS = ("教学科研人员因公出国（境）费", "其他因公出国（境）费")
ITEMS = (ABROAD, CARS, RECEPTION)
BESIDE = ("会议费", "培训费", "机关运行经费")
FUNDS = ("general_public", "government_fund", "state_capital")
LIMITS = (("30212", ABROAD), ("30217", RECEPTION), ("30231", RUNNING), ("31013", PURCHASE))


def three_items(case: Case) -> Iterator[Outcome]:
    """“三公”小计（或只列三项时的合计）等于出国、公车、接待三项之和；机关运行经费、会议费、培训费不在内。"""
    yield from _sum(case, _head(case.sheet("three_public")), ITEMS)


def cars_are_purchase_and_running(case: Case) -> Iterator[Outcome]:
    """公务用车购置及运行维护费等于购置费加运行维护费。"""
    yield from _sum(case, CARS, (PURCHASE, RUNNING))


def abroad_parts(case: Case) -> Iterator[Outcome]:
    """因公出国（境）费等于教学科研人员与其他人员两项之和，表中列出时才核对。"""
    yield from _sum(case, ABROAD, ABROAD_PARTS)


def total_is_funds(case: Case) -> Iterator[Outcome]:
    """“三公”表每行：合计等于各资金性质之和。"""
    sheet = case.sheet("three_public")
    for item, cells in sheet.rows.items():
        whole, parts = cells.get("total"), figures(cells.get(fund) for fund in FUNDS)
        if whole is not None and parts:
            blank = (fund for fund in FUNDS if fund not in cells and not _is_nothing_below(sheet, item, fund))
            yield compare(figure(whole), parts, missing=_blank(map(measure_label, blank)))


def subtotal_within_total(case: Case) -> Iterator[Outcome]:
    """合计等于“三公”小计加会议费、培训费；没有另列项目时两者相等。"""
    subtotal, total = case.cell("three_public", SUBTOTAL, "total"), case.total("three_public", "total")
    if subtotal is None or total is None:
        return
    within = contained(figure(subtotal), figure(total))
    if within.status is Status.FAIL:
        yield within
    else:
        beside = figures(case.cell("three_public", name, "total") for name in BESIDE)
        items = (figure(subtotal),)
        outcome = _with_more(compare(figure(total), items), figure(total), items, beside)
        yield left_open(outcome, "合计可能另含其他项目")


def abroad_limit(case: Case) -> Iterator[Outcome]:
    """基本支出中的因公出国费用（30212）不大于“三公”表的因公出国（境）费；“三公”还含项目支出，不要求相等。"""
    yield from _limit(case, *LIMITS[0])


def reception_limit(case: Case) -> Iterator[Outcome]:
    """基本支出中的公务接待费（30217）不大于“三公”表的公务接待费。"""
    yield from _limit(case, *LIMITS[1])


def running_limit(case: Case) -> Iterator[Outcome]:
    """基本支出中的公务用车运行维护费（30231）不大于“三公”表的同一项。"""
    yield from _limit(case, *LIMITS[2])


def purchase_limit(case: Case) -> Iterator[Outcome]:
    """基本支出中的公务用车购置（31013）不大于“三公”表的购置费。"""
    yield from _limit(case, *LIMITS[3])


def _head(sheet: Sheet) -> str:
    return SUBTOTAL if SUBTOTAL in sheet.rows else TOTAL


def _sum_with(sheet: Sheet, item: str) -> tuple[str, tuple[str, ...]]:
    """The row an item is a part of, and its parts; a blank row where it is part of none."""
    sums = ((_head(sheet), ITEMS), (CARS, (PURCHASE, RUNNING)), (ABROAD, ABROAD_PARTS))
    return next(((whole, parts) for whole, parts in sums if item in parts), ("", ()))


def _is_nothing_below(sheet: Sheet, item: str, fund: str) -> bool:
    """Whether a blank is nothing by its column: no row has money of the fund, or the sum it is in closes without it."""
    if not any(fund in cells for cells in sheet.rows.values()):
        return True
    whole, parts = _sum_with(sheet, item)
    cells = [sheet.get(part, fund) for part in parts]
    if (fact := sheet.get(whole, fund)) is not None:
        return closes(fact, figures(cells))
    return bool(whole) and not any(cells) and _is_nothing_below(sheet, whole, fund)


def _is_nothing_beside(sheet: Sheet, item: str, measure: str) -> bool:
    """Whether a blank is nothing by its row: that closes without it, or is blank while its sum closes elsewhere."""
    if cells := sheet.rows.get(item):
        total = cells.get("total")
        return total is not None and measure in FUNDS and closes(total, figures(cells.get(fund) for fund in FUNDS))
    whole, parts = _sum_with(sheet, item)
    others = [column for column in sheet.rows.get(whole, {}) if column != measure]
    return any(closes(sheet.rows[whole][c], figures(sheet.get(part, c) for part in parts)) for c in others)


def _blank(names: Iterable[str]) -> Iterator[str]:
    if listed := "、".join(names):
        yield f"{listed}空白"


def _sum(case: Case, whole: str, parts: Sequence[str]) -> Iterator[Outcome]:
    """One row against its parts in every column; a form that adds 会议费 or more to the total leaves it open."""
    sheet = case.sheet("three_public")
    for measure, fact in sheet.rows.get(whole, {}).items():
        cells = [sheet.get(part, measure) for part in parts]
        if not any(cells):
            continue
        empty = [part for part, cell in zip(parts, cells, strict=True) if cell is None]
        blank = (part for part in empty if not _is_nothing_beside(sheet, part, measure))
        outcome = compare(figure(fact), figures(cells), missing=_blank(blank))
        more = figures(sheet.get(name, measure) for name in BESIDE) if whole == TOTAL else ()
        yield _with_more(outcome, figure(fact), figures(cells), more)


def _with_more(outcome: Outcome, whole: Figure, items: Sequence[Figure], more: Sequence[Figure]) -> Outcome:
    """A sum that does not close, with what is printed beside the items where that closes it, else left open by it."""
    if agrees(outcome) or not more or whole.value < sum(item.value for item in items):
        return outcome
    chosen = (some for count in range(1, len(more) + 1) for some in combinations(more, count))
    wider = (compare(whole, (*items, *some)) for some in chosen)
    return next(filter(agrees, wider), left_open(outcome, "合计可能含会议费、培训费"))


def _limit(case: Case, code: str, item: str) -> Iterator[Outcome]:
    part, whole = case.cell("basic_economic", code, "total"), _item(case, item)
    if part is None or not case.sheet("three_public").rows:
        return
    if whole is not None:
        yield contained(figure(part), figure(whole))
    elif part.amount and part.amount.yuan and _closes_without(case, item):
        yield contained(figure(part), nothing(f"“三公”表的{item}（空白）"))


def _item(case: Case, item: str) -> Fact | None:
    sheet = case.sheet("three_public")
    return sheet.get(item, "total") or sheet.get(item, "general_public")


def _closes_without(case: Case, item: str) -> bool:
    """Whether the table's own sum proves that the blank item is nothing."""
    outcomes = cars_are_purchase_and_running(case) if item in (PURCHASE, RUNNING) else three_items(case)
    return any(outcome.status is Status.PASS for outcome in outcomes)


RULES = (
    Rule("S01", "“三公”合计", "三公小计 = 出国 + 公车 + 接待", "error", "T1", three_items),
    Rule("S02", "公车合计", "公车 = 购置 + 运行", "error", "T1", cars_are_purchase_and_running),
    Rule("S03", "出国合计", "出国 = 教学科研 + 其他", "error", "T1", abroad_parts),
    Rule("S04", "“三公”资金", "合计 = Σ资金性质", "error", "T1", total_is_funds),
    Rule("S05", "“三公”小计与合计", "小计 ≤ 合计", "warning", "T5", subtotal_within_total),
    Rule("S06", "出国费不超过“三公”", "30212 ≤ 出国", "error", "T5", abroad_limit),
    Rule("S07", "接待费不超过“三公”", "30217 ≤ 接待", "error", "T5", reception_limit),
    Rule("S08", "公车运行不超过“三公”", "30231 ≤ 公车运行", "error", "T5", running_limit),
    Rule("S09", "公车购置不超过“三公”", "31013 ≤ 公车购置", "error", "T5", purchase_limit),
)
