"""W01–W05, W12–W16: the two-sided statements 收支总表 and 财政拨款收支总表."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from model.amount import ZERO, plain
from model.checks import scope
from model.checks.arithmetic import addressed, agrees, at, compare, left_open, places, same
from model.checks.blanks import Blanks
from model.checks.case import Case
from model.checks.figures import Figure, figure, figures
from model.checks.lanes import Lane, Nest
from model.checks.rule import Outcome, Rule
from model.checks.trees import is_plain_list
from model.disclosure import Fact
from model.finding import Status
from model.vocabulary import cell_label, statement_label

OTHER_BLOCKS = ("expenditure_use", "expenditure_economic", "expenditure_government")


def sources_make_the_year(case: Case) -> Iterator[Outcome]:
    """各项收入来源之和等于本年收入合计；财政拨款下面的分项只算一次。收入总表逐行列来源的，也一样。"""
    yield from _items_make_total(case.lane("balance", "revenue"))
    if is_plain_list(case.sheet("revenue")):
        yield from _items_make_total(case.lane("revenue", ""))


def classes_make_the_year(case: Case) -> Iterator[Outcome]:
    """各功能类之和等于本年支出合计；同一张表里另一种分法（按用途、按经济分类）也加到同一个数。"""
    lane = case.lane("balance", "expenditure")
    yield from _items_make_total(lane, _lost_classes(case, lane, "expenditure"))
    yield from _other_blocks(case, "balance", lane)


def income_total(case: Case) -> Iterator[Outcome]:
    """本年收入合计加上年结转结余、使用的结余，等于收入总计。"""
    yield from _year_and_carried(case.lane("balance", "revenue"))


def expenditure_total(case: Case) -> Iterator[Outcome]:
    """本年支出合计加年终结转结余，等于支出总计；预算表可以没有结转这一行。"""
    yield from _year_and_carried(case.lane("balance", "expenditure"))


def balance_is_even(case: Case) -> Iterator[Outcome]:
    """收支总表的收入总计等于支出总计；本年收入与本年支出可以不等，差额是结转。"""
    yield from _even(case, "balance")


def funds_make_the_year(case: Case) -> Iterator[Outcome]:
    """三种财政资金之和等于本年收入合计，再加年初结转等于收入总计。"""
    lane = case.lane("appropriation_balance", "revenue")
    yield from _items_make_total(lane)
    yield from _year_and_carried(lane)


def appropriated_classes(case: Case) -> Iterator[Outcome]:
    """财政拨款收支总表每一栏：各类之和等于本年支出合计，再加年末结转等于支出总计。"""
    lane = case.lane("appropriation_balance", "expenditure")
    yield from _items_make_total(lane, _lost_classes(case, lane, "general_public"))
    yield from _year_and_carried(lane)
    yield from _other_blocks(case, "appropriation_balance", lane)


def appropriation_is_even(case: Case) -> Iterator[Outcome]:
    """财政拨款收支总表的收入总计等于支出总计。"""
    yield from _even(case, "appropriation_balance")


def carried_funds(case: Case) -> Iterator[Outcome]:
    """年初财政拨款结转等于下面各资金结转之和。"""
    lane = case.lane("appropriation_balance", "revenue")
    for measure in lane.measures:
        parts = figures(lane.cell(row, measure) for row in lane.carried_parts)
        whole = next((cell for row in lane.carried if (cell := lane.cell(row, measure))), None)
        if whole and parts:
            yield compare(figure(whole), parts)


def _lost_classes(case: Case, lane: Lane, statement: str) -> tuple[str, ...]:
    """Classes that the table of accounts prints and this side does not: a row may not have been read."""
    printed = {scope.class_code(row) for row in lane.items}
    sheet = case.sheet(statement)
    lost = [sheet.name(key) for key in sheet.keys if len(key) == 3 and key not in printed]
    return (f"{statement_label(statement)}另有{'、'.join(lost[:3])}",) if sheet.coded and lost else ()


def _items_make_total(lane: Lane, lost: Sequence[str] = ()) -> Iterator[Outcome]:
    """Σ items = the year's total, or, in a form without that row, Σ items + carried = the grand total."""
    blanks = Blanks(lane.sheet)
    for measure in lane.measures:
        rows = lane.summands(measure)
        whole = lane.cell(lane.current, measure)
        if whole is None and not lane.current:
            whole, rows = lane.cell(lane.grand, measure), (*rows, *lane.carried)
        parts = figures(lane.cell(row, measure) for row in rows)
        if whole is None or not parts:
            continue
        outcome = compare(figure(whole), parts, missing=chain(_blank(lane, rows, measure, blanks), lost))
        doubt = not lane.certain(measure) or _some_too_many(whole, parts)
        yield left_open(outcome, "行与行的从属关系不明") if doubt else outcome
    yield from _nests_close(lane)


MANY_ROWS = 12
"""With more rows of money than this, some of them make up nearly any excess, and finding them takes too long."""


def _some_too_many(whole: Fact, parts: Sequence[Figure]) -> bool:
    """Whether the excess is exactly one of the rows or several, which then may be 其中 rows or headings of others."""
    if whole.amount is None:
        return False
    excess = sum((part.value for part in parts), ZERO) - whole.amount.yuan
    values = [part.value for part in parts if part.value]
    most = len(values) if len(values) <= MANY_ROWS else 1
    return excess > 0 and any(sum(some) == excess for count in range(1, most) for some in combinations(values, count))


def _nests_close(lane: Lane) -> Iterator[Outcome]:
    """A row that gathers others below it equals their sum; whether it does gather them is known only when it closes.

    Rows set in below a row are its parts at every level, unless most of such sums are open: then they are not.
    """
    blanks = Blanks(lane.sheet)
    by_words = [nest for nest in lane.nests if not nest.is_by_path]
    by_path = [Nest(row, below) for row, below in lane.sheet.below.items() if row in lane.items]
    for nest in by_words:
        yield from (left_open(outcome, "分项未必全部列出") for outcome in _nest_closes(lane, nest, blanks))
    outcomes = [outcome for nest in by_path for outcome in _nest_closes(lane, nest, blanks)]
    closed = sum(map(agrees, outcomes))
    for outcome in outcomes:
        yield outcome if closed * 2 >= len(outcomes) else left_open(outcome, "层级由缩进推定，多数不闭合")


def _nest_closes(lane: Lane, nest: Nest, blanks: Blanks) -> Iterator[Outcome]:
    for measure in lane.measures:
        whole = lane.cell(nest.parent, measure)
        parts = figures(lane.cell(child, measure) for child in nest.children)
        if whole is not None and parts:
            yield compare(figure(whole), parts, missing=_blank(lane, nest.children, measure, blanks))


def _year_and_carried(lane: Lane) -> Iterator[Outcome]:
    if not (lane.current and lane.grand):
        return
    blanks = Blanks(lane.sheet)
    for measure in lane.measures:
        whole, current = lane.cell(lane.grand, measure), lane.cell(lane.current, measure)
        if whole is None or current is None:
            continue
        parts = (figure(current), *figures(lane.cell(row, measure) for row in lane.carried))
        yield compare(figure(whole), parts, missing=_blank(lane, lane.carried, measure, blanks))


def _blank(lane: Lane, rows: Sequence[str], measure: str, blanks: Blanks) -> Iterator[str]:
    """Rows without a figure in this column: printed template rows count as 0 only where the sum closes."""
    empty = (row for row in rows if lane.cell(row, measure) is None)
    blank = [row for row in empty if not blanks.is_nothing_beside(row, measure)]
    cell = cell_label(measure)
    if blank:
        yield f"{'、'.join(blank[:3])}等 {len(blank)} 行{'的' + cell if cell else ''}空白"


def _other_blocks(case: Case, statement: str, lane: Lane) -> Iterator[Outcome]:
    for side in OTHER_BLOCKS:
        block = case.lane(statement, side)
        for measure in block.measures[:1]:
            whole = lane.cell(lane.current or lane.grand, measure)
            parts = figures(block.cell(row, measure) for row in block.summands(measure))
            if whole is not None and parts and not block.grand and not block.current:
                outcome = compare(figure(whole), parts)
                yield outcome if _too_much(lane, whole, parts) else left_open(outcome, "另一种分法未必列全")


def _too_much(lane: Lane, whole: Fact, parts: Sequence[Figure]) -> bool:
    """Whether parts are more than there is, which no row that is not listed explains, nor one that is listed twice.

    They may be those of all money, with what is carried over.
    """
    listed = sum((part.value for part in parts), ZERO)
    every = lane.cell(lane.grand, whole.measure) or whole
    excess = all(cell.amount is not None and listed > cell.amount.yuan for cell in (whole, every))
    return excess and not _some_too_many(whole, parts)


def _even(case: Case, statement: str) -> Iterator[Outcome]:
    income, spending = case.lane(statement, "revenue"), case.lane(statement, "expenditure")
    measure = next((m for m in ("budget", "total") if spending.cell(spending.grand, m)), "")
    left, right = income.cell(income.grand, "budget"), spending.cell(spending.grand, measure)
    if right is not None and _is_blank(left) and _row_printed(case, statement):
        yield _blank_total(statement, figure(right), left)
    elif left is not None and right is not None:
        yield same(figure(left), figure(right))


def _is_blank(cell: Fact | None) -> bool:
    return cell is None or (cell.amount is None and cell.proposal is None and cell.state in ("blank", "missing"))


def _row_printed(case: Case, statement: str) -> bool:
    table = case.table(statement)
    return table is not None and any(row.side == "revenue" and row.name == "收入总计" for row in table.rows)


def _blank_total(statement: str, against: Figure, gap: Fact | None) -> Outcome:
    """收入总计 is printed as a row and has no amount; text of a recogniser may have lost it, a text layer has not."""
    recognised = against.source.page is None
    words = f"收入总计空白，支出总计为 {against.text} {against.unit}"
    outcome = Outcome(
        status=Status.INSUFFICIENT if recognised else Status.FAIL,
        message=f"{statement_label(statement)}{at(against.source)}：{words}。",
        formula=f"空白 ≠ {against.text}（{against.unit}）",
        origin="undecided" if recognised else "document",
        expected=plain(against.value),
        sources=places((figure(gap), against) if gap else (against,)),
    )
    if gap:
        return addressed(outcome, figure(gap))
    return outcome.model_copy(
        update={"statement": statement, "side": "revenue", "name": "收入总计", "measure": "budget"}
    )


RULES = (
    Rule("W01", "收入来源合计", "Σ收入来源 = 本年收入合计", "error", "T1", sources_make_the_year),
    Rule("W02", "功能类合计", "Σ功能类 = 本年支出合计", "error", "T1", classes_make_the_year),
    Rule("W03", "收入总计", "本年收入合计 + 上年结转结余 = 收入总计", "error", "T1", income_total),
    Rule("W04", "支出总计", "本年支出合计 + 年终结转结余 = 支出总计", "error", "T1", expenditure_total),
    Rule("W05", "收支总表平衡", "收入总计 = 支出总计", "error", "T2", balance_is_even),
    Rule("W12", "财政拨款收入合计", "Σ资金 = 本年收入合计；+ 年初结转 = 收入总计", "error", "T1", funds_make_the_year),
    Rule("W14", "财政拨款支出合计", "Σ类 = 本年支出合计；+ 年末结转 = 支出总计", "error", "T1", appropriated_classes),
    Rule("W15", "财政拨款收支平衡", "收入总计 = 支出总计", "error", "T2", appropriation_is_even),
    Rule("W16", "年初财政拨款结转", "年初结转 = Σ一般/基金/国资结转", "error", "T1", carried_funds),
)
