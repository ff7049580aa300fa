"""Tables of records beside the money statements: 政府采购, 固定资产占用, 机构设置.

Their columns are known by the words of their heads. Procurement and assets become facts, keyed by item name;
institutions become records.
"""

from __future__ import annotations

import re

from model.amount import Unit
from model.disclosure import Fact, Institution, Source
from parsers.cells import clean_name
from parsers.page import Slots
from parsers.statements.records_cells import Heads, Named, Reading, data_rows, heads_of, source_of, unit_said, words_at
from parsers.tables.grid import Grid


def is_procurement(grid: Grid) -> bool:
    """Whether a table is of procurement; its reader is loaded for one that speaks of it, which few documents have."""
    if "采购" not in "".join((grid.title, *heads_of(grid).paths.values())):
        return False
    from parsers.statements import procurement

    return procurement.is_procurement(grid)


def read_procurement(grid: Grid, *, file: str, unit: Unit) -> tuple[Fact, ...]:
    """The facts of a procurement table."""
    from parsers.statements import procurement

    return procurement.read_procurement(grid, file=file, unit=unit)


# ---- assets ------------------------------------------------------------------------------------------------------

_ITEM = re.compile(r"项目|资产(?:名称|类别|项目|种类)|类别|名称")
_COUNT = re.compile(r".*数量.*|面积|台数|辆数")
_ASSETS = ("资产总额", "房屋", "车辆", "固定资产")
_VALUE = re.compile(r".*(?:价值|原值|金额|账面).*")


def is_assets(grid: Grid) -> bool:
    """Whether a table lists assets: a head with 数量 and 价值, and rows that speak of houses or vehicles."""
    heads = heads_of(grid)
    if heads.column(_VALUE) is None or heads.column(_COUNT) is None:
        return False
    first = "".join(cell.words for row in grid.rows for cell in row[:3] if cell)
    return any(word in first for word in _ASSETS)


def read_assets(grid: Grid, *, file: str, unit: Unit) -> tuple[Fact, ...]:
    """The facts of an assets table: ``count`` in things, ``value`` in money by item.

    The unit of money is what the head of the value column says (``价值（金额单位：万元）``), else ``unit``.
    """
    heads = heads_of(grid)
    item, count, value = (heads.column(pattern) for pattern in (_ITEM, _COUNT, _VALUE))
    spread = len(heads.columns(_VALUE)) > 1 and any(word in path for word in _ASSETS for path in heads.paths.values())
    if item is None and spread:
        return _assets_in_columns(grid, heads, file, unit)
    money = unit_said(heads.words.get(value, "") if value is not None else "") or unit
    read = Reading(grid, heads, file)
    columns = ((count, "count", Unit.COUNT), (value, "value", money))
    return tuple(
        fact
        for number, row in data_rows(grid)
        if (label := words_at(row, item or 0))
        for column, measure, of in columns
        if (fact := read.fact(row, column, of, number, Named("assets", clean_name(label), measure, label=label)))
    )


def _assets_in_columns(grid: Grid, heads: Heads, file: str, unit: Unit) -> tuple[Fact, ...]:
    """The facts of a single row of assets, whose items are the heads over 数量 and 价值, or over a value alone."""
    rows = list(data_rows(grid))
    if len(rows) != 1:
        return ()
    ((number, row),) = rows
    read = Reading(grid, heads, file)
    found = []
    for column, path in heads.paths.items():
        lowest = heads.words[column]
        counts = bool(_COUNT.fullmatch(lowest))
        name = path.removesuffix(lowest) if counts or _VALUE.fullmatch(lowest) else path
        of = Unit.COUNT if counts else unit_said(path) or unit
        measure = "count" if counts else "value"
        found.append(read.fact(row, column, of, number, Named("assets", clean_name(name), measure, label=name)))
    return tuple(fact for fact in found if fact and fact.name)


# ---- institutions ------------------------------------------------------------------------------------------------

_NAME = re.compile(r"(?:单位|机构|部门|预算单位)名称|(?:所属|下属|预算)?(?:单位|机构)")
_NATURE = re.compile(r".*(?:性质|类型)")
_RANK = re.compile(r".*(?:规格|级别|行政级)")
_FUNDING = re.compile(r".*经费.*|.*拨款.*|资金来源")


def is_institutions(grid: Grid) -> bool:
    """Whether a table lists institutions: a head with their names and their nature, rank or funding, and no money."""
    heads = heads_of(grid)
    told = sum(heads.column(pattern) is not None for pattern in (_NATURE, _RANK, _FUNDING))
    return heads.column(_NAME) is not None and told >= 2 and not any("金额" in word for word in heads.words.values())


def read_institutions(grid: Grid, file: str) -> tuple[Institution, ...]:
    """The institutions of an organisation table (机构设置), in order."""
    heads = heads_of(grid)
    return tuple(
        Institution(
            name=words_at(row, heads.column(_NAME)),
            nature=words_at(row, heads.column(_NATURE)),
            rank=words_at(row, heads.column(_RANK)),
            funding=words_at(row, heads.column(_FUNDING)),
            source=_institution_source(grid, row, heads, file, number),
        )
        for number, row in data_rows(grid)
        if words_at(row, heads.column(_NAME))
    )


def _institution_source(grid: Grid, row: Slots, heads: Heads, file: str, number: int) -> Source:
    column = heads.column(_NAME)
    return source_of(grid, row[column] if column is not None else None, file, number)
