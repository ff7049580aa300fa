"""K01–K03, K08: account codes."""

from __future__ import annotations

from collections.abc import Iterator

from model.accounts import CONFIRMED, CatalogueTable, names_of, table_of
from model.checks.arithmetic import at
from model.checks.case import Case
from model.checks.rule import Outcome, Rule
from model.checks.sheet import Sheet, ancestors, is_account
from model.disclosure import Fact
from model.finding import Status
from model.vocabulary import ECONOMIC, FUNCTIONAL, statement_label

MOST = 0.8


def code_lengths(case: Case) -> Iterator[Outcome]:
    """功能科目编码为 3、5、7 位，经济科目为 3、5 位；位数不对而上级编码在表中的，是印错或漏位。"""
    for sheet in _account_sheets(case):
        for key, cells in sheet.rows.items():
            fact = next(iter(cells.values()))
            if not fact.code.isdigit():
                continue
            if is_account(sheet.statement, key):
                yield _about(fact, Status.PASS, "编码位数正确。")
            elif _cut(sheet, key):
                yield _about(fact, Status.FAIL, f"编码 {key} 有 {len(key)} 位，应为 3、5 或 7 位。")


def prefixes_present(case: Case) -> Iterator[Outcome]:
    """印出各级科目的表，每个编码的上级都应在表中；只印末级的表不适用。"""
    for sheet in _account_sheets(case):
        rows = [key for key in sheet.keys if len(key) > 3]
        for length in (3, 5):
            deeper = [key for key in rows if len(key) > length]
            present = [key for key in deeper if key[:length] in sheet.rows]
            if deeper and len(present) >= MOST * len(deeper):
                yield from (_prefix(case, sheet, key, length) for key in deeper)


def codes_of_the_year(case: Case) -> Iterator[Outcome]:
    """编码应在官方科目表中；科目表可能不全，只作提示。"""
    for sheet in _account_sheets(case):
        table = table_of(sheet.statement)
        for key in sheet.keys:
            if table is not None and len(key) <= (7 if table == "functional" else 5):
                fact = next(iter(sheet.rows[key].values()))
                known = bool(names_of(key, table))
                if known:
                    yield _about(fact, Status.PASS, "编码在科目表中。")
                elif _parent_confirmed(key, table):
                    yield _about(fact, Status.FAIL, f"科目表里没有编码 {key}，请核对。")


def one_domain(case: Case) -> Iterator[Outcome]:
    """功能科目表不出现经济科目编码，经济科目表不出现功能科目编码。"""
    for sheet in _account_sheets(case):
        economic = sheet.statement in ECONOMIC
        foreign = FUNCTIONAL[0] if economic else ECONOMIC[0]
        for key in sheet.rows:
            fact = next(iter(sheet.rows[key].values()))
            if fact.code and key[:1] in ("2", "3") and len(key) in (5, 7) and not is_account(sheet.statement, key):
                wrong = is_account(foreign, key)
                if wrong:
                    yield _about(fact, Status.FAIL, f"编码 {key} 属于另一类科目。")


def _account_sheets(case: Case) -> Iterator[Sheet]:
    sheets = (case.sheet(statement) for statement in (*FUNCTIONAL, *ECONOMIC))
    return (sheet for sheet in sheets if sheet.coded)


def _cut(sheet: Sheet, key: str) -> bool:
    """Whether a code of a wrong length continues one that the table prints, and so is no unit's code."""
    even = len(key) in (4, 6)
    return even and is_account(sheet.statement, key[:-1]) and key[:-1] in sheet.rows


def _prefix(case: Case, sheet: Sheet, key: str, length: int) -> Outcome:
    fact = next(iter(sheet.rows[key].values()))
    above = key[:length]
    if above in sheet.rows:
        return _about(fact, Status.PASS, f"上级 {above} 在表中。")
    elsewhere = any(above in other.rows for other in _account_sheets(case))
    words = f"上级 {above} 不在表中"
    if elsewhere:
        return _about(fact, Status.INSUFFICIENT, f"{words}，但其他表有，可能是没有读到。")
    return _about(fact, Status.FAIL, f"{words}，编码或缺行有误。")


def _parent_confirmed(key: str, table: CatalogueTable) -> bool:
    """Whether the catalogue knows the account above from several sources: only then is an unknown code worth a hint."""
    above = ancestors(key)[:1]
    entries = names_of(above[0], table) if above else ()
    return any(entry.source_count >= CONFIRMED for entry in entries)


def _about(fact: Fact, status: Status, words: str) -> Outcome:
    message = f"{statement_label(fact.statement)}{at(fact.source)}“{fact.code} {fact.name}”：{words}"
    return Outcome.about(fact, status, message)


RULES = (
    Rule("K01", "编码位数", "功能 3/5/7 位，经济 3/5 位", "error", "T0", code_lengths),
    Rule("K02", "上级齐全", "每个编码的上级都在表中", "error", "T0", prefixes_present),
    Rule("K03", "编码存在", "编码在当年科目表中", "hint", "T0", codes_of_the_year),
    Rule("K08", "科目不串类", "功能、经济科目各在其表", "error", "T0", one_domain),
)
