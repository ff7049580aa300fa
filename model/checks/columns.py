"""W06–W08, W13, W17, W19, W21, W22, W24: the columns of one row add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.amount import ZERO, plain
from model.checks.arithmetic import agrees, at, compare, left_open
from model.checks.blanks import Blanks
from model.checks.case import Case, row_of
from model.checks.figures import Figure, figure, figures, label_of
from model.checks.lanes import Lane
from model.checks.rule import Outcome, Rule
from model.checks.sheet import Sheet
from model.checks.structure import CARRIED_COLUMNS, Layout, layout_of
from model.disclosure import Fact, Source
from model.finding import Severity, Status
from model.vocabulary import TOTAL, measure_label

FUNCTIONAL_OF_APPROPRIATION = ("appropriation", "general_public", "government_fund", "state_capital")
PERSONNEL_CLASSES = ("301", "303")
LANES = ("personnel", "operating")


def total_is_year_and_carried(case: Case) -> Iterator[Outcome]:
    """收入总表每行：合计等于本年收入小计加上年结转；没有小计栏的，等于各来源栏之和。"""
    sheet = case.sheet("revenue")
    if "current_year" in sheet.measures:
        carried = tuple(m for m in CARRIED_COLUMNS if m in sheet.measures)
        yield from _rows_close(case, sheet, "total", Layout(parts=("current_year", *carried), certain=True))
    else:
        yield from _rows_close(case, sheet, "total", layout_of(sheet, "total"))


def subtotal_is_sources(case: Case) -> Iterator[Outcome]:
    """收入总表每行：本年收入小计等于各来源栏之和，“其中”栏不重复计算。"""
    sheet = case.sheet("revenue")
    yield from _rows_close(case, sheet, "current_year", layout_of(sheet, "current_year"))


def total_is_expenditures(case: Case) -> Iterator[Outcome]:
    """支出总表每行：合计等于基本支出、项目支出及同级各栏之和。"""
    yield from _total_of_columns(case, case.sheet("expenditure"))


def total_is_funds(case: Case) -> Iterator[Outcome]:
    """财政拨款收支总表支出每行：合计等于一般公共预算、政府性基金、国有资本经营三栏之和。"""
    sheet, lane = case.sheet("appropriation_balance", "expenditure"), case.lane("appropriation_balance", "expenditure")
    yield from _total_of_columns(case, sheet, lane)


def total_is_basic_and_project(case: Case) -> Iterator[Outcome]:
    """财政拨款支出各表每行：合计等于基本支出加项目支出，基本支出等于人员经费加公用经费。"""
    for statement in FUNCTIONAL_OF_APPROPRIATION:
        yield from _total_of_columns(case, case.sheet(statement))


def total_is_personnel_and_operating(case: Case) -> Iterator[Outcome]:
    """基本支出表每行：合计等于人员经费加公用经费。"""
    for statement in ("basic_economic", "basic_government"):
        yield from _total_of_columns(case, case.sheet(statement))


def lanes_are_classes(case: Case) -> Iterator[Outcome]:
    """人员经费等于 301 与 303 之和，公用经费等于 302、307、309、310 等之和；各类须只在一栏有数。"""
    sheet = case.sheet("basic_economic")
    classes = [key for key in sheet.keys if key.isdigit() and len(key) == 3]
    if not classes or any(_lane_of(sheet, key) is None for key in classes):
        return
    total = sheet.get(TOTAL, "total")
    complete = total is not None and agrees(compare(figure(total), figures(sheet.get(key, "total") for key in classes)))
    for lane in LANES:
        whole = sheet.get(TOTAL, lane)
        parts = figures(sheet.get(key, "total") for key in classes if _lane_of(sheet, key) == lane)
        if whole is not None and parts:
            outcome = compare(figure(whole), parts)
            yield outcome if complete else left_open(outcome, "各类之和不等于合计")


def missing_totals(case: Case) -> Iterator[Outcome]:
    """分栏有数的行必须印出合计；表中绝大多数行都有合计时，空白才算缺失。"""
    for statement in ("revenue", "expenditure", *FUNCTIONAL_OF_APPROPRIATION, "basic_economic"):
        sheet = case.sheet(statement)
        layout = layout_of(sheet, "total")
        if layout is None or not layout.certain:
            continue
        for key in _rows_without_total(sheet):
            parts = figures(sheet.get(key, measure) for measure in layout.parts)
            if any(part.value for part in parts):
                yield _missing(sheet, key, parts)


def _total_of_columns(case: Case, sheet: Sheet, lane: Lane | None = None) -> Iterator[Outcome]:
    for whole in ("total", "basic"):
        yield from _rows_close(case, sheet, whole, layout_of(sheet, whole), lane)


def _rows_close(
    case: Case, sheet: Sheet, whole: str, layout: Layout | None, lane: Lane | None = None
) -> Iterator[Outcome]:
    if layout is None:
        return
    blanks = Blanks(sheet, lane)
    for key, cells in sheet.rows.items():
        outcome = _row_closes(key, cells, whole, layout, blanks)
        if outcome is not None:
            strange = outcome.status is Status.FAIL and _stands_beside(case, cells[whole], outcome)
            yield left_open(outcome, "差额正是同一行里没有认出栏名的数") if strange else outcome


def _stands_beside(case: Case, fact: Fact, outcome: Outcome) -> bool:
    """Whether what the parts of a row lack is printed in it, in columns whose heads say nothing that is known."""
    strange = case.beside.get(row_of(fact.source), [])
    return bool(strange) and Decimal(outcome.difference) in (*strange, sum(strange, ZERO))


def _row_closes(key: str, cells: dict[str, Fact], whole: str, layout: Layout, blanks: Blanks) -> Outcome | None:
    fact = cells.get(whole)
    parts = figures(cells.get(measure) for measure in layout.parts)
    if fact is None or (not parts and not (fact.amount and fact.amount.yuan)):
        return None
    outcome = compare(figure(fact), parts, missing=_blank(key, cells, layout.parts, blanks))
    return outcome if layout.certain else left_open(outcome, "各栏的从属关系不明")


def _blank(key: str, cells: dict[str, Fact], parts: Sequence[str], blanks: Blanks) -> Iterator[str]:
    empty = (measure for measure in parts if measure not in cells)
    blank = [measure_label(measure) for measure in empty if not blanks.is_nothing_below(key, measure)]
    if blank:
        yield f"{'、'.join(blank)}空白"


def _lane_of(sheet: Sheet, key: str) -> str | None:
    """The only column a class has money in; None where it has none or several."""
    filled = [lane for lane in LANES if (cell := sheet.get(key, lane)) and cell.amount and cell.amount.yuan]
    return filled[0] if len(filled) == 1 else None


def _rows_without_total(sheet: Sheet) -> tuple[str, ...]:
    """The rows with a blank for their total; what is printed and cannot be read is no blank."""
    rows = {key: cells.get("total") for key, cells in sheet.rows.items()}
    lost = tuple(key for key, cell in rows.items() if cell is None or (cell.amount is None and cell.state != "garbled"))
    required = tuple(key for key in lost if rows[key] is not None)
    return lost if len(lost) * 5 <= len(rows) else required


def _missing(sheet: Sheet, key: str, parts: Sequence[Figure]) -> Outcome:
    gap = sheet.get(key, "total")
    fact = gap or next(part.fact for part in parts if part.fact)
    address = fact.model_copy(update={"measure": "total", "amount": None, "readings": (), "source": _place(gap, fact)})
    amount = sum((part.value for part in parts), ZERO)
    listed = " + ".join(part.text for part in parts)
    unit = parts[0].unit or ""
    message = f"{label_of(address)}{at(address.source)}空白，而分栏有数：{listed}（{unit}）。"
    severity: Severity = "error" if gap is not None else "warning"
    outcome = Outcome.about(address, Status.FAIL, message, expected=amount, severity=severity)
    recognised = address.source.page is None
    update = {
        "formula": f"空白 ≠ {listed}（{unit}）",
        "origin": "recognition" if recognised else "document",
        "difference": plain(-amount),
        "sources": (*outcome.sources, *(part.source for part in parts)),
        "terms": compare(figure(address), parts).terms,
    }
    return outcome.model_copy(update=update)


def _place(gap: Fact | None, neighbour: Fact) -> Source:
    if gap is not None:
        return gap.source
    return neighbour.source._replace(column=None, column_words="", box=None, raw="")


RULES = (
    Rule("W06", "收入合计", "合计 = 本年收入小计 + 上年结转", "error", "T1", total_is_year_and_carried),
    Rule("W07", "收入小计", "本年收入小计 = Σ来源栏", "error", "T1", subtotal_is_sources),
    Rule("W08", "支出合计", "合计 = 基本 + 项目 + 经营 + 上缴 + 补助 …", "error", "T1", total_is_expenditures),
    Rule("W13", "财政拨款合计", "合计 = 一般公共预算 + 政府性基金 + 国有资本经营", "error", "T1", total_is_funds),
    Rule("W17", "基本加项目", "合计 = 基本支出 + 项目支出", "error", "T1", total_is_basic_and_project),
    Rule("W19", "人员加公用", "合计 = 人员经费 + 公用经费", "error", "T1", total_is_personnel_and_operating),
    Rule("W21", "人员、公用与各类", "人员 = 301 + 303；公用 = 302 + 307 + 310 …", "error", "T1", lanes_are_classes),
    Rule("W24", "缺合计数", "分栏有数 ⇒ 合计有数", "error", "T0", missing_totals),
)
