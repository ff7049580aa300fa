"""The measure that the heads of a column name together: 合计, 基本支出, 上年结转 …, of this year or of last year.

A head is read with the heads above it (本年收入 → 小计 is not 财政拨款 → 小计); the words are those of the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from parsers import lexicon


def measure_of(heads: tuple[str, ...], statement: str, year: int | None) -> str:
    """The measure that the heads of an amount column name together; blank where a word is not in the lexicon."""
    if is_elsewhere(heads, statement) or any(is_older(head, year) for head in heads):
        return ""
    subjects = set(lexicon.word_list("subject", statement))
    prior = any(is_prior(head, year) for head in heads)
    suffix = "_excluding_capital" if any(_EXCLUDING.search(head) for head in heads) else ""
    base, unknown, carried = "total", "", False
    for head in heads:
        word = measure_word(head, year)
        if word == base == "carryover":
            word = measure_word(re.sub(_CARRIED, "", lexicon.key(head)), year)
        if word is None:
            unknown = head
            continue
        if word == "total" or word in subjects:
            continue
        if base == "project" and word in _NATURES:
            return ""
        carried = carried or (base == "carryover" and word != "carryover")
        base, unknown = word, ""
    if unknown and heads and unknown == heads[-1] and not is_prior(unknown, year):
        return ""
    measure = f"carryover_{base}{suffix}" if carried else f"{base}{suffix}"
    return f"prior_{measure}" if prior else measure


def told_apart(measures: Sequence[str], heads: Sequence[tuple[str, ...]], plain: Sequence[str]) -> list[str]:
    """One column per measure: a second one is what its head says in full, or an `of which`, or unknown.

    The three list the columns of a lane side by side; ``plain`` are the measures without regard to the table's subject.
    Of several below groups of different words, of which some are strange, it is the one without any, or none.
    """
    seen: set[str] = set()
    result = []
    dated = _by_year(measures, heads)
    for measure, words, full in zip(_of_known_groups(_of_all_funds(dated, heads), heads), heads, plain, strict=True):
        if measure and measure in seen:
            strange = measure.startswith("prior_") or _is_strange(words)
            part = f"{measure}_of_which" if any("其中" in head for head in words) else ""
            choices = ("",) if strange else (full, part, "")
            measure = next(choice for choice in choices if choice not in seen or not choice)
        seen.add(measure)
        result.append(measure)
    return result


def _of_all_funds(measures: Sequence[str], heads: Sequence[tuple[str, ...]]) -> list[str]:
    """The measures without those that stand below several funds each: 项目支出 of one is not all there is in a row.

    What stands below none of them (合计 over 基本支出 and 项目支出) is that of all.
    """
    above = [{word for head in words[:-1] if (word := measure_word(head, None)) in _SOURCES} for words in heads]
    funds: dict[str, set[str]] = {}
    for measure, own in zip(measures, above, strict=True):
        funds.setdefault(measure, set()).update(word for word in own if word)
    apart = {measure for measure, said in funds.items() if len(said) > 1 and measure.endswith(_SPENT)}
    return ["" if measure in apart and own else measure for measure, own in zip(measures, above, strict=True)]


def _of_known_groups(measures: Sequence[str], heads: Sequence[tuple[str, ...]]) -> list[str]:
    """The measures without those of columns that a strange word tells from another column of the same measure."""
    groups: dict[str, set[str]] = {measure: set() for measure in measures}
    for measure, words in zip(measures, heads, strict=True):
        groups[measure].add(" ".join(words[:1]))
    return [
        "" if len(groups[measure]) > 1 and _is_strange(words) else measure
        for measure, words in zip(measures, heads, strict=True)
    ]


def _is_strange(words: Sequence[str]) -> bool:
    """Whether some of the heads of a column are no words of the forms."""
    return any(measure_word(head, None) is None for head in words)


def _by_year(measures: Sequence[str], heads: Sequence[tuple[str, ...]]) -> list[str]:
    """Two totals beside 上年结转: the one under 本年支出 is that of the year's own money, the other is the whole."""
    totals = [index for index, measure in enumerate(measures) if measure == "total"]
    own = [index for index in totals if any(_OWN_YEAR.match(lexicon.key(head)) for head in heads[index])]
    if "carryover" not in measures or len(totals) != 2 or len(own) != 1 or "current_year" in measures:
        return list(measures)
    return ["current_year" if index == own[0] else measure for index, measure in enumerate(measures)]


_OWN_YEAR = re.compile(r"(?:本|当|20\d{2})年")


def is_elsewhere(heads: tuple[str, ...], statement: str) -> bool:
    """Whether a head is known and states nothing of the table: 年末结转和结余, or 本年收入 in a table of spending."""
    foreign = lexicon.word_list("foreign", statement)
    words = [(head, lexicon.words("measure").get(lexicon.key(head))) for head in heads]
    return any(word == _OUTSIDE or (word in foreign and "收入" in head) for head, word in words)


def stands_beside_funds(columns: Iterable[tuple[str, ...]], statement: str) -> bool:
    """Whether a table prints its total and funds other than its subject in columns of their own (合计, 其他收入).

    A head of the subject that the other funds share, too, tells none of them apart; ``columns`` are heads of amounts.
    """
    subjects = set(lexicon.word_list("subject", statement))
    said = [{measure_word(head, None) for head in heads} for heads in columns]
    others = [words for words in said if not words & subjects]
    return bool(subjects) and {"total"} in others and any(words & _FUNDS - subjects for words in others)


_FUNDS = {
    "government_fund", "state_capital", "special_account", "unit_funds", "undertaking", "superior_subsidy",
    "subordinate_remittance", "other",
}  # fmt: skip
"""Sources of money beside the appropriation from the general public budget."""

_SOURCES = {"general_public", "appropriation", *_FUNDS}
_SPENT = ("basic", "project", "personnel", "operating")
_NATURES = ("personnel", "operating")
"""Measures of basic expenditure; below 项目支出 the same words (运转类) are a part of the projects."""

_ASIDE = re.compile(
    r"[（(](?:不?含|不?包括|单位[:：]?|金额单位[:：]?|人民币)?[^（()）]*(?:元|[含括][^（()）]*)[）)]|[/／:：](?:亿|百万|万|千|百)?元$"
)
"""What a head says beside its word: the unit of money (金额/元), or what is counted in (事业收入（含教育收费）)."""


def without_aside(head: str) -> str:
    """A head without the unit of money and the remarks beside its word: 合计（万元）, 三公经费（含上年结转）."""
    return _ASIDE.sub("", head) or head


_OUTSIDE = "outside"

_CARRIED = r"^(?:上年|年初|历年)|(?:结转|结余)(?:结余|资金|和结余)?$"
"""What is left of 财政拨款结转结余 below 上年结转结余: the money it is."""

_LAST_YEAR = re.compile("^(?:上|去)年")
_CARRIED_OVER = ("carryover", "account_balance", _OUTSIDE)
"""What money of last year is that nothing says to be its budget: 上年财政拨款 may be carried over, or last year's."""

_BOTH_NATURES = re.compile(r"(?:人员|日?常?公用)[^和及与、]{0,4}[和及与、](?:人员|日?常?公用)")
"""人员经费和公用经费支出 in one column: together they are basic expenditure."""

_EXCLUDING = re.compile(r"扣除.*(?:基建|基本建设)")


@cache
def measure_word(head: str, year: int | None) -> str | None:
    """What one head says: a measure, or total where it says nothing of its own."""
    plain = "合计" if _EXCLUDING.search(head) else re.sub(r"^其中[:：]?", "", head) or "合计"
    plain = without_aside(plain)
    plain = "合计" if re.fullmatch(r"20\d{2}年?度?|[本当]年度?", plain) else plain
    plain = re.sub(r"(?:20\d{2}|上|本|当)年度?(?=预算|执行|决算|当年|年初|基本|项目)", "", plain)
    if is_prior(head, year):
        return lexicon.meaning("measure", re.sub(r"^(?:上|去)年度?|执行数?|决算数?|预算数?", "", plain)) or "total"
    if _BOTH_NATURES.match(plain):
        return "basic"
    word = lexicon.meaning("measure", plain) or lexicon.similar("measure", plain)
    if _LAST_YEAR.match(plain) and word not in _CARRIED_OVER:
        return None
    if word is None and lexicon.key(plain) in lexicon.words("stage"):
        return "total"
    return word if word != _OUTSIDE else None


@cache
def is_older(head: str, year: int | None) -> bool:
    """Whether a head speaks of a year before the last one (前年决算数, 2024年决算数 in a budget of 2026)."""
    text = lexicon.key(head)
    years = [int(found) for found in re.findall(r"20\d{2}", text)]
    return text.startswith("前年") or (year is not None and bool(years) and max(years) < year - 1)


@cache
def is_prior(head: str, year: int | None) -> bool:
    """Whether a head speaks of last year's figures (上年预算数, 2025年执行数), not of money carried over."""
    text = lexicon.key(head)
    if text in lexicon.word_list("prior", "year") or (year is not None and re.fullmatch(rf"{year - 1}年?度?", text)):
        return True
    if any(word in text for word in lexicon.word_list("prior", "not")):
        return False
    if not any(word in text for word in lexicon.word_list("prior", "figure")):
        return False
    if any(word in text for word in lexicon.word_list("prior", "year")):
        return True
    return year is not None and str(year - 1) in text and str(year) not in text
