"""A form on paper: titles, unit lines and tables through the typesetter, with the page of every row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tests.forms.accounts import expenditure, of_fund
from tests.forms.balances import appropriation_balance, balance
from tests.forms.budget import Budget, drawn
from tests.forms.cells import Cell, Figure, FormTable, stacked
from tests.forms.economic import economic
from tests.forms.form import Form
from tests.forms.revenue import revenue
from tests.forms.three_public import three_public
from tests.forms.words import TITLES
from tests.typeset import LEFT, Row, Rules, Setting, Sheet, Table

WIDEST_UPRIGHT = 10
"""More columns than this do not fit on an upright page without breaking their figures."""

PLAIN = Setting()


@dataclass(frozen=True)
class Printed:
    """One row of a table and the page it stands on."""

    page: int
    cells: tuple[Cell, ...]


def budget_of(form: Form) -> Budget:
    """The budget that a form's seed draws."""
    return drawn(form.seed, with_funds=form.funds, least=form.money.least)


def tables_of(form: Form, budget: Budget) -> tuple[FormTable, ...]:
    """The tables of the document in their usual order."""
    makers: list[Callable[[Form, Budget], FormTable]] = [balance, revenue, expenditure, appropriation_balance]
    tables = [make(form, budget) for make in makers]
    tables += [of_fund(form, budget, "general_public"), economic(form, budget), three_public(form, budget)]
    if form.funds:
        tables += [of_fund(form, budget, fund) for fund in ("government_fund", "state_capital")]
    return tuple(tables)


def printed(form: Form, rules: Rules = "all", setting: Setting = PLAIN) -> tuple[bytes, tuple[Printed, ...]]:
    """The document with the given rules, its cells set as given, and where each of its rows stands."""
    budget = budget_of(form)
    tables = tables_of(form, budget)
    sheet = Sheet(landscape=lies_across(form, tables[0]))
    rows: list[Printed] = []
    if has_cover(form):
        cover(form, budget, sheet)
    for number, table in enumerate(tables, start=1):
        if number > 1 or has_cover(form):
            sheet.page(landscape=lies_across(form, table))
        rows += _table(form, budget, sheet, table, number, rules, setting)
    return sheet.finish(), tuple(rows)


def lies_across(form: Form, table: FormTable) -> bool:
    """Whether a table stands on a page that is wider than high; one of many columns always does."""
    return form.paper.landscape or len(table.heads) > WIDEST_UPRIGHT


def has_cover(form: Form) -> bool:
    """Whether a cover says who and when; a form whose tables do not has one always."""
    return form.head.cover or form.head.year == "cover" or not form.head.label


def cover(form: Form, budget: Budget, sheet: Sheet) -> None:
    """The first page: year, unit and what the document is."""
    sheet.space(160)
    sheet.title(f"{budget.year}年{budget.unit}{form.head.word or '部门'}预算", size=22)


def _table(
    form: Form, budget: Budget, sheet: Sheet, table: FormTable, number: int, rules: Rules, setting: Setting
) -> Iterator[Printed]:
    """Print a table over as many pages as its rows take."""
    heads = _heading(form, table)
    size = form.paper.rows_per_page
    for start in range(0, len(table.rows), size):
        chunk = table.rows[start : start + size]
        again = "all" if not start else form.paper.again
        if start:
            sheet.page(landscape=lies_across(form, table))
        first = sheet.number
        lead = lead_rows(form, budget, table, number, len(table.heads)) if again == "all" and form.head.inside else ()
        if again == "all" and not form.head.inside:
            write_lead(form, budget, sheet, table, number)
        rows = tuple(_texts(form, cells) for cells in chunk)
        head = (*lead, *heads) if again == "all" else heads if again == "header" else ()
        sheet.table(Table(head, rows, _widths(form, table), table.align, rules, size=_size(table), setting=setting))
        if sheet.number != first:
            raise ValueError(f"{len(chunk)} rows of {table.title} do not fit on a page")
        yield from (Printed(first, cells) for cells in chunk)


def _size(table: FormTable) -> float:
    return 5.5 if len(table.heads) > WIDEST_UPRIGHT else 7.0


def _widths(form: Form, table: FormTable) -> tuple[float, ...]:
    """The shares of the columns; in a narrow form names wrap."""
    return tuple(1.9 if form.paper.narrow and width > 3 else width for width in table.widths)


def _texts(form: Form, cells: Sequence[Cell]) -> Row:
    return tuple(form.money.printed(cell.amount) if isinstance(cell, Figure) else cell for cell in cells)


def _heading(form: Form, table: FormTable) -> tuple[Row, ...]:
    """The heads of the columns, and the row of column numbers below them."""
    rows = stacked(table.heads)
    width, first = len(table.heads), form.accounts.index_row
    if not first:
        return rows
    if first == "numbers":
        return (*rows, tuple(str(number) for number in range(1, width + 1)))
    return (*rows, (first, *(str(number) for number in range(1, width))))


# ---- titles


def title_of(form: Form, budget: Budget, table: FormTable) -> str:
    """The title with its year where the form puts it there."""
    words = TITLES[table.statement][form.head.wording].format(w=form.head.word)
    year = {"title": f"{budget.year}年", "title_long": f"{budget.year}年度{budget.unit}"}.get(form.head.year, "")
    return year + words


def number_of(form: Form, number: int) -> str:
    """The number of a table, blank where the form has none."""
    return form.head.number.format(n=number)


def unit_parts(form: Form, budget: Budget) -> tuple[str, ...]:
    """The parts of the line between title and grid: unit, year, unit of money."""
    label = form.head.label.format(unit=budget.unit, code=budget.code)
    year = f"预算年度：{budget.year}" if form.head.year == "line" else ""
    return tuple(part for part in (label, year, form.head.money.format(money=form.money.unit)) if part)


def write_lead(form: Form, budget: Budget, sheet: Sheet, table: FormTable, number: int) -> None:
    """Title, number and unit line above a grid."""
    title, count = title_of(form, budget, table), number_of(form, number)
    place = form.head.number_place if count else ""
    if place == "above":
        sheet.unit_line(count, " ")
    sheet.title({"before": f"{count} {title}", "beside": f"{title}（{count}）"}.get(place, title))
    if place == "below":
        sheet.unit_line(count)
    sheet.unit_line(*unit_parts(form, budget))


def lead_rows(form: Form, budget: Budget, table: FormTable, number: int, width: int) -> tuple[Row, ...]:
    """Title and unit line as merged rows of the grid."""
    merged = [LEFT] * (width - 1)
    parts = unit_parts(form, budget)
    rows: list[Row] = [(title_of(form, budget, table), *merged)]
    if number_of(form, number) and form.head.number_place == "above":
        rows.insert(0, (number_of(form, number), *merged))
    if width < 2 * len(parts):
        return (*rows, *((part, *merged) for part in parts))
    share = width // len(parts)
    line = [cell for part in parts[1:] for cell in (part, *[LEFT] * (share - 1))]
    return (*rows, (parts[0], *[LEFT] * (width - len(line) - 1), *line))
