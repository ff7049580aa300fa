"""The lines of a statement as a table to export: what is on the screen, with every column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from model.export.sheets import Sheet
from model.vocabulary import statement_label
from tui.columns import Column, cell_of
from tui.figures import number_in
from tui.outline import Item
from tui.widgets.money_table import INDENT, MoneyTable


def sheet_of(table: MoneyTable, items: Sequence[Item]) -> Sheet:
    """Code, name and every column of the visible lines, in the unit that is shown."""
    columns = [(block.label, column) for block in table.blocks for column in block.columns]
    heads = tuple(_head(table, label, column) for label, column in columns)
    rows = tuple(
        (
            item.node.account.code,
            " " * INDENT * item.depth + item.node.account.name,
            *(_value(table, item, column) for _, column in columns),
        )
        for item in items
    )
    return Sheet(statement_label(table.outline.statement), ("编码", "名称", *heads), rows)


def _head(table: MoneyTable, label: str, column: Column) -> str:
    words = label if column.head == label else f"{label} {column.head}"
    return words if column.aspect == "rate" else f"{words}（{table.view.unit}）"


def _value(table: MoneyTable, item: Item, column: Column) -> str | Decimal:
    """A number as a number, with the digits it is printed with; a mark behind it stays on the screen."""
    if item.node.heading:
        return ""
    view = replace(table.view, rate=column.rate)
    text = cell_of(table.desk, item.node.account, column.measure, column.aspect, view).text
    number = number_in(text)
    return text if number is None else number
