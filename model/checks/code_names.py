"""K04, K05: what an account is called, against the catalogue and against the other tables."""

from __future__ import annotations

from collections.abc import Iterator

from model.accounts import CONFIRMED, CatalogueTable, codes_named, names_of, parent, table_of
from model.checks.arithmetic import at
from model.checks.case import Case
from model.checks.rule import Outcome, Rule
from model.checks.sheet import Sheet
from model.disclosure import Fact
from model.finding import Status
from model.names import bare_name
from model.vocabulary import ECONOMIC, FUNCTIONAL, statement_label


def names_of_the_catalogue(case: Case) -> Iterator[Outcome]:
    """科目名称与官方科目表一致。措辞有出入的不报；名称是同一上级下另一个科目的，才是编码与名称不配。"""
    for sheet in _sheets(case):
        table = table_of(sheet.statement)
        if table is None:
            continue
        for key in sheet.keys:
            fact = _head(sheet, key)
            own = {bare_name(entry.name) for entry in names_of(key, table)}
            if fact.code and any(entry.source_count >= CONFIRMED for entry in names_of(key, table)):
                yield _against(fact, own, _namesakes(fact, table))


def one_name_everywhere(case: Case) -> Iterator[Outcome]:
    """同一编码在各表的名称一致；只差括号、空格和“支出”“经费”一类字眼的不算。"""
    for domain in (FUNCTIONAL, ECONOMIC[:1]):
        first: dict[str, Fact] = {}
        for sheet in (sheet for sheet in _sheets(case) if sheet.statement in domain):
            for key in sheet.keys:
                fact = _head(sheet, key)
                earlier = first.setdefault(key, fact)
                if earlier is not fact and fact.code:
                    yield _twice(earlier, fact)


def _sheets(case: Case) -> Iterator[Sheet]:
    sheets = (case.sheet(statement) for statement in (*FUNCTIONAL, *ECONOMIC))
    return (sheet for sheet in sheets if sheet.coded)


def _head(sheet: Sheet, key: str) -> Fact:
    return next(iter(sheet.rows[key].values()))


def _namesakes(fact: Fact, table: CatalogueTable) -> set[str]:
    """Codes under the same account whose name the row prints."""
    codes = codes_named(bare_name(fact.name), table)
    return {code for code in codes if code != fact.code and parent(code) == parent(fact.code)}


def _against(fact: Fact, own: set[str], namesakes: set[str]) -> Outcome:
    if bare_name(fact.name) in own or not namesakes:
        return _about(fact, Status.PASS, "名称与编码相配。")
    return _about(fact, Status.FAIL, f"这是 {'、'.join(sorted(namesakes))} 的名称，与编码不配。")


def _twice(earlier: Fact, fact: Fact) -> Outcome:
    one, another = bare_name(earlier.name), bare_name(fact.name)
    if one == another or one.startswith(another) or another.startswith(one):
        return _about(fact, Status.PASS, "与其他表的名称一致。")
    place = f"{statement_label(earlier.statement)}{at(earlier.source)}"
    outcome = _about(fact, Status.FAIL, f"{place}同一编码的名称是“{earlier.name}”。")
    return outcome.model_copy(update={"sources": (fact.source, earlier.source)})


def _about(fact: Fact, status: Status, words: str) -> Outcome:
    message = f"{statement_label(fact.statement)}{at(fact.source)}“{fact.code} {fact.name}”：{words}"
    return Outcome.about(fact, status, message)


RULES = (
    Rule("K04", "编码与名称相配", "名称 = 科目表中该编码的名称", "warning", "T0", names_of_the_catalogue),
    Rule("K05", "一码一名", "同一编码在各表名称相同", "warning", "T0", one_name_everywhere),
)
