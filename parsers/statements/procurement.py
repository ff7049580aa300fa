"""The procurement table (政府采购预算表): one fact per item, and its total.

Forms differ in what a row is: a category (货物, 工程, 服务), an article, a project, or an account; an outline of
category, project and article gives each row the path of what stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from model.amount import Amount, Unit
from model.disclosure import Fact
from model.vocabulary import TOTAL
from parsers.cells import clean_name, read_code
from parsers.characters import is_han
from parsers.dated import in_usual_words
from parsers.page import Slots
from parsers.statements.records_cells import Heads, Named, Reading, data_rows, heads_of, unit_said, words_at
from parsers.tables.grid import Grid

_ITEM_HEADS = re.compile(
    r"(?:政府)?采购(?:物品|货物|项目|内容|品目|目录|类别|大类)?(?:名称|大类|类别)?|品目(?:名称)?|(?:专项|项目|货物|物品|科目)名称"
    r"|经济科目|项目"
)
_ARTICLE = re.compile(r"采购(?:物品|货物|品目|内容)名称|(?:物品|货物|品目)名称|采购(?:品目|内容)")
_AMOUNT_HEADS = (
    re.compile(r"合计|总计"),
    re.compile(r".*(?:采购|预算)金额|采购预算|预算数|小计|(?:采购)?(?:支出|预算)?总额"),
    re.compile(r".*金额.*"),
)
_DATED = re.compile(r"^(?:20\d{2}年度?|[本当]年度?)(?=.)")
_CODE_HEADS = re.compile(r"类|款|项|.*(?:科目|功能).*编码|科目代码")
_OF_OTHERS = ("基本支出", "项目支出", "购买服务")
_TOTAL = re.compile(r"合计|总计|总额")


def is_procurement(grid: Grid) -> bool:
    """Whether a table is of procurement: its head or title speaks of 采购, and it has items and their money."""
    heads = heads_of(grid)
    said = "".join((grid.title, *heads.paths.values()))
    if any(word in said for word in _OF_OTHERS):
        return False
    return "采购" in said and _amount_column(heads) is not None and bool(_item_columns(heads))


def read_procurement(grid: Grid, *, file: str, unit: Unit) -> tuple[Fact, ...]:
    """The facts of a procurement table: measure ``total`` by item, ``合计`` for the total row.

    Rows of one item are summed and kept as ``parts``; a row that names none is of the item above where the sums bear
    that out. Quantities, prices and the split by funds are no facts.
    """
    heads = heads_of(grid)
    column = _amount_column(heads)
    if column is None:
        return ()
    money = unit_said(heads.paths[column]) or unit
    reading = Reading(grid, heads, file)
    facts = [
        fact
        for number, row, named in _named_rows(grid, heads)
        if (fact := reading.fact(row, column, money, number, named))
    ]
    return _summed(_borne_out(facts))


def _amount_column(heads: Heads) -> int | None:
    """The column of the money of the year: of those that name years or 上年 the ones of the latest count."""
    words = {index: _DATED.sub("", said) for index, said in heads.words.items()}
    years = {index: _year_of(path) for index, path in heads.paths.items()}
    latest = max((year for year in years.values() if year), default=None)
    own = [index for index, year in years.items() if year in (None, latest)]
    found = (index for pattern in _AMOUNT_HEADS for index in own if pattern.fullmatch(words[index]))
    return next(found, None)


def _year_of(path: str) -> int | None:
    """The year that heads name, 0 for 上年."""
    said = in_usual_words(path)
    named = re.search(r"20\d{2}(?=年)", said)
    return int(named[0]) if named else 0 if said.startswith("上年") else None


def _item_columns(heads: Heads) -> tuple[int, ...]:
    return tuple(index for index in heads.columns(_ITEM_HEADS) if not _CODE_HEADS.fullmatch(heads.words[index]))


def _named_rows(grid: Grid, heads: Heads) -> Iterator[tuple[int, Slots, Named]]:
    """The rows of money, each with its key; one that names no item has that of the row above, and no label."""
    rows = list(data_rows(grid))
    items = _item_columns(heads)
    codes = heads.columns(_CODE_HEADS)
    outline = _is_outline([row for _, row in rows], items)
    path: list[str] = ["" for _ in items]
    code: list[str] = ["" for _ in codes]
    above: Named | None = None
    for number, row in rows:
        words = _own_words(row, items)
        code = _code_parts(row, codes, code)
        if _is_total(row):
            above = None
            yield number, row, Named("procurement", TOTAL, "total", label=TOTAL)
            continue
        if not any(words):
            if above is not None:
                yield number, row, above._replace(label="")
            continue
        path = _carried(path, words) if outline else words
        name = "/".join(word for word in path if word) if outline else _article(words, items, heads)
        label = next(word for word in reversed(words) if word)
        above = Named("procurement", clean_name(name), "total", _code(code), label)
        yield number, row, above


def _own_words(row: Slots, items: Sequence[int]) -> list[str]:
    """The item words of a row, a cell that spans several item columns once."""
    words: list[str] = []
    for position, index in enumerate(items):
        cell = row[index] if index < len(row) else None
        spanned = position > 0 and cell is not None and cell is row[items[position - 1]]
        words.append("" if spanned else clean_name(words_at(row, index)))
    return words


def _is_total(row: Slots) -> bool:
    first = next((cell.words for cell in row if cell and cell.words), "")
    return bool(_TOTAL.fullmatch(first))


def _is_outline(rows: Sequence[Slots], items: Sequence[int]) -> bool:
    """Whether each row names only what is new: some rows name the first item column only, others only a later one."""
    named = [[bool(words_at(row, index)) for index in items] for row in rows if not _is_total(row)]
    firsts = any(row[0] and not any(row[1:]) for row in named if len(row) > 1)
    laters = any(not row[0] and any(row[1:]) for row in named if len(row) > 1)
    return firsts and laters


def _carried(path: Sequence[str], words: Sequence[str]) -> list[str]:
    """The path of an outline row: its own words, above them those of earlier rows, nothing below."""
    first = next(index for index, word in enumerate(words) if word)
    return [*path[:first], *words[first:]]


def _article(words: Sequence[str], items: Sequence[int], heads: Heads) -> str:
    """The item of a plain row: the article where there is a column of articles, else the first name.

    A column of articles may print their codes alone (A02010105), which are no names.
    """
    said = [(word, index) for word, index in zip(words, items, strict=True) if word]
    named = [(word, index) for word, index in said if any(map(is_han, word))] or said
    articles = [word for word, index in named if _ARTICLE.fullmatch(heads.words[index])]
    return articles[-1] if articles else named[0][0]


def _code_parts(row: Slots, columns: Sequence[int], before: Sequence[str]) -> list[str]:
    """The parts of a code in 类, 款 and 项 columns; a row that prints only its own level keeps the levels above."""
    own = [words_at(row, index) for index in columns]
    if not any(own):
        return own
    first = next(index for index, part in enumerate(own) if part)
    return [*before[:first], *own[first:]]


def _code(parts: Sequence[str]) -> str:
    """The account code of the parts; the code of an article (A02010105) is none."""
    return read_code("".join(parts)) or ""


def _borne_out(facts: Sequence[Fact]) -> list[Fact]:
    """The figures without those of nameless rows that the sum they are in does not call for."""
    doubtful = {_sum_over(fact) for fact in facts if not fact.source.row_words}
    proven = {name for name in doubtful if _is_sum(name, facts)}
    return [fact for fact in facts if fact.source.row_words or _sum_over(fact) in proven]


def _sum_over(fact: Fact) -> str:
    """The row that sums an item: the one it stands under, or else the total."""
    return fact.name.rpartition("/")[0] or TOTAL


def _is_sum(name: str, facts: Sequence[Fact]) -> bool:
    whole = next((fact.value.yuan for fact in facts if fact.name == name), None)
    parts = [fact.value.yuan for fact in facts if fact.name != TOTAL and _sum_over(fact) == name]
    return whole is not None and whole == sum(parts)


def _summed(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """One fact per key, in the order of first appearance; rows of one key are summed and kept as parts."""
    order = list(dict.fromkeys(fact.key for fact in facts))
    ranked = sorted(facts, key=lambda fact: order.index(fact.key))
    return tuple(_sum(list(group)) for _, group in groupby(ranked, key=lambda fact: fact.key))


def _sum(rows: Sequence[Fact]) -> Fact:
    if len(rows) == 1:
        return rows[0]
    amounts = [row.value for row in rows]
    total = Amount(
        yuan=sum((amount.yuan for amount in amounts), start=amounts[0].yuan * 0),
        decimals=max(amount.decimals for amount in amounts),
        unit=amounts[0].unit,
    )
    return rows[0].model_copy(update={"amount": total, "parts": tuple(rows)})
