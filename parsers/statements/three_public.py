"""“三公”经费: items in rows or in columns, per unit or not, last year's beside this year's; one shape comes out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from model.amount import Unit
from model.disclosure import Fact, Notice, Phase, Row, Source
from model.vocabulary import TOTAL
from parsers import lexicon
from parsers.around.header import distinct
from parsers.cells import clean_name
from parsers.dated import in_usual_words
from parsers.page import Cell, Slots
from parsers.statements.columns import Column, Role
from parsers.statements.lanes import LABELS, Lane, lanes_of
from parsers.statements.measures import is_older, is_prior
from parsers.statements.stages import names_stage, set_aside
from parsers.statements.table import Context, Harvest, Key, as_other, take
from parsers.statements.three_public_items import SUBTOTAL, fund_of, is_generic, is_strange, item_of, items_of_columns
from parsers.tables.grid import Grid


def read_three_public(grid: Grid, columns: Sequence[Column], context: Context) -> Harvest:
    """The 三公 facts of a table, whichever way it lies; a single printed total is 合计, unless a head is lost."""
    named = [column for column in columns if column.role in LABELS and _items_in(grid, column) >= 2]
    harvest = _by_rows(grid, columns, context) if named else _by_columns(grid, columns, context)
    return harvest if any(column.lost for column in columns) else _with_one_total(harvest)


def _items_in(grid: Grid, column: Column) -> int:
    cells = (row[column.index] for row in grid.body)
    return len({item for cell in cells if cell is not None and (item := item_of(cell.words))})


# ---- items in rows -----------------------------------------------------------------------------------------------


def _by_rows(grid: Grid, columns: Sequence[Column], context: Context) -> Harvest:
    harvest = Harvest()
    for index, row in enumerate(grid.body, start=1):
        for lane in lanes_of(columns):
            said = _said(row, lane)
            if not said:
                continue
            label, item = _item_said(said, grid)
            if item is None and label.words == "小计":
                item = _sum_above(index, lane, grid)
            key = Key("", item or clean_name(label.text), "", label.words, index)
            cells = [(column, row[column.index]) for column in lane.amounts]
            if item == SUBTOTAL and all(cell is None or _DASHES.issuperset(cell.words) for _, cell in cells):
                continue
            if item:
                harvest.rows.append(_row(context, key, label))
            counted = context._replace(unit=Unit.YUAN) if re.search(_COUNT, label.words) else context
            for column, cell in cells:
                _take(harvest, counted, cell, key, column, column.measure if item else "")
    return harvest


def _said(row: Slots, lane: Lane) -> list[Cell]:
    """The labels of a row in a lane."""
    return [cell for cell in distinct(tuple(row[column.index] for column in lane.labels)) if cell.words]


def _sum_above(at: int, lane: Lane, grid: Grid) -> str | None:
    """The item of a 小计 without a word of what, by the row below it: 公务用车 alone has parts of its own."""
    labels = [_said(row, lane) for row in grid.body]
    items = [_item_said(said, grid)[1] if said else None for said in labels]
    return CARS if at < len(items) and items[at] in CARS_PARTS and CARS not in items else None


def _item_said(said: Sequence[Cell], grid: Grid) -> tuple[Cell, str | None]:
    """The label of a row and its item: beside that of a group (公务用车购置及运行费 | 购置费) its own counts."""
    group, item = said[0], item_of(said[0].words)
    if item is None or len(said) == 1 or is_generic(said[-1].words):
        return group, item
    own = item_of(said[-1].words)
    if own not in (None, TOTAL, SUBTOTAL):
        return said[-1], own
    spans = sum(any(cell is group for cell in row) for row in grid.body) > 1
    return (said[-1], None) if own is None and spans else (group, item)


CARS = "公务用车购置及运行维护费"
CARS_PARTS = ("公务用车购置费", "公务用车运行维护费")

_DASHES = frozenset("-—–－/")
"""What a heading prints in its columns of amounts (一、“三公”经费支出 above （一）支出合计)."""

_COUNT = r"[（(](?:个|人|辆|台|批|批次|人次|次|台、套|台/套)[)）]$|(?:人数|次数|批次|人次|保有量|数量)$"
"""Rows that count heads, visits and cars; no unit of money applies to them."""


# ---- items in columns --------------------------------------------------------------------------------------------


def _by_columns(grid: Grid, columns: Sequence[Column], context: Context) -> Harvest:
    harvest = Harvest()
    amounts = [column for column in columns if column.role not in LABELS]
    items = items_of_columns(amounts)
    counted = _rows_that_count(grid, columns, context)
    stated = [column for column in amounts if column.role is Role.AMOUNT]
    rivals = _rivals(stated, items, context, [row for _, row, _ in counted])
    harvest.notices += _told_of(rivals, context)
    harvest.others += _other_rows(grid, columns, context, {index for index, _, _ in counted})
    for index, row, prefix in counted:
        for column in columns:
            cell = row[column.index]
            if column.index not in items or cell is None or column.role is Role.ORDINAL:
                continue
            item = items[column.index]
            name = item or (column.heads[-1] if column.heads else "")
            key = Key("", name, "", column.words, index)
            measure = _measure_of_column(column, context)
            if item and not prefix:
                harvest.rows.append(_row(context, key, cell))
            known = item is not None and bool(measure) and not column.superseded and column.index not in rivals
            _take(harvest, context, cell, key, column, f"{prefix}{measure}" if known else "")
    return harvest


def _rivals(
    columns: Sequence[Column], items: Mapping[int, str | None], context: Context, rows: Sequence[Slots]
) -> set[int]:
    """The columns that state an item a second time, below words that nobody knows; else all of those that differ.

    Where such items differ, a block is told by no word of its heads, and the other one may be cut: none is certain.
    """
    stated: dict[tuple[str | None, str], list[Column]] = defaultdict(list)
    for column in columns:
        if not column.superseded and items.get(column.index):
            stated[items[column.index], _measure_of_column(column, context)].append(column)
    several = [group for (_, measure), group in stated.items() if len(group) > 1 and measure]
    strange = {column.index for group in several for column in group if is_strange(column)}
    left = [[column for column in group if column.index not in strange] for group in several]
    differing = [group for group in left if len(group) > 1 and _differ(group, rows)]
    if any(items[group[0].index] not in (SUBTOTAL, TOTAL) for group in differing):
        return {column.index for column in columns if items.get(column.index)}
    return strange | {column.index for group in left for column in group[0 if group in differing else 1 :]}


def _differ(columns: Sequence[Column], rows: Sequence[Slots]) -> bool:
    """Whether columns state different figures in some row."""
    said = [[cell.words if (cell := row[column.index]) is not None else "" for row in rows] for column in columns]
    return any(one != said[0] for one in said)


def _told_of(rivals: Set[int], context: Context) -> list[Notice]:
    """What is said of columns whose words do not tell them from others of the same items."""
    if not rivals:
        return []
    numbers = "、".join(str(index + 1) for index in sorted(rivals))
    words = f"{context.title}：第{numbers}栏与别的栏是同样的项目，其上的词分不清它们，没有采用，只在 --all 中列出"
    return [Notice(kind="lost-head", message=words, source=Source(file=context.file, table=context.title))]


def _other_rows(grid: Grid, columns: Sequence[Column], context: Context, counted: Set[int]) -> list[Fact]:
    """The rows per unit beside 合计, and those of differences, under the printed title of the table."""
    part = Harvest()
    amounts = [column for column in columns if column.role in (Role.AMOUNT, Role.DIFFERENCE)]
    for index, row in enumerate(grid.body, start=1):
        if index not in counted:
            label = " ".join(_labels(row, columns))
            for column in amounts:
                take(part, context, row[column.index], Key("", label, "", label, index), column, "")
    return as_other(context, part.others)


def _measure_of_column(column: Column, context: Context) -> str:
    """Items are in the columns, so what is left for the measure is the fund, or the year."""
    if any(is_older(head, context.year) for head in column.heads):
        return ""
    base = next((fund for head in reversed(column.heads) if (fund := fund_of(head))), "total")
    prior = any(is_prior(head, context.year) for head in column.heads)
    return f"prior_{base}" if prior else base


def _rows_that_count(grid: Grid, columns: Sequence[Column], context: Context) -> list[tuple[int, Slots, str]]:
    """The rows that speak for the whole table: 合计 among rows per unit, 本年 and 上年 where rows are years."""
    rows = [(index, row) for index, row in enumerate(grid.body, start=1) if _states_something(row)]
    labels = [(index, row, _labels(row, columns)) for index, row in rows]
    prefixed = [(index, row, _prefix_of(words, context.year)) for index, row, words in labels]
    staged = _of_one_stage(prefixed, [tuple(words) for _, _, words in labels], context.phase)
    if staged:
        return staged
    years = [(index, row, prefix) for index, row, prefix in prefixed if prefix is not None]
    if len({prefix for _, _, prefix in years}) == 2:
        return years
    totals = [(index, row, "") for index, row, words in labels if any(lexicon.is_total(word) for word in words)]
    return totals[:1] or [(index, row, "") for index, row, _ in labels[:1]]


def _of_one_stage(
    rows: Sequence[tuple[int, Slots, str | None]], words: Sequence[tuple[str, ...]], phase: Phase
) -> list[tuple[int, Slots, str]]:
    """Where rows are stages of a year (预算数, 决算数), those that count, of this year and of last; else nothing."""
    aside = set_aside(words, [prefix == "prior_" for _, _, prefix in rows], phase)
    if not any(aside):
        return []
    kept = zip(rows, words, aside, strict=True)
    return [
        (index, row, prefix or "")
        for (index, row, prefix), said, gone in kept
        if not gone and (prefix is not None or names_stage(said))
    ]


def _states_something(row: Slots) -> bool:
    return any(cell is not None and any(char.isdigit() or char in "-—" for char in cell.words) for cell in row)


def _labels(row: Slots, columns: Sequence[Column]) -> list[str]:
    cells = (row[column.index] for column in columns if column.role in LABELS)
    return [in_usual_words(cell.words) for cell in cells if cell is not None and cell.words]


def _prefix_of(labels: Sequence[str], year: int | None) -> str | None:
    """The year prefix of a row by whichever of its labels names a year."""
    found = (_year_prefix(label, year) for label in labels)
    return next((prefix for prefix in found if prefix is not None), None)


def _year_prefix(label: str, year: int | None) -> str | None:
    """`prior_` for a row of last year's figures, blank for this year's, None for anything else (增减)."""
    if "增" in label or "减" in label or "比" in label:
        return None
    if is_prior(label, year) or label.startswith(("上年", "去年")) or (year is not None and _is_year(label, year - 1)):
        return "prior_"
    if label.startswith(("本年", "当年")) or (year is not None and label.startswith(str(year))):
        return ""
    return None


def _is_year(label: str, year: int) -> bool:
    return re.fullmatch(rf"{year}年?度?", label) is not None


# ---- both ways ---------------------------------------------------------------------------------------------------


def _take(harvest: Harvest, context: Context, cell: Cell | None, key: Key, column: Column, measure: str) -> None:
    if column.role is Role.DIFFERENCE or not measure:
        part = Harvest()
        take(part, context, cell, key, column, "")
        harvest.others += as_other(context, part.others)
        return
    take(harvest, context, cell, key, column, measure)


def _with_one_total(harvest: Harvest) -> Harvest:
    """Where a table prints only one of 合计 and 三公经费小计, it is 合计; one that cannot be read is printed, too."""
    names = {row.name for row in harvest.rows if row.source.raw.strip()} | {fact.name for fact in harvest.facts}
    if SUBTOTAL not in names or TOTAL in names:
        return harvest
    harvest.facts = [
        fact.model_copy(update={"name": TOTAL}) if fact.name == SUBTOTAL else fact for fact in harvest.facts
    ]
    harvest.rows = [row.model_copy(update={"name": TOTAL}) if row.name == SUBTOTAL else row for row in harvest.rows]
    return harvest


def _row(context: Context, key: Key, cell: Cell) -> Row:
    source = Source(
        file=context.file, page=cell.page, line=cell.line, table=context.title, row=key.row, box=cell.box, raw=cell.text
    )
    return Row(name=key.name, label=key.label, source=source)
