"""A row that ends the head of a table and is its total, too: 类 款 项 beside 合计, or 合计 beside 基本支出."""

from __future__ import annotations

from parsers import lexicon
from parsers.page import Cell, Slots

_PARTS = ("类", "款", "项")


def parted(header: tuple[Slots, ...], body: tuple[Slots, ...]) -> tuple[tuple[Slots, ...], tuple[Slots, ...]]:
    """Head and body with such a row in two: its heads end the head, and the total with its figures begins the body.

    Without any figure the row was taken for one of the head, with them for the first of the body.
    """
    if header and body and (own := _heads(body[0], header[-1])):
        return (*header, _only(body[0], own)), (_without(body[0], own), *body[1:])
    if len(header) > 1 and (own := _heads(header[-1], header[-2])):
        return (*header[:-1], _only(header[-1], own)), (_without(header[-1], own), *body)
    return header, body


def _heads(row: Slots, above: Slots) -> set[int]:
    """The columns whose head stands in a row of 合计; none where 合计 is not among its words, or heads a column."""
    parts = {index for index, cell in enumerate(row) if cell is not None and cell.words in _PARTS}
    if len({cell.words for index in parts if (cell := row[index]) is not None}) > 1:
        return parts if _totals(row, above, parts) else set()
    label, head = row[0], above[0]
    if label is None or head is None or label is head or not lexicon.is_total(label.text):
        return set()
    names = lexicon.meaning("role", head.text) in ("code", "name")
    return _below_groups(row, above, label) if names else set()


def _totals(row: Slots, above: Slots, parts: set[int]) -> bool:
    """Whether 合计 stands right beside 类, 款 and 项, as the name of a row, and no heads of columns beside it."""
    first = max(parts) + 1
    label, head = (row[first], above[first]) if first < len(row) else (None, None)
    if label is None or head is None or label is head or not lexicon.is_total(label.text):
        return False
    own = [cell for cell, over in zip(row[first:], above[first:], strict=True) if cell is not None and cell is not over]
    said = [cell for cell in own if cell is not label and cell.words]
    named = head.words in ("栏次", "行次") or lexicon.meaning("role", head.text) == "name"
    return named and not any(lexicon.key(cell.text) in lexicon.words("measure") for cell in said)


def _below_groups(row: Slots, above: Slots, label: Cell) -> set[int]:
    """The columns of words of the forms that stand two and more below one head that is set over them."""
    own = set()
    for index, (cell, group) in enumerate(zip(row, above, strict=True)):
        if cell is None or group is None or not group.words or cell in (label, group):
            continue
        if lexicon.key(cell.text) in lexicon.words("measure"):
            own.add(index)
    groups = [{index for index in own if above[index] is above[other]} for other in own]
    wide = [group for group in groups if len(_distinct([row[index] for index in sorted(group)])) > 1]
    return set().union(*wide)


def _distinct(cells: list[Cell | None]) -> set[int]:
    return {id(cell) for cell in cells if cell is not None}


def _only(row: Slots, columns: set[int]) -> Slots:
    return tuple(cell if index in columns else None for index, cell in enumerate(row))


def _without(row: Slots, columns: set[int]) -> Slots:
    return tuple(None if index in columns else cell for index, cell in enumerate(row))
