"""X01–X13: the same figure in two tables, and a part that must not exceed its whole."""

from __future__ import annotations

from collections.abc import Iterator

from model.amount import ZERO
from model.checks import scope
from model.checks.arithmetic import agrees, compare, contained, left_open, same
from model.checks.case import Case
from model.checks.figures import Figure, figure, figures, nothing
from model.checks.rule import Outcome, Rule
from model.disclosure import Fact
from model.vocabulary import TOTAL

APPROPRIATED = scope.APPROPRIATED
SPENDING = ("total", "basic", "project")


def income_total_in_both(case: Case) -> Iterator[Outcome]:
    """收支总表的收入总计等于收入总表的合计；收入总表不列结转的，与本年收入合计比。"""
    total = case.total("revenue", "total")
    whole, year = scope.grand(case, "balance", "revenue"), scope.current(case, "balance", "revenue")
    if total is None or whole is None:
        return
    outcome = same(figure(total), figure(whole))
    if agrees(outcome) or year is None or _has_carried_column(case):
        yield outcome
        return
    against_year = same(figure(total), figure(year))
    yield against_year if agrees(against_year) else outcome


def sources_in_both(case: Case) -> Iterator[Outcome]:
    """收支总表的每项收入来源等于收入总表合计行的同名栏；财政拨款收入是三种资金之和。"""
    year, subtotal = scope.current(case, "balance", "revenue"), case.total("revenue", "current_year")
    if year is not None and subtotal is not None:
        yield same(figure(subtotal), figure(year))
    for fund in dict.fromkeys(measure for _, measure in scope.FUNDS):
        row, column = scope.source_row(case, "balance", fund), case.total("revenue", fund)
        if row is not None and column is not None:
            yield _unless_carried(case, same(figure(column), figure(row)), fund)
    yield from _appropriation_is_funds(case)


def carried_in_both(case: Case) -> Iterator[Outcome]:
    """收支总表的上年结转等于收入总表的上年结转栏。"""
    lane = case.lane("balance", "revenue")
    column = case.total("revenue", "carryover")
    rows = figures(lane.cell(row, "budget") for row in lane.carried if "使用" not in row and "弥补" not in row)
    if column is not None and len(rows) == 1:
        yield same(figure(column), rows[0])


def spending_total_in_both(case: Case) -> Iterator[Outcome]:
    """收支总表的本年支出合计（或含结转的支出总计）等于支出总表的合计。"""
    total = case.total("expenditure", "total")
    candidates = _year_then_grand(case, "balance")
    if total is None or not candidates:
        return
    outcomes = [same(figure(total), figure(fact)) for fact in candidates]
    yield next((outcome for outcome in outcomes if agrees(outcome)), outcomes[0])


def classes_in_both(case: Case) -> Iterator[Outcome]:
    """收支总表的每个功能类等于支出总表的同一类；类按名称对应，不按序号。"""
    in_scope = all(agrees(outcome) for outcome in spending_total_in_both(case))
    lane = case.lane("balance", "expenditure")
    for row in lane.items:
        fact, code = lane.cell(row, "budget"), scope.class_code(row)
        if fact is not None and code and "/" not in row:
            yield from _class_in(case, "expenditure", fact, code, "total", in_scope)


def appropriation_in_both(case: Case) -> Iterator[Outcome]:
    """收入总表的财政拨款收入等于财政拨款收支总表的本年收入合计。"""
    column, year = case.total("revenue", "appropriation"), scope.current(case, "appropriation_balance", "revenue")
    if year is None and not scope.carried(case, "appropriation_balance", "revenue"):
        year = scope.grand(case, "appropriation_balance", "revenue")
    if column is not None and year is not None:
        yield _unless_carried(case, same(figure(column), figure(year)), "appropriation")


def funds_in_both(case: Case) -> Iterator[Outcome]:
    """收支总表的每种财政资金等于财政拨款收支总表的同一资金。"""
    for fund in APPROPRIATED:
        one, another = (scope.source_row(case, name, fund) for name in ("balance", "appropriation_balance"))
        if one is not None and another is not None:
            yield same(figure(one), figure(another))


def funds_in_their_tables(case: Case) -> Iterator[Outcome]:
    """财政拨款收支总表支出的各资金等于各资金支出表的合计；空表有说明的为 0，不含结转的表与扣除结转后的数比。"""
    lane = case.lane("appropriation_balance", "expenditure")
    row = lane.current or lane.grand
    for fund in APPROPRIATED:
        stated = lane.cell(row, fund) or _sole_fund(case, fund)
        own = _total_of(case, fund)
        if stated is None or own is None:
            continue
        outcome = same(own, figure(stated)) if own.fact else same(figure(stated), own)
        yield _with_carried_left_out(case, outcome, own, stated)


def fund_classes_in_their_tables(case: Case) -> Iterator[Outcome]:
    """财政拨款收支总表每类的一般公共预算数等于一般公共预算支出表的同一类；两表口径须相同。"""
    lane = case.lane("appropriation_balance", "expenditure")
    in_scope = _same_scope(case)
    for row in lane.items:
        code = scope.class_code(row)
        fact = lane.cell(row, "general_public") or (lane.cell(row, "total") if _is_sole(case) else None)
        if fact is not None and code and "/" not in row:
            yield from _class_in(case, "general_public", fact, code, "total", in_scope)


def appropriated_within_all(case: Case) -> Iterator[Outcome]:
    """一般公共预算支出表的每个科目、每一栏都不大于支出总表的同一格；其余是别的资金，不要求相等。"""
    if scope.only_general_public(case):
        return
    for fund in APPROPRIATED:
        for key, cells in case.sheet(fund).rows.items():
            for measure in SPENDING:
                part, whole = cells.get(measure), case.cell("expenditure", key, measure)
                if part is not None and whole is not None:
                    yield _within(case, part, whole, key, measure)


def one_fund_everywhere(case: Case) -> Iterator[Outcome]:
    """全部资金都是本年一般公共预算拨款时，收入总表、支出总表、一般公共预算支出表的同一科目逐格相等。"""
    if scope.only_general_public(case):
        yield from _cell_by_cell(case, "expenditure", "general_public", SPENDING)
        yield from _cell_by_cell(case, "expenditure", "revenue", ("total",))
    if _same_scope(case) and _is_sole(case) and not scope.carried(case, "appropriation_balance", "revenue"):
        outcomes = _cell_by_cell(case, "appropriation", "general_public", SPENDING)
        basic_only = _is_of_basic_spending(case)
        yield from (left_open(outcome, "一表只列基本支出") if basic_only else outcome for outcome in outcomes)


def basic_in_both(case: Case) -> Iterator[Outcome]:
    """一般公共预算支出表的基本支出等于基本支出表的合计；基本支出表须是同一口径。"""
    table = case.table("basic_economic")
    basic, total = case.total("general_public", "basic"), case.total("basic_economic", "total")
    if basic is None:
        basic = case.total("appropriation", "basic")
    if basic is None or total is None or table is None:
        return
    outcome = same(figure(total), figure(basic))
    if _may_lack_carried(case, figure(total), figure(basic)):
        outcome = left_open(outcome, "基本支出表是否含上年结转不明")
    certain = "一般公共" in table.title or scope.only_general_public(case)
    yield outcome if certain else left_open(outcome, "基本支出表的资金口径不明")


def _may_lack_carried(case: Case, total: Figure, basic: Figure) -> bool:
    """Whether what a table of basic spending lacks is no more than what was carried over."""
    lane = case.lane("appropriation_balance", "revenue")
    carried = sum((part.value for part in figures(lane.cell(row, "budget") for row in lane.carried)), ZERO)
    return not total.doubt and ZERO < basic.value - total.value <= carried


def basic_within_all(case: Case) -> Iterator[Outcome]:
    """基本支出表的合计不大于支出总表的基本支出。"""
    total, basic = case.total("basic_economic", "total"), case.total("expenditure", "basic")
    if total is not None and basic is not None:
        yield _within(case, total, basic, TOTAL, "basic")


def _within(case: Case, part: Fact, whole: Fact, key: str, measure: str) -> Outcome:
    """A part of spending within the whole, to which the columns of what was carried over may belong."""
    outcome = contained(figure(part), figure(whole))
    columns = (f"carryover_{measure}", "carryover") if measure != "total" else ()
    carried = next((cell for column in columns if (cell := case.cell("expenditure", key, column))), None)
    if carried is None or agrees(outcome) or figure(part).value > figure(whole).value + figure(carried).value:
        return outcome
    return left_open(outcome, "支出总表的上年结转另列一栏，是否在内不明")


def _cell_by_cell(case: Case, statement: str, other: str, measures: tuple[str, ...]) -> Iterator[Outcome]:
    for key, cells in case.sheet(statement).rows.items():
        for measure in measures:
            one, another = cells.get(measure), case.cell(other, key, measure)
            if one is not None and another is not None:
                yield same(figure(one), figure(another))


def _has_carried_column(case: Case) -> bool:
    return case.total("revenue", "carryover") is not None


def _unless_carried(case: Case, outcome: Outcome, fund: str) -> Outcome:
    """Without a column for it, money carried over may be inside the fund's own column."""
    carried = scope.carried(case, "balance", "revenue") or scope.carried(case, "appropriation_balance", "revenue")
    if carried and not _has_carried_column(case):
        return left_open(outcome, "收入总表没有结转栏，口径不明")
    fees = fund == "undertaking" and "education_fee" in case.sheet("revenue").measures
    return left_open(outcome, "教育收费是否计入事业收入不明") if fees else outcome


def _appropriation_is_funds(case: Case) -> Iterator[Outcome]:
    rows = [scope.source_row(case, "balance", fund) for fund in APPROPRIATED]
    column = case.total("revenue", "appropriation")
    if column is not None and any(rows) and scope.source_row(case, "balance", "appropriation") is None:
        yield _unless_carried(case, compare(figure(column), figures(rows)), "appropriation")


def _year_then_grand(case: Case, statement: str) -> list[Fact]:
    facts = [scope.current(case, statement, "expenditure"), scope.grand(case, statement, "expenditure")]
    return [fact for fact in facts if fact is not None]


def _class_in(case: Case, statement: str, fact: Fact, code: str, measure: str, in_scope: bool) -> Iterator[Outcome]:
    """A class against its row in a table of accounts, or against its leaf rows where no class row is printed."""
    sheet = case.sheet(statement)
    own = sheet.get(code, measure)
    leaves = figures(sheet.get(key, measure) for key in sheet.keys if key.startswith(code) and not sheet.parent(key))
    if own is None and not leaves:
        return
    lost = [key for key in case.siblings(statement, "") if key.startswith(code) and key not in sheet.rows]
    missing = [f"其他表另有 {'、'.join(sorted(lost)[:3])}"] if lost else []
    outcome = same(figure(own), figure(fact)) if own is not None else compare(figure(fact), leaves, missing=missing)
    yield outcome if in_scope else left_open(outcome, "两表口径不同")


def _is_sole(case: Case) -> bool:
    """Whether 一般公共预算 is the only fund there is money of."""
    return all(_is_nothing(case, fund) for fund in ("government_fund", "state_capital"))


def _is_nothing(case: Case, fund: str) -> bool:
    row = scope.source_row(case, "appropriation_balance", fund)
    printed = row is not None and (row.amount is None or row.amount.yuan != 0)
    return not printed and (case.is_empty(fund) or not case.sheet(fund).rows)


def _sole_fund(case: Case, fund: str) -> Fact | None:
    """The only column of a form without columns by fund, where one fund is all there is."""
    if fund != "general_public" or not _is_sole(case):
        return None
    facts = _year_then_grand(case, "appropriation_balance")
    return facts[0] if facts else None


def _total_of(case: Case, fund: str) -> Figure | None:
    total = case.total(fund, "total")
    if total is not None:
        return figure(total)
    table = case.table(fund)
    noted = table is not None and table.empty and bool(table.note)
    return nothing(f"{table.title}（空表）", table.unit) if noted and table is not None else None


def _is_of_basic_spending(case: Case) -> bool:
    """Whether the table of all funds prints the basic spending of 一般公共预算 only, account by economic account."""
    detail = case.total("appropriation", "total")
    total, basic = (case.total("general_public", measure) for measure in ("total", "basic"))
    if detail is None or total is None or basic is None:
        return False
    return scope.equal(detail.amount, basic.amount) and not scope.equal(detail.amount, total.amount)


def _same_scope(case: Case) -> bool:
    """Whether both tables of 一般公共预算 print one total, with nothing carried over to set aside."""
    own = [outcome for outcome in funds_in_their_tables(case) if "general_public" in outcome.terms[0].cell]
    return all(agrees(outcome) and len(outcome.terms) == 2 for outcome in own)


def _with_carried_left_out(case: Case, outcome: Outcome, own: Figure, stated: Fact) -> Outcome:
    """cf. X08: a table of the year's own money equals the total less 上年结转."""
    if agrees(outcome) or not scope.carried(case, "appropriation_balance", "revenue"):
        return outcome
    lane = case.lane("appropriation_balance", "revenue")
    carried = figures(lane.cell(row, "budget") for row in lane.carried)
    without = compare(own, (figure(stated), *(part.negative() for part in carried)))
    return without if agrees(without) else left_open(outcome, "该表是否含上年结转不明")


RULES = (
    Rule("X01", "收入总计一致", "收支总表收入总计 = 收入总表合计", "error", "T2", income_total_in_both),
    Rule("X02", "收入来源一致", "收支总表各来源 = 收入总表各栏", "error", "T2", sources_in_both),
    Rule("X03", "上年结转一致", "收支总表上年结转 = 收入总表上年结转", "error", "T2", carried_in_both),
    Rule("X04", "支出合计一致", "收支总表本年支出合计 = 支出总表合计", "error", "T2", spending_total_in_both),
    Rule("X05", "各类一致", "收支总表每类 = 支出总表每类", "error", "T2", classes_in_both),
    Rule("X06", "财政拨款收入一致", "收入总表财政拨款收入 = 财政拨款本年收入", "error", "T2", appropriation_in_both),
    Rule("X07", "各财政资金一致", "收支总表各资金 = 财政拨款收支总表各资金", "error", "T2", funds_in_both),
    Rule("X08", "各资金支出一致", "财政拨款收支总表各资金 = 各资金支出表合计", "error", "T2", funds_in_their_tables),
    Rule("X09", "各类财政拨款一致", "财政拨款每类 = 一般公共预算每类", "error", "T2", fund_classes_in_their_tables),
    Rule("X10", "部分不超过全部", "财政拨款支出 ≤ 支出总表（逐科目逐栏）", "error", "T5", appropriated_within_all),
    Rule("X11", "单一资金逐格一致", "收入总表 = 支出总表 = 一般公共预算支出表", "error", "T2", one_fund_everywhere),
    Rule("X12", "基本支出一致", "一般公共预算基本支出 = 基本支出表合计", "error", "T2", basic_in_both),
    Rule("X13", "基本支出不超过", "基本支出表合计 ≤ 支出总表基本支出", "error", "T5", basic_within_all),
)
